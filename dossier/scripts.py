"""Where words begin and end, in any script: with spaces between words or without.

After Unicode's text segmentation (UAX #29), with four additions that a quotation needs: a match
may end before a Korean particle, a number is never cut (10 is not in 10,000, 10.5 or 10万), a
minus sign belongs to its number, and a full stop between two letters parts two words.
"""

import re
import unicodedata
from functools import cache

# Blocks whose scripts put no space between words, marks included.
SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf"  # Thai, Lao
    "\u1000-\u103f\u104c-\u108f\u109a-\u109f\ua9e0-\ua9ef\uaa60-\uaadf"  # Myanmar, Tai Viet
    "\u1780-\u17dd\u1950-\u19cf\u1a20-\u1a7f\u1b00-\u1b4c\ua980-\ua9c0"  # Khmer … Javanese
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u303b"  # Han radicals, marks and numerals
    "\u3041-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\uff66-\uff9f"  # kana, Bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00016fe0-\U00018dff\U0001b000-\U0001b2ff"
    "\U00020000-\U0003ffff"
)
# Soft hyphen, zero-width and direction marks: what takes no place on the page.
HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
APOSTROPHES = "'’‘ʼʻ`´＇՚׳"

_SPACELESS = re.compile(f"[{SPACELESS}]")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_HEBREW = re.compile("[\u05d0-\u05ea\ufb1d-\ufb4f]")
# Letters that Unicode joins to the one before (ำ) or after (Khmer, Myanmar and Tai stackers).
_JOINED_BEFORE = "\u0e33\u0eb3\uff9e\uff9f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_STACKERS = "\u1039\u17d2\u1a60"
_ZERO_WIDTH_JOINER = "\u200d"
_BETWEEN_DIGITS = ".,:'’‘ʼ＇．，：٫٬·"
_THOUSANDS_SPACES = "\u00a0\u2007\u2009\u202f"
_NUMERALS = "〇零一二三四五六七八九十百千万萬亿億兆两兩壱弐参拾"
_MULTIPLES = "十百千万萬亿億兆백천만억조"
_BEFORE_MINUS = re.compile(r"[\s(\[{/=<>~≈±≤≥,;:|\"'“”‘’«»„]")
_PARTICLES = re.compile(
    "(?:이라고|이라는|이라며|이라면서|라고|라는|라며|라면서|에서부터|으로부터|로부터|에게서|에서|에게|"
    "께서|한테|으로서|으로써|로서|로써|으로|까지|부터|조차|마저|처럼|보다|만큼|밖에|대로|이나|이며|"
    "이고|이란|하고|들|은|는|이|가|을|를|의|에|와|과|도|로|만|나|며|란|야)"
    r"{1,3}(?!\w)"
)
_FARTHEST_LOOK = 40  # characters passed over on the way to a neighbour, so that none can hang us


def is_word_boundary(text: str, index: int) -> bool:
    """Whether a word or passage may end, and another begin, between two characters of `text`.

    Also true before a Korean particle (북한|은). True at both ends of the text. An apostrophe
    between two letters is no boundary; a hyphen is.
    """
    return begins_word(text, index) or _stands_before_particle(text, index)


def is_name_boundary(text: str, index: int) -> bool:
    """As `is_word_boundary`, and also beside an apostrophe: Russia|'s, l'|Ukraine, Ankara|'da."""
    around = text[max(index - 1, 0) : index + 1]
    beside = any(character in APOSTROPHES for character in around)
    return is_word_boundary(text, index) or (beside and not _splits_cluster(text, index))


def begins_word(text: str, index: int) -> bool:
    """As `is_word_boundary`, but false before a Korean particle, which begins nothing."""
    if index <= 0 or index >= len(text) or _is_plain_edge(text[index - 1], text[index]):
        return True
    if _splits_cluster(text, index):
        return False
    left, right = _visible_before(text, index), _visible_after(text, index)
    if left < 0 or right >= len(text):
        return True
    return _parts(text, left, right)


def is_spaceless(character: str) -> bool:
    """Whether the character is of a script that puts no space between words."""
    return _SPACELESS.match(character) is not None


def is_mark(character: str) -> bool:
    """Whether the character combines with the one before it."""
    return unicodedata.category(character)[0] == "M"


