"""Evidence in words: documents, outlets, independent origins, and what is not known of them."""

from dossier.linking import Dossier
from dossier.origins import Evidence, Origin
from dossier.pages.parts import Badge, EvidenceLine
from dossier.records import Source
from dossier.words import Words


def evidence_line(evidence: Evidence, dossier: Dossier, words: Words) -> EvidenceLine:
    """The evidence as one line, such as "2 documents, 2 outlets, 1 origin (KCNA, 14 July 2022)"."""
    if evidence.verdict == "none":
        return EvidenceLine(words.say("evidence.none"), "none", None)
    counts = [
        words.count("evidence.documents", len(evidence.documents)),
        words.count("evidence.outlets", len(evidence.outlets)),
    ]
    if evidence.origins:
        names = words.join([_origin_name(origin, dossier, words) for origin in evidence.origins])
        count = words.count("evidence.origins", len(evidence.origins))
        counts.append(words.say("evidence.origins-named", count=count, names=names))
    if not evidence.origins:
        counts.append(words.say("evidence.origin-not-known"))
    elif evidence.unstated:
        counts.append(words.count("evidence.unknown", len(evidence.unstated)))
    badge = None
    if evidence.verdict == "single":
        badge = Badge("single", "①", words.say("badge.single-origin"))
    return EvidenceLine(words.say("evidence.separator").join(counts), evidence.verdict, badge)


def _origin_name(origin: Origin, dossier: Dossier, words: Words) -> str:
    """Such as "Izvestia interview, 18 July 2022"; for several documents, the publisher alone."""
    publisher = dossier.actors.get(origin.publisher)
    name = publisher.name if publisher else origin.publisher
    if len(origin.documents) > 1:
        count = words.count("evidence.documents", len(origin.documents))
        return words.say("evidence.origin-several", name=name, count=count)
    return document_name(dossier.sources[origin.documents[0]], dossier, words)


def document_name(source: Source, dossier: Dossier, words: Words) -> str:
    """A document by its outlet and date, such as "Izvestia interview, 18 July 2022"."""
    outlet = dossier.actors.get(source.outlet)
    name = outlet.name if outlet else source.outlet
    medium = words.say(f"medium-of.{source.medium}", outlet=name)
    if source.published is None:
        return medium
    return words.say("evidence.origin-dated", origin=medium, date=words.date(source.published))
