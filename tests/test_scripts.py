import pytest

from dossier.scripts import begins_word, extent, is_name_boundary, is_word_boundary


def parts(text: str) -> str:
    """The text with a bar at each inner boundary."""
    inner = range(1, len(text))
    bars = ["|" if is_word_boundary(text, at) else "" for at in inner]
    return text[0] + "".join(bar + text[at] for bar, at in zip(bars, inner, strict=True))


@pytest.mark.parametrize(
    "expected",
    [
        "two| |words",
        "well|-|known",
        "Ukraine’s",
        "l'Ukraine",
        "10,000| |men",
        "10.5",
        "10\u00a0000",
        "10 000",
        "19| |300| |men",
        "10:30",
        "2010|–|12",
        "at| |-5",
        "at| |-|x",
        "x²",
        "Korea|.|North",
        "朝|鲜|建",
        "三十|人",
        "30万|人",
        "東|京|タ|ワ|ー",
        "か\u3099|く",
        "북한|은| |봄",
        "노동자|를",
        "10만| |명",
        "ארה״ב",
        'ל|"|נמל',
        "می\u200cروند",
        "ท่|า",
        "ค\u0e33",
        "e\u0301t",
        "word|\u200f| |x",
        "👨\u200d👩|x",
    ],
)
def test_words_are_parted_as_their_script_has_it(expected: str) -> None:
    assert parts(expected.replace("|", "")) == expected


def test_both_ends_of_a_text_are_boundaries() -> None:
    assert is_word_boundary("mill", 0) and is_word_boundary("mill", 4) and is_word_boundary("", 0)


def test_a_korean_particle_begins_nothing() -> None:
    assert is_word_boundary("북한은 봄", 2)
    assert not begins_word("북한은 봄", 2)


def test_a_name_may_stand_beside_an_apostrophe() -> None:
    assert is_name_boundary("Russia’s", 6)
    assert is_name_boundary("l'Ukraine", 2)
    assert not is_name_boundary("Russian", 6)


def test_an_endless_run_of_marks_is_not_followed_to_its_end() -> None:
    text = "a" + "\u0301" * 100_000
    assert not any(is_word_boundary(text, at) for at in range(90_000, 91_000))


def test_a_korean_syllable_counts_for_two_characters() -> None:
    assert extent("봄에 항구") == (2, 9)
    assert extent("well-known mill") == (3, 15)
