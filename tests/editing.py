"""Somebody at work on a dossier: saves of every sort, good and bad, as chance has them."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

WORDS = ("harbour", "café", "порт", "항구", "ميناء", "<b>", "&amp;", "“shut”", "2031", "not")
TEMPLATES = (
    ("pages/text.html", '{% extends "layouts/base.html" %}{% block main %}{{ page.text }}'),
    ("pages/event.html", "{% if %}"),
    ("pages/actor.html", "<p>{{ page.nobody }}</p>"),
    ("macros/parts.html", ""),
    ("words/en.yaml", "navigation: {actors: People}\n"),
    ("words/en.yaml", "navigation: {actors: [}\n"),
    ("words/en.yaml", "evidence: {documents: {one: '{n} paper', other: '{n} papers'}}\n"),
    ("assets/css/99-own.css", "p { color: red }\n"),
    ("assets/js/own.js", "// Nothing.\n"),
)
SETTINGS = (
    "summary: All that is known.\n",
    "licence: CC0\n",
    "publish_articles: full\n",
    "publish_articles: none\n",
    "publish_articles: maybe\n",
    "publisher: The Port Authority\n",
    "language: de\n",
    "accepted: [{code: short-quote, reason: It is short.}]\n",
)


class Editor:
    """Changes one thing at a time in a folder of content and one of templates.

    Every second time something is put right that was changed before, so that most states of the
    dossier can be published.
    """

    def __init__(self, content: Path, templates: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.content = content
        self.templates = templates
        self.good = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
        self.records = [path for path in self.good if path.suffix in (".yaml", ".md")]

    def edit(self) -> str:
        """Change something; says what."""
        acts = (self._mend, self.chance.choice(self._acts()))
        act: Callable[[], object] = self.chance.choice(acts)
        return f"{act.__name__.strip('_')}: {act()}"

    def mend_all(self) -> None:
        """Put everything right, as a checkout of the last commit does."""
        shutil.rmtree(self.templates, ignore_errors=True)
        self.templates.mkdir()
        for path in [path for path in self.content.rglob("*") if path.is_file()]:
            if path not in self.good:
                path.unlink()
        for path, content in self.good.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _acts(self) -> list[Callable[[], object]]:
        often = [self._reword] * 6 + [self._slip] * 2
        return [
            *often,
            self._comment,
            self._delete,
            self._rename,
            self._copy,
            self._swap,
            self._draft,
            self._settle,
            self._template,
            self._article,
            self._in_place,
            self.mend_all,
        ]

    def _mend(self) -> object:
        changed = [
            path
            for path, content in self.good.items()
            if not path.exists() or path.read_bytes() != content
        ]
        added = [path for path in self.content.rglob("*") if path.is_file()]
        added = [path for path in [*added, *self._own_templates()] if path not in self.good]
        if not changed and not added:
            return "nothing"
        path = self.chance.choice(sorted(changed + added))
        if path in self.good:
            self._write(path, self.good[path])
        else:
            path.unlink()
        return path

    def _own_templates(self) -> list[Path]:
        return [path for path in self.templates.rglob("*") if path.is_file()]

    def _reword(self) -> object:
        """Another word in a title or a sentence."""
        path = self._some()
        lines = path.read_text(errors="replace").splitlines(keepends=True)
        fit = [n for n, line in enumerate(lines) if line.lstrip(" -").startswith(_TEXTS)]
        if fit:
            number = self.chance.choice(fit)
            key, colon, text = lines[number].partition(": ")
            lines[number] = f"{key}{colon}{self.chance.choice(WORDS)} {text}"
            self._write(path, "".join(lines).encode())
        return path

    def _slip(self) -> object:
        """A letter too many or too few, anywhere."""
        path = self._some()
        text = path.read_text(errors="replace")
        at = self.chance.randrange(len(text) + 1)
        new = self.chance.choice(("", "x", ":", "\t", '"', "#", "]", "\n"))
        self._write(path, (text[:at] + new + text[at + (not new) :]).encode())
        return f"{path}, {at}, {new!r}"

    def _comment(self) -> object:
        path = self._some()
        self._write(path, path.read_bytes() + b"# seen\n")
        return path

    def _delete(self) -> object:
        path = self._some()
        path.unlink()
        return path

    def _rename(self) -> object:
        path = self._some()
        return path.rename(path.with_stem(f"{path.stem}-{self.chance.choice('ab')}"))

    def _copy(self) -> object:
        path = self._some()
        return shutil.copy(path, path.with_stem(f"{path.stem}-2"))

    def _swap(self) -> object:
        """Two files in each other's place."""
        one, other = self._some(), self._some()
        first, second = one.read_bytes(), other.read_bytes()
        self._write(one, second)
        self._write(other, first)
        return f"{one}, {other}"

    def _draft(self) -> object:
        path = self._some()
        self._write(path, path.read_bytes().replace(b"title:", b"draft: true\ntitle:", 1))
        return path

    def _settle(self) -> object:
        path = self.content / "dossier.yaml"
        setting = self.chance.choice(SETTINGS)
        self._write(path, self.good[path] + setting.encode())
        return setting

    def _template(self) -> object:
        name, text = self.chance.choice(TEMPLATES)
        self._write(self.templates / name, text.encode())
        return f"{name}, {text!r}"

    def _article(self) -> object:
        path = self.chance.choice([p for p in self.good if p.parent.name == "articles"])
        text = self.good[path].decode()
        self._write(path, f"{text}\n\nA {self.chance.choice(WORDS)} more.\n".encode())
        return path

    def _in_place(self) -> object:
        """A save that leaves size and time of the file as they were."""
        path = self._some()
        content, status = path.read_bytes(), path.stat()
        letters = [at for at, byte in enumerate(content) if byte in b"aeiou"]
        if letters:
            at = self.chance.choice(letters)
            path.write_bytes(content[:at] + self.chance.choice(_VOWELS) + content[at + 1 :])
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        return path

    def _some(self) -> Path:
        return self.chance.choice([path for path in self.records if path.exists()] or self.records)

    def _write(self, path: Path, content: bytes) -> None:
        """Half of all editors write into the file, half put a new one in its place."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.chance.random() < 0.5:
            path.write_bytes(content)
        else:
            beside = path.with_name(f"{path.name}~")
            beside.write_bytes(content)
            beside.replace(path)


_TEXTS = ("title:", "summary:", "question:", "answer:", "gist:", "name:", "text:", "note:")
_VOWELS = (b"a", b"e", b"i", b"o", b"u")
