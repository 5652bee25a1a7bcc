"""Running text as the tests read and render it, on a page that shows what it was asked for."""

from collections.abc import Sequence

from markupsafe import Markup

from dossier.citations import Citation
from dossier.prose import locate, parse_prose
from dossier.prose.html import render_prose


class Page:
    """Citations as source ids with their sentence, links as the address and the words."""

    def cite(self, citations: Sequence[Citation], sentence: str) -> Markup:
        sources = " ".join(citation.source for citation in citations)
        return Markup('<sup title="{}">{}</sup>').format(sentence, sources)

    def link(self, kind: str | None, id: str, label: str | None) -> Markup:
        return Markup('<a href="#/{}/{}">{}</a>').format(kind, id, label or id.title())


def html(text: str, **how: object) -> str:
    return render_prose(parse_prose(text), Page(), **how)  # type: ignore[arg-type]


def faults(text: str) -> list[tuple[str, str, int | None]]:
    prose = parse_prose(text)
    return [(f.code, f.message, locate(f.needle, f.nth, text)) for f in prose.faults]
