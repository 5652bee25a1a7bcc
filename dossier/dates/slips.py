"""What a slip in a date looks like to the one who made it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

IsDate = Callable[[str], bool]

_LONGEST = 60


def explain_date(text: str, fault: str, is_date: IsDate) -> str:
    """The parser's `fault` in `text`, with what was probably meant where one can tell."""
    if not text.strip():
        return "the date is empty"
    if len(text) > _LONGEST:
        return f"a date has at most {_LONGEST} characters, not {len(text):,}"
    fault = " ".join(fault.split())
    meant = list(dict.fromkeys(m for m in _meanings(_tidied(text)) if m != text and is_date(m)))
    if len(meant) > 1:
        return f"{fault}; write {' or '.join(meant)}, whichever is meant"
    if meant:
        return f"{fault}; write {meant[0]}"
    return _beyond(text) or fault


_BEYOND = (
    (r"-[0-9]+.*|Y-?[0-9].*|00[0X][0X].*|.*\bBCE?", "years run from 0001 to 9999"),
    (r"[0-9]{1,2}([-./])[0-9]{1,2}\1[0-9]{2}", "a year has four digits"),
    (r".*/.*/.*", "an interval has two ends, with one slash between"),
    (
        r"[\[{].*|.*[?~%][^/].*|.*[0-9]X.*|X.*|.*S[0-9]+|[0-9]{4}-(2[5-9]|3[0-9]|4[01])",
        "this is EDTF level 2; a dossier uses levels 0 and 1",
    ),
)


def _beyond(text: str) -> str | None:
    """Why an expression that EDTF may well have is not used here."""
    for pattern, reason in _BEYOND:
        if re.fullmatch(pattern, text):
            return f'"{text}": {reason}'
    return None


