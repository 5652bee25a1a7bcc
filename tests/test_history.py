"""The history of a dossier by the day, as git has it."""

import re
from pathlib import Path

import pytest
from dossiers import TEMPLATES, linked, write_dossier
from repositories import Repo, repo

from dossier.archive import open_archive
from dossier.changes import history as module
from dossier.changes.history import History, past_of
from dossier.linking import link
from dossier.loading import load
from dossier.pipeline import Where, Wishes, make

CLOSING = "date: 2031-05-12\ntitle: The harbour closed\nsummary: It closed.\n"


def past(made: Repo) -> History:
    found = past_of(made.content, linked(made.content))
    assert isinstance(found, History), found
    return found


def last_changed(made: Repo, key: str = "event:closing") -> str | None:
    moment = past(made).last_changed(key, linked(made.content))
    return f"{moment:%Y-%m-%d}" if moment else None


def told(made: Repo) -> list[str]:
    """The days, newest first, each with what it says of records."""
    return [
        f"{day.name}: " + ", ".join(f"{c.sort} {c.key}" for c in day.changes.records)
        for day in past(made).days
    ]


def test_a_day_is_told_by_what_it_came_to(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14T08:00:00+00:00", {"events/closing.yaml": CLOSING})
    made.commit("2031-05-14T09:00:00+00:00", {"events/slip.yaml": CLOSING})
    made.commit("2031-05-14T10:00:00+00:00", {"events/slip.yaml": None})
    made.commit("2031-05-16", {"events/closing.yaml": CLOSING.replace("It closed", "Closed it is")})
    assert told(made) == ["2031-05-16: reworded event:closing", "2031-05-14: new event:closing"]
    assert past(made).whole


def test_the_day_is_that_of_utc(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14T23:30:00-05:00", {"events/closing.yaml": CLOSING})
    made.commit("2031-05-15T13:00:00+09:00", {"events/closing.yaml": CLOSING + "place: Alva\n"})
    assert told(made) == ["2031-05-15: new event:closing"]


def test_a_clock_that_went_wrong_leaves_the_order_of_the_commits(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING})
    made.commit("2031-05-13", {"events/closing.yaml": CLOSING + "place: Alva\n"})
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING})
    assert [line.split(" ")[0] for line in told(made)] == [
        "2031-05-14-2:", "2031-05-13:", "2031-05-14:",
    ]  # fmt: skip


# When a record changed last


def test_a_record_changed_last_when_what_is_published_of_it_did(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12", {"events/closing.yaml": CLOSING})
    assert last_changed(made) == "2031-05-12"
    made.commit(
        "2031-05-14", {"events/closing.yaml": f"# a comment\n{CLOSING}editor_note: Sure?\n"}
    )
    assert last_changed(made) == "2031-05-12"
    made.commit("2031-05-16", {"events/closing.yaml": CLOSING + "place: Alva\n"})
    assert last_changed(made) == "2031-05-16"
    made.commit("2031-05-18", {"events/closing.yaml": None, "events/2031/closing.yaml": CLOSING})
    assert last_changed(made) == "2031-05-18"


def test_a_renamed_record_keeps_its_history(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING})
    renamed = CLOSING + "former_ids: [closing]\n"
    made.commit("2031-05-16", {"events/closing.yaml": None, "events/closed.yaml": renamed})
    assert told(made)[0] == "2031-05-16: renamed event:closed"
    days = [(day.name, change.sort) for day, change in past(made).of("event:closed")]
    assert days == [("2031-05-16", "renamed"), ("2031-05-14", "new")]


