import pytest

from dossier.quotes.quotewords import quote_words


def negations(language: str, text: str) -> list[str]:
    found = sorted(set(quote_words(language).negations.find(text)))
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He didn’t say no, nor was he a notary.", ["didn’t", "no", "nor"]),
        ("fr", "Il n’est pas venu, ni hier.", ["n’est", "pas", "ni"]),
        ("de-AT", "Kein Schiff kam, und nichts geschah.", ["Kein", "nichts"]),
        ("ru", "Никто не пришёл, нет.", ["Никто", "не", "нет"]),
        ("zh-Hant", "莫斯科不同意，未來沒有船。", ["不", "沒"]),
        ("ja", "来ない。少ない。", ["ない"]),
        ("ko", "안 온다. 안보 제안. 오지 않는다.", ["안", "않"]),
        ("tr", "Gemi gelmedi, değil mi?", ["gelmedi", "değil"]),
        ("th", "อย่างไรก็ไม่มา", ["ไม่"]),
        ("hi", "वह नहीं आया नीला", ["नहीं"]),
        ("", "Mr Gomez will be there, not here.", ["not"]),
    ],
)
def test_negations_are_found(language: str, text: str, expected: list[str]) -> None:
    assert negations(language, text) == expected


def test_the_word_a_text_ends_with_is_known_behind_a_quotation_mark() -> None:
    before = quote_words("en").before
    assert before.at_end("He asked whether “") == "whether"
    assert before.at_end("He said no. ") == ""
    assert before.at_end("They denied that ") == "denied that"


def test_an_endless_word_is_searched_at_once() -> None:
    assert negations("en", "n" * 200_000) == []
