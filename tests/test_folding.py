import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.quotes.folding import BARRIER, HARD, SOFT, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“a” «b» 『c』 d’e `f´", "'a' 'b' 'c' d'e 'f'"),
        ("a\u00a0\n\n b\tc\u2028d", "a b c d"),
        ("o\ufb03ce \ufb06op", "office stop"),
        ("a\u00adb\u200bc\u2060d\u202ee", "abcde"),
        ("cafe\u0301 \u212b", "café Å"),
        ("（a，b！）", "(a,b!)"),
        ("x² ① Ａ１", "x² ① Ａ１"),
        ("a... b. . . c…… d…", "a… b… c… d…"),
        ("大使 周二\n表示， 好", "大使周二表示,好"),
        ("-5 −5 –5 x -.5", "−5 −5 −5 x −.5"),
        ("a" + BARRIER, "a\ufffd"),
    ],
)
def test_texts_fold_to_their_skeleton(written: str, folded: str) -> None:
    assert fold(written).skeleton == folded


@pytest.mark.parametrize("written", ["a-b", "a – b", "a--b", "a\n—\nb", "a -b", "a ‐ — b"])
def test_dashes_are_kept_apart_without_the_space_around_them(written: str) -> None:
    folded = fold(written)
    assert (folded.skeleton, folded.dashes.at, folded.dashes.marks) == (
        "ab",
        [1],
        bytes([0, HARD, 0]),
    )


def test_a_hyphen_at_a_line_s_end_is_soft_between_letters() -> None:
    assert fold("a-\nb").dashes.marks == bytes([0, SOFT, 0])
    assert fold("1-\n2").dashes.marks == bytes([0, HARD, 0])
    assert fold("a—\nb").dashes.marks == bytes([0, HARD, 0])


def test_a_cut_leaves_a_barrier() -> None:
    folded = fold("one two three", [(4, 7), (5, 8)])
    assert folded.skeleton == f"one {BARRIER}three"
    assert folded.original(5, 10) == (8, 13)


awkward = st.text(st.sampled_from("aé\u0301\u00ad\u200b \n-–−5.ﬁ大、“’\u1112\u1161"), max_size=40)


@given(awkward)
@example("a\u00ad\u0301")
@example("ﬁ\u0301")
def test_every_character_of_a_skeleton_comes_from_its_own_stretch_of_the_text(text: str) -> None:
    folded = fold(text)
    places = [folded.original(at, at + 1) for at in range(len(folded.skeleton))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    for (start, end), character in zip(places, folded.skeleton, strict=True):
        if character.isalpha():
            seen = text[start:end].replace("\u200b", "").replace("\u00ad", "")
            assert decomposed(character) in decomposed(seen)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)
