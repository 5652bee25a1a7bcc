"""Running text as HTML: marks, headings, tables, notes, code and links."""

from texts import html

from dossier.prose import parse_prose
from dossier.prose.html import prose_headings


def test_citation_marks_stand_at_the_word_before_them() -> None:
    assert html("Rain [@a]\n[@b], it said.") == (
        '<p>Rain<sup title="Rain, it said.">a</sup><sup title="Rain, it said.">b</sup>,'
        " it said.</p>\n"
    )


def test_a_text_can_be_rendered_for_the_inside_of_a_paragraph() -> None:
    assert html("Rain & [[event:x|wind]]", inline=True) == (
        'Rain &amp; <a href="#/event/x">wind</a>'
    )
    assert html("# Rain\n\n- *wind*\n\n```\n<b>\n```", inline=True) == (
        "Rain <em>wind</em> <code>&lt;b&gt;</code>"
    )


def test_headings_get_ids_in_any_script_and_the_levels_of_the_page() -> None:
    text = "## Дождь и *ветер*\n\n#### हिन्दी\n\n## Дождь и ветер [@a]\n\n[up](#дождь-и-ветер)"
    prose = parse_prose(text)
    assert prose_headings(prose, heading_level=3, id_prefix="b-") == [
        (3, "Дождь и ветер", "b-дождь-и-ветер"),
        (5, "हिन्दी", "b-हिन्दी"),
        (3, "Дождь и ветер", "b-дождь-и-ветер-1"),
    ]
    shown = html(text, heading_level=3, id_prefix="b-")
    assert '<h3 id="b-дождь-и-ветер">Дождь и <em>ветер</em></h3>' in shown
    assert '<a href="#b-дождь-и-ветер">up</a>' in shown


def test_tables_need_no_inline_style() -> None:
    shown = html("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<th scope="col" class="align-right">a</th>' in shown
    assert "style" not in shown


def test_footnotes_link_both_ways() -> None:
    shown = html("Rain[^a] and wind[^a].\n\n[^a]: It is *said*.", id_prefix="s-", back_label="up")
    assert '<a href="#s-fn-1" id="s-fnref-1-2" role="doc-noteref">1</a>' in shown
    assert '<li id="s-fn-1"><p>It is <em>said</em>. ' in shown
    assert '<a href="#s-fnref-1" role="doc-backlink" aria-label="up">↩' in shown


def test_code_is_highlighted_with_classes_only() -> None:
    assert '<span class="kn">import</span>' in html("```python\nimport rain\n```")
    assert html('```"><script>\n<i>\n```') == (
        '<pre class="highlight" tabindex="0"><code>&lt;i&gt;\n</code></pre>\n'
    )


def test_links_to_the_web_are_marked_as_such() -> None:
    assert html('[a](https://example.org/?a&b "t\\"><b>") <me@example.org>') == (
        '<p><a href="https://example.org/?a&amp;b" title="t&#34;&gt;&lt;b&gt;" class="external"'
        ' rel="external">a</a> <a href="mailto:me@example.org">me@example.org</a></p>\n'
    )
