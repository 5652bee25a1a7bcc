"""Rules on words of estimation in briefs (ICD 203, D.6.e(2))."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.linking import Dossier
from dossier.problems import Place, Problem, warning
from dossier.prose import Prose
from dossier.records import Brief
from dossier.records.briefs import KeyJudgement
from dossier.secondopinion.estimates import Estimate, estimates, likelihood_terms
from dossier.verification import Verification
from dossier.yamlfile import Path

FIELDS_HINT = "keep the one that the reader needs; put the other into `basis`"
SENTENCE_HINT = "keep the one that the reader needs; say the other in a sentence of its own"


def likelihood_with_confidence(verification: Verification) -> Iterator[Problem]:
    """Likelihood and confidence are never said in one sentence, in fields or in words."""
    dossier = verification.dossier
    for said in (*_said(dossier), *_narratives(dossier)):
        judgement = said.judgement
        if judgement and judgement.likelihood and judgement.confidence:
            place = dossier.place(said.brief, (*said.path[:-1], "confidence"), key=True)
            message = f"{said.name} states both likelihood and confidence"
            yield _both(said, place, message, FIELDS_HINT)
        elif told := _told_together(said, dossier):
            message, hint = told
            yield _both(said, dossier.place(said.brief, said.path), message, hint)


def likelihood_words(verification: Verification) -> Iterator[Problem]:
    """Likelihood is said in the words of ICD 203, so that it is weighed as it was meant."""
    dossier = verification.dossier
    language = dossier.settings.language
    terms = ", ".join(likelihood_terms(language))
    for said in _said(dossier):
        place = dossier.place(said.brief, said.path)
        for words, nearest in _other_words(said.prose, dossier):
            message = f'"{words}" in {said.name} is none of the terms of likelihood of ICD 203'
            way = (
                f'say "{nearest}" if that is meant'
                if nearest
                else "say how likely, or what is not known"
            )
            hint = f"{way}; the terms are {terms}"
            yield warning("likelihood-word", place, message, hint, said.brief.key)


@dataclass(frozen=True, slots=True)
class _Said:
    """A part of a brief: its bottom line, a key judgement, or its narrative."""

    brief: Brief
    path: Path
    name: str
    prose: Prose
    judgement: KeyJudgement | None = None


def _said(dossier: Dossier) -> Iterator[_Said]:
    """What briefs hold to be so."""
    for brief in dossier.briefs.values():
        yield _Said(brief, ("bottom_line",), "the bottom line", brief.bottom_line)
        for index, judgement in enumerate(brief.key_judgements):
            path = ("key_judgements", index, "text")
            yield _Said(brief, path, f"key judgement {index + 1}", judgement.text, judgement)


def _narratives(dossier: Dossier) -> Iterator[_Said]:
    for brief in dossier.briefs.values():
        if brief.body:
            yield _Said(brief, ("body",), "the body", brief.body)


def _both(said: _Said, place: Place, message: str, hint: str) -> Problem:
    return warning("likelihood-and-confidence", place, message, hint, said.brief.key)


def _told_together(said: _Said, dossier: Dossier) -> tuple[str, str] | None:
    """What says both: a sentence, or a sentence and the field beside it."""
    for found in _by_sentence(said.prose, dossier):
        likelihood = next((e.words for e in found if e.sort != "confidence"), None)
        confidence = next((e.words for e in found if e.sort == "confidence"), None)
        if likelihood and confidence:
            message = f'a sentence of {said.name} has both "{likelihood}" and "{confidence}"'
            return message, SENTENCE_HINT
        judgement = said.judgement
        if judgement and judgement.likelihood and confidence:
            message = f'{said.name} has "{confidence}" in its text and a likelihood beside it'
            return message, FIELDS_HINT
        if judgement and judgement.confidence and likelihood:
            message = f'{said.name} has "{likelihood}" in its text and a confidence beside it'
            return message, FIELDS_HINT
    return None


def _by_sentence(prose: Prose, dossier: Dossier) -> Iterator[list[Estimate]]:
    for sentence in prose.sentences(dossier.title_of):
        yield list(estimates(sentence.text, dossier.settings.language))


def _other_words(prose: Prose, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Each of the words once, and the term nearest to it."""
    seen: set[str] = set()
    for found in _by_sentence(prose, dossier):
        for estimate in found:
            if estimate.sort == "other" and estimate.words.lower() not in seen:
                seen.add(estimate.words.lower())
                yield estimate.words, estimate.nearest


RULES = (likelihood_with_confidence, likelihood_words)
