"""A dossier with a fault in each of forty files: all are told in one run, and nothing else is."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from dossiers import write_dossier

from dossier.cli import commands

PERSON = "kind: person\n"
SOURCE = "title: A report\noutlet: herald\n"


def event(field: str, words: str = "the harbour has been closed since Monday") -> str:
    return (
        f"date: 2031-05-12\ntitle: An event\ncite:\n  - source: herald\n    quote: {words}\n{field}"
    )


def brief(text: str) -> str:
    return f"title: A brief\ndate: 2031-05-20\nbottom_line: {text}\n"


# Each file, what stands in it, and the one thing that is wrong with it.
FAULTS: list[tuple[str, str, str]] = [
    ("actors/field.yaml", f"name: Field\n{PERSON}sumary: A farmer.\n", "3:1 unknown-field"),
    ("actors/kind.yaml", "name: Kind\nkind: persn\n", "2:7 unknown-value"),
    ("actors/nameless.yaml", PERSON, "1:1 missing-field"),
    ("actors/empty.yaml", f"name: Empty\n{PERSON}summary:\n", "3:1 empty-value"),
    ("actors/twice.yaml", f"name: Twice\n{PERSON}name: Thrice\n", "3:1 duplicate-key"),
    ("actors/tab.yaml", f"name: Tab\n{PERSON}names:\n\t- text: Tabby\n", "4:1 yaml-syntax"),
    ("actors/colon.yaml", f"name: Mayor: Colon\n{PERSON}", "1:12 yaml-syntax"),
    ("actors/mark.yaml", f'name: "Mark\n{PERSON}', "1:7 yaml-syntax"),
    ("actors/alias.yaml", f"name: Alias\n{PERSON}summary: *other\n", "3:10 yaml-feature"),
    ("actors/merge.yaml", f"name: Merge\n{PERSON}<<: {{website: x}}\n", "3:1 yaml-feature"),
    ("actors/tag.yaml", f"name: !!str Tag\n{PERSON}", "1:7 yaml-feature"),
    ("actors/list.yaml", "- name: List\n", "1:1 not-a-record"),
    ("actors/type.yaml", f"name: Type\n{PERSON}roles: mayor\n", "3:8 wrong-type"),
    ("actors/address.yaml", f"name: Ada\n{PERSON}website: javascript:alert(1)\n", "3:10 bad-address"),
    ("actors/tongue.yaml", f"name: Tom\n{PERSON}names:\n  - text: Том\n    language: russian_\n", "5:15 bad-language"),
    ("actors/itself.yaml", f"name: Iris\n{PERSON}relationships:\n  - {{type: backs, actor: itself}}\n", "4:26 self-reference"),
    ("actors/until.yaml", f"name: Uma\n{PERSON}roles:\n  - title: pilot\n    since: 2031\n    until: 2029\n", "6:12 date-order"),
    ("actors/Bad_Name.yaml", f"name: Bad\n{PERSON}", "0:0 bad-id"),
    ("actors/former.yaml", f"name: Fay\n{PERSON}former_ids: [herald]\n", "3:14 colliding-address"),
    ("actors/hidden.yaml", f"name: Hid\u2028den\n{PERSON}", "1:10 hidden-character"),
    ("actors/dates.yaml", f"name: Dora\n{PERSON}roles:\n  - title: pilot\n    since: 2031-05/2031-04\n", "5:12 bad-date"),
    ("events/day.yaml", event("").replace("05-12", "02-30"), "1:7 bad-date"),
    ("events/who.yaml", event("actors: [mayr]\n"), "6:10 unknown-record"),
    ("events/word.yaml", event("", "the harbour has been closed since Sunday"), "5:12 quote-not-found"),
    ("events/not.yaml", event("", "The band did leave the quay until the evening"), "5:12 quote-not-found"),
    ("events/other.yaml", event("", "the ferries will run again from July"), "5:12 quote-not-found"),
    ("events/dots.yaml", event("", '"…"'), "5:12 empty-quote"),
    ("events/inside.yaml", event("", "the har[bour] has been closed"), "5:12 quote-brackets"),
    ("events/held.yaml", "date: 2031\ntitle: An event\ncite:\n  - source: rumour\n    quote: the harbour is gone\n", "5:12 quote-not-held"),
    ("events/source.yaml", "date: 2031\ntitle: An event\ncite:\n  - quote: the harbour is gone\n", "4:5 missing-field"),
    ("events/via.yaml", event("    via: herald\n"), "5:12 self-reference"),
    ("briefs/draft.yaml", brief("See [[event:opening]]."), "3:18 draft-link"),
    ("briefs/script.yaml", brief("See [this](javascript:alert(1))."), "3:18 unsafe-link"),
    ("briefs/town.yaml", brief("See [[town:alva]]."), "3:18 link-syntax"),
    ("briefs/two.yaml", brief("See [[gazette]]."), "3:18 ambiguous-link"),
    ("briefs/open.yaml", brief('Closed.[@herald "since Monday'), "3:22 citation-syntax"),
    ("briefs/note.yaml", brief("Closed.[^1]"), "3:21 unknown-footnote"),
    ("sources/ring.yaml", SOURCE + "origin: [chain]\n", "0:0 none"),
    ("sources/chain.yaml", SOURCE + "origin: [ring]\n", "3:9 cyclic-origin"),
    ("sources/changed.yaml", SOURCE + f"origin: own\ncaptures:\n  - file: changed.txt\n    sha256: {'0' * 64}\n", "6:13 capture-changed"),
    ("sources/missing.yaml", SOURCE + "origin: own\ncaptures:\n  - file: nowhere.txt\n", "5:11 missing-capture"),
    ("sources/omit.yaml", SOURCE + "origin: own\nomit: [Buy a boat]\ncaptures:\n  - file: omit.txt\n    sha256: {omit}\n", "4:8 omit-not-found"),
    ("disagreements/holds.yaml", "question: Which day?\nstatus: resolved\nnote: Settled.\nholds: 3\nanswers:\n  - {answer: a, cite: [{source: herald}]}\n  - {answer: b, cite: [{source: herald}]}\n", "4:8 disagreement-status"),
    ("disagreements/one.yaml", "question: Which day?\nanswers:\n  - {answer: a, cite: [{source: herald}]}\n", "3:3 too-few"),
    ("statements/who.yaml", "speaker: nobody-here\ngist: It is closed.\nwordings:\n  - {source: herald, mode: direct, quote: the harbour has been closed}\n", "1:10 unknown-record"),
    ("statements/mode.yaml", "speaker: herald\ngist: It is closed.\nwordings:\n  - {source: herald, mode: loud, quote: the harbour has been closed}\n", "4:28 unknown-value"),
    ("pages/about.md", "# About\n", "1:1 not-a-record"),
    ("pages/image.md", "---\ntitle: Image\n---\nHere: ![quay](https://alva.example/quay.jpg)\n", "4:7 image"),
]  # fmt: skip

SOUND = {
    "articles/herald.txt": (
        "The mayor said that the harbour has been closed since Monday.\n\n"
        "The band did not leave the quay until the evening, and nobody knows when the pilots will"
        " go to sea again or who is going to pay them.\n"
    ),
    "sources/herald.yaml": SOURCE
    + "origin: own\ncaptures:\n  - {file: herald.txt, sha256: {herald}}\n",
    "articles/ferries.txt": (
        "The ferries will run again from July. It is said that the ferries will run again from"
        " July, and that tickets are sold on the quay.\n"
    ),
    "sources/ferries.yaml": SOURCE
    + "origin: own\ncaptures:\n  - {file: ferries.txt, sha256: {ferries}}\n",
    "sources/rumour.yaml": SOURCE + "origin: unknown\n",
    "sources/gazette.yaml": SOURCE + "origin: unknown\n",
    "actors/gazette.yaml": "name: The Gazette\nkind: outlet\n",
    "articles/changed.txt": "Somebody has mended a slip in this article, which nobody may.\n",
    "articles/omit.txt": "This is an article with nothing in it to leave out.\n",
    "events/opening.yaml": "date: 2031-06\ntitle: The harbour opens\ndraft: true\n",
}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the dossier, with the site of its sound state in it, as the current folder."""
    monkeypatch.chdir(tmp_path)
    sound = {name: with_checksums(text) for name, text in SOUND.items()}
    write_dossier(tmp_path / "content", sound)
    built = run("build", "--out", "site")
    assert built.exit_code == 0, built.output
    for name, text, _ in FAULTS:
        path = tmp_path / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(with_checksums(text))
    return tmp_path


