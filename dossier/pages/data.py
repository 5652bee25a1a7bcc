"""What readers take away: every file of data, with what it holds and how to open it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from dossier import urls
from dossier.pages.composer import Composer
from dossier.pages.frame import frame
from dossier.pages.parts import Heading, Link, Page
from dossier.pages.site import Site


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A file of data: the group it is shown in, its address, form, and size in bytes."""

    group: str
    address: str
    form: str
    size: int


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file in words."""

    link: Link
    what: str
    form: str
    size: str
    opens: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files that belong together."""

    id: str
    title: str
    about: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """`/data/`"""

    template: ClassVar[str] = "data.html"

    introduction: str
    groups: tuple[FileGroup, ...]


def data_page(site: Site, files: Sequence[TakeAway]) -> DataPage:
    """The page that explains the files, which stand in the order in which they are shown."""
    composer = Composer(site, urls.DATA)
    words = site.words
    groups = tuple(
        FileGroup(
            id=group,
            title=words.say(f"data-groups.{group}"),
            about=words.say(f"data-about.{group}"),
            files=tuple(_file(file, composer) for file in found),
        )
        for group, found in groupby(files, key=lambda file: file.group)
    )
    return DataPage(
        frame=frame(composer),
        title=words.say("navigation.data"),
        description=words.say("take-away.introduction"),
        contents=tuple(Heading(f"#{group.id}", group.title) for group in groups),
        introduction=words.say("take-away.introduction"),
        groups=groups,
    )


def _file(file: TakeAway, composer: Composer) -> DataFile:
    words = composer.words
    name = file.address.removeprefix(urls.DATA)
    return DataFile(
        link=Link(composer.href(file.address), name),
        what=words.say(f"data-files.{name.replace('.', '-')}"),
        form=words.say(f"data-forms.{file.form}"),
        size=words.size(file.size),
        opens=words.say(f"data-opens.{file.form}"),
    )
