"""Addresses: each is one record's, now and later, and the build's own are nobody else's."""

from pathlib import Path

import pytest
from dossiers import problems_of, write_dossier

PERSON = "name: {name}\nkind: person\nformer_ids: {former}\n"


def actor(name: str, *former: str) -> str:
    return PERSON.format(name=name, former=f"[{', '.join(former)}]")


def test_an_earlier_id_that_nobody_has_passes(tmp_path: Path) -> None:
    assert problems_of(write_dossier(tmp_path, {"actors/mayor.yaml": actor("A", "x", "y")})) == []


def test_an_earlier_id_that_a_record_has_names_both_at_the_earlier_id(tmp_path: Path) -> None:
    files = {"actors/ada.yaml": actor("Ada", "mayor"), "actors/mayor.yaml": actor("The mayor")}
    (only,) = problems_of(write_dossier(tmp_path, files))
    assert only == (
        "actors/ada.yaml:3:14: error: /actors/mayor/ is claimed by actor:mayor"
        " (actors/mayor.yaml:1:1) and actor:ada (actors/ada.yaml:3:14) [colliding-address]\n"
        "  delete the earlier id from all but one of them"
    )


def test_an_earlier_id_that_two_have_had_is_told_once(tmp_path: Path) -> None:
    files = {"actors/ada.yaml": actor("Ada", "x"), "actors/bo.yaml": actor("Bo", "x")}
    (only,) = problems_of(write_dossier(tmp_path, files))
    assert only.startswith("actors/bo.yaml:3:14: error: /actors/x/ is claimed by actor:ada")


def test_records_of_two_kinds_may_have_one_earlier_id(tmp_path: Path) -> None:
    brief = "title: It closes\ndate: 2031\nbottom_line: Closed.\nformer_ids: [x]\n"
    files = {"actors/ada.yaml": actor("Ada", "x"), "briefs/harbour.yaml": brief}
    assert problems_of(write_dossier(tmp_path, files)) == []


def keep(folder: Path, name: str) -> list[str]:
    settings = f'title: A\nas_of: 2031-05-20\nlead: harbour\nkeep: ["{name}"]\n'
    return problems_of(write_dossier(folder, {"dossier.yaml": settings}))


@pytest.mark.parametrize("name", ["CNAME", "google123.html", ".well-known/security.txt", "Ünï"])
def test_files_of_ones_own_may_be_kept(tmp_path: Path, name: str) -> None:
    assert keep(tmp_path, name) == []


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        ".",
        "a//b",
        "a/../b",
        "a/",
        "c:\\\\x",
        "x" * 256,
        "/".join("abc" * 200),
    ],
)
def test_what_is_not_in_the_output_folder_cannot_be_kept(tmp_path: Path, name: str) -> None:
    (only,) = keep(tmp_path, name)
    assert only.startswith("dossier.yaml:4:8: error: ") and "[bad-keep]" in only
    assert only.endswith("write a name in the output folder, such as CNAME")


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "Index.HTML",
        "events",
        "relations",
        "actors/x",
        "assets/css",
        "robots.txt",
        ".nojekyll",
        ".dossier-site",
        "404.html",
    ],
)
def test_what_the_build_makes_cannot_be_kept(tmp_path: Path, name: str) -> None:
    assert keep(tmp_path, name) == [
        f'dossier.yaml:4:8: error: "{name}" is made by the build [bad-keep]\n'
        "  keep only files that the build does not make"
    ]
