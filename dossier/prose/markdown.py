"""The Markdown of a dossier: CommonMark, tables, footnotes, citations and record links.

Raw HTML is text. Images are refused, and links other than to the web, a mail address or a heading
of the same text. What is refused is found here, with its place, and never rendered.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from dossier.prose.citing import (
    LONGEST_QUOTE,
    CitationGroup,
    CitingError,
    LinkWritten,
    parse_citation,
)
from dossier.prose.places import MarkdownText, Reading, Written


def parse_markdown(text: str) -> MarkdownText:
    """Parse a text into Markdown tokens and all that is particular to a dossier."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    reading = Reading(MarkdownText(text))
    environment = {"reading": reading}
    reading.result.tokens = _parser().parse(text, environment)
    notes = cast(dict[str, dict[str, int]], environment.get("footnotes", {}))
    unused = [label[1:] for label, number in notes.get("refs", {}).items() if number < 0]
    reading.result.footnotes_unused = unused
    return reading.result


class _Markdown(MarkdownIt):
    # Every link is parsed as one, so that one that is refused is seen and not left as text.
    validateLink = staticmethod(lambda url: True)  # noqa: N815


@cache
def _parser() -> MarkdownIt:
    """The parser of this process."""
    parser = _Markdown("commonmark", {"html": False, "maxNesting": 40}).enable("table")
    footnote_plugin(parser, inline=False)
    parser.core.ruler.at("inline", _inline)
    parser.block.ruler.at("reference", _reference)
    parser.block.ruler.at("footnote_def", _footnote, {"alt": ["paragraph", "reference"]})
    for name, (rule, ended) in _INTERRUPTING.items():
        parser.block.ruler.at(name, _outside_citations(rule), {"alt": list(ended)})
    inline = parser.inline.ruler
    inline.before("link", "citation", _citation)
    inline.before("link", "record_link", _record_link)
    inline.at("link", _checked(rules_inline.link))
    inline.at("image", _image)
    inline.at("autolink", _autolink)
    inline.after("footnote_ref", "footnote_unknown", _unknown_footnote)
    return parser


def _reading(state: StateInline | StateBlock | StateCore) -> Reading:
    return cast(Reading, state.env["reading"])


def _inline(state: StateCore) -> None:
    """Parse running text, block by block."""
    before = ""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            _reading(state).enter(token, before in ("td_open", "th_open"))
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        before = token.type


_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_INTERRUPTING: dict[str, tuple[_BlockRule, tuple[str, ...]]] = {
    "table": (rules_block.table, ("paragraph", "reference")),
    "fence": (rules_block.fence, ("paragraph", "reference", "blockquote", "list")),
    "blockquote": (rules_block.blockquote, ("paragraph", "reference", "blockquote", "list")),
    "hr": (rules_block.hr, ("paragraph", "reference", "blockquote", "list")),
    "list": (rules_block.list_block, ("paragraph", "reference", "blockquote")),
    "heading": (rules_block.heading, ("paragraph", "reference", "blockquote")),
}


