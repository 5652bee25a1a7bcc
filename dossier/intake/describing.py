"""What can be said of a document that was brought, field by field of its record."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dossier.intake.addresses import Where, is_front_page, where_is_page, where_is_text
from dossier.intake.authors import Authors, authors_of_page, authors_of_text
from dossier.intake.bodies import body_of
from dossier.intake.brought import Brought
from dossier.intake.clutter import MOST, Omission, omissions_of_page, omissions_of_text
from dossier.intake.dating import published_of_page, published_of_text
from dossier.intake.findings import NOT_SAID, Finding, Lack
from dossier.intake.frontmatter import FrontMatter, front_matter
from dossier.intake.jsonld import types_of
from dossier.intake.judging import is_teaser, refuse_what_is_no_article
from dossier.intake.languages import language_of_page, language_of_text
from dossier.intake.metadata import Metadata
from dossier.intake.outlets import outlet_of
from dossier.intake.page import Page, host_of, publishers_of
from dossier.intake.papers import Paper
from dossier.intake.refusal import RefusedError
from dossier.intake.titles import title_of_page, title_of_text
from dossier.records import Actor

FEWEST_LETTERS = 40
_POSTS = ("t.me", "telegram.me", "twitter.com", "x.com", "facebook.com", "vk.com", "weibo.com")


@dataclass(frozen=True)
class Description:
    """The fields found (`found`), why others are not (`lacking`), and what is no article in it.

    `remarks` are for the editor, each a sentence without a full stop.
    """

    found: Mapping[str, Finding]
    lacking: Mapping[str, str]
    authors: Authors | None
    omissions: tuple[Omission, ...]
    remarks: tuple[str, ...]


@dataclass
class _Draft:
    """A description as far as it goes."""

    found: dict[str, Finding] = field(default_factory=dict)
    lacking: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def say(self, name: str, finding: Finding | Lack) -> None:
        if isinstance(finding, Finding):
            self.found[name] = finding
        else:
            self.lacking[name] = finding.reason

    def value(self, name: str) -> str:
        return self.found[name].value if name in self.found else ""


def describe(
    paper: Paper, brought: Brought, actors: Iterable[Actor], today: datetime.date
) -> Description:
    """Describe a document; raises `RefusedError` for one that is no article."""
    draft = _Draft(remarks=list(paper.remarks))
    if paper.root is None and paper.ending != ".html":
        return _describe_text(paper, brought, actors, today, draft)
    return _describe_page(paper, brought, actors, today, draft)


def _describe_page(
    paper: Paper, brought: Brought, actors: Iterable[Actor], today: datetime.date, draft: _Draft
) -> Description:
    body = body_of(paper.html, paper.blocks)
    read_at, how = _read_at(paper, brought)
    metadata = Metadata(paper.root, read_at) if paper.root is not None else None
    is_front = metadata is not None and is_front_page(metadata)
    refuse_what_is_no_article(paper.root, paper.blocks, body, is_front_page=is_front)
    assert metadata is not None
    text = "\n".join(paper.blocks[number].text for number in sorted(body.kept))
    language = language_of_page(metadata, text)
    page = Page(
        metadata, paper.blocks, body, language.value if isinstance(language, Finding) else ""
    )
    title = title_of_page(page)
    title_at = page.heading_of(title.value) if isinstance(title, Finding) else None
    if title_at is not None:
        page = replace(page, body=body.below(title_at, paper.blocks))
    draft.say("title", title)
    names = [(name, "its JSON-LD (publisher)") for name in publishers_of(metadata)]
    names += [(name, "its meta element og:site_name") for _, name in metadata.named("og:site_name")]
    where = where_is_page(metadata, read_at, how)
    _say_where(where, paper, brought, draft)
    draft.say("outlet", outlet_of(draft.value("url"), names, actors))
    authors = authors_of_page(page, title_at)
    draft.say("published", published_of_page(page, title_at, today))
    draft.say("language", language)
    _say_medium(metadata, draft)
    if is_teaser(metadata, "\n".join(block.text for block in paper.blocks)):
        draft.remarks.append(
            "the page shows only the beginning of the article; the rest is for payers"
        )
    return _described(draft, authors, omissions_of_page(paper.article, page, title_at))


def _read_at(paper: Paper, brought: Brought) -> tuple[str, str]:
    """The address that a page was read at, and how that is known."""
    if brought.address:
        return brought.address, "the address it was fetched from"
    return paper.saved_from, "the address it was saved from"


def _say_where(where: Where, paper: Paper, brought: Brought, draft: _Draft) -> None:
    draft.say("url", where.url)
    if where.archive:
        draft.say("archive_url", where.archive)
    if where.archived_on:
        draft.say(
            "accessed", Finding(where.archived_on.isoformat(), "the day of the archive's copy")
        )
    elif brought.read:
        draft.say("accessed", Finding(brought.read.isoformat(), "the day it was fetched"))
    elif paper.saved_on:
        draft.say("accessed", Finding(paper.saved_on.isoformat(), "the day it was saved"))
    else:
        draft.say("accessed", NOT_SAID)


def _say_medium(metadata: Metadata, draft: _Draft) -> None:
    host = host_of(draft.value("url"))
    if any(host == each or host.endswith(f".{each}") for each in _POSTS):
        draft.say("medium", Finding("post", "its address"))
    elif metadata.article is not None:
        types = types_of(metadata.article)
        kind = "post" if "SocialMediaPosting" in types else "article"
        draft.say("medium", Finding(kind, f"its JSON-LD ({sorted(types)[0]})"))
        if "LiveBlogPosting" in types:
            draft.remarks.append(
                "the page is a live blog: its entries are of several hours or days"
            )


def _describe_text(
    paper: Paper, brought: Brought, actors: Iterable[Actor], today: datetime.date, draft: _Draft
) -> Description:
    text = paper.article.text
    if sum(map(str.isalnum, text)) < FEWEST_LETTERS:
        raise RefusedError("it has next to no text", "bring the whole article")
    front = front_matter(paper.capture) if paper.ending == ".md" else FrontMatter()
    language = front.finding("language") or language_of_text(text)
    said = language.value if isinstance(language, Finding) else ""
    draft.say("title", front.finding("title") or title_of_text(paper.article, paper.titles))
    if front.finding("url"):
        where = Where(front.finding("url") or NOT_SAID)
    elif paper.saved_from:
        where = Where(Finding(paper.saved_from, "the address that was printed on it"))
    else:
        where = where_is_text(paper.article)
    if brought.address:
        where = Where(Finding(brought.address, "the address it was fetched from"))
    _say_where(where, paper, brought, draft)
    if front.finding("accessed"):
        draft.lacking.pop("accessed", None)
        draft.say("accessed", front.finding("accessed") or NOT_SAID)
    draft.say("outlet", outlet_of(draft.value("url"), front.publishers, actors))
    shown = published_of_text(paper.article, said, draft.value("url"), today)
    draft.say("published", front.finding("published") or shown)
    draft.say("language", language)
    if "PDF" in paper.made_from:
        draft.say("medium", Finding("document", "its file, a PDF"))
    omissions = omissions_of_text(paper.article)
    if front.passage:
        omissions.insert(0, Omission(front.passage, "its front matter"))
    return _described(draft, front.authors or authors_of_text(paper.article), omissions)


def _described(draft: _Draft, authors: Authors | Lack, omissions: list[Omission]) -> Description:
    if len(omissions) >= MOST:
        draft.remarks.append(
            f"of what is not the article only the first {MOST} passages are proposed"
        )
    if isinstance(authors, Lack):
        draft.lacking["author"] = authors.reason
    return Description(
        draft.found,
        draft.lacking,
        authors if isinstance(authors, Authors) else None,
        tuple(omissions),
        tuple(draft.remarks),
    )
