"""The end of the pack: every document with its addresses, and how the evidence was checked."""

from dataclasses import dataclass, replace

from dossier.pages.bibliography import SourceEntry, in_bibliographic_order, source_entry
from dossier.pages.brief_parts import source_summary
from dossier.pages.evidence import TallyLine, standing_of_evidence, tally_lines
from dossier.pages.pack.composing import EVIDENCE, REFERENCES, PackComposer, anchor
from dossier.pages.parts import Link, ReferencePart
from dossier.pages.site import Site
from dossier.pages.sources import SourceFacts, facts_of
from dossier.records import Source


@dataclass(frozen=True, slots=True)
class Reference:
    """A document in full."""

    id: str
    reference: tuple[ReferencePart, ...]
    entry: SourceEntry
    facts: SourceFacts
    descriptor: str | None


@dataclass(frozen=True, slots=True)
class ReferenceSection:
    """The documents whose texts are held, or those whose are not."""

    id: str
    title: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ReferencesPart:
    """All documents."""

    id: str
    title: str
    standing: str
    sections: tuple[ReferenceSection, ...]


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """What was checked, what came of it, and what the signs mean."""

    id: str
    title: str
    standing: tuple[str, ...]
    sources: tuple[str, ...]
    tallies: tuple[TallyLine, ...]
    method: Link | None


def references_part(site: Site) -> ReferencesPart:
    """The references."""
    composer, words = PackComposer(site, REFERENCES), site.words
    ordered = in_bibliographic_order(composer)
    sections = {
        "held": [source for source in ordered if site.dossier.is_held(source.id)],
        "not-held": [source for source in ordered if not site.dossier.is_held(source.id)],
    }
    return ReferencesPart(
        id=REFERENCES,
        title=words.say("note.references"),
        standing=words.count("evidence.documents", len(ordered)),
        sections=tuple(
            ReferenceSection(
                f"{REFERENCES}.{id}",
                words.say(f"sources.{id}"),
                tuple(_reference(source, composer) for source in found),
            )
            for id, found in sections.items()
            if found
        ),
    )


def _reference(source: Source, composer: PackComposer) -> Reference:
    entry = source_entry(source, composer)
    return Reference(
        id=anchor(source),
        reference=tuple(_standing_here(part) for part in entry.reference),
        entry=entry,
        facts=facts_of(source, composer),
        descriptor=source.descriptor,
    )


def _standing_here(part: ReferencePart) -> ReferencePart:
    """A title without the link to the reference that it is in."""
    return replace(part, href=None) if part.kind == "title" else part


def evidence_part(site: Site) -> EvidencePart:
    """The note on evidence."""
    composer, words = PackComposer(site, EVIDENCE), site.words
    method = site.dossier.pages.get("method")
    return EvidencePart(
        id=EVIDENCE,
        title=words.say("pack.evidence"),
        standing=standing_of_evidence(site),
        sources=source_summary(site),
        tallies=tally_lines(site),
        method=composer.link(method, words.say("footer.method")) if method else None,
    )
