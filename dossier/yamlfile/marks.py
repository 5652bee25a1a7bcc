"""Slips in texts on trial: quotation marks, brackets, commas and what they should hold together."""

import re
from collections.abc import Iterator

from dossier.records import field_names
from dossier.yamlfile.lines import Lines, Mend, quoted, shortened, value_on

_WRITE = "write  {}"


def unclosed(lines: Lines) -> Iterator[Mend]:
    """A quotation mark that is opened and not closed."""
    message = "a quotation mark is opened here and never closed"
    for number in lines.far():
        for mark in "\"'":
            opened = re.search(rf"(?:^|[\s\[{{,]){mark}(?=[^{mark}]*$)", lines[number])
            if opened is None:
                continue
            column, start = opened.end() - 1, value_on(lines[number])
            if column != start and lines[number][start : start + 1] not in ("[", "{"):
                continue
            for end in lines.text_from(number):
                mended = _closed(lines[end], mark, column if end == number else 0)
                changes = {number: lines[number], end: mended}
                hint = f"close it, as in  {shortened(mended.strip())}"
                yield lines.changed(changes, column, message, hint)


def _closed(line: str, mark: str, opened: int) -> str:
    """A line with a closing quotation mark where its text ends: before brackets that end a list."""
    text, tail = line.rstrip(), ""
    if re.search(r"[\[{]", text[:opened]):
        ends = re.search(r"[\]}]*$", text)
        tail = ends[0] if ends else ""
    text = text.removesuffix(tail)
    # The other quotation mark, or a curly one, was meant to close it.
    return text.rstrip("”“»'" if mark == '"' else '’‘‚"') + mark + tail


def in_brackets(lines: Lines) -> Iterator[Mend]:
    """`{name:value}`, `{source: @id}`, and a comma or colon in a text without quotation marks."""
    if lines.last not in lines.near():
        return
    number, line = lines.last, lines[lines.last]
    for match in re.finditer(r"(?<=[{,])\s*(?P<name>[A-Za-z][\w-]*):(?=[^\s:/,}])", line):
        mended = f"{line[: match.end()]} {line[match.end() :]}"
        message = f'no space stands after the colon of "{match["name"]}"'
        yield lines.changed({number: mended}, match.end() - 1, message, _WRITE)
    for match in re.finditer(rf"\b(?:{_NAMES_OF_IDS}): +(@)[a-z0-9-]+(?=\s*(?:$|[,\]}}]))", line):
        mended = line[: match.start(1)] + line[match.end(1) :]
        message = "@ belongs before an id in prose only"
        yield lines.changed({number: mended}, match.start(1), message, _WRITE)
    for match in re.finditer(r"(?<=: )([^\s\"'{}\[\]][^{}\[\]]*?)(?=\s*[}\]]|, *[\w-]+: )", line):
        inner = re.search(r",|(?:^|\s)([\w-]+): ", match[1])
        if inner and inner[1] not in field_names():
            mended = f"{line[: match.start()]}{quoted(match[1])}{line[match.end() :]}"
            message = "a comma ends a text in brackets that has no quotation marks"
            if inner[1]:
                message = "a colon followed by a space stands in text without quotation marks"
            yield lines.changed({number: mended}, match.start() + inner.start(), message, _WRITE)


_NAMES_OF_IDS = "source|via|actor|outlet|organisation|speaker"


def comments(lines: Lines) -> Iterator[Mend]:
    """A `#` that takes the rest of a line out of a text."""
    message = "the rest of this line is taken for a comment and not read"
    for number in lines.near():
        for match in re.finditer(r"(?<=\s)#", lines[number]):
            if not lines[number][: match.start()].strip():
                continue
            at = lines.offset(number, match.start())
            first = lines.start_of(number)
            if re.match(r"[\[{]", lines[first][value_on(lines[first]) :]):
                yield from _item_quoted(lines, number, match.start(), message)
            else:
                for mend in _quoted_from(lines, first):
                    yield mend._replace(at=at, message=message)


def _item_quoted(lines: Lines, number: int, at: int, message: str) -> Iterator[Mend]:
    line = lines[number]
    item = next((m for m in re.finditer(r"[^\[\]{},:]+", line) if m.start() < at < m.end()), None)
    if item:
        text = item[0].strip()
        mended = line[: item.start()] + item[0].replace(text, quoted(text)) + line[item.end() :]
        yield lines.changed({number: mended}, at, message, _WRITE)


def unquoted(lines: Lines) -> Iterator[Mend]:
    """Text that needs quotation marks, or other ones than it has."""
    for number in lines.near():
        yield from _quoted_from(lines, number)


def _quoted_from(lines: Lines, number: int) -> Iterator[Mend]:
    start = value_on(lines[number])
    text = lines[number][start:].rstrip()
    if not text or re.fullmatch(r"[|>][-+0-9]*", text):
        return
    for last in dict.fromkeys((number, lines.extent(number))):
        whole = "\n".join([lines[number][start:], *lines.lines[number + 1 : last + 1]]).rstrip()
        parts = quoted(whole).split("\n")
        changes = {number: lines[number][:start] + parts[0]}
        changes |= {number + 1 + i: part for i, part in enumerate(parts[1:])}
        hint = "put the whole text in quotation marks:  {}" + (" …" if len(parts) > 1 else "")
        message = _BEGINS_WITH_BRACKET if text[0] in "[{" else ""
        mend = lines.changed(
            changes, start, message, "" if text[:2] in ("- ", "> ", "| ") else hint
        )
        is_within = number <= lines.last <= last and not message
        yield mend._replace(at=max(lines.at, mend.at) if is_within else mend.at)


_BEGINS_WITH_BRACKET = "text without quotation marks cannot begin with a bracket"


def brackets(lines: Lines) -> Iterator[Mend]:
    """Brackets that are not closed, closed wrongly or once too often, and commas left out."""
    for number in lines.near():
        line = lines[number]
        mended, column = _balanced(line)
        if mended != line:
            more = len(mended) > len(line)
            message = "a bracket is not closed" if more else "a bracket closes nothing"
            yield lines.changed({number: mended}, column, message, _WRITE)
        for match in re.finditer(r"""(?<=[\]}"'\w])( +)(?=[\[{"']|([a-z_]+): )""", line):
            if match[2] is None or match[2] in field_names():
                mended = f"{line[: match.start()]},{line[match.start() :]}"
                message = "a comma is missing here"
                yield lines.changed({number: mended}, match.start(), message, _WRITE)
        if re.search(r"""[\]}"'\w]\s*$""", line):
            end = len(line.rstrip())
            message = "a comma is missing at the end of this line"
            yield lines.changed({number: f"{line.rstrip()},"}, end, message, _WRITE)


def _balanced(line: str) -> tuple[str, int]:
    """A line with its brackets in pairs, and the column of the first that was not."""
    out: list[str] = []
    open_ones: list[tuple[str, int]] = []
    faults: list[int] = []
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|.', line):
        sign = match[0]
        if sign in _PAIRS:
            open_ones.append((_PAIRS[sign], match.start()))
        elif sign in ("]", "}"):
            if sign not in [closing for closing, _ in open_ones]:
                faults.append(match.start())
                continue
            while (last := open_ones.pop())[0] != sign:
                faults.append(last[1])
                out.append(last[0])
        out.append(sign)
    faults += [opened for _, opened in open_ones]
    closings = [closing for closing, _ in reversed(open_ones)]
    return "".join(out).rstrip() + "".join(closings), min(faults, default=0)


_PAIRS = {"[": "]", "{": "}"}
