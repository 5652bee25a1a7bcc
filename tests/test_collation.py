"""The order of a register, and the letters that it is looked up by."""

import pytest

from dossier.collation import collation_key, initial


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("The Alva Herald", "T"),
        ("“émile” and sons", "E"),
        ("[Report of the pilots]", "R"),
        ("Åsa Ørn", "A"),
        ("ßeta", "S"),
        ("Юрий", "Ю"),
        ("Йод", "И"),
        ("최선희", "ㅊ"),
        ("朝鲜", "朝"),
        ("سوريا", "س"),
        ("38 North", "0"),
        ("٣ صحف", "0"),
        ("…", ""),
    ],
)
def test_a_name_stands_under_its_first_letter_whatever_its_script_and_marks(
    name: str, letter: str
) -> None:
    assert initial(name) == letter


def test_names_that_stand_under_one_letter_follow_each_other() -> None:
    names = ["Zoë", "école", "Eagle", "“Ebb”", "Ézé"]
    assert sorted(names, key=collation_key) == ["Eagle", "“Ebb”", "école", "Ézé", "Zoë"]
