"""Where a sentence ends, in any script.

Unicode's own rules (UAX #29) end a sentence after "Dr." and after "“Really?” ", and the library
that has them takes a second for ten kilobytes; so the rules here are ours, and the abbreviations
of the common languages are a table (`dossier.prose.abbreviations`).
"""

import re
import unicodedata
from collections.abc import Iterator

from dossier.prose.abbreviations import (
    AFTER_ORDINAL,
    BEFORE_NUMBER,
    BEGINNERS,
    MAY_BE_LAST,
    NEVER_LAST,
)

# Marks that end a sentence wherever they stand (Unicode's Sentence_Terminal, less the Latin ones).
_ANYWHERE = "。！？｡︒։۔؟܀܁܂।॥၊။።፧፨។៕᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᱾᱿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫"
# Marks that end one only before white space or the end.
_SPACED = ".!?…‼⁇⁈⁉．"
_CLOSERS = "\"'”’“»«›‹)\\]}）］｝」』》〉】〕"
_OPENERS = "\"'“”„‚‘«»‹›([{（［「『《〈【〔¿¡—–-*_ \t\n"

_END = re.compile(
    rf"\n[ \t]*\n\s*|(?:[{_ANYWHERE}][{_ANYWHERE}.!?…]*|[{_SPACED}]+(?=[\s{_CLOSERS}]|$)|;(?=\s))"
    rf"[{_CLOSERS}]*"
)

_WORD_BEFORE = re.compile(r"((?:(?<!\w)\w\.\s?)*[^\s" + re.escape("\"'“”„‘«»([{（［") + r"]+)$")
_NEXT_WORD = re.compile(r"[\w’'-]+")
_LETTER = re.compile(r"[^\W_]")
_ITEM_NUMBER = re.compile(r"\d{1,3}|[a-z]")
_INITIALS = re.compile(r"\w(\.\s?\w)*")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text, in order, without the white space around it.

    A blank line ends a sentence too. Closing quotation marks and brackets belong to the sentence
    before them. Texts of scripts without such marks (Thai) come as one sentence a paragraph.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end, after in _ends(text):
        span = _trimmed(text, start, end)
        if span:
            spans.append(span)
        start = after
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(piece.strip())) if piece.strip() else None


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence ends, and where the next may begin."""
    first = _first_letter(text, 0)
    for match in _END.finditer(text):
        if match[0][0] == "\n":
            yield match.start(), match.end()
        elif first < match.start() and _is_end(text, first, match):
            yield match.end(), match.end()
        else:
            continue
        if first < match.end():
            first = _first_letter(text, match.end())
    yield len(text), len(text)


def _first_letter(text: str, pos: int) -> int:
    """The offset of the first letter or digit from `pos` on."""
    match = _LETTER.search(text, pos)
    return match.start() if match else len(text)


def _is_end(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether the marks end the sentence whose first letter stands at `first`."""
    after = match.end()
    if _ITEM_NUMBER.fullmatch(text[first : min(match.start(), first + 4)]):
        return False
    if match[0][0] in _ANYWHERE:
        return _ends_without_space(text, match)
    if after < len(text) and not text[after].isspace():
        return False
    following = _next_letter(text, after)
    if following.islower():
        return False
    if match[0][0] == ";":
        return "GREEK" in unicodedata.name(text[match.start() - 1], "")
    return (
        match[0][0] != "." or match[0][:2] == ".." or not _is_abbreviation(text, match, following)
    )


def _ends_without_space(text: str, match: re.Match[str]) -> bool:
    """No end: inside a Japanese sentence that goes on after what it quotes, or in a number."""
    after = text[match.end() : match.end() + 1]
    quoted = match[0][-1] in _CLOSERS
    if quoted and after in tuple("とっ、，"):
        return False
    return not (match[0][0] in "۔։" and after.isdigit())


def _next_letter(text: str, pos: int) -> str:
    while pos < len(text) and text[pos] in _OPENERS:
        pos += 1
    return text[pos : pos + 1]


def _is_abbreviation(text: str, match: re.Match[str], following: str) -> bool:
    """Whether the full stop belongs to the word before it only."""
    before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    if not before or match.end() >= len(text):
        return False
    word = re.sub(r"\s", "", before[1]).lower()
    last = before[1].split()[-1].lower()
    next_word = _NEXT_WORD.search(text[match.end() : match.end() + 40])
    next_lower = next_word[0].lower() if next_word else ""
    if word in NEVER_LAST or last in NEVER_LAST:
        return True
    if following.isdigit() and last in BEFORE_NUMBER:
        return True
    if word.isdigit():
        return len(word) <= 2 and next_lower in AFTER_ORDINAL
    if word in MAY_BE_LAST or not _INITIALS.fullmatch(word):
        return False
    may_end = "." in word or _follows_number(text, match.start() - len(word))
    return not (may_end and next_lower in BEGINNERS)


def _follows_number(text: str, pos: int) -> bool:
    """Whether a number stands before `pos`, as in "2022 г."."""
    return text[max(0, pos - 12) : pos].rstrip()[-1:].isdigit()
