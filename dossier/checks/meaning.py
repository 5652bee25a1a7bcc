"""Rules on what records mean: claims are cited, origins stated, statuses and dates in order."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.codes import catalogue
from dossier.dates import Date
from dossier.mentions import folded_name
from dossier.origins import cycles
from dossier.problems import Problem, error, guess, warning
from dossier.records import Actor, Disagreement
from dossier.verification import Verification


def uncited_events(verification: Verification) -> Iterator[Problem]:
    """Every event rests on at least one source."""
    dossier = verification.dossier
    for event in dossier.events:
        is_miswritten = event.summary and event.summary.is_miswritten
        if not dossier.uses[event.key] and not is_miswritten:
            hint = 'cite one in `cite`, or in its summary, as in [@source-id "its words"]'
            message = f'event "{event.id}" cites no source'
            yield warning("uncited-event", dossier.place(event), message, hint, event.key)


def uncited_judgements(verification: Verification) -> Iterator[Problem]:
    """Every key judgement cites what it rests on, or says that it is the editors' own."""
    dossier = verification.dossier
    for brief in dossier.briefs.values():
        for index, judgement in enumerate(brief.key_judgements):
            is_cited = judgement.text.citations or judgement.text.is_miswritten
            if not is_cited and not judgement.assessment:
                place = dossier.place(brief, ("key_judgements", index))
                hint = "cite its sources, or say `assessment: true` where it is your own"
                message = f"key judgement {index + 1} cites no source"
                yield warning("uncited-judgement", place, message, hint, brief.key)


def unworded_statements(verification: Verification) -> Iterator[Problem]:
    """Every statement has the wording of at least one source."""
    dossier = verification.dossier
    for statement in dossier.statements.values():
        if not statement.wordings and not statement.original:
            message = f'statement "{statement.id}" has no wording'
            hint = "add the words of a source under `wordings`"
            yield warning(
                "unworded-statement", dossier.place(statement), message, hint, statement.key
            )


def uncited_answers(verification: Verification) -> Iterator[Problem]:
    """Every answer to a disagreement cites who gives it."""
    dossier = verification.dossier
    for disagreement in dossier.disagreements.values():
        for index, answer in enumerate(disagreement.answers):
            if not answer.cite:
                place = dossier.place(disagreement, ("answers", index))
                message = f"answer {index + 1} cites no source"
                yield warning(
                    "uncited-answer", place, message, "add it under `cite`", disagreement.key
                )


def disagreement_status(verification: Verification) -> Iterator[Problem]:
    """A disagreement that is not open says why; one that is resolved, which answer holds."""
    dossier = verification.dossier
    for disagreement in dossier.disagreements.values():
        for field, message, hint in _status_faults(disagreement):
            place = dossier.place(disagreement, (field,))
            yield error("disagreement-status", place, message, hint, disagreement.key)


def _status_faults(disagreement: Disagreement) -> Iterator[tuple[str, str, str]]:
    status, holds = disagreement.status, disagreement.holds
    if status == "resolved" and holds is None:
        yield (
            "status",
            "the question is resolved, and no answer holds",
            "say which, as in `holds: 1`",
        )
    if holds is not None and status != "resolved":
        yield (
            "holds",
            f"an answer holds, and the question is {status}",
            "delete `holds`, or write `status: resolved`",
        )
    if holds is not None and not 1 <= holds <= len(disagreement.answers):
        count = len(disagreement.answers)
        yield "holds", f"there is no answer {holds}", f"write a number from 1 to {count}"
    if status != "open" and disagreement.note is None:
        yield "status", f"the question is {status}, and no note says why", "add a `note`"


def origins_not_stated(verification: Verification) -> Iterator[Problem]:
    """Every source says where it has its information from, if only that this is not known."""
    dossier = verification.dossier
    for source in dossier.sources.values():
        if source.origin is None:
            hint = "add `origin: own`, `origin: unknown`, or the ids of the sources it rests on"
            message = f'source "{source.id}" does not state its origin'
            yield warning("origin-not-stated", dossier.place(source), message, hint, source.key)


