"""The addresses of the site, each worked out in one place."""

from urllib.parse import quote

from dossier.records import Record

FRONT = ""
CHRONOLOGY = "chronology/"
EVIDENCE = "evidence/"
RELATIONS = "relations/"
SEARCH = "search/"
CHANGES = "changes/"
ATOM_FEED = "feed.xml"
JSON_FEED = "feed.json"
SEARCH_RECORDS = "assets/search/records.js"
EVIDENCE_DATA = "data/evidence.json"
CHRONOLOGY_FILES = tuple(f"data/chronology.{form}" for form in ("csv", "json", "ics"))
CHRONOLOGY_PARTS = "chronology/parts.js"
DOSSIER_DATA = "data/dossier.json"
DOSSIER_SCHEMA = "data/dossier.schema.json"
TIMELINE = "data/timeline.json"
DATA = "data/"
REFERENCE_FORMS = {"ris": "ris", "biblatex": "bib", "csl": "csl.json"}
"""The forms of references, each with the ending of its files."""
NOT_FOUND = "404.html"


def register(kind: type[Record]) -> str:
    """The address of the list of all records of a kind."""
    return f"{kind.folder}/"


def address(record: Record, id: str | None = None) -> str:
    """A record's address, from the top of the site; with `id` the one it had under that id."""
    return f"{record.folder}/{id or record.id}/"


def preview(record: Record) -> str:
    """The address of what a link in the text shows of a record before it is followed."""
    return address(record) + "preview.js"


def record_page(record: Record, id: str | None = None) -> str:
    """The address of the record itself, as its editors keep it."""
    return address(record, id) + "record/"


def reference_file(source: Record, form: str) -> str:
    """The address of a source's reference in one form, beside its page."""
    return f"{address(source)}{source.id}.{form}"


def table_file(name: str) -> str:
    """The address of a table of data."""
    return f"data/{name}.csv"


def references_file(form: str) -> str:
    """The address of the references to all sources in one form."""
    return f"data/references.{form}"


def file_of(address: str) -> str:
    """The file that answers at an address, from the top of the site."""
    return address + "index.html" if address == "" or address.endswith("/") else address


def relative(target: str, here: str) -> str:
    """The link from the page `here` to `target`, both addresses from the top of the site.

    It names `index.html`, so that the site also works from disk, where no server adds it.
    """
    target, mark, fragment = target.partition("#")
    to, start = file_of(target).split("/"), file_of(here).split("/")[:-1]
    shared = 0
    while shared < len(start) and shared < len(to) - 1 and start[shared] == to[shared]:
        shared += 1
    path = "../" * (len(start) - shared) + quote("/".join(to[shared:]))
    return path + mark + fragment


def absolute(base_url: str, address: str) -> str:
    """The whole address of a page of a site published at `base_url`."""
    return base_url.rstrip("/") + "/" + quote(address)
