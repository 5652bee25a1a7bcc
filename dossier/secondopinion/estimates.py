"""Words of estimation in a text: likelihood, by the terms of ICD 203 or others, and confidence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

from dossier.articles import Article, Block
from dossier.records.briefs import Likelihood
from dossier.scripts import APOSTROPHES
from dossier.secondopinion.spoken import quotations

Sort = Literal["likelihood", "confidence", "other"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Words of estimation at [start, end) of a text.

    `sort` is `other` for words of likelihood that are no term of ICD 203; `nearest` is then the
    term that is, in the language of the text, empty where that may be any.
    """

    start: int
    end: int
    words: str
    sort: Sort
    nearest: str = ""


def estimates(text: str, language: str) -> Iterator[Estimate]:
    """The words of estimation in a text, the longest at each place: "very likely" is not "likely".

    What stands within quotation marks is passed over, as it is said by others. In a language
    without a list nothing is found.
    """
    phrases = _phrases(language)
    if phrases is None:
        return
    quoted = quotations(Article("", text, (Block("paragraph", 0, len(text)),)))
    places = iter(sorted((span.start, span.end) for span in quoted))
    stretch = next(places, None)
    for match in phrases.pattern.finditer(text):
        while stretch and stretch[1] <= match.start():
            stretch = next(places, None)
        meaning = phrases.meaning(match)
        if meaning and not (stretch and stretch[0] < match.end()):
            sort, nearest = meaning
            yield Estimate(*match.span(), match[0], sort, nearest)


def likelihood_terms(language: str) -> Sequence[str]:
    """The terms of ICD 203 in a language, in rising order; none where it has no list."""
    phrases = _phrases(language)
    return phrases.terms if phrases else ()


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of a language as one pattern, and what each is: None for one that is neutral.

    Each phrase has a group of its own number, as many may match the same words.
    """

    terms: Sequence[str]
    pattern: re.Pattern[str]
    meanings: Sequence[tuple[Sort, str] | None]

    def meaning(self, match: re.Match[str]) -> tuple[Sort, str] | None:
        return self.meanings[(match.lastindex or 1) - 1]


@cache
def _phrases(language: str) -> _Phrases | None:
    lists = _all_lists()
    primary = language.replace("_", "-").lower().partition("-")[0]
    if primary not in lists:
        return None
    listed = lists[primary]
    terms = {term: listed["likelihood"][term][0].rstrip("*") for term in get_args(Likelihood)}
    phrases = dict(_meanings(listed, terms))
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(f"({_shape(phrase)})" for phrase in ordered)
    compiled = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    return _Phrases(tuple(terms.values()), compiled, tuple(map(phrases.get, ordered)))


def _meanings(
    listed: Mapping[str, Any], terms: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Sort, str] | None]]:
    for phrases in listed["likelihood"].values():
        yield from ((phrase, ("likelihood", "")) for phrase in phrases)
    for term, phrases in listed["others"].items():
        yield from ((phrase, ("other", terms[term])) for phrase in phrases)
    yield from ((phrase, ("confidence", "")) for phrase in listed["confidence"])
    yield from ((phrase, ("other", "")) for phrase in listed["vague"])
    yield from ((phrase, None) for phrase in listed["neutral"])


def _shape(phrase: str) -> str:
    text = re.escape(phrase).replace("'", f"[{APOSTROPHES}]").replace(r"\-", "[-‐‑]")
    return text.replace(r"\ ", r"\s+").replace(r"\*", r"\w*+")


@cache
def _all_lists() -> Mapping[str, Mapping[str, Any]]:
    text = files("dossier.secondopinion").joinpath("estimates.yaml").read_text("utf-8")
    lists: Mapping[str, Mapping[str, Any]] = yaml.load(text, yaml.CBaseLoader)
    return lists