def with_checksums(text: str) -> str:
    from hashlib import sha256

    for name in ("herald", "ferries", "omit"):
        digest = sha256(SOUND[f"articles/{name}.txt"].encode()).hexdigest()
        text = text.replace("{" + name + "}", digest)
    return text


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(commands, ["--content", "content", *words])


def told(output: str) -> list[tuple[str, str]]:
    """Each problem's file, and its place and code."""
    found = re.findall(r"^content/(\S+?)(?::(\d+):(\d+))?: \w+: .* \[([a-z-]+)\]$", output, re.M)
    return [(file, f"{line or 0}:{column or 0} {code}") for file, line, column, code in found]


def test_all_are_told_in_one_run_with_their_places_and_no_other_is(dossier: Path) -> None:
    result = run("check")
    assert sorted(told(result.output)) == sorted(
        (file, fault) for file, _, fault in FAULTS if "none" not in fault
    )
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_each_has_a_way_out(dossier: Path) -> None:
    lines = run("check").output.splitlines()
    for line, following in zip(lines, lines[1:], strict=False):
        if line.endswith("]") and line.startswith("content/"):
            assert following.startswith("  "), line


def test_the_closing_line_counts_them(dossier: Path) -> None:
    faults = [fault for _, _, fault in FAULTS if "none" not in fault]
    assert run("check").output.splitlines()[-1] == (
        f"{len(faults)} errors in {len(faults)} files; nothing is written by check"
    )


def test_the_site_keeps_its_bytes_and_its_times(dossier: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        files = (path for path in (dossier / "site").rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    result = run("build", "--out", "site")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].endswith("; site/ is as it was")
    assert before and state() == before


def test_each_alone_is_told_as_it_is_among_the_others(
    dossier: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, _, fault in FAULTS:
        if name in ("sources/ring.yaml", "sources/chain.yaml"):
            continue
        folder = tmp_path_factory.mktemp("alone")
        write_dossier(folder / "content", {n: with_checksums(t) for n, t in SOUND.items()})
        (folder / "content" / name).parent.mkdir(exist_ok=True)
        shutil.copy(dossier / "content" / name, folder / "content" / name)
        monkeypatch.chdir(folder)
        found = [each for each in told(run("check").output) if "stray-article" not in each[1]]
        assert found == [(name, fault)]
