"""The interface's words, one file a language, so that another language is another file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.problems import Place, Problem, error, guess, warning
from dossier.recall import Recall, afresh
from dossier.words.languages import canonical_tag, fallbacks, plural_categories
from dossier.yamlfile import Value, YamlFile, read_yaml

Pieces = tuple[str, ...]

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# A language joins lists by the rules of CLDR where its catalogue does not say otherwise.
_OPTIONAL = ("list.two", "list.middle", "list.last")
_PATTERN_SECTION = "date-patterns"


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of a catalogue: its text by plural category (`other` where nothing is counted).

    Pieces at even places are literal, those at odd places the names of values. `language` is
    whose months and plural rules go with it.
    """

    language: str
    forms: Mapping[str, Pieces]

    @property
    def names(self) -> frozenset[str]:
        """The names of the values that it has a place for."""
        return frozenset(name for pieces in self.forms.values() for name in pieces[1::2])

    def pieces(self, category: str = "other") -> Pieces:
        """The text for a plural category; that for `other` where it has none."""
        return self.forms.get(category) or self.forms["other"]

    def fill(self, values: Mapping[str, object], category: str = "other") -> str:
        """The text with values in their places; raises KeyError for a value that is not given."""
        pieces = self.pieces(category)
        return "".join(str(values[p]) if place % 2 else p for place, p in enumerate(pieces))


@dataclass(frozen=True)
class Catalogue:
    """All words for one language: its own, and English ones for the `missing` keys.

    `language` is that of most words: `en` where the one asked for has no catalogue.
    """

    language: str
    wordings: Mapping[str, Wording]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_catalogue(language: str, folders: Sequence[Path], recall: Recall = afresh) -> Catalogue:
    """Lay the files words/TAG.yaml in `folders` over each other, key by key.

    The tag itself comes first, then what it shortens to, then `en`; within one tag, earlier
    folders before later ones.
    """
    tag = canonical_tag(language)
    layers = reversed(tuple(dict.fromkeys((*fallbacks(tag), "en"))))
    files = ((layer, path) for layer in layers for path in _files(layer, folders))
    return recall(_catalogue, tag, tuple((layer, path, _content(path)) for layer, path in files))


def _catalogue(tag: str, files: tuple[tuple[str, Path, bytes | Problem], ...]) -> Catalogue:
    own = fallbacks(tag)
    laid = _Laid()
    for layer, path, content in files:
        laid.lay(path, content, english=layer == "en", language=tag if layer in own else "en")
    needed = [key for key in laid.english if key not in _OPTIONAL]
    missing = () if "en" in own else tuple(k for k in needed if k not in laid.translated)
    spoken = tag if "en" in own or laid.translated else "en"
    return Catalogue(spoken, laid.wordings, missing, tuple(laid.problems))


def _files(tag: str, folders: Sequence[Path]) -> Iterator[Path]:
    """The catalogues of one tag, however its letters are cased, lowest layer first."""
    for folder in reversed(folders):
        paths = sorted((folder / "words").glob("*.yaml"))
        yield from (path for path in paths if canonical_tag(path.stem) == tag)


@dataclass
class _Laid:
    """Catalogues laid over each other so far; `english` has the names that each key may use."""

    wordings: dict[str, Wording] = field(default_factory=dict)
    english: dict[str, Wording] = field(default_factory=dict)
    translated: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def lay(self, path: Path, content: bytes | Problem, *, english: bool, language: str) -> None:
        document, problems = _read(path, content)
        self.problems += problems
        for step, written in _entries(document, self.problems) if document else ():
            key, place = ".".join(step), document.place(step) if document else Place(str(path))
            try:
                wording = _wording(key, written, language)
                _compare(wording, self.english.get(key))
            except ValueError as fault:
                self.problems.append(error("bad-wording", place, f'"{key}": {fault}', _HINT))
                continue
            if english:
                self.english.setdefault(key, wording)
            elif key not in self.english:
                self.problems.append(_unknown(key, place, self.english))
            else:
                self.translated.add(key)
            self.wordings[key] = wording
            self.problems.extend(_lacking(key, wording, place))


