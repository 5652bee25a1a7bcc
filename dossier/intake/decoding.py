"""The letters of a page or text, whatever encoding it says or does not say that it is in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dossier.articles.markup import declared_encoding, meant_encoding
from dossier.intake.garbling import (
    are_letters_lost,
    garbling,
    has_latin_letters,
    is_natural,
    is_twice_encoded,
)
from dossier.intake.refusal import RefusedError

GARBLED, READABLE = 0.08, 0.03  # shares of neighbouring signs that no language has side by side
_MOST_BROKEN = 0.02  # of the signs beyond ASCII: a page cut in the middle of a letter here or there
_FEW_BROKEN = 3  # so many may be broken where at least two thirds of the signs are not
_FEWEST = 12  # signs beyond ASCII from which an encoding can be told
_ONE_BYTE = (
    "cp1251",
    "koi8-r",
    "cp866",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp1250",
    "cp1252",
    "cp1254",
    "cp1257",
)
_TAGS = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<[^>]*>|&#?\w+;")
ENCODING_HINT = (
    "name the right one, as in --encoding windows-1251; or open it in a browser and save it again"
)


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding that it was read in, and a remark where that was not as declared."""

    text: str
    encoding: str
    remark: str = ""


def decode_page(content: bytes, charset: str = "", wanted: str = "") -> Decoded:
    """The letters of a web page: `charset` is what the server says, `wanted` what the editor says.

    Raises `RefusedError` where they cannot be told for certain.
    """
    own = declared_encoding(content, otherwise="")
    declared = [meant_encoding(each) for each in (charset, own) if each]
    return _decode(content, declared, wanted, lambda text: _TAGS.sub(" ", text))


def decode_text(content: bytes, charset: str = "", wanted: str = "") -> Decoded:
    """The letters of a plain text; raises `RefusedError` where they cannot be told for certain."""
    return _decode(content, [meant_encoding(charset)] if charset else [], wanted, str)


def _decode(
    content: bytes, declared: Sequence[str], wanted: str, bare: Callable[[str], str]
) -> Decoded:
    found = (
        _as_wanted(content, wanted)
        if wanted
        else _with_mark(content)
        or _in_ascii(content, declared)
        or _in_utf8(content, declared)
        or _as_declared(content, declared, bare)
        or _guessed(content, declared, bare)
    )
    shown = bare(found.text)
    if is_twice_encoded(shown):
        raise RefusedError(
            "its letters are garbled: they were saved in one encoding and read in another",
            "save it again from its address",
        )
    if are_letters_lost(shown):
        raise RefusedError(
            "its letters are lost: question marks stand in their place",
            "save it again from its address, as UTF-8",
        )
    return found


def _as_wanted(content: bytes, wanted: str) -> Decoded:
    try:
        return Decoded(content.decode(meant_encoding(wanted)).removeprefix("\ufeff"), wanted)
    except LookupError:
        hint = "such as utf-8, windows-1251, gb18030, shift_jis, euc-kr"
        raise RefusedError(f'there is no encoding "{wanted}"', hint) from None
    except UnicodeDecodeError as fault:
        where = f"byte 0x{content[fault.start]:02x} at offset {fault.start}"
        raise RefusedError(f"it is not in {wanted}: {where} is not", ENCODING_HINT) from None


def _with_mark(content: bytes) -> Decoded | None:
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return None
    text = _strictly(content, "utf-16")
    if text is None:
        raise RefusedError("it begins as UTF-16 and is none", ENCODING_HINT)
    return Decoded(text, "utf-16")


def _in_ascii(content: bytes, declared: Sequence[str]) -> Decoded | None:
    """What has only the signs of ASCII; ISO 2022 says with them the letters of Japan and Korea."""
    if not content.isascii():
        return None
    for name in declared:
        if name.startswith(("iso2022", "iso-2022")) and b"\x1b" in content:
            text = _strictly(content, name)
            if text is not None:
                return Decoded(text, name)
    return Decoded(content.decode("ascii"), "utf-8")


def _in_utf8(content: bytes, declared: Sequence[str]) -> Decoded | None:
    """No text of more than a few letters is UTF-8 by chance, whatever it declares."""
    text = _strictly(content, "utf-8-sig")
    if text is None:
        return _nearly_utf8(content)
    others = [name for name in declared if name != "utf-8"]
    remark = f"it says that it is in {usual_name(others[0])}, and is in UTF-8" if others else ""
    return Decoded(text, "utf-8", remark)


