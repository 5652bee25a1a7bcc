"""Rules on the interface's own words: the site speaks one language, the dossier's."""

from collections.abc import Iterator

from dossier.linking import Dossier
from dossier.problems import Problem, warning
from dossier.words import Words

MOST_NAMED = 3


def wording(dossier: Dossier, words: Words) -> Iterator[Problem]:
    """Every catalogue can be used, and has all words in the dossier's language."""
    yield from words.problems
    if not words.missing:
        return
    place = dossier.place(None, ("language",))
    file = f"words/{words.language}.yaml"
    if words.catalogue == "en":
        message = f'the interface has no words in "{words.language}", and speaks English'
        hint = f"translate templates/words/en.yaml as {file} in a folder named with --templates"
    else:
        named = ", ".join(words.missing[:MOST_NAMED])
        more = (
            f" and {len(words.missing) - MOST_NAMED} more"
            if len(words.missing) > MOST_NAMED
            else ""
        )
        message = f"the interface says in English: {named}{more}"
        hint = f"add them to {file}"
    yield warning("missing-wording", place, message, hint)
