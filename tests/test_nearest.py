from dossier.articles import read_article
from dossier.quotes import fold_article
from dossier.quotes.nearest import mark_differences, nearest

MILL = "The old mill on the river turns slowly, said Ines Varga, who has kept it for 10,000 days."


def hint(quote: str, text: str = MILL) -> str:
    return nearest(fold_article(read_article("a.txt", text.encode())), quote).hint


def test_differing_words_are_marked() -> None:
    assert mark_differences("turns quickly, said", "mill turns slowly, said Ines") == (
        "turns [-quickly-]{+slowly+}, said"
    )


def test_a_changed_word_at_either_end_is_set_against_as_many_words() -> None:
    assert hint("New mill on the river turns swiftly").endswith(
        "[-New-]{+old+} mill on the river turns [-swiftly-]{+slowly+}"
    )


def test_a_number_is_one_word() -> None:
    assert hint("who has kept it for 12,000 days").endswith(
        "who has kept it for [-12,000-]{+10,000+} days"
    )


def test_a_quote_that_cuts_a_number_is_told_so() -> None:
    assert hint("said Ines Varga, who has kept it for 10").endswith("for [-10-]{+10,000+}")


def test_words_that_stand_there_only_as_part_of_a_number_are_said_to() -> None:
    text = "The mill was sold last year for 10 000 crowns to a cook from the next village."
    assert hint("The mill was sold last year for 10", text).startswith(
        "the words stand there, but as part of a longer word, number or sign:\n  …"
    )


def test_what_stands_of_the_beginning_is_shown_where_the_rest_is_far_off() -> None:
    quote = "The old mill " + "zzz qqq vvv xxx " * 8
    assert hint(quote) == 'only its beginning stands there: "The old mill"'


def test_a_long_article_is_searched_where_the_rare_words_gather() -> None:
    text = "Rain fell on the harbour and the quay. " * 2_000 + MILL + " The tide came in." * 2_000
    assert hint("The old mill on the river turns quickly, said Ines", text).endswith(
        "The old mill on the river turns [-quickly-]{+slowly+}, said Ines"
    )


def test_letters_that_are_alike_by_chance_are_not_shown_as_a_passage() -> None:
    text = (
        "Factories could benefit from equipment made by the heavy engineering plants and"
        " other enterprises in two towns.\n"
    )
    assert hint("Step by step, we are entering", text) == (
        "nothing like it stands there: is it another article's, or a paraphrase?"
    )
