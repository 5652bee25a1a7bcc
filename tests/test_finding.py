"""Words found in the archive: every place, with a citation that the quote check takes as it is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dossiers import problems_of, write_dossier

from dossier.cli import commands
from dossier.finding import FoundPlace, archive_at, as_item, as_prose, find_words

ARTICLE = (
    'The mayor said: "The harbour is closed." Nobody knew why.\n\n'
    "The harbour is closed to ferries, too; the harbour is not closed to pilots.\n\n"
    "Support the Gazette! The harbour of your trust is closed to nobody.\n"
)
FILES = {
    "articles/gazette.txt": ARTICLE,
    "actors/gazette.yaml": "name: Gazette\nkind: outlet\n",
    "sources/gazette.yaml": """
        title: Closed
        outlet: gazette
        origin: own
        omit:
          - Support the Gazette! … closed to nobody.
        """,
}


def places(folder: Path, words: str) -> tuple[FoundPlace, ...]:
    return find_words(words, archive_at(write_dossier(folder, FILES)))


def run(folder: Path, *words: str) -> Result:
    content = str(write_dossier(folder / "content", FILES))
    return CliRunner().invoke(commands, ["--content", content, "find", *words])


def test_every_place_is_listed_with_its_paragraph(tmp_path: Path) -> None:
    found = places(tmp_path, "the harbour is closed")
    assert [(each.source, each.paragraph, each.words) for each in found] == [
        ("gazette", 1, "The harbour is closed"),
        ("gazette", 2, "The harbour is closed"),
    ]
    assert found[1].before.endswith("Nobody knew why. ")
    assert found[1].after.startswith(" to ferries, too; the harbour")


def test_a_place_that_is_not_the_only_one_is_cited_with_the_words_before_it(
    tmp_path: Path,
) -> None:
    first, second = places(tmp_path, "the harbour is closed")
    assert second.citation
    assert as_prose(second.citation) == '[@gazette "The harbour is closed" prefix "why."]'
    assert as_item(second.citation) == (
        '- {source: gazette, quote: "The harbour is closed", prefix: "why."}'
    )
    assert first.citation and first.citation.prefix == "said: “"


@pytest.mark.parametrize(
    "words",
    [
        "the harbour is closed",
        "harbour is not closed",
        'said: "The harbour is closed."',
        "The mayor said … Nobody knew why",
        "closed to ferries, too",
    ],
)
def test_every_citation_passes_the_check_in_prose_and_in_a_field(
    tmp_path: Path, words: str
) -> None:
    found = places(tmp_path, words)
    assert found
    for number, place in enumerate(found):
        assert place.citation
        prose, item = as_prose(place.citation), as_item(place.citation)
        event = f"date: 2031\ntitle: Closed\nsummary: |\n  So it was.{prose}\ncite:\n  {item}\n"
        folder = tmp_path / str(number)
        errors = [p for p in problems_of(write_dossier(folder, {**FILES, "events/e.yaml": event}))
                  if ": error:" in p or "ambiguous" in p]  # fmt: skip
        assert errors == []


def test_words_are_found_as_the_quote_check_takes_them(tmp_path: Path) -> None:
    assert [p.paragraph for p in places(tmp_path, "said: “the harbour is closed”")] == []
    assert [p.paragraph for p in places(tmp_path, "mayor  said: “The\nharbour is closed.”")] == [1]


def test_what_is_not_the_article_is_said_not_to_be(tmp_path: Path) -> None:
    (place,) = places(tmp_path, "harbour of your trust")
    assert (place.paragraph, place.citation) == (3, None)
    assert (
        "  this is not the article (`omit`), and cannot be quoted\n"
        in run(tmp_path, "harbour of your trust").stdout
    )


def test_the_command_prints_what_can_be_pasted(tmp_path: Path) -> None:
    result = run(tmp_path, "closed", "to", "ferries")
    assert result.exit_code == 0
    assert result.stdout == (
        "gazette.txt, paragraph 2 (gazette)\n"
        '  … "The harbour is closed." Nobody knew why. The harbour is closed to ferries, too; the'
        " harbour is not closed to pilots. Support the …\n"
        '  [@gazette "closed to ferries"]\n'
        '  - {source: gazette, quote: "closed to ferries"}\n'
    )


def test_for_words_that_stand_nowhere_the_nearest_are_shown(tmp_path: Path) -> None:
    result = run(tmp_path, "the harbour was closed to ferries")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "these words stand in no archived article\n\n"
        "gazette.txt (gazette): the nearest passage, [-quote-] against {+article+}:\n"
        "  The harbour [-was-]{+is+} closed to ferries\n\n"
        "herald.txt (herald): the nearest passage, [-quote-] against {+article+}:\n"
    )


def test_for_an_omission_that_cannot_be_it_is_said_why(tmp_path: Path) -> None:
    result = run(tmp_path, "The mayor said … why")
    assert '(gazette): "why" is too short to identify its place beside an omission' in result.stdout


def test_programs_get_json(tmp_path: Path) -> None:
    content = str(write_dossier(tmp_path / "content", FILES))
    words = ["--content", content, "find", "--format", "json", "closed to ferries"]
    (found,) = json.loads(CliRunner().invoke(commands, words).stdout)
    assert found["citation"] == {"source": "gazette", "quote": "closed to ferries"}
    assert (found["file"], found["paragraph"]) == ("gazette.txt", 2)


def test_a_dossier_with_faults_is_searched_all_the_same(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, {**FILES, "dossier.yaml": "titel: [\n"})
    assert len(find_words("closed to ferries", archive_at(folder))) == 1
