"""Words of likelihood and confidence, told apart in several languages, and the rules on them."""

from pathlib import Path

import pytest
from dossiers import linked, write_dossier

from dossier.checks.estimates import RULES
from dossier.secondopinion.estimates import estimates, likelihood_terms
from dossier.verification import verify

LIKELY, CONFIDENCE = "likelihood", "confidence"
ALL_LIKELIHOOD = ("in all likelihood", "very likely")
UNLIKELY = ("unlikely", "likelihood")
VERY_DE, VERY_RU = "sehr wahrscheinlich", "весьма вероятно"
DUTCH = ("hoogstwaarschijnlijk", "likelihood")
RUSSIAN = ("маловероятно", "likelihood")


def sorted_out(language: str, text: str) -> list[tuple[str, str]]:
    """The words of estimation in a text, with their sort, or the nearest term."""
    return [(e.words, e.nearest or e.sort) for e in estimates(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It is very likely.", [("very likely", "likelihood")]),
        ("en", "It is highly probable.", [("highly probable", "likelihood")]),
        ("en", "It is highly likely.", [("highly likely", "very likely")]),
        ("en", "Almost\ncertainly so.", [("Almost\ncertainly", "likelihood")]),
        ("en", "Possibly, in all likelihood.", [("Possibly", "other"), ALL_LIKELIHOOD]),
        ("en", "It can’t be ruled out.", [("can’t be ruled out", "other")]),
        ("en", "It is not likely, but less likely than that.", [("not likely", "unlikely")]),
        ("en", "With low confidence", [("low confidence", "confidence")]),
        ("en", "It may, might or could be; a likelihood; the improbables.", []),
        ("en", "He called it “very likely” and “possible”; it is unlikely.", [UNLIKELY]),
        (
            "fr",
            "C’est peu probable, peut-être.",
            [("peu probable", LIKELY), ("peut-être", "other")],
        ),
        ("fr", "Selon toute vraisemblance", [("Selon toute vraisemblance", "très probable")]),
        ("de", "Höchstwahrscheinlich", [("Höchstwahrscheinlich", "likelihood")]),
        ("de", "Das ist äußerst wahrscheinlich.", [("äußerst wahrscheinlich", VERY_DE)]),
        ("de", "Die hohe Konfidenz", [("hohe Konfidenz", "confidence")]),
        ("es", "Quizás; muy probablemente", [("Quizás", "other"), ("muy probablemente", LIKELY)]),
        ("it", "È quasi certo, forse.", [("quasi certo", LIKELY), ("forse", "other")]),
        ("pt", "Talvez; pouco provável", [("Talvez", "other"), ("pouco provável", LIKELY)]),
        ("nl", "Misschien; hoogstwaarschijnlijk", [("Misschien", "other"), DUTCH]),
        ("pl", "Najprawdopodobniej", [("Najprawdopodobniej", "bardzo prawdopodobne")]),
        ("ru", "Скорее всего, маловероятно.", [("Скорее всего", VERY_RU), RUSSIAN]),
        ("ru", "с высокой степенью уверенности", [("высокой степенью уверенности", CONFIDENCE)]),
        ("uk", "Не виключено; ймовірно.", [("Не виключено", "other"), ("ймовірно", LIKELY)]),
        ("en-GB", "perhaps", [("perhaps", "other")]),
        ("ja", "おそらく likely", []),
    ],
)
def test_the_longest_words_count_and_those_of_others_do_not(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted_out(language, text) == expected


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk"])
def test_every_term_of_a_language_is_of_the_list_itself(language: str) -> None:
    terms = likelihood_terms(language)
    assert len(terms) == 7
    for term in terms:
        assert sorted_out(language, term) == [(term, "likelihood")]


def told(folder: Path, brief: str, language: str = "en") -> list[str]:
    files = {
        "dossier.yaml": f"title: A\nas_of: 2031\nlead: harbour\nlanguage: {language}\n",
        "briefs/harbour.yaml": f"title: A\ndate: 2031\n{brief}\n",
    }
    verification = verify(linked(write_dossier(folder, files)))
    return [problem.message for rule in RULES for problem in rule(verification)]


CLOSED = "bottom_line: The harbour is closed."


def judgement(fields: str) -> str:
    return f"{CLOSED}\nkey_judgements:\n  - {{{fields}}}"


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (judgement("text: It will open., likelihood: likely"), []),
        (judgement("text: It will probably open., likelihood: likely"), []),
        (
            judgement("text: It will open., likelihood: likely, confidence: low"),
            ["key judgement 1 states both likelihood and confidence"],
        ),
        (
            judgement("text: It will likely open., confidence: low"),
            ['key judgement 1 has "likely" in its text and a confidence beside it'],
        ),
        (
            judgement("text: We have high confidence that it opens., likelihood: likely"),
            ['key judgement 1 has "high confidence" in its text and a likelihood beside it'],
        ),
        (
            judgement("text: We say with low confidence that it is unlikely to open."),
            ['a sentence of key judgement 1 has both "unlikely" and "low confidence"'],
        ),
        (judgement("text: It is unlikely to open. We say so with low confidence."), []),
        (judgement("text: The mayor calls it “likely”., confidence: low"), []),
        (
            "bottom_line: With moderate confidence, it will probably open.",
            ['a sentence of the bottom line has both "probably" and "moderate confidence"'],
        ),
        (
            f"{CLOSED}\nbody: |\n  ## Now\n\n  With high confidence, it will likely open.\n",
            ['a sentence of the body has both "likely" and "high confidence"'],
        ),
        (f"{CLOSED}\nbody: It will likely open. Perhaps it stays closed.", []),
    ],
)
def test_likelihood_and_confidence_are_not_said_together(
    tmp_path: Path, brief: str, expected: list[str]
) -> None:
    assert told(tmp_path, brief) == expected


def test_a_word_that_is_none_of_the_terms_is_told_once_for_each_text(tmp_path: Path) -> None:
    brief = (
        "bottom_line: Perhaps it opens. Perhaps not.\n"
        "body: Possibly it rains.\n"
        "key_judgements:\n  - {text: It may well open., basis: Perhaps a guess.}"
    )
    assert told(tmp_path, brief) == [
        '"Perhaps" in the bottom line is none of the terms of likelihood of ICD 203',
        '"may well" in key judgement 1 is none of the terms of likelihood of ICD 203',
    ]


def test_a_dossier_is_read_in_its_own_language(tmp_path: Path) -> None:
    brief = "bottom_line: Der Hafen öffnet vielleicht."
    assert told(tmp_path / "de", brief, "de") == [
        '"vielleicht" in the bottom line is none of the terms of likelihood of ICD 203'
    ]
    assert told(tmp_path / "en", brief, "en") == []
    assert told(tmp_path / "ja", brief, "ja") == []
