"""Pictures for sharing: set in the site's own letters, the same on every machine, and fast."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from dossiers import PROJECT, TEMPLATES, write_dossier
from PIL import Image

from dossier.cli import commands
from dossier.pages.parts import Card
from dossier.pictures import HEIGHT, WIDTH, Studio
from dossier.pipeline import Made, Where, Wishes, make

BASE = "https://alva.example/harbour/"
CARD = Card("The harbour closed", "Event · 12 May 2031", "The harbour of Port Alva")


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio((TEMPLATES,))


def picture(studio: Studio, *cards: Card) -> Image.Image:
    drawn = studio.draw(cards)
    assert drawn is not None
    return Image.open(BytesIO(drawn.png))


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The smallest box that holds everything that is not paper."""
    box = image.convert("P").point(lambda level: 255 if level else 0, "L").getbbox()
    assert box is not None
    return box


def test_a_picture_has_the_size_that_is_said_of_it_and_the_colours_of_the_page(
    studio: Studio,
) -> None:
    image = picture(studio, CARD)
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    colours = image.convert("RGB").getcolors()
    assert colours is not None
    ordered = [colour for _, colour in sorted(colours, reverse=True)]
    assert ordered[0] == (0xFD, 0xFC, 0xF8)
    assert min(ordered) == (0x1D, 0x1C, 0x1A)
    assert len(ordered) <= 8


@pytest.mark.parametrize(
    "title",
    [
        "Alva",
        "The pilots of the harbour of Port Alva are said to have known of it for a week",
        "A very long report on everything that the mayor said " * 12,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "x" * 1_000_000,
        "Кто закрыл гавань, и почему об этом узнали только лоцманы",
        "Ποιος έκλεισε το λιμάνι;",
        "Ai đã đóng cửa cảng?",
        "Čija je luka, a čiji brodovi? Łódź i Gdańsk",
    ],
)
def test_everything_stands_within_the_margins(studio: Studio, title: str) -> None:
    left, top, right, bottom = inked(picture(studio, Card(title, CARD.above * 9, CARD.below * 9)))
    assert left >= 72
    assert top >= 72
    assert right <= WIDTH - 72
    assert bottom <= HEIGHT - 30


def test_a_short_title_stands_in_larger_letters_than_a_long_one(studio: Studio) -> None:
    def height_of_first_line(title: str) -> int:
        rows = picture(studio, Card(title, "", "")).crop((0, 140, WIDTH, 520))
        dark = [bool(rows.crop((0, y, WIDTH, y + 1)).getbbox()) for y in range(rows.height)]
        first = dark.index(True)
        return dark.index(False, first) - first

    assert height_of_first_line("Harbour") > 1.5 * height_of_first_line("HARBOUR " * 30)


def test_a_card_without_letters_for_it_leaves_its_place_to_the_next(studio: Studio) -> None:
    plain = Card("The harbour of Port Alva", "Person", "")
    assert picture(studio, Card("최선희", "Person", ""), plain) == picture(studio, plain)
    assert studio.draw([Card("最", "", ""), Card("الميناء", "", "")]) is None


def test_however_a_title_is_written_it_is_set_alike(studio: Studio) -> None:
    written = Card("Sa\u0301nchez\n  at sea", "", "")
    assert studio.draw([written]) == studio.draw([Card("S\u00e1nchez at sea", "", "")])


def test_what_is_read_out_is_what_is_drawn(studio: Studio) -> None:
    drawn = [studio.draw([card]) for card in (CARD, Card("Alva", "", ""))]
    assert [each and each.words for each in drawn] == [
        "Event · 12 May 2031: The harbour closed",
        "Alva",
    ]


def test_the_same_card_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys, hashlib; from pathlib import Path\n"
        "from dossier.pages.parts import Card; from dossier.pictures import Studio\n"
        "drawn = Studio((Path('templates'),)).draw([Card('To Vostok: Łódź и Ялта', 'A', 'B')])\n"
        "print(hashlib.sha256(drawn.png).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Pyongyang"))
    }
    assert len(found) == 1


def test_a_font_of_ones_own_is_used_and_one_that_cannot_be_read_is_passed_over(
    tmp_path: Path, studio: Studio
) -> None:
    fonts = TEMPLATES / "assets" / "fonts"
    own = tmp_path / "assets" / "fonts" / "source-serif-4-latin.woff2"
    own.parent.mkdir(parents=True)
    own.write_bytes((fonts / "source-sans-3-latin.woff2").read_bytes())
    assert picture(Studio((tmp_path, TEMPLATES)), CARD) != picture(studio, CARD)
    own.write_bytes(b"no font")
    assert picture(Studio((tmp_path, TEMPLATES)), CARD) == picture(studio, CARD)


# In a site


def built(folder: Path, **wishes: object) -> Made:
    content = write_dossier(folder)
    return make(Where(content, (TEMPLATES,)), Wishes(**wishes))  # type: ignore[arg-type]


def pictures(made: Made) -> dict[str, bytes]:
    assert made.files is not None
    return {name: data for name, data in made.files.items() if name.endswith(".png")}


def test_a_site_has_pictures_only_where_its_address_is_known_and_they_are_wanted(
    tmp_path: Path,
) -> None:
    assert pictures(built(tmp_path / "a")) == {}
    assert pictures(built(tmp_path / "b", base_url=BASE, pictures=False)) == {}
    found = pictures(built(tmp_path / "c", base_url=BASE))
    assert len(found) > 5
    assert all(name.startswith("assets/pictures/") for name in found)


def test_neither_a_check_nor_a_preview_draws_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed: list[Made] = []

    def serve(where: Where, wishes: Wishes, *_: object, **__: object) -> None:
        previewed.append(make(where, wishes))

    def draw(*_: object) -> None:
        pytest.fail("a picture is drawn")

    monkeypatch.setattr("dossier.serve.serve", serve)
    monkeypatch.setattr("dossier.pipeline.with_pictures", draw)
    options = ["--content", str(write_dossier(tmp_path)), "--base-url", BASE]
    for command in ("check", "serve"):
        done = CliRunner().invoke(commands, [command, *options], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    assert [pictures(made) for made in previewed] == [{}]


def test_a_changed_title_gives_a_new_picture_and_leaves_the_others(tmp_path: Path) -> None:
    before = pictures(built(tmp_path, base_url=BASE))
    brief = tmp_path / "briefs" / "harbour.yaml"
    files = {"briefs/harbour.yaml": brief.read_text().replace("harbour closes", "port closes")}
    content = write_dossier(tmp_path / "changed", files)
    after = pictures(make(Where(content, (TEMPLATES,)), Wishes(base_url=BASE)))
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1
