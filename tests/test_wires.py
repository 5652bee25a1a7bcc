"""Four stories as agencies and papers told them: who had it from whom, counted exactly.

The dossier in tests/wires/ declares every origin. Without its declarations each outlet passes for
an origin of its own, and the second opinion has to find out what it can.
"""

import re
from dataclasses import dataclass
from shutil import copytree

import pytest
from dossiers import PROJECT, linked, made

from dossier.audit import Audit
from dossier.checks import check
from dossier.linking import Dossier
from dossier.secondopinion.attribution import attributions
from dossier.secondopinion.reuse import reuses
from dossier.verification import verify

WIRES = PROJECT / "tests" / "wires" / "content"
SECOND_OPINION = ("undeclared-origin", "undeclared-reuse")


@dataclass(frozen=True)
class Count:
    """What a claim rests on: how many documents, how many outlets, and which origins."""

    documents: int
    outlets: int
    origins: tuple[str, ...]
    unknown: tuple[str, ...] = ()


COUNTS = {
    # A ferry is lost: an agency, a daily with its Sunday paper, and another agency were there.
    "event gannet-sails": Count(4, 4, ("alva-press",)),
    "event gannet-sinks": Count(3, 3, ("alva-press", "alva-herald", "northern-wire")),
    "event dead-laid-out": Count(2, 1, ("alva-herald",)),
    "answer ferry-dead 1": Count(4, 4, ("alva-press",)),
    "answer ferry-dead 2": Count(3, 2, ("alva-herald", "northern-wire")),
    "statement every-boat-we-had": Count(4, 4, ("alva-press", "alva-herald")),
    "judgement alva-spring 1": Count(3, 2, ("alva-herald", "northern-wire")),
    # Barley for dredgers: one minister told one paper.
    "event barley-deal": Count(4, 4, ("harbour-courier",)),
    "event berth-cleared": Count(2, 1, ("harbour-courier",)),
    "event dredgers-sail": Count(2, 2, ("northern-wire",)),
    "event barley-ship-named": Count(3, 3, ("tomas-reyl",)),
    "statement barley-for-dredgers": Count(5, 4, ("harbour-courier",)),
    "judgement alva-spring 2": Count(4, 4, ("harbour-courier",)),
    "judgement alva-spring 3": Count(2, 2, ("harbour-courier", "northern-wire")),
    # The dockers vote: two reporters were in the hall, and one paper was handed out there.
    "event strike-vote": Count(5, 5, ("northern-wire", "radio-meridian")),
    "event rosters-cut-rest": Count(3, 3, ("northern-wire",)),
    "event exemptions": Count(3, 3, ("northern-wire", "radio-meridian")),
    "event pickets": Count(2, 2, ("harbour-courier",), ("strike-herald",)),
    "statement laying-down-hooks": Count(2, 2, ("dockers-union",)),
    "judgement alva-spring 4": Count(1, 1, (), ("strike-herald",)),
    # A bridge is closed: a ministry says so, and one reporter stands on either bank.
    "event bridge-closed": Count(4, 4, ("sorelle-interior-ministry",)),
    "event bridge-barred": Count(3, 3, ("harbour-courier", "northern-wire")),
    "event bridge-reopens": Count(1, 1, ("northern-wire", "sorelle-interior-ministry")),
    "answer length-of-the-queue 1": Count(2, 2, ("harbour-courier",)),
    "answer length-of-the-queue 2": Count(1, 1, ("northern-wire",)),
    "judgement alva-spring 5": Count(3, 3, ("sorelle-interior-ministry", "harbour-courier")),
    # The editors' own assessment.
    "judgement alva-spring 6": Count(0, 0, ()),
}

# Where nothing is declared: how many origins there are, and how many there seem to be.
MISCOUNTED = {
    "event gannet-sails": (1, 4),
    "answer ferry-dead 1": (1, 4),
    "statement every-boat-we-had": (2, 4),
    "event barley-deal": (1, 4),
    "event dredgers-sail": (1, 2),
    "event barley-ship-named": (1, 3),
    "statement barley-for-dredgers": (1, 4),
    "judgement alva-spring 2": (1, 4),
    "event strike-vote": (2, 5),
    "event rosters-cut-rest": (1, 3),
    "event exemptions": (2, 3),
    "event pickets": (1, 2),
    "statement laying-down-hooks": (1, 2),
    "judgement alva-spring 4": (0, 1),
    "event bridge-closed": (1, 4),
    "event bridge-barred": (2, 3),
    "event bridge-reopens": (2, 1),  # the reporter passes for the ministry too
    "answer length-of-the-queue 1": (1, 2),
    "judgement alva-spring 5": (2, 3),
}

# The later text, and the earlier one whose words it has.
COPIES = {
    ("ferry-coastline", "ferry-alva-press"),  # its end cut off, with boilerplate around it
    ("grain-herald", "grain-alva-press"),  # under a lead of its own
    ("strike-courier", "strike-northern-wire"),  # two paragraphs within a report of its own
    ("border-herald", "border-alva-press"),  # cut short, a notice put into it
    ("border-islander", "border-herald"),  # a copy of the copy, notice and all
}

