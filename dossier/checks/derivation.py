"""Rules on what the archived texts themselves say of where they have their information from."""

from collections.abc import Iterator

from dossier.linking import Dossier
from dossier.problems import Problem, warning
from dossier.secondopinion.attribution import Attribution, attributions
from dossier.secondopinion.reuse import Reuse, reuses
from dossier.verification import Verification


def undeclared_attributions(verification: Verification) -> Iterator[Problem]:
    """An outlet that a text says it has something from is among those that its source rests on."""
    dossier = verification.dossier
    for attribution in attributions(dossier):
        source = dossier.sources[attribution.source]
        outlet = dossier.actors[attribution.outlet].name
        states = source.origin.stated if source.origin else "unknown"
        against = (
            f'"{source.id}" states its origin as unknown'
            if states == "unknown"
            else f'that is not among what "{source.id}" rests on'
        )
        message = f"the text has something from {outlet}, and {against}"
        place = dossier.place(source, ("origin",))
        hint = _ways_to_state(attribution, dossier)
        yield warning("undeclared-origin", place, message, hint, source.key)


def _ways_to_state(attribution: Attribution, dossier: Dossier) -> str:
    outlet = dossier.actors[attribution.outlet]
    known = sorted(source.id for source in dossier.published_by.get(outlet.id, ()))
    which = (
        f"such as {', '.join(known[:3])}"
        if known
        else f"{dossier.folder}/sources/ID.yaml, without a capture if its text is not held"
    )
    # The hint alone has words of the text: it is not published with an accepted warning.
    return (
        f'it says "{attribution.phrase}": add a source of {outlet.name} to `origin` ({which}), or'
        " name it under `via` where these words are cited; if it is not where the information"
        " comes from, accept the warning"
    )


def undeclared_reuses(verification: Verification) -> Iterator[Problem]:
    """A text that has the words of another states it, or what both rest on, as its origin."""
    dossier = verification.dossier
    for reuse in reuses(dossier):
        source = dossier.sources[reuse.source]
        message = f"{_in_common(reuse)}, and neither states the other as its origin"
        place = dossier.place(source, ("origin",))
        hint = _ways_to_derive(reuse, dossier)
        yield warning("undeclared-reuse", place, message, hint, source.key)


def _in_common(reuse: Reuse) -> str:
    share = f"{max(round(100 * reuse.share), 1)} % of the shorter text"
    run = f"{reuse.run} {reuse.unit.name} in a row"
    if reuse.run < reuse.unit.run:
        return f'"{reuse.source}" has {share} in common with "{reuse.other}", up to {run}'
    return f'"{reuse.source}" has {run} in common with "{reuse.other}" ({share})'


def _ways_to_derive(reuse: Reuse, dossier: Dossier) -> str:
    source, other = dossier.sources[reuse.source], dossier.sources[reuse.other]
    stated = ", ".join((*dossier.origins.rests_on(source.id), other.id))
    return (
        f"write `origin: [{stated}]` in {dossier.place(source).file} (or `via: {other.id}` where"
        f" these words are cited), `origin: [{source.id}]` in {dossier.place(other).file} if it is"
        " the other way round, or in both the document that both have them from; put into `omit`"
        " what is not the article; else accept the warning"
    )


RULES = (undeclared_attributions, undeclared_reuses)
