"""What the style sheets inside a page hide from its readers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

# Out of the window, cut away to nothing, or with letters of no size; see-through is left out, as
# scripts let many a paragraph appear slowly.
_AWAY = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])"
    r"|(?<![\w-])(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{3,}(?:px|r?em|%)"
    r"|(?<![\w-])clip\s*:\s*rect\(\s*(?:0|1px)\D|clip-path\s*:\s*inset\(\s*(?:50|100)%"
)
_HIDING = re.compile(_AWAY, re.IGNORECASE)
_SHOWING = re.compile(
    r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible|(?<![\w-])(?:left|top)\s*:\s*(?:0|auto)"
    r"|(?<![\w-])clip\s*:\s*auto|clip-path\s*:\s*none",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+|\[hidden\])*)", re.IGNORECASE)
_STEP = re.compile(r"\s*(>)\s*|\s+")
_SCREENS = re.compile(r"\s*(?:|all|screen)\s*", re.IGNORECASE)
MOST_SELECTORS = 20_000


def hides(style: str) -> bool:
    """Whether the declarations of an element's own `style` take it away from readers."""
    return _HIDING.search(style) is not None


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element must be: `p.teaser#first`."""

    tag: str
    classes: frozenset[str]
    id: str
    hidden: bool

    def fits(self, element: etree._Element) -> bool:
        own = element.attrib
        return (
            self.tag in ("", "*", str(element.tag))
            and (not self.id or own.get("id") == self.id)
            and (not self.hidden or "hidden" in own)
            and (not self.classes or self.classes.issubset((own.get("class") or "").split()))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector of a style sheet, its last step first, and whether it hides what it selects."""

    steps: Sequence[_Compound]
    within: Sequence[str]
    hides: bool
    weight: tuple[int, ...]

    def fits(self, element: etree._Element) -> bool:
        return self.steps[0].fits(element) and self._is_within(element, 0)

    def _is_within(self, element: etree._Element, done: int) -> bool:
        if done == len(self.within):
            return True
        parents = element.iterancestors()
        nearest = [parent for _, parent in zip(range(1), parents, strict=False)]
        above = nearest if self.within[done] == ">" else [*nearest, *parents]
        step = self.steps[done + 1]
        return any(step.fits(parent) and self._is_within(parent, done + 1) for parent in above)


@dataclass
class Hiding:
    """The rules of a page's own style sheets by which an element may be hidden or shown."""

    rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    hiding: set[str] = field(default_factory=set)

    def has(self, element: etree._Element) -> bool:
        """Whether the rule that counts for an element takes it away."""
        if str(element.tag) in ("html", "body") or not self.hiding:
            return False  # a page is hidden as a whole only until a script has run
        names = _names(element)
        if self.hiding.isdisjoint(names):
            return False
        fitting = [rule for name in names for rule in self.rules[name] if rule.fits(element)]
        shown = _SHOWING.search(element.get("style") or "")
        return bool(fitting) and not shown and max(fitting, key=lambda rule: rule.weight).hides


def _names(element: etree._Element) -> list[str]:
    """The names under which rules for an element are kept."""
    own = element.attrib
    classes = [f".{name}" for name in dict.fromkeys((own.get("class") or "").split())]
    return [str(element.tag), f"#{own.get('id')}", *classes, "*"]


def hiding_of(root: etree._Element) -> Hiding:
    """The rules of all style elements of a page that are for a screen of any size."""
    found = Hiding()
    sheets = (
        style.text or ""
        for style in root.iter("style")
        if _SCREENS.fullmatch(style.get("media") or "")
    )
    for order, (selector, declared) in enumerate(_selectors("\n".join(sheets))):
        if order == MOST_SELECTORS:
            break
        for rule in _rule(selector, declared, order):
            name = _kept_under(rule.steps[0])
            found.rules[name].append(rule)
            if rule.hides:
                found.hiding.add(name)
    return found


def hiding_rules(sheets: Iterable[str]) -> str:
    """The rules of style sheets that hide something, or show it again, as a style sheet."""
    kept: Mapping[str, None] = {
        f"{selector} {{ {declared.strip()} }}": None
        for sheet in sheets
        for selector, declared in _selectors(sheet)
        if _HIDING.search(declared) or _SHOWING.search(declared)
    }
    return "\n".join(kept).replace("<", "")


def _selectors(sheet: str) -> Iterator[tuple[str, str]]:
    """Each selector with its declarations, as far as they take away or show; rules for paper,
    windows of one size, and the steps of animations are passed over."""
    text = _COMMENT.sub(" ", sheet)
    at = 0
    while (opening := text.find("{", at)) >= 0:
        prelude = text[at:opening].rpartition(";")[2].strip()
        closing = _end_of(text, opening)
        declared = text[opening + 1 : closing]
        if not prelude.startswith("@") and (_HIDING.search(declared) or _SHOWING.search(declared)):
            yield from ((selector.strip(), declared) for selector in prelude.split(","))
        at = closing + 1


def _end_of(text: str, opening: int) -> int:
    """Where the block ends whose brace opens at `opening`."""
    depth = 0
    for brace in re.finditer("[{}]", text[opening:]):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return opening + brace.start()
    return len(text)


def _rule(selector: str, declared: str, order: int) -> Iterator[_Rule]:
    """The rule of a selector of tags, classes and ids; of others it is not known what they mean."""
    parts = _STEP.split(selector)
    compounds = [_compound(part) for part in parts[::2]]
    if all(compounds) and compounds:
        steps = [compound for compound in reversed(compounds) if compound]
        ids = sum(bool(step.id) for step in steps)
        classes = sum(len(step.classes) + step.hidden for step in steps)
        tags = sum(step.tag not in ("", "*") for step in steps)
        important = int("!important" in declared.replace(" ", ""))
        within = [sign or " " for sign in reversed(parts[1::2])]
        weight = (important, ids, classes, tags, order)
        yield _Rule(steps, within, _HIDING.search(declared) is not None, weight)


def _compound(written: str) -> _Compound | None:
    match = _COMPOUND.fullmatch(written)
    if not written or match is None:
        return None
    names = re.findall(r"[.#][\w-]+", match[2])
    classes = frozenset(name[1:] for name in names if name[0] == ".")
    ids = [name[1:] for name in names if name[0] == "#"]
    tag = (match[1] or "").lower()
    return _Compound(tag, classes, ids[0] if ids else "", "[hidden]" in match[2])


def _kept_under(compound: _Compound) -> str:
    if compound.id:
        return f"#{compound.id}"
    return f".{min(compound.classes)}" if compound.classes else compound.tag or "*"
