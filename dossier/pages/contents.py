"""The list of a page's sections."""

from collections.abc import Mapping, Sequence

from dossier.pages.parts import Heading, Note
from dossier.pages.site import Site

FEWEST = 2


def headings(
    section: str, has: Mapping[str, object], site: Site, *, notes: Sequence[Note] = ()
) -> tuple[Heading, ...]:
    """The sections that a page has, by id, in the words `SECTION.ID`, then its references.

    None where there are few.
    """
    say = site.words.say
    found = [Heading(f"#{id}", say(f"{section}.{id}")) for id, there in has.items() if there]
    if notes:
        found.append(Heading("#references", say("note.references")))
    return tuple(found) if len(found) >= FEWEST else ()
