"""What our sentences say beyond what they cite, and events dated after all that they cite."""

from pathlib import Path

import pytest
from claiming import ALVA, MOLE, missing, told
from dossiers import linked, write_dossier

from dossier.checks.details import events_after_sources, unsupported_details
from dossier.verification import verify


@pytest.mark.parametrize(
    ("sentence", "article", "expected"),
    [
        ("Iris Mole closed it.", "Iris Mole closed it.", []),
        ("Iris Mole closed it.", "Mayor Mole closed it.", []),
        ("Iris Mole closed it.", "The mayor closed it.", ["Iris Mole"]),
        ("Iris Mole closed it.", "Iris Murdoch closed it.", ["Iris Mole"]),
        ("Iris Mole of Alva closed it.", "Mole, an Alvan, closed it.", []),
        ("[[actor:mole|The mayor]] closed it.", "The mayor closed it.", []),
        ("[[actor:mole|The lady]] closed it.", "The pilot closed it.", ["The lady"]),
        ("[[actor:mole]] closed it.", "The pilot closed it.", ["Iris Mole"]),
        ("Iris Mole spoke to The Alva Herald.", "Mole said it to us.", []),
    ],
)
def test_a_name_is_looked_for_in_every_spelling_of_its_actor(
    tmp_path: Path, sentence: str, article: str, expected: list[str]
) -> None:
    assert missing(tmp_path, sentence, article, actors={**MOLE, **ALVA}) == expected


def test_a_name_is_looked_for_in_the_script_of_the_text_or_not_at_all(tmp_path: Path) -> None:
    said = "Iris Mole of Alva closed it."
    actors = {**MOLE, **ALVA}
    russian = {"language": "ru", "actors": actors}
    assert missing(tmp_path / "a", said, "Её закрыла Ирис Мольская.", **russian) == []
    assert missing(tmp_path / "b", said, "О письме Ирис Мольской.", **russian) == []
    assert missing(tmp_path / "c", said, "Её закрыл лоцман.", **russian) == ["Iris Mole"]


def test_of_two_who_share_a_name_either_may_be_meant(tmp_path: Path) -> None:
    other = {"actors/other.yaml": "name: Iris Mole\nkind: person\nnames: [{text: Ida Brunn}]\n"}
    article = "Ida Brunn closed it."
    assert missing(tmp_path, "Iris Mole closed it.", article, actors={**MOLE, **other}) == []


def test_all_citations_of_a_sentence_carry_it_together(tmp_path: Path) -> None:
    files = {
        "articles/herald.txt": "The Petrel had 6,500 sacks.\n",
        "sources/herald.yaml": "title: News\noutlet: herald\norigin: own\n",
        "articles/evening.txt": "It sank on 13 July.\n",
        "sources/evening.yaml": "title: Late news\noutlet: herald\norigin: own\n",
    }
    both = "It sank on 13 July[@evening] with 6,500 sacks and 11 men.[@herald]"
    assert told(tmp_path / "a", {**files, "events/e.yaml": EVENT.format(both)}) == [
        '"11" stands nowhere in what this sentence cites (evening and herald)'
    ]
    apart = "It sank on 13 July.[@evening] It had 6,500 sacks.[@evening]"
    assert told(tmp_path / "b", {**files, "events/e.yaml": EVENT.format(apart)}) == [
        '"6,500" stands nowhere in what this sentence cites (evening)'
    ]


EVENT = "date: 2031\ntitle: A ship sank\nsummary: {}\n"


def test_where_a_cited_text_is_not_held_nothing_is_said(tmp_path: Path) -> None:
    files = {
        "sources/letter.yaml": "title: A letter\noutlet: herald\norigin: own\n",
        "events/e.yaml": EVENT.format("It had 6,500 sacks.[@letter; @herald]"),
    }
    assert told(tmp_path, files) == []


def test_what_a_passage_comes_from_supports_it_by_its_record(tmp_path: Path) -> None:
    files = {
        **MOLE,
        "sources/letter.yaml": "title: A\noutlet: mole\norigin: own\npublished: 2031-05-02\n",
        "events/e.yaml": EVENT.format("Iris Mole wrote on 2 May 2031.[@herald via letter]"),
    }
    assert told(tmp_path, files) == []


def test_a_number_is_not_taken_to_stand_in_a_text_that_is_not_held(tmp_path: Path) -> None:
    files = {
        "sources/letter.yaml": "title: A\noutlet: herald\norigin: own\nlanguage: und\n",
        "events/e.yaml": EVENT.format("With 8 men on 2 May.[@herald via letter]"),
    }
    assert told(tmp_path, files) == [
        '"8" and "2 May" stand nowhere in what this sentence cites (herald)'
    ]


