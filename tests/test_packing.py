"""The files of the pack: whole in themselves, the same each time, no letter a box."""

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from dossiers import CONTENT, LONG_NAMES, PROJECT, TEMPLATES, write_dossier
from fontTools.ttLib import TTFont
from lxml import html
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from dossier import packing
from dossier.cli import commands
from dossier.packing import fonts, printing
from dossier.packing.fonts import lettering
from dossier.packing.letters import letters_of

pytestmark = pytest.mark.usefixtures("fonts_cut_once")

ADDRESS = "https://alva.example/dossier/"

SCRIPTS = {
    "ru": "Министерство гаваней",
    "ko": "조선민주주의인민공화국 외무성",
    "zh": "朝鲜民主主义人民共和国外务省",
    "zh-Hant": "臺灣省政府港務局",
    "ja": "ソウル港湾局",
    "ar": "وزارة الخارجية لجمهورية",
    "he": "משרד החוץ של הרפובליקה",
    "hi": "विदेश मंत्रालय",
    "th": "กระทรวงการต่างประเทศ",
    "el": "Υπουργείο Λιμένων",
    "vi": "Bộ Ngoại giao Việt Nam",
    "uk": "Міністерство закордонних справ України",
}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, ["pack", *map(str, words)])


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of this project's own dossier, as `pack.pdf` and `pack.html`."""
    folder = tmp_path_factory.mktemp("pack")
    files = ("--to", folder / "pack.pdf", "--to", folder / "pack.html")
    done = run("--content", CONTENT, *files, "--base-url", ADDRESS)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def many_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of a dossier with an actor whose names are in many scripts."""
    folder = tmp_path_factory.mktemp("scripts")
    names = "".join(f"  - {{text: {text}, language: {tag}}}\n" for tag, text in SCRIPTS.items())
    actors = {
        f"actors/long-{number}.yaml": f"name: {name}\nkind: organisation\n"
        for number, name in enumerate(LONG_NAMES)
    }
    actors["actors/mayor.yaml"] = f"name: Maren Holt\nkind: person\nnames:\n{names}"
    content = write_dossier(folder / "content", actors)
    done = run("--content", content, "--to", folder / "pack.pdf", "--to", folder / "pack.html")
    assert done.exit_code == 0, done.output
    assert "box" not in done.output
    return folder


@pytest.fixture(scope="module")
def sheets(own: Path) -> list[str]:
    """The text of each sheet of the project's own pack."""
    return texts(PdfReader(own / "pack.pdf"))


@pytest.fixture(scope="module")
def again(many_scripts: Path) -> Path:
    """The pack of many scripts, made in another process, with other names in its environment."""
    folder = many_scripts / "again"
    folder.mkdir()
    environment = {"PATH": "/usr/bin", "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LANG": "C"}
    files = ("--to", folder / "pack.pdf", "--to", folder / "pack.html")
    words = ["pack", "--content", many_scripts / "content", *files]
    subprocess.run([sys.executable, "build.py", *words], cwd=PROJECT, env=environment, check=True)
    return folder


# The page


def test_the_page_asks_for_nothing_outside_of_it(own: Path) -> None:
    page = html.parse(str(own / "pack.html"), html.HTMLParser(encoding="utf-8")).getroot()
    asking = page.xpath("//@src | //link[@rel!='canonical']/@href | //script | //iframe")
    assert asking == []
    (style,) = page.xpath("//style")
    addresses = re.findall(r"url\(([^)]{0,30})", style.text)
    assert addresses
    assert [each for each in addresses if not each.startswith("data:font/woff2;base64,")] == []
    assert "@import" not in style.text


def test_its_policy_allows_its_own_style_sheet_and_nothing_else(own: Path) -> None:
    page = html.fromstring((own / "pack.html").read_bytes().decode())
    (style,) = page.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_it_opens_from_disk_offline_without_scripts_and_fits(
    own: Path, many_scripts: Path, browser: Browser, width: int
) -> None:
    for folder in (own, many_scripts):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=False, offline=True
        )
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("request", lambda request, asked=asked: asked.append(request.url[:40]))
        page.goto((folder / "pack.html").as_uri())
        assert said == []
        assert [each for each in asked if not each.startswith(("file:", "data:font/"))] == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        context.close()


# The PDF


def texts(pdf: PdfReader) -> list[str]:
    return [page.extract_text() for page in pdf.pages]


def objects(value: object) -> Iterator[DictionaryObject]:
    if isinstance(value, DictionaryObject):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, ArrayObject):
        for inner in value:
            yield from objects(inner)


def annotations(pdf: PdfReader) -> Iterator[DictionaryObject]:
    for page in pdf.pages:
        for each in page.get("/Annots", ()):
            yield each.get_object()


