"""Actors found by their names, in whatever script, and never confused."""

from pathlib import Path

from dossiers import linked, write_dossier

from dossier.mentions import Mention


def mentions(tmp_path: Path, article: str, **actors: str) -> dict[str, tuple[Mention, ...]]:
    files = {
        "articles/herald.txt": article,
        "sources/herald.yaml": "title: News\noutlet: herald\norigin: own\n",
        "briefs/harbour.yaml": "title: News\ndate: 2031\nbottom_line: Nothing yet.\n",
        **{f"actors/{id}.yaml": text for id, text in actors.items()},
    }
    return dict(linked(write_dossier(tmp_path, files)).mentions)


def test_a_mention_gives_the_sentence_that_names_the_actor(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        "It rained. Ada Okafor opened the pier. It was full.\n",
        ada="name: Ada Okafor\nkind: person\n",
    )
    (mention,) = found["ada"]
    assert mention.sentence == "Ada Okafor opened the pier."
    assert (mention.record.key, mention.capture, mention.block) == ("source:herald", 0, 0)


def test_a_name_inside_a_longer_word_or_name_is_no_mention(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        "The Alvans of North Alva voted.\n",
        alva="name: Alva\nkind: state\n",
        north="name: North Alva\nkind: state\n",
    )
    assert "alva" not in found
    assert len(found["north"]) == 1


def test_names_are_found_in_scripts_without_spaces_and_before_particles(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        "외무상 최선희는 편지를 보냈다. 朝鲜外务相崔善姬发出信件。 министр Чхве Сон Хи сообщила.\n",
        choe=(
            "name: Choe Son Hui\nkind: person\nnames:\n"
            "  - text: 최선희\n  - text: 崔善姬\n  - text: Чхве Сон Хи\n"
        ),
    )
    assert [mention.name for mention in found["choe"]] == ["최선희", "崔善姬", "Чхве Сон Хи"]


def test_two_actors_that_share_a_name_both_get_the_mention_marked_as_shared(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        "Kim Il signed it.\n",
        elder="name: Kim Il\nkind: person\n",
        younger="name: Kim Il\nkind: person\n",
    )
    assert found["elder"][0].shared_with == ("younger",)
    assert found["younger"][0].shared_with == ("elder",)


def test_apostrophes_and_hyphens_of_any_kind_spell_one_name(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        "The People's Port‑Council met.\n",
        council="name: People’s Port-Council\nkind: organisation\n",
    )
    assert len(found["council"]) == 1


def test_a_heading_is_no_part_of_the_sentence_below_it(tmp_path: Path) -> None:
    brief = """
        title: News
        date: 2031
        bottom_line: Nothing yet.
        body: |
          ## What was said

          Ada Okafor opened the pier.
        """
    files = {
        "briefs/harbour.yaml": brief,
        "actors/ada.yaml": "name: Ada Okafor\nkind: person\n",
    }
    (mention,) = linked(write_dossier(tmp_path, files)).mentions["ada"]
    assert mention.sentence == "Ada Okafor opened the pier."
