"""A reader's own templates and words, laid over ours file by file and key by key."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dossiers import write_dossier

from dossier.cli import commands

EVENT = {
    "events/closing.yaml": """
        date: 2031-05-12
        title: The harbour closed
        cite: [{source: herald, quote: the harbour has been closed since Monday}]
        """
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "content", EVENT)


def build(content: Path, templates: Mapping[str, str] | None = None) -> Result:
    """Build the dossier into the folder beside it, with templates of its editors' own."""
    own = content.parent / "own"
    own.mkdir(exist_ok=True)
    for name, text in (templates or {}).items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    arguments = ["--content", content, "--templates", own, "--out", content.parent / "site"]
    return CliRunner().invoke(commands, list(map(str, arguments)), catch_exceptions=False)


def page(content: Path, name: str) -> str:
    return (content.parent / "site" / name).read_text(encoding="utf-8")


def site(content: Path) -> dict[str, bytes]:
    folder = content.parent / "site"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_template_of_ones_own_takes_the_place_of_ours_and_the_others_stay(content: Path) -> None:
    build(content)
    before = site(content)
    own = (
        '{% extends "layouts/base.html" %}{% block main %}<h1>{{ page.title }}!</h1>{% endblock %}'
    )

    assert build(content, {"pages/event.html": own}).exit_code == 0

    after = site(content)
    assert "<h1>The harbour closed!</h1>" in page(content, "events/closing/index.html")
    assert "Text: " not in page(content, "events/closing/index.html")
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed == {"events/closing/index.html"}


def test_a_layout_of_ones_own_is_used_by_our_templates(content: Path) -> None:
    layout = "<html><body>{% block main %}{% endblock %}</body></html>"
    assert build(content, {"layouts/base.html": "<p>Alva</p>" + layout}).exit_code == 1
    layout = '{% import "macros/parts.html" as parts with context %}<p>Alva</p>' + layout
    assert build(content, {"layouts/base.html": layout}).exit_code == 0
    assert page(content, "evidence/index.html").startswith("<p>Alva</p><html>")


def test_words_of_ones_own_change_what_they_name_and_nothing_else(content: Path) -> None:
    build(content)
    before = page(content, "events/closing/index.html")

    done = build(content, {"words/en.yaml": "navigation:\n  chronology: Course of events\n"})

    assert done.exit_code == 0, done.output
    after = page(content, "events/closing/index.html")
    assert before != after
    assert before.replace(">Chronology<", ">Course of events<").replace(
        '"name":"Chronology"', '"name":"Course of events"'
    ) == after.replace('aria-label="Course of events"', 'aria-label="Chronology"')


def test_a_style_sheet_and_a_picture_of_ones_own_are_in_the_site(content: Path) -> None:
    own = {
        "assets/css/95-alva.css": ".alva { color: teal }",
        "assets/icons/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "assets/images/harbour.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    assert build(content, own).exit_code == 0
    assert ".alva { color: teal }" in page(content, "assets/css/site.css")
    assert page(content, "assets/icons/favicon.svg") == own["assets/icons/favicon.svg"]
    assert page(content, "assets/images/harbour.svg") == own["assets/images/harbour.svg"]


def test_the_style_sheet_has_no_comments_and_all_that_only_looks_like_one(content: Path) -> None:
    css = "/* a */.a::before { content: '/* b */' } /* c\n * d */\n.e { --f: url(g/*.svg) }"
    assert build(content, {"assets/css/95-alva.css": css}).exit_code == 0
    sheet = page(content, "assets/css/site.css")
    assert ".a::before { content: '/* b */' } .e { --f: url(g/*.svg) }" in sheet
    assert sheet.count("/*") == 2


def test_a_folder_named_as_a_script_is_that_script_without_what_is_for_its_writers(
    content: Path,
) -> None:
    own = {
        "assets/js/alva.js/harbour.js": "// The harbour.\n(() => {\n  let a = 1; // one\n})();\n",
        "assets/js/alva.js/quay.js": "  // The quay.\nlet b = `\n  // kept\n`;\nlet c = '//d';\n",
        "assets/js/mole.js": "// Of the mole.\n",
    }
    assert build(content, own).exit_code == 0
    assert page(content, "assets/js/alva.js") == (
        "(() => {\nlet a = 1; // one\n})();\nlet b = `\n  // kept\n`;\nlet c = '//d';\n"
    )
    assert page(content, "assets/js/mole.js") == own["assets/js/mole.js"]


def test_a_part_of_a_script_of_ones_own_takes_the_place_of_ours(content: Path) -> None:
    assert build(content, {"assets/js/reading.js/previews.js": "let alva = 1;\n"}).exit_code == 0
    script = page(content, "assets/js/reading.js")
    assert script.endswith("let alva = 1;\n")
    assert "record-card" not in script
    assert "citation-card" in script


HEAD = '{% extends "layouts/base.html" %}\n{% block main %}\n'
HINT = "\n  correct the template; docs/architecture.md says what each page offers it\n"


@pytest.mark.parametrize(
    ("fault", "line", "message"),
    [
        ("<p>{{ page.colour }}</p>", 3, "^no 'colour' in EventPage$"),
        ("<p>{{ page.frame.as_of.month }}</p>", 3, "^no 'month' in Moment$"),
        ("\n<p>{% if page.title %}</p>", 5, "unexpected end of template|unknown tag 'endblock'"),
        ("<p>{{ page.title | shout }}</p>", 3, "no filter named 'shout'"),
        ("<p>{{ nobody.title }}</p>", 3, "'nobody' is undefined"),
        ("<p>{{ 1 / 0 }}</p>", 3, "division by zero"),
        ('<p>{{ say("event.weather") }}</p>', 3, "event.weather"),
        ('{% include "macros/none.html" %}', 3, "macros/none.html"),
        ("<p>{{ page.title() }}</p>", 3, "not callable"),
    ],
)
def test_a_fault_in_a_template_is_a_problem_with_file_and_line_and_the_old_site_stays(
    content: Path, fault: str, line: int, message: str
) -> None:
    build(content)
    before = site(content)

    done = build(content, {"pages/event.html": f"{HEAD}{fault}\n{{% endblock %}}\n"})

    assert done.exit_code == 1
    problem = re.search(r"^(.*): error: (.*) \[template-error\]$", done.output, re.MULTILINE)
    assert problem, done.output
    place = content.parent / "own" / "pages" / "event.html"
    assert problem[1].endswith(f"{place.name}:{line}:1"), problem[0]
    assert re.search(message, problem[2]), problem[0]
    assert HINT in done.output
    assert "Traceback" not in done.output
    assert site(content) == before


def test_the_same_fault_on_many_pages_is_told_once(content: Path) -> None:
    done = build(content, {"layouts/base.html": "{{ page.colour }}"})
    assert done.output.count("[template-error]") == 1


def test_a_fault_in_the_words_is_a_problem_with_file_and_line(content: Path) -> None:
    done = build(content, {"words/en.yaml": "navigation:\n  chronology: Course of {harbour}\n"})
    assert re.search(r"own/words/en\.yaml:2:\d+: (error|warning): .*harbour", done.output), (
        done.output
    )


def test_a_folder_of_templates_that_is_not_there_is_wrong_use(content: Path) -> None:
    arguments = ["--content", str(content), "--templates", str(content / "nowhere")]
    done = CliRunner().invoke(commands, [*arguments, "--out", str(content.parent / "site")])
    assert done.exit_code == 2
    assert "there is no folder" in done.output
    assert not (content.parent / "site").exists()
