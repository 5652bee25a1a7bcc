"""Ways in which a file of a dossier may be broken, picked by chance."""

import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import yaml

SIGNS = "\0\x07\x1b\t\r\n\u2028\ufeff\u202e\ud7ff\ue000😀é\u0301#:-[]{}&*!|>'\"%@`,? …"
VALUES: tuple[object, ...] = (
    None,
    "",
    " ",
    "~",
    "null",
    "yes",
    "0",
    "-1",
    "9" * 5000,
    "1e999",
    "2031-13-45",
    "9999/0001",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"a": None},
    [[[["deep"]]]],
    "a\nb",
    '[@herald "',
    "[[actor:",
    "javascript:alert(1)",
    "own",
    "../../etc/passwd",
    "\u202eabc",
    "x" * 3000,
    "…",
    "[…]",
    "()",
    "é" * 90,
)


def break_something(folder: Path, chance: random.Random) -> None:
    """Break one file below a folder, in one of many ways."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if files:
        path = chance.choice(files)
        ways = YAML_WAYS + TEXT_WAYS if path.suffix == ".yaml" else TEXT_WAYS
        chance.choice(ways)(path, chance)


def change_bytes(path: Path, chance: random.Random) -> None:
    written = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(written) + 1)
        written[at : at + chance.choice((0, 1))] = bytes([chance.randrange(256)])
    path.write_bytes(written)


def insert_signs(path: Path, chance: random.Random) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 50)) + text[at:]
    path.write_bytes(text.encode("utf-8", "replace"))


def swap_lines(path: Path, chance: random.Random) -> None:
    lines = path.read_bytes().split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    path.write_bytes(b"\n".join(lines))


def double_a_line(path: Path, chance: random.Random) -> None:
    lines = path.read_bytes().split(b"\n")
    line = chance.choice(lines)
    lines.insert(chance.randrange(len(lines)), b" " * chance.choice((0, 0, 2, 7)) + line)
    path.write_bytes(b"\n".join(lines))


def cut_off(path: Path, chance: random.Random) -> None:
    written = path.read_bytes()
    path.write_bytes(written[: chance.randrange(len(written) + 1)])


def change_line_ends(path: Path, chance: random.Random) -> None:
    end = chance.choice((b"\r\n", b"\r", b"\n\n", b"\xc2\x85"))
    path.write_bytes(chance.choice((b"", b"\xef\xbb\xbf")) + path.read_bytes().replace(b"\n", end))


def encode_otherwise(path: Path, chance: random.Random) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    path.write_bytes(
        text.encode(chance.choice(("utf-16", "utf-16-le", "cp1251", "utf-7")), "replace")
    )


def rename(path: Path, chance: random.Random) -> None:
    names = ("own", "Ünïcode", "a" * 90, "two words", "-", path.stem.upper(), "con", "x.y")
    path.rename(path.with_name(chance.choice(names) + chance.choice((path.suffix, ".yml", ""))))


def take_away(path: Path, chance: random.Random) -> None:
    path.unlink()


TEXT_WAYS: list[Callable[[Path, random.Random], None]] = [
    change_bytes,
    insert_signs,
    swap_lines,
    double_a_line,
    cut_off,
    change_line_ends,
    encode_otherwise,
    rename,
    take_away,
]


def change_values(path: Path, chance: random.Random) -> None:
    """Some values deleted, doubled, moved, or put for others, of whatever type."""
    try:
        record = yaml.safe_load(path.read_bytes())
    except (yaml.YAMLError, ValueError):
        return
    for _ in range(chance.randint(1, 3)):
        found = list(places(record)) if isinstance(record, dict) else []
        if not found:
            return
        (group, key), (other, its_key) = chance.choice(found), chance.choice(found)
        way = chance.randrange(4)
        if way == 0:
            group.pop(key)
        elif way == 1:
            group[key] = deepcopy(chance.choice(VALUES))
        elif way == 2:
            group[key] = [group[key], group[key]]
        else:
            group[key], other[its_key] = str(other[its_key]), str(group[key])
    written = yaml.safe_dump(
        record, allow_unicode=True, default_flow_style=chance.choice((True, False))
    )
    path.write_text(written, encoding="utf-8")


def places(value):  # type: ignore[no-untyped-def]
    """Every key of every mapping and list inside a value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(steps):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


YAML_WAYS: list[Callable[[Path, random.Random], None]] = [change_values] * 6
