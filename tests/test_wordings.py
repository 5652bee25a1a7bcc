"""Wordings of one utterance: which words differ, and which only look otherwise."""

from dossier.wordings import MOST_WORD_PAIRS, Run, collate


def marked(runs: tuple[Run, ...] | None) -> str:
    """Runs as text, those that differ in braces."""
    assert runs is not None
    return "".join(f"{{{run.text}}}" if run.differs else run.text for run in runs)


def test_words_that_the_fullest_wording_does_not_have_are_marked() -> None:
    collation = collate(
        "The harbour will be closed for a week", ["The port will be shut for a week"]
    )
    assert marked(collation.others[0]) == "The {port} will be {shut} for a week"
    assert marked(collation.fullest) == "The {harbour} will be {closed} for a week"


def test_letter_case_and_typography_do_not_count() -> None:
    collation = collate("“The mayor’s boat – it sank”", ["the Mayor's boat - it sank"])
    assert marked(collation.others[0]) == "the Mayor's boat - it sank"
    assert marked(collation.fullest) == "“The mayor’s boat – it sank”"


def test_a_word_that_another_wording_leaves_out_is_marked_in_the_fullest() -> None:
    collation = collate("We shall not close the harbour", ["We shall close the harbour"])
    assert marked(collation.fullest) == "We shall {not} close the harbour"


def test_what_a_partial_wording_does_not_reach_is_not_marked() -> None:
    collation = collate("Nobody knows when the harbour will open again", ["the harbour will open"])
    assert marked(collation.fullest) == "Nobody knows when the harbour will open again"


def test_a_long_stretch_that_another_wording_leaves_out_is_not_marked() -> None:
    fullest = "The harbour, said the mayor in the town hall at noon before the band played, is shut"
    collation = collate(fullest, ["The harbour is shut"])
    assert marked(collation.fullest) == fullest


def test_neighbouring_words_that_differ_make_one_run() -> None:
    collation = collate("It sank", ["It “went down, slowly”"])
    assert collation.others == (
        (Run("It “", False), Run("went down, slowly", True), Run("”", False)),
    )


def test_scripts_without_spaces_are_compared_by_their_characters() -> None:
    collation = collate("港口已经关闭", ["港口没有关闭"])
    assert marked(collation.others[0]) == "港口{没有}关闭"


def test_the_words_of_every_run_together_are_the_text() -> None:
    texts = ["", "…", "“a b”  c\n", "гавань закрыта", "ميناء ألفا مغلق"]
    collation = collate("a гавань ميناء", texts)
    assert ["".join(run.text for run in runs or ()) for runs in collation.others] == texts


def test_wordings_too_long_to_compare_are_not_compared() -> None:
    words = "boat " * (int(MOST_WORD_PAIRS**0.5) + 1)
    assert collate(words, [words, "boat"]).others == (None, (Run("boat", False),))
