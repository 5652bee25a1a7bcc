"""Whether a record only says the same in other words."""

import re
from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from dossier.disclosure import PRIVATE
from dossier.prose import Prose
from dossier.quotes.quotewords import quote_words
from dossier.records import Record, Role, Source

# Fields of plain text that are sentences of ours; what other fields say is a fact.
_SENTENCES = frozenset(
    ("title", "question", "answer", "part", "note", "basis", "date_basis", "descriptor", "gaps")
)
# Their titles are what others call them.
_NAMED_BY_OTHERS = (Source, Role)
# What no reader sees, or sees elsewhere.
_UNSEEN = {"id", "draft", "former_ids", *PRIVATE}
_FIGURE = re.compile(r"\d+")


def is_reworded(before: Record, after: Record, language: str) -> bool:
    """Whether two states of a record differ in sentences of ours alone.

    That is, in prose with the same citations, links and figures, and as many words such as "not"
    in it; all that is no sentence, and how many of each there are, is the same.
    """
    return before != after and all(
        _says_the_same(old, new, language) for old, new in _differences(before, after)
    )


_Pair = tuple[object, object]


def _differences(before: object, after: object, name: str = "") -> Iterator[_Pair]:
    """Sentences that differ, in pairs; a pair of nothing where anything else does."""
    if before == after:
        return
    if isinstance(before, BaseModel) and type(before) is type(after):
        fixed = ("title",) if isinstance(before, _NAMED_BY_OTHERS) else ()
        for field in type(before).model_fields.keys() - _UNSEEN:
            known_as = "" if field in fixed else field
            yield from _differences(getattr(before, field), getattr(after, field), known_as)
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for old, new in zip(before, after, strict=True):
            yield from _differences(old, new, name)
    elif isinstance(before, Prose) or name in _SENTENCES:
        yield before, after
    else:
        yield None, None


def _says_the_same(before: object, after: object, language: str) -> bool:
    if isinstance(before, Prose) and isinstance(after, Prose):
        return _facts(before) == _facts(after) and _sense(before.plain(), after.plain(), language)
    return isinstance(before, str) and isinstance(after, str) and _sense(before, after, language)


def _facts(prose: Prose) -> tuple[Counter[object], Counter[object]]:
    citations = (each.citation for each in prose.citations)
    cited = Counter[object]((c.source, c.quote, c.via, c.note) for c in citations)
    return cited, Counter[object]((link.kind, link.id) for link in prose.links)


def _sense(before: str, after: str, language: str) -> bool:
    """Whether two texts have the same figures, and as many words that turn the sense."""
    negations = quote_words(language).negations
    return all(
        measure(before) == measure(after)
        for measure in (
            lambda text: Counter(_FIGURE.findall(text)),
            lambda text: len(set(negations.find(text))),
        )
    )