def test_the_pdf_says_what_it_is(own: Path) -> None:
    pdf = PdfReader(own / "pack.pdf")
    assert pdf.metadata is not None
    assert (
        pdf.metadata.title
        == "North Korea and the Donetsk and Luhansk People’s Republics, July 2022"
    )
    assert pdf.metadata["/CreationDate"].startswith("D:202207")
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert {tuple(map(round, page.mediabox[2:])) for page in pdf.pages} == {(595, 842)}


def test_its_bookmarks_are_the_contents(own: Path) -> None:
    pdf = PdfReader(own / "pack.pdf")
    page = html.fromstring((own / "pack.html").read_bytes().decode())
    (title,) = (each for each in pdf.outline if not isinstance(each, list))
    below = next(each for each in pdf.outline if isinstance(each, list))
    parts = [each.title for each in below if not isinstance(each, list)]
    wanted = page.xpath("//nav/ol/li/a/text()")
    assert title.title == page.xpath("string(//h1)")
    assert parts == ["Contents", *wanted]


def test_every_link_of_the_pdf_leads_somewhere_and_none_is_lost(own: Path) -> None:
    pdf = PdfReader(own / "pack.pdf")
    page = html.fromstring((own / "pack.html").read_bytes().decode())
    names = pdf.named_destinations.keys()
    inner, outer = set(), set()
    for each in annotations(pdf):
        action = each.get("/A", {})
        if action.get("/S") == "/URI":
            outer.add(str(action["/URI"]))
        else:
            inner.add(str(each.get("/Dest") or action.get("/D")))
    hrefs = set(page.xpath("//a/@href"))
    assert inner - names == set()
    assert inner == {href[1:] for href in hrefs if href.startswith("#")}
    assert outer == {href for href in hrefs if not href.startswith("#")}


def test_every_note_is_on_paper_with_its_number_and_words(own: Path, sheets: list[str]) -> None:
    page = html.fromstring((own / "pack.html").read_bytes().decode())
    printed = words_of(" ".join(sheets))
    notes = page.xpath("//*[@role='doc-endnotes']//li")
    assert len(notes) > 100
    for note in notes:
        number = note.xpath("string(.//*[@class='note-number'])")
        quoted = note.xpath("string(.//*[@class='note-words']/p)")
        assert words_of(f"{number} {quoted}") in printed, number


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_contents_and_references_to_pages_have_the_number_of_the_page(sheets: list[str]) -> None:
    (contents,) = (text for text in sheets if text.count("Contents") and "References" in text)
    number = int(re.search(r"References\s+(\d+)", contents)[1])  # type: ignore[index]
    assert "References" in sheets[number - 1]
    assert "(p. )" not in "".join(sheets)
    assert re.search(r"\(p. \d+\)", "".join(sheets))


def test_no_page_is_empty_but_for_its_head_and_foot(sheets: list[str]) -> None:
    for number, text in enumerate(sheets, 1):
        assert len(text) > 150, number


@pytest.mark.parametrize("name", ["pack.pdf", "pack.html"])
def test_made_twice_it_has_the_same_bytes(many_scripts: Path, again: Path, name: str) -> None:
    assert (again / name).read_bytes() == (many_scripts / name).read_bytes()


FONT = TEMPLATES / "assets" / "fonts" / "source-serif-4-latin.woff2"

REFERRING = """<!doctype html><html lang="en"><title>Port Alva</title><style>
@font-face { font-family: Serif; src: url(data:font/woff2;base64,%s) }
html { font-family: Serif }
@page { size: A6; margin: 8mm }
p { break-before: page }
a::after { content: " (p. " target-counter(attr(href), page) ")" }
</style><p>Contents. <a href="#reopened">Reopened</a></p>
<p id="closed">Closed.</p><p id="reopened">Reopened. <a href="#closed">Closed</a></p>
<p>What both were <a href="#closed">closed</a> and <a href="#reopened">reopened</a> for.</p>
"""


def test_it_is_set_as_without_haste_but_no_sheet_twice_for_one_that_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from weasyprint.layout import page as layout

    set_sheets: list[int] = []
    make_page = layout.make_page

    def counted(*arguments: Any) -> Any:
        set_sheets.append(arguments[4])
        return make_page(*arguments)

    monkeypatch.setattr(layout, "make_page", counted)
    # A font cut down while the PDF is written, as none of the pack is, has the time in it.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    page = (REFERRING % base64.b64encode(FONT.read_bytes()).decode()).encode()
    hasty = printing.print_page(page)
    assert set_sheets == [1, 2, 3, 4, 1]
    monkeypatch.setattr(printing, "hastened", nullcontext)
    assert hasty == printing.print_page(page)
    assert len(set_sheets) > 10


# Letters


