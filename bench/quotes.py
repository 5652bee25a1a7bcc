"""How long the quote check takes: `python -m bench.quotes`."""

import random
import time
from collections.abc import Callable, Iterator

from dossier.articles import Article, Block, read_article
from dossier.quotes import FoldedArticle, Quote, find_quote, fold_article

WORDS = (
    "the harbour master’s report says that no ship of the “northern line” left port in March and"
    " well-informed envoys – both of them – expect builders, grain, coal and spare parts to follow"
)


def main() -> None:
    small, large = _folded(_prose(3_000)), _folded(_prose(1_000_000))
    print(f"{'':34}{'3 KB':>10}{'1 MB':>10}")
    for name, quote in _quotes():
        print(f"{name:34}{_time(quote, small):>10}{_time(quote, large):>10}")
    for name, text, quote in _hostile():
        print(f"{name:34}{'':>10}{_time(quote, _folded(text)):>10}")
    print(f"{'read and fold 10,000 × 2.5 KB':34}{'':>10}{_seconds(_fold_many):>10}")


def _quotes() -> Iterator[tuple[str, Quote]]:
    yield "hit", Quote("left port in March and well-informed envoys")
    yield "hit, once, at the end", Quote("the lighthouse keeper saw nothing unusual that night")
    yield "hit with an omission", Quote("report says that … “northern line” left port")
    yield "hit by prefix", Quote("expect builders", prefix="both of them –")
    yield "miss, one word changed", Quote("the lighthouse keeper saw something unusual that night")
    yield "miss, nothing near", Quote("Zebras quietly photographed eleven umbrellas")
    yield "miss, an insertion", Quote("the [old] lighthouse keeper saw everything unusual")


def _hostile() -> Iterator[tuple[str, str, Quote]]:
    yield "no spaces, miss", "a" * 1_000_000, Quote("a" * 1_000 + "b")
    yield "no spaces, no boundary", "a" * 1_000_000, Quote("a" * 1_000)
    yield "one word over and over", "aa " * 333_000, Quote("aa " * 300 + "aa a")
    yield "one word, many matches", "aa " * 333_000, Quote("aa aa aa", prefix="ab")
    yield "one word, omissions", "aa " * 333_000, Quote("aa aa aa … aa aa aa … aa aa ab")
    yield "only hyphens", "a-" * 500_000, Quote("a-" * 300 + "a a")
    yield "only spaces", "a" + " " * 1_000_000 + "b", Quote("a c b")
    yield "Han without end", "新华社" * 333_000, Quote("新华社" * 300 + "北")
    yield "brackets", "[a] " * 250_000, Quote("[a] " * 300 + "b")
    yield "decomposed", "e\u0301" * 500_000, Quote("eee e\u0301e")
    yield "random letters", _letters(1_000_000), Quote(_letters(400))


def _folded(text: str) -> FoldedArticle:
    return fold_article(Article("a.txt", text, (Block("paragraph", 0, len(text)),)), (), "en")


def _prose(length: int) -> str:
    rng, words = random.Random(7), WORDS.split()
    text = " ".join(rng.choice(words) for _ in range(length // 6))
    ending = " the lighthouse keeper saw nothing unusual that night, he said."
    return WORDS + " " + text[: length - 200] + ending


def _letters(length: int) -> str:
    return "".join(random.Random(length).choices("abcdefghij", k=length))


def _fold_many() -> None:
    contents = [_prose(2_500).replace(" and", "\n\nand").encode() for _ in range(100)]
    for index in range(10_000):
        fold_article(read_article("a.txt", contents[index % 100]))


def _time(quote: Quote, within: FoldedArticle) -> str:
    find_quote(quote, [within])
    return _seconds(lambda: find_quote(quote, [within]))


def _seconds(act: Callable[[], object]) -> str:
    start = time.perf_counter()
    act()
    return f"{1000 * (time.perf_counter() - start):,.1f} ms"


if __name__ == "__main__":
    main()
