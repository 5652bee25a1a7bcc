"""How to see that letters were read in another encoding than they were written in."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

_SAMPLE = 100_000
# What stands within no word, but is where letters of other encodings are.
_SIGNS = frozenset("¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶¸¹º»¼½¾¿×÷€‚ƒ„†‡ˆ‰‹Œ™›№˙˛˝")
_LATIN_1 = re.compile("[À-ÖØ-öø-ÿ]")
_WORD = re.compile(r"[^\W\d_a-zA-Z]{3,}")
_RUN = re.compile(r"[^\x00-\x7f]{4,}")
_RUNS = 400
_LOST = re.compile(r"\?{3,}")


def garbling(text: str) -> float:
    """The share of neighbouring signs beyond ASCII that no language has side by side, 0 to 1."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters and 2 * len(_LATIN_1.findall(sample)) > letters:
        return 1.0  # no language has more letters with marks than without
    words = _WORD.findall(sample)
    if 30 * sum(word[0].islower() and word[1:].isupper() for word in words) > len(words) > 0:
        return 1.0  # small letters for capitals, as between the encodings of Russian
    pairs = [(a, b) for a, b in pairwise(sample) if not (a.isascii() and b.isascii())]
    return sum(_is_odd(a, b) for a, b in pairs) / len(pairs) if pairs else 0.0


def _is_odd(one: str, other: str) -> bool:
    if any(map(_is_no_letter, one + other)):
        return True
    if not one.isalpha() or not (other.isalpha() or other in _SIGNS):
        return False
    if other in _SIGNS and other not in "»”’“…ªº°²³©®™":
        return True
    return (one.islower() and other.isupper()) or _are_of_two_alphabets(one, other)


def _is_no_letter(sign: str) -> bool:
    # Controls, frames, Japanese letters of half the width, and the sign for a broken letter.
    return "\x80" <= sign <= "\x9f" or "─" <= sign <= "▟" or "｡" <= sign <= "ﾟ" or sign == "\ufffd"


def _are_of_two_alphabets(one: str, other: str) -> bool:
    alphabets = {_alphabet(one), _alphabet(other)}
    return len(alphabets) == 2 and alphabets <= {"LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC"}


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def is_twice_encoded(text: str) -> bool:
    """Whether a text is UTF-8 that was taken for a code page, and saved so: Ð¡ÐµÐ²."""
    runs = _RUN.findall(text[:_SAMPLE])[:_RUNS]
    for page in ("cp1252", "cp1251", "cp1250"):
        undone = sum(_is_undone(run, page) for run in runs)
        if undone >= 3 and 2 * undone > len(runs):
            return True
    return False


def _is_undone(run: str, page: str) -> bool:
    """Whether the bytes that the letters have in a code page are UTF-8."""
    written = bytearray()
    for letter in run:
        try:
            written += letter.encode(page)
        except UnicodeEncodeError:
            if ord(letter) > 255:
                return False
            written.append(ord(letter))
    try:
        return len(written.decode()) < len(run)
    except UnicodeDecodeError:
        return False


def are_letters_lost(text: str) -> bool:
    """Whether question marks or signs for broken letters stand where words did."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalnum, sample))
    lost = sum(len(run) for run in _LOST.findall(sample)) + sample.count("\ufffd")
    return lost > 8 and lost > 0.1 * letters


def has_latin_letters(text: str) -> bool:
    """Whether the letters beyond ASCII are mostly Latin ones."""
    beyond = [c for c in text[:_SAMPLE] if not c.isascii() and c.isalpha()]
    return 2 * sum(_alphabet(c) == "LATIN" for c in beyond) >= len(beyond)


# The commonest letters of Cyrillic and Greek, kana, and the commonest characters of Chinese.
_COMMON = {
    "CYRILLIC": "оеаинтсрі",
    "GREEK": "αοιετσνη",
    "HEBREW": "יוהלאמרת",
    "ARABIC": "اليومنرت",
    "CJK": "的一是不了在人有我他这中大来上国和地到说时要就出会可也你对生能而子那得于着下自之"
    "年过发后作里用道行所然家事成方多经去法学如都同现当没动面起看定天分还进好小部其些"
    "主样理心本前开但因只从想实日军者意无力与长把机民第公此已工使情明性知全三关点正业"
    "外将两高间由问很最重并物手应战向头文体政相见被二等产或新制加西月话合回代内信表這"
    "來國說時會對們為學過發後經還進開動實與長機當關點業將兩間問戰頭體產東員論處認條氣"
    "總電數報結務場計資統區隊決",
}
_LEAST_COMMON = {"CYRILLIC": 0.4, "GREEK": 0.4, "HEBREW": 0.3, "ARABIC": 0.4, "CJK": 0.1}


def is_natural(text: str) -> bool:
    """Whether a text has the commonest letters of its script as often as its languages do."""
    letters = [c for c in text[:_SAMPLE].lower() if not c.isascii() and c.isalpha()]
    alphabets = Counter(_script_of(letter) for letter in letters)
    if not alphabets:
        return False
    script, count = alphabets.most_common(1)[0]
    if script == "HANGUL":
        return 2 * count > len(letters)
    common = frozenset(_COMMON.get(script, ""))
    frequent = sum(c in common or "ぁ" <= c <= "ヺ" for c in letters)
    return script in _COMMON and frequent >= _LEAST_COMMON[script] * len(letters)


def _script_of(letter: str) -> str:
    alphabet = _alphabet(letter)
    return "CJK" if alphabet in ("HIRAGANA", "KATAKANA") else alphabet
