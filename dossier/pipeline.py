"""The whole program on one page: content in, a checked site out, or all that is in its way."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dossier.accepting import sift
from dossier.archive import open_archive
from dossier.changes.history import past_of
from dossier.checks import check as check_rules
from dossier.checks.wording import wording
from dossier.dates import parse_date
from dossier.exports import exports, taken_away
from dossier.linking import link
from dossier.loading import Content, content_paths, load
from dossier.packing import Form, Pack, pack
from dossier.pages import Site, pack_page, plan
from dossier.pages.previews import previews
from dossier.pictures import with_pictures
from dossier.problems import Problem, as_shown
from dossier.publishing import Published, publish
from dossier.recall import Recall, afresh
from dossier.records import Settings
from dossier.rendering import assets, render_all, renderer
from dossier.servable import unkeepable, unservable
from dossier.sitemap import standing_files
from dossier.verification import Verification, verify
from dossier.words import Words, load_words


@dataclass(frozen=True)
class Where:
    """What a dossier is made from: its content, and template folders, the first over the others."""

    content: Path
    templates: tuple[Path, ...]


@dataclass(frozen=True)
class Wishes:
    """How to make the site. `strict` lets no warning pass; `base_url` overrides dossier.yaml's.

    Without `pictures` none is drawn for sharing: nobody shares a preview. `revision` is what pages
    call this state of the content, if not by a name made from it. With `publish_to`, the finished
    files are held to what a host can serve; it is the folder that they are to stand in.
    `uncommitted` tells also of changes that are not committed yet.
    """

    strict: bool = False
    drafts: bool = False
    base_url: str | None = None
    pictures: bool = True
    revision: str | None = None
    publish_to: Path | None = None
    uncommitted: bool = False


@dataclass(frozen=True)
class Made:
    """A site as far as it could be made: without `files` where a problem forbids publishing."""

    problems: tuple[Problem, ...]
    files: dict[str, bytes] | None
    pages: int
    quoted: int
    verified: int
    missed: int
    keep: tuple[str, ...]

    @property
    def skipped(self) -> int:
        """Quotations that could not be looked for; an error stands for each."""
        return self.quoted - self.verified - self.missed


def build(
    where: Where, wishes: Wishes, out: Path, waiting: Callable[[], None] = lambda: None
) -> tuple[Made, Published | None]:
    """Make the site and publish it to `out`; with problems in its way, `out` is not touched.

    Raises `Refused` for an `out` that no site may be written to.
    """
    made = make(where, wishes)
    if made.files is None:
        return made, None
    protected = (*content_paths(where.content), *where.templates)
    return made, publish(made.files, out, keep=made.keep, protected=protected, waiting=waiting)


def make(where: Where, wishes: Wishes, recall: Recall = afresh) -> Made:
    """Everything but writing: what `check` does, and what `build` publishes."""
    made, site = examine(where, wishes, recall)
    if site is None:
        return made
    data = site_data(site)
    pages, pictures = plan(site, lambda: taken_away(data)), dict[str, bytes]()
    if wishes.pictures and site.base_url:
        pages, pictures = with_pictures(pages, site.base_url, where.templates)
    files, faults = render_all(pages, renderer(where.templates, site.words, recall), recall)
    if faults:
        return with_faults(made, faults)
    files |= pictures
    files |= site.assets
    files |= standing_files(site, pages)
    files |= data
    if wishes.publish_to:
        faults = unservable(files, str(as_shown(wishes.publish_to)), site.base_url)
        faults += unkeepable(wishes.publish_to, made.keep)
    return with_faults(made, faults) if faults else replace(made, files=files, pages=len(pages))


def bind(where: Where, wishes: Wishes, forms: Collection[Form]) -> tuple[Made, Pack | None]:
    """The dossier as one document in some forms; none where a problem forbids it.

    Raises `CannotPackError` where what this needs is not installed.
    """
    made, site = examine(where, wishes)
    if site is None:
        return made, None
    found = pack(
        pack_page(site), renderer(where.templates, site.words, afresh), where.templates, forms
    )
    return (with_faults(made, [found]), None) if isinstance(found, Problem) else (made, found)


def examine(where: Where, wishes: Wishes, recall: Recall = afresh) -> tuple[Made, Site | None]:
    """What is wrong with the content, and what the pages are made from if that forbids none."""
    content = load(where.content, drafts=wishes.drafts, recall=recall)
    settings = content.settings or _stand_in()
    archive = open_archive(content, recall)
    dossier = link(content, archive, settings, wishes.revision or _revision(content), recall)
    verification = verify(dossier)
    words = load_words(settings.language, where.templates, recall)
    problems = [
        *content.problems,
        *archive.problems,
        *check_rules(verification),
        *wording(dossier, words),
    ]
    sifted = sift(problems, dossier)
    made = Made(
        problems=sifted.problems,
        files=None,
        pages=0,
        quoted=len(verification.quoted),
        verified=verification.verified,
        missed=_missed(verification),
        keep=settings.keep,
    )
    if _forbid(sifted.problems, strict=wishes.strict):
        return made, None
    past = past_of(where.content, dossier, recall)
    return made, Site(
        verification,
        words,
        sifted.accepted,
        wishes.base_url or settings.base_url,
        past,
        wishes.uncommitted,
        assets(where.templates, _running_head(settings, words), recall),
    )


def with_faults(made: Made, faults: Sequence[Problem]) -> Made:
    """A site that cannot be published, by faults of its templates."""
    return replace(made, problems=tuple(sorted((*made.problems, *faults))))


def site_data(site: Site) -> dict[str, bytes]:
    """What scripts ask for, and what readers take away."""
    return {**previews(site), **exports(site)}


def _running_head(settings: Settings, words: Words) -> str:
    cut_off = words.say("front.as-of", date=words.date(settings.as_of))
    return settings.title + words.say("punctuation.separator") + cut_off


def _forbid(problems: Sequence[Problem], *, strict: bool) -> bool:
    return any(strict or problem.severity == "error" for problem in problems)


def _stand_in() -> Settings:
    """Settings to go on with where dossier.yaml cannot be read, so that all else is checked."""
    nothing: dict[str, Any] = {"title": "", "as_of": parse_date("9999"), "lead": None}
    return Settings.model_construct(**nothing)


def _missed(verification: Verification) -> int:
    return len(verification.quoted) - verification.verified - len(verification.unchecked)


def _revision(content: Content) -> str:
    """A short name for this state of the content, the same wherever it is built."""
    digest = hashlib.sha256()
    for key, document in sorted(content.documents.items()):
        digest.update(f"{key}\0{document.text}\0".encode())
    for name, data in sorted(content.articles.items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:7]
