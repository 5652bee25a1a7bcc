"""Lines broken before they are drawn are never wider than their room, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.pages.measuring import broken, width_of


def test_a_text_that_fits_is_one_line() -> None:
    assert broken("The Alva Herald", 14, 200, 3) == ("The Alva Herald",)
    assert broken("", 14, 200, 3) == ()


def test_a_text_is_broken_between_words() -> None:
    assert broken("Ministry of Harbours and Lights", 14, 130, 3) == (
        "Ministry of",
        "Harbours and",
        "Lights",
    )


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    first, last = broken("Ministry of Harbours and Lights of Port Alva", 14, 130, 2)
    assert (first, last) == ("Ministry of", "Harbours and…")


def test_a_word_too_long_for_a_line_is_broken_within() -> None:
    lines = broken("Hafenmeistereigebührenordnungsausschuss", 14, 120, 5)
    assert "".join(lines) == "Hafenmeistereigebührenordnungsausschuss"
    assert all(width_of(line, 14) <= 120 for line in lines)


@pytest.mark.parametrize(
    ("wider", "narrower"), [("朝鲜中央", "ilil"), ("WWWW", "wide"), ("é", "'")]
)
def test_wide_letters_are_taken_for_wide(wider: str, narrower: str) -> None:
    assert width_of(wider, 10) > width_of(narrower, 10)


@given(st.text(max_size=200), st.floats(40, 300), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text: str, width: float, most: int) -> None:
    lines = broken(text, 14, width, most)
    assert len(lines) <= most
    assert all(width_of(line, 14) <= width for line in lines)
