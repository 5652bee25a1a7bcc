"""No file of the site holds more of an article than the dossier's setting lets it."""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from dossiers import CONTENT, linked, made

from dossier.articles import Article, Span
from dossier.linking import Dossier
from dossier.verification import verify

Run = tuple[str, ...]

RUN = 12
"""So many words of an article in a row are a passage of it."""

CHANCE = 2
"""So many of them may stand beside quoted words by chance, as "he said" does."""

SECRETS = ("zmarginalia", "zunpublished", "zappeal", "zcomment", "zkeeper", "zanchorage")
"""Words of the copied dossier that no page may show; nothing else has them."""

HIDDEN_SOURCE = """
title: Lamps along the mole
outlet: izvestia
published: 2022-07-20
language: en
origin: own
editor_note: zmarginalia one, bought from the zkeeper himself
captures:
  - file: lamps.txt
    sha256: {sha256}
omit:
  - Give what you can … zappeal of our lamplighters
"""
HIDDEN_ARTICLE = """\
The lamps along the mole were lit at six, an hour before the fleet came home that evening.

Give what you can before Friday, all of you, to the zappeal of our lamplighters

Whoever came later slept on board that night, for the keeper had gone down to zanchorage.

There the lamps were lit at eight, and nobody ever asked him why he had been so late with it.
"""
HIDDEN_EVENT = """
date: 2022-07-20
title: The lamps were lit
# zcomment: ask the keeper again
editor_note: zmarginalia two
cite:
  - source: lamps
    quote: the mole were lit at six
  - source: lamps
    quote: There the lamps were lit at eight
    prefix: down to zanchorage
"""
HIDDEN_DRAFT = """
draft: true
kind: person
name: Zunpublished the Keeper
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content, with things added that nobody is to read."""
    folder = tmp_path_factory.mktemp("rights") / "content"
    shutil.copytree(CONTENT, folder)
    sha256 = hashlib.sha256(HIDDEN_ARTICLE.encode()).hexdigest()
    for name, text in {
        "articles/lamps.txt": HIDDEN_ARTICLE,
        "sources/lamps.yaml": HIDDEN_SOURCE.format(sha256=sha256),
        "events/lamps.yaml": HIDDEN_EVENT,
        "actors/zunpublished.yaml": HIDDEN_DRAFT,
        "pages/zunpublished.md": "---\ntitle: Zunpublished\ndraft: true\n---\nzunpublished\n",
    }.items():
        (folder / name).write_text(text.lstrip("\n"))
    for record in sorted(folder.rglob("*.yaml")):
        if record.name not in ("dossier.yaml", "lamps.yaml", "zunpublished.yaml"):
            text = record.read_text()
            if "editor_note:" not in text:
                record.write_text(text.rstrip("\n") + "\neditor_note: zmarginalia\n")
    return folder


@pytest.fixture(scope="module")
def sites(copied: Path) -> dict[str, dict[str, bytes]]:
    """The files of the site, by how much of its articles it may show."""
    return {how_much: published(copied, how_much) for how_much in ("none", "excerpts", "full")}


def published(folder: Path, how_much: str) -> dict[str, bytes]:
    settings = folder / "dossier.yaml"
    kept = re.sub(r"publish_articles: .*\n", "", settings.read_text())
    settings.write_text(f"publish_articles: {how_much}\n{kept}")
    site = made(folder)
    assert site.files is not None, "\n".join(map(str, site.problems))
    return site.files


# What may be shown, worked out from the articles alone


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> Iterator[Run]:
    found = words(text)
    return zip(*(found[at:] for at in range(RUN)), strict=False)


def private(dossier: Dossier, how_much: str) -> frozenset[Run]:
    """The runs of words that the site may not hold: all of the articles but what it may show.

    The title and the address of an article name it and are everyone's.
    """
    quoted: dict[int, list[Span]] = {}
    for passage in verify(dossier).passages.values():
        quoted.setdefault(id(passage.found.article), []).extend(passage.found.spans)
    hidden: set[Run] = set()
    public: set[Run] = set()
    for captured in (each for group in dossier.captures.values() for each in group):
        article = captured.folded.article
        shown = may_be_shown(article, quoted.get(id(article), []), how_much)
        for run, outside in weighed(article.text, shown, captured.omitted):
            (hidden if outside > CHANCE else public).add(run)
    for source in dossier.sources.values():
        public.update(runs(f"{source.title} gap url {source.url}"))
    return frozenset(hidden - public)


