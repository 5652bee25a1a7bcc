"""Whatever a record says stays text on every page."""

from html.parser import HTMLParser
from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages import plan
from dossier.rendering import Renderer

EVIL = '<script>alert(1)</script>" onload="x\' {{ 7*7 }}'
TEXT = "'" + EVIL.replace("'", "''") + "'"
ARTICLE = (
    f"The mayor wrote {EVIL} on the wall.\n\nNobody has read it since, for all we know here.\n"
)
QUOTE = "'wrote " + EVIL.replace("'", "''") + " on the wall'"
FILES = {
    "dossier.yaml": f"""
        title: {TEXT}
        summary: {TEXT}
        as_of: 2031-05-20
        lead: harbour
        publisher: {TEXT}
        licence: {TEXT}
        """,
    "briefs/harbour.yaml": f"""
        title: {TEXT}
        date: 2031-05-20
        bottom_line: {TEXT}
        body: {TEXT}
        gaps: [{TEXT}]
        key_judgements: [{{text: {TEXT}, basis: {TEXT}, assessment: true}}]
        """,
    "actors/herald.yaml": f"""
        name: {TEXT}
        kind: outlet
        summary: {TEXT}
        status_note: {TEXT}
        names: [{{text: {TEXT}, language: ru}}]
        roles: [{{title: {TEXT}, organisation: herald}}]
        """,
    "sources/wall.yaml": f"""
        title: {TEXT}
        outlet: herald
        author: [{TEXT}]
        summary: {TEXT}
        descriptor: {TEXT}
        origin: own
        """,
    "articles/wall.txt": ARTICLE,
    "events/writing.yaml": f"""
        date: 2031-05-12
        date_basis: {TEXT}
        title: {TEXT}
        summary: {TEXT}
        place: {TEXT}
        topics: [{TEXT}]
        actors: [{{actor: herald, part: {TEXT}}}]
        cite: [{{source: wall, quote: {QUOTE}, note: {TEXT}}}]
        """,
    "statements/writing.yaml": f"""
        speaker: herald
        venue: {TEXT}
        gist: {TEXT}
        note: {TEXT}
        topics: [{TEXT}]
        original: {{text: {QUOTE}, language: en, source: wall}}
        wordings:
          - {{source: wall, quote: {QUOTE}, mode: direct}}
          - {{source: wall, quote: {QUOTE}, mode: paraphrase}}
        """,
    "disagreements/writing.yaml": f"""
        question: {TEXT}
        about: [event:writing, statement:writing, actor:herald, source:wall, brief:harbour]
        answers:
          - {{answer: {TEXT}, note: {TEXT}, cite: [{{source: wall, quote: {QUOTE}}}]}}
          - {{answer: {TEXT}}}
        note: {TEXT}
        """,
}


class Markup(HTMLParser):
    """What a page's markup could run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.running: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.running += [name for name in names if name.startswith("on") or name == "style"]
        data = ("type", "application/ld+json") in attrs
        if tag == "script" and "src" not in names and not data:
            self.running.append(tag)


def test_no_field_of_any_record_becomes_markup(tmp_path: Path) -> None:
    site = site_of(write_dossier(tmp_path, FILES))
    renderer = Renderer((TEMPLATES,), site.words)
    for page in plan(site):
        rendered = renderer.render(page)
        assert isinstance(rendered, bytes), (page.frame.address, rendered)
        text = rendered.decode()
        assert Markup(text).running == [], page.frame.address
        assert "{{ 7*7 }}" in text and "&lt;script&gt;" in text, page.frame.address