def _tidied(text: str) -> str:
    """The same with plain digits, hyphens and spaces; a range in words becomes one with a slash."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    text = re.sub("[\u00ad\u2010-\u2015\u2212\ufe58\ufe63]", "–", text).strip(" \t\n.,;")
    return re.sub(r"\s+", " ", text)


def _meanings(text: str) -> Iterator[str]:
    """What `text` may have been meant to say, best first; not all need to be dates."""
    for read in (_qualified, _one_sided, _single, _two_sided):
        found = list(read(text))
        yield from found
        if found:
            return


_ABOUT = r"(?i:circa|ca\.?|c\.|about|around|approximately|approx\.?|roughly|some time in)|[~≈±]"
_POSSIBLY = r"(?i:possibly|probably|perhaps|maybe|presumably)|\?"


def _qualified(text: str) -> Iterator[str]:
    for words, sign in ((_ABOUT, "~"), (_POSSIBLY, "?")):
        if match := re.fullmatch(rf"(?:{words})\s*(.*[^?~%])", text):
            yield from (f"{date}{sign}" for date in _single(match[1]))
    if match := re.fullmatch(r"(.+?) ?(\?|~|%|\(\?\))", text):
        sign = match[2].strip("()")
        yield from (f"{date}{sign}" for date in _single(match[1]))


# The date is in the only group that takes part.
_OPEN_END = r"(?i:since|after|on or after|from) (.+)|(.+)/(?i:open|\.+|present|now)"
_OPEN_START = r"(?i:until|till|before|on or before|by) (.+)|(?i:open|\.+)/(.+)"
_UNKNOWN_END = r"(.+)/(?i:unknown|\?)"
_UNKNOWN_START = r"(?i:unknown|\?)/(.+)"


def _one_sided(text: str) -> Iterator[str]:
    for pattern, before, after in (
        (_OPEN_END, "", "/.."),
        (_OPEN_START, "../", ""),
        (_UNKNOWN_END, "", "/"),
        (_UNKNOWN_START, "/", ""),
    ):
        if match := re.fullmatch(pattern, text):
            written = next(filter(None, match.groups()))
            yield from (f"{before}{date}{after}" for date in _single(written))


def _two_sided(text: str) -> Iterator[str]:
    text = re.sub(r"(?i)^(between|from) ", "", text)
    match = re.fullmatch(r"(.+?) ?(?:/|–| - | to | and | until | through |\.\.) ?(.+)", text)
    match = match or re.fullmatch(r"(.{6,})-(.{6,})", text)
    match = match or re.fullmatch(r"([0-9]{4})-([0-9]{2,4})", text)
    match = match or re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2} .+)", text)
    if not match:
        return
    first, last = match.groups()
    for start in _completed(first, last):
        if re.fullmatch(r"[0-9]{2}", last):
            yield f"{start}/{start[:-2]}{last}"
        yield from (f"{start}/{end}" for end in _single(last))


def _completed(first: str, last: str) -> Iterator[str]:
    """The first end of a range, with the month or year that only the last end may name."""
    words = last.split(" ")
    for count in range(1, len(words)):
        yield from _single(" ".join([first, *words[count:]]))
    yield from _single(first)


def _single(text: str) -> Iterator[str]:
    text = text.strip(" ,").replace("–", "-")
    for read in (_numbers, _moment, _with_month_name, _stretch):
        found = list(read(text))
        yield from found
        if found:
            return


# Groups y, m and d are the parts; with a group `either`, month and day may also be the other way.
_PART = "([0-9]{1,2}|[xXuU?]{2})"
_NUMBERS = (
    rf"(?P<y>[0-9]{{4}})(?P<sep>[-./ ])(?P<m>{_PART})(?:(?P=sep)(?P<d>{_PART}))?",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    r"(?P<y>[0-9]{4}) ?[年년] ?(?P<m>[0-9]{1,2}) ?[月월](?: ?(?P<d>[0-9]{1,2}) ?[日일])?",
    r"(?P<d>[0-9]{1,2})(?P<either>[-/])(?P<m>[0-9]{1,2})(?P=either)(?P<y>[0-9]{4})",
    r"(?P<d>[0-9]{1,2})(?P<sep>[. ]) ?(?P<m>[0-9]{1,2})(?P=sep) ?(?P<y>[0-9]{4})",
    r"(?P<m>[0-9]{1,2})[-./](?P<y>[0-9]{4})",
)


def _numbers(text: str) -> Iterator[str]:
    if re.fullmatch(r"[0-9]{4}|[0-9]{3}[xXuU?]|[0-9]{2}[xXuU?]{2}", text):
        yield re.sub("[^0-9]", "X", text)
    for pattern in _NUMBERS:
        if match := re.fullmatch(pattern, text):
            part = match.groupdict()
            yield _written(part["y"], part["m"], part.get("d"))
            if "either" in part:
                yield _written(part["y"], part["d"], part["m"])
            return


def _written(year: str, month: str, day: str | None = None) -> str:
    parts = [year, month, *([day] if day else [])]
    return "-".join(re.sub("[^0-9]", "X", part).zfill(2) for part in parts)


def _moment(text: str) -> Iterator[str]:
    match = re.fullmatch(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?"
        r" ?([Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?",
        text,
    )
    if match:
        day, time, seconds, zone = match.groups()
        zone = re.sub(r"^([+-]..):?(..)$", r"\1:\2", zone or "")
        zone = "Z" if zone in ("z", "UTC", "GMT") else zone
        yield f"{day}T{time.zfill(5)}{seconds or ':00'}{zone}"


def _with_month_name(text: str) -> Iterator[str]:
    name = r"([^\W\d_]+)"
    day = r"([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?"
    for pattern, order in (
        (rf"{day} (?:of |de )?{name}\.?,? (?:de )?([0-9]{{4}})(?: г| р| года| року)?", (3, 2, 1)),
        (rf"{name}\.? {day},? ([0-9]{{4}})", (3, 1, 2)),
        (rf"([0-9]{{4}}),? {name} {day}", (1, 2, 3)),
        (rf"{name}\.?,? (?:de )?([0-9]{{4}})(?: г| р| года| року)?()", (2, 1, 3)),
    ):
        match = re.fullmatch(pattern, text)
        if match and (month := _month_names().get(match[order[1]].casefold())):
            yield _written(match[order[0]], month, match[order[2]])
            return


@lru_cache(maxsize=1)
def _month_names() -> dict[str, str]:
    """Month names and their short forms in widely written languages, with their numbers."""
    from babel import Locale

    names: dict[str, str] = {}
    for language in ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "id"):
        for forms in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    names.setdefault(name.casefold().rstrip("."), str(number))
    return names | {"sept": "9"}


_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


def _stretch(text: str) -> Iterator[str]:
    if match := re.fullmatch(rf"(?i)(?:in )?({'|'.join(_SEASONS)})(?: of)? ([0-9]{{4}})", text):
        yield f"{match[2]}-{_SEASONS[match[1].lower()]}"
    elif match := re.fullmatch(r"(?:Q([1-4])[ /-]?([0-9]{4}))|(?:([0-9]{4})[ /-]?Q([1-4]))", text):
        year, quarter = match[2] or match[3], int(match[1] or match[4])
        yield f"{year}-{3 * quarter - 2:02}/{year}-{3 * quarter:02}"
    elif match := re.fullmatch(r"(?:the )?([0-9]{2})([0-9])0'?s", text):
        yield f"{match[1]}{match[2]}X"
        if match[2] == "0":
            yield f"{match[1]}XX"
