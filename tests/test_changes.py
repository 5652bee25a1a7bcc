"""What changed since a revision: each piece of news in its group, with before and after."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from dossiers import TEMPLATES
from lxml.html import HtmlElement, document_fromstring
from repositories import Repo, repo

from dossier.cli import commands
from dossier.pipeline import Where, Wishes, make

ARTICLE = "The harbour is shut, the Crier has seen. Ships wait outside of the mole.\n"
BEFORE = {
    "actors/crier.yaml": "name: The Crier\nkind: outlet\n",
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        summary: The harbour was closed. [@herald "the harbour has been closed since Monday"]
        """,
    "events/band.yaml": """
        date: 2031-05-12
        title: The band played
        summary: It is said that the band played for the whole day.
        cite: [{source: herald, quote: the band played on the quay until the evening}]
        """,
    "events/opening.yaml": """
        date: 2031-06-01
        title: The harbour opened
        cite: [{source: herald, quote: Nobody knows when it will open again}]
        """,
    "disagreements/day.yaml": """
        question: On which day did it close?
        answers:
          - {answer: On Monday, cite: [{source: herald, quote: closed since Monday}]}
          - {answer: On Sunday}
        """,
}
AFTER = {
    "sources/crier.yaml": """
        title: Shut
        outlet: crier
        published: 2031-05-15
        origin: own
        captures: [{file: crier.txt}]
        """,
    "articles/crier.txt": ARTICLE,
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        summary: |
          The harbour was closed. [@herald "the harbour has been closed since Monday";
          @crier "The harbour is shut"]
        """,
    "events/band.yaml": BEFORE["events/band.yaml"].replace(
        "It is said that the band played for the whole day.", "All day long a band was playing."
    ),
    "events/opening.yaml": BEFORE["events/opening.yaml"].rstrip(" ")
    + "        withdrawn: No source has the day.\n",
    "disagreements/day.yaml": """
        question: On which day did it close?
        status: resolved
        holds: 1
        note: The Herald was there.
        answers:
          - {answer: On Monday, cite: [{source: herald, quote: closed since Monday}]}
          - {answer: On Sunday}
        """,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A dossier of two days."""
    made = repo(tmp_path_factory.mktemp("changes"))
    made.commit("2031-05-14", BEFORE)
    made.git("tag", "v1")
    made.commit("2031-05-16", AFTER)
    return made


def run(made: Repo, *words: str) -> Result:
    return CliRunner().invoke(commands, ["changes", "--content", str(made.content), *words])


def test_each_piece_of_news_stands_in_its_group_with_before_and_after(made: Repo) -> None:
    result = run(made, "--since", "v1")
    assert result.exit_code == 0
    assert (
        result.output
        == """\
Withdrawn (1)
  event:opening  The harbour opened
    No source has the day.
Disagreements settled (1)
  disagreement:day  On which day did it close?
    open, now resolved
    Holds: On Monday
     question: On which day did it close?
    +status: resolved
    +holds: 1
    +note: The Herald was there.
     answers:
     - answer: On Monday
More independent origins (1)
  event:closing  The harbour closed
    1 origin, now 2 origins
New sources (1)
  source:crier  Shut
Changed (1)
  event:closing  The harbour closed
     date: 2031-05-12
     title: The harbour closed
    -summary: The harbour was closed. [@herald "the harbour has been closed since Monday"]
    +summary: |
    +  The harbour was closed. [@herald "the harbour has been closed since Monday";
    +  @crier "The harbour is shut"]
Said in other words, with the same evidence (1)
  event:band  The band played
     date: 2031-05-12
     title: The band played
    -summary: It is said that the band played for the whole day.
    +summary: All day long a band was playing.
     cite:
     - source: herald
"""
    )


def test_programs_get_the_same(made: Repo) -> None:
    told: list[dict[str, Any]] = json.loads(run(made, "--since", "v1", "--format", "json").output)
    assert [(each["group"], each["record"], each["before"], each["after"]) for each in told] == [
        ("withdrawn", "event:opening", None, None),
        ("settled", "disagreement:day", "open", "resolved"),
        ("raised", "event:closing", 1, 2),
        ("sources", "source:crier", None, None),
        ("changed", "event:closing", None, None),
        ("reworded", "event:band", None, None),
    ]
    assert all(each["committed"] for each in told)


def test_what_is_not_committed_yet_is_marked(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-14", BEFORE)
    (made.content / "events/band.yaml").unlink()
    (made.content / "events/ball.yaml").write_text("date: 2031-05-12\ntitle: The ball\n")
    output = run(made, "--since", "HEAD").output
    assert "New (1)\n* event:ball  The ball\n" in output
    assert "No longer published (1)\n* event:band\n" in output
    assert "2 records not committed yet, marked *\n" in output


@pytest.mark.parametrize(
    ("revision", "message"),
    [("v2", 'there is no commit "v2"\n  `git log --oneline -- '), ("HEAD:content", "there is no")],
)
def test_a_revision_that_is_none_is_wrong_use(made: Repo, revision: str, message: str) -> None:
    result = run(made, "--since", revision)
    assert result.exit_code == 2
    assert message in result.output


def test_without_a_history_it_is_wrong_use(tmp_path: Path) -> None:
    made = repo(tmp_path)
    result = run(made, "--since", "HEAD")
    assert result.exit_code == 2
    assert result.output == (
        f"nothing in {made.content}/ has been committed yet\n"
        "  the history is read from the git repository in which the folder stands\n"
    )


def test_nothing_changed_is_said(made: Repo) -> None:
    assert run(made, "--since", "HEAD").output == "nothing has changed\n"


# The page


def pages(made: Repo, **wishes: Any) -> Mapping[str, HtmlElement]:
    done = make(Where(made.content, (TEMPLATES,)), Wishes(**wishes))
    assert done.files, "\n".join(map(str, done.problems))
    return {
        name.removesuffix("index.html"): document_fromstring(data.decode())
        for name, data in done.files.items()
        if name.endswith(".html")
    }


def lines(page: HtmlElement) -> Iterator[str]:
    """The headings and lines of the main part, but for what differs in a record."""
    for each in page.xpath("//main//*[self::h2 or self::h3 or self::p][not(ancestor::details)]"):
        yield " ".join(each.text_content().split())


def test_the_page_of_changes_has_each_day_with_its_groups(made: Repo) -> None:
    page = pages(made)["changes/"]
    assert list(lines(page))[1:] == [
        "16 May 2031",
        "Withdrawn",
        "The harbour opened Event",
        "No source has the day.",
        "Disagreements settled",
        "On which day did it close? Disagreement",
        "open, now resolved",
        "Holds: On Monday",
        "More independent origins",
        "The harbour closed Event",
        "1 origin, now 2 origins",
        "New sources",
        "Shut Source",
        "Changed",
        "The harbour closed Event",
        "Said in other words, with the same evidence",
        "The band played Event",
        "The dossier’s first day was 14 May 2031; what it had then is not listed. "
        "Days are those of UTC.",
        "Quotations that the dossier no longer makes are left out.",
        "There is no feed, as this site does not know its own address.",
    ]
    differences = [each.text_content() for each in page.xpath("//main//pre")]
    assert len(differences) == 3
    assert "-summary: It is said that the band played for the whole day." in differences[2]
    assert page.xpath("//main//pre//span[@class='gd']") and page.xpath("//pre//span[@class='gi']")


def test_a_record_has_its_history_and_says_when_it_changed_last(made: Repo) -> None:
    found = pages(made)
    (line,) = found["events/band/"].find_class("to-record")
    assert " ".join(line.text_content().split()) == (
        "The record and its history · Last changed 16 May 2031"
    )
    assert list(lines(found["events/band/record/"]))[1:5] == [
        "Its history",
        "16 May 2031 Said in other words, with the same evidence",
        "It has been in the dossier since its first day, 14 May 2031.",
        "Quotations that the dossier no longer makes are left out.",
    ]
    (difference,) = found["events/band/record/"].find_class("difference")
    assert "whole day" in difference.text_content()


def test_a_withdrawn_record_says_since_when(made: Repo) -> None:
    page = pages(made)["events/opening/"]
    assert "This was withdrawn from the dossier on 16 May 2031." in list(lines(page))


def test_only_a_preview_tells_of_what_is_not_committed(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.commit("2031-05-14", BEFORE)
    (made.content / "events/band.yaml").write_text("date: 2031-05-12\ntitle: The ball\n")
    assert "Not committed yet" not in list(lines(pages(made)["changes/"]))
    page = pages(made, uncommitted=True)["changes/"]
    assert list(lines(page))[1:7] == [
        "Not committed yet",
        "Fewer independent origins",
        "The ball Event",
        "1 origin, now 0 origins",
        "Changed",
        "The ball Event",
    ]
    record = list(lines(pages(made)["events/band/record/"]))
    assert "As it stands here, it is not committed yet." in record


def test_in_a_shallow_clone_the_page_says_so(made: Repo, tmp_path: Path) -> None:
    made.git("clone", "--quiet", "--depth", "1", made.folder.as_uri(), str(tmp_path / "clone"))
    found = list(lines(pages(Repo(tmp_path / "clone", tmp_path / "clone/content"))["changes/"]))
    assert found[1:] == [
        "Nothing has changed since.",
        "What was there before 16 May 2031 is not listed. Days are those of UTC.",
        "Older changes are not known here, as this site was built from a shallow clone of its "
        "repository.",
        "There is no feed, as this site does not know its own address.",
    ]


def test_without_a_history_the_page_says_so_and_the_site_is_built(tmp_path: Path) -> None:
    made = repo(tmp_path)
    found = pages(made)
    words = (
        "No changes are told here, as nothing of this dossier has been committed to its "
        "repository yet."
    )
    assert list(lines(found["changes/"]))[1:] == [words]
    assert words in list(lines(found["sources/herald/record/"]))
    (line,) = found["sources/herald/"].find_class("to-record")
    assert line.text_content().strip() == "The record and its history"


# What no history may give away


SECRETS = {
    "a draft of a published record": ("events/band.yaml", "draft: true\nplace: Zsecret\n"),
    "a note to editors": ("events/band.yaml", "editor_note: zsecret\n"),
    "a comment": ("events/band.yaml", "# zsecret\n"),
    "words around a quotation": (
        "events/band.yaml",
        "cite: [{source: herald, quote: the band played, prefix: zsecret}]\n",
    ),
    "a quotation that is no longer made": (
        "events/band.yaml",
        "cite: [{source: herald, quote: zsecret words}]\n",
    ),
    "the same in prose": ("events/band.yaml", 'summary: Yes. [@herald "zsecret words"]\n'),
    "words of an utterance": (
        "statements/said.yaml",
        "speaker: herald\ngist: So.\nwordings: [{source: herald, mode: direct, quote: zsecret}]\n",
    ),
    "a record that was taken out": ("events/zsecret.yaml", "place: Zsecret\n"),
    "a record that is a draft again": ("events/ball.yaml", "place: Zsecret\n"),
    "a record that is withdrawn": ("events/opening.yaml", "place: Zsecret\n"),
    "a name in a record that named it": (
        "events/band.yaml",
        "actors: [zsecret]\nsummary: Of [[actor:zsecret|Zsecret]].\n",
    ),
    "an article": ("articles/old.txt", "Zsecret words\n"),
    "settings": ("dossier.yaml", "title: T\nas_of: 2031\nlead: harbour\nlicence: zsecret\n"),
    "what cannot be read": ("events/band.yaml", "zsecret: [\n"),
}
NOW = {
    "events/band.yaml": "date: 2031-05-12\ntitle: The band played\nplace: Quay\n",
    "events/ball.yaml": "date: 2031-05-12\ntitle: Zball\ndraft: true\n",
    "events/opening.yaml": "date: 2031\ntitle: Opening\nwithdrawn: Not so.\n",
    "statements/said.yaml": "speaker: herald\ngist: So it was.\n",
    "dossier.yaml": "title: Alva\nas_of: 2031-05-20\nlead: harbour\n",
}


@pytest.mark.parametrize("what", SECRETS)
def test_what_was_never_public_or_is_so_no_longer_stays_so(tmp_path: Path, what: str) -> None:
    name, text = SECRETS[what]
    if name.startswith("events/") and "[\n" not in text:
        text = f"date: 2031-05-12\ntitle: {'Zsecret' if 'z' in name else 'Before'}\n{text}"
    made = repo(tmp_path)
    person = {"actors/zsecret.yaml": "name: Zsecret\nkind: person\n"}
    made.commit("2031-05-12", {name: text, **person})
    made.commit("2031-05-13", {name: f"{text}\n# again\n"})
    gone = {} if name in NOW else {name: None}
    made.commit("2031-05-14", {**NOW, **gone, "actors/zsecret.yaml": None})
    done = make(
        Where(made.content, (TEMPLATES,)),
        Wishes(base_url="https://alva.example/", pictures=False, uncommitted=True),
    )
    assert done.files, "\n".join(map(str, done.problems))
    leaks = [name for name, data in done.files.items() if b"zsecret" in data.lower()]
    leaks += [name for name in done.files if "zsecret" in name]
    assert leaks == []


def test_the_same_commit_gives_the_same_bytes_wherever_it_is_checked_out(
    made: Repo, tmp_path: Path
) -> None:
    made.git("clone", "--quiet", made.folder.as_uri(), str(tmp_path / "elsewhere"))
    wishes = Wishes(pictures=False, base_url="https://alva.example/")
    here, there = (
        make(Where(folder, (TEMPLATES,)), wishes).files
        for folder in (made.content, tmp_path / "elsewhere/content")
    )
    assert here == there
