"""The phrases by which newsrooms say that they have something from an outlet, by language.

They are lists that an editor can read and add to: `attributions.yaml`, which explains itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dossier.scripts import SPACELESS, is_mark, is_spaceless, marks

MOST_WORDS = 5  # between what stands before a name and the name
_SPACELESS_BEFORE, _SPACELESS_AFTER = 10, 8  # characters, where scripts have no spaces
_FARTHEST = 120  # characters that are looked at on either side, and from the paragraph's beginning


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language; text is folded as names are (`dossier.mentions`)."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    closing: re.Pattern[str] | None
    stops: re.Pattern[str] | None
    objects: re.Pattern[str] | None
    things: re.Pattern[str] | None
    lines: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
    datelines: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
    prefixes: Sequence[str]
    suffixes: Sequence[str]
    inflects: bool
    changes: Mapping[str, str]

    def around(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the phrase stands that gives something to the outlet named at [start, end)."""
        if _MARKED.match(text[max(start - 1, 0) : start] + text[end : end + 1]):
            start, end = start - 1, end + 1
        if self.things and self.things.match(text, end):
            return None
        return (
            self._before(text, start, end)
            or self._after(text, start, end)
            or self._credit(text, start, end)
        )

    def _before(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        nearest = _last_sentence(text[max(start - _FARTHEST, 0) : start])
        first = start - len(nearest)
        for pattern, must_close in ((self.before, False), (self.closing, True)):
            for cue in reversed(list(pattern.finditer(nearest)) if pattern else []):
                closes = not must_close or _CLAUSE_END.match(text, end)
                if closes and self._reaches(nearest[cue.end() :]):
                    return first + cue.start(), end
        return None

    def _reaches(self, between: str) -> bool:
        """Whether what stands before a name still speaks of it across these words."""
        between = _INITIALS.sub("", between)
        if _CLAUSE.search(between) or (self.stops and self.stops.search(between)):
            return False
        words = _WORD.findall(between)
        spaceless = sum(map(is_spaceless, between))
        return len(words) <= MOST_WORDS and spaceless <= _SPACELESS_BEFORE

    def _after(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        found = self.after.match(text, end, end + _FARTHEST) if self.after else None
        if not found or (self.stops and self.stops.search(text, end, found.start("cue"))):
            return None
        if self.objects and self.objects.search(text, max(start - _FARTHEST, 0), start):
            return None
        return start, found.end()

    def _credit(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """A dateline, or a line that is nothing but a byline or credit."""
        for before, after in (*self.lines, *self.datelines) if start <= _FARTHEST else ():
            left, right = before.search(text, 0, start), after.match(text, end)
            if left and right:
                return left.start(), right.end()
        return None


_MARKED = re.compile("«»|»«|“”|„“|„”|””|\"\"|''|「」|『』|《》|〈〉|‹›")
_CLAUSE = re.compile(r"[,;:.!?()\[\]—–…،؛，。、；：！？（）]|\s-\s")
_CLAUSE_END = re.compile(r"[\"'»”]*\s*(?:[,;:.!?)—–…]|-\s|\Z)")
_SENTENCE_END = re.compile(r"[.!?;…。！？；؟।]+[\"'»”’)]*(?:\s|(?<=[。！？；]))")
_INITIALS = re.compile(r"\b(?:\w\.)+")
_WORD = re.compile(r"[^\W_](?:[\w'-]*\w)?")


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(_INITIALS.sub(_blank, text))]
    return text[ends[-1] :] if ends else text


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match[0])


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language by its BCP 47 tag; where it has no list, those of all languages."""
    lists = _all_lists()
    primary = language.replace("_", "-").lower().partition("-")[0]
    own, shared = lists.get(primary, {}), lists["all"]
    inflects = own.get("inflects", {})
    return Phrases(
        _anywhere(_of(own, "before")),
        _behind(_of(own, "after"), _of(own, "between")),
        _anywhere(_of(own, "closing")),
        _anywhere(_of(own, "stops")),
        _edge(_of(own, "objects"), r"{}\s+(?:\w{{1,3}}[\s'])?\Z"),
        _edge(_of(own, "things"), r"(?:'s)?\s+{}"),
        [_line(form) for form in _of(own, "line")],
        [_dateline(form) for form in (*_of(shared, "dateline"), *_of(own, "dateline"))],
        _of(own, "prefixes"),
        _of(own, "suffixes"),
        bool(inflects),
        inflects if isinstance(inflects, Mapping) else {},
    )


_Lists = Mapping[str, Sequence[str] | Mapping[str, str]]


@cache
def _all_lists() -> Mapping[str, _Lists]:
    text = files("dossier.secondopinion").joinpath("attributions.yaml").read_text("utf-8")
    lists: Mapping[str, _Lists] = yaml.load(text, yaml.CBaseLoader)
    return lists


def _of(lists: _Lists, key: str) -> Sequence[str]:
    return list(lists.get(key, ()))


def _anywhere(cues: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(_any_of(cues), re.IGNORECASE) if cues else None


def _behind(cues: Sequence[str], between: Sequence[str]) -> re.Pattern[str] | None:
    """What follows a name: its closing mark and ending, words that may stand between, the cue."""
    if not cues:
        return None
    words = [_any_of(between)] if between else []
    words.append(rf"[{SPACELESS}\d]{{1,{_SPACELESS_AFTER}}}?")
    # Written as one with a name: a possessive, or the case of a Turkish name.
    start = r"(?:'\w{1,5})?[\"'»”』」》〉]*(?:'\w{1,5})?"
    return re.compile(
        rf"{start}(?:\s*(?:{'|'.join(words)})){{0,3}}?\s*(?P<cue>{_any_of(cues)})", re.IGNORECASE
    )


def _any_of(cues: Sequence[str]) -> str:
    """The pattern of some cues: whole words, but where a script joins words or has no spaces."""
    longest = sorted(cues, key=lambda cue: (-len(cue), cue))
    whole = [_shape(cue) for cue in longest if not _joins(cue[0])]
    joined = [_shape(cue) for cue in longest if _joins(cue[0])]
    # Marks count where a language has them, as a pattern with all of them is slow to make.
    letters = rf"\w{marks()}" if any(map(is_mark, "".join(cues))) else r"\w"
    bounded = [f"(?<![{letters}])(?:{'|'.join(whole)})(?![{letters}])"] if whole else []
    return "(?:" + "|".join([*bounded, *joined]) + ")"


def _shape(cue: str) -> str:
    text = re.escape(cue.strip("*")).replace(r"\ …\ ", _GAP).replace(r"\ ", r"\s+")
    return text + (r"\w*" if cue.endswith("*") else "")


_GAP = r"[^.!?。！？\n]{0,90}?"


def _joins(letter: str) -> bool:
    return is_spaceless(letter) or "가" <= letter <= "힣"


def _edge(words: Sequence[str], form: str) -> re.Pattern[str] | None:
    """What stands right beside a name; after a preposition there may be an article."""
    return re.compile(form.format(_any_of(words)), re.IGNORECASE) if words else None


def _line(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the name in a line of its own, perhaps in brackets, and what after it."""
    before, after = map(_pattern, form.split("NAME"))
    return re.compile(rf"\A[(\[]?{before}\Z"), re.compile(rf"{after}[.)\]]*\s*\Z")


def _dateline(form: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the name in a dateline, and what after it."""
    before, after = map(_pattern, form.split("NAME"))
    # A sign that opens stands at a word's beginning: not Getty/AFP/Reuters.
    edge = r"(?<!\w)" if form[0] in "/(" else ""
    return re.compile(rf"{edge}{before}\Z"), re.compile(after)


def _pattern(form: str) -> str:
    text = re.escape(form).replace("…", r"[^\n()（）\[\]【】]{0,20}?")
    return text.replace(r"\-", "[-–—―]").replace(r"\ ", r"\s*")
