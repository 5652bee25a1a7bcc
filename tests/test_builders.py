"""The claim about builders in this project's own dossier, and what one more article makes of it."""

import hashlib
import shutil
from pathlib import Path

import pytest
from dossiers import CONTENT, linked, problems_of, write_dossier

from dossier.claims import Claim, claims_of
from dossier.origins import Evidence

STATEMENT = "statement:korean-builders"
TEXT = "Korean builders could come to the Donbas by the autumn, the ambassador said.\n"
ARTICLE = """
    title: Builders by the autumn
    outlet: OUTLET
    published: 2022-07-20
    language: en
    origin: ORIGIN
    captures:
      - {file: sixth.txt, sha256: SHA256}
    """
WORDING = """
  - source: sixth
    quote: Korean builders could come to the Donbas by the autumn
    mode: paraphrase
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    return folder


def evidence(content: Path, key: str = STATEMENT) -> Evidence:
    found: list[Claim] = [c for c in claims_of(linked(content)) if c.record.key == key]
    return found[0].evidence


def with_sixth(content: Path, *, outlet: str, origin: str, **actors: str) -> Path:
    """The dossier with a sixth article that has the ambassador's remark as well."""
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    text = ARTICLE.replace("OUTLET", outlet).replace("ORIGIN", origin).replace("SHA256", sha256)
    files = {"articles/sixth.txt": TEXT, "sources/sixth.yaml": text}
    files |= {f"actors/{id.replace('_', '-')}.yaml": text for id, text in actors.items()}
    statement = content / "statements/korean-builders.yaml"
    old = statement.read_text(encoding="utf-8")
    new = old.replace("topics:", WORDING.lstrip("\n") + "topics:", 1)
    write_dossier(content, files, bare=True)
    statement.write_text(new, encoding="utf-8")
    errors = [problem for problem in problems_of(content) if ": error:" in problem]
    assert errors == []
    return content


HERALD = "name: The Alva Herald\nkind: outlet\n"


def test_builders_rest_on_one_interview(content: Path) -> None:
    found = evidence(content)
    assert [origin.documents for origin in found.origins] == [("izvestia-interview",)]
    assert found.verdict == "single"


def test_a_sixth_article_that_cites_the_interview_adds_a_document_and_no_origin(
    content: Path,
) -> None:
    with_sixth(content, outlet="herald", origin="[izvestia-interview]", herald=HERALD)
    found = evidence(content)
    assert (len(found.documents), len(found.outlets), len(found.origins)) == (3, 3, 1)


def test_a_first_hand_source_makes_two_origins(content: Path) -> None:
    found = evidence(with_sixth(content, outlet="herald", origin="own", herald=HERALD))
    assert [origin.publisher for origin in found.origins] == ["izvestia", "herald"]
    assert found.verdict == "corroborated"


def test_an_article_of_unknown_origin_does_not_raise_the_count(content: Path) -> None:
    found = evidence(with_sixth(content, outlet="herald", origin="unknown", herald=HERALD))
    assert (len(found.documents), len(found.origins), found.unknown) == (3, 1, ("sixth",))
    assert found.verdict == "single"


def test_another_edition_of_the_interviewer_is_the_same_origin(content: Path) -> None:
    weekly = "name: Izvestia Weekly\nkind: outlet\nrelationships:\n"
    weekly += "  - {type: part-of, actor: izvestia}\n"
    with_sixth(content, outlet="izvestia-weekly", origin="own", izvestia_weekly=weekly)
    found = evidence(content)
    assert [origin.documents for origin in found.origins] == [("izvestia-interview", "sixth")]
    assert found.verdict == "single"


def test_two_captures_of_one_article_are_one_document(content: Path) -> None:
    assert len(linked(content).captures["moscow-times-2022-07-19"]) == 2
    assert evidence(content).documents == ("moscow-times-2022-07-19", "republic-world-builders")


def test_one_article_with_two_origins_is_counted_right_for_each_claim(content: Path) -> None:
    interview = evidence(content, "statement:no-selfish-motive")
    assert [origin.publisher for origin in interview.origins] == ["izvestia"]
    ministry = evidence(content, "statement:ukraine-condemns-recognition")
    assert ministry.documents == ("republic-world-builders",)
    assert [origin.documents for origin in ministry.origins] == [("ukraine-mfa-2022-07-13",)]
