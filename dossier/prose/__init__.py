"""Running text of a dossier: Markdown with citations and record links, parsed once.

How citations and record links are written stands in `dossier.prose.citing`, what Markdown there
is in `dossier.prose.markdown`; `dossier.prose.html` renders.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from dossier.problems import guess
from dossier.prose.citing import CitationGroup, LinkWritten
from dossier.prose.markdown import parse_markdown
from dossier.prose.needles import Needles, locate, needle_pattern
from dossier.prose.parts import Fault, Heading, ProseCitation, RecordLink, Sentence, TitleOf
from dossier.prose.places import MOST_FAULTS, MarkdownText
from dossier.prose.plain import blocks, by_group, headings, plain_block, sentences

__all__ = [
    "Fault",
    "Heading",
    "Prose",
    "ProseCitation",
    "RecordLink",
    "Sentence",
    "TitleOf",
    "locate",
    "needle_pattern",
    "parse_prose",
]


@dataclass(frozen=True)
class Prose:
    """A text as parsed. Two are equal when the same was written."""

    text: str
    tokens: tuple[Token, ...] = field(compare=False, repr=False)
    citations: tuple[ProseCitation, ...] = field(compare=False, repr=False)
    links: tuple[RecordLink, ...] = field(compare=False, repr=False)
    faults: tuple[Fault, ...] = field(compare=False, repr=False)

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def is_miswritten(self) -> bool:
        """Whether a citation stands in it that could not be read, so that it may cite more."""
        return any(fault.code == "citation-syntax" for fault in self.faults)

    @cached_property
    def groups(self) -> tuple[tuple[ProseCitation, ...], ...]:
        """The citations by pair of brackets."""
        groups: dict[int, list[ProseCitation]] = {}
        for cited in self.citations:
            groups.setdefault(cited.group, []).append(cited)
        return tuple(tuple(group) for group in groups.values())

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(headings(self.tokens, self.links))

    def heading_text(self, heading: Heading, title_of: TitleOf | None = None) -> str:
        """The plain words of a heading."""
        return plain_block(self.links, self.tokens[heading.token + 1], title_of).text

    def plain(self, title_of: TitleOf | None = None) -> str:
        """The text without Markdown and citations, blocks parted by blank lines.

        A record link reads as its label, else as what `title_of` gives, else as its id.
        """
        texts = (block.text for block in blocks(self.tokens, self.links, title_of))
        return "\n\n".join(text for text in texts if text)

    def sentences(self, title_of: TitleOf | None = None) -> list[Sentence]:
        """The sentences in order; headings, list items and table cells each begin a new one."""
        return list(self._sentences if title_of is None else self._split(title_of))

    def sentence(self, cited: ProseCitation, title_of: TitleOf | None = None) -> str:
        """The plain sentence that the citation stands in or directly after."""
        return self.sentences_by_group(title_of).get(cited.group, "")

    def sentences_by_group(self, title_of: TitleOf | None = None) -> dict[int, str]:
        """The sentence of each pair of brackets."""
        return self._by_group if title_of is None else by_group(self._split(title_of))

    def _split(self, title_of: TitleOf | None) -> list[Sentence]:
        return sentences(blocks(self.tokens, self.links, title_of), self.groups)

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(self._split(None))

    @cached_property
    def _by_group(self) -> dict[int, str]:
        return by_group(self._sentences)

    def __reduce__(self) -> tuple[Callable[[str], "Prose"], tuple[str]]:
        # The tokens are eight times as long, and packing them takes as long as parsing again.
        return parse_prose, (self.text,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        read = core_schema.no_info_after_validator_function(parse_prose, core_schema.str_schema())
        return core_schema.union_schema(
            [core_schema.is_instance_schema(cls), read],
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda prose: prose.text
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string"}


def parse_prose(text: str) -> Prose:
    """Parse a text; what is wrong in it stands in `faults`."""
    parsed = parse_markdown(text)
    needles = Needles(parsed.text)
    citations: list[ProseCitation] = []
    links: list[RecordLink] = []
    faults: list[tuple[int, Fault]] = []
    numbers: list[int] = []
    group = 0
    for found in parsed.found:
        what = found.what
        numbers.append(group if isinstance(what, CitationGroup) else len(links))
        if isinstance(what, CitationGroup):
            for cited, offset in zip(what.citations, found.offsets, strict=True):
                citations.append(ProseCitation(cited, *needles.at(offset), group))
            group += 1
        elif isinstance(what, LinkWritten):
            place = needles.at(found.offsets[0])
            links.append(RecordLink(what.kind, what.id, what.label, *place))
        elif len(faults) < MOST_FAULTS:
            place = needles.at(found.offsets[0])
            fault = Fault(found.code, what.message, what.hint, *place)
            faults.append((found.offsets[0], fault))
    _number_tokens(parsed.tokens, numbers)
    faults += _late_faults(parsed, links, needles)
    in_order = tuple(fault for _, fault in sorted(faults, key=lambda pair: pair[0]))
    return Prose(text, tuple(parsed.tokens), tuple(citations), tuple(links), in_order)


def _number_tokens(tokens: Sequence[Token], numbers: Sequence[int]) -> None:
    """Tokens name what was found by its number among its like: groups, or links."""
    for token in _running(tokens):
        if "found" in token.meta:
            token.meta = {"number": numbers[token.meta["found"]]}


def _running(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def _late_faults(
    parsed: MarkdownText, links: Sequence[RecordLink], needles: Needles
) -> Iterator[tuple[int, Fault]]:
    """What can only be known of the text as a whole."""
    ids = {heading.id for heading in headings(parsed.tokens, links)}
    for href, offset in parsed.fragments[:MOST_FAULTS]:
        name = unquote(href[1:])
        if name not in ids:
            hint = guess(name, ids) or "link to a heading by its words, as in #the-main-actors"
            message = f'there is no heading "#{name}" in this text'
            yield offset, Fault("unknown-heading", message, hint, *needles.at(offset))
    for label in parsed.footnotes_unused[:MOST_FAULTS]:
        offset = max(0, parsed.text.find(f"[^{label}]:"))
        hint = f"write [^{label}] where it belongs, or delete it"
        message = f'nothing refers to the footnote "{label}"'
        yield offset, Fault("unused-footnote", message, hint, *needles.at(offset))
