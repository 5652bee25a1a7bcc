"""The page of a statement, and the list of them."""

from pathlib import Path

from dossiers import TEMPLATES, site_of, write_dossier

from dossier.pages.parts import Page
from dossier.pages.site import Site
from dossier.pages.statements import StatementPage, statement_page, statements_page
from dossier.rendering import Renderer

MAYOR = "name: The mayor\nkind: person\n"
WIRE = {
    "sources/wire.yaml": "title: Port shut\noutlet: herald\norigin: [herald]\nlanguage: en\n",
    "articles/wire.txt": (
        "The mayor said the harbour had been “shut” since Monday.\n\n"
        "Nobody has seen a ship in the bay for days, say the fishermen.\n"
    ),
}
SPOKEN = {
    "sources/tape.yaml": "title: Tape\noutlet: herald\norigin: own\nlanguage: ar\n",
    "articles/tape.txt": "قال إن الميناء مغلق منذ يوم الاثنين.\n\nولا أحد يعرف متى يفتح من جديد.\n",
}
CLOSED = """
    speaker: mayor
    date: 2031-05-12
    venue: herald
    gist: The harbour is closed. [@herald "closed since Monday"]
    wordings:
      - {source: wire, quote: the harbour had been “shut” since Monday, mode: partial}
      - {source: wire, quote: Nobody has seen a ship in the bay, mode: paraphrase}
      - {source: herald, quote: the harbour has been closed since Monday, mode: direct}
    """


def site(folder: Path, statement: str = CLOSED, **more: str) -> Site:
    files = {"actors/mayor.yaml": MAYOR, "statements/closed.yaml": statement, **WIRE, **SPOKEN}
    return site_of(write_dossier(folder, {**files, **more}))


def page(site: Site) -> StatementPage:
    return statement_page(site.dossier.statements["closed"], site)


def html(page: Page, site: Site) -> str:
    rendered = Renderer((TEMPLATES,), site.words).render(page)
    assert isinstance(rendered, bytes), rendered
    return rendered.decode()


def test_the_direct_wording_is_the_fullest_though_another_is_longer(tmp_path: Path) -> None:
    shown = page(site(tmp_path)).fullest
    assert shown and shown.quotation.quote
    assert shown.quotation.quote.text == "the harbour has been closed since Monday"


def test_words_that_differ_are_marked_in_words_quoted_and_not_in_paraphrases(
    tmp_path: Path,
) -> None:
    lines = page(site(tmp_path)).wordings
    marked = [(line.mode_name, [run.text for run in line.runs if run.differs]) for line in lines]
    assert marked == [
        ("direct", ["has", "closed"]),
        ("partial", ["had", "shut"]),
        ("paraphrase", []),
    ]


def test_a_paraphrase_stands_without_quotation_marks(tmp_path: Path) -> None:
    made = site(tmp_path)
    rendered = html(page(made), made)
    assert "<td>Nobody has seen a ship in the bay</td>" in rendered
    assert (
        '<td>“the harbour <em class="differs">had</em> been ‘<em class="differs">shut</em>’'
        in rendered
    )


def test_a_venue_that_is_a_source_is_a_link(tmp_path: Path) -> None:
    venue = page(site(tmp_path)).venue
    assert venue and (venue.text, venue.href) == (
        "The Alva Herald, 14 May 2031",
        "../../sources/herald/index.html",
    )


def test_a_venue_in_words_is_no_link(tmp_path: Path) -> None:
    made = page(site(tmp_path, CLOSED.replace("venue: herald", "venue: on the quay")))
    assert (made.venue, made.venue_text) == (None, "on the quay")


def test_words_as_spoken_carry_their_language_and_direction(tmp_path: Path) -> None:
    original = "    original: {text: الميناء مغلق منذ يوم, language: ar, source: tape}\n"
    made = site(tmp_path, CLOSED.rstrip(" ") + original)
    assert '<blockquote lang="ar" dir="rtl"><p>“الميناء مغلق منذ يوم”' in html(page(made), made)


def test_without_the_words_as_spoken_the_page_says_so(tmp_path: Path) -> None:
    made = site(tmp_path)
    sentence = "The words as spoken, in the language in which they were spoken, are not held."
    assert sentence in html(page(made), made)


def test_wordings_in_another_language_are_not_compared(tmp_path: Path) -> None:
    arabic = "      - {source: tape, quote: الميناء مغلق منذ يوم الاثنين, mode: direct}\n"
    lines = page(site(tmp_path, CLOSED.rstrip(" ") + arabic)).wordings
    assert [
        line.runs[0].differs for line in lines if line.quotation.outlet.text and len(line.runs) == 1
    ]


def test_a_statement_without_wordings_says_so(tmp_path: Path) -> None:
    made = site(tmp_path, "speaker: mayor\ngist: The harbour is closed.\n")
    rendered = html(page(made), made)
    assert "No source’s wording of it is recorded" in rendered
    assert "day not known" in rendered


def test_numbers_rise_as_one_reads(tmp_path: Path) -> None:
    made = site(tmp_path)
    ids = [part.split('"')[0] for part in html(page(made), made).split('id="use-')[1:]]
    assert ids == ["1-a", "2-a", "2-b", "3-a", "4-a"]


def test_the_list_is_by_speaker_and_date(tmp_path: Path) -> None:
    earlier = "speaker: mayor\ndate: 2031-05-01\ngist: All is well.\n"
    undated = "speaker: herald\ngist: We shall see.\n"
    more = {"statements/well.yaml": earlier, "statements/see.yaml": undated}
    made = site(tmp_path, **more)
    listed = statements_page(made)
    assert [(g.speaker.text, [s.link.text for s in g.statements]) for g in listed.speakers] == [
        ("The Alva Herald", ["We shall see."]),
        ("The mayor", ["All is well.", "The harbour is closed."]),
    ]
    assert listed.standing == ("3 statements", "2 speakers", "3 wordings")
    assert "3 wordings · 2 documents, 1 outlet, 1 origin" in html(listed, made)


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    made = site_of(write_dossier(tmp_path))
    assert "No statement is recorded." in html(statements_page(made), made)
