"""Builds after every change, and makes first what somebody waits for."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from threading import Condition

from dossier import urls
from dossier.pipeline import Made
from dossier.preview import Preview
from dossier.preview.editions import Edition
from dossier.preview.growing import Growing
from dossier.recall import Memory, Recall

Begin = Callable[[Recall], Growing | Made]
Built = Callable[[Made | Exception], None]

# In seconds, after a change is shown: the browsers have this machine for themselves, and make
# their pages of it.
BREATH = 0.15


class Builder:
    """Follows the content, in a thread of its own, and shows every state of it.

    A state that cannot be published leaves the one before it, which goes on being made. A state
    that can takes its place as soon as the pages that are open are made; all others are made when
    they are asked for, or one after the other. A fault of a template takes a state back.
    """

    def __init__(
        self,
        begin: Begin,
        opened: Callable[[], Iterable[str]],
        show: Callable[[Preview], None],
        built: Built,
        preview: Preview,
    ) -> None:
        """`begin` examines the content, `opened` gives the files of the pages that are open."""
        self._begin = begin
        self._opened = opened
        self._show = show
        self._built = built
        self._preview = preview
        self._memory = Memory()
        self._whole: Edition | None = None
        self._growing: Growing | None = None
        self._is_newest = False
        self._wake = Condition()
        self._wanted: set[str] = set()
        self._has_changed = False
        self._is_over = False

    def want(self, file: str) -> None:
        """Make a file before others, as somebody waits for it; may be called from any thread."""
        with self._wake:
            self._wanted.add(file)
            self._wake.notify()

    def follow(self, changes: Iterator[None]) -> None:
        """Build after each of the changes; they come in another thread than `work`."""
        for _ in changes:
            with self._wake:
                self._has_changed = True
                self._wake.notify()

    def stop(self) -> None:
        """End the work; may be called from any thread."""
        with self._wake:
            self._is_over = True
            self._wake.notify()

    def work(self) -> None:
        """Build and show until it is stopped."""
        gc.disable()  # what is garbage is looked for when nobody waits for a page
        while not self._is_over:
            has_changed, wanted = self._next()
            if has_changed:
                self._build(wanted)
            elif self._growing:
                self._go_on(self._growing, wanted)

    def _next(self) -> tuple[bool, set[str]]:
        """What there is to do, awaited unless the site can be made further."""
        with self._wake:
            while not (self._has_changed or self._wanted or self._growing or self._is_over):
                self._wake.wait()
            has_changed, self._has_changed = self._has_changed, False
            wanted, self._wanted = self._wanted, set()
            return has_changed, wanted

    def _build(self, wanted: set[str]) -> None:
        """Examine the content as it is now, and show what is open of its site."""
        self._is_newest = False
        try:
            result = self._begin(self._memory)
        except Exception as fault:
            self._tell(self._preview.failed_by(fault), fault)
            return
        if isinstance(result, Made):
            self._tell(self._preview.failing(result.problems), result)
            return
        self._growing, self._is_newest = result, True
        self._go_on(result, {*self._opened(), *wanted, urls.NOT_FOUND})
        with self._wake:
            if not (self._has_changed or self._wanted):
                self._wake.wait(BREATH)

    def _go_on(self, growing: Growing, wanted: set[str]) -> None:
        """Make the files that are wanted, or one more page of the site."""
        was_faulty = growing.is_faulty
        try:
            growing.make(wanted) if wanted else growing.make_more()
        except Exception as fault:
            self._growing = None
            self._tell(replace(self._preview, edition=self._whole).failed_by(fault), fault)
            return
        if growing.is_whole:
            self._finish(growing)
        elif growing.is_faulty and not was_faulty:
            self._take_back(growing)
        elif wanted and not growing.is_faulty:
            self._put(growing)

    def _finish(self, growing: Growing) -> None:
        self._growing = None
        is_first = False
        if growing.is_faulty:
            self._take_back(growing)
        else:
            is_first = self._whole is None
            self._memory.forget()
            self._whole = growing.edition
            self._put(growing)
        if self._is_newest:
            self._tell(self._preview, growing.made)
        gc.collect()
        if is_first:
            gc.freeze()  # most of what the first build has made will never be garbage

    def _put(self, growing: Growing) -> None:
        """Show what there is of a site."""
        preview = replace(self._preview, edition=growing.edition)
        if self._is_newest:
            preview = preview.showing(growing.edition, growing.made.problems)
        self._set(preview)

    def _take_back(self, growing: Growing) -> None:
        """Show the last whole site again."""
        preview = replace(self._preview, edition=self._whole)
        self._set(preview.failing(growing.made.problems) if self._is_newest else preview)

    def _set(self, preview: Preview) -> None:
        self._preview = preview
        self._show(preview)

    def _tell(self, preview: Preview, result: Made | Exception) -> None:
        self._set(preview)
        with suppress(OSError, ValueError):  # the terminal may be gone, or lack a letter
            self._built(result)
