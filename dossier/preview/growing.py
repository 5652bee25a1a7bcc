"""A site made page by page, so that the pages that are looked at are there before all others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier import urls
from dossier.exports import taken_away
from dossier.pages import Page, Site, TakeAway, outline
from dossier.pipeline import Made, Where, site_data, with_faults
from dossier.preview.editions import Edition, digest
from dossier.problems import Place, Problem
from dossier.recall import Recall
from dossier.rendering import render, renderer
from dossier.sitemap import standing_files


class Growing:
    """The site of one state of the content, as far as it is made; `is_whole` once all is, or tried.

    What it is made from has been read, and is that of one moment, however long the making takes.
    """

    def __init__(
        self, made: Made, site: Site, where: Where, recall: Recall, growth: str = ""
    ) -> None:
        """`made` is what the examination has found, `site` what the pages are made from.

        `growth` is a name that no other one has.
        """
        self._made = made
        self._site = site
        self._recall = recall
        self._renderer = renderer(where.templates, site.words, recall)
        self._files = dict(site.assets)
        self._growth = growth
        assets = sorted(site.assets.items())
        self._core = digest(each for each in assets if not each[0].endswith(".css"))
        self._style = digest(each for each in assets if each[0].endswith(".css"))
        self._to_make = {
            urls.file_of(address): make for address, make in outline(site, self._taken).items()
        }
        self._pages: list[Page] = []
        self._has_data = False
        self.is_whole = False
        self._faults: dict[Place, Problem] = {}

    @property
    def made(self) -> Made:
        """What is known of it: once it is whole, with all files."""
        if self._faults:
            return with_faults(self._made, list(self._faults.values()))
        if not self.is_whole:
            return self._made
        return replace(self._made, files=self._files, pages=len(self._pages))

    @property
    def is_faulty(self) -> bool:
        """Whether a template has a fault, so that nothing of the site may be shown."""
        return bool(self._faults)

    @property
    def edition(self) -> Edition:
        """What there is of it at this moment."""
        promised = frozenset(self._to_make)
        names = self._core, self._style, self._growth
        return Edition(dict(self._files), promised, *names, self.is_whole)

    def make(self, files: Iterable[str]) -> None:
        """Make the pages of these files, and where one is no page, all that is none."""
        for file in files:
            if file in self._to_make:
                self._make_page(file)
            elif not file.endswith(".html"):
                self._make_data()

    def make_more(self) -> None:
        """Make one more page, or what comes after the pages."""
        if self._to_make:
            self._make_page(next(iter(self._to_make)))
            return
        self._make_data()
        self._files |= standing_files(self._site, self._pages)
        self.is_whole = True

    def _make_page(self, file: str) -> None:
        page = self._to_make.pop(file)()
        result = render(page, self._renderer, self._recall)
        if isinstance(result, Problem):
            self._faults.setdefault(result.place, result)
        else:
            self._files[file] = result
            self._pages.append(page)

    def _taken(self) -> Sequence[TakeAway]:
        self._make_data()
        return taken_away(self._files)

    def _make_data(self) -> None:
        if not self._has_data:
            self._files |= site_data(self._site)
            self._has_data = True
