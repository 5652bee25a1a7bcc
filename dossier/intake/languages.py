"""The language of a document's text: as it says, unless its own letters and words deny it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from dossier.intake.findings import NOT_SAID, Finding, Lack
from dossier.intake.jsonld import texts_of
from dossier.intake.metadata import Metadata
from dossier.records.fields import is_language_tag
from dossier.secondopinion.testimony import scripts_of
from dossier.words.languages import canonical_tag, usual_script

_SAMPLE = 20_000
_FEWEST_WORDS = 40
_LEAST_SHARE = 0.12  # of the words of a text, that are little words of its language
_AHEAD = 1.6  # times as many as of any other language
# Scripts of one language, as far as news go; and how Unicode calls the scripts of ISO 15924.
_ONLY = {
    "HANGUL": "ko",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "GREEK": "el",
    "HEBREW": "he",
}
_NAMES = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Grek": "GREEK", "Hebr": "HEBREW",
    "Kore": "HANGUL", "Hang": "HANGUL", "Jpan": "CJK", "Hans": "CJK", "Hant": "CJK", "Hani": "CJK",
    "Deva": "DEVANAGARI", "Thai": "THAI", "Geor": "GEORGIAN", "Armn": "ARMENIAN", "Beng": "BENGALI",
    "Taml": "TAMIL", "Ethi": "ETHIOPIC", "Khmr": "KHMER", "Mymr": "MYANMAR", "Telu": "TELUGU",
}  # fmt: skip


def language_of_page(metadata: Metadata, text: str) -> Finding | Lack:
    """The language that a page says it is in, checked against its text; else that of the text."""
    told = list(_told(metadata))
    primary = {tag.partition("-")[0] for tag, _ in told}
    if len(primary) == 1 and not _denies(text, told[0][0]):
        return Finding(*told[0])
    own = language_of_text(text)
    if isinstance(own, Finding) or not told:
        return own
    tags = ", ".join(dict.fromkeys(tag for tag, _ in told))
    return Lack(f"the page says {tags}, and its text does not bear that out")


def _told(metadata: Metadata) -> Iterator[tuple[str, str]]:
    root = metadata.root.getroottree().getroot()
    if tag := _tag(root.get("lang") or root.get("xml:lang") or ""):
        yield tag, "its lang attribute"
    for text in texts_of((metadata.article or {}).get("inLanguage"))[:1]:
        if tag := _tag(text):
            yield tag, "its JSON-LD (inLanguage)"
    if root.get("lang"):
        return  # the others are what a system says of the whole site
    for name, content in metadata.named("content-language", "language", "dc.language", "og:locale"):
        if tag := _tag(content):
            yield tag, f"its meta element {name}"


def _tag(text: str) -> str:
    """A tag as the record wants it: the language alone, unless a script is named."""
    tag = text.strip().replace("_", "-")
    if not is_language_tag(tag):
        return ""
    language, *rest = canonical_tag(tag).split("-")
    script = [part for part in rest[:1] if len(part) == 4 and part.isalpha()]
    return "-".join([language, *script])


def _denies(text: str, tag: str) -> bool:
    """Whether the letters of a text are not those of a language, or its words another's."""
    scripts = scripts_of(text[:_SAMPLE])
    usual = _NAMES.get(usual_script(tag), "")
    if usual and scripts and usual not in scripts:
        return True
    own = language_of_text(text)
    language = tag.partition("-")[0]
    relatives = {"no": "nb", "nn": "nb", "iw": "he"}
    return isinstance(own, Finding) and own.value != relatives.get(language, language)


def language_of_text(text: str) -> Finding | Lack:
    """The language that the letters or the little words of a text are of, if that is clear."""
    sample = text[:_SAMPLE]
    scripts = scripts_of(sample)
    if len(scripts) == 1 and (only := _ONLY.get(*scripts)):
        return Finding(only, "its letters")
    if scripts == {"CJK"}:
        kana = len(re.findall("[ぁ-ゖァ-ヺ]", sample))
        return Finding("ja" if 10 * kana > len(sample) else "zh", "its letters")
    if "HANGUL" in scripts:
        return Finding("ko", "its letters")
    words = re.findall(r"[^\W\d_]+", sample.lower())
    counts = Counter(dict.fromkeys(_little_words(), 0))
    for word in words:
        for language in _languages_by_word().get(word, ()):
            counts[language] += 1
    (first, most), (_, second) = counts.most_common(2)
    if len(words) >= _FEWEST_WORDS and most >= max(_LEAST_SHARE * len(words), _AHEAD * second):
        return Finding(first, "its words")
    return NOT_SAID


@cache
def _little_words() -> Mapping[str, list[str]]:
    text = files("dossier.intake").joinpath("languages.yaml").read_text("utf-8")
    words: Mapping[str, list[str]] = yaml.load(text, yaml.CBaseLoader)
    return words


@cache
def _languages_by_word() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, words in _little_words().items():
        for word in dict.fromkeys(words):
            found.setdefault(word, []).append(language)
    return found
