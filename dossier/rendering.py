"""Pages to files: one template each, laid out alike, every value escaped."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from dossier import urls
from dossier.faces import SHEET
from dossier.pages.parts import Page
from dossier.problems import Place, Problem, as_shown, error
from dossier.recall import Recall, Said, Very, afresh
from dossier.words import Words


class Templates(NamedTuple):
    """Every template as it was read: its name, the file it is from, and what stands there.

    Read at once, so that no page is made from two states of the folder.
    """

    files: tuple[tuple[str, Path, bytes], ...]


def read_templates(folders: Sequence[Path]) -> Templates:
    """The templates of `folders`, of which an earlier one lies over a later."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if name.parts[0] not in _NO_TEMPLATES and path.is_file():
                found[name.as_posix()] = path
    read = ((name, path, _bytes(path)) for name, path in sorted(found.items()))
    return Templates(tuple((name, path, text) for name, path, text in read if text is not None))


_NO_TEMPLATES = ("assets", "words")


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None  # as good as missing, which is told where a page needs it


class Renderer:
    """Renders pages with the templates of `folders`."""

    def __init__(
        self, folders: Sequence[Path], words: Words, templates: Templates | None = None
    ) -> None:
        self._folders = folders
        read = templates or read_templates(folders)
        self._templates = {name: (str(path), text) for name, path, text in read.files}
        self._environment = Environment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals |= {
            "say": words.say,
            "count": words.count,
            "markup": words.markup,
        }

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in self._templates:
            return None
        file, text = self._templates[name]
        return text.decode(), file, _is_current

    def render(self, page: Page) -> bytes | Problem:
        """The file of a page, or what is wrong with its template."""
        name = f"pages/{page.template}"
        try:
            return self._environment.get_template(name).render(page=page).encode()
        except TemplateSyntaxError as fault:
            return self._problem(fault.filename or name, fault.lineno, fault.message or "")
        except TemplateNotFound as fault:
            return self._problem(*self._where(fault, name), f"there is no template {fault.name}")
        except (
            TemplateError,
            LookupError,
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
        ) as fault:
            return self._problem(*self._where(fault, name), _FIELD.sub(r"no \2 in \1", str(fault)))

    def _where(self, fault: BaseException, name: str) -> tuple[str, int]:
        """The deepest line of a template in a traceback."""
        found = (name, 0)
        trace = fault.__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if any(Path(file).is_relative_to(folder) for folder in self._folders):
                found = (file, trace.tb_lineno)
            trace = trace.tb_next
        return found

    def _problem(self, file: str, line: int, message: str) -> Problem:
        place = Place(str(as_shown(Path(file))), line, 1 if line else 0)
        hint = "correct the template; docs/architecture.md says what each page offers it"
        return error("template-error", place, message[:1].lower() + message[1:], hint)


def _is_current() -> bool:
    return True


# What Python says of a field that a page does not have: "'dossier.pages.parts.Link object' has …".
_FIELD = re.compile(r"'(?:[\w.]+\.)?(\w+) object' has no attribute ('\w+')")


def renderer(folders: Sequence[Path], words: Words, recall: Recall) -> Renderer:
    """Renders with the templates that stand in `folders` now."""
    return recall(_renderer, tuple(folders), Very(words), read_templates(folders))


def _renderer(folders: tuple[Path, ...], words: Very[Words], templates: Templates) -> Renderer:
    return Renderer(folders, words.value, templates)


def render(page: Page, renderer: Renderer, recall: Recall) -> bytes | Problem:
    """The file of a page, or what is wrong with its template."""
    return recall(_rendered, Very(renderer), Said(page))


def _rendered(renderer: Very[Renderer], page: Said[Page]) -> bytes | Problem:
    return renderer.value.render(page.take())


def render_all(
    pages: Sequence[Page], renderer: Renderer, recall: Recall = afresh
) -> tuple[dict[str, bytes], list[Problem]]:
    """Every page as a file by its path in the site; each fault of a template once."""
    files: dict[str, bytes] = {}
    problems: dict[Place, Problem] = {}
    for page in pages:
        result = render(page, renderer, recall)
        if isinstance(result, Problem):
            problems.setdefault(result.place, result)
        else:
            files[urls.file_of(page.frame.address)] = result
    return files, list(problems.values())


def assets(
    folders: Sequence[Path], running_head: str, recall: Recall = afresh
) -> Mapping[str, bytes]:
    """The files in `assets/` of the template folders by their path in the site.

    The style sheets are joined, by name, into one; `running_head` is what they print at the head
    of every sheet of paper. A folder that is named as a script, such as `js/reading.js/`, is that
    script, its files joined. What is joined loses the comments and spaces for those who write it.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= dict(_files(folder / "assets", folder))
    files: dict[str, bytes] = {}
    for name, path in sorted(found.items()):
        whole = _joined_into(name)
        part = path.read_bytes()
        if whole != name:
            part = files.get(whole, b"") + recall(for_readers, name, part)
        files[whole] = part
    head = f":root {{ --running-head: {_css_text(running_head)}; }}\n".encode()
    files[SHEET] = files.get(SHEET, b"") + head
    return files


_PART_OF_SCRIPT = re.compile(r"(.+?\.js)/.+\.js")


def _joined_into(name: str) -> str:
    """The file of the site that a file of `assets/` is part of."""
    return SHEET if name.endswith(".css") else _PART_OF_SCRIPT.sub(r"\1", name)


def for_readers(name: str, text: bytes) -> bytes:
    """A part of a style sheet or script without the comments and spaces for its writers."""
    pattern = _FOR_WRITERS_OF_CSS if name.endswith(".css") else _FOR_WRITERS_OF_JS
    return pattern.sub(rb"\1", text.rstrip() + b"\n")


# What browsers pass over, or in the group a string or an address, in which there is no such thing.
_FOR_WRITERS_OF_CSS = re.compile(
    rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)]*\))"""
    rb"""|/\*.*?\*/\n?|^\s+|(?<=[{};,])\n\s*|;(?=\n\s*\})""",
    re.DOTALL | re.MULTILINE,
)
_FOR_WRITERS_OF_JS = re.compile(
    rb"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|^\s*//[^\n]*\n|^\s+""",
    re.DOTALL | re.MULTILINE,
)


def _css_text(text: str) -> str:
    """A string of CSS; each character that could end it or begin anything is escaped."""
    return '"' + re.sub(r"[^\w .,;:!?-]", lambda each: f"\\{ord(each[0]):x} ", text) + '"'


def _files(folder: Path, top: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path.relative_to(top).as_posix(), path
