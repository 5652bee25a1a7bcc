"""Quotations: each is told where it stands, by what is wrong with it, and only once."""

from pathlib import Path

import pytest
from dossiers import made, problems_of, write_dossier

EVENT = "date: 2031-05-12\ntitle: It closed\ncite:\n  - source: herald\n    quote: {}\n"


def told(folder: Path, quote: str, files: dict[str, str] = {}) -> list[str]:  # noqa: B006
    return problems_of(write_dossier(folder, {"events/e.yaml": EVENT.format(quote), **files}))


def test_words_that_stand_in_the_article_pass(tmp_path: Path) -> None:
    assert told(tmp_path, "Nobody knows when it will open again") == []


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (
            "Nobody knows when it will close again",
            "Nobody knows when it will [-close-]{+open+} again",
        ),
        ("Nobody knows it will open again", "Nobody knows {+when+} it will open again"),
    ],
)
def test_words_that_do_not_are_told_with_the_nearest_passage(
    tmp_path: Path, quote: str, shown: str
) -> None:
    assert told(tmp_path, quote) == [
        "events/e.yaml:5:12: error: herald: the quote does not stand in the archived article"
        " [quote-not-found]\n"
        "  the nearest passage, [-quote-] against {+article+}:\n"
        f"    {shown}"
    ]


def test_words_of_another_source_are_told_with_that_source(tmp_path: Path) -> None:
    files = {
        "articles/wire.txt": "The ferries run again.\n\n" + "Tickets are sold on the quay. " * 4,
        "sources/wire.yaml": "title: Ferries\noutlet: herald\norigin: own\n",
    }
    (only,) = (line for line in told(tmp_path, "The ferries run again", files) if "error" in line)
    assert only.endswith('\n  these words stand in "wire"; cite that source')


def test_a_quotation_in_prose_is_told_at_its_citation(tmp_path: Path) -> None:
    brief = (
        "title: A\ndate: 2031\nbottom_line: >\n  Closed.[@herald]\n"
        '  Shut.[@herald "since Sunday last"]\n'
    )
    (only,) = problems_of(write_dossier(tmp_path, {"briefs/harbour.yaml": brief}))
    assert only.startswith("briefs/harbour.yaml:5:9: error: herald: the quote does not stand")


def test_the_same_wrong_words_at_two_places_are_two_problems(tmp_path: Path) -> None:
    files = {"events/f.yaml": EVENT.format("closed since Sunday last")}
    assert len(told(tmp_path, "closed since Sunday last", files)) == 2


@pytest.mark.parametrize(
    ("wording", "column"),
    [("quote: closed since Sunday last, mode: direct", 29)],
)
def test_a_wording_is_a_quotation_too(tmp_path: Path, wording: str, column: int) -> None:
    statement = f"speaker: herald\ngist: Closed.\nwordings:\n  - {{source: herald, {wording}}}\n"
    (only,) = problems_of(write_dossier(tmp_path, {"statements/s.yaml": statement}))
    assert only.startswith(f"statements/s.yaml:4:{column}: error: herald: the quote does not stand")


def test_an_original_is_a_quotation_too(tmp_path: Path) -> None:
    statement = (
        "speaker: herald\ngist: Closed.\n"
        "original: {source: herald, language: en, text: closed since Sunday last}\n"
    )
    (only,) = problems_of(write_dossier(tmp_path, {"statements/s.yaml": statement}))
    assert only.startswith("statements/s.yaml:3:48: error: herald: the quote does not stand")


def test_every_quotation_is_counted_where_it_stands_however_nested(tmp_path: Path) -> None:
    quote = "the harbour has been closed since Monday"
    cite = f"[{{source: herald, quote: {quote}}}]"
    files = {
        "events/e.yaml": EVENT.format(quote)
        + f'summary: Closed.[@herald "{quote}"; @herald "{quote}"]\n',
        "actors/mayor.yaml": (
            f"name: The mayor\nkind: person\nnames: [{{text: Ada, cite: {cite}}}]\n"
            f"roles: [{{title: mayor, cite: {cite}}}]\n"
            f"relationships: [{{type: heads, actor: herald, cite: {cite}}}]\n"
        ),
        "disagreements/d.yaml": (
            f"question: Closed?\n"
            f"answers: [{{answer: a, cite: {cite}}}, {{answer: b, cite: {cite}}}]\n"
        ),
        "statements/s.yaml": (
            f"speaker: mayor\ngist: Closed.\n"
            f"original: {{source: herald, language: en, text: {quote}}}\n"
            f"wordings: [{{source: herald, mode: direct, quote: {quote}}}]\n"
        ),
        "pages/method.md": f'---\ntitle: Method\n---\n| a |\n|---|\n| [@herald "{quote}"] |\n\n'
        f'- x [@herald "{quote}"]\n',
    }
    result = made(write_dossier(tmp_path, files))
    assert result.problems == ()
    assert (result.quoted, result.verified, result.skipped) == (13, 13, 0)