# The texts that say from which outlet they have it.
ATTRIBUTIONS = {
    ("ferry-coastline", "alva-press"),
    ("ferry-priboy", "alva-press"),
    ("ferry-le-quai", "alva-press"),
    ("ferry-le-quai", "priboy"),
    ("grain-alva-press", "harbour-courier"),
    ("grain-herald", "harbour-courier"),
    ("grain-haean-ilbo", "alva-press"),
    ("grain-haean-ilbo", "harbour-courier"),
    ("grain-islander", "harbour-courier"),
    ("grain-islander", "northern-wire"),
    ("strike-bereh", "radio-meridian"),
    ("strike-coastline", "bereh"),
    ("border-herald", "alva-press"),
    ("border-priboy", "harbour-courier"),
    ("border-islander", "alva-herald"),
}

# Derived, and no text says so: only an editor who reads both can tell.
SILENT = {"strike-islander"}

# Texts that share with others what proves nothing, or that name an outlet for another reason.
FALSE_FRIENDS = {
    "ferry-alva-press",  # quotes the sentence that the Herald quotes
    "ferry-herald",  # quotes the sentence that the agency quotes
    "ferry-sunday-herald",  # of one house with the Herald
    "ferry-northern-wire",  # the Courier kept from the pier, its building, a picture's credit
    "grain-courier-interview",  # answers that the paper itself will print again
    "grain-courier-second",  # repeats its own interview of a week ago
    "strike-northern-wire",  # prints the resolution between quotation marks
    "strike-radio-meridian",  # prints it as a block, in its other capture bare
    "strike-herald",  # the Courier across the street, and in a boat; a phrase that every paper has
    "border-alva-press",  # quotes the ministry in English
    "border-le-quai",  # quotes the ministry in French
    "border-courier",  # refers to its own report, credits a picture
    "border-northern-wire",  # a man of the Herald is led back by the elbow; that phrase again
    "grain-northern-wire",  # men who answered an advertisement in the Courier
}


@pytest.fixture(scope="module")
def declared() -> Dossier:
    """The dossier with every origin declared."""
    return linked(WIRES)


@pytest.fixture(scope="module")
def undeclared(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The same texts and claims, as if each article were first-hand."""
    folder = copytree(WIRES, tmp_path_factory.mktemp("wires") / "content")
    for file in folder.rglob("*.yaml"):
        file.write_text(without_declarations(file.read_text("utf-8")), "utf-8")
    return linked(folder)


def without_declarations(record: str) -> str:
    """A record in which a held source is its own origin and no passage comes by way of another."""
    if "\ncaptures:\n" in record:
        record = re.sub(r"(?m)^origin: .*$", "origin: own", record)
    record = re.sub(r"(?m)^ +via: .*\n", "", record)
    return re.sub(r'(?<=")\s+via [a-z0-9-]+(?=[;\]])', "", record)


def counts(dossier: Dossier) -> dict[str, Count]:
    """What every claim rests on, by a name for the claim."""
    return {
        f"{claim.kind} {claim.record.id} {claim.number or ''}".strip(): Count(
            len(claim.evidence.documents),
            len(claim.evidence.outlets),
            tuple(origin.publisher for origin in claim.evidence.origins),
            claim.evidence.unknown,
        )
        for claim in Audit(verify(dossier)).claims
    }


def test_the_dossier_that_declares_every_origin_has_no_problem_at_all() -> None:
    result = made(WIRES)
    assert [str(problem) for problem in result.problems] == []
    assert result.files is not None


def test_every_quotation_stands_in_the_article_it_is_taken_from(declared: Dossier) -> None:
    audit = Audit(verify(declared))
    assert audit.quoted == audit.verified > 0


def test_every_claim_rests_on_exactly_these_documents_outlets_and_origins(
    declared: Dossier,
) -> None:
    assert counts(declared) == COUNTS


def test_with_nothing_declared_every_outlet_passes_for_an_origin(undeclared: Dossier) -> None:
    naive = counts(undeclared)
    assert {name: (count.documents, count.outlets) for name, count in naive.items()} == {
        name: (count.documents, count.outlets) for name, count in COUNTS.items()
    }
    assert [name for name, count in naive.items() if len(count.origins) != count.outlets] == []
    assert [name for name, count in naive.items() if count.unknown] == []


def test_with_nothing_declared_exactly_these_claims_are_miscounted(undeclared: Dossier) -> None:
    pairs = {
        name: (len(COUNTS[name].origins), len(count.origins))
        for name, count in counts(undeclared).items()
    }
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == MISCOUNTED


def test_the_second_opinion_names_exactly_the_copies(undeclared: Dossier) -> None:
    assert {(reuse.source, reuse.other) for reuse in reuses(undeclared)} == COPIES


def test_the_second_opinion_names_exactly_the_outlets_that_the_texts_name_as_theirs(
    undeclared: Dossier,
) -> None:
    assert {(found.source, found.outlet) for found in attributions(undeclared)} == ATTRIBUTIONS


def test_each_copy_and_each_attribution_is_one_warning_at_its_source(undeclared: Dossier) -> None:
    warned = [(p.code, p.record) for p in check(verify(undeclared)) if p.code in SECOND_OPINION]
    assert sorted(warned) == sorted(
        [("undeclared-reuse", f"source:{later}") for later, _ in COPIES]
        + [("undeclared-origin", f"source:{source}") for source, _ in ATTRIBUTIONS]
    )


def test_every_article_is_expected_to_be_told_of_or_not(declared: Dossier) -> None:
    told = {source for source, _ in COPIES | ATTRIBUTIONS}
    assert {id for id in declared.sources if declared.is_held(id)} == told | SILENT | FALSE_FRIENDS
    assert told.isdisjoint(SILENT | FALSE_FRIENDS)
