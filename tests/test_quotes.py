from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.articles import Article, Block, Span, read_article
from dossier.quotes import (
    Found,
    Missed,
    Quote,
    find_quote,
    fold_article,
    locate_passage,
    stands_in,
)
from dossier.quotes.folding import fold

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "quotes").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
MILL = (
    "The old mill on the river turns slowly, said Ines Varga, who has kept it for nine years.\n\n"
    "Nobody has asked her to stop. “It is not for sale,” she told the Upland Courier, and closed"
    " the door.\n\n"
    "Whether it may burn again is for the council to say."
)


def article(text: str) -> Article:
    return read_article("mill.txt", text.encode("utf-8"))


def find(text: str, quote: str, *, language: str = "en", **context: str) -> Found | Missed:
    return find_quote(Quote(quote, **context), [fold_article(article(text), (), language)])


def quoted(found: Found | Missed) -> list[str]:
    assert isinstance(found, Found), found
    return [found.article.text[span.start : span.end] for span in found.spans]


def concerns(found: Found | Missed) -> list[str]:
    assert isinstance(found, Found), found
    return [f"{concern.message} [{concern.code}]" for concern in found.concerns]


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


def test_a_changed_word_fails_and_the_nearest_passage_is_shown() -> None:
    assert find(MILL, "the old mill on the river turns quickly, said Ines") == Missed(
        "quote-not-found",
        "the quote does not stand in the archived article",
        "the nearest passage, [-quote-] against {+article+}:\n"
        "  The old mill on the river turns [-quickly-]{+slowly+}, said Ines",
    )


def test_an_added_and_a_dropped_word_are_marked() -> None:
    added = find(MILL, "Nobody has ever asked her to stop")
    dropped = find(MILL, "It is for sale,” she told the Upland Courier")
    assert isinstance(added, Missed) and isinstance(dropped, Missed)
    assert added.hint.splitlines()[1] == "  Nobody has [-ever-] asked her to stop"
    assert dropped.hint.splitlines()[1] == "  It is {+not+} for sale,” she told the Upland Courier"


def test_words_of_another_article_are_said_to_be_unlike_anything() -> None:
    assert find(MILL, "Eleven trams were painted yellow by volunteers") == Missed(
        "quote-not-found",
        "the quote does not stand in the archived article",
        "nothing like it stands there: is it another article's, or a paraphrase?",
    )


def test_a_missing_character_in_a_script_without_spaces_is_marked() -> None:
    text = "大使周二表示，朝鲜建筑工人可能在春天到达港口，帮助重建工作。"
    result = find(text, "建筑工人可能在夏天到达港口", language="zh")
    assert isinstance(result, Missed)
    assert result.hint.splitlines()[1] == "  建筑工人可能在[-夏-]{+春+}天到达港口"


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


def test_words_that_stand_twice_raise_a_concern_and_the_first_is_used() -> None:
    text = "It rained in the north. It rained in the south, and the river rose by night."
    found = find(text, "it rained in the")
    assert concerns(found) == [
        "these words stand at 2 places in the archived article; the first is used [ambiguous-quote]"
    ]
    assert isinstance(found, Found) and found.spans == (Span(0, 16),)
    assert concerns(find(text, "it rained in the", suffix="south")) == []


def test_a_prefix_that_is_not_there_fails_and_what_is_there_is_shown() -> None:
    assert find(MILL, "has asked her to stop", prefix="Somebody") == Missed(
        "quote-context",
        'the quote stands in the archived article, but not after "Somebody"',
        'it stands after "has kept it for nine years. Nobody"',
    )


def test_a_short_quote_raises_a_concern() -> None:
    assert concerns(find(MILL, "Upland Courier")) == [
        'the quote "Upland Courier" is short [short-quote]'
    ]
    text = "大使周二表示，朝鲜建筑工人可能在春天到达港口，帮助重建工作。"
    assert concerns(find(text, "建筑工人", language="zh")) == [
        'the quote "建筑工人" is short [short-quote]'
    ]
    assert concerns(find(text, "朝鲜建筑工人", language="zh")) == []


def test_a_quote_cut_right_after_a_negation_raises_a_concern() -> None:
    assert concerns(find(MILL, "for sale,” she told")) == [
        'the quote begins right after "not" [cut-quote]'
    ]
    assert concerns(find(MILL, "it may burn again")) == [
        'the quote begins right after "Whether" [cut-quote]'
    ]


def test_the_month_of_may_is_no_hedge() -> None:
    text = "The ferry sank in May near the lighthouse and was raised again in June."
    assert concerns(find(text, "near the lighthouse and")) == []


def test_a_quote_cut_right_before_a_negation_that_follows_raises_a_concern() -> None:
    text = "대사는 배들이 봄에 항구로 돌아올 수 없다고 화요일 기자들에게 말했다."
    assert concerns(find(text, "배들이 봄에 항구로 돌아올 수", language="ko")) == [
        'the quote ends right before "없다고" [cut-quote]'
    ]


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


