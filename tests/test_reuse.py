"""The same words in two archived texts, and quotations that are in both for another reason."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from dossiers import PROJECT, linked, problems_of, write_dossier

from dossier.articles import read_article
from dossier.secondopinion.reuse import Reuse, reuses
from dossier.secondopinion.spoken import quotations

WALK_OUT = (
    "The pilots of Port Alva walked out at dawn on Tuesday and left eleven ships at anchor in the"
    " roads, among them a tanker with fuel for the islands."
)
QUOTED = (
    "We have asked for two men on every bridge at night since the winter began, and each time we"
    " have been told to wait for the next council and for the money of the next year"
)
MORNING = (
    "Nobody sails from here today. {} The mayor spoke of a sad day for the town and its trade."
)
EVENING = "A grey evening on the quay. {} Fishermen played cards, and the band stayed at home."


def papers(one: str, other: str, /, **fields: str) -> dict[str, str]:
    """A report of the morning and one of another paper in the evening, with these texts."""
    record = "title: {0}\noutlet: {0}\npublished: 2031-05-{1}\nlanguage: {2}\norigin: {3}\n"
    language = fields.get("language", "en")
    return {
        "actors/dawn.yaml": "name: The Dawn\nkind: outlet\n",
        "actors/dusk.yaml": "name: The Dusk\nkind: outlet\n",
        "sources/morning.yaml": record.format("dawn", 13, language, fields.get("morning", "own")),
        "sources/evening.yaml": record.format("dusk", 14, language, fields.get("evening", "own")),
        "articles/morning.txt": one,
        "articles/evening.txt": other,
    }


def found(folder: Path, files: dict[str, str]) -> list[tuple[str, str, int]]:
    """Source, other source and longest run of each reuse."""
    return [(r.source, r.other, r.run) for r in reuses(linked(write_dossier(folder, files)))]


def test_the_later_text_is_told_with_the_longest_run_and_the_share(tmp_path: Path) -> None:
    files = papers(MORNING.format(WALK_OUT), EVENING.format(WALK_OUT))
    (reuse,) = reuses(linked(write_dossier(tmp_path, files)))
    assert (reuse.source, reuse.other) == ("evening", "morning")
    assert (reuse.run, reuse.unit.name) == (29, "words")
    assert reuse.share == pytest.approx(25 / 40)


def test_fourteen_words_in_a_row_are_chance_and_fifteen_are_not(tmp_path: Path) -> None:
    far = " ".join(f"word{n}" for n in range(60))
    words = WALK_OUT.replace(",", "").split()
    for length in (14, 15):
        both = " ".join(words[:length]) + "."
        files = papers(MORNING.format(both) + far, f"{far.upper()[::-1]}. " + EVENING.format(both))
        expected = [("evening", "morning", 15)] if length == 15 else []
        assert found(tmp_path / str(length), files) == expected


def test_typography_and_case_are_not_compared(tmp_path: Path) -> None:
    text = (
        "The harbour’s re-opening – on the 6,500th day of the dispute – pleased all who live by it."
    )
    other = "THE HARBOUR'S RE-OPENING - ON THE 6,500TH DAY OF THE DIS\u00adPUTE - PLEASED ALL WHO"
    files = papers(text, f"{other}\nLIVE BY IT.")
    assert found(tmp_path, files) == [("evening", "morning", 18)]


def test_a_rewrite_in_pieces_is_told_by_its_share(tmp_path: Path) -> None:
    pieces = WALK_OUT.replace(",", "").removesuffix(".").split()
    rewritten = " ".join(pieces[:12]) + " yesterday " + " ".join(pieces[12:24]) + " of theirs "
    (reuse,) = reuses(linked(write_dossier(tmp_path, papers(WALK_OUT, rewritten))))
    assert (reuse.run, round(reuse.share, 2)) == (12, 0.7)


@pytest.mark.parametrize(
    ("morning", "evening"),
    [("own", "[morning]"), ("[evening]", "own"), ("[wire]", "[wire]"), ("[wire]", "[relay]")],
)
def test_a_declared_derivation_is_not_told(morning: str, evening: str, tmp_path: Path) -> None:
    files = papers(WALK_OUT, WALK_OUT, morning=morning, evening=evening) | {
        "sources/wire.yaml": "title: Wire\noutlet: herald\norigin: own\n",
        "sources/relay.yaml": "title: Relay\noutlet: herald\norigin: [wire]\n",
    }
    assert found(tmp_path, files) == []


def test_a_passage_cited_by_way_of_the_other_declares_it(tmp_path: Path) -> None:
    event = "title: A\ndate: 2031-05-13\ncite: [{source: evening, via: morning}]\n"
    assert found(tmp_path, papers(WALK_OUT, WALK_OUT) | {"events/strike.yaml": event}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{QUOTED}.”", f'"{QUOTED}."'),
        (f"„{QUOTED}“", f"«{QUOTED}»"),
        (f"‘{QUOTED},’", f"'{QUOTED},'"),
        (f"「{QUOTED}」", f"『{QUOTED}』"),
        (f"``{QUOTED}''", f"“{QUOTED}”"),
        (f"»{QUOTED}«", f"”{QUOTED}”"),
        (f"she said: « {QUOTED} »", f'she said: " {QUOTED} ".'),
        ("“" + QUOTED.replace(", ", ",\n\n“") + "”", f"«{QUOTED}»"),
        ("«" + QUOTED.replace(", ", ",\n\n") + "»", f"“{QUOTED}”"),
    ],
)
def test_two_that_quote_the_same_sentence_are_no_copies(
    one: str, other: str, tmp_path: Path
) -> None:
    assert found(tmp_path, papers(MORNING.format(one), EVENING.format(other))) == []


def test_a_block_quotation_is_a_quotation(tmp_path: Path) -> None:
    files = papers("", EVENING.format(f"\n\n“{QUOTED}”\n\n"))
    del files["articles/morning.txt"]
    files["articles/morning.md"] = f"Nobody sails.\n\n> {QUOTED}.\n\nThe mayor was sad.\n"
    assert found(tmp_path, files) == []


def test_words_on_both_sides_of_a_quotation_are_no_neighbours(tmp_path: Path) -> None:
    words = WALK_OUT.split()
    broken = " ".join([*words[:14], f"“{QUOTED}”", *words[14:]])
    assert found(tmp_path, papers(broken, WALK_OUT + EVENING)) == [("evening", "morning", 15)]


def test_names_and_single_words_in_quotation_marks_stay(tmp_path: Path) -> None:
    text = WALK_OUT.replace("Port Alva", "“Port Alva”").replace("tanker", "‘tanker’")
    assert found(tmp_path, papers(text, text)) == [("evening", "morning", 29)]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ strike and the pilots’ walk-out, 'twas said, are the unions’ last.",
        "He opened a “quotation that never ends and went on and on",
        "Dat was 's avonds laat, 't regende, en de jaren '90 waren voorbij in deze stad.",
    ],
)
def test_apostrophes_and_lone_marks_open_nothing(text: str) -> None:
    assert quotations(read_article("a.txt", text.encode())) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He said, “Yes.” 'The workers' strike is over,' he said.",
            ["“Yes.”", "'The workers' strike is over,'"],
        ),
        ("'I am well,' he said. ''A man,'' he said.", ["'I am well,'", "''A man,''"]),
        ("ООО «Роза» и «Мы «Ромашку» знаем», — сказал он.", ["«Роза»", "«Мы «Ромашку» знаем»"]),
        ("그는 '핵무력'을 보고 \"좋다\"라고 했다.", ["'핵무력'", '"좋다"']),
        ('ארה"ב אמרה "כן" אתמול.', ['"כן"']),
        ("记者说：“好的。”他又说「不好」。", ["“好的。”", "「不好」"]),
        ('She declared, "Step by step.\n\nHe said "no" to it.', ['"no"']),
    ],
)
def test_quotations_are_found_in_any_style(text: str, expected: list[str]) -> None:
    article = read_article("a.txt", text.encode())
    assert [article.text[span.start : span.end] for span in quotations(article)] == expected


def test_omitted_passages_are_not_compared(tmp_path: Path) -> None:
    files = papers(f"A grey day.\n\n{WALK_OUT}\n", f"The sun shone.\n\n{WALK_OUT}\n")
    files["sources/evening.yaml"] += "omit: ['The pilots … the islands.']\n"
    assert found(tmp_path, files) == []


def test_two_captures_of_one_source_are_one_document(tmp_path: Path) -> None:
    files = papers(EVENING.format(""), MORNING.format(WALK_OUT))
    captures = "captures: [{file: evening.txt}, {file: again.txt}]\n"
    files["sources/evening.yaml"] += captures
    files["articles/again.txt"] = EVENING.format(WALK_OUT)
    assert found(tmp_path / "alone", files) == []
    files["articles/morning.txt"] = MORNING.format(WALK_OUT)
    assert found(tmp_path / "beside", files) == [("evening", "morning", 47)]


def test_of_one_publisher_only_texts_that_are_largely_the_same_are_told(tmp_path: Path) -> None:
    part = "name: The Dusk\nkind: outlet\nrelationships: [{type: part-of, actor: dawn}]\n"
    long = " ".join(f"word{n}" for n in range(200))
    for text, expected in ((long, []), ("", [("evening", "morning", 29)])):
        files = papers(MORNING.format(WALK_OUT) + text, EVENING.format(WALK_OUT) + text[::-1])
        assert found(tmp_path / str(len(text)), files | {"actors/dusk.yaml": part}) == expected


RUSSIAN = (
    "Лоцманы порта Алва на рассвете во вторник прекратили работу, и одиннадцать судов остались на"
    " рейде, среди них танкер с топливом для островов."
)
KOREAN = (
    "알바 항의 도선사들이 화요일 새벽 작업을 중단하면서 섬으로 가는 연료를 실은 유조선을 포함한"
    " 선박 열한 척이 정박지에 남게 되었다고 항만 당국이 저녁에 밝혔다."
)
CHINESE = "阿尔瓦港的领航员周二黎明停止工作，十一艘船只留在锚地，其中包括一艘为群岛运送燃料的油轮。"
ARABIC = (
    "توقف مرشدو ميناء ألفا عن العمل فجر الثلاثاء وبقيت إحدى عشرة سفينة راسية في عرض البحر من بينها"
    " ناقلة وقود كانت متجهة إلى الجزر البعيدة."
)


@pytest.mark.parametrize(
    ("language", "text", "quoted", "run", "unit"),
    [
        ("ru", RUSSIAN, f"«{RUSSIAN}», — сказал он.", 22, "words"),
        ("ko", KOREAN, f'그는 "{KOREAN}"라고 말했다.', 23, "words"),
        ("zh", CHINESE, f"他说：“{CHINESE}”", 41, "characters"),
        ("ja", CHINESE, f"「{CHINESE}」と話した。", 41, "characters"),
        ("ar", ARABIC, f"قال: «{ARABIC}»", 25, "words"),
    ],
)
def test_every_script_is_compared(
    language: str, text: str, quoted: str, run: int, unit: str, tmp_path: Path
) -> None:
    files = papers(text, text, language=language)
    (reuse,) = reuses(linked(write_dossier(tmp_path / "copied", files)))
    assert (reuse.run, reuse.unit.name) == (run, unit)
    assert found(tmp_path / "quoted", papers(quoted, quoted, language=language)) == []


def test_a_source_is_told_with_the_earlier_one_it_has_most_in_common_with(tmp_path: Path) -> None:
    files = papers(WALK_OUT, EVENING.format(WALK_OUT + " " + QUOTED))
    files["sources/noon.yaml"] = "title: N\noutlet: herald\norigin: own\npublished: 2031-05-13~\n"
    files["articles/noon.txt"] = MORNING.format(WALK_OUT + " " + QUOTED)
    runs = {source: other for source, other, _ in found(tmp_path, files)}
    assert runs["evening"] == "noon"


def test_a_source_without_a_date_is_the_later_one(tmp_path: Path) -> None:
    files = papers(WALK_OUT, WALK_OUT)
    files["sources/morning.yaml"] = "title: M\noutlet: dawn\norigin: own\n"
    assert found(tmp_path, files) == [("morning", "evening", 29)]


def test_a_text_that_hundreds_have_copied_is_told_for_each_of_them(tmp_path: Path) -> None:
    files = papers(WALK_OUT, EVENING)
    for n in range(300):
        files[f"actors/paper-{n}.yaml"] = f"name: Paper {n}\nkind: outlet\n"
        files[f"sources/copy-{n}.yaml"] = f"title: C\noutlet: paper-{n}\norigin: own\n"
        files[f"articles/copy-{n}.txt"] = f"Day {n}. {WALK_OUT} {n} saw it."
    told = found(tmp_path, files)
    assert len(told) == 300
    assert {run for _, _, run in told} == {29}


def warned(folder: Path, files: dict[str, str]) -> list[str]:
    return [p for p in problems_of(write_dossier(folder, files)) if "[undeclared-reuse]" in p]


def test_the_warning_says_what_to_write_where(tmp_path: Path) -> None:
    files = papers(MORNING.format(WALK_OUT), EVENING.format(WALK_OUT), evening="[herald]")
    assert warned(tmp_path, files) == [
        'sources/evening.yaml:5:9: warning: "evening" has 29 words in a row in common with'
        ' "morning" (62 % of the shorter text), and neither states the other as its origin'
        " [undeclared-reuse]\n  write `origin: [herald, morning]` in sources/evening.yaml (or"
        " `via: morning` where these words are cited), `origin: [evening]` in"
        " sources/morning.yaml if it is the other way round, or in both the document that both"
        " have them from; put into `omit` what is not the article; else accept the warning"
    ]


def test_a_text_in_pieces_is_worded_by_its_share(tmp_path: Path) -> None:
    pieces = WALK_OUT.replace(",", "").removesuffix(".").split()
    rewritten = " ".join(pieces[:12]) + " yesterday " + " ".join(pieces[12:24]) + " of theirs "
    (problem,) = warned(tmp_path, papers(WALK_OUT, rewritten))
    assert (
        '"evening" has 70 % of the shorter text in common with "morning", up to 12 words in a row,'
        " and neither states the other as its origin [undeclared-reuse]"
    ) in problem


def test_the_warning_can_be_accepted(tmp_path: Path) -> None:
    accepted = """
        title: The harbour of Port Alva
        as_of: 2031-05-20
        lead: harbour
        accepted:
          - {code: undeclared-reuse, record: "source:evening", reason: One author wrote both.}
        """
    assert warned(tmp_path, papers(WALK_OUT, WALK_OUT) | {"dossier.yaml": accepted}) == []


def test_every_process_gives_the_same_verdicts(tmp_path: Path) -> None:
    write_dossier(tmp_path, papers(MORNING.format(WALK_OUT), EVENING.format(WALK_OUT)))
    command = [sys.executable, str(PROJECT / "build.py"), "check", "--content", str(tmp_path)]
    runs = [
        subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert "undeclared-reuse" in runs[0]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "Nothing."),
        ("aa " * 100_000, "bb " * 100_000),
        ("“" * 100_000, '"a ' * 50_000),
        ("the workers' strike " * 10_000, "s' " * 50_000),
        ("« “ ‘ " * 30_000, "’ ” » " * 30_000),
    ],
)
def test_no_text_takes_long_to_compare(one: str, other: str, tmp_path: Path) -> None:
    assert found(tmp_path, papers(one, other)) == []


def test_one_word_without_end_is_the_same_text_twice(tmp_path: Path) -> None:
    files = papers("aa " * 1_000_000, "aa " * 900_000)
    (reuse,) = reuses(linked(write_dossier(tmp_path, files)))
    assert isinstance(reuse, Reuse)
    assert (reuse.run, reuse.share) == (200_000, 1.0)
