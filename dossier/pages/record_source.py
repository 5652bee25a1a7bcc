"""The published fields of a record, as highlighted YAML."""

from functools import cache
from typing import Any, ClassVar

import yaml
from markupsafe import Markup
from pygments import highlight
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexers.data import YamlLexer
from pygments.token import Literal, Name, Punctuation, Text, Whitespace

from dossier.disclosure import published
from dossier.yamlfile import YamlFile


def published_yaml(document: YamlFile) -> str:
    """A record as YAML without comments and private fields."""
    return as_yaml(published(document.value))


def highlighted(text: str) -> Markup:
    """YAML with its parts told apart by classes."""
    return Markup(highlight(text, *_highlighter()))


def as_yaml(value: Any) -> str:
    """YAML that reads as it was written: fields in order, long texts as blocks."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=88)


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


class _Dumper(yaml.CSafeDumper):
    """Writes plain whatever can be; every scalar of a record is text, however it looks."""

    yaml_implicit_resolvers = {}  # noqa: RUF012
    yaml_representers: ClassVar[dict[Any, Any]] = {
        **yaml.CSafeDumper.yaml_representers,
        str: _text,
    }


@cache
def _highlighter() -> tuple[YamlLexer, HtmlFormatter[str]]:
    lexer = YamlLexer()
    lexer.add_filter(_Terse())
    return lexer, HtmlFormatter(nowrap=True)


class _Terse(Filter):
    """Leaves plain what has no colour of its own: a third of the markup of a record."""

    def filter(self, lexer: Any, stream: Any) -> Any:
        for sort, text in stream:
            yield _COLOURLESS.get(sort, sort), text


_COLOURLESS = {
    Whitespace: Text,
    Literal.Scalar.Plain: Text,
    Punctuation: Text,
    Punctuation.Indicator: Text,
    Name.Constant: Text,
}
