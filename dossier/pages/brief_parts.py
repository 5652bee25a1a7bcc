"""What the front page and the page of a brief have in common: judgements, figures, gaps."""

from dataclasses import dataclass

from markupsafe import Markup

from dossier.citations import Citation
from dossier.coverage import Coverage, coverage
from dossier.linking import Dossier
from dossier.pages.chain_drawing import Chain, chain
from dossier.pages.composer import Composer
from dossier.pages.parts import Badge, EvidenceLine
from dossier.pages.site import Site
from dossier.records import Brief, KeyJudgement
from dossier.words import Words


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement. `word` is its likelihood, else its confidence, else that it is ours."""

    id: str
    text: Markup
    word: str | None
    evidence: EvidenceLine
    chain: Chain | None
    badges: tuple[Badge, ...]
    confidence: str | None
    basis: str | None
    is_assessment: bool


def judgements(brief: Brief, composer: Composer) -> tuple[Judgement, ...]:
    """The key judgements of a brief."""
    return tuple(
        _judgement(number, judgement, composer)
        for number, judgement in enumerate(brief.key_judgements, 1)
    )


def _judgement(number: int, judgement: KeyJudgement, composer: Composer) -> Judgement:
    words = composer.words
    confidence = words.say(f"confidence.{judgement.confidence}") if judgement.confidence else None
    likelihood = words.say(f"likelihood.{judgement.likelihood}") if judgement.likelihood else None
    ours = words.say("brief.assessment") if judgement.assessment else None
    return Judgement(
        id=f"judgement-{number}",
        text=composer.inline(judgement.text),
        word=likelihood or confidence or ours,
        evidence=composer.evidence(cited.citation for cited in judgement.text.citations),
        chain=chain((c.citation for c in judgement.text.citations), composer),
        badges=_badges(judgement, composer),
        confidence=confidence if likelihood else None,
        basis=judgement.basis,
        is_assessment=judgement.assessment,
    )


def _badges(judgement: KeyJudgement, composer: Composer) -> tuple[Badge, ...]:
    """The disagreements that a judgement links to, or whose evidence it cites."""
    found = composer.site.disputes.questions(judgement)
    return tuple(composer.badge(disagreement) for disagreement in found)


def figures(citations: list[Citation], site: Site) -> tuple[str, ...]:
    """Documents, outlets and origins in words; documents that are not held count where none is."""
    held = [citation for citation in citations if site.dossier.is_held(citation.source)]
    evidence = site.dossier.weigh(held or citations)
    counts = {
        "evidence.documents": len(evidence.documents),
        "evidence.outlets": len(evidence.outlets),
        "evidence.independent-origins": len(evidence.origins),
    }
    return tuple(site.words.count(key, n) for key, n in counts.items())


def all_citations(dossier: Dossier) -> list[Citation]:
    """Everything that the dossier cites."""
    return [use.citation for uses in dossier.uses.values() for use in uses]


def source_summary(site: Site) -> tuple[str, ...]:
    """What the dossier rests on, in a few sentences computed from its records."""
    found, words = coverage(site.dossier), site.words
    if not found.documents:
        return (words.say("summary.none"),)
    sentences = [_extent(found, words)]
    if found.published and found.undated:
        sentences.append(words.count("summary.date-not-known", found.undated))
    if found.held and found.documents > found.held:
        sentences.append(words.count("summary.not-held", found.documents - found.held))
    if found.lacking:
        names = words.join(words.language_name(tag) for tag in found.lacking)
        sentences.append(words.count("summary.lacking", len(found.lacking), languages=names))
    return tuple(sentences)


def _extent(found: Coverage, words: Words) -> str:
    """Such as "5 documents held, by 3 outlets, published 13–19 July 2022, in English."."""
    values = {
        "documents": words.count("evidence.documents", found.held or found.documents),
        "outlets": words.count("evidence.outlets", found.outlets),
        "languages": words.join(words.language_name(tag) for tag in found.languages),
        "range": words.date(found.published) if found.published else "",
    }
    key = "held" if found.held else "none-held"
    dated = "" if found.published else "-undated"
    return words.say(f"summary.{key}{dated}", **values)
