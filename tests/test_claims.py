"""What a dossier claims: each claim once, with all that it cites."""

from pathlib import Path

from dossiers import linked, write_dossier

from dossier.claims import Claim, claims_of, sentences_of

FILES = {
    "briefs/harbour.yaml": """
        title: The harbour closes
        date: 2031-05-20
        bottom_line: It is closed.[@herald] The band played on.
        key_judgements:
          - text: It stays closed.[@herald] Nobody knows for how long.[@rumour]
          - text: It will open in June.
            assessment: true
        body: |
          On Monday[@herald] the harbour closed.[@rumour] So it was said.
        """,
    "sources/rumour.yaml": "title: A rumour\noutlet: herald\norigin: unknown\n",
    "events/closing.yaml": """
        date: 2031-05-12
        title: It closed
        summary: It closed.[@herald]
        cite: [{source: rumour}]
        """,
    "actors/mayor.yaml": "name: The mayor\nkind: person\n",
    "statements/closed.yaml": """
        speaker: mayor
        gist: It is closed.[@rumour]
        wordings:
          - {source: herald, mode: paraphrase, quote: the harbour has been closed since Monday}
        note: He said it twice.[@herald]
        """,
    "disagreements/day.yaml": """
        question: On which day?
        answers:
          - {answer: Monday, cite: [{source: herald}]}
          - {answer: Tuesday, cite: [{source: rumour}]}
        """,
}


def brief(claims: list[Claim]) -> list[tuple[str, str, int, tuple[str, ...]]]:
    return [(c.kind, c.text, c.number, tuple(each.source for each in c.citations)) for c in claims]


def test_judgements_events_statements_and_answers_are_claims(tmp_path: Path) -> None:
    claims = list(claims_of(linked(write_dossier(tmp_path, FILES))))
    assert brief(claims) == [
        ("judgement", "It stays closed. Nobody knows for how long.", 1, ("herald", "rumour")),
        ("judgement", "It will open in June.", 2, ()),
        ("event", "It closed", 0, ("herald", "rumour")),
        ("statement", "It is closed.", 0, ("rumour", "herald")),
        ("answer", "Monday", 1, ("herald",)),
        ("answer", "Tuesday", 2, ("rumour",)),
    ]
    assert [claim.assessment for claim in claims] == [False, True, False, False, False, False]


def test_every_sentence_that_cites_is_a_claim_of_its_own(tmp_path: Path) -> None:
    sentences = list(sentences_of(linked(write_dossier(tmp_path, FILES))))
    of_brief = [claim for claim in sentences if claim.record.kind == "brief"]
    assert brief(of_brief) == [
        ("sentence", "It is closed.", 1, ("herald",)),
        ("sentence", "It stays closed.", 2, ("herald",)),
        ("sentence", "Nobody knows for how long.", 3, ("rumour",)),
        ("sentence", "On Monday the harbour closed.", 4, ("herald", "rumour")),
    ]
    assert {claim.record.kind for claim in sentences} == {"brief", "event", "statement"}


def test_a_claim_says_what_it_amounts_to_and_what_it_needs(tmp_path: Path) -> None:
    claims = list(claims_of(linked(write_dossier(tmp_path, FILES))))
    verdicts = [(claim.evidence.verdict, claim.needed) for claim in claims if claim.citations]
    single, unknown = ("single", ("herald",)), ("unknown", ("rumour",))
    assert verdicts == [single, single, single, single, unknown]
