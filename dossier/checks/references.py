"""Rules on what one record says of another: it exists, it is published, it is the right one."""

from collections.abc import Iterator
from typing import get_args

from dossier import urls
from dossier.identifiers import STATED_ORIGINS, Kind
from dossier.linking import Dossier
from dossier.problems import Place, Problem, error, guess
from dossier.prose import Prose, RecordLink
from dossier.prose.needles import needle_pattern
from dossier.records import Record, leaves
from dossier.verification import Verification
from dossier.yamlfile import Path


def unknown_records(verification: Verification) -> Iterator[Problem]:
    """Every id in a field names a record that is published."""
    dossier = verification.dossier
    for record in (None, *dossier.records.values()):
        for path, value, reference in leaves(record or dossier.settings):
            if reference and isinstance(value, str) and not _says_origin(path, value):
                kind, id = value.split(":") if reference == "any" else (reference, value)
                yield from _missing(dossier, kind, id, dossier.place(record, path), _key(record))


def _says_origin(path: Path, value: str) -> bool:
    return path[-1] == "via" and value in STATED_ORIGINS


def unknown_citations(verification: Verification) -> Iterator[Problem]:
    """Every citation in prose names a source that is published, and so does its `via`."""
    dossier = verification.dossier
    for uses in dossier.uses.values():
        for use in uses:
            if use.needle:
                ids = filter(None, (use.citation.source, use.citation.via_source))
                for id in ids:
                    yield from _missing(
                        dossier, "source", id, dossier.place_of(use), use.record.key
                    )


def links(verification: Verification) -> Iterator[Problem]:
    """Every record link in prose leads to one published record."""
    dossier = verification.dossier
    for record, path, prose in _proses(dossier):
        for link in prose.links:
            place = _place(dossier, record, path, link.needle, link.nth)
            yield from _link_problems(dossier, link, place, _key(record))


def citations_of_no_record(verification: Verification) -> Iterator[Problem]:
    """The dossier's own summary cites nothing: what it says is cited in the brief."""
    dossier = verification.dossier
    summary = dossier.settings.summary
    for cited in summary.citations if summary else ():
        place = _place(dossier, None, ("summary",), cited.needle, cited.nth)
        hint = "cite the source in the lead brief, which says more"
        message = "the dossier's summary cannot cite a source"
        yield error("citation-syntax", place, message, hint)


def prose_faults(verification: Verification) -> Iterator[Problem]:
    """Prose says what its writer meant: no citation or link is left as plain text."""
    dossier = verification.dossier
    for record, path, prose in _proses(dossier):
        for fault in prose.faults:
            place = _place(dossier, record, path, fault.needle, fault.nth)
            yield error(fault.code, place, fault.message, fault.hint, _key(record))


RULES = (unknown_records, unknown_citations, links, citations_of_no_record, prose_faults)


def _proses(dossier: Dossier) -> Iterator[tuple[Record | None, Path, Prose]]:
    for record in (None, *dossier.records.values()):
        for path, value, _ in leaves(record or dossier.settings):
            if isinstance(value, Prose):
                yield record, path, value


def _link_problems(
    dossier: Dossier, link: RecordLink, place: Place, record: str
) -> Iterator[Problem]:
    if link.kind is not None:
        if link.kind not in get_args(Kind):
            hint = guess(link.kind, get_args(Kind)) or "the kinds are " + ", ".join(get_args(Kind))
            yield error(
                "unknown-record", place, f'there is no kind of record "{link.kind}"', hint, record
            )
        else:
            yield from _missing(dossier, link.kind, link.id, place, record)
        return
    targets = dossier.named(link.id)
    if len(targets) > 1:
        keys = [target.key for target in targets]
        hint = "write " + " or ".join(f"[[{key}]]" for key in keys)
        message = f'"{link.id}" is the id of {len(keys)} records'
        yield error("ambiguous-link", place, message, hint, record)
    elif not targets:
        yield from _missing_of_any_kind(dossier, link.id, place, record)


def _missing(dossier: Dossier, kind: str, id: str, place: Place, record: str) -> Iterator[Problem]:
    key = f"{kind}:{id}"
    if key in dossier.records or key in dossier.unread:
        return
    if key in dossier.drafts:
        yield _draft(kind, id, place, record)
        return
    if key in dossier.withdrawn:
        yield _withdrawn(dossier.withdrawn[key], place, record)
        return
    known = [each.id for each in dossier.records.values() if each.kind == kind]
    ending = ".md" if kind == "page" else ".yaml"
    hint = guess(id, known) or f"write {kind}s/{id}{ending}, or name another {kind}"
    yield error("unknown-record", place, f'no {kind} "{id}"', hint, record)


def _missing_of_any_kind(dossier: Dossier, id: str, place: Place, record: str) -> Iterator[Problem]:
    for key in sorted(dossier.drafts):
        if key.partition(":")[2] == id:
            yield _draft(key.partition(":")[0], id, place, record)
            return
    for withdrawn in dossier.withdrawn.values():
        if withdrawn.id == id:
            yield _withdrawn(withdrawn, place, record)
            return
    if any(key.partition(":")[2] == id for key in dossier.unread):
        return
    hint = (
        guess(id, sorted({each.id for each in dossier.records.values()}))
        or "name its kind, as in [[actor:…]]"
    )
    yield error("unknown-record", place, f'no record "{id}"', hint, record)


def _draft(kind: str, id: str, place: Place, record: str) -> Problem:
    hint = "delete `draft: true` there, or leave it out here"
    return error(
        "draft-link", place, f'{kind} "{id}" is a draft and is not published', hint, record
    )


def _withdrawn(named: Record, place: Place, record: str) -> Problem:
    hint = f"take it out here too; readers find the notice at /{urls.address(named)}"
    message = f'{named.kind} "{named.id}" is withdrawn'
    return error("withdrawn-record", place, message, hint, record)


def _place(dossier: Dossier, record: Record | None, path: Path, needle: str, nth: int) -> Place:
    document = dossier.documents[record.key if record else "dossier"]
    return document.place_of(path, needle_pattern(needle), nth)


def _key(record: Record | None) -> str:
    return record.key if record else ""
