"""The records of a dossier, joined: who cites, names, answers and follows whom."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from dossier.archive import Archive, Captured
from dossier.chronology import in_order
from dossier.citations import Citation
from dossier.loading import Content
from dossier.mentions import Mention, find_mentions
from dossier.origins import Evidence, Origins
from dossier.problems import Place
from dossier.prose import Prose, RecordLink
from dossier.prose.needles import needle_pattern
from dossier.recall import Recall, afresh
from dossier.records import (
    Actor,
    Brief,
    Disagreement,
    Event,
    Page,
    Participant,
    Record,
    Settings,
    Source,
    Statement,
    leaves,
)
from dossier.ties import Office, Tie, offices_among, ties_among
from dossier.uses import Use, UsesByRecord
from dossier.yamlfile import Path as FieldPath
from dossier.yamlfile import YamlFile

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Dossier:
    """All records, and every question that one of them is asked about the others.

    Those `withdrawn` stand apart; none of the others may refer to them.
    """

    folder: str
    settings: Settings
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    events: tuple[Event, ...]
    statements: Mapping[str, Statement]
    disagreements: Mapping[str, Disagreement]
    briefs: Mapping[str, Brief]
    pages: Mapping[str, Page]
    records: Mapping[str, Record]
    withdrawn: Mapping[str, Record]
    documents: Mapping[str, YamlFile]
    drafts: frozenset[str]
    unread: frozenset[str]
    captures: Mapping[str, tuple[Captured, ...]]
    broken: frozenset[str]
    revision: str
    recall: Recall = field(default=afresh, compare=False, repr=False)

    def place(self, record: Record | None, path: FieldPath = (), *, key: bool = False) -> Place:
        """Where a field of a record (of dossier.yaml for None) stands."""
        document = self.documents.get(record.key if record else "dossier")
        return document.place(path, key=key) if document else Place("dossier.yaml")

    def place_of(self, use: Use) -> Place:
        """Where a citation stands; a quotation's place is that of its words."""
        if not use.needle:
            path = use.path if not use.citation.quote else (*use.path, "quote")
            return self.place(use.record, path)
        return self.documents[use.record.key].place_of(
            use.path, needle_pattern(use.needle), use.nth
        )

    def named(self, id: str, kind: str | None = None) -> list[Record]:
        """The records of that id, of one kind or of any."""
        if kind is not None:
            record = self.records.get(f"{kind}:{id}")
            return [record] if record else []
        return self._by_id.get(id, [])

    def label(self, record: Record) -> str:
        """The words that stand for a record where it is linked."""
        return record.gist.plain(self.title_of) if isinstance(record, Statement) else record.label

    def title_of(self, kind: str | None, id: str) -> str:
        """What a link without a label shows: the name or title of its record."""
        found = self.named(id, kind)
        return id if len(found) != 1 or isinstance(found[0], Statement) else found[0].label

    def is_held(self, source: str) -> bool:
        """Whether an archived text of the source is in the dossier."""
        return bool(self.captures.get(source))

    def weigh(self, citations: Iterable[Citation]) -> Evidence:
        """The evidence that citations amount to."""
        return self.origins.weigh(citations)

    @cached_property
    def origins(self) -> Origins:
        """Resolves citations to what they go back to."""
        return Origins(self.sources, self.actors)

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """The citations of each record by its key, in the order in which they stand."""
        return UsesByRecord(self.records, self.title_of)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Use, ...]]:
        """The citations of each source by its id."""
        return _grouped((use.citation.source, use) for uses in self.uses.values() for use in uses)

    @cached_property
    def relays(self) -> Mapping[str, tuple[Source, ...]]:
        """The sources that state each source as their origin."""
        return _grouped(
            (id, s) for s in self.sources.values() for id in self.origins.rests_on(s.id)
        )

    @cached_property
    def relayed_by(self) -> Mapping[str, tuple[Use, ...]]:
        """The citations that name each source as what their passage comes from (`via`)."""
        return _grouped(
            (use.citation.via_source, use)
            for uses in self.uses.values()
            for use in uses
            if use.citation.via_source
        )

    @cached_property
    def published_by(self) -> Mapping[str, tuple[Source, ...]]:
        """The sources of each outlet."""
        return _grouped((source.outlet, source) for source in self.sources.values())

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that each actor took part in, in order."""
        return _grouped((p.actor, e) for e in self.events for p in _distinct_actors(e))

    @cached_property
    def statements_by(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each speaker, by date."""
        ordered = sorted(self.statements.values(), key=_statement_order)
        return _grouped((statement.speaker, statement) for statement in ordered)

    @cached_property
    def disagreements_about(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """The disagreements that touch each record, by its key."""
        return _grouped(
            (key, d) for d in self.disagreements.values() for key in dict.fromkeys(d.about)
        )

    def is_disputed(self, record: Record) -> bool:
        """Whether a disagreement that touches a record is not resolved."""
        found = self.disagreements_about.get(record.key, ())
        return any(disagreement.status != "resolved" for disagreement in found)

    @cached_property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """The relationships of each actor, stated by it or by the other."""
        return _grouped((tie.actor.id, tie) for tie in ties_among(self.actors))

    @cached_property
    def offices(self) -> Mapping[str, tuple[Office, ...]]:
        """The roles held in each organisation."""
        return _grouped(offices_among(self.actors.values()))

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Where each actor is named, in records and in archived texts."""
        return find_mentions(
            self.actors.values(), self.records.values(), self.captures, self.title_of, self.recall
        )

    @cached_property
    def linked_from(self) -> Mapping[str, tuple[Record, ...]]:
        """The records whose prose links to each record, by its key."""
        pairs = (
            (target.key, record)
            for record in self.records.values()
            for target in self._targets(record)
        )
        return _grouped(dict.fromkeys(pairs))

    def _targets(self, record: Record) -> Iterator[Record]:
        for _, value, _ in leaves(record):
            if isinstance(value, Prose):
                for link in value.links:
                    yield from self.target(link)

    def target(self, link: RecordLink) -> list[Record]:
        """The records that a link may mean: one, where it is right."""
        return self.named(link.id, link.kind)

    @cached_property
    def _by_id(self) -> Mapping[str, list[Record]]:
        table: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            table[record.id].append(record)
        return table

    @cached_property
    def event_order(self) -> Mapping[str, int]:
        """The place of each event in the chronology, by its id, from 0."""
        return {event.id: number for number, event in enumerate(self.events)}

    def repository_file(self, record: Record) -> str:
        """The file of a record from the top of the repository, in which the content folder is."""
        return f"{Path(self.folder).absolute().name}/{self.file_in_content(record)}"

    def file_in_content(self, record: Record) -> str:
        """The file of a record from the top of the content folder."""
        file = Path(self.documents[record.key].file).absolute()
        return file.relative_to(Path(self.folder).absolute()).as_posix()


def link(
    content: Content,
    archive: Archive,
    settings: Settings,
    revision: str,
    recall: Recall = afresh,
) -> Dossier:
    """Join the records of a content folder."""
    published = [record for record in content.records if not record.withdrawn]
    return Dossier(
        folder=content.folder,
        settings=settings,
        sources=_of_kind(published, Source),
        actors=_of_kind(published, Actor),
        events=in_order(_of_kind(published, Event).values()),
        statements=_of_kind(published, Statement),
        disagreements=_of_kind(published, Disagreement),
        briefs=_of_kind(published, Brief),
        pages=_of_kind(published, Page),
        records={record.key: record for record in published},
        withdrawn={record.key: record for record in content.records if record.withdrawn},
        documents=content.documents,
        drafts=content.drafts,
        unread=content.unread,
        captures=archive.captures,
        broken=archive.broken,
        revision=revision,
        recall=recall,
    )


def _of_kind(records: Iterable[Record], kind: type[R]) -> Mapping[str, R]:
    # To ask a model whether something is an instance takes ten times as long.
    return {record.id: record for record in records if type(record) is kind}


def _distinct_actors(event: Event) -> Iterator[Participant]:
    seen: set[str] = set()
    for participant in event.actors:
        if participant.actor not in seen:
            seen.add(participant.actor)
            yield participant


def _statement_order(statement: Statement) -> tuple[object, ...]:
    date = statement.date
    return (date is None, (date.earliest, date.latest) if date else (), statement.id)


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    table: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        table[key].append(value)
    return {key: tuple(values) for key, values in table.items()}