def _nearly_utf8(content: bytes) -> Decoded | None:
    text = content.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    beyond = sum(not character.isascii() for character in text)
    if broken > max(_MOST_BROKEN * beyond, min(_FEW_BROKEN, beyond // 3)):
        return None
    return Decoded(text, "utf-8", f"{broken} of its letters are broken, and shown as \ufffd")


def _as_declared(
    content: bytes, declared: Sequence[str], bare: Callable[[str], str]
) -> Decoded | None:
    for name in declared:
        text = _strictly(content, name)
        if text is not None and garbling(bare(text)) < GARBLED:
            return Decoded(text, name)
    return None


def _guessed(content: bytes, declared: Sequence[str], bare: Callable[[str], str]) -> Decoded:
    said = (
        f"it is not in {usual_name(declared[0])}, as it says" if declared else "it is not in UTF-8"
    )
    readings = _readings(content, bare)
    name = _best(content, readings)
    if name is None:
        raise RefusedError(f"{said}, and what else it is in cannot be told", ENCODING_HINT)
    return Decoded(readings[name], name, f"{said}; its letters are those of {usual_name(name)}")


def usual_name(encoding: str) -> str:
    """The name by which pages call an encoding of Python's."""
    name = encoding.replace("_", "-").lower()
    return _USUAL.get(name, re.sub(r"^cp(125\d)$", r"windows-\1", name))


_USUAL = {"utf-8": "UTF-8", "cp932": "Shift_JIS", "cp949": "EUC-KR", "cp1125": "cp866"}


def _readings(content: bytes, bare: Callable[[str], str]) -> Mapping[str, str]:
    """The text by each encoding in which it can be read."""
    names = dict.fromkeys((*_likely(content), *_ONE_BYTE))
    texts = {name: text for name in names if (text := _strictly(content, name)) is not None}
    return {name: text for name, text in texts.items() if garbling(bare(text)) < READABLE}


def _best(content: bytes, readings: Mapping[str, str]) -> str | None:
    """The encoding that is beyond doubt: of the page's language, else the likeliest for its script.

    Those for Latin letters differ in a few of them, so that no text tells which one is meant,
    unless all give the same.
    """
    is_enough = sum(byte > 127 for byte in content) >= _FEWEST
    own = [name for name in _of_language(content) if name in readings]
    latin = [name for name, text in readings.items() if has_latin_letters(text)]
    for name in (*own, *_likely(content)):
        if name in readings and name not in latin and is_enough and is_natural(readings[name]):
            return name
    if own and own[0] in latin:
        return own[0]
    natural = [n for n, text in readings.items() if n not in latin and is_natural(text)]
    if is_enough and len({readings[name] for name in natural}) == 1:
        return natural[0]
    alike = len({readings[name] for name in latin}) == 1
    return "cp1252" if alike and "cp1252" in latin else None


def _of_language(content: bytes) -> Sequence[str]:
    """The code pages of the language that a page says it is in."""
    said = _LANGUAGE.search(content, 0, 4096)
    language = said[1].decode().lower() if said else ""
    return next((pages.split() for pages, those in _PAGES.items() if language in those), ())


_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([a-z]{2})\b", re.IGNORECASE)
_PAGES = {
    "cp1252": ("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "fi", "is", "ca"),
    "cp1250": ("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro"),
    "cp1251 koi8-r koi8-u cp866": ("ru", "uk", "be", "bg", "sr", "mk"),
    "cp1253": ("el",),
    "cp1254": ("tr",),
    "cp1255": ("he", "iw", "yi"),
    "cp1256": ("ar", "fa", "ur"),
    "cp1257": ("lt", "lv", "et"),
    "cp949": ("ko",),
    "cp932 euc_jp": ("ja",),
    "gb18030 big5": ("zh",),
}


def _likely(content: bytes) -> list[str]:
    """Encodings, the likeliest first."""
    from charset_normalizer import from_bytes

    plain = re.sub(rb"(?is)<(script|style)\b.*?</\1\s*>|<[^>]*>", b" ", content)
    found = list(from_bytes(plain[:100_000]))
    return [match.encoding.replace("_", "-") for match in found[:6]]


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        return None
