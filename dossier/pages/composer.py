"""Composes one page: links from where it stands, prose with its notes numbered, dates in words."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from dossier import urls
from dossier.bibliography import Run, reference
from dossier.citations import Citation
from dossier.dates import Date, date_attribute, parse_date
from dossier.excerpts import passage_id
from dossier.origins import Evidence
from dossier.pages.evidence_line import document_name, evidence_line
from dossier.pages.numbering import Numbering
from dossier.pages.parts import (
    Badge,
    BadgeKind,
    EvidenceLine,
    Link,
    Moment,
    Note,
    Phrase,
    Quotation,
    ReferencePart,
    SentenceLine,
    SourceLine,
)
from dossier.pages.site import Site
from dossier.prose import Prose
from dossier.prose.html import render_prose
from dossier.records import Disagreement, Record, Source
from dossier.words import text_direction
from dossier.words.quoting import within_marks


class Composer:
    """Makes the parts of the page at one address; notes are numbered in the order of making.

    `part` keeps the anchors of notes apart where several composers make one page.
    """

    def __init__(self, site: Site, address: str, part: str = "") -> None:
        self.site = site
        self.dossier = site.dossier
        self.words = site.words
        self.address = address
        self._numbering = Numbering(site.words, part)
        self._sentences: dict[tuple[int, str], _Cited] = {}

    def href(self, address: str) -> str:
        """The link from this page to an address of the site."""
        return urls.relative(address, self.address)

    def link(self, record: Record, text: str | None = None) -> Link:
        """The link to a record, with the badges it carries everywhere."""
        return Link(
            self.href(urls.address(record)),
            text or self.label(record),
            record.kind,
            self.badges(record),
            *self._language_of(record),
        )

    def mention(self, record: Record, text: str | None = None) -> Markup:
        """A record in running text: a link where it leads anywhere."""
        href, label = self.href(urls.address(record)), text or self.label(record)
        if not href:
            return escape(label)
        return Markup('<a class="record" href="{}">{}</a>').format(href, label)

    def label(self, record: Record) -> str:
        """The words that stand for a record, links in them by their own labels."""
        return self.dossier.label(record)

    def _language_of(self, record: Record) -> tuple[str | None, str | None]:
        phrase = self.title(record) if isinstance(record, Source) else Phrase("")
        return phrase.language, phrase.direction

    def title(self, source: Source) -> Phrase:
        """The title of a source, in its language; in the dossier's where the editor supplied it."""
        return self.phrase(source.title, None if source.has_supplied_title else source.language)

    def actor(self, id: str) -> Link:
        """The link to an actor."""
        return self.link(self.dossier.actors[id])

    def badges(self, record: Record) -> tuple[Badge, ...]:
        """One badge for the open disagreements that touch a record, one for the settled ones.

        It leads to the disagreement, or for several to the list of them on the record's page. A
        draft, which only the preview shows, has one that says so.
        """
        draft = [Badge("draft", "✎", self.words.say("badge.draft"))] if record.draft else []
        found = self.dossier.disagreements_about.get(record.key, ())
        groups: dict[BadgeKind, list[Disagreement]] = {"disputed": [], "resolved": []}
        for disagreement in found:
            settled = disagreement.status == "resolved"
            groups["resolved" if settled else "disputed"].append(disagreement)
        disputed = (self._badge(kind, record, group) for kind, group in groups.items() if group)
        return (*draft, *disputed)

    def _badge(self, kind: BadgeKind, record: Record, group: Sequence[Disagreement]) -> Badge:
        if len(group) == 1:
            return self.badge(group[0])
        text = self.words.say(f"badge.{kind}")
        count = self.words.count("counted.disagreements", len(group))
        label = self.words.say("punctuation.colon", label=text, text=count)
        times = self.words.say("badge.times", text=text, n=self.words.number(len(group)))
        target = urls.address(record) + "#disagreements"
        return Badge(kind, "≠", times, self.href(target), label)

    def badge(self, disagreement: Disagreement) -> Badge:
        """The badge of something that one disagreement touches."""
        kind: BadgeKind = "resolved" if disagreement.status == "resolved" else "disputed"
        text = self.words.say(f"badge.{kind}")
        label = self.words.say("punctuation.colon", label=text, text=disagreement.question)
        return Badge(kind, "≠", text, self.href(urls.address(disagreement)), label)

    def disagreements(self, record: Record) -> tuple[Link, ...]:
        """The disagreements that touch a record."""
        return tuple(self.link(d) for d in self.dossier.disagreements_about.get(record.key, ()))

    def phrase(self, text: str, language: str | None) -> Phrase:
        """Words in a language; it is named only where the page has another."""
        if language is None or language == self.dossier.settings.language:
            return Phrase(text)
        direction = text_direction(language)
        own = text_direction(self.dossier.settings.language)
        return Phrase(text, language, direction if direction != own else None)

    def moment(self, date: Date) -> Moment:
        """A date in words."""
        return Moment(self.words.date(date), date_attribute(date))

    def day(self, day: datetime.date) -> Moment:
        """A day of the history in words."""
        return self.moment(parse_date(day.isoformat()))

    def short_moment(self, date: Date) -> Moment:
        """A date in words that may leave out what the headings above it say."""
        return Moment(self.words.short_date(date), date_attribute(date))

    def prose(self, prose: Prose, *, heading_level: int = 2, id_prefix: str = "") -> Markup:
        """Prose as HTML, its citations numbered."""
        return render_prose(
            prose,
            _Resolver(self, prose),
            heading_level=heading_level,
            id_prefix=id_prefix,
            back_label=self.words.say("note.footnote-back"),
        )

    def inline(self, prose: Prose) -> Markup:
        """Prose of one paragraph as HTML without the paragraph."""
        return render_prose(prose, _Resolver(self, prose), inline=True)

    def marks(self, citations: Iterable[Citation]) -> Markup:
        """The numbers of citations; nothing for none."""
        citations = tuple(citations)
        return self._numbering.marks(citations) if citations else Markup("")

    def evidence(self, citations: Iterable[Citation]) -> EvidenceLine:
        """What citations amount to, in words."""
        return self.evidence_line(self.dossier.weigh(citations))

    def evidence_line(self, evidence: Evidence) -> EvidenceLine:
        """Evidence, weighed already, in words."""
        return evidence_line(evidence, self.dossier, self.words)

    def origins(self, citations: Iterable[Citation]) -> tuple[Link, ...]:
        """The first-hand documents that citations go back to, such as "KCNA, 14 July 2022"."""
        found = self.dossier.weigh(citations).origins
        return tuple(
            self.link(source, document_name(source, self.dossier, self.words))
            for origin in found
            for source in (self.dossier.sources[id] for id in origin.documents)
        )

    def quotation(self, citation: Citation) -> Quotation:
        """A citation displayed, with the number of its note."""
        source = self.dossier.sources[citation.source]
        return Quotation(
            self._quote(citation),
            Link(
                self.passage_href(citation), source.title, "source", (), *self._language_of(source)
            ),
            self.actor(source.outlet),
            self.moment(source.published) if source.published else None,
            self.marks([citation]),
            self.origins([citation]),
            citation.note,
        )

    def passage_href(self, citation: Citation) -> str:
        """The link to the marked passage of a citation, or to the page of its source."""
        address = urls.address(self.dossier.sources[citation.source])
        passage = self.site.verification.passage(citation)
        return self.href(address + (f"#{passage_id(citation)}" if passage else ""))

    def source_line(self, source: Source) -> SourceLine:
        """A source as a note names it."""
        parts = self.reference(source, address=False)
        plain = (replace(p, href=None) if p.kind in ("author", "outlet") else p for p in parts)
        return SourceLine(tuple(plain), source.url)

    def reference(self, source: Source, *, address: bool = True) -> tuple[ReferencePart, ...]:
        """A source in the house style, its title and outlet leading to their pages."""
        item = self.site.items[source.id]
        runs = reference(item if address else replace(item, url=None), self.words)
        by_outlet = "outlet" if item.container else "author"
        return tuple(self._reference_part(run, source, by_outlet) for run in runs)

    def _reference_part(self, run: Run, source: Source, by_outlet: str) -> ReferencePart:
        text, kind = run.text, run.kind
        if kind == "title":
            title, address = self.title(source), urls.address(source)
            href = self.href(address) if address != self.address else None
            return ReferencePart(text, kind, href, title.language, title.direction)
        if kind == "date":
            day = date_attribute(source.published) if source.published else None
            return ReferencePart(text, kind, attribute=day)
        if kind == by_outlet:
            return ReferencePart(text, kind, self.actor(source.outlet).href)
        return ReferencePart(text, kind, source.url if kind == "address" else None)

    def cite(self, citations: Sequence[Citation], sentence: str, prose: Prose) -> Markup:
        """The numbers of citations that stand in a sentence."""
        marks = self.marks(citations)
        if sentence:
            said = self._sentences.setdefault((id(prose), sentence), _Cited())
            said.citations += citations
            said.uses += map(self._numbering.last_use, citations)
        return marks

    def sentences(self) -> tuple[SentenceLine, ...]:
        """The cited sentences of all prose made so far, each with what it rests on."""
        return tuple(
            SentenceLine(
                f"#{said.uses[0]}", " ".join(said.uses), sentence, self.evidence(said.citations)
            )
            for (_, sentence), said in self._sentences.items()
        )

    def notes(self) -> tuple[Note, ...]:
        """The notes of everything cited so far."""
        return tuple(
            self._note(number, citation, uses)
            for number, (citation, uses) in enumerate(self._numbering.cited(), 1)
        )

    def _note(self, number: int, citation: Citation, uses: int) -> Note:
        source = self.dossier.sources[citation.source]
        return Note(
            number=self.words.number(number),
            id=self._numbering.note_id(number),
            quote=self._quote(citation),
            source=self.source_line(source),
            href=self.passage_href(citation),
            origins=self.origins([citation]),
            verified=self.site.verification.passage(citation) is not None,
            verification=self._verification(citation),
            remark=citation.note,
            uses=self._numbering.back_links(number, uses),
        )

    def _quote(self, citation: Citation) -> Phrase | None:
        if citation.quote is None:
            return None
        words = within_marks(citation.quote, self.words)
        return self.phrase(words, self.dossier.sources[citation.source].language)

    def _verification(self, citation: Citation) -> str:
        if not self.dossier.is_held(citation.source):
            return self.words.say("note.not-held")
        return self.words.say("note.verified" if citation.quote is not None else "note.whole")


@dataclass
class _Cited:
    """What a sentence cites, and the anchors of its numbers."""

    citations: list[Citation] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)


class _Resolver:
    """Tells prose how its citations and links look on the page."""

    def __init__(self, composer: Composer, prose: Prose) -> None:
        self._composer = composer
        self._prose = prose

    def cite(self, citations: Sequence[Citation], sentence: str) -> Markup:
        return self._composer.cite(citations, sentence, self._prose)

    def link(self, kind: str | None, id: str, label: str | None) -> Markup:
        (record,) = self._composer.dossier.named(id, kind)
        return self._composer.mention(record, label)