def _outside_citations(rule: _BlockRule) -> _BlockRule:
    """The rule, but it ends no paragraph where a quote runs over the line end."""

    def outside(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return rule(state, start, end, silent) and not (silent and _in_citation(state, start))

    return outside


def _in_citation(state: StateBlock, line: int) -> bool:
    here = state.bMarks[line]
    begins = state.src.rfind("[@", max(state.bMarks[state.line], here - LONGEST_QUOTE), here)
    if begins < 0:
        return False
    blank = state.src.find("\n\n", begins, here + LONGEST_QUOTE)
    try:
        return parse_citation(state.src, begins, blank if blank >= 0 else None).end > here
    except CitingError:
        return False


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[label]: address`, but no citation before a colon."""
    at = state.bMarks[start] + state.tShift[start]
    if state.src.startswith(("[@", "[["), at):
        return False
    known = len(state.env.get("references", ()))
    if not rules_block.reference(state, start, end, silent):
        return False
    if len(state.env.get("references", ())) > known:
        newest = state.env["references"][next(reversed(state.env["references"]))]
        _reading(state).check_address(newest["href"], at)
    return True


_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,200})\]")


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: …`, once for each label."""
    at = state.bMarks[start] + state.tShift[start]
    match = _FOOTNOTE.match(state.src, at)
    written = state.env.get("footnotes", {}).get("refs", {})
    if match and not silent and ":" + match[1] in written:
        message = f'the footnote "{match[1]}" is written twice'
        hint = "give each footnote its own name"
        _reading(state).refuse("duplicate-footnote", message, hint, at)
    return footnote_def(state, start, end, silent)


def _citation(state: StateInline, silent: bool) -> bool:
    return _marked(state, silent, "[@", "citation", "citation-syntax")


def _record_link(state: StateInline, silent: bool) -> bool:
    if state.src.startswith("[[[", state.pos):
        return False
    return _marked(state, silent, "[[", "record_link", "link-syntax")


def _marked(state: StateInline, silent: bool, mark: str, name: str, code: str) -> bool:
    """A citation or record link; Markdown's own link with such a label stays what it is."""
    if not state.src.startswith(mark, state.pos):
        return False
    reading, start = _reading(state), state.pos
    what = reading.parsed(mark, state.src, start)
    if what is None or _is_markdown_link(state, what):
        return False
    if isinstance(what, CitingError):
        if not silent:
            reading.add(what, what.at if mark == "[@" else start, code=code)
        return False
    if not silent:
        positions = what.offsets if isinstance(what, CitationGroup) else (start,)
        _drop_space(state) if isinstance(what, CitationGroup) else None
        token = state.push(name, "", 0)
        token.meta = {"found": reading.add(what, *positions)}
    state.pos = what.end
    return True


def _is_markdown_link(state: StateInline, what: Written) -> bool:
    if isinstance(what, CitingError):
        return any(_link_at(state, at) for at in (state.pos, state.pos + 1))
    bare = isinstance(what, LinkWritten) or (
        len(what.citations) == 1 and what.citations[0].quote is None
    )
    return bare and state.src.startswith("(", what.end) and _link_at(state, state.pos)


def _link_at(state: StateInline, at: int) -> bool:
    if not state.src.startswith("[", at) or state.src.find("]", at, state.posMax) < 0:
        return False
    before, last = state.pos, state.posMax
    state.pos = at
    found = rules_inline.link(state, True)
    state.pos, state.posMax = before, last
    return found


def _drop_space(state: StateInline) -> None:
    """A citation stands at the word before it, without the space or line end between them."""
    state.pending = state.pending.rstrip()
    if not state.pending and state.tokens and state.tokens[-1].type in ("softbreak", "hardbreak"):
        state.tokens.pop()
        state.tokens_meta.pop()


_InlineRule = Callable[[StateInline, bool], bool]


def _checked(rule: _InlineRule) -> _InlineRule:
    """The rule for links; an address written out in one is looked at."""

    def checked(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and state.src[state.pos - 1] in ")>":
            opened = next(t for t in state.tokens[known:] if t.type == "link_open")
            reading = _reading(state)
            reading.check_address(str(opened.attrs["href"]), reading.offset(start))
        return True

    return checked


def _autolink(state: StateInline, silent: bool) -> bool:
    """`<https://…>`; inside another link it is text, as a link holds no link."""
    return not state.linkLevel and _checked(rules_inline.autolink)(state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    """`![…](…)` is refused and shown as written."""
    start, last = state.pos, state.posMax
    if not rules_inline.image(state, True):
        return False
    state.posMax = last
    if not silent:
        state.pending += state.src[start : state.pos]
        reading = _reading(state)
        hint = "describe it in words, or link to where it is shown"
        reading.refuse("image", "a text holds no images", hint, reading.offset(start))
    return True


def _unknown_footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match and not silent:
        reading = _reading(state)
        hint = f"write it in a paragraph of its own, beginning with [^{match[1]}]:"
        message = f'there is no footnote "{match[1]}"'
        reading.refuse("unknown-footnote", message, hint, reading.offset(state.pos))
    return False