def is_word_character(character: str) -> bool:
    """Whether the character is of a word or number."""
    return character.isalnum() or character == "_" or is_mark(character)


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in the text."""
    return any(character.isalnum() for character in text)


def is_mostly_spaceless(text: str) -> bool:
    """Whether most letters are of scripts that put no space between words."""
    return 2 * len(_SPACELESS.findall(text)) > sum(map(str.isalnum, text))


def extent(text: str) -> tuple[int, int]:
    """Words and characters of a text; a syllable of Hangul, two or three letters, counts twice."""
    text = _HIDDEN.sub("", " ".join(text.split()))
    words = sum(map(has_words, re.split(r"[\s‐-―-]+", text)))
    return words, len(text) + len(_HANGUL.findall(text))


@cache
def marks() -> str:
    """All combining marks, for use inside a character class of a regular expression."""
    planes = (range(0x300, 0xFE30), range(0x10000, 0x1F000), range(0xE0100, 0xE01F0))
    return "".join(chr(code) for plane in planes for code in plane if is_mark(chr(code)))


def _is_plain_edge(before: str, after: str) -> bool:
    """A quick look, for what most boundaries are: an ASCII letter beside a space."""
    letter = after if before in " \n" else before if after in " \n" else ""
    return letter.isascii() and letter.isalpha()


def _splits_cluster(text: str, index: int) -> bool:
    """Whether a cut at `index` would part what is written as one character."""
    if index <= 0 or index >= len(text):
        return False
    before, after = text[index - 1], text[index]
    if after in _JOINED_BEFORE or before in _STACKERS or is_mark(after):
        return not before.isspace()
    if _ZERO_WIDTH_JOINER in (before, after):
        left, right = _visible_before(text, index), _visible_after(text, index)
        return left >= 0 and right < len(text) and _is_pictograph(text[left], text[right])
    return _is_flag_letter(before) and _is_flag_letter(after)


def _is_pictograph(*characters: str) -> bool:
    return all(unicodedata.category(character) in ("So", "Sk") for character in characters)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _visible_before(text: str, index: int) -> int:
    """The offset of the last base character before `index`; -1 if there is none."""
    end = max(index - _FARTHEST_LOOK, 0)
    for at in range(index - 1, end - 1, -1):
        if not (_HIDDEN.match(text, at) or is_mark(text[at])):
            return at
    return end - 1 if end == 0 else end


def _visible_after(text: str, index: int) -> int:
    end = min(index + _FARTHEST_LOOK, len(text))
    for at in range(index, end):
        if not _HIDDEN.match(text, at):
            return at
    return end


def _parts(text: str, left: int, right: int) -> bool:
    """Whether the neighbours at `left` and `right` belong to different words."""
    before, after = text[left], text[right]
    if _continues_number(text, left, right):
        return False
    if is_word_character(before) and is_word_character(after):
        return _part_without_space(before, after)
    if is_word_character(after):
        return not _joins(text, _visible_before(text, left), left, right)
    if is_word_character(before):
        return not _joins(text, left, right, _visible_after(text, right + 1))
    return True


def _part_without_space(before: str, after: str) -> bool:
    if before.isnumeric() and after in _MULTIPLES:
        return False
    if before in _NUMERALS and after in _NUMERALS:
        return False
    return is_spaceless(before) or is_spaceless(after)


def _joins(text: str, left: int, middle: int, right: int) -> bool:
    """Whether the character at `middle` holds its neighbours together as one word."""
    if left < 0 or right >= len(text):
        return False
    before, mark, after = text[left], text[middle], text[right]
    if before.isdigit() and after.isdigit():
        return mark in _BETWEEN_DIGITS
    if mark in APOSTROPHES:
        return _takes_apostrophe(before) and _takes_apostrophe(after)
    if mark in '"״“”„':
        return bool(_HEBREW.match(before)) and _is_last_letter(text, right)
    return False


def _takes_apostrophe(character: str) -> bool:
    return is_word_character(character) and not (
        is_spaceless(character) or _HANGUL.match(character)
    )


def _is_last_letter(text: str, at: int) -> bool:
    """In Hebrew the mark of an abbreviation stands before its last letter: ארה״ב."""
    following = _visible_after(text, at + 1)
    ends = following >= len(text) or not _HEBREW.match(text, following)
    return bool(_HEBREW.match(text, at)) and ends


def _continues_number(text: str, left: int, right: int) -> bool:
    before, after = text[left], text[right]
    if after.isdigit():
        return _is_minus(text, left) or _is_thousands_space(text, left)
    return before.isdigit() and _is_thousands_space(text, right)


def _is_minus(text: str, at: int) -> bool:
    if text[at].isspace() and at > 0 and text[at - 1] == "−":
        return not text[max(at - 3, 0) : at - 1].strip()[-1:].isdigit()
    if text[at] not in "-–−‐‑－﹣":
        return False
    return at == 0 or _BEFORE_MINUS.match(text, at - 1) is not None


def _is_thousands_space(text: str, at: int) -> bool:
    if not text[at].isspace():
        return False
    group = text[at + 1 : at + 5]
    whole = group[:3].isdigit() and len(group) >= 3 and not group[3:].isdigit()
    number = re.search(r"(?<![\d.,])\d{1,3}(?:\s\d{3}){0,8}\Z", text[max(at - 40, 0) : at])
    plain = text[at] not in _THOUSANDS_SPACES
    return whole and number is not None and not (plain and group[:3] != "000")


def _stands_before_particle(text: str, index: int) -> bool:
    if index >= len(text) or not _HANGUL.match(text, index):
        return False
    left = _visible_before(text, index)
    if left < 0 or not is_word_character(text[left]):
        return False
    counts = text[left].isnumeric() and text[index] in _MULTIPLES
    return not counts and _PARTICLES.match(text, index) is not None
