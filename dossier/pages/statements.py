"""An utterance with the wordings of all who report it, and the list of all utterances."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from dossier import urls
from dossier.claims import statement_citations
from dossier.pages.chain_drawing import Chain, chain
from dossier.pages.composer import Composer
from dossier.pages.contents import headings
from dossier.pages.evidence_line import document_name
from dossier.pages.filters import Filters, filters
from dossier.pages.frame import frame
from dossier.pages.parts import Badge, EvidenceLine, Heading, Link, Moment, Page, Quotation
from dossier.pages.site import Site
from dossier.records import Statement, Wording
from dossier.uses import as_citation
from dossier.wordings import Run, collate
from dossier.words.quoting import within_marks

_RANK = {"direct": 2, "partial": 1, "paraphrase": 0}


@dataclass(frozen=True, slots=True)
class WordingLine:
    """How one source words it: `runs` are its words, those that differ from others marked.

    A paraphrase is the source's own words, and stands without quotation marks around it.
    """

    quotation: Quotation
    mode_name: str
    is_paraphrase: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage(Page):
    """`/statements/ID/`"""

    template: ClassVar[str] = "statement.html"

    speaker: Link
    date: Moment | None
    venue: Link | None
    venue_text: str | None
    topics: tuple[str, ...]
    evidence: EvidenceLine
    badges: tuple[Badge, ...]
    gist_marks: Markup
    fullest: WordingLine | None
    fullest_meaning: str
    wordings: tuple[WordingLine, ...]
    original: Quotation | None
    chain: Chain | None
    note: Markup | None
    disagreements: tuple[Link, ...]


def statement_page(statement: Statement, site: Site) -> StatementPage:
    """The page of a statement."""
    composer = Composer(site, urls.address(statement))
    words, title = site.words, composer.label(statement)
    venue = site.dossier.sources.get(statement.venue or "")
    best = fullest(statement)
    gist_marks = composer.marks(each.citation for each in statement.gist.citations)
    shown = _line(best, _plain(best, composer), composer) if best else None
    wordings = _collated(statement, best, composer) if best else ()
    original = composer.quotation(as_citation(statement.original)) if statement.original else None
    note = composer.prose(statement.note, heading_level=3) if statement.note else None
    notes = composer.notes()
    return StatementPage(
        frame=frame(composer, record=statement),
        title=title,
        description=title,
        contents=headings("statement", _sections(statement, site), site, notes=notes),
        speaker=composer.actor(statement.speaker),
        date=composer.moment(statement.date) if statement.date else None,
        venue=composer.link(venue, document_name(venue, site.dossier, words)) if venue else None,
        venue_text=None if venue else statement.venue,
        topics=statement.topics,
        evidence=composer.evidence(statement_citations(statement, site.dossier)),
        badges=composer.badges(statement),
        gist_marks=gist_marks,
        fullest=shown,
        fullest_meaning=words.say(f"mode-meaning.{best.mode}") if best else "",
        wordings=wordings,
        original=original,
        chain=chain(statement_citations(statement, site.dossier), composer),
        note=note,
        disagreements=composer.disagreements(statement),
        notes=notes,
        sentences=composer.sentences(),
    )


def fullest(statement: Statement) -> Wording | None:
    """The longest of the wordings that are nearest to the speaker's own words."""
    return max(statement.wordings, key=lambda w: (_RANK[w.mode], len(w.quote)), default=None)


def _collated(statement: Statement, best: Wording, composer: Composer) -> tuple[WordingLine, ...]:
    """All wordings, the fullest first; paraphrases and other languages are not compared."""
    others = [wording for wording in statement.wordings if wording is not best]
    if not others:
        return ()
    others.sort(key=lambda wording: -_RANK[wording.mode])
    compared = [wording for wording in others if _comparable(wording, best, composer)]
    collation = collate(_text(best, composer), [_text(wording, composer) for wording in compared])
    runs = {id(w): r for w, r in zip(compared, collation.others, strict=True) if r is not None}
    lines = (_line(w, runs.get(id(w)) or _plain(w, composer), composer) for w in others)
    return (_line(best, collation.fullest, composer), *lines)


def _comparable(wording: Wording, best: Wording, composer: Composer) -> bool:
    languages = {_language(each, composer).partition("-")[0] for each in (wording, best)}
    return wording.mode != "paraphrase" and len(languages) == 1


def _language(wording: Wording, composer: Composer) -> str:
    source = composer.dossier.sources[wording.source]
    return source.language or composer.dossier.settings.language


def _text(wording: Wording, composer: Composer) -> str:
    """The words as they are displayed."""
    if wording.mode == "paraphrase":
        return wording.quote
    return within_marks(wording.quote, composer.words)


def _plain(wording: Wording, composer: Composer) -> tuple[Run, ...]:
    return (Run(_text(wording, composer), False),)


def _line(wording: Wording, runs: tuple[Run, ...], composer: Composer) -> WordingLine:
    return WordingLine(
        composer.quotation(as_citation(wording)),
        composer.words.say(f"mode.{wording.mode}"),
        wording.mode == "paraphrase",
        runs,
    )


def _sections(statement: Statement, site: Site) -> dict[str, bool]:
    return {
        "fullest": True,
        "wordings": len(statement.wordings) > 1,
        "original": True,
        "rests-on": bool(statement_citations(statement, site.dossier)),
        "note": statement.note is not None,
        "disagreements": statement.key in site.dossier.disagreements_about,
    }


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement in the list."""

    link: Link
    date: Moment | None
    wordings: str
    evidence: EvidenceLine


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """What one speaker said, by date."""

    id: str
    speaker: Link
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsPage(Page):
    """`/statements/`"""

    template: ClassVar[str] = "statements.html"

    standing: tuple[str, ...]
    filters: Filters | None
    speakers: tuple[SpeakerGroup, ...]


def statements_page(site: Site) -> StatementsPage:
    """The list of all statements by speaker and date."""
    composer = Composer(site, urls.register(Statement))
    words = site.words
    groups = tuple(_groups(composer))
    return StatementsPage(
        frame=frame(composer),
        title=words.say("statement.register-title"),
        description=words.say("statement.register-introduction"),
        contents=tuple(Heading(f"#{group.id}", group.speaker.text) for group in groups),
        standing=_standing(site),
        filters=filters(
            "statements", len(site.dossier.statements), words, entries="section > .plain > li"
        ),
        speakers=groups,
    )


def _groups(composer: Composer) -> Iterator[SpeakerGroup]:
    dossier = composer.dossier
    names = {id: dossier.actors[id].name.casefold() for id in dossier.statements_by}
    for id in sorted(names, key=lambda id: (names[id], id)):
        lines = tuple(_statement_line(each, composer) for each in dossier.statements_by[id])
        yield SpeakerGroup(f"by-{id}", composer.actor(id), lines)


def _statement_line(statement: Statement, composer: Composer) -> StatementLine:
    return StatementLine(
        composer.link(statement),
        composer.moment(statement.date) if statement.date else None,
        composer.words.count("counted.wordings", len(statement.wordings)),
        composer.evidence(statement_citations(statement, composer.dossier)),
    )


def _standing(site: Site) -> tuple[str, ...]:
    statements, words = site.dossier.statements, site.words
    return (
        words.count("counted.statements", len(statements)),
        words.count("counted.speakers", len(site.dossier.statements_by)),
        words.count("counted.wordings", sum(len(each.wordings) for each in statements.values())),
    )
