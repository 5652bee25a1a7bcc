"""The records of a dossier as entries of data: what is published of each, ids as addresses."""

from functools import cached_property

from dossier import urls
from dossier.bibliography import as_text, reference
from dossier.claims import event_citations, statement_citations
from dossier.dates.parts import first_day, last_day
from dossier.exports import entries as data
from dossier.exports.naming import Naming
from dossier.pages import Site
from dossier.records import (
    Actor,
    Brief,
    Disagreement,
    Event,
    KeyJudgement,
    Original,
    Page,
    Relationship,
    Role,
    Source,
    Statement,
)

VERSION = "1.0"


class Facts:
    """Every record of a site as an entry.

    What is published of a record is written out here field by field, so that a field added to
    records is published only once it is added here as well.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._dossier = site.dossier
        self._naming = Naming(site)

    @cached_property
    def dossier(self) -> data.DossierData:
        """The whole dossier."""
        site, dossier, settings = self._site, self._dossier, self._dossier.settings
        return data.DossierData.model_validate(
            {
                "$schema": urls.DOSSIER_SCHEMA.rpartition("/")[2],
                "version": VERSION,
                "base_url": site.base_url.rstrip("/") + "/" if site.base_url else None,
                "title": settings.title,
                "summary": self._naming.plain(settings.summary),
                "language": settings.language,
                "as_of": settings.as_of,
                "revision": dossier.revision,
                "publisher": settings.publisher,
                "licence": settings.licence,
                "lead": urls.address(dossier.briefs[settings.lead]),
                "briefs": tuple(map(self._brief, dossier.briefs.values())),
                "events": tuple(map(self._event, dossier.events)),
                "statements": tuple(map(self._statement, dossier.statements.values())),
                "disagreements": tuple(map(self._disagreement, dossier.disagreements.values())),
                "actors": tuple(map(self._actor, dossier.actors.values())),
                "sources": tuple(map(self._source, dossier.sources.values())),
                "pages": tuple(map(self._page, dossier.pages.values())),
            }
        )

    def _source(self, source: Source) -> data.SourceEntry:
        dossier = self._dossier
        item = self._site.items[source.id]
        captures = dossier.captures.get(source.id, ())
        return data.SourceEntry(
            id=urls.address(source),
            title=source.title,
            outlet=self._naming.actor_id(source.outlet),
            authors=source.author,
            published=source.published,
            accessed=source.accessed,
            url=source.url,
            archive_url=source.archive_url,
            language=source.language or dossier.settings.language,
            medium=source.medium,
            reference=as_text(reference(item, self._site.words)),
            summary=self._naming.plain(source.summary),
            descriptor=source.descriptor,
            reliability=source.reliability,
            first_hand=dossier.origins.is_own(source.id),
            rests_on=tuple(map(self._naming.source_id, dossier.origins.rests_on(source.id))),
            captures=tuple(data.CaptureEntry(sha256=each.sha256) for each in captures),
            citations=self._naming.citations(source),
        )

    def _actor(self, actor: Actor) -> data.ActorEntry:
        return data.ActorEntry(
            id=urls.address(actor),
            name=actor.name,
            kind=actor.actor_kind,
            names=tuple(
                data.NameEntry(text=name.text, language=name.language) for name in actor.names
            ),
            summary=self._naming.plain(actor.summary),
            status_note=self._naming.plain(actor.status_note),
            roles=tuple(map(self._role, actor.roles)),
            relationships=tuple(map(self._relationship, actor.relationships)),
            not_to_be_confused_with=tuple(
                map(self._naming.actor_id, actor.not_to_be_confused_with)
            ),
            website=actor.website,
            citations=self._naming.citations(actor),
        )

    def _role(self, role: Role) -> data.RoleEntry:
        within = self._naming.actor_id(role.organisation) if role.organisation else None
        return data.RoleEntry(
            title=role.title, organisation=within, since=role.since, until=role.until
        )

    def _relationship(self, tie: Relationship) -> data.RelationshipEntry:
        return data.RelationshipEntry(
            type=tie.type,
            actor=self._naming.actor_id(tie.actor),
            since=tie.since,
            until=tie.until,
            note=tie.note,
        )

    def _event(self, event: Event) -> data.EventEntry:
        date = event.date
        return data.EventEntry(
            id=urls.address(event),
            title=event.title,
            date=date,
            date_in_words=self._site.words.date(date),
            earliest=first_day(date),
            latest=last_day(date),
            date_basis=event.date_basis,
            summary=self._naming.plain(event.summary),
            participants=tuple(
                data.ParticipantEntry(actor=self._naming.actor_id(each.actor), part=each.part)
                for each in event.actors
            ),
            place=event.place,
            topics=event.topics,
            disputed=self._dossier.is_disputed(event),
            evidence=self._naming.evidence(event_citations(event, self._dossier)),
            citations=self._naming.citations(event),
        )

    def _statement(self, statement: Statement) -> data.StatementEntry:
        original = statement.original
        return data.StatementEntry(
            id=urls.address(statement),
            gist=self._naming.plain(statement.gist),
            speaker=self._naming.actor_id(statement.speaker),
            date=statement.date,
            venue=self._naming.venue(statement),
            original=self._original(original) if original else None,
            wordings=tuple(
                data.WordingEntry(
                    source=self._naming.source_id(wording.source),
                    quote=wording.quote,
                    mode=wording.mode,
                    via=self._naming.via(wording.via),
                )
                for wording in statement.wordings
            ),
            topics=statement.topics,
            note=self._naming.plain(statement.note),
            evidence=self._naming.evidence(statement_citations(statement, self._dossier)),
            citations=self._naming.citations(statement),
        )

    def _original(self, original: Original) -> data.OriginalEntry:
        source = self._naming.source_id(original.source)
        return data.OriginalEntry(text=original.text, language=original.language, source=source)

    def _disagreement(self, disagreement: Disagreement) -> data.DisagreementEntry:
        resolved = disagreement.status == "resolved"
        return data.DisagreementEntry(
            id=urls.address(disagreement),
            question=disagreement.question,
            about=tuple(urls.address(self._dossier.records[key]) for key in disagreement.about),
            status=disagreement.status,
            holds=disagreement.holds if resolved else None,
            answers=tuple(
                data.AnswerEntry(
                    answer=each.answer, note=each.note, evidence=self._naming.evidence(each.cite)
                )
                for each in disagreement.answers
            ),
            note=self._naming.plain(disagreement.note),
            citations=self._naming.citations(disagreement),
        )

    def _brief(self, brief: Brief) -> data.BriefEntry:
        return data.BriefEntry(
            id=urls.address(brief),
            title=brief.title,
            date=brief.date,
            bottom_line=brief.bottom_line.plain(self._dossier.title_of),
            judgements=tuple(map(self._judgement, brief.key_judgements)),
            body=self._naming.plain(brief.body),
            gaps=brief.gaps,
            citations=self._naming.citations(brief),
        )

    def _judgement(self, judgement: KeyJudgement) -> data.JudgementEntry:
        cited = [each.citation for each in judgement.text.citations]
        return data.JudgementEntry(
            text=judgement.text.plain(self._dossier.title_of),
            likelihood=judgement.likelihood,
            confidence=judgement.confidence,
            basis=judgement.basis,
            assessment=judgement.assessment,
            evidence=self._naming.evidence(cited),
        )

    def _page(self, page: Page) -> data.PageEntry:
        return data.PageEntry(
            id=urls.address(page),
            title=page.title,
            body=page.body.plain(self._dossier.title_of),
            citations=self._naming.citations(page),
        )
