"""WeasyPrint without what it does again and again: the bytes are the same, sooner.

It sets a sheet twice more for every number of another sheet on it, even of one that came before,
since it loses the name of a target that is in an attribute. And it lists the references of all
sheets anew for every element that is tagged. Python, meanwhile, looks again and again for what
could be thrown away among millions of objects that are all in use: a quarter of the time.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def hastened() -> Iterator[None]:
    """WeasyPrint, which can be imported, does these things once."""
    import pydyf
    from weasyprint import document

    references = property(_page_references(pydyf.PDF.page_references.fget))
    with (
        _exchanged(document, "TargetCollector", _targets(document.TargetCollector)),
        _exchanged(pydyf.PDF, "page_references", references),
        _nothing_thrown_away(),
    ):
        yield


@contextmanager
def _exchanged(owner: Any, name: str, other: Any) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _targets(collector: Any) -> Any:
    """A collector of targets that knows them by name, and tells a number as soon as it is known."""

    class Targets(collector):  # type: ignore[misc]
        def collect_missing_counters(
            self, box: Any, css_token: str, again: Any, own: list[str], targets: dict[Any, Any]
        ) -> None:
            if css_token == "content" and None in targets and not _counts(box):
                # The counters of the target have been taken for those of the box, too.
                own, targets = [], targets | dict.fromkeys(_named(box), targets[None])
            super().collect_missing_counters(box, css_token, again, own, targets)

        def cache_target_page_counters(self, anchor: str, *where: Any) -> None:
            super().cache_target_page_counters(anchor, *where)
            for item in self.counter_lookup_items.values():
                if item.pending and anchor in item.missing_target_counters:
                    # It is on none of the sheets that are set: none has to be set again.
                    item.parse_again({})
                    item.pending = False

    return Targets


def _counts(box: Any) -> bool:
    """Whether the content of a box has counters of its own."""
    return any(kind in ("counter()", "counters()") for kind, _ in box.style["content"])


def _named(box: Any) -> Iterator[str]:
    """The anchors, in attributes of a box, whose counters are in its content."""
    for kind, value in box.style["content"]:
        if kind in ("target-counter()", "target-counters()") and value[0][0] == "attr()":
            attribute = value[0][1][0]
            yield box.element.get(attribute, "").removeprefix("#")


def _page_references(listed: Callable[[Any], tuple[bytes, ...]]) -> Callable[[Any], Any]:
    """The references of the sheets of a file, listed again only once there are more."""
    lists: dict[tuple[int, int], tuple[bytes, ...]] = {}

    def references(pdf: Any) -> tuple[bytes, ...]:
        key = id(pdf), pdf.pages["Count"]
        if key not in lists:
            lists[key] = listed(pdf)
        return lists[key]

    return references
