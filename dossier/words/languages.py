"""What is known of a language from its tag: its name, its direction, how it counts and lists."""

from functools import lru_cache
from itertools import takewhile
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_decimal
from babel.units import format_unit

Direction = Literal["ltr", "rtl"]

NOT_KNOWN = "und"
"""BCP 47's tag for a language that is not determined."""

# Scripts written from right to left (Unicode property Bidi_Class of their letters: R or AL).
_RIGHT_TO_LEFT = (
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc "
    "Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre "
    "Syrj Syrn Thaa Yezi"
)


def canonical_tag(tag: str) -> str:
    """A BCP 47 tag in its usual letter case (RFC 5646, 2.1.1): `ZH-hans-cn` is zh-Hans-CN."""
    first, *rest = tag.replace("_", "-").lower().split("-")
    before_extensions = list(takewhile(_is_long, rest))
    after = rest[len(before_extensions) :]
    return "-".join([first, *map(_cased, before_extensions), *after])


def _is_long(subtag: str) -> bool:
    return len(subtag) > 1


def _cased(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tag, then itself shortened from the end, as RFC 4647 (section 3.4) looks things up."""
    subtags = canonical_tag(tag).split("-")
    shorter = [subtags[:length] for length in range(len(subtags) - 1, 0, -1)]
    kept = [short for short in shorter if len(short) == 1 or _is_long(short[-1])]
    return tuple("-".join(parts) for parts in [subtags, *kept])


def text_direction(tag: str) -> Direction:
    """`rtl` where the script that the tag names, or its language's usual one, is so written."""
    script = usual_script(tag)
    return "rtl" if script and script in _RIGHT_TO_LEFT else "ltr"


def usual_script(tag: str) -> str:
    """The script (ISO 15924) that a tag names, or that its language is usually written in."""
    language, *rest = canonical_tag(tag).split("-")
    written = [subtag for subtag in rest[:4] if len(subtag) == 4 and subtag.isalpha()]
    if written:
        return written[0]
    regions = [subtag for subtag in rest if len(subtag) == 2 and subtag.isupper()]
    likely = get_global("likely_subtags")
    for known in (*(f"{language}_{region}" for region in regions), language):
        if known in likely:
            return str(likely[known]).split("_")[1]
    return ""


def language_name(tag: str, language: str) -> str:
    """The name of the language `tag` in `language`; the tag itself where none is known."""
    names, shown = locale_of(language), canonical_tag(tag)
    aliases = get_global("language_aliases")
    for known in fallbacks(tag):
        name = names.languages.get(aliases.get(known, known).replace("-", "_"))
        if name:
            further = _subtag_names(shown[len(known) :], names)
            return f"{name} ({', '.join(further)})" if further else str(name)
    return shown


def _subtag_names(subtags: str, names: Locale) -> list[str]:
    """Script, region and variants; extensions (from a single character on) have no name."""
    before_extensions = takewhile(_is_long, subtags.split("-")[1:])
    return [_subtag_name(subtag, names) for subtag in before_extensions]


def _subtag_name(subtag: str, names: Locale) -> str:
    return str(names.scripts.get(subtag) or names.territories.get(subtag) or subtag)


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale:
    """The nearest locale that Unicode's data (CLDR) has for a tag; English where it has none."""
    for known in fallbacks(tag):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=4096)
def number_text(n: int, tag: str) -> str:
    """A whole number in the digits and groups of a language."""
    return str(format_decimal(n, locale=locale_of(tag)))


def size_text(bytes: int, tag: str) -> str:
    """The size of a file in thousands or millions of bytes, with two figures where it is small."""
    large = bytes >= 999_500
    number = bytes / (1_000_000 if large else 1000)
    shown = round(number, 1) if number < 9.95 else round(number)
    unit = "digital-megabyte" if large else "digital-kilobyte"
    return str(format_unit(shown, unit, length="short", locale=locale_of(tag)))


@lru_cache(maxsize=4096)
def plural_category(tag: str, n: int) -> str:
    """The CLDR plural category of a number in a language: zero, one, two, few, many or other."""
    return str(locale_of(tag).plural_form(n))


@lru_cache(maxsize=256)
def plural_categories(tag: str) -> frozenset[str]:
    """The categories that whole numbers fall into in a language, as far as one counts things."""
    return frozenset(plural_category(tag, n) for n in range(1000))


def list_pattern(tag: str, join: str) -> tuple[str, str, str]:
    """What stands before, between and after two parts of a list: all parts, where it has two; a
    part and the next in the `middle` of a longer one; all others and the `last`."""
    patterns = locale_of(tag).list_patterns["standard"]
    before, _, rest = patterns[{"two": "2", "last": "end"}.get(join, join)].partition("{0}")
    between, _, after = rest.partition("{1}")
    return before, between, after
