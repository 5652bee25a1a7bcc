"""References as the site words them, held against Pandoc's citeproc with Chicago's own style."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bibliographies import ENGLISH, item, set_by_pandoc
from dossiers import TEMPLATES, site_of, write_dossier

from dossier.bibliography import Item, as_text, csl_json, reference
from dossier.pages.composer import Composer
from dossier.words import load_words


def said(one: Item) -> str:
    return as_text(reference(one, ENGLISH))


ITEMS = {
    "unsigned": item(),
    "signed": item(authors=("Ada Quill",)),
    "by-two": item(authors=("Ada Quill", "김철수")),
    "by-three": item(authors=("Ada Quill", "Ilya Reed", "Ана Марш")),
    "undated": item(published=None),
    "month": item(published="2031-05"),
    "year": item(published="2031"),
    "no-address": item(url=None),
    "asks": item(title="Is the harbour closed?"),
    "quotes": item(title="“Closed,” says the mayor"),
    "quotes-within": item(title="Mayor: harbour “closed for good”"),
    "ends-in-quotation": item(title="Mayor says “No ships!”"),
    "abbreviated": item(title="Pilots leave Alva Co."),
    "russian": item(title="Гавань закрыта", outlet="Известия", language="ru"),
    "korean": item(title="항구가 폐쇄되었다", outlet="로동신문", language="ko"),
    "arabic": item(title="أُغلق الميناء", outlet="الأهرام", authors=("نجيب سالم",), language="ar"),
    "post": item(type="webpage", authors=("The mayor",), outlet="The mayor"),
    "order": item(type="webpage", authors=("Port Authority",), outlet="Port Authority"),
    "markup": item(title="Ships & <boats> at 100 %"),
}


@pytest.fixture(scope="module")
def set_by_chicago() -> dict[str, str]:
    """Each item alone, as Chicago has it; in a list, it would have a dash for a repeated name."""
    items = [replace(each, id=id) for id, each in ITEMS.items()]
    style = "chicago-notes-bibliography-17th-edition"
    return {one.id: set_by_pandoc(csl_json([one], ENGLISH), style)[one.id] for one in items}


@pytest.mark.parametrize("id", ITEMS)
def test_a_reference_is_chicago_s_but_for_what_the_house_has_otherwise(
    id: str, set_by_chicago: dict[str, str]
) -> None:
    """Days go before months; no date is said in words; a list of names has no comma at its end.

    Chicago changes the letters of English titles, which the house leaves as they were published.
    """
    theirs = re.sub(r"\b([A-Z][a-z]+) (\d+), (\d{4})", r"\2 \1 \3", set_by_chicago[id])
    theirs = theirs.replace("n.d.", "Date not known.").replace(", and ", " and ")
    assert said(ITEMS[id]).casefold() == theirs.casefold()


IMPRECISE = {
    "about": item(published="2031-05-14~"),
    "possibly": item(published="2031-05?", authors=("Ada Quill",)),
    "between": item(published="2031-05-14/2031-05-16"),
    "day-not-known": item(published="2031-05-XX"),
    "supplied": item(title="[Report of the closing]", is_supplied=True),
    "supplied-arabic": item(title="[تقرير]", is_supplied=True, outlet="الأهرام", language="ar"),
}


@pytest.mark.parametrize("id", IMPRECISE)
def test_what_chicago_words_otherwise_stands_in_its_places(id: str) -> None:
    """Chicago has brackets and ? for a date that is uncertain, and quotes a supplied title."""
    one = IMPRECISE[id]
    style = "chicago-notes-bibliography-17th-edition"
    theirs = set_by_pandoc(csl_json([one], ENGLISH), style)["herald"].replace("“[", "[")
    theirs = re.sub(r"\]\.”", "].", theirs)
    theirs = re.sub(r"\[May[^]]*\?\]|May \d+, 2031|May 2031", "DATE", theirs)
    assert one.published
    date = ENGLISH.date(one.published)
    ours = said(one).replace(date, "DATE").replace(date[0].upper() + date[1:], "DATE")
    assert ours.casefold() == theirs.casefold()


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            item(title="[Report of the closing]", is_supplied=True, published="2031-05-14~"),
            "The Alva Herald. [Report of the closing]. About 14 May 2031."
            " https://herald.example/harbour.",
        ),
        (
            item(published="2031-05-14/2031-05-16", url=None),
            "The Alva Herald. “Harbour closed.” Between 14 and 16 May 2031.",
        ),
        (
            item(authors=("Ada Quill",), published="2031-05-XX", url=None),
            "Ada Quill. “Harbour closed.” The Alva Herald, May 2031, day not known.",
        ),
        (
            item(published=None, accessed="2031-06-01", url=None),
            "The Alva Herald. “Harbour closed.” Date not known, read on 1 June 2031.",
        ),
        (
            item(title='He said "No"', outlet="Alva Inc.", url=None),
            "Alva Inc. “He said ‘No’.” 14 May 2031.",
        ),
        (item(title="«Нет»", url=None), "The Alva Herald. “‘Нет’.” 14 May 2031."),
    ],
)
def test_what_chicago_has_no_form_for_is_said_in_words(one: Item, words: str) -> None:
    assert said(one) == words


def test_another_language_has_its_own_marks_and_words(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "zh.yaml").write_text(
        "bibliography:\n  title: 《{title}》{stop}\n  stop: 。\n  between: ''\n"
        "  in-outlet: '{outlet}，{date}{stop}'\ndate-patterns:\n  day: y年M月d日\n"
    )
    words = load_words("zh", (tmp_path, TEMPLATES))
    one = item(title="港口关闭", outlet="人民日报", authors=("王芳",), url=None)
    assert as_text(reference(one, words)) == "王芳。《港口关闭》。人民日报，2031年5月14日。"


def test_a_text_stands_on_one_line_and_keeps_its_hard_spaces(tmp_path: Path) -> None:
    source = 'title: "Port\\u00a0: «\\u202ffermé\\u202f»\\u2028 et  \\n vide"\noutlet: herald\n'
    site = site_of(write_dossier(tmp_path, {"sources/port.yaml": source}))
    assert site.items["port"].title == "Port\u00a0: «\u202ffermé\u202f» et vide"


def test_on_a_page_each_part_leads_on_in_its_own_language(tmp_path: Path) -> None:
    source = """
        title: أُغلق الميناء
        outlet: herald
        author: [نجيب سالم]
        published: 2031-05-14
        language: ar
        url: https://herald.example/ar
        """
    site = site_of(write_dossier(tmp_path, {"sources/arabic.yaml": source}))
    composer = Composer(site, "sources/")
    parts = composer.reference(site.dossier.sources["arabic"])
    assert "".join(part.text for part in parts) == (
        "نجيب سالم. “أُغلق الميناء.” The Alva Herald, 14 May 2031. https://herald.example/ar."
    )
    told = {part.kind: (part.href, part.language, part.direction) for part in parts if part.kind}
    assert told == {
        "author": (None, None, None),
        "title": ("arabic/index.html", "ar", "rtl"),
        "outlet": ("../actors/herald/index.html", None, None),
        "date": (None, None, None),
        "address": ("https://herald.example/ar", None, None),
    }
