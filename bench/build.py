"""How a build grows with the dossier: `python -m bench.build`."""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dossier.archive import open_archive
from dossier.checks import check
from dossier.exports import exports
from dossier.linking import link
from dossier.loading import load
from dossier.pages import Site, plan
from dossier.publishing import publish
from dossier.rendering import Renderer, render_all
from dossier.verification import verify
from dossier.words import load_words

T = TypeVar("T")

SIZES = (200, 800)
TEMPLATES = (Path(__file__).resolve().parent.parent / "templates",)
WORDS = (
    *("harbour", "master", "pilot", "vessel", "cargo", "coal", "grain", "quay", "crane", "tide"),
    *("storm", "signal", "envoy", "minister", "council", "letter", "treaty", "visit", "builder"),
    *("bridge", "railway", "market", "price", "worker", "strike"),
)


def main() -> None:
    """Print the seconds of each stage at two sizes, and the growth between them."""
    times = [_stages(size) for size in SIZES]
    print(f"{'stage':12}" + "".join(f"{size:>8} sources" for size in SIZES) + "   growth")
    for stage, first in times[0].items():
        second = times[1][stage]
        print(f"{stage:12}{first:>14.2f} s{second:>14.2f} s{second / first:>8.1f}×")
    print(f"four times the sources: linear is {SIZES[1] / SIZES[0]:.0f}×")


def _stages(size: int) -> dict[str, float]:
    times: dict[str, float] = {}

    def timed(stage: str, act: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = act()
        times[stage] = time.perf_counter() - start
        return result

    with tempfile.TemporaryDirectory() as folder:
        content_folder, out = Path(folder, "content"), Path(folder, "site")
        write_dossier(content_folder, size)
        content = timed("load", lambda: load(content_folder))
        assert content.settings, [str(problem) for problem in content.problems[:5]]
        settings = content.settings
        archive = timed("archive", lambda: open_archive(content))
        dossier = timed("link", lambda: link(content, archive, settings, "bench"))
        timed("mentions", lambda: dossier.mentions)
        verification = timed("verify", lambda: verify(dossier))
        problems = timed("check", lambda: list(check(verification)))
        assert not any(p.severity == "error" for p in problems), problems[:5]
        words = load_words("en", TEMPLATES)
        site = Site(verification, words)
        timed("exports", lambda: exports(site))
        pages = timed("plan", lambda: plan(site))
        files, faults = timed("render", lambda: render_all(pages, Renderer(TEMPLATES, words)))
        assert not faults, faults[:5]
        timed("publish", lambda: publish(files, out))
        timed("again", lambda: publish(files, out))
    return times


def write_dossier(folder: Path, size: int) -> None:
    """A dossier of `size` sources, a tenth as many actors, a fifth as many events and statements,
    a twentieth as many disagreements."""
    chance = random.Random(size)
    actors = [f"actor-{n}" for n in range(max(size // 10, 2))]
    names = {actor: f"{chance.choice(WORDS).title()} {actor.title()}" for actor in actors}
    for actor in actors:
        others = chance.sample(actors, 2)
        ties = "".join(f"  - {{type: cooperates-with, actor: {o}}}\n" for o in others if o != actor)
        text = f"name: {names[actor]}\nkind: outlet\nrelationships:\n{ties}"
        _record(folder, f"actors/{actor}", text)
    quotes: list[tuple[str, str]] = []
    for n in range(size):
        paragraphs = [_paragraph(chance, names, actors) for _ in range(8)]
        _write_file(folder / f"articles/source-{n}.txt", "\n\n".join(paragraphs) + "\n")
        origin = f"[source-{chance.randrange(n)}]" if n and chance.random() < 0.6 else "own"
        quotes.append((f"source-{n}", " ".join(chance.choice(paragraphs).split()[3:14])))
        _record(
            folder,
            f"sources/source-{n}",
            f"title: Report {n}\noutlet: {chance.choice(actors)}\norigin: {origin}\n"
            f"published: 2031-{n % 12 + 1:02}-{n % 28 + 1:02}\n",
        )
    for n in range(size // 5):
        cited = chance.sample(quotes, 5)
        cites = "".join(f'  - source: {s}\n    quote: "{q}"\n' for s, q in cited)
        who = "".join(f"  - {actor}\n" for actor in chance.sample(actors, 2))
        _record(
            folder,
            f"events/event-{n}",
            f"title: Event {n}\ndate: 2031-{n % 12 + 1:02}-{n % 28 + 1:02}\n"
            f"summary: It happened. [@{cited[0][0]}]\nactors:\n{who}cite:\n{cites}",
        )
    for n in range(size // 5):
        wordings = "".join(
            f'  - {{source: {source}, mode: direct, quote: "{quote}"}}\n'
            for source, quote in chance.sample(quotes, 2)
        )
        text = f"speaker: {chance.choice(actors)}\ngist: So it was said.\nwordings:\n{wordings}"
        _record(folder, f"statements/statement-{n}", text)
    for n in range(size // 20):
        answers = "".join(
            f'  - answer: Answer {n}\n    cite: [{{source: {source}, quote: "{quote}"}}]\n'
            for source, quote in chance.sample(quotes, 2)
        )
        about = f"about: [event:event-{n}]\n"
        text = f"question: Question {n}?\n{about}answers:\n{answers}"
        _record(folder, f"disagreements/question-{n}", text)
    _record(folder, "briefs/lead", "title: Lead\ndate: 2031\nbottom_line: All is well.\n")
    _record(folder, "dossier", "title: Bench\nas_of: 2031\nlead: lead\n")


def _paragraph(chance: random.Random, names: dict[str, str], actors: list[str]) -> str:
    words = [chance.choice(WORDS) for _ in range(45)]
    words[7] = names[chance.choice(actors)]
    text = " ".join(words)
    return text[:1].upper() + text[1:] + f" {chance.randrange(10**9)}."


def _record(folder: Path, name: str, text: str) -> None:
    _write_file(folder / f"{name}.yaml", text)


def _write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
