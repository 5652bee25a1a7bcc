"""The words by which pages say what is no article: read also, log in, not found, in any language.

They are lists that an editor can read and add to: `signs.yaml`, which explains itself.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from dossier.scripts import is_spaceless


@cache
def sign(topic: str) -> re.Pattern[str]:
    """The pattern that finds any of the words of a topic, in any case."""
    words = sorted(_lists()[topic], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_shape, words)), re.IGNORECASE)


@cache
def _lists() -> Mapping[str, list[str]]:
    text = files("dossier.intake").joinpath("signs.yaml").read_text("utf-8")
    lists: Mapping[str, list[str]] = yaml.load(text, yaml.CBaseLoader)
    return lists


def _shape(words: str) -> str:
    """Whole words, but where a script has no spaces; any apostrophe, any space."""
    text = re.escape(words).replace(r"\ ", r"\s+").replace("'", "['’]")
    before = "" if _joins(words[0]) else r"(?<!\w)"
    return before + text + ("" if _joins(words[-1]) else r"(?!\w)")


def _joins(letter: str) -> bool:
    return not letter.isalnum() or is_spaceless(letter) or "가" <= letter <= "힣"
