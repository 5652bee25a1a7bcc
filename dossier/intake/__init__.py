"""Taking a document in: a saved page, a text, a PDF or an address becomes a capture and a record.

What was brought is opened (`papers`), looked at (`judging`), described (`describing`), compared
with what the dossier holds (`kinship`), and written (`writing`). What cannot be known for certain
is left out of the record and said: a wrong date or title is worse than none.
"""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.archive import Captured, open_archive
from dossier.dates import parse_date
from dossier.folders import is_folder
from dossier.intake.brought import Brought
from dossier.intake.describing import Description, describe
from dossier.intake.holdings import captures_in, holdings_of
from dossier.intake.kinship import Kin, Lead, kin_of, leads_of, origin_of
from dossier.intake.naming import names_of, proposed_id
from dossier.intake.papers import Paper, open_paper
from dossier.intake.record import ORDER, Capture, in_words, record_text
from dossier.intake.refusal import RefusedError
from dossier.intake.writing import alone, put, sweep
from dossier.linking import link
from dossier.loading import Content, load
from dossier.quotes import fold_article, locate_within
from dossier.records import Actor, Settings, Source
from dossier.records.sources import Origin
from dossier.schemas import write_schemas

__all__ = ["Brought", "RefusedError", "TakenIn", "take_in"]


@dataclass(frozen=True)
class TakenIn:
    """What an import has written and found out.

    `found` has a value and where it was found for each field, `lacking` why a field is left out,
    `remarks` what an editor should know, each a sentence without a full stop.
    """

    record: Path
    capture: Path
    found: Mapping[str, tuple[str, str]]
    lacking: Mapping[str, str]
    remarks: tuple[str, ...]


def take_in(
    brought: Brought, content: Path, *, today: datetime.date, id: str = "", encoding: str = ""
) -> TakenIn:
    """Write the capture and the record of what was brought into a content folder.

    Nothing is overwritten. Raises `RefusedError` for what is no article, or is held already, and
    OSError where nothing can be written; the folder is then as it was.
    """
    if not is_folder(content):
        raise RefusedError(f"there is no folder {content}", "name the content with --content")
    paper = open_paper(brought, encoding)
    with alone(content):
        sweep(content)
        held = load(content, drafts=True)
        if held.settings is None:
            raise RefusedError(
                f"{held.folder} has no dossier.yaml that can be read", "mend it, as `check` says"
            )
        stray = _refuse_what_is_held(brought, paper, held)
        actors = [record for record in held.records if isinstance(record, Actor)]
        latest = max(today, held.settings.as_of.latest)  # a dossier may be of another time
        described = _with_namesakes(describe(paper, brought, actors, latest), held)
        arrival = _Arrival(brought, paper, described, content, held, held.settings, stray)
        return arrival.written(arrival.id(id))


def _refuse_what_is_held(brought: Brought, paper: Paper, held: Content) -> str:
    """Raises RefusedError where the same bytes are the capture of a source; the name of an
    archived file with them that is none's, else empty."""
    digests = {_digest(paper.capture), _digest(brought.content)}
    files = [name for name, data in held.articles.items() if _digest(data) in digests]
    for holding in holdings_of(held):
        if not holding.files.isdisjoint(files) or any(each in holding.text for each in digests):
            where = ", ".join(sorted(holding.files))
            raise RefusedError(f"it is held already: {where}", f"its record is {holding.shown}")
    return files[0] if files else ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _with_namesakes(described: Description, held: Content) -> Description:
    """The description, with a remark on sources of the same address."""
    url = described.found.get("url")
    same = [holding.id for holding in holdings_of(held) if url and holding.url == url.value]
    remarks = [f"source {id} has the same address" for id in same]
    return replace(described, remarks=(*described.remarks, *remarks))


@dataclass(frozen=True)
class _Arrival:
    """A document on its way into a dossier; `stray` names the archived file that has its bytes."""

    brought: Brought
    paper: Paper
    described: Description
    content: Path
    held: Content
    settings: Settings
    stray: str

    def id(self, wanted: str) -> str:
        """The id of the record: as wanted, else one that is free."""
        if not wanted:
            return proposed_id(names_of(self.described, self.brought.name), self._is_taken)
        if self._is_taken(wanted):
            message = f'there is a source or archived text "{wanted}" already'
            raise RefusedError(message, "choose another --id")
        return wanted

    def _is_taken(self, id: str) -> bool:
        capture = self.content / "articles" / f"{id}{self.paper.ending}"
        record = any((self.content / "sources").rglob(f"{id}.yaml"))
        return record or (capture.exists() and not self.stray)

    def written(self, id: str) -> TakenIn:
        """Write the capture and the record."""
        file = self.stray or f"{id}{self.paper.ending}"
        capture, record = self.content / "articles" / file, self.content / "sources" / f"{id}.yaml"
        kin, leads = self._related(id, file)
        original = _digest(self.brought.content) if self.paper.made_from else ""
        named = Capture(file, _digest(self.paper.capture), self.paper.made_from, original)
        text = record_text(record, self.content, self.described, named, kin, leads)
        put(capture, None if self.stray else self.paper.capture, record, text)
        write_schemas(self.content)
        return _told(record, capture, self.described, kin, leads)

    def _related(self, id: str, file: str) -> tuple[list[Kin], list[Lead]]:
        """The held texts with the same words, and the outlets that the text has something from."""
        archive = open_archive(self.held)
        dossier = link(self.held, archive, self.settings, "")
        source = _as_source(id, self.described)
        captured = self._captured(file, source.language or self.settings.language)
        joined = replace(
            dossier,
            sources={**dossier.sources, id: source},
            captures={**dossier.captures, id: (captured,)},
        )
        return kin_of(captured, captures_in(self.held, archive)), leads_of(source, joined)

    def _captured(self, file: str, language: str) -> Captured:
        """The text as the archive will have it, without what is proposed to be omitted."""
        article = replace(self.paper.article, file=file)
        whole = fold_article(article)
        spans = [locate_within(each.passage, whole) for each in self.described.omissions]
        omitted = tuple(span for span in spans if span is not None)
        digest = _digest(self.paper.capture)
        return Captured(file, digest, fold_article(article, omitted, language), omitted)


def _as_source(id: str, described: Description) -> Source:
    """The source as far as it is known, with nothing stated of its origin."""
    found = {name: finding.value for name, finding in described.found.items()}
    day = found.get("published")
    return Source.model_construct(
        id=id,
        title=found.get("title", ""),
        outlet=found.get("outlet", ""),
        published=parse_date(day) if day else None,
        language=found.get("language"),
        origin=Origin(),
    )


def _told(
    record: Path, capture: Path, described: Description, kin: list[Kin], leads: list[Lead]
) -> TakenIn:
    all_found = {name: (each.value, each.where) for name, each in described.found.items()}
    lacking = dict(described.lacking)
    if described.authors:
        all_found["author"] = ", ".join(described.authors.names), described.authors.where
    origin = origin_of(leads)
    if origin:
        all_found["origin"] = ", ".join(origin), f'the text has "{leads[0].phrase}"'
    else:
        lacking["origin"] = "; ".join(f'the text has "{lead.phrase}"' for lead in leads)
    count = len(described.omissions)
    if count:
        passages = f"{count} passage{'' if count == 1 else 's'}"
        all_found["omit"] = passages, "what is not the article"
    found = {name: all_found[name] for name in (*ORDER, "origin", "omit") if name in all_found}
    return TakenIn(record, capture, found, lacking, (*described.remarks, *in_words(kin)))