def cyclic_origins(verification: Verification) -> Iterator[Problem]:
    """No source rests, through others, on itself."""
    dossier = verification.dossier
    for circle in cycles(dossier.sources):
        source = dossier.sources[circle[0]]
        chain = " → ".join((*circle, circle[0]))
        message = f"these sources rest on one another: {chain}"
        hint = "take out of one `origin` what is not its origin"
        yield error("cyclic-origin", dossier.place(source, ("origin",)), message, hint, source.key)


def self_reference(verification: Verification) -> Iterator[Problem]:
    """No actor stands in a relationship with itself, and no passage comes by way of itself."""
    dossier = verification.dossier
    for actor in dossier.actors.values():
        for index, relationship in enumerate(actor.relationships):
            if relationship.actor == actor.id:
                place = dossier.place(actor, ("relationships", index, "actor"))
                message = f'"{actor.id}" stands in a relationship with itself'
                yield error("self-reference", place, message, "name the other actor", actor.key)
    for uses in dossier.uses.values():
        for use in uses:
            if use.citation.via == use.citation.source:
                message = f'"{use.citation.source}" is cited by way of itself'
                hint = "name under `via` the source that this passage comes from, or leave it out"
                yield error("self-reference", dossier.place_of(use), message, hint, use.record.key)


def dates_in_order(verification: Verification) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    dossier = verification.dossier
    for actor in dossier.actors.values():
        for name in ("roles", "relationships"):
            for index, span in enumerate(getattr(actor, name)):
                if _ends_before_it_begins(span.since, span.until):
                    message = f"this ended ({span.until.text}) before it began ({span.since.text})"
                    place = dossier.place(actor, (name, index, "until"))
                    yield error("date-order", place, message, "correct one of the two", actor.key)


def _ends_before_it_begins(since: Date | None, until: Date | None) -> bool:
    return since is not None and until is not None and until.latest < since.earliest


def after_cut_off(verification: Verification) -> Iterator[Problem]:
    """No event is later than the information cut-off."""
    dossier = verification.dossier
    cut_off = dossier.settings.as_of
    for event in dossier.events:
        if event.date.earliest > cut_off.latest:
            message = f"the event is later than the dossier's cut-off, {cut_off.text}"
            hint = "correct the date, or move `as_of` in dossier.yaml"
            yield warning(
                "after-cut-off", dossier.place(event, ("date",)), message, hint, event.key
            )


def shared_names(verification: Verification) -> Iterator[Problem]:
    """Two actors that share a name say that they are not to be confused."""
    dossier = verification.dossier
    owners: dict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in dossier.actors.values():
        for name in (actor.name, *(name.text for name in actor.names)):
            owners[folded_name(name)][actor.id] = actor
    for name, sharers in owners.items():
        first, *others = sharers.values()
        for other in others:
            if (
                other.id not in first.not_to_be_confused_with
                and first.id not in other.not_to_be_confused_with
            ):
                message = f'"{name}" is also a name of {first.key}'
                hint = f"if both are right, write `not_to_be_confused_with: [{first.id}]`"
                yield warning("shared-name", dossier.place(other), message, hint, other.key)


def acceptances(verification: Verification) -> Iterator[Problem]:
    """What dossier.yaml accepts is a warning of the catalogue."""
    dossier = verification.dossier
    acceptable = [code for code, entry in catalogue().items() if entry.severity == "warning"]
    for index, accepted in enumerate(dossier.settings.accepted):
        if accepted.code not in acceptable:
            place = dossier.place(None, ("accepted", index, "code"))
            known = accepted.code in catalogue()
            message = (
                f'"{accepted.code}" is an error and cannot be accepted'
                if known
                else f'no warning has the code "{accepted.code}"'
            )
            hint = "mend it instead" if known else guess(accepted.code, acceptable)
            yield error("unknown-value", place, message, hint)


RULES = (
    uncited_events,
    uncited_judgements,
    unworded_statements,
    uncited_answers,
    disagreement_status,
    origins_not_stated,
    cyclic_origins,
    self_reference,
    dates_in_order,
    after_cut_off,
    shared_names,
    acceptances,
)
