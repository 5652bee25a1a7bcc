"""What a slip in YAML looks like to the one who made it."""

import re
from typing import NamedTuple

import yaml

from dossier.problems import Place, Problem, error


class _Slip(NamedTuple):
    """A complaint of the parser (`problem` and `context`), and what to tell an editor."""

    complaint: str
    message: str
    hint: str
    at_context: bool = False


_SLIPS = (
    _Slip(
        r"found character '\\t'|found character that cannot start any token.*\t|tab character",
        "a tab stands where only spaces may",
        "indent with spaces; most editors can turn tabs into spaces",
    ),
    _Slip(
        r"mapping values.*at a field's name",
        "this field is indented more deeply than the one above, or the line above is no field",
        "begin the fields of one record in the same column, each as `name: value`",
    ),
    _Slip(
        r"mapping values are not allowed",
        "a colon followed by a space stands in text without quotation marks",
        'put the whole value in quotation marks, as in  title: "Envoy: builders could help"',
    ),
    _Slip(
        r"unexpected end of stream.*quoted scalar",
        "a quotation mark is opened here and never closed",
        'close it; a quotation mark inside is written \\" between double quotation marks',
        True,
    ),
    _Slip(
        r"while scanning a quoted scalar",
        "a text in quotation marks is broken off",
        "close the quotation marks, and indent the following lines",
        True,
    ),
    _Slip(
        r"found unknown escape character",
        "a backslash inside double quotation marks begins no known escape",
        "write \\\\ for a backslash, or use single quotation marks",
    ),
    _Slip(
        r"could not find expected ':'",
        "a line is neither a field nor the continuation of one",
        "write `name: value`, or indent the line if it continues the text above",
        True,
    ),
    _Slip(
        r"did not find expected ',' or '[\]}]'",
        "a list or mapping in brackets is not closed, or lacks a comma",
        "separate its items by commas and close the bracket",
        True,
    ),
    _Slip(
        r"cannot start any token",
        "text without quotation marks cannot begin with this character",
        "put the whole value in quotation marks",
    ),
    _Slip(
        r"did not find expected key.*after a quoted text",
        "the text goes on after its closing quotation mark",
        "put the whole value in one pair of quotation marks; inside single ones, write '' for one",
    ),
    _Slip(
        r"did not find expected key.*after a bracket",
        "the text goes on after a closing bracket",
        "put the whole value in quotation marks, as it begins with a bracket",
    ),
    _Slip(
        r"while parsing a block mapping.*did not find expected key",
        "this line is indented unlike the fields before it",
        "begin the fields of one record in the same column",
    ),
    _Slip(
        r"block sequence entries are not allowed|did not find expected '-' indicator",
        "a list item (`- …`) stands at a place where none can",
        "begin each item on its own line, all indented alike, under the field's name",
    ),
    _Slip(
        r"did not find expected node content",
        "a value is missing here, or a bracket is not closed",
        "write the value, close the bracket, or put the whole text in quotation marks",
    ),
    _Slip(
        r"did not find expected <document start>",
        "this stands after the end of the record, or before its first field",
        "begin the fields of one record in the same column, each as `name: value`",
    ),
    _Slip(
        r"did not find expected comment or line break",
        "the sign | or > begins a text of several lines, so nothing may follow it on its line",
        "begin the text on the next line, or put it in quotation marks",
    ),
    _Slip(
        r"found unexpected ':'",
        "a colon stands in brackets, in text without quotation marks",
        "put the text in quotation marks",
    ),
    _Slip(
        r"while scanning an? (alias|anchor)",
        "text without quotation marks cannot begin with * or &",
        "put the whole value in quotation marks",
    ),
    _Slip(
        r"while (scanning|parsing) a (tag|node|directive)|undefined tag handle",
        "text without quotation marks cannot begin with ! or %",
        "put the whole value in quotation marks",
    ),
)


def explain_syntax(file: str, text: str, fault: yaml.YAMLError) -> Problem:
    """The parser's complaint as a problem with its place and a way out."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return error("yaml-syntax", Place(file), "this is not YAML", "save the file as UTF-8 text")
    complaint = f"{fault.context or ''} {fault.problem or ''}"
    mark = fault.problem_mark or fault.context_mark
    complaint += _circumstance(complaint, text, mark) if mark else ""
    slip = next((s for s in _SLIPS if re.search(s.complaint, complaint, re.DOTALL)), None)
    if slip is None:
        slip = _Slip(
            "",
            f"this is not YAML: {(fault.problem or 'it cannot be read').strip()}",
            "compare it with the lines above",
        )
    if slip.at_context and fault.context_mark:
        mark = fault.context_mark
    return error("yaml-syntax", _place(file, text, mark), slip.message, slip.hint)


def _place(file: str, text: str, mark: yaml.Mark | None) -> Place:
    """Where the parser stood, or the text's last character where it had come to the end."""
    if mark is None:
        return Place(file)
    if mark.index < len(text.rstrip()):
        return Place(file, mark.line + 1, mark.column + 1)
    lines = text.rstrip().split("\n")
    return Place(file, len(lines), max(len(lines[-1]), 1))


def _circumstance(complaint: str, text: str, mark: yaml.Mark) -> str:
    """What the parser does not say and the line before the mark shows."""
    before = text[text.rfind("\n", 0, mark.index) + 1 : mark.index + 1]
    if "cannot start any token" in complaint and "\t" in before:
        return " tab character"
    if "mapping values" in complaint and re.fullmatch(r"\s*(- )?[\w-]+:", before):
        return " at a field's name"
    if "expected key" in complaint and before[:-1].rstrip().endswith(('"', "'")):
        return " after a quoted text"
    if "expected key" in complaint and before[:-1].rstrip().endswith(("]", "}")):
        return " after a bracket"
    return ""
