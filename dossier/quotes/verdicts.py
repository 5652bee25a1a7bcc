"""What the quote check answers: a quote stands here, or it does not, and why."""

from dataclasses import dataclass
from typing import Literal

from dossier.articles import Article, Span

ConcernCode = Literal["ambiguous-quote", "short-quote", "cut-quote"]
MissedCode = Literal[
    "quote-not-found",
    "empty-quote",
    "quote-too-long",
    "quote-omission",
    "quote-brackets",
    "quote-context",
    "quote-in-omitted",
]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to find, and those just before and after them where they stand more than once."""

    text: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to look at again in a quote that was found."""

    code: ConcernCode
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands: one span for each piece between omissions."""

    article: Article
    spans: tuple[Span, ...]
    concerns: tuple[Concern, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """Why a quote does not pass."""

    code: MissedCode
    message: str
    hint: str = ""
