"""What a text costs that is made to keep a reader of words busy: `python -m bench.long_texts`.

Each text is read at one length and at four times that; what grows like the square grows 16×.
"""

import time
from collections.abc import Callable

from dossier.secondopinion.days import named_days, named_weekdays
from dossier.secondopinion.estimates import estimates
from dossier.secondopinion.numbers import all_digits
from dossier.secondopinion.numberwords import numbers_in_words

LENGTH = 25_000
LANGUAGES = ("en", "de", "ru")
PIECES = (
    "9",
    "1 2 ",
    "13 July 2031, ",
    "2031年7月13日",
    "дваdreiundthreeтри",
    "ein",
    "10-11-12-13/14/",
    "一二三四五",
    "May ",
    "it is very very likely “possibly ” ",
)


def main() -> None:
    """Print, for each reader, the text that grows most: seconds at both lengths, growth."""
    print(f"{'reader':20}{LENGTH:>10}{4 * LENGTH:>10}   growth   language, text")
    for reader in (named_days, named_weekdays, all_digits, numbers_in_words, estimates):
        growth, before, after, words = max(
            _growth(reader, piece, language) for piece in PIECES for language in LANGUAGES
        )
        print(f"{reader.__name__:20}{before:>8.3f} s{after:>8.3f} s{growth:>8.1f}×   {words}")
    print("four times the text: linear is 4×")


def _growth(reader: Callable, piece: str, language: str) -> tuple[float, float, float, str]:
    before, after = (_seconds(reader, piece, language, n) for n in (LENGTH, 4 * LENGTH))
    # Below a millisecond the clock says more than the reader.
    return after / max(before, 0.001), before, after, f"{language}, {piece!r}"


def _seconds(reader: Callable, piece: str, language: str, length: int) -> float:
    text = piece * (length // len(piece))
    start = time.perf_counter()
    list(reader(text, language))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