def test_of_what_is_not_committed_no_date_is_told(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12", {"events/closing.yaml": CLOSING})
    write_dossier(made.content, {"events/closing.yaml": CLOSING + "place: Alva\n"}, bare=True)
    assert last_changed(made) is None
    write_dossier(made.content, {"events/closing.yaml": f"# so\n{CLOSING}"}, bare=True)
    assert last_changed(made) == "2031-05-12"


def test_beyond_the_days_that_are_compared_the_date_is_that_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_DAYS", 1)
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-13", {"events/closing.yaml": CLOSING})
    made.commit("2031-05-14", {"events/opening.yaml": CLOSING})
    made.commit("2031-05-15", {"events/reopening.yaml": CLOSING})
    keys = ("source:herald", "event:closing", "event:opening", "event:reopening")
    found = [last_changed(made, key) for key in keys]
    assert found == ["2031-05-12", "2031-05-13", "2031-05-14", "2031-05-15"]
    history = past(made)
    assert (len(history.days), history.earlier, history.whole) == (1, 2, False)


def test_a_shallow_clone_tells_the_days_that_it_has(tmp_path: Path) -> None:
    made = repo(tmp_path / "harbour")
    made.commit("2031-05-12")
    made.commit("2031-05-13", {"events/closing.yaml": CLOSING})
    made.commit("2031-05-14", {"events/opening.yaml": CLOSING})
    made.git("clone", "--quiet", "--depth", "2", made.folder.as_uri(), str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone", tmp_path / "clone/content")
    assert told(clone) == ["2031-05-14: new event:opening"]
    assert last_changed(clone, "event:opening") == "2031-05-14"
    assert last_changed(clone, "event:closing") is None
    assert past(clone).shallow and not past(clone).whole


# States of the past


def test_a_state_that_todays_rules_do_not_understand_counts_as_the_one_before(
    tmp_path: Path,
) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12", {"events/old.yaml": "when: 2031\n", "events/closing.yaml": CLOSING})
    made.commit("2031-05-13", {"events/closing.yaml": "date: [\n"})
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING, "events/old.yaml": CLOSING})
    assert told(made) == ["2031-05-14: new event:old", "2031-05-13: "]
    assert past(made).unread == {"event:old"}


def test_a_draft_is_new_when_it_is_published_and_gone_when_it_is_a_draft_again(
    tmp_path: Path,
) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12", {"events/closing.yaml": CLOSING + "draft: true\nplace: Secret\n"})
    made.commit("2031-05-13", {"events/closing.yaml": CLOSING})
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING + "draft: yes\n"})
    assert told(made) == ["2031-05-14: gone event:closing", "2031-05-13: new event:closing"]
    (new,) = past(made).days[1].changes.records
    assert new.before is None
    assert "Secret" not in str(past(made).days)


def test_a_preview_that_shows_drafts_does_not_take_them_for_published(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING + "draft: true\n"})
    content = load(made.content, drafts=True)
    assert content.settings
    dossier = link(content, open_archive(content), content.settings, "preview")
    found = past_of(made.content, dossier)
    assert isinstance(found, History)
    assert [day.changes.records for day in found.days] == [()]


# Where it is used


def test_the_sitemap_says_when_each_record_changed_last(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING})
    done = make(Where(made.content, (TEMPLATES,)), Wishes(base_url="https://alva.example/"))
    assert done.files
    sitemap = done.files["sitemap.xml"].decode()
    found = re.findall(r"<loc>(\S+?)</loc><lastmod>(\S+?)</lastmod>", sitemap)
    assert ("https://alva.example/events/closing/", "2031-05-14") in found
    assert ("https://alva.example/sources/herald/", "2031-05-12") in found
    assert "<loc>https://alva.example/chronology/</loc></url>" in sitemap


def test_a_site_is_built_whatever_the_repository(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/nowhere\n")
    assert past_of(made.content, linked(made.content)) == "no-commit"
    (tmp_path / ".git" / "HEAD").unlink()
    assert past_of(made.content, linked(made.content)) in ("no-repository", "refused")


def test_a_repository_that_lacks_objects_is_told_from_none(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-12")
    made.commit("2031-05-14", {"events/closing.yaml": CLOSING})
    tree = made.git("rev-parse", "HEAD~1:content/sources")
    (tmp_path / ".git/objects" / tree[:2] / tree[2:]).unlink()
    assert past_of(made.content, linked(made.content)) == "refused"
