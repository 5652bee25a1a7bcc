"""How each page presents itself elsewhere: in a search result, in a message that shares it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from babel.core import get_global
from markupsafe import Markup

from dossier.pages.front import FrontPage
from dossier.pages.parts import Card, Page, Sharing
from dossier.pages.site import Site
from dossier.pages.structured import structured
from dossier.prose.sentences import sentence_spans
from dossier.records import Actor, Brief, Disagreement, Event, Record, Source, Statement
from dossier.words.languages import canonical_tag, fallbacks

LONGEST = 160


def shared(page: Page, record: Record | None, site: Site) -> Page:
    """A page with one plain sentence about it, and with what it tells other programs."""
    page = replace(page, description=one_sentence(_description(page, record, site)))
    if not page.is_listed:
        return page
    settings = site.dossier.settings
    sharing = Sharing(
        type=_type_of(page, record),
        site_name=settings.title,
        locale=_locale(settings.language),
        cards=tuple(_cards(page, record, site)),
        data=as_json(structured(page, record, site)),
    )
    return replace(page, sharing=sharing)


def _description(page: Page, record: Record | None, site: Site) -> str:
    """What the page says of itself; of a record that has only a title, what there is to read."""
    words, actors = site.words, site.dossier.actors
    match record:
        case Statement():
            who = actors[record.speaker].name
            if record.date:
                who = words.say("sharing.dated", text=who, date=words.date(record.date))
            return words.count("sharing.statement", len(record.wordings), who=who)
        case Disagreement():
            separator = words.say("punctuation.separator")
            answers = separator.join(each.answer for each in record.answers)
            return words.say("sharing.disagreement", answers=answers)
    if record is None or page.description != page.title:
        return page.description
    what = _above(record, site)[0]
    return words.say("sharing.record", title=page.title, what=what, dossier=_title(site))


def one_sentence(text: str) -> str:
    """The first sentence of a text on one line; a long one is cut at a word."""
    spans = sentence_spans(text)
    sentence = " ".join(text[slice(*spans[0])].split()) if spans else ""
    if len(sentence) <= LONGEST:
        return sentence
    cut = sentence[: LONGEST - 1]
    whole = cut if sentence[LONGEST - 1].isspace() else cut.rpartition(" ")[0] or cut
    return whole.rstrip(" ,;:–—-([“‘«") + "…"


def _type_of(page: Page, record: Record | None) -> str:
    """The type by the Open Graph protocol."""
    if isinstance(record, Actor) and record.actor_kind == "person":
        return "profile"
    return "article" if record else "website"


def _locale(tag: str) -> str:
    """A language as the Open Graph protocol has it, with a territory: `en_US`."""
    language, *written = canonical_tag(tag).split("-")
    known = get_global("likely_subtags")
    likely = next(filter(None, (known.get(each.replace("-", "_")) for each in fallbacks(tag))), "")
    parts = [*written, *likely.split("_")[1:]]
    territory = [part for part in parts if len(part) == 2 and part.isupper()]
    return "_".join([language, *territory[:1]])


def _cards(page: Page, record: Record | None, site: Site) -> Iterator[Card]:
    """What the page's picture may show, the best first, the plainest last."""
    separator = site.words.say("punctuation.separator")
    above = _above(record, site) if record else [_as_of(site)]
    below = page.standing if isinstance(page, FrontPage) else [_title(site)]
    yield Card(page.title, _capital(separator.join(above)), separator.join(below))
    yield Card(_title(site), _capital(above[0]), "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title(site: Site) -> str:
    return site.dossier.settings.title


def _as_of(site: Site) -> str:
    return site.words.say("front.as-of", date=site.words.date(site.dossier.settings.as_of))


def _above(record: Record, site: Site) -> list[str]:
    """What a record is, and by whom and when."""
    words, actors = site.words, site.dossier.actors
    match record:
        case Source():
            published = [words.date(record.published)] if record.published else []
            return [words.say(f"medium.{record.medium}"), actors[record.outlet].name, *published]
        case Actor():
            return [words.say(f"actor-kind.{record.actor_kind}")]
        case Statement():
            said = [words.date(record.date)] if record.date else []
            return [words.say("kind.statement"), actors[record.speaker].name, *said]
        case Disagreement():
            status = words.say(f"disagreement-status.{record.status}")
            return [words.say("kind.disagreement"), status]
        case Event() | Brief():
            return [words.say(f"kind.{record.kind}"), words.date(record.date)]
    return [words.say(f"kind.{record.kind}")]


def as_json(data: Mapping[str, Any]) -> Markup:
    """Data as it may stand in a `<script>`: nothing in it can end the element, or a line."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(_ESCAPES))


_ESCAPES = str.maketrans(
    {
        "<": r"\u003c",
        ">": r"\u003e",
        "&": r"\u0026",
        "\u2028": r"\u2028",
        "\u2029": r"\u2029",
    }
)
