"""The colours of the style sheet, each pair that meets on a page, in light and in dark."""

import re
from collections.abc import Mapping

import pytest
from dossiers import TEMPLATES

TOKENS = TEMPLATES / "assets" / "css" / "10-tokens.css"
PAPERS = ("paper", "tint")

# WCAG 2.2: 7 for text (1.4.6), 4.5 for apparatus (1.4.3), 3 for the edges of controls (1.4.11).
TEXT = [("ink", paper) for paper in PAPERS] + [("mark-ink", "mark")]
APPARATUS = [
    (colour, paper) for colour in ("quiet", "accent", "disputed", "single") for paper in PAPERS
] + [("paper", "accent")]
EDGES = [("control", paper) for paper in PAPERS] + [("accent", "paper")]


def colours(css: str) -> dict[str, tuple[str, str]]:
    """Each custom property that is a colour: in light, in dark."""
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", css)
    return {name: (light, dark) for name, light, dark in found}


COLOURS: Mapping[str, tuple[str, str]] = colours(TOKENS.read_text(encoding="utf-8"))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG works it out."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"),
    [(TEXT, 7), (APPARATUS, 4.5), (EDGES, 3)],
    ids=["text", "apparatus", "edges"],
)
def test_colours_that_meet_stand_apart(
    pairs: list[tuple[str, str]], least: float, scheme: int
) -> None:
    found = {pair: contrast(*(COLOURS[name][scheme] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_every_colour_of_the_style_sheet_is_weighed() -> None:
    weighed = {name for pair in (*TEXT, *APPARATUS, *EDGES) for name in pair}
    # A hairline and the edge of a mark say nothing that the words do not.
    assert COLOURS.keys() - weighed == {"rule", "mark-edge"}


def test_other_style_sheets_have_no_colours_but_those_of_code_which_stand_apart_too() -> None:
    """And those of print, which is black on white."""
    for sheet in sorted((TEMPLATES / "assets" / "css").glob("*.css")):
        if sheet == TOKENS or "print" in sheet.name:
            continue
        css = sheet.read_text(encoding="utf-8")
        own = colours(css)
        assert len(re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", css)) == 2 * len(own), sheet.name
        for name, pair in own.items():
            for scheme in (0, 1):
                assert contrast(pair[scheme], COLOURS["paper"][scheme]) >= 4.5, (sheet.name, name)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_worked_out_as_the_standard_has_it(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
