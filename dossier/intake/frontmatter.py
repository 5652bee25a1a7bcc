"""What a clipper of web pages has written above the Markdown that it made of one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from dossier.articles import Article, read_article
from dossier.dates import parse_date
from dossier.intake.authors import Authors
from dossier.intake.findings import Finding, one_line
from dossier.records.fields import is_language_tag

_FENCED = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LARGEST = 20_000
_NAMES = {
    "title": ("title",),
    "url": ("source", "url", "link", "original_url", "source_url"),
    "published": ("published", "date", "date_published", "publish_date"),
    "accessed": ("clipped", "accessed", "saved", "date_saved", "created"),
    "language": ("language", "lang"),
}


@dataclass(frozen=True)
class FrontMatter:
    """The fields that stand above a text, by the names of a source's record."""

    fields: Mapping[str, Finding] = field(default_factory=dict)
    authors: Authors | None = None
    publishers: Sequence[tuple[str, str]] = ()
    passage: str = ""

    def finding(self, name: str) -> Finding | None:
        """What it says of a field, if it does."""
        return self.fields.get(name)


def front_matter(capture: bytes) -> FrontMatter:
    """The front matter of Markdown; nothing of it where there is none, or none that is YAML."""
    fenced = _FENCED.match(capture.decode("utf-8", "replace")[:_LARGEST])
    values = _values(fenced[1]) if fenced else {}
    if not fenced or not values:
        return FrontMatter()
    found = {}
    for name, keys in _NAMES.items():
        key = next((key for key in keys if values.get(key) and _is_fit(name, values[key][0])), None)
        if key:
            value = values[key][0]
            found[name] = Finding(
                value[:10] if name in ("published", "accessed") else value, _where(key)
            )
    writers = [name for name in values.get("author", values.get("authors", [])) if name]
    authors = Authors(tuple(writers), _where("author")) if writers else None
    publishers = [
        (name, _where(key)) for key in ("publisher", "site") for name in values.get(key, [])
    ]
    return FrontMatter(found, authors, publishers, _passage(fenced[1]))


def _where(key: str) -> str:
    return f"its front matter ({key})"


def _values(text: str) -> dict[str, list[str]]:
    """Each field as a list of texts; empty where it is no mapping of plain values."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.CBaseLoader)):
            return {}
        read = yaml.load(text, yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    lists = {str(k).lower(): v if isinstance(v, list) else [v] for k, v in read.items()}
    return {key: [_plain(v) for v in values if isinstance(v, str)] for key, values in lists.items()}


def _plain(text: str) -> str:
    """A value without the brackets by which some editors link notes."""
    return one_line(re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text))


def _is_fit(name: str, value: str) -> bool:
    if name == "url":
        return re.match(r"https?://[^\s/]+", value) is not None
    if name == "language":
        return is_language_tag(value)
    if name in ("published", "accessed"):
        try:
            return bool(parse_date(value[:10]))
        except ValueError:
            return False
    return True


def _passage(text: str) -> str:
    """The front matter as a reader of the Markdown would see it."""
    seen: Article = read_article("front.md", f"---\n{text}\n---\n".encode())
    words = " ".join(seen.text.split()).split()
    return (
        " ".join(words) if len(words) <= 16 else f"{' '.join(words[:6])} … {' '.join(words[-6:])}"
    )
