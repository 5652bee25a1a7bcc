"""Which fonts a text needs, by what a style sheet says of them."""

from dossier.faces import fonts_of

TOKENS = ':root { --serif: "Port Serif", Georgia, serif; --sans: "Port Sans", sans-serif; }\n'


def face(file: str, said: str, family: str = "Port Serif") -> str:
    source = f'src: url("../fonts/{file}.woff2") format("woff2")'
    return f'@font-face {{\nfont-family: "{family}";\n{source};\n{said}\n}}\n'


SHEET = (
    TOKENS
    + face("cyrillic-400", "font-weight: 200 499; unicode-range: U+0301, U+0400-045F;")
    + face("cyrillic-600", "font-weight: 500 900; unicode-range: U+0301, U+0400-045F;")
    + face("cyrillic-italic", "font-style: italic; unicode-range: U+0301, U+0400-045F;")
    + face("latin", "font-weight: 200 900; unicode-range: U+00??, U+2000-206F;")
    + face("sans", "", "Port Sans")
)
FILES = ("cyrillic-400", "cyrillic-600", "cyrillic-italic", "latin", "sans")


def needed(
    text: str, weight: int = 400, sheet: str = SHEET, files: tuple[str, ...] = FILES
) -> list[str]:
    """The fonts of a text in the serif, without folder and ending."""
    assets = {f"assets/fonts/{name}.woff2": b"" for name in files}
    assets["assets/css/site.css"] = sheet.encode()
    found = fonts_of(text, "serif", weight, assets)
    return [name.removeprefix("assets/fonts/").removesuffix(".woff2") for name in found]


def unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def test_a_text_needs_the_fonts_of_its_letters_in_its_weight() -> None:
    assert unique(needed("Port Alva")) == ["latin"]
    assert unique(needed("Порт Альва")) == ["latin", "cyrillic-400"]
    assert unique(needed("Порт Альва", 600)) == ["latin", "cyrillic-600"]


def test_the_font_that_has_the_space_is_needed_by_every_text() -> None:
    assert unique(needed("")) == ["latin"]
    assert unique(needed("항구")) == ["latin"]
    assert unique(needed("Порт")) == ["latin", "cyrillic-400"]


def test_of_two_faces_with_a_letter_the_last_is_taken() -> None:
    sheet = SHEET + face("own", "unicode-range: U+20-7F;")
    assert unique(needed("Port", sheet=sheet, files=(*FILES, "own"))) == ["own"]


def test_a_font_that_is_not_in_the_site_is_not_asked_for() -> None:
    assert needed("Port Alva", files=("cyrillic-400",)) == []
    assert unique(needed("Порт Альва", files=("cyrillic-400",))) == ["cyrillic-400"]


def test_a_face_that_may_come_from_the_readers_own_fonts_is_not_certain() -> None:
    local = '@font-face { font-family: "Port Serif"; src: local("Arial"), url("a.woff2") }'
    assert needed("Port", sheet=TOKENS + local, files=("a",)) == []


def test_no_font_is_certain_where_the_style_sheet_has_other_families_or_more_than_one() -> None:
    georgia = TOKENS.replace('"Port Serif"', "Georgia")
    assert needed("Port", sheet=SHEET.replace(TOKENS, georgia)) == []
    assert needed("Port", sheet=SHEET + "@media print { :root { --serif: Georgia; } }") == []
    assert needed("Port", sheet="body { color: black }") == []


def test_a_face_that_says_nothing_of_weight_or_letters_is_regular_and_has_them_all() -> None:
    sheet = TOKENS + face("plain", "")
    assert unique(needed("Порт Alva", sheet=sheet, files=("plain",))) == ["plain"]
    assert needed("Port", 600, sheet=sheet, files=("plain",)) == []
