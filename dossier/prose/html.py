"""Running text as HTML, with citations and record links as the page has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, Protocol
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from dossier.citations import Citation
from dossier.prose import Prose, TitleOf
from dossier.prose.weblinks import sort_of_address

LONGEST_HIGHLIGHTED = 50_000


class Resolver(Protocol):
    """What a page makes of citations and record links."""

    def cite(self, citations: Sequence[Citation], sentence: str) -> Markup:
        """The marks for one pair of brackets, for the sentence they stand in or after."""

    def link(self, kind: str | None, id: str, label: str | None) -> Markup:
        """A link to a record; without a label its title is the text."""


class ContentsLine(NamedTuple):
    """A heading as it stands on the page."""

    level: int
    text: str
    id: str


def render_prose(
    prose: Prose,
    resolver: Resolver,
    *,
    inline: bool = False,
    heading_level: int = 2,
    id_prefix: str = "",
    back_label: str = "",
) -> Markup:
    """The text as HTML; nothing written in it becomes markup.

    `inline` gives what may stand inside a paragraph, headings and lists run together. The highest
    heading of the text gets `heading_level`. `id_prefix` keeps the ids of several texts on one
    page apart. `back_label` names, for screen readers, the links from footnotes back to the text.
    """
    page = _Page(prose, resolver, id_prefix, _levels(prose, heading_level), back_label, inline)
    env = {"page": page}
    if inline:
        return Markup(_run_together(prose, env))
    return Markup(_renderer().render(prose.tokens, _options(), env))


def prose_headings(
    prose: Prose,
    *,
    heading_level: int = 2,
    id_prefix: str = "",
    title_of: TitleOf | None = None,
) -> list[ContentsLine]:
    """The headings, for a list of contents, with levels and ids as `render_prose` gives them."""
    levels = _levels(prose, heading_level)
    return [
        ContentsLine(
            levels[heading.level], prose.heading_text(heading, title_of), id_prefix + heading.id
        )
        for heading in prose.headings
    ]


def _levels(prose: Prose, top: int) -> dict[int, int]:
    """The page's level for each level of the text."""
    highest = min((heading.level for heading in prose.headings), default=1)
    return {level: min(6, max(1, level - highest + top)) for level in range(1, 7)}


@dataclass(frozen=True)
class _Page:
    """What the rendering of one text needs to know."""

    prose: Prose
    resolver: Resolver
    prefix: str
    levels: Mapping[int, int]
    back_label: str
    inline: bool

    def title_of(self, kind: str | None, id: str) -> str:
        return self.resolver.link(kind, id, None).striptags()

    def cite(self, group: int) -> Markup:
        return self.resolver.cite(
            [cited.citation for cited in self.prose.groups[group]], self.sentences[group]
        )

    @cached_property
    def heading_ids(self) -> Mapping[int, str]:
        return {heading.token: heading.id for heading in self.prose.headings}

    @cached_property
    def sentences(self) -> Mapping[int, str]:
        unlabelled = any(link.label is None for link in self.prose.links)
        return self.prose.sentences_by_group(self.title_of if unlabelled else None)


@cache
def _options() -> OptionsDict:
    return MarkdownIt("commonmark", {"xhtmlOut": False}).options


@cache
def _renderer() -> "_Html":
    return _Html()


def _run_together(prose: Prose, env: EnvType) -> str:
    """The running text of all blocks in one line, as a paragraph, heading or cell may hold it."""
    parts = []
    for token in prose.tokens:
        if token.type == "inline":
            parts.append(_renderer().renderInline(token.children or (), _options(), env))
        elif token.type in ("fence", "code_block"):
            parts.append(f"<code>{escape(token.content.strip())}</code>")
        elif token.type == "footnote_open":
            parts.append(f"<sup>{token.meta['id'] + 1}</sup>")
    return " ".join(part for part in parts if part)


class _Html(RendererHTML):
    """HTML of Markdown tokens; what is not named here is rendered as CommonMark says."""

    def citation(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        page: _Page = env["page"]
        return str(escape(page.cite(tokens[idx].meta["number"])))

    def record_link(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        page: _Page = env["page"]
        link = page.prose.links[tokens[idx].meta["number"]]
        return str(escape(page.resolver.link(link.kind, link.id, link.label)))

    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        href, title = str(tokens[idx].attrs["href"]), tokens[idx].attrs.get("title")
        attributes = Markup(' title="{}"').format(title) if title else Markup("")
        sort = sort_of_address(href)
        if sort == "external":
            attributes += Markup(' class="external" rel="external"')
        elif sort == "fragment":
            href = "#" + env["page"].prefix + unquote(href[1:])
        elif sort != "mail":
            return "<a>"
        return Markup('<a href="{}"{}>').format(href, attributes)

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        page: _Page = env["page"]
        name = page.prefix + page.heading_ids[idx]
        return Markup('<h{} id="{}">').format(page.levels[int(tokens[idx].tag[1])], name)

    def heading_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"</h{env['page'].levels[int(tokens[idx].tag[1])]}>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<td{_alignment(tokens[idx])}>"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        language = (tokens[idx].info.split() or [""])[0]
        code = _highlighted(tokens[idx].content, language)
        return f'<pre class="highlight" tabindex="0"><code>{code}</code></pre>\n'

    def code_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        code = escape(tokens[idx].content)
        return f'<pre class="highlight" tabindex="0"><code>{code}</code></pre>\n'

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        number, page = tokens[idx].meta["id"] + 1, env["page"]
        if page.inline:
            return f"<sup>{number}</sup>"
        return Markup(
            '<sup class="footnote-ref"><a href="#{0}fn-{1}" id="{0}fnref-{1}{2}"'
            ' role="doc-noteref">{1}</a></sup>'
        ).format(page.prefix, number, _again(tokens[idx]))

    def footnote_block_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return '<section class="footnotes" role="doc-endnotes">\n<ol>\n'

    def footnote_block_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</ol>\n</section>\n"

    def footnote_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return Markup('<li id="{}fn-{}">').format(env["page"].prefix, tokens[idx].meta["id"] + 1)

    def footnote_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</li>\n"

    def footnote_anchor(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        page: _Page = env["page"]
        label = Markup(' aria-label="{}"').format(page.back_label) if page.back_label else ""
        return Markup(' <a href="#{}fnref-{}{}" role="doc-backlink"{}>↩\ufe0e</a>').format(
            page.prefix, tokens[idx].meta["id"] + 1, _again(tokens[idx]), label
        )


def _alignment(cell: Token) -> str:
    """A class in place of Markdown's inline style, which the pages' policy forbids."""
    side = str(cell.attrs.get("style", "")).removeprefix("text-align:")
    return f' class="align-{side}"' if side in ("left", "center", "right") else ""


def _again(token: Token) -> str:
    """What tells the second and later references to a footnote apart."""
    later: int = token.meta.get("subId", 0)
    return f"-{later + 1}" if later else ""


def _highlighted(code: str, language: str) -> str:
    """The code with Pygments' classes; plain where the language is unknown."""
    if not language or len(code) > LONGEST_HIGHLIGHTED:
        return str(escape(code))
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return str(escape(code))
    return str(highlight(code, lexer, HtmlFormatter(nowrap=True)))