def embedded(pdf: PdfReader) -> set[str]:
    names = set()
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            names.add(str(font.get_object()["/BaseFont"]))
    return names


def test_names_in_every_script_are_printed_in_fonts_of_ours(many_scripts: Path) -> None:
    pdf = PdfReader(many_scripts / "pack.pdf")
    printed = "".join("".join(texts(pdf)).split())
    # What is read from the right comes out of a PDF in the order in which it was set.
    read_on = [name for name in LONG_NAMES if "ا" not in name]
    assert [each for each in read_on if "".join(each.split()) not in printed] == []
    for tag in ("ru", "ko", "zh", "zh-Hant", "ja", "el", "vi", "uk"):
        assert "".join(SCRIPTS[tag].split()) in printed, tag
    families = {name.partition("+")[2] for name in embedded(pdf)}
    assert [each for each in families if not each.startswith(("Serif-", "Sans-"))] == []


def test_every_letter_of_the_page_is_in_one_of_its_fonts(many_scripts: Path) -> None:
    page = (many_scripts / "pack.html").read_bytes()
    packed = re.findall(rb"base64,([\w+/=]+)", page)
    covered = {
        code for each in packed for code in TTFont(BytesIO(base64.b64decode(each))).getBestCmap()
    }
    letters = frozenset().union(*letters_of(page).values())
    # What style sheets bring in is asked for where a font has it.
    assert {letter for letter in letters if ord(letter) not in covered} <= set("◦▪•")


def test_characters_of_a_language_are_in_its_own_forms() -> None:
    found = lettering(
        {"": frozenset("a"), "ja": frozenset("港湾"), "ko": frozenset("港서")}, (TEMPLATES,)
    )
    owners = {
        letter: face.family
        for face in found.faces
        for letter in "港湾서"
        if face.family.startswith("Serif")
        and ord(letter) in TTFont(BytesIO(face.data)).getBestCmap()
    }
    assert owners["湾"] == "Serif japanese"
    assert owners["서"] == "Serif korean"


def test_letters_that_no_font_has_are_named(tmp_path: Path) -> None:
    content = write_dossier(tmp_path, {"actors/mayor.yaml": "name: Maren 𐀀\nkind: person\n"})
    arguments = ("--content", content, "--to", tmp_path / "pack.html")
    done = run(*arguments)
    told = (
        "no font of the pack has 1 letter, printed as boxes: 𐀀 (U+10000, linear b syllable b008 a)"
    )
    assert (done.exit_code, done.stderr.splitlines()) == (0, [told])

    (tmp_path / "pack.html").unlink()
    strict = run(*arguments, "--strict")
    assert strict.exit_code == 1
    assert not (tmp_path / "pack.html").exists()


# The command


def test_without_what_packs_are_made_with_it_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_dossier(tmp_path)
    monkeypatch.setattr(packing, "find_spec", lambda name: None)
    done = run("--content", content, "--to", tmp_path / "pack.pdf")
    assert (done.exit_code, done.stderr) == (
        2,
        "what makes a pack is not installed\n"
        "  type `make pack`, or install requirements-pack.txt\n",
    )


def test_without_pango_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_dossier(tmp_path)
    blocked = tmp_path / "blocked" / "weasyprint"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise OSError('cannot load library')\n")
    monkeypatch.syspath_prepend(str(blocked.parent))
    for name in [each for each in sys.modules if each.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    done = run("--content", content, "--to", tmp_path / "pack.pdf")
    assert done.exit_code == 2
    assert done.stderr == (
        f"the library Pango, which sets the PDF, is missing\n  {printing.PANGO}\n"
    )


def test_a_dossier_with_errors_makes_no_pack_and_leaves_the_old_one(tmp_path: Path) -> None:
    content = write_dossier(tmp_path, {"actors/mayor.yaml": "name: Maren Holt\nkind: mayor\n"})
    file = tmp_path / "pack.html"
    file.write_text("the old one")
    done = run("--content", content, "--to", file)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1].endswith("; no pack is written")
    assert file.read_text() == "the old one"


def test_for_a_machine_it_prints_the_problems_alone(tmp_path: Path) -> None:
    arguments = ("--content", write_dossier(tmp_path), "--to", tmp_path / "pack.html")
    assert run(*arguments, "--format", "json").stdout == "[]\n"


def test_a_file_of_no_known_form_is_refused(tmp_path: Path) -> None:
    done = run("--content", write_dossier(tmp_path), "--to", "pack.docx")
    assert done.exit_code == 2
    assert "pack.docx ends in neither .pdf nor .html" in done.stderr


def test_fonts_are_all_there_where_the_requirements_are_installed() -> None:
    for role in fonts.ROLES:
        found = {font.name for font in fonts._fonts(role, (TEMPLATES,))}
        assert found >= role.installed.keys()
