"""Running text in plain words: its blocks, headings and sentences."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from dossier.prose.parts import Heading, ProseCitation, RecordLink, Sentence, TitleOf
from dossier.prose.sentences import sentence_spans

Links = Sequence[RecordLink]

# What may end a sentence before a citation; the next one may follow without a space.
_ENDS = tuple(".!?…\"'”’»)")


class Block(NamedTuple):
    """A stretch of running text in plain words; `marks` are offsets and groups of citations."""

    text: str
    marks: tuple[tuple[int, int], ...]
    is_code: bool


def headings(tokens: Sequence[Token], links: Links) -> Iterator[Heading]:
    """Each heading with an id no other has, made as GitHub makes it."""
    taken: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            text = plain_block(links, tokens[index + 1], None).text
            slug = name = _slug(text)
            while name in taken:
                name = f"{slug}-{taken[slug]}"
                taken[slug] += 1
            taken[name] = 1
            yield Heading(int(token.tag[1]), text, name, index)


def _slug(text: str) -> str:
    kept = (
        c if c.isalnum() or c in "-_" or unicodedata.category(c)[0] == "M" else " " * c.isspace()
        for c in unicodedata.normalize("NFC", text.lower())
    )
    return "-".join("".join(kept).split()) or "section"


def blocks(tokens: Sequence[Token], links: Links, title_of: TitleOf | None) -> Iterator[Block]:
    for token in tokens:
        if token.type == "inline":
            yield plain_block(links, token, title_of)
        elif token.type in ("fence", "code_block"):
            yield Block(token.content.rstrip("\n"), (), True)


def plain_block(links: Links, block: Token, title_of: TitleOf | None) -> Block:
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    length = 0
    for token in block.children or ():
        if token.type == "citation":
            marks.append((length, token.meta["number"]))
            continue
        part = _plain_part(links, token, title_of)
        if not length:
            part = part.lstrip()
        elif marks and marks[-1][0] == length and parts[-1][-1:] in _ENDS and part[:1].isalnum():
            part = " " + part
        parts.append(part)
        length += len(part)
    return Block("".join(parts).rstrip(), tuple(marks), False)


def _plain_part(links: Links, token: Token, title_of: TitleOf | None) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type != "record_link":
        return token.content
    link = links[token.meta["number"]]
    return link.label or (title_of(link.kind, link.id) if title_of else link.id)


def sentences(
    blocks: Iterable[Block], groups: Sequence[tuple[ProseCitation, ...]]
) -> list[Sentence]:
    """A citation alone in its block belongs to the sentence before, as in a table's last column."""
    found: list[tuple[str, list[int]]] = []
    for block in blocks:
        if block.is_code:
            continue
        spans = sentence_spans(block.text)
        before = len(found)
        found += [(block.text[start:end], []) for start, end in spans]
        if not found and block.marks:
            found.append(("", []))
        current = max(0, before - (not spans))
        for offset, group in block.marks:
            while current - before + 1 < len(spans) and spans[current - before + 1][0] < offset:
                current += 1
            found[current][1].append(group)
    return [
        Sentence(text, tuple(cited for group in numbers for cited in groups[group]))
        for text, numbers in found
    ]


def by_group(sentences: Iterable[Sentence]) -> dict[int, str]:
    return {cited.group: sentence.text for sentence in sentences for cited in sentence.citations}
