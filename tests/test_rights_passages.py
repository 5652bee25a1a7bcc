"""No file of this project's own site holds a passage of an article that may not be shown."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from dossiers import CONTENT, linked
from marking import SETTINGS, published
from revealing import readings

from dossier.articles import Article, Span
from dossier.linking import Dossier
from dossier.pages.sharing import as_json
from dossier.verification import verify

Run = tuple[str, ...]

RUN = 6
"""So many words of an article in a row are a passage of it: in five, phrases that are anyone's
meet, such as "after North Korea recognised the"."""

CHANCE = 2
"""So many of them may stand beside quoted words by chance, as "he said" does."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> Iterator[Run]:
    found = words(text)
    return zip(*(found[at:] for at in range(RUN)), strict=False)


def private(dossier: Dossier, how_much: str) -> frozenset[Run]:
    """The runs of words that the site may not hold: all of the articles but what it may show.

    The title and the address of an article name it and are everyone's, and so are actors' names;
    in a citation of its page the title of the dossier follows that of the article.
    """
    quoted: dict[int, list[Span]] = {}
    for passage in verify(dossier).passages.values():
        quoted.setdefault(id(passage.found.article), []).extend(passage.found.spans)
    names = name_pattern(dossier)
    hidden: set[Run] = set()
    public: set[Run] = set()
    for captured in (each for group in dossier.captures.values() for each in group):
        article = captured.folded.article
        shown = may_be_shown(article, quoted.get(id(article), []), how_much)
        named = [Span(*found.span()) for found in names.finditer(article.text)]
        for run, outside in weighed(article.text, shown, captured.omitted, named):
            (hidden if outside > CHANCE else public).add(run)
    for source in dossier.sources.values():
        public.update(runs(f"{source.title} gap url {source.url}"))
        public.update(runs(f"{source.title} {dossier.settings.title}"))
    return frozenset(hidden - public)


def name_pattern(dossier: Dossier) -> re.Pattern[str]:
    actors = dossier.actors.values()
    names = {actor.name for actor in actors} | {n.text for actor in actors for n in actor.names}
    patterns = (r"\W+".join(words(name)) for name in names)
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE)


def may_be_shown(article: Article, quoted: list[Span], how_much: str) -> list[Span]:
    """The quoted words, or the paragraphs that hold them, or everything."""
    if how_much == "none":
        return quoted
    return [
        Span(block.start, block.end)
        for block in article.blocks
        if how_much == "full" or any(s.start < block.end and block.start < s.end for s in quoted)
    ]


def weighed(
    text: str, shown: list[Span], omitted: tuple[Span, ...], named: list[Span]
) -> Iterator[tuple[Run, int]]:
    """Every run of words, with the number of those outside of what is shown."""
    kept = bytearray(len(text))
    for spans, sign in ((shown, b"\1"), (omitted, b"\0"), (named, b"\1")):
        for span in spans:
            kept[span.start : span.end] = sign * (span.end - span.start)
    found = [(word[0].casefold(), not kept[word.start()]) for word in re.finditer(r"\w+", text)]
    for some in zip(*(found[at:] for at in range(RUN)), strict=False):
        yield tuple(word for word, _ in some), sum(outside for _, outside in some)


def passages(files: Mapping[str, bytes], forbidden: frozenset[Run]) -> list[str]:
    """The files that hold a forbidden run of words, each with the first of them."""
    found = []
    for name, content in files.items():
        texts = (text for text in readings(content) if not forbidden.isdisjoint(runs(text)))
        if text := next(texts, None):
            found.append(f"{name}: {' '.join(next(r for r in runs(text) if r in forbidden))}")
    return found


@pytest.mark.parametrize("how_much", SETTINGS)
def test_no_file_holds_a_passage_of_our_own_articles_that_may_not_be_shown(
    tmp_path: Path, how_much: str
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    settings = folder / "dossier.yaml"
    kept = re.sub(r"publish_articles: .*\n", "", settings.read_text())
    settings.write_text(f"publish_articles: {how_much}\n{kept}")

    assert passages(published(folder), private(linked(folder), how_much)) == []


@pytest.mark.parametrize(
    "spelled",
    [
        " ".join,
        lambda run: "&#32;".join(run).upper(),
        "</b>\n<b>".join,
        lambda run: str(as_json({"text": "\u2028".join(run)})),
        lambda run: quote_plus(" ".join(run)),
        "%20".join,
        "\\n".join,
        lambda run: " ".join(word[0] + "<wbr>" + word[1:] for word in run),
    ],
)
def test_a_planted_passage_is_seen_however_it_is_spelled(spelled: Callable[[Run], str]) -> None:
    forbidden = private(linked(CONTENT), "excerpts")
    run = sorted(forbidden)[0]
    files = {"data/texts.js": f"<p>{spelled(run)}</p>".encode()}
    assert passages(files, forbidden) == [f"data/texts.js: {' '.join(run)}"]
    shorter = {"index.html": f"<p>{spelled(run[1:])}</p>".encode()}
    assert passages(shorter, forbidden) == []