def may_be_shown(article: Article, quoted: list[Span], how_much: str) -> list[Span]:
    """The quoted words, or the paragraphs that hold them, or everything."""
    if how_much == "none":
        return quoted
    return [
        Span(block.start, block.end)
        for block in article.blocks
        if how_much == "full" or any(s.start < block.end and block.start < s.end for s in quoted)
    ]


def weighed(text: str, shown: Iterable[Span], omitted: Iterable[Span]) -> Iterator[tuple[Run, int]]:
    """Every run of words, with the number of those outside of what is shown."""
    kept = bytearray(len(text))
    for span in shown:
        kept[span.start : span.end] = b"\1" * (span.end - span.start)
    for span in omitted:
        kept[span.start : span.end] = bytes(span.end - span.start)
    found = [(word[0].casefold(), not kept[word.start()]) for word in re.finditer(r"\w+", text)]
    for some in zip(*(found[at:] for at in range(RUN)), strict=False):
        yield tuple(word for word, _ in some), sum(outside for _, outside in some)


# What is there, in every byte


def leaks(files: Mapping[str, bytes], forbidden: frozenset[Run]) -> list[str]:
    """The files that hold a forbidden run of words, each with the first of them."""
    found = []
    for name, content in files.items():
        texts = (text for text in readings(content) if not forbidden.isdisjoint(runs(text)))
        if text := next(texts, None):
            found.append(f"{name}: {' '.join(next(r for r in runs(text) if r in forbidden))}")
    return found


def readings(content: bytes) -> Iterator[str]:
    """A file with its escapes undone: its tags with their attributes, and without its tags.

    A tag within a line parts words or not; every other one ends a text, so that the words of two
    quotations that stand together are not taken for a passage.
    """
    text = content.decode("utf-8", errors="replace")
    text = unquote(unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)))
    text = text.replace("\\n", " ")
    yield re.sub(r"</?\w+", " gap ", text)
    text = re.sub(rf"<(?!/?(?:{WITHIN_A_LINE})\b)[^<>]*>", " gap ", text)
    yield re.sub(r"<[^<>]*>", " ", text)
    yield re.sub(r"<[^<>]*>", "", text)


WITHIN_A_LINE = "a|abbr|b|bdi|bdo|br|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr"


@pytest.mark.parametrize("how_much", ["none", "excerpts", "full"])
def test_no_file_holds_more_of_an_article_than_may_be_shown(
    copied: Path, sites: dict[str, dict[str, bytes]], how_much: str
) -> None:
    files = sites[how_much]
    forbidden = private(linked(copied), how_much)

    assert leaks(files, forbidden) == []
    kept = SECRETS[:-1] if how_much == "full" else SECRETS
    for name, content in files.items():
        text = "\n".join(readings(content)).casefold()
        assert [word for word in kept if word in text or word in name] == [], name


def test_what_may_be_shown_is_shown(sites: dict[str, dict[str, bytes]]) -> None:
    """So that the tests above do not pass for want of a text."""
    quoted, in_its_paragraph, elsewhere = "lit at six", "before the fleet", "slept on board"
    shown = {
        how_much: [
            words in files["sources/lamps/index.html"].decode()
            for words in (quoted, in_its_paragraph, elsewhere)
        ]
        for how_much, files in sites.items()
    }
    assert shown == {
        "none": [True, False, False],
        "excerpts": [True, True, False],
        "full": [True, True, True],
    }


def test_the_less_may_be_shown_the_more_is_forbidden(copied: Path) -> None:
    dossier = linked(copied)
    none, excerpts, full = (len(private(dossier, each)) for each in ("none", "excerpts", "full"))
    assert none > excerpts > full > 0


@pytest.mark.parametrize(
    "planted",
    [
        "<p>{}</p>",
        "<p><b>{}</b></p>",
        '<p title="{}">',
        "var texts = ['{}'];",
    ],
)
def test_a_planted_passage_is_seen_however_it_is_written(copied: Path, planted: str) -> None:
    dossier = linked(copied)
    forbidden = private(dossier, "excerpts")
    run = sorted(forbidden)[0]
    spellings = {
        " ".join(run),
        "&#32;".join(run).upper(),
        "</b>\n<b>".join(run),
        "\\u0020".join(run),
        "%20".join(run),
        " ".join(word[0] + "<wbr>" + word[1:] for word in run),
    }
    for spelling in spellings:
        files = {"data/texts.js": planted.format(spelling).encode(), "index.html": b"<p>Quiet</p>"}
        assert len(leaks(files, forbidden)) == 1, spelling
    shorter = {"index.html": planted.format(" ".join(run[1:])).encode()}
    assert leaks(shorter, forbidden) == []
