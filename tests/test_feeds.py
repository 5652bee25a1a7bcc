"""The feeds of changes, read back by a reader of feeds; and addresses that last."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from dossiers import TEMPLATES
from lxml import etree
from lxml.html import document_fromstring
from repositories import Repo, repo
from test_changes import AFTER, BEFORE

from dossier.exports import feeds as module
from dossier.pipeline import Where, Wishes, make
from dossier.renaming import rename

BASE = "https://alva.example/dossiers/harbour/"
Files = Mapping[str, bytes]


def files_of(made: Repo, base_url: str | None = BASE) -> Files:
    done = make(Where(made.content, (TEMPLATES,)), Wishes(base_url=base_url, pictures=False))
    assert done.files, "\n".join(map(str, done.problems))
    return done.files


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    made = repo(tmp_path_factory.mktemp("feeds"))
    made.commit("2031-05-14", BEFORE)
    made.commit("2031-05-16T18:30:00+02:00", AFTER)
    new = "date: 2031-05-17\ntitle: Кран & <подъём> 기중기\nsummary: It rose. It fell.\n"
    made.commit("2031-05-18", {"events/crane.yaml": new})
    return made


@pytest.fixture(scope="module")
def files(made: Repo) -> Files:
    return files_of(made)


EXPECTED = [
    ("events/crane/", "New event: Кран & <подъём> 기중기", "Event · 17 May 2031\nIt rose."),
    ("events/opening/", "Withdrawn: The harbour opened", "No source has the day."),
    (
        "disagreements/day/",
        "Disagreement settled: On which day did it close?",
        "open, now resolved\nHolds: On Monday",
    ),
    (
        "events/closing/",
        "More independent origins: The harbour closed",
        "1 origin, now 2 origins",
    ),
    ("sources/crier/", "New source: Shut", "Source · The Crier · 15 May 2031"),
]


def test_a_reader_of_feeds_finds_the_news_in_atom(files: Files) -> None:
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    found = [(each.link, each.title, each.content[0].value) for each in feed.entries]
    assert found == [(BASE + address, title, text) for address, title, text in EXPECTED]
    assert {each.content[0].type for each in feed.entries} == {"text/plain"}
    moments = [each.updated for each in feed.entries]
    assert moments == ["2031-05-18T12:00:00Z", *["2031-05-16T16:30:00Z"] * 4]
    assert feed.feed.updated == moments[0]
    assert feed.feed.author == feed.feed.title.removesuffix(": changes")
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": f"{BASE}feed.xml", "alternate": f"{BASE}changes/"}


def test_atom_has_what_its_standard_wants(files: Files) -> None:
    """RFC 4287, sections 4.1.1, 4.1.2 and 4.2.6."""
    root = etree.fromstring(files["feed.xml"])
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert etree.QName(root).localname == "feed"
    for owner in (root, *root.findall("a:entry", space)):
        for name in ("id", "title", "updated"):
            assert len(owner.findall(f"a:{name}", space)) == 1
        (id,) = owner.xpath("a:id/text()", namespaces=space)
        assert re.fullmatch(r"(https|tag):[!-~]+", id)
    ids = root.xpath("//a:id/text()", namespaces=space)
    assert len(set(ids)) == len(ids) == len(EXPECTED) + 1
    assert ids[1] == "tag:alva.example,2031-05-18:/dossiers/harbour/event/crane/new"


def test_json_feed_says_the_same(files: Files) -> None:
    feed: dict[str, Any] = json.loads(files["feed.json"])
    atom = feedparser.parse(files["feed.xml"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}feed.json"
    assert feed["home_page_url"] == f"{BASE}changes/"
    assert feed["authors"] == [{"name": atom.feed.author}]
    assert feed["language"] == "en"
    for item, entry in zip(feed["items"], atom.entries, strict=True):
        assert item.keys() == {"id", "url", "title", "content_text", "date_published"}
        assert (item["id"], item["url"]) == (entry.id, entry.link)
        assert (item["title"], item["content_text"]) == (entry.title, entry.content[0].value)
        assert item["date_published"] == entry.updated
        assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_entries_keep_their_ids_when_more_comes(made: Repo, files: Files, tmp_path: Path) -> None:
    made.git("clone", "--quiet", made.folder.as_uri(), str(tmp_path / "later"))
    later = Repo(tmp_path / "later", tmp_path / "later/content")
    later.commit("2031-05-20", {"events/tug.yaml": "date: 2031-05-19\ntitle: The tug\n"})
    before, after = (json.loads(each["feed.json"])["items"] for each in (files, files_of(later)))
    assert after[0]["title"] == "New event: The tug"
    assert after[1:] == before


def test_every_page_leads_to_the_feeds(files: Files) -> None:
    for name in ("index.html", "events/crane/record/index.html"):
        found = document_fromstring(files[name].decode()).xpath("//link[@rel='alternate']")
        up = "../" * name.count("/")
        assert {(each.get("type"), each.get("href")) for each in found} >= {
            ("application/atom+xml", f"{up}feed.xml"),
            ("application/feed+json", f"{up}feed.json"),
        }


def test_where_the_site_does_not_know_its_address_there_is_no_feed_and_it_says_so(
    made: Repo,
) -> None:
    files = files_of(made, base_url=None)
    assert not {"feed.xml", "feed.json"} & files.keys()
    page = document_fromstring(files["changes/index.html"].decode())
    assert "There is no feed, as this site does not know its own address." in page.text_content()
    assert page.xpath("//link[contains(@type, 'feed') or contains(@type, 'atom')]") == []


def test_many_news_of_one_sort_on_one_day_are_told_as_so_many(
    made: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_IN_GROUP", 2)
    made.git("clone", "--quiet", made.folder.as_uri(), str(tmp_path / "later"))
    later = Repo(tmp_path / "later", tmp_path / "later/content")
    event = "date: 2031-05-19\ntitle: Tug {}\n"
    later.commit("2031-05-20", {f"events/tug-{n}.yaml": event.format(n) for n in range(5)})
    items = json.loads(files_of(later)["feed.json"])["items"]
    assert [item["title"] for item in items[:4]] == [
        "New event: Tug 0",
        "New event: Tug 1",
        "New: 3 more",
        "New event: Кран & <подъём> 기중기",
    ]
    assert items[2]["url"] == f"{BASE}changes/#2031-05-20"


# Addresses that last


def test_after_a_rename_and_a_withdrawal_the_old_addresses_answer_and_all_lists_follow(
    tmp_path: Path,
) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-14", {**BEFORE, "pages/about.md": "---\ntitle: A\n---\n[[event:band]]\n"})
    rename("event", "band", "concert", made.content)
    opening = (made.content / "events/opening.yaml").read_text()
    made.commit("2031-05-16", {"events/opening.yaml": opening + "withdrawn: It did not.\n"})
    files = files_of(made)

    old = document_fromstring(files["events/band/index.html"].decode())
    assert old.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../concert/index.html"]
    assert old.xpath("//link[@rel='canonical']/@href") == [f"{BASE}events/concert/"]
    assert "It now stands at The band played." in old.text_content()
    notice = document_fromstring(files["events/opening/index.html"].decode())
    assert "This was withdrawn from the dossier on 16 May 2031." in notice.text_content()
    assert "It did not." in notice.text_content()

    listed = re.findall(
        r"<loc>(\S+?)</loc>(?:<lastmod>(\S+)</lastmod>)?", text(files, "sitemap.xml")
    )
    addresses = dict(listed)
    assert addresses[f"{BASE}events/concert/"] == "2031-05-16"
    assert addresses[f"{BASE}events/closing/"] == "2031-05-14"
    assert not {f"{BASE}events/{id}/" for id in ("band", "opening")} & addresses.keys()

    told = [item["title"] for item in json.loads(files["feed.json"])["items"]]
    assert told == ["Withdrawn: The harbour opened"]
    changes = document_fromstring(files["changes/index.html"].decode())
    said = [" ".join(each.text_content().split()) for each in changes.xpath("//main//li|//h3")]
    assert said == [
        "Withdrawn",
        "The harbour opened Event It did not.",
        "Under a new address",
        "The band played Event formerly band",
    ]


def test_no_two_files_of_a_site_answer_at_one_address(files: Files) -> None:
    folded = [name.casefold().removesuffix("index.html").rstrip("/") for name in files]
    assert len(set(folded)) == len(folded)


def text(files: Files, name: str) -> str:
    return files[name].decode()
