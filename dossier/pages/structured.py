"""Pages in schema.org's words, for the programs that read them (JSON-LD)."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from dossier import urls
from dossier.dates import Date, date_attribute
from dossier.pages.parts import Page
from dossier.pages.site import Site
from dossier.pages.statements import fullest
from dossier.records import (
    KINDS,
    Actor,
    Brief,
    Disagreement,
    Event,
    Record,
    Source,
    Statement,
)

Data = dict[str, Any]


def structured(page: Page, record: Record | None, site: Site) -> Data:
    """A page as a document of JSON-LD: the site, the page, and the record that it shows.

    Addresses and identifiers stand in it only where the site's own address is known.
    """
    web_page = {
        "@type": "CollectionPage" if page.frame.address in _COLLECTIONS else "WebPage",
        "@id": page.frame.canonical,
        "url": page.frame.canonical,
        "name": page.title,
        "description": None if isinstance(record, _DESCRIBED) else page.description,
        "inLanguage": site.dossier.settings.language,
        "isPartOf": _website(site),
        "breadcrumb": _breadcrumb(page, site),
        "mainEntity": _shown(page, record, site),
        "citation": _sources(_cited(record, site), site),
    }
    return {"@context": "https://schema.org", **_kept(web_page)}


# Of these the page's description is theirs; of others it is the page's.
_DESCRIBED = (Source, Actor, Event)
_COLLECTIONS = {urls.CHRONOLOGY, *(urls.register(kind) for kind in KINDS)}


def _kept(data: Mapping[str, Any]) -> Data:
    """Only what says something."""
    return {name: value for name, value in data.items() if value not in (None, [], {}, "")}


def _website(site: Site) -> Data:
    settings = site.dossier.settings
    publisher = {"@type": "Organization", "name": settings.publisher}
    return _kept(
        {
            "@type": "WebSite",
            "@id": _address(urls.FRONT, site),
            "name": settings.title,
            "publisher": publisher if settings.publisher else None,
        }
    )


def _address(address: str, site: Site) -> str | None:
    return urls.absolute(site.base_url, address) if site.base_url else None


def _breadcrumb(page: Page, site: Site) -> Data:
    frame, here = page.frame, page.frame.canonical
    way = [(site.dossier.settings.title, _address(urls.FRONT, site))]
    for crumb in frame.breadcrumbs:
        if crumb.href != frame.home.href:
            whole = urljoin(here, crumb.href).removesuffix("index.html") if here else None
            way.append((crumb.text, whole))
    if frame.address != urls.FRONT:
        way.append((page.title, here))
    steps = (
        _kept({"@type": "ListItem", "position": number, "name": text, "item": _kept({"@id": to})})
        for number, (text, to) in enumerate(way, 1)
    )
    return {"@type": "BreadcrumbList", "itemListElement": list(steps)}


def _cited(record: Record | None, site: Site) -> Iterable[str]:
    """The sources that a record cites; a source itself cites only what it rests on."""
    if record is None or isinstance(record, Source):
        return ()
    return dict.fromkeys(use.citation.source for use in site.dossier.uses[record.key])


def _sources(ids: Iterable[str], site: Site) -> list[Data]:
    return [_reference(site.dossier.sources[id], site) for id in ids]


def _reference(record: Record, site: Site) -> Data:
    """A record where another names it."""
    return _kept({**_head(record, site), "name": site.dossier.label(record)})


def _head(record: Record, site: Site) -> Data:
    address = _address(urls.address(record), site)
    return {"@type": _type_of(record), "@id": f"{address}#{record.kind}" if address else None}


def _type_of(record: Record) -> str | list[str]:
    match record:
        case Source():
            return _MEDIA[record.medium]
        case Actor():
            return _ACTORS[record.actor_kind]
    return _TYPES[record.kind]


_TYPES = {
    "event": "Event",
    "statement": "Quotation",
    "disagreement": "Question",
    "brief": "Report",
}
_MEDIA = {
    "article": "NewsArticle",
    "interview": "NewsArticle",
    "wire-report": "NewsArticle",
    "statement": "CreativeWork",
    "broadcast": "CreativeWork",
    "post": "SocialMediaPosting",
    "document": "CreativeWork",
}
# A state acts here as one that recognises, publishes and is worked for. An authority whose status
# is contested is an organisation and no more.
_ACTORS: Mapping[str, str | list[str]] = {
    "person": "Person",
    "organisation": "Organization",
    "state": ["Country", "Organization"],
    "de-facto-authority": "Organization",
    "outlet": "NewsMediaOrganization",
}


def _shown(page: Page, record: Record | None, site: Site) -> Data | None:
    """What the page is about; on the front page that is the lead brief, on others their record."""
    if page.frame.address == urls.FRONT:
        return _reference(site.dossier.briefs[site.dossier.settings.lead], site)
    match record:
        case Source():
            said = _source(record, site)
        case Actor():
            said = _actor(record, site)
        case Event():
            said = _event(record, site)
        case Statement():
            said = _statement(record, site)
        case Disagreement():
            said = _disagreement(record, site)
        case Brief():
            said = _brief(record, site)
        case _:
            return None
    own = {"description": page.description} if isinstance(record, _DESCRIBED) else {}
    return _kept({**_head(record, site), **said, **own})


def _source(source: Source, site: Site) -> Data:
    return {
        "name" if source.has_supplied_title else "headline": source.title,
        "author": [{"@type": "Person", "name": name} for name in source.author],
        "publisher": _reference(site.dossier.actors[source.outlet], site),
        "datePublished": _day(source.published),
        "inLanguage": source.language or site.dossier.settings.language,
        "url": source.url,
        "archivedAt": source.archive_url,
        "citation": _sources(site.dossier.origins.rests_on(source.id), site),
    }


def _day(date: Date | None) -> str | None:
    """A day that is known as such."""
    return date_attribute(date) if date and date.precision == "day" else None


def _actor(actor: Actor, site: Site) -> Data:
    names = [_in_language(name.text, name.language) for name in actor.names]
    said: Data = {"name": actor.name, "alternateName": names, "sameAs": actor.website}
    current = [role for role in actor.roles if role.until is None]
    if actor.actor_kind == "person":
        said["jobTitle"] = [role.title for role in current]
    groups = [tie.actor for tie in actor.relationships if _is_member(tie.type, tie.until)]
    groups += [role.organisation for role in current if role.organisation]
    said["memberOf"] = _actors(groups, site)
    return said


def _actors(ids: Iterable[str], site: Site) -> list[Data]:
    return [_reference(site.dossier.actors[id], site) for id in dict.fromkeys(ids)]


def _in_language(text: str, language: str | None) -> Data | str:
    return {"@value": text, "@language": language} if language else text


def _is_member(relationship: str, until: Date | None) -> bool:
    return relationship in ("part-of", "member-of") and until is None


def _event(event: Event, site: Site) -> Data:
    start, end = _ends(event.date)
    return {
        "name": event.title,
        "startDate": start,
        "endDate": end,
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "about": _actors((participant.actor for participant in event.actors), site),
        "keywords": list(event.topics),
    }


def _ends(date: Date) -> tuple[str | None, str | None]:
    """Where a date begins and ends, as far as ISO 8601 can say what is known of it."""
    if date.precision != "interval":
        return date_attribute(date), None
    start, end = (date_attribute(each) if each else None for each in (date.start, date.end))
    return start, end


def _statement(statement: Statement, site: Site) -> Data:
    """A quotation; its text only where a source gives the speaker's own words whole."""
    dossier, best = site.dossier, fullest(statement)
    said: Data = {
        "abstract": dossier.label(statement),
        "spokenByCharacter": _reference(dossier.actors[statement.speaker], site),
        "dateCreated": _day(statement.date),
        "keywords": list(statement.topics),
    }
    if best is None or best.mode != "direct":
        return said
    source = dossier.sources[best.source]
    language = source.language or dossier.settings.language
    found = {"text": best.quote, "inLanguage": language, "isPartOf": _reference(source, site)}
    return {**said, **found}


def _disagreement(disagreement: Disagreement, site: Site) -> Data:
    """A question with its answers; none is the accepted one while it is open."""
    answers = [
        _kept(
            {
                "@type": ["Answer", "Claim"],
                "text": answer.answer,
                "appearance": _sources(dict.fromkeys(c.source for c in answer.cite), site),
            }
        )
        for answer in disagreement.answers
    ]
    holds = disagreement.holds if disagreement.status == "resolved" else None
    return {
        "name": disagreement.question,
        "suggestedAnswer": [each for n, each in enumerate(answers, 1) if n != holds],
        "acceptedAnswer": answers[holds - 1] if holds else None,
    }


def _brief(brief: Brief, site: Site) -> Data:
    title_of = site.dossier.title_of
    return {
        "headline": brief.title,
        "datePublished": _day(brief.date),
        "abstract": brief.bottom_line.plain(title_of),
        "hasPart": [
            {"@type": "Claim", "text": judgement.text.plain(title_of)}
            for judgement in brief.key_judgements
        ],
    }
