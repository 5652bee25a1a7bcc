"""What is kept between builds: used again where nothing changed, and never where anything did."""

from collections.abc import Callable

import pytest
from dossiers import PROJECT, site_of
from markupsafe import Markup

from dossier.pages import plan
from dossier.recall import Memory, Said, Very

HARBOUR = PROJECT / "tests" / "sites" / "harbour" / "content"


def counted(calls: list[str]) -> Callable[[str], str]:
    def shout(text: str) -> str:
        calls.append(text)
        return text.upper()

    return shout


def test_what_is_made_from_the_same_is_made_once() -> None:
    calls: list[str] = []
    shout, recall = counted(calls), Memory()

    assert [recall(shout, "shut"), recall(shout, "open"), recall(shout, "shut")] == [
        "SHUT",
        "OPEN",
        "SHUT",
    ]
    assert calls == ["shut", "open"]


def test_what_a_whole_build_has_not_used_is_forgotten() -> None:
    calls: list[str] = []
    shout, recall = counted(calls), Memory()
    recall(shout, "shut")
    recall(shout, "open")
    recall.forget()
    recall(shout, "shut")
    recall.forget()

    recall(shout, "shut")
    recall(shout, "open")

    assert calls == ["shut", "open", "open"]


def test_an_exception_is_no_result() -> None:
    recall, answers = Memory(), iter([ValueError("not yet"), "open"])

    def ask() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ValueError, match="not yet"):
        recall(ask)
    assert recall(ask) == "open"


def test_inputs_are_told_apart_by_what_they_are_and_by_all_they_say() -> None:
    one, same = ["shut"], ["shut"]

    assert Very(one) == Very(one)
    assert Very(one) != Very(same)
    assert Said(one) == Said(same)
    assert Said(("<b>",)) != Said((Markup("<b>"),))
    assert (Markup("<b>"),) == ("<b>",)


def test_every_page_says_all_that_it_shows() -> None:
    first, second = (plan(site_of(HARBOUR)) for _ in range(2))

    assert [repr(page) for page in first] == [repr(page) for page in second]
