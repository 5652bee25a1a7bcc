"""The usual slips of those who write YAML, each with its mending, to be tried by the parser.

A mending never adds or takes away a line, so that places further down stay as they are.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from dossier.records import field_names
from dossier.yamlfile import marks
from dossier.yamlfile.lines import ODD_BLANK, Lines, Mend, indent_of

_WRITE = "write  {}"


def trials(text: str, at: int, begun: int) -> Iterator[Mend]:
    """Mendings for a text at which the parser stopped, the surest first."""
    lines = Lines(text, at, begun)
    before_texts = (
        (_indents, marks.unquoted) if lines.is_stop_at_name() else (marks.unquoted, _indents)
    )
    for sort in (*_SORTS, *before_texts, _texts, _strays):
        yield from sort(lines)


def _merge_marks(lines: Lines) -> Iterator[Mend]:
    """What git leaves where two have changed the same lines."""
    marked = [i for i, line in enumerate(lines.lines) if re.match(r"(<{7}|={7}|>{7})( |$)", line)]
    middle = next((i for i in marked if lines[i].startswith("=")), None)
    end = next((i for i in marked if lines[i].startswith(">")), None)
    if middle is not None and end is not None:
        changes = dict.fromkeys((marked[0], *range(middle, end + 1)), "")
        message = "git left both versions of a conflict here"
        hint = "keep one version, and delete the lines of <<<<<<<, ======= and >>>>>>>"
        yield lines.changed(changes, 0, message, hint)


def _blanks(lines: Lines) -> Iterator[Mend]:
    """Tabs, and blanks copied from elsewhere, where only spaces may stand."""
    message = "a tab stands where only spaces may"
    hint = "delete it and type spaces; most editors can turn all tabs of a file into spaces"
    for width in (2, 4, 1, 8):
        yield from _with_spaces(lines, "\t", width, message, hint)
    message = "a blank stands here that is not the ordinary space"
    hint = "delete it and type a space; such blanks are copied from web pages and word processors"
    yield from _with_spaces(lines, ODD_BLANK, 1, message, hint)


_ANY_BLANK = rf"(?:[ \t]|{ODD_BLANK})"
_BEGINNING = re.compile(rf"{_ANY_BLANK}*(?:-{_ANY_BLANK}+)*(?:[\w-]+:{_ANY_BLANK}+)?")


def _with_spaces(lines: Lines, blank: str, width: int, message: str, hint: str) -> Iterator[Mend]:
    """Spaces at the beginning of every line near and below, told of the first."""
    changes: dict[int, str] = {}
    column = 0
    for number in range(min(lines.near(), default=lines.last), len(lines.lines)):
        match = _BEGINNING.match(lines[number])
        begins = match[0] if match else ""
        if found := re.search(blank, begins):
            column = column if changes else found.start()
            changes[number] = re.sub(blank, " " * width, begins) + lines[number][len(begins) :]
    if changes:
        yield lines.changed(changes, column, message, hint)


_FIELD = r"(?P<before> *(?:- +)*)(?P<name>[A-Za-z][\w.-]*)"


def _fields(lines: Lines) -> Iterator[Mend]:
    """`name:value`, `name：value`, `name = value`."""
    for number in lines.near():
        line = lines[number]
        if match := re.match(_FIELD + r":(?=[^\s:/]|/[^/])", line):
            mended = f"{match[0]} {line[match.end() :]}"
            message = f'no space stands after the colon of "{match["name"]}"'
            yield lines.changed({number: mended}, match.end() - 1, message, _WRITE)
        elif match := re.match(_FIELD + r"\s*(?P<sign>[：﹕꞉=]|:=)\s*", line):
            mended = f"{match['before']}{match['name']}: {line[match.end() :]}"
            message = f'"{match["sign"]}" stands where a colon and a space belong'
            yield lines.changed({number: mended}, match.start("sign"), message, _WRITE)


_BULLET = re.compile(r"( *)(?:-(?=[^\s-])|[–—−•·▪‣*](?: |(?=\w)))")


def _items(lines: Lines) -> Iterator[Mend]:
    """`-item`, `• item`."""
    for number in lines.near():
        if match := _BULLET.match(lines[number]):
            sign = match[0].strip()
            message = "no space stands after the - of a list item"
            if sign != "-":
                message = f'a list item begins with "{sign}" instead of "-"'
            for shift in (0, 1):
                changes = _with_dashes(lines, number, shift)
                hint = "begin each item with - and a space, as in  {}"
                yield lines.changed(changes, len(match[1]), message, hint)


def _with_dashes(lines: Lines, number: int, shift: int) -> dict[int, str]:
    """The items from a line on with `- `, and what stands below each moved to the right."""
    indent = indent_of(lines[number])
    changes = {}
    for each in range(number, len(lines.lines)):
        match = _BULLET.match(lines[each])
        if match and len(match[1]) == indent:
            changes[each] = f"{match[1]}- {lines[each][match.end() :]}"
        elif indent_of(lines[each]) > indent:
            changes[each] = " " * shift + lines[each]
        else:
            break
    return changes


def _first_items(lines: Lines) -> Iterator[Mend]:
    """A list whose first item lacks its `- `."""
    for number in lines.near():
        indent = indent_of(lines[number])
        first = number
        while (above := lines.above(first)) is not None and indent_of(lines[above]) >= indent:
            first = above
        if re.match(r" *- ", lines[number]) and re.match(r"[\w-]+: ", lines[first].lstrip()):
            changes = {i: f"  {lines[i]}" for i in range(first, number)}
            changes[first] = f"{' ' * indent}- {lines[first].lstrip()}"
            message = "the first item of this list does not begin with -"
            yield lines.changed(changes, indent, message, _WRITE)


def _indents(lines: Lines) -> Iterator[Mend]:
    """A field or item that does not begin in the column of its neighbours."""
    for number in dict.fromkeys((*filter(partial(_has_fallen, lines), lines.far()), *lines.near())):
        if _begins(lines[number]):
            yield from _moved(lines, number)


def _has_fallen(lines: Lines, number: int) -> bool:
    """Whether what stands below a field is so far to its right that the field may be at fault."""
    if not re.fullmatch(r" *(?:- +)*[\w-]+: *", lines[number]):
        return False
    below = next((i for i in lines.below(number) if lines[i].strip()), number)
    return indent_of(lines[below]) > indent_of(lines[number]) + 3


def _moved(lines: Lines, number: int) -> Iterator[Mend]:
    indent = indent_of(lines[number])
    columns = _columns(lines, number) - {indent}
    fitting = (column for column in columns if not _is_swallowed(lines, number, column))
    for column in sorted(fitting, key=lambda c: (abs(c - indent), -c)):
        message = f"this line begins in column {indent + 1}, where no field or item can begin"
        hint = f"begin it in column {column + 1}, like those that it belongs to"
        for moved in ([number], lines.block(number)):
            changes = {i: _shifted(lines[i], column - indent) for i in moved}
            yield lines.changed(changes, indent, message, hint)


_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*\s*$")


def _is_swallowed(lines: Lines, number: int, column: int) -> bool:
    """Whether a line in that column would be part of the text above, or its neighbours of its."""
    above, below = lines.above(number), column
    while above is not None and below > 0:
        if indent_of(lines[above]) < below:
            below = indent_of(lines[above])
            if _BLOCK_SIGN.search(lines[above]):
                return True
        above = lines.above(above)
    if not _BLOCK_SIGN.search(lines[number]):
        return False
    after = next((lines[i] for i in lines.below(lines.block(number)[-1]) if lines[i].strip()), "")
    return indent_of(after) > column and _begins(after)


def _begins(line: str) -> bool:
    """Whether a line begins like an item or a field."""
    name = re.match(r" *([\w-]+):(?:\s|$)", line)
    return re.match(r" *- ", line) is not None or bool(name and name[1] in field_names())


def _columns(lines: Lines, number: int) -> set[int]:
    """Where fields and items around a line begin."""
    found = set()
    for line in lines.lines[max(0, number - 30) : number + 3]:
        match = re.match(r"( *)(?:- +)*", line)
        if match and line.strip():
            found |= {len(match[1]), len(match[0])}
    # Where an item has to begin for its fields to stand there.
    return found | {column - 2 for column in found if column >= 2}


def _shifted(line: str, shift: int) -> str:
    return " " * shift + line if shift > 0 else line[min(-shift, indent_of(line)) :]


def _texts(lines: Lines) -> Iterator[Mend]:
    """A line of a text of several lines that is not indented."""
    message = "this line is neither a field nor indented as a part of the text above"
    for number in lines.near():
        above = lines.above(number)
        if above is None or not lines[number].strip():
            continue
        for width in (indent_of(lines[above]), indent_of(lines[above]) + 2):
            if width > indent_of(lines[number]):
                changes = {number: " " * width + lines[number].lstrip()}
                hint = f"begin it in column {width + 1} if it continues the text above"
                yield lines.changed(changes, indent_of(lines[number]), message, hint)


def _strays(lines: Lines) -> Iterator[Mend]:
    """A line that is nothing at all."""
    for number in lines.near():
        if lines[number].strip():
            message = "this line is neither a field nor the continuation of one"
            hint = "write `name: value`, or begin the line with # if it is a remark"
            mend = lines.changed({number: f"# {lines[number]}"}, 0, message, hint)
            yield mend._replace(is_last_resort=True)


_SORTS: tuple[Callable[[Lines], Iterator[Mend]], ...] = (
    _merge_marks,
    _blanks,
    _fields,
    marks.in_brackets,
    _items,
    _first_items,
    marks.unclosed,
    marks.comments,
    marks.brackets,
)
