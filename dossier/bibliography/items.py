"""A source as bibliographies know it: what it is, who wrote it, where and when it appeared."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from dossier.dates import Date
from dossier.linking import Dossier
from dossier.records import Source
from dossier.words import Words
from dossier.words.languages import NOT_KNOWN

ItemType = Literal["article-newspaper", "broadcast", "webpage", "document"]

# Chicago's styles leave out what is called a post, and a document that nobody publishes; so a post
# and a statement are what stands on the web.
_TYPES: dict[str, ItemType] = {
    "article": "article-newspaper",
    "interview": "article-newspaper",
    "wire-report": "article-newspaper",
    "broadcast": "broadcast",
    "post": "webpage",
    "statement": "webpage",
    "document": "document",
}
# Who puts these out speaks in them; of the others an outlet is the carrier.
_SPOKEN: tuple[ItemType, ...] = ("webpage", "document")


@dataclass(frozen=True, slots=True)
class Item:
    """What every form of reference says of a source; `type` is CSL's, texts are single lines.

    `outlet` published it. `authors` are whom it names, each as the byline has the name: a name is
    not taken apart, since where a family name stands differs from language to language. A post or
    document that names nobody is by its outlet. `genre` says what sort of document it is where the
    type does not. `is_supplied` is whether the editors gave the title, in square brackets.
    """

    id: str
    type: ItemType
    title: str
    is_supplied: bool
    authors: tuple[str, ...]
    outlet: str
    genre: str | None
    published: Date | None
    accessed: Date | None
    url: str | None
    archive_url: str | None
    language: str | None
    summary: str | None

    @property
    def container(self) -> str | None:
        """The outlet where it is another than the one author."""
        return None if self.authors == (self.outlet,) else self.outlet

    @property
    def publisher(self) -> str | None:
        """The outlet of what no newspaper carries; of a document even where it is the author."""
        if self.type == "article-newspaper":
            return None
        return self.outlet if self.type == "document" else self.container


def item_of(source: Source, dossier: Dossier, words: Words) -> Item:
    """A source as an item of a bibliography."""
    type = _TYPES[source.medium]
    outlet = _line(dossier.actors[source.outlet].name)
    authors = tuple(map(_line, source.author))
    language = source.language or dossier.settings.language
    summary = source.summary.plain(dossier.title_of) if source.summary else ""
    return Item(
        id=source.id,
        type=type,
        title=_line(source.title),
        is_supplied=source.has_supplied_title,
        authors=authors or ((outlet,) if type in _SPOKEN else ()),
        outlet=outlet,
        genre=None if source.medium == "article" else words.say(f"medium.{source.medium}"),
        published=source.published,
        accessed=source.accessed,
        url=source.url,
        archive_url=source.archive_url,
        language=None if language == NOT_KNOWN else language,
        summary=_line(summary) or None,
    )


def _line(text: str) -> str:
    """A text on one line, as formats of references need it; narrow and hard spaces stay."""
    line = _BREAKS.sub(" ", text).strip(" ")
    return "".join(sign for sign in line if unicodedata.category(sign) != "Cc")


# Spaces, and all that some program takes for the end of a line.
_BREAKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