def test_what_is_omitted_from_an_article_supports_nothing(tmp_path: Path) -> None:
    files = {
        "articles/herald.txt": "The Petrel sank.\n\nSupport us with 25 crowns a month.\n",
        "sources/herald.yaml": (
            "title: News\noutlet: herald\norigin: own\nomit: [Support us with 25 crowns a month]\n"
        ),
        "events/e.yaml": EVENT.format("It sank with 25 men.[@herald]"),
    }
    assert told(tmp_path, files) == ['"25" stands nowhere in what this sentence cites (herald)']


def test_titles_of_events_and_answers_are_read_with_what_they_cite(tmp_path: Path) -> None:
    files = {
        **MOLE,
        "events/e.yaml": "date: 2031\ntitle: Iris Mole shut 4 piers\ncite: [{source: herald}]\n",
        "disagreements/d.yaml": (
            "question: How many?\nanswers:\n"
            "  - {answer: 12 ships, cite: [{source: herald}]}\n  - {answer: 13 ships}\n"
        ),
    }
    assert told(tmp_path, files) == [
        '"12" stands nowhere in what this answer cites (herald)',
        '"Iris Mole" and "4" stand nowhere in what this event cites (herald)',
    ]


def test_an_actor_is_not_asked_for_in_its_own_record_nor_what_it_is_tied_to(
    tmp_path: Path,
) -> None:
    mayor = (
        "name: Iris Mole\nkind: person\nsummary: Iris Mole is mayor of Alva.[@herald]\n"
        "roles: [{title: mayor, organisation: alva}]\n"
    )
    assert told(tmp_path, {**ALVA, "actors/mole.yaml": mayor}) == []


def test_a_long_list_of_details_is_cut(tmp_path: Path) -> None:
    sentence = "It had 101, 202, 303, 404, 505, 606 and 707 sacks."
    files = {"events/e.yaml": EVENT.format(f'"{sentence}[@herald]"')}
    assert told(tmp_path, files) == [
        '"101", "202", "303", "404", "505" and 2 more stand nowhere in what this sentence cites'
        " (herald)"
    ]


@pytest.mark.parametrize(
    "sentence",
    ["9" * 90_000, "1 2 " * 20_000, "13 July 2031, " * 10_000, "Iris Mole and " * 6_000],
    ids=["digits", "numbers", "days", "names"],
)
def test_a_sentence_of_a_hundred_kilobytes_has_one_warning(tmp_path: Path, sentence: str) -> None:
    files = {**MOLE, "events/e.yaml": EVENT.format(f'"It was {sentence}so.[@herald]"')}
    dossier = linked(write_dossier(tmp_path, files))
    verification = verify(dossier)
    assert dossier.mentions is not None
    assert len(list(unsupported_details(verification))) == 1


@pytest.mark.parametrize(
    ("date", "cite", "expected"),
    [
        ("2031-05-14", "[{source: herald}]", None),
        ("2031-05", "[{source: herald}]", None),
        ("../2031-06", "[{source: herald}]", None),
        (
            "2031-05-15",
            "[{source: herald}]",
            'the event, 2031-05-15, is later than the one source it cites, "herald", published'
            " 2031-05-14",
        ),
        (
            "2031-06/..",
            "[{source: herald}, {source: early}]",
            "the event, 2031-06/.., is later than every source it cites, the latest of which is"
            ' "herald", published 2031-05-14',
        ),
        ("2031-06", "[{source: herald}, {source: undated}]", None),
        ("2031-06", "[{source: herald}, {source: ongoing}]", None),
        ("2031-06", "[{source: early}, {source: undated}]", None),
        ("2031-06", "[]", None),
    ],
)
def test_an_event_is_not_later_than_all_that_it_cites(
    tmp_path: Path, date: str, cite: str, expected: str | None
) -> None:
    source = "title: News\noutlet: herald\norigin: own\n"
    files = {
        "sources/early.yaml": source + "published: 2031-04\n",
        "sources/undated.yaml": source,
        "sources/ongoing.yaml": source + "published: 2031-05/..\n",
        "events/e.yaml": f"date: {date}\ntitle: It sank\ncite: {cite}\n",
    }
    dossier = linked(write_dossier(tmp_path, files))
    problems = list(events_after_sources(verify(dossier)))
    assert [problem.message for problem in problems] == ([expected] if expected else [])
    assert all(str(p.place).endswith("events/e.yaml:1:7") for p in problems)
