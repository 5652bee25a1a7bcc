"""Quotes: what is said of one that is missed, and of one that is found but doubtful."""

from quoting import MILL, article, find

from dossier.articles import Span
from dossier.quotes import (
    Found,
    Missed,
    Quote,
    find_quote,
    fold_article,
)


def concerns(found: Found | Missed) -> list[str]:
    assert isinstance(found, Found), found
    return [f"{concern.message} [{concern.code}]" for concern in found.concerns]


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
