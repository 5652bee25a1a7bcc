"""Quotes: which are found in an archived article, and exactly where."""

from pathlib import Path

import pytest
import yaml
from quoting import MILL, article, find, quoted

from dossier.articles import Article, Block, Span
from dossier.quotes import (
    Found,
    Quote,
    find_quote,
    fold_article,
    locate_passage,
    stands_in,
)

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "quotes").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_the_collection(case: dict[str, str]) -> None:
    written = article(case["article"])
    omitted = locate_passage(case["omitted"], written) if "omitted" in case else None
    within = fold_article(written, [omitted] if omitted else [], case.get("language", ""))
    quote = Quote(case["quote"], case.get("prefix", ""), case.get("suffix", ""))
    result = find_quote(quote, [within])
    verdict = "pass" if isinstance(result, Found) else result.code
    assert verdict == case.get("verdict", "pass"), result
    assert stands_in(quote, within) == (verdict == "pass")


def test_the_collection_is_large_and_in_many_languages() -> None:
    languages = {case.values[0].get("language", "en") for case in CASES}  # type: ignore[attr-defined]
    assert len(CASES) >= 120
    assert len(languages) >= 20


def test_a_span_contains_exactly_the_quoted_words() -> None:
    assert quoted(find(MILL, "it is not for sale.")) == ["It is not for sale"]
    assert quoted(find(MILL, '"It is not for sale,"')) == ["“It is not for sale,”"]
    assert quoted(find(MILL, "Nine years. Nobody has asked her")) == [
        "nine years.\n\nNobody has asked her"
    ]


def test_a_span_is_exact_where_folding_changes_lengths() -> None:
    text = (
        "Vor  dem \ufb01nalen Tag – so hieß es –\u00ad kam das\u200b Schi\ufb00 heim."
        " Danach war es still im Hafen."
    )
    assert quoted(find(text, "finalen Tag - so hieß es", language="de")) == [
        "\ufb01nalen Tag – so hieß es"
    ]
    assert quoted(find(text, "das Schiff", language="de")) == ["das\u200b Schi\ufb00"]
    assert quoted(find(text, "heim. Danach war", language="de")) == ["heim. Danach war"]


def test_a_span_is_exact_in_text_that_is_not_in_canonical_form() -> None:
    text = "Le cafe\u0301 du de\u0301barcade\u0300re ferme a\u0300 midi, dit-on au port du village."
    written = Article("a.txt", text, (Block("paragraph", 0, len(text)),))
    found = find_quote(Quote("débarcadère ferme à midi"), [fold_article(written, (), "fr")])
    assert quoted(found) == ["de\u0301barcade\u0300re ferme a\u0300 midi"]


def test_a_quote_with_an_omission_has_a_span_for_each_piece() -> None:
    found = find(MILL, "The old mill on the river … who has kept it")
    assert quoted(found) == ["The old mill on the river", "who has kept it"]


def test_a_quote_with_an_insertion_has_one_span() -> None:
    assert quoted(find(MILL, "[Ines] Varga, who has kept it [the mill] for nine")) == [
        "Varga, who has kept it for nine"
    ]


def test_a_dash_at_the_edge_is_part_of_the_quote_if_quoted() -> None:
    text = "— We are going home – all of us, said the oldest of the four fishermen at last."
    assert quoted(find(text, "- We are going home -")) == ["— We are going home –"]
    assert quoted(find(text, "We are going home")) == ["We are going home"]


def test_a_passage_to_omit_runs_from_its_first_words_to_its_last() -> None:
    written = article(MILL)
    span = locate_passage("Nobody has asked … for the council to say.", written)
    assert span == Span(MILL.index("Nobody"), len(MILL))
    assert locate_passage(MILL, written) == Span(0, len(MILL))
    assert locate_passage("Somebody has asked", written) is None
    assert locate_passage("…", written) is None


def test_the_capture_that_has_the_quote_is_used() -> None:
    first = fold_article(article("A short note without any of the words that are wanted here."))
    second = fold_article(article(MILL))
    found = find_quote(Quote("Nobody has asked her to stop"), [first, second])
    assert isinstance(found, Found) and found.article is second.article
