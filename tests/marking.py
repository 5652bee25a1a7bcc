"""Writes the dossier of `marked.py`: every case cited from every kind of record, and secrets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from dossiers import TEMPLATES, made, write_dossier
from marked import NAME, SECRET, Case, cases, cut

from dossier.packing import FORMS
from dossier.pipeline import Where, Wishes, bind, make

SETTINGS = ("none", "excerpts", "full")
"""What `publish_articles` may say, the least first."""


def published(folder: Path) -> dict[str, bytes]:
    """Every file that goes out, as from a site that knows its address."""
    site = make(Where(folder, (TEMPLATES,)), Wishes(base_url="https://alva.example/"))
    assert site.files is not None, "\n".join(map(str, site.problems))
    return site.files


def packed(folder: Path) -> dict[str, bytes]:
    """The files of the pack."""
    wishes = Wishes(base_url="https://alva.example/")
    made, pack = bind(Where(folder, (TEMPLATES,)), wishes, FORMS)
    assert pack is not None, "\n".join(map(str, made.problems))
    return {f"pack.{form}": content for form, content in pack.files.items()}


def write_marked(folder: Path, publish_articles: str) -> Path:
    """Write the dossier of all cases, its warnings accepted, so that what they say is published."""
    found = cases()
    settings = {
        "title": "The harbour of Port Alva",
        "as_of": "2031-05-20",
        "lead": "harbour",
        "publish_articles": publish_articles,
    }
    records: dict[str, Record] = {
        "actors/herald": {"name": "The Alva Herald", "kind": "outlet"},
        "actors/maren": _actor(found),
        "briefs/harbour": _brief(found),
    }
    articles: dict[str, str] = {}
    for case in found:
        records |= _records(case)
        articles |= dict(_captured(case))
    secret = next(case for case in found if case.id == SECRET).captures[0][0]
    records |= _drafts(secret)
    files = {f"{name}.yaml": _written(record, secret) for name, record in records.items()}
    method = f"Word for word. {_cited(found[0], 0)}"
    files["pages/method.md"] = f"---\ntitle: Method\neditor_note: {secret}\n---\n{method}\n"
    files["pages/unready.md"] = f"---\ntitle: {secret}\ndraft: true\n---\n{secret}\n"
    write_dossier(folder, {**files, **articles, "dossier.yaml": _yaml(settings)}, bare=True)
    warned = [problem for problem in made(folder).problems if problem.severity == "warning"]
    pairs = dict.fromkeys((problem.code, problem.record) for problem in warned)
    accepted = [_acceptance(code, record) for code, record in pairs]
    settings_file = _yaml({**settings, "accepted": accepted})
    return write_dossier(folder, {"dossier.yaml": settings_file}, bare=True)


def write_past(folder: Path) -> None:
    """Make the dossier in a folder what it may once have been: other words quoted, others omitted.

    Every record is another, so that each has a difference to show.
    """
    for case in cases():
        text = next(iter(case.captures), ())
        for number, quote in enumerate(case.quotes):
            for kind in ("events", "statements", "disagreements"):
                file = folder / kind / f"{case.id}-{number}.yaml"
                if quote and file.is_file():
                    record = yaml.safe_load(file.read_text())
                    file.write_text(_yaml(_once(record, quote, cut(text[0], 1, 5))))
        file = folder / "sources" / f"{case.id}.yaml"
        once = {"summary": "As it was.", "omit": [cut(text[-1], 1, 4)]} if text else {}
        file.write_text(_yaml({**yaml.safe_load(file.read_text()), **once}))
    lead = folder / "briefs" / "harbour.yaml"
    other = next(case for case in cases() if case.id == SECRET).captures[0][0]
    lead.write_text(
        lead.read_text().replace("So it is", f'It was [@{SECRET} "{cut(other, 1, 6)}"]')
    )


def _once(value: object, quote: str, words: str) -> object:
    """A record with other words quoted, and other words around them."""
    if isinstance(value, dict):
        return {
            name: words if name in ("prefix", "suffix") else _once(inner, quote, words)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_once(inner, quote, words) for inner in value]
    return words if value == quote else value


Record = Mapping[str, object]


def _drafts(secret: str) -> dict[str, Record]:
    """Records that are not ready, whose names and ids are words of an article as well."""
    id, draft = secret.split()[1], {"draft": "true"}
    return {
        f"actors/{id}": {"name": secret, "kind": "person", **draft},
        f"briefs/{id}": {"title": secret, "date": "2031", "bottom_line": secret, **draft},
        f"events/{id}": {"title": secret, "date": "2031", "summary": secret, **draft},
    }


def _written(record: Record, secret: str) -> str:
    """A record as a file, with a note and a comment that nobody is to read."""
    text = _yaml({**record, "editor_note": secret})
    return f"# {secret}\n{text}# {secret}\n"


def _yaml(record: object) -> str:
    return yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _acceptance(code: str, record: str) -> Record:
    return {"code": code, **({"record": record} if record else {}), "reason": "As it is meant."}


def _captured(case: Case) -> Iterator[tuple[str, str]]:
    for name, paragraphs in zip(_files(case), case.captures, strict=True):
        yield f"articles/{name}", _PRINTING[case.ending](paragraphs, case.unseen)


def _files(case: Case) -> list[str]:
    return [f"{case.id}-{number}.{case.ending}" for number in range(len(case.captures))]


def _as_html(paragraphs: Iterable[str], unseen: str) -> str:
    """Words that no reader sees: in the head, a comment, an attribute, a script, a hidden part."""
    text = "".join(f'<p title="{unseen}">{paragraph}</p>\n' for paragraph in paragraphs)
    hidden = f"<!-- {unseen} --><script>var it = '{unseen}';</script><p hidden>{unseen}</p>"
    head = f'<meta name="description" content="{unseen}"><title>{unseen}</title>'
    return f"<!doctype html><html><head>{head}</head><body>{text}{hidden}</body></html>"


_PRINTING: Mapping[str, Callable[[Iterable[str], str], str]] = {
    "txt": lambda paragraphs, unseen: "\n\n".join(paragraphs) + "\n",
    "md": lambda paragraphs, unseen: "\n\n".join((*paragraphs, f"<!-- {unseen} -->")) + "\n",
    "html": _as_html,
}


def _records(case: Case) -> Iterator[tuple[str, Record]]:
    """The source, and for each quotation a record of every kind that cites."""
    draft = {"draft": "true"} if case.is_draft else {}
    yield f"sources/{case.id}", _source(case) | draft
    for number in range(len(case.quotes)):
        id = f"{case.id}-{number}"
        cite = [_citation(case, number)]
        yield f"events/{id}", _event(cite) | draft
        if case.quotes[number]:
            yield f"statements/{id}", _statement(case, number) | draft
            yield f"disagreements/{id}", _disagreement(cite) | draft


def _source(case: Case) -> dict[str, object]:
    captures = [{"file": name} for name in _files(case)]
    return {
        "title": f"What the Herald printed, {case.id}",
        "outlet": "herald",
        "published": "2031-05-14",
        "language": "zh" if case.id == "unspaced" else "en",
        "url": f"https://herald.example/{case.id}",
        "origin": "own",
        **({"captures": captures} if captures else {}),
        **({"omit": _omissions(case)} if case.omit else {}),
        **({"publish": case.publish} if case.publish else {}),
    }


def _omissions(case: Case) -> Sequence[str]:
    """What is left out, as an editor names it: a long passage by its first and last words."""
    return [
        f"{cut(text, 0, 2)} … {' '.join(text.split()[-2:])}" if len(text.split()) > 12 else text
        for text in case.omit
    ]


def _citation(case: Case, number: int) -> Record:
    """A citation that says what stands before and after the quoted words."""
    quote = case.quotes[number]
    if not quote:
        return {"source": case.id}
    return {"source": case.id, "quote": quote, **_around(case, quote)}


def _around(case: Case, quote: str) -> Record:
    text = next(("\n\n".join(c) for c in case.captures if quote in "\n\n".join(c)), "")
    before, _, after = text.partition(quote)
    if not text or case.id == "unspaced":
        return {}
    return {"prefix": " ".join(before.split()[-3:]), "suffix": " ".join(after.split()[:3])}


def _event(cite: object) -> dict[str, object]:
    return {
        "date": "2031-05-13",
        "title": "The harbour closed",
        "actors": ["maren"],
        "cite": cite,
    }


def _statement(case: Case, number: int) -> dict[str, object]:
    quote = case.quotes[number]
    return {
        "speaker": "maren",
        "date": "2031-05-13",
        "gist": "Maren Holt spoke of the harbour.",
        "original": {"text": quote, "language": "en", "source": case.id},
        "wordings": [{"source": case.id, "quote": quote, "mode": "direct"}],
    }


def _disagreement(cite: object) -> dict[str, object]:
    answers = [
        {"answer": "Since Monday.", "cite": cite},
        {"answer": "Since Tuesday.", "cite": cite},
    ]
    return {"question": "Since when?", "about": ["actor:maren"], "answers": answers}


def _actor(found: Sequence[Case]) -> Record:
    cite = [_citation(found[0], 0)]
    return {
        "name": NAME,
        "kind": "person",
        "names": [{"text": "Марен Хольт", "language": "ru", "cite": cite}],
        "summary": f"She keeps the harbour. {_cited(found[2], 0)}",
        "roles": [{"title": "Harbour master", "organisation": "herald", "cite": cite}],
        "relationships": [{"type": "works-for", "actor": "herald", "cite": cite}],
    }


def _brief(found: Sequence[Case]) -> Record:
    """A brief that quotes from every case."""
    quoting = [case for case in found if any(case.quotes) and not case.is_draft]
    sentences = [f"So it is, {case.id}. {_cited(case, 0)}" for case in quoting]
    return {
        "title": "The harbour closes",
        "date": "2031-05-20",
        "bottom_line": sentences[0],
        "key_judgements": [{"text": each, "confidence": "low"} for each in sentences[:3]],
        "body": "## What is known\n\n" + "\n\n".join(sentences),
        "gaps": ["When it opens again."],
    }


def _cited(case: Case, number: int) -> str:
    return f'[@{case.id} "{case.quotes[number]}"]'
