"""What a slip in YAML looks like to the one who made it."""

import re
from typing import NamedTuple

import yaml

from dossier.problems import Place, Problem, error
from dossier.yamlfile.mending import Slip, Stop


class _Known(NamedTuple):
    """A complaint of the parser (`problem` and `context`), and what to tell an editor."""

    complaint: str
    message: str
    hint: str
    at_context: bool = False


# Complaints of our own, about what YAML allows and nobody means.
NO_FIELDS = "a text that is no field"
OTHER_BLANK = "a text that begins with an odd blank"
EMPTY_BLOCK = "no text below a sign"
EMPTY_KEY = "a name in brackets without a colon"

_COMPLAINTS = (
    _Known(NO_FIELDS, "this line is no field", "write it as `name: value`"),
    _Known(
        EMPTY_BLOCK,
        "this line is neither a field nor indented as a part of the text above",
        "indent it by two spaces more than the field's name above",
    ),
    _Known(
        EMPTY_KEY,
        "a comma in brackets ends a text that has no quotation marks",
        "put the text in quotation marks",
    ),
    _Known(
        OTHER_BLANK,
        "a blank stands here that is not the ordinary space",
        "delete it and type a space",
    ),
    _Known(
        r"found character '\\t'|found character that cannot start any token.*\t|tab character",
        "a tab stands where only spaces may",
        "indent with spaces; most editors can turn tabs into spaces",
    ),
    _Known(
        r"mapping values.*at a field's name",
        "this field is indented more deeply than the one above, or the line above is no field",
        "begin the fields of one record in the same column, each as `name: value`",
    ),
    _Known(
        r"mapping values are not allowed",
        "a colon followed by a space stands in text without quotation marks",
        'put the whole value in quotation marks, as in  title: "Envoy: builders could help"',
    ),
    _Known(
        r"unexpected end of stream.*quoted scalar",
        "a quotation mark is opened here and never closed",
        'close it; a quotation mark inside is written \\" between double quotation marks',
        True,
    ),
    _Known(
        r"while scanning a quoted scalar",
        "a text in quotation marks is broken off",
        "close the quotation marks, and indent the following lines",
        True,
    ),
    _Known(
        r"found unknown escape character",
        "a backslash inside double quotation marks begins no known escape",
        "write \\\\ for a backslash, or use single quotation marks",
    ),
    _Known(
        r"could not find expected ':'",
        "a line is neither a field nor the continuation of one",
        "write `name: value`, or indent the line if it continues the text above",
        True,
    ),
    _Known(
        r"mapping keys are not allowed",
        "text without quotation marks cannot begin with ? and a space",
        "put the whole value in quotation marks",
    ),
    _Known(
        r"did not find expected ',' or '[\]}]'",
        "a list or mapping in brackets is not closed, or lacks a comma",
        "separate its items by commas and close the bracket",
        True,
    ),
    _Known(
        r"cannot start any token",
        "text without quotation marks cannot begin with this character",
        "put the whole value in quotation marks",
    ),
    _Known(
        r"did not find expected key.*after a quoted text",
        "the text goes on after its closing quotation mark",
        "put the whole value in one pair of quotation marks; inside single ones, write '' for one",
    ),
    _Known(
        r"did not find expected key.*after a bracket",
        "the text goes on after a closing bracket",
        "put the whole value in quotation marks, as it begins with a bracket",
    ),
    _Known(
        r"while parsing a block mapping.*did not find expected key",
        "this line is indented unlike the fields before it",
        "begin the fields of one record in the same column",
    ),
    _Known(
        r"block sequence entries are not allowed|did not find expected '-' indicator",
        "a list item (`- …`) stands at a place where none can",
        "begin each item on its own line, all indented alike, under the field's name; a text that"
        " begins with - needs quotation marks",
    ),
    _Known(
        r"did not find expected node content",
        "a value is missing here, or a bracket is not closed",
        "write the value, close the bracket, or put the whole text in quotation marks",
    ),
    _Known(
        r"did not find expected <document start>",
        "this stands after the end of the record, or before its first field",
        "begin the fields of one record in the same column, each as `name: value`",
    ),
    _Known(
        r"did not find expected comment or line break",
        "the sign | or > begins a text of several lines, so nothing may follow it on its line",
        "begin the text on the next line, indented, or put it in quotation marks",
    ),
    _Known(
        r"found unexpected ':'",
        "a colon stands in brackets, in text without quotation marks",
        "put the text in quotation marks",
    ),
    _Known(
        r"while scanning an? (alias|anchor)",
        "text without quotation marks cannot begin with * or &",
        "put the whole value in quotation marks",
    ),
    _Known(
        r"while (scanning|parsing) a (tag|node|directive)|undefined tag handle",
        "text without quotation marks cannot begin with ! or %",
        "put the whole value in quotation marks",
    ),
)


def stop_at(text: str, fault: yaml.MarkedYAMLError) -> Stop:
    """Where the parser gave up, and its complaint with what the text around adds to it."""
    complaint = f"{fault.context or ''} {fault.problem or ''}"
    mark = fault.problem_mark or fault.context_mark
    begun = fault.context_mark or mark
    if mark is None or begun is None:
        return Stop(0, 0, complaint)
    complaint += _circumstance(complaint, text, mark)
    known = _known(complaint)
    at = begun if known and known.at_context else mark
    return Stop(min(at.index, max(len(text.rstrip()) - 1, 0)), begun.index, complaint)


def explain(file: str, slip: Slip) -> Problem:
    """A slip as a problem: what its mending says, else what is known of the complaint."""
    known = _known(slip.stop.complaint)
    if known is None:
        message = f"this is not YAML: {slip.stop.complaint.strip() or 'it cannot be read'}"
        known = _Known("", message, "compare it with the lines above")
    message = (slip.mend and slip.mend.message) or known.message
    hint = (slip.mend and slip.mend.hint) or known.hint
    return error("yaml-syntax", Place(file, slip.line, slip.column), message, hint)


def _known(complaint: str) -> _Known | None:
    return next((s for s in _COMPLAINTS if re.search(s.complaint, complaint, re.DOTALL)), None)


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
