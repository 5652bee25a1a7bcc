"""Sentences end where a reader of their language would say so."""

import pytest

from dossier.prose.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Kim came on Feb. 24.", "It rained.", "Nobody left!"],
        ["J. R. Smith of the U.S. Army left the U.S.", "The rest stayed."],
        ["She cost $3.5 million, e.g. in No. 5 St. James Street.", "See www.example.org now."],
        ["He said no.", "The end was 24.", "Then it rained."],
        ["The talks... went on.", "And then…", "Nothing."],
        ["“Really?” she asked.", "“Yes.”", "(So it was.)", "Foo, Inc.", "Next."],
        ["В 2022 г. посол, т.е. глава миссии, ушёл и т. д.", "Затем он ушёл из г. Донецка."],
        ["«Да!» — сказал он на ул. им. Ленина.", "Потом пошёл дождь."],
        [
            "Am 24. Februar kam z. B. Dr. Meier.",
            "Danach ging er usw.",
            "Ende des 19. Jahrhunderts.",
        ],
        ["M. Durand est venu avec Mme. Petit.", "Il est parti."],
        ["¿Vino el Sr. García?", "¡Sí!", "Vino."],
        ["他来了！", "“他走了。”", "好。"],
        ["「行く。」と彼は言った。", "次の日だった。"],
        ["그는 왔다.", "그리고 갔다."],
        ["هل جاء؟", "نعم، جاء د. محمد.", "ثم ذهب."],
        ["הוא בא.", "היא הלכה."],
        ["वह आया।", "डॉ. शर्मा गए॥"],
        ["Τι κάνεις;", "Καλά."],
        ["Նա եկավ։", "Նա գնաց։"],
        ["ሰላም።", "ደህና ነኝ።"],
    ],
)
def test_sentences_of_many_languages_are_told_apart(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_scripts_without_spaces_need_none_between_sentences() -> None:
    assert split("他来了。我走了？好！") == ["他来了。", "我走了？", "好！"]


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    assert split("The envoy\nspoke\n \nNobody heard") == ["The envoy\nspoke", "Nobody heard"]


def test_a_number_before_a_list_item_is_no_sentence() -> None:
    assert split("1. The envoy. 2. The guest.") == ["1. The envoy.", "2. The guest."]


def test_a_text_without_letters_or_marks_is_left_whole() -> None:
    assert split("no mark") == ["no mark"]
    assert split("...") == ["..."]
    assert split(" \n ") == []


def test_the_spans_keep_every_character_but_white_space() -> None:
    text = "A “b. c” d! 1. E… f.\n\n 他。” g; ".ljust(60, ".") * 50
    kept = "".join(split(text))
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("piece", [". ", "a. b. ", 'a."', "\n\n", " ", "。", "U.S. "])
def test_a_hundred_thousand_marks_are_no_burden(piece: str) -> None:
    spans = sentence_spans(piece * 100_000)
    assert all(start < end for start, end in spans)
