"""What the site shows of an archived article: the cited paragraphs, every quotation in one mark."""

from pathlib import Path

import pytest
from dossiers import site_of, write_dossier

from dossier.excerpts import Extract, Gap, extracts, passage_id, shown_blocks
from dossier.pages import Site

ARTICLE = (
    "The old pier was closed on Monday, and the ferry with it.\n\n"
    "Nobody was hurt. The mayor spoke of luck.\n\n"
    "Subscribe now for more news.\n\n"
    "The engineers will look at the pillars. They were built in 1931.\n\n"
    "Rain is expected.\n"
)


def shown(tmp_path: Path, *quotes: str, publish: str = "excerpts") -> tuple[Extract | Gap, ...]:
    site = pier(tmp_path, *quotes, publish=publish)
    return extracts(site.verification, site.dossier.sources["herald"], 0)


def pier(tmp_path: Path, *quotes: str, publish: str = "excerpts") -> Site:
    cites = "".join(f"  - source: herald\n    quote: {quote}\n" for quote in quotes)
    files = {
        "articles/herald.txt": ARTICLE,
        "sources/herald.yaml": (
            "title: Pier closed\noutlet: herald\norigin: own\nomit:\n  - Subscribe now … news.\n"
            f"publish: {publish}\n"
        ),
        "briefs/harbour.yaml": "title: Pier\ndate: 2031\nbottom_line: Closed.\n",
        "events/closing.yaml": f"date: 2031-05\ntitle: The pier was closed\ncite:\n{cites}",
    }
    return site_of(write_dossier(tmp_path, files))


def test_a_cited_paragraph_is_shown_whole_and_the_others_are_counted(tmp_path: Path) -> None:
    first, gap = shown(tmp_path, "was closed on Monday")
    assert isinstance(first, Extract)
    id = first.html.split('"')[1]
    assert first.html == (
        f'The old pier <mark id="{id}">was closed on Monday</mark>, and the ferry with it.'
    )
    assert gap == Gap(3)


def test_the_mark_has_the_id_that_citations_link_to(tmp_path: Path) -> None:
    site = pier(tmp_path, "was closed on Monday")
    (use,) = site.verification.quoted
    (extract, _) = extracts(site.verification, site.dossier.sources["herald"], 0)
    assert isinstance(extract, Extract)
    assert f'id="{passage_id(use.citation)}"' in extract.html


def test_a_quotation_within_another_is_a_mark_within_a_mark(tmp_path: Path) -> None:
    (extract, _) = shown(tmp_path, "pier was closed on Monday", "was closed on")
    assert isinstance(extract, Extract)
    text = extract.html.replace(' id="', "\0").split("\0")
    assert [part.split('">', 1)[-1] for part in text] == [
        "The old <mark",
        "pier <mark",
        "was closed on</mark> Monday</mark>, and the ferry with it.",
    ]


def test_a_paragraph_is_shown_again_for_a_quotation_that_cuts_across_another(
    tmp_path: Path,
) -> None:
    one, again, _ = shown(tmp_path, "pier was closed on Monday", "on Monday, and the ferry")
    assert isinstance(one, Extract)
    assert isinstance(again, Extract)
    assert (one.again, again.again) == (False, True)
    assert ">on Monday, and the ferry</mark>" in again.html


def test_a_quotation_over_two_paragraphs_joins_them_in_one_mark(tmp_path: Path) -> None:
    extract, _ = shown(tmp_path, "the ferry with it. Nobody was hurt")
    assert isinstance(extract, Extract)
    assert (
        'the ferry with it.<br class="paragraph-end">Nobody was hurt</mark>. The mayor'
        in extract.html
    )


def test_a_quotation_with_an_omission_has_a_mark_for_each_piece(tmp_path: Path) -> None:
    gap, extract, _ = shown(tmp_path, "The engineers will … built in 1931")
    assert gap == Gap(2)
    assert isinstance(extract, Extract)
    assert extract.html.count("<mark") == 2
    assert '-1">built in 1931</mark>' in extract.html


@pytest.mark.parametrize("publish", ["excerpts", "full", "none"])
def test_what_is_omitted_is_never_shown(tmp_path: Path, publish: str) -> None:
    found = shown(tmp_path, "The mayor spoke of luck", publish=publish)
    assert not any("Subscribe" in each.html for each in found if isinstance(each, Extract))


def test_full_shows_every_paragraph_that_is_the_article(tmp_path: Path) -> None:
    assert len(shown(tmp_path, "The mayor spoke of luck", publish="full")) == 4


def test_none_shows_the_quoted_words_alone(tmp_path: Path) -> None:
    (extract,) = shown(tmp_path, "The mayor spoke of luck", publish="none")
    assert isinstance(extract, Extract)
    assert extract.html.endswith(">The mayor spoke of luck</mark>")
    site = pier(tmp_path / "again", "The mayor spoke of luck", publish="none")
    assert shown_blocks(site.verification, site.dossier.sources["herald"], 0) == frozenset()


def test_words_of_an_article_never_become_markup(tmp_path: Path) -> None:
    files = {
        "articles/herald.txt": "He wrote <script>alert(1)</script> on the old wall.\n\nMore.\n",
        "sources/herald.yaml": "title: T\noutlet: herald\norigin: own\n",
        "briefs/harbour.yaml": (
            "title: B\ndate: 2031\nbottom_line: |\n"
            '  Odd. [@herald "alert(1)</script> on the old"]\n'
        ),
    }
    site = site_of(write_dossier(tmp_path, files))
    extract, _ = extracts(site.verification, site.dossier.sources["herald"], 0)
    assert isinstance(extract, Extract)
    assert "He wrote &lt;script&gt;<mark" in extract.html
    assert "<script" not in extract.html