_HINT = "compare the entry in words/en.yaml"


def _content(path: Path) -> bytes | Problem:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"the file cannot be read: {(fault.strerror or 'unknown error').lower()}"
        return error("unreadable-file", Place(str(path)), message, "check its permissions")


def _read(path: Path, content: bytes | Problem) -> tuple[YamlFile | None, list[Problem]]:
    return (None, [content]) if isinstance(content, Problem) else read_yaml(str(path), content)


def _entries(
    document: YamlFile, problems: list[Problem]
) -> Iterator[tuple[tuple[str, str], Value]]:
    for section, entries in document.value.items():
        if isinstance(entries, dict):
            yield from (((section, key), written) for key, written in entries.items())
        else:
            message = f'the section "{section}" has no entries'
            hint = "write them below it, indented, each as `key: words`"
            problems.append(error("bad-wording", document.place((section,)), message, hint))


def _wording(key: str, written: Value, language: str) -> Wording:
    """Raises ValueError saying what is wrong with an entry."""
    forms = {"other": written} if isinstance(written, str) else written
    if not isinstance(forms, dict) or not all(isinstance(f, str) for f in forms.values()):
        raise ValueError("words stand here, or one text for each plural form")
    for category in forms.keys() - set(_CATEGORIES):
        raise ValueError(f'"{category}" is no plural form; these are {", ".join(_CATEGORIES)}')
    if "other" not in forms:
        raise ValueError('the plural form "other" is missing')
    if key.startswith(f"{_PATTERN_SECTION}."):
        return Wording(language, {"other": (_checked_pattern(forms["other"]),)})
    return Wording(language, {category: _pieces(text) for category, text in forms.items()})


# Fields of a day in CLDR's date patterns (UTS 35, part 4), as far as a catalogue needs them.
_PATTERN = re.compile(r"(?:'[^']*'|[^A-Za-z']|G{1,5}|y{1,4}|M{1,5}|L{1,5}|d{1,2}|[Ec]{3,5})*")


def _checked_pattern(pattern: str) -> str:
    if not _PATTERN.fullmatch(pattern):
        raise ValueError(
            f'"{pattern}" is no date pattern; the fields are d, M, L, E, c, y and G, and other'
            " letters stand between single quotation marks"
        )
    return pattern


_PLACE = re.compile(r"\{\{|\}\}|\{([a-z][a-z_]*)\}|[{}]")


def _pieces(text: str) -> Pieces:
    pieces, end = [""], 0
    for match in _PLACE.finditer(text):
        pieces[-1] += text[end : match.start()]
        end = match.end()
        if match[1]:
            pieces += [match[1], ""]
        elif len(match[0]) == 2:
            pieces[-1] += match[0][0]
        else:
            raise ValueError("a brace stands alone; {name} is the place of a value, {{ a brace")
    pieces[-1] += text[end:]
    return tuple(pieces)


def _compare(wording: Wording, english: Wording | None) -> None:
    """Raises ValueError where an entry asks for what the English one is not given."""
    if english is None:
        return
    for name in sorted(wording.names - english.names):
        has = ", ".join(f"{{{name}}}" for name in sorted(english.names)) or "none"
        raise ValueError(f"{{{name}}} has no value here; the English entry has {has}")
    if len(wording.forms) > 1 and len(english.forms) == 1:
        raise ValueError("nothing is counted here, so it has no plural forms")


def _unknown(key: str, place: Place, known: Mapping[str, Wording]) -> Problem:
    hint = guess(key, known) or "delete the entry, or add it to words/en.yaml as well"
    return warning("unknown-wording", place, f'no page uses the words "{key}"', hint)


def _lacking(key: str, wording: Wording, place: Place) -> Iterator[Problem]:
    """Plural forms that the language has and an entry has not."""
    if len(wording.forms) > 1:
        for category in sorted(plural_categories(wording.language) - wording.forms.keys()):
            message = f'"{key}" lacks the plural form "{category}"; "other" stands in for it'
            yield warning("bad-wording", place, message, "add it")
