"""Where words stand in the archived articles, each place with a citation to paste."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from dossier.archive import Archive, Captured, open_archive
from dossier.citations import Citation
from dossier.loading import load
from dossier.quotes import Found, Missed, Quote, Span, find_quote, fold_article
from dossier.quotes.matching import needle, occurrences, spellings
from dossier.quotes.nearest import nearest

CONTEXT = 60
MOST_PLACES = 50  # in one capture; words that stand more often identify nothing
_LONGEST_CONTEXT = 8  # words before a place, to tell it from others


_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words in an archived text: `words` as they stand there, `before` and `after` around them.

    `paragraph` counts from 1. `citation` quotes this place and no other; None where it lies in
    what is not the article. `remarks` is what the quote check has against it.
    """

    source: str
    file: str
    paragraph: int
    before: str
    words: str
    after: str
    citation: Citation | None
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The passage of an archived text that is most like words which do not stand in it."""

    source: str
    file: str
    likeness: float
    explanation: str


def archive_at(content: Path) -> Archive:
    """The archived texts of a content folder, those of drafts too, whatever else is wrong in it."""
    return open_archive(load(content, drafts=True))


def find_words(text: str, archive: Archive) -> tuple[FoundPlace, ...]:
    """Every place where words stand, as the quote check takes them, by source and place."""
    return tuple(
        place
        for source, captures in sorted(archive.captures.items())
        for captured in captures
        for place in _places(text, source, captured)
    )


def near_misses(text: str, archive: Archive, most: int = 3) -> tuple[NearMiss, ...]:
    """The archived texts that come nearest to having words, the likest first, and what they lack;
    for words that stand nowhere."""
    found = (
        NearMiss(source, captured.file, near.likeness, _why_missed(text, captured, near.hint))
        for source, captures in archive.captures.items()
        for captured in captures
        if (near := nearest(captured.folded, text)).likeness > 0
    )
    return tuple(sorted(found, key=lambda miss: (-miss.likeness, miss.source))[:most])


def _why_missed(text: str, captured: Captured, nearest: str) -> str:
    verdict = find_quote(Quote(text), [captured.folded])
    if isinstance(verdict, Missed) and verdict.code != "quote-not-found":
        return f"{verdict.message}\n  {verdict.hint}"
    return nearest


def _places(text: str, source: str, captured: Captured) -> Iterator[FoundPlace]:
    spans = _spans(text, captured)
    for span in spans:
        article = captured.folded.article.text
        yield _place(span, " ".join(article[span.start : span.end].split()), source, captured)
    verdict = None if spans else find_quote(Quote(text), [captured.folded])
    if isinstance(verdict, Found):  # with an omission or an insertion, which is quoted as written
        whole = Span(verdict.spans[0].start, verdict.spans[-1].end)
        yield _place(whole, " ".join(text.split()), source, captured)


def _spans(text: str, captured: Captured) -> Sequence[Span]:
    """Where the words stand as they are, in the article and in what is not the article."""
    within = captured.folded
    cases = spellings(text, first=True, last=True, language=within.language)
    needles = [needle(case) for case in cases]
    found = [each.span for each in occurrences(within, needles, MOST_PLACES)]
    if captured.omitted:
        whole = fold_article(within.article, (), within.language)
        everywhere = (each.span for each in occurrences(whole, needles, MOST_PLACES))
        found += [span for span in everywhere if _is_omitted(span, captured)]
    return found


def _is_omitted(span: Span, captured: Captured) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in captured.omitted)


def _place(span: Span, words: str, source: str, captured: Captured) -> FoundPlace:
    article = captured.folded.article
    omitted = _is_omitted(span, captured)
    blocks = [n for n, block in enumerate(article.blocks, 1) if block.start <= span.start]
    citation, remarks = (None, ()) if omitted else _citation(words, span, source, captured)
    before = article.text[max(span.start - CONTEXT, 0) : span.start]
    before = before.partition(" ")[2] if span.start > CONTEXT else before
    after = article.text[span.end : span.end + CONTEXT].rpartition(" ")[0]
    return FoundPlace(
        source,
        captured.file,
        blocks[-1] if blocks else 1,
        _SPACE.sub(" ", before),
        words,
        _SPACE.sub(" ", after),
        citation,
        remarks,
    )


def _citation(
    words: str, span: Span, source: str, captured: Captured
) -> tuple[Citation | None, tuple[str, ...]]:
    """A citation that the quote check takes to this place, with as few words before as will do."""
    quote = _typographic(words)
    leading = captured.folded.article.text[: span.start].split()
    first: tuple[Citation | None, tuple[str, ...]] = (None, ())
    for count in range(min(_LONGEST_CONTEXT, len(leading)) + 1):
        prefix = _typographic(" ".join(leading[len(leading) - count :]))
        verdict = find_quote(Quote(quote, prefix), [captured.folded])
        if isinstance(verdict, Missed):
            first = first if any(first) else (None, (verdict.message,))
        elif verdict.spans[0].start == span.start:
            told = tuple(concern.message for concern in verdict.concerns)
            cited = Citation(source=source, quote=quote, prefix=prefix or None)
            if not any(concern.code == "ambiguous-quote" for concern in verdict.concerns):
                return cited, told
            first = first if first[0] else (cited, told)
    return first


def _typographic(text: str) -> str:
    """Straight quotation marks as printers set them: they need no escape where they are pasted."""
    turn = cycle("“”")
    return "".join(next(turn) if character == '"' else character for character in text)


def told(text: str, archive: Archive, emphasised: Callable[[str], str] = str) -> tuple[str, bool]:
    """What a terminal shows of words, and whether they stand anywhere."""
    places = find_words(text, archive)
    if places:
        return "\n\n".join(in_words(place, emphasised) for place in places), True
    near = (f"{m.file} ({m.source}): {m.explanation}" for m in near_misses(text, archive))
    return "\n\n".join(["these words stand in no archived article", *near]), False


def in_words(place: FoundPlace, emphasised: Callable[[str], str] = str) -> str:
    """A place as a terminal shows it: where it is, the words there, citations to paste."""
    lines = [
        f"{place.file}, paragraph {place.paragraph} ({place.source})",
        f"  … {place.before}{emphasised(place.words)}{place.after} …",
        *(f"  {remark}" for remark in place.remarks),
    ]
    if place.citation:
        lines += [f"  {as_prose(place.citation)}", f"  {as_item(place.citation)}"]
    elif not place.remarks:
        lines.append("  this is not the article (`omit`), and cannot be quoted")
    return "\n".join(lines)


def as_json(place: FoundPlace) -> dict[str, Any]:
    """A place for programs."""
    citation = place.citation.model_dump(exclude_none=True) if place.citation else None
    return {**asdict(place), "citation": citation}


def as_prose(citation: Citation) -> str:
    """A citation as it is written in running text."""
    prefix = f' prefix "{_escaped(citation.prefix)}"' if citation.prefix else ""
    return f'[@{citation.source} "{_escaped(citation.quote or "")}"{prefix}]'


def as_item(citation: Citation) -> str:
    """A citation as an item of `cite`, on one line."""
    fields = {"quote": citation.quote, "prefix": citation.prefix}
    written = [f"{name}: {json.dumps(v, ensure_ascii=False)}" for name, v in fields.items() if v]
    return f"- {{source: {citation.source}, {', '.join(written)}}}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