def test_the_miss_is_explained_by_the_capture_that_comes_nearest() -> None:
    first = fold_article(article("A short note without any of the words that are wanted here."))
    second = fold_article(article(MILL))
    result = find_quote(Quote("Nobody has begged her to stop"), [first, second])
    assert isinstance(result, Missed)
    assert result.hint.endswith("Nobody has [-begged-]{+asked+} her to stop")


def test_a_quote_without_an_article_is_missed() -> None:
    message = "there is no archived article to find the quote in"
    assert find_quote(Quote("Nobody has asked"), []) == Missed("quote-not-found", message)


def test_messages_say_what_is_wrong_with_omissions_and_brackets() -> None:
    def message(quote: str) -> str:
        result = find(MILL, quote)
        assert isinstance(result, Missed)
        return result.message

    assert message("she told … the door") == (
        '"she told" is too short to identify its place beside an omission'
    )
    assert message("has asked her to … she told the Upland Courier") == (
        'an omission swallows "not"'
    )
    assert message("she told the Upland … has asked her to stop") == (
        "the pieces stand in the archived article, but not in this order"
    )
    assert message("the o[ld] mill on the river") == ('the brackets in "o[ld]" stand inside a word')


@pytest.mark.parametrize(
    "quote",
    [
        "\ud800", "a\ud800b c d", "\u200d\u200d", "\u0301", "[", "]", "[]", "[ ]", "()", "…[…]…",
        "[…] [x] […]", ". . . . . .", "\u202e\u202d", "-", "−", "-5", "'", "[t]", "[x]he", "[[[[",
        "[a]" * 100, "…" * 1000, "a … " * 500, "ﬁ", "İ", "ß", "\ufdd0", "a \ufdd0 b", "\x00",
        "1-\n2",
    ],
)  # fmt: skip
def test_no_quote_however_odd_ends_the_program(quote: str) -> None:
    within = fold_article(article(MILL), [Span(10, 40)], "en")
    assert isinstance(find_quote(Quote(quote), [within]), Missed)
    locate_passage(quote, article(MILL))


SENTENCES = (
    "The old mill turns slowly by day and faster at night, said its owner to the Courier.",
    "Строители готовы приехать в порт уже этой весной, сообщил посол журналистам газеты.",
    "قال السفير إن السفن الكبيرة ستعود إلى الميناء القديم في الربيع المقبل مع العمال.",
    "राजदूत ने मंगलवार को कहा कि बड़े जहाज़ वसंत में पुराने बंदरगाह पर लौटेंगे और रुकेंगे।",
    "Ο πρέσβης είπε ότι τα μεγάλα πλοία θα επιστρέψουν την άνοιξη στο παλιό λιμάνι.",
    "Der Botschafter sagte, die großen Schiffe würden im Frühjahr in den Hafen zurückkehren.",
)
stretches = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 7), st.integers(3, 6))


@given(stretches)
@settings(max_examples=150, deadline=None)
def test_any_run_of_whole_words_passes_and_its_span_folds_to_it(
    drawn: tuple[str, int, int],
) -> None:
    sentence, start, length = drawn
    quote = " ".join(sentence.split()[start : start + length]).strip(",.।")
    found = find(f"{sentence}\n\n{MILL}", quote, language="")
    assert [fold(text).skeleton for text in quoted(found)] == [fold(quote).skeleton]


@given(stretches, st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_any_single_word_changed_fails(drawn: tuple[str, int, int], which: int) -> None:
    sentence, start, length = drawn
    words = sentence.split()[start : start + length]
    words[which % len(words)] += "x"
    assert isinstance(find(f"{sentence}\n\n{MILL}", " ".join(words)), Missed)


@given(stretches, st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_two_neighbours_swapped_or_a_not_put_in_fails(
    drawn: tuple[str, int, int], which: int
) -> None:
    sentence, start, length = drawn
    words = sentence.split()[start : start + length]
    at = which % (len(words) - 1)
    swapped = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
    negated = [*words[: at + 1], "not", *words[at + 1 :]]
    for changed in (swapped, negated):
        assert isinstance(find(f"{sentence}\n\n{MILL}", " ".join(changed)), Missed)


@given(st.text(max_size=80), st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_whatever_is_found_folds_to_what_was_asked(text: str, quote: str) -> None:
    within = fold_article(Article("a.txt", text, ()))
    result = find_quote(Quote(quote), [within])
    if isinstance(result, Found) and len(result.spans) == 1 and "[" not in quote:
        stood = fold(quoted(result)[0]).skeleton.strip().casefold()
        asked = fold(quote).skeleton.strip(" .,…").casefold()
        assert asked.strip(" .,…") in stood or stood in asked
