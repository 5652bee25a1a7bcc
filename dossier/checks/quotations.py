"""Rules on quotations: each stands, word for word, in the archived text it is taken from."""

from collections.abc import Iterator

from dossier.linking import Dossier
from dossier.problems import Problem, error, warning
from dossier.quotes import Missed, Quote, stands_in
from dossier.uses import Use
from dossier.verification import Verification, words_of

# Looking through every other article is worth its time for a slip, not for a broken archive.
MOST_SEARCHES_ELSEWHERE = 25


def missed_quotes(verification: Verification) -> Iterator[Problem]:
    """Quoted words stand in the archived text of the source that they are ascribed to."""
    dossier = verification.dossier
    searches = 0
    for use in verification.quoted:
        missed = verification.missed.get(words_of(use.citation))
        if missed is not None:
            elsewhere = None
            if missed.code == "quote-not-found" and searches < MOST_SEARCHES_ELSEWHERE:
                elsewhere = _found_elsewhere(use, dossier)
                searches += 1
            yield _missed(use, missed, elsewhere, dossier)


def _missed(use: Use, missed: Missed, elsewhere: str | None, dossier: Dossier) -> Problem:
    place = dossier.place_of(use)
    hint = f'these words stand in "{elsewhere}"; cite that source' if elsewhere else missed.hint
    message = f"{use.citation.source}: {missed.message}"
    return error(missed.code, place, message, hint, use.record.key)


def _found_elsewhere(use: Use, dossier: Dossier) -> str | None:
    quote = Quote(use.citation.quote or "")
    for source, captures in dossier.captures.items():
        if source != use.citation.source and any(stands_in(quote, c.folded) for c in captures):
            return source
    return None


def quotes_not_held(verification: Verification) -> Iterator[Problem]:
    """Only a source whose text is archived is quoted."""
    dossier = verification.dossier
    for use in verification.unchecked:
        source = use.citation.source
        if source in dossier.sources and source not in dossier.broken:
            hint = (
                f"put its text into content/articles/{source}.txt, or cite the source that reports"
                f" these words, with `via: {source}`"
            )
            message = f'the text of "{source}" is not held, so it cannot be quoted'
            yield error("quote-not-held", dossier.place_of(use), message, hint, use.record.key)


def concerns(verification: Verification) -> Iterator[Problem]:
    """A quotation identifies one passage, and does not begin where the sense is cut."""
    for use in verification.quoted:
        passage = verification.passages.get(words_of(use.citation))
        if passage is not None:
            place = verification.dossier.place_of(use)
            for concern in passage.found.concerns:
                yield warning(concern.code, place, concern.message, concern.hint, use.record.key)


RULES = (missed_quotes, quotes_not_held, concerns)
