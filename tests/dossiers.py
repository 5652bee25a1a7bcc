"""A small dossier written into a folder: the smallest that builds, and whatever a test adds."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from dossier.archive import open_archive
from dossier.linking import Dossier, link
from dossier.loading import load
from dossier.pages import Site
from dossier.pipeline import Made, Where, Wishes, build, make
from dossier.verification import verify
from dossier.words import load_words

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = PROJECT / "templates"
CONTENT = PROJECT / "content"

# Names of any length, in any script.
LONG_NAMES = (
    "Ministry of Harbours, Lighthouses and Inland Waterways of Port Alva",
    "Министерство иностранных дел Донецкой Народной Республики",
    "조선민주주의인민공화국 외무성",
    "朝鲜民主主义人民共和国外务省新闻司",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein",
    "وزارة الخارجية لجمهورية ميناء ألفا",
    "WWWW MMMM WWWWWWWWWWWWWWWWW",
)

HARBOUR: Mapping[str, str] = {
    "dossier.yaml": """
        title: The harbour of Port Alva
        as_of: 2031-05-20
        lead: harbour
        """,
    "briefs/harbour.yaml": """
        title: The harbour closes
        date: 2031-05-20
        bottom_line: The harbour is closed. [@herald "the harbour has been closed since Monday"]
        """,
    "sources/herald.yaml": """
        title: Harbour closed
        outlet: herald
        published: 2031-05-14
        language: en
        origin: own
        captures:
          - file: herald.txt
            sha256: 4b5b5d3b2f5a2c1f9f7c5d7f2a1c4a5b5d3b2f5a2c1f9f7c5d7f2a1c4a5b5d3b
        """,
    "actors/herald.yaml": """
        name: The Alva Herald
        kind: outlet
        """,
    "articles/herald.txt": (
        "The mayor said that the harbour has been closed since Monday.\n\n"
        "Nobody knows when it will open again, the pilots told the Herald.\n\n"
        "The weather was fair, and the band played on the quay until the evening.\n"
    ),
}


def write_dossier(folder: Path, files: Mapping[str, str] = {}, *, bare: bool = False) -> Path:
    """Write `files` over the harbour dossier (or alone, if `bare`); text is dedented.

    The checksum of the Herald's article is that of the article, unless the test writes its own.
    """
    for name, text in {**({} if bare else _harbour()), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text if name.startswith("articles/") else dedent(text).lstrip("\n")
        path.write_bytes(text.encode())
    return folder


def _harbour() -> dict[str, str]:
    import hashlib

    digest = hashlib.sha256(HARBOUR["articles/herald.txt"].encode()).hexdigest()
    written = HARBOUR["sources/herald.yaml"]
    before, _, _ = written.partition("sha256: ")
    return {**HARBOUR, "sources/herald.yaml": f"{before}sha256: {digest}\n"}


def problems_of(folder: Path) -> list[str]:
    """The problems of a dossier, each with its hint, file names from the content folder."""
    return [str(problem).replace(f"{folder}/", "") for problem in made(folder).problems]


def made(folder: Path, **wishes: bool) -> Made:
    """Everything but writing."""
    return make(Where(folder, (TEMPLATES,)), Wishes(**wishes))


def built(content: Path, out: Path, base_url: str | None = None) -> Path:
    """The website of the dossier in `content`, written to `out`."""
    done, _ = build(Where(content, (TEMPLATES,)), Wishes(base_url=base_url), out)
    assert done.files is not None, "\n".join(map(str, done.problems))
    return out


def linked(folder: Path) -> Dossier:
    """The dossier in a folder, joined; its problems are not looked at."""
    content = load(folder)
    assert content.settings, [str(problem) for problem in content.problems]
    return link(content, open_archive(content), content.settings, "revised")


def site_of(folder: Path) -> Site:
    """What the pages of a dossier are made from."""
    dossier = linked(folder)
    return Site(verify(dossier), load_words(dossier.settings.language, (TEMPLATES,)))
