"""Quotes of any kind: whole words pass, changed ones fail, and odd ones end nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quoting import MILL, article, find, quoted

from dossier.articles import Article, Span
from dossier.quotes import (
    Found,
    Missed,
    Quote,
    find_quote,
    fold_article,
    locate_passage,
)
from dossier.quotes.folding import fold


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
