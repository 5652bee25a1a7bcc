"""Rules that read the editors' words against what they cite: details, days, repetitions."""

from collections.abc import Iterable, Iterator

from dossier.problems import Problem, warning
from dossier.secondopinion.details import unsupported
from dossier.secondopinion.repetition import repetitions
from dossier.verification import Verification

MOST_NAMED = 5


def unsupported_details(verification: Verification) -> Iterator[Problem]:
    """The names, numbers and days of what is cited stand in what it cites."""
    dossier = verification.dossier
    for found in unsupported(dossier):
        saying = found.saying
        cited = _listed(dict.fromkeys(citation.source for citation in saying.citations))
        stand = "stands" if len(found.details) == 1 else "stand"
        details = _listed(f'"{detail}"' for detail in found.details)
        message = f"{details} {stand} nowhere in what this {saying.kind} cites ({cited})"
        hint = (
            "cite the source that has it, or correct the words; if it follows from the text in"
            " other words, accept the warning"
        )
        place = saying.place(dossier)
        yield warning("unsupported-detail", place, message, hint, saying.record.key)


def events_after_sources(verification: Verification) -> Iterator[Problem]:
    """No event is later than everything that it rests on."""
    dossier = verification.dossier
    for event in dossier.events:
        cited = dict.fromkeys(use.citation.source for use in dossier.uses[event.key])
        known = [dossier.sources[id] for id in cited if id in dossier.sources]
        dated = [(source.published, source.id) for source in known if source.published]
        if not dated or len(dated) < len(cited):
            continue
        published, latest = max(dated, key=lambda pair: (pair[0].latest, pair[0].earliest))
        if event.date.earliest > published.latest:
            one = f'the one source it cites, "{latest}"'
            all_of_them = f'every source it cites, the latest of which is "{latest}"'
            message = (
                f"the event, {event.date.text}, is later than"
                f" {one if len(cited) == 1 else all_of_them}, published {published.text}"
            )
            hint = (
                "correct one of the dates, or cite a later source; if it was announced beforehand,"
                " say so in `date_basis` and accept the warning"
            )
            place = dossier.place(event, ("date",))
            yield warning("event-after-source", place, message, hint, event.key)


def repeated_statements(verification: Verification) -> Iterator[Problem]:
    """Each utterance is recorded once, with all its wordings."""
    dossier = verification.dossier
    for found in repetitions(verification):
        earlier, later = found.earlier, found.later
        one, other = found.sources
        between = f'in "{other}"' if one == other else f'in "{one}" and "{other}"'
        how = (
            f'both have one passage of "{other}"'
            if found.passage
            else f"their wordings {between} are alike"
        )
        message = f'"{later.id}" may be the same utterance as "{earlier.id}": {how}'
        hint = (
            f"move its wordings into {dossier.place(earlier).file} and delete it, with"
            f" `former_ids: [{later.id}]` there; or accept the warning"
        )
        yield warning("repeated-statement", dossier.place(later), message, hint, later.key)


def _listed(names: Iterable[str]) -> str:
    """The names as a list, cut where it grows too long to be read."""
    listed = list(names)
    if len(listed) > MOST_NAMED:
        return ", ".join(listed[:MOST_NAMED]) + f" and {len(listed) - MOST_NAMED} more"
    return " and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]]))


RULES = (unsupported_details, events_after_sources, repeated_statements)
