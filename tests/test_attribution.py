"""What a text says it has from an outlet, held against what its source states."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from dossiers import linked, problems_of, write_dossier

from dossier.secondopinion.attribution import attributions
from dossier.secondopinion.phrases import phrases

OUTLETS = {
    "actors/gazette.yaml": "name: The Gazette\nkind: outlet\n",
    "actors/courier.yaml": """
        name: The Harbour Courier
        kind: outlet
        names:
          - {text: Портовый вестник, language: ru}
          - {text: Известия, language: ru}
          - {text: Українська правда, language: uk}
          - {text: Gazeta Portowa, language: pl}
          - {text: 하버일보, language: ko}
          - {text: 海港日报, language: zh}
          - {text: 港湾新聞, language: ja}
          - {text: Hafenbote, language: de}
          - {text: Courrier du Port, language: fr}
          - {text: الميناء, language: ar}
          - {text: הנמל, language: he}
          - {text: हार्बर टाइम्स, language: hi}
          - {text: Liman Postası, language: tr}
        """,
    "actors/press.yaml": "name: Alva Press\nkind: outlet\n",
}


def story(text: str, origin: str = "own", language: str = "en") -> dict[str, str]:
    """A story of the Gazette, `story`, with such a text and origin."""
    return {
        **OUTLETS,
        "articles/story.txt": text,
        "sources/story.yaml": f"""
            title: A story
            outlet: gazette
            language: {language}
            origin: {origin}
            """,
    }


def told(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """The outlets and phrases that are told of the story."""
    found = attributions(linked(write_dossier(folder, files)))
    return [(each.outlet, each.phrase) for each in found if each.source == "story"]


def phrase(folder: Path, text: str, language: str = "en") -> str:
    """The phrase that a text is told for; empty if for none."""
    return next((found for _, found in told(folder, story(text, language=language))), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” she told the Harbour Courier.", "told the Harbour Courier"),
        ("He told the pro-harbour daily Harbour Courier so.", None),
        ("The strike is over, the Harbour Courier reported.", "the Harbour Courier reported"),
        ("In an interview with the Harbour Courier she wept.", None),
        ("According to the weekly Harbour Courier it rained.", None),
        ("It rained, Alva Press on Monday reported citing pilots.", None),
        ("PORT ALVA, July 14 (Alva Press) - The pilots walked out.", "(Alva Press) -"),
        ("PORT ALVA, July 14. /Alva Press/. The pilots walked out.", "/Alva Press/"),
        ("The pilots walked out, reported Alva Press.", "reported Alva Press"),
        ("The envoy told Alva's state-affiliated agency Alva Press so.", None),
        ("The Harbour Courier has learned the name of the ship.", None),
        ("By Alva Press\n\nThe pilots walked out.\n\nThey came back.", "By Alva Press"),
        ("It was a fair day. (With reporting by Alva Press)", "reporting by Alva Press"),
        ("The mayor of the U.S. town told the U.S. agency Alva Press so.", None),
    ],
)
def test_a_phrase_ascribes_something_to_an_outlet(
    text: str, expected: str | None, tmp_path: Path
) -> None:
    found = phrase(tmp_path, text)
    assert found == expected if expected else found


@pytest.mark.parametrize(
    "text",
    [
        "The offices of the Harbour Courier were searched, the police said.",
        "He subscribes to the Harbour Courier and reads it daily.",
        "An Alva Press photographer was hurt, the ministry said.",
        "Ada Okafor / Alva Press / AP",
        "Photograph: Getty/Alva Press/Reuters",
        "The pier at noon (Alva Press)",
        "Follow us on the Harbour Courier.",
        "The mayor told reporters outside the Harbour Courier that she was well.",
        "The mayor told them so. The Harbour Courier was closed.",
        "Reporters of the Harbour Courier said that they were barred from the pier.",
        "According to a plaque on the Harbour Courier building it is old.",
        "The mayor said that Alva Press was wrong.",
        "The mayor told lawmakers that Alva Press lied.",
        "An advertisement of the Harbour Courier said that the pier is old.",
        "A spokeswoman for Alva Press said that its photographer was well.",
        "The gazette said nothing.",
        "The Gazette reported it first.",
    ],
)
def test_an_outlet_that_is_only_mentioned_is_passed_over(text: str, tmp_path: Path) -> None:
    assert phrase(tmp_path, text) == ""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Об этом заявил «Известиям» посол.", "заявил «Известиям»"),
        ("ru", "По данным «Известий», порт закрыт.", "По данным «Известий»"),
        ("ru", "Рассказал он «Портовому вестнику».", "Рассказал он «Портовому вестнику»"),
        ("ru", "АЛВА, 14 июл - Alva Press. Порт закрыт.", "- Alva Press."),
        ("ru", "АЛВА. 14 июля. Alva Press - Порт закрыт.", ". Alva Press -"),
        ("ru", "Известный лоцман сообщил о забастовке.", ""),
        ("ru", "Мэр заявил, что «Известия» закрыты.", ""),
        ("ru", "Здание «Известий» закрыто, сообщил мэр.", ""),
        (
            "uk",
            "Як розповів міністр «Українській правді», порт закрито.",
            "розповів міністр «Українській правді»",
        ),
        ("uk", "В інтерв’ю «Українській правді» він плакав.", "В інтерв’ю «Українській правді»"),
        ("pl", "Powiedział „Gazecie Portowej” minister.", "Powiedział „Gazecie Portowej”"),
        ("de", "Das sagte der Minister dem Hafenbote.", "sagte der Minister dem Hafenbote"),
        ("de", "Dem Hafenbote zufolge ruht der Hafen.", "Hafenbote zufolge"),
        ("de", "Er sagte, dass der Hafenbote irrt.", ""),
        (
            "fr",
            "Il l’a déclaré à l’hebdomadaire Courrier du Port.",
            "déclaré à l’hebdomadaire Courrier du Port",
        ),
        ("fr", "Les bureaux du Courrier du Port ont été fouillés.", ""),
        ("ko", "하버일보는 15일 항구가 닫혔다고 보도했다.", "하버일보는 15일 항구가 닫혔다고 보도"),
        ("ko", "시장은 하버일보와의 인터뷰에서 말했다.", "하버일보와의 인터뷰"),
        ("ko", "하버일보 사진기자가 다쳤다.", ""),
        ("zh", "市长接受《海港日报》采访时说。", "接受《海港日报》"),
        ("zh", "据海港日报报道，港口关闭。", "据海港日报"),
        ("zh", "海港日报大楼关闭。", ""),
        ("ja", "港湾新聞によると、港は閉鎖された。", "港湾新聞によると"),
        ("ar", "وقال الوزير لصحيفة الميناء إن الميناء مغلق.", "وقال الوزير لصحيفة الميناء"),
        ("he", "ראש העיר אמר לסוכנות הנמל כי סגור.", "אמר לסוכנות הנמל"),
        ("hi", "हार्बर टाइम्स के मुताबिक बंदरगाह बंद है।", "हार्बर टाइम्स के मुताबिक"),
        ("tr", "Liman Postası gazetesine konuşan vali ağladı.", "Liman Postası gazetesine konuşan"),
        ("fi", "Alva (Alva Press) – Satama on kiinni.", "(Alva Press) –"),
        ("fi", "Näin kertoi Alva Press.", ""),
    ],
)
def test_each_language_has_its_own_phrases(
    language: str, text: str, expected: str, tmp_path: Path
) -> None:
    assert phrase(tmp_path, text, language) == expected


INTERVIEW = "title: An interview\noutlet: courier\norigin: own\n"
RELAY = "title: A relay\noutlet: press\norigin: [interview]\n"
CITED = """
    title: It closed
    date: 2031-05
    cite:
      - {source: story, via: interview}
    """
TOLD = "She told the Harbour Courier that the pier is closed."


@pytest.mark.parametrize(
    ("origin", "files"),
    [
        ("[interview]", {}),
        ("[relay]", {}),
        ("own", {"events/closing.yaml": CITED}),
    ],
)
def test_a_declared_outlet_is_not_told_however_far_down_the_chain(
    origin: str, files: dict[str, str], tmp_path: Path
) -> None:
    known = {"sources/interview.yaml": INTERVIEW, "sources/relay.yaml": RELAY}
    assert told(tmp_path, {**story(TOLD, origin), **known, **files}) == []


def test_the_chain_of_another_outlet_does_not_declare_it(tmp_path: Path) -> None:
    relay = {"sources/relay.yaml": RELAY.replace("[interview]", "own")}
    assert [outlet for outlet, _ in told(tmp_path, {**story(TOLD, "[relay]"), **relay})] == [
        "courier"
    ]


def test_outlets_of_the_same_publisher_are_its_own(tmp_path: Path) -> None:
    edition = {
        "actors/courier.yaml": """
            name: The Harbour Courier
            kind: outlet
            relationships:
              - {type: part-of, actor: gazette}
            """
    }
    assert told(tmp_path, {**story(TOLD), **edition}) == []


def test_a_name_that_two_actors_have_proves_nothing(tmp_path: Path) -> None:
    ship = {"actors/ship.yaml": "name: The Harbour Courier\nkind: organisation\n"}
    assert told(tmp_path, {**story(TOLD), **ship}) == []


def test_a_ministry_and_a_person_are_no_outlets_and_an_agency_is_one(tmp_path: Path) -> None:
    files = {
        "actors/ministry.yaml": "name: Ministry of Ports\nkind: organisation\n",
        "actors/mayor.yaml": "name: Ada Okafor\nkind: person\n",
        "actors/agency.yaml": "name: Northern Wire\nkind: organisation\n",
        "sources/answer.yaml": "title: An answer\noutlet: ministry\norigin: own\n",
        "sources/post.yaml": "title: A post\noutlet: mayor\nmedium: post\norigin: own\n",
        "sources/wire.yaml": "title: A wire\noutlet: agency\nmedium: wire-report\norigin: own\n",
    }
    text = "Ministry of Ports said so. Ada Okafor said so. Northern Wire said so."
    assert told(tmp_path, {**story(text), **files}) == [("agency", "Northern Wire said")]


def test_what_is_omitted_or_said_by_others_is_not_the_text_of_the_source(tmp_path: Path) -> None:
    text = (
        "“I told the Harbour Courier that I was well, and it was true,” she said.\n\n"
        "Read more: Alva Press reported a storm.\n"
    )
    files = story(text)
    files["sources/story.yaml"] += "            omit: ['Read more: Alva Press reported a storm.']\n"
    assert told(tmp_path, files) == []


def test_each_outlet_is_told_once_by_its_first_phrase(tmp_path: Path) -> None:
    text = "Alva Press reported rain.\n\nShe told Alva Press so. The Harbour Courier wrote of sun."
    assert told(tmp_path, story(text)) == [
        ("press", "Alva Press reported"),
        ("courier", "The Harbour Courier wrote"),
    ]


def test_a_long_phrase_is_shown_by_its_two_ends(tmp_path: Path) -> None:
    text = "According to the exceptionally well-informed international-affairs weekly Alva Press."
    assert phrase(tmp_path, text) == "According to the … weekly Alva Press"


def warned(folder: Path, files: dict[str, str]) -> list[str]:
    return [p for p in problems_of(write_dossier(folder, files)) if "[undeclared-origin]" in p]


def test_the_warning_names_the_phrase_and_the_way_out(tmp_path: Path) -> None:
    assert warned(tmp_path, story(TOLD)) == [
        "sources/story.yaml:4:9: warning: the text has something from The Harbour Courier, and"
        ' that is not among what "story" rests on [undeclared-origin]\n  it says "told the'
        ' Harbour Courier": add a source of The Harbour Courier to `origin` (sources/ID.yaml,'
        " without a capture if its text is not held), or name it under `via` where these words"
        " are cited; if it is not where the information comes from, accept the warning"
    ]


def test_sources_of_the_outlet_are_named_and_an_unknown_origin_too(tmp_path: Path) -> None:
    files = {**story(TOLD, "unknown"), "sources/interview.yaml": INTERVIEW}
    (problem,) = warned(tmp_path, files)
    assert 'from The Harbour Courier, and "story" states its origin as unknown [und' in problem
    assert "add a source of The Harbour Courier to `origin` (such as interview), or" in problem


def test_a_source_without_origin_is_not_warned_of_twice(tmp_path: Path) -> None:
    files = story(TOLD)
    files["sources/story.yaml"] = files["sources/story.yaml"].replace("origin: own", "")
    assert warned(tmp_path, files) == []


def test_the_warning_can_be_accepted(tmp_path: Path) -> None:
    accepted = """
        title: The harbour of Port Alva
        as_of: 2031-05-20
        lead: harbour
        accepted:
          - {code: undeclared-origin, record: "source:story", reason: She spoke to both papers.}
        """
    assert warned(tmp_path, {**story(TOLD), "dossier.yaml": accepted}) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Alva Press " * 20_000,
        "told " * 20_000 + "Alva Press",
        "“" * 50_000,
        "told Alva " * 9_000,
    ],
)
def test_no_text_takes_long_to_read(text: str, tmp_path: Path) -> None:
    assert len(told(tmp_path, story(text))) <= 1


KEYS = {
    *("before", "after", "closing", "line", "dateline"),
    *("between", "stops", "objects", "things", "prefixes", "suffixes", "inflects"),
}
NEWSROOMS = {
    *("en", "ru", "uk", "be", "pl", "cs", "de", "fr", "es", "it", "pt", "nl", "sv"),
    *("ro", "el", "tr", "ar", "fa", "he", "ko", "zh", "ja", "hi", "id", "vi"),
}


def test_every_list_of_phrases_can_be_read() -> None:
    text = files("dossier.secondopinion").joinpath("attributions.yaml").read_text("utf-8")
    lists = yaml.safe_load(text)
    assert lists.keys() >= {"all"} | NEWSROOMS
    for language, listed in lists.items():
        assert listed.keys() <= KEYS, language
        for key, cues in listed.items():
            assert key == "inflects" or all(isinstance(cue, str) for cue in cues), (language, key)
        assert phrases(str(language))
