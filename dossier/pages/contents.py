"""The list of a page's sections."""

from collections.abc import Mapping

from dossier.pages.composer import Site
from dossier.pages.parts import Heading

FEWEST = 2


def headings(section: str, has: Mapping[str, object], site: Site) -> tuple[Heading, ...]:
    """The sections that a page has, by id, in the words `SECTION.ID`; none where there are few."""
    there = [id for id, content in has.items() if content]
    if len(there) < FEWEST:
        return ()
    return tuple(Heading(f"#{id}", site.words.say(f"{section}.{id}")) for id in there)
