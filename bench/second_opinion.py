"""What the second opinion on the texts costs: `python -m bench.second_opinion`."""

import random
import tempfile
import time
from pathlib import Path

from bench.build import write_dossier
from dossier.archive import open_archive
from dossier.checks import derivation, details, estimates, sides
from dossier.linking import link
from dossier.loading import load
from dossier.verification import Verification, verify

SIZES = (500, 2000)
MODULES = (derivation, details, estimates, sides)
PHRASES = (
    "The envoy told {}.",
    "“We shall build the bridge before the next tide”, {} reported.",
    "The strike is over, according to the daily {}.",
)


def main() -> None:
    """Print the seconds of each rule at two sizes, the growth between them, and the warnings."""
    first, second = (_seconds(size) for size in SIZES)
    print(f"{'rule':28}" + "".join(f"{size:>8} sources" for size in SIZES) + "   growth  warnings")
    for rule, (took, count) in second.items():
        before = first[rule][0]
        print(f"{rule:28}{before:>14.3f} s{took:>14.3f} s{took / before:>8.1f}×{count:>10}")
    print(f"{'all':28}" + "".join(f"{_total(times):>14.3f} s" for times in (first, second)))
    print(f"four times the sources: linear is {SIZES[1] / SIZES[0]:.0f}×")


def _seconds(size: int) -> dict[str, tuple[float, int]]:
    """For each rule how long it took, and how many warnings it gave."""
    verification = _verified(size)
    times: dict[str, tuple[float, int]] = {}
    for module in MODULES:
        for rule in module.RULES:
            start = time.perf_counter()
            count = sum(1 for _ in rule(verification))
            times[rule.__name__] = time.perf_counter() - start, count
    return times


def _total(times: dict[str, tuple[float, int]]) -> float:
    return sum(took for took, _ in times.values())


def _verified(size: int) -> Verification:
    with tempfile.TemporaryDirectory() as folder:
        write_dossier(Path(folder), size)
        _relate(Path(folder), size)
        content = load(Path(folder))
        assert content.settings, [str(problem) for problem in content.problems[:5]]
        dossier = link(content, open_archive(content), content.settings, "bench")
        verification = verify(dossier)
        assert verification.verified
        len(dossier.mentions)  # what a build has made before, whatever the rules
        return verification


def _relate(folder: Path, size: int) -> None:
    """Make of some articles copies of others, in whole or in part, and let some name an outlet."""
    chance = random.Random(size)
    records = sorted(folder.glob("actors/*.yaml"))
    names = [path.read_text().partition("\n")[0].removeprefix("name: ") for path in records]
    articles = folder / "articles"
    for n in range(1, size):
        file = articles / f"source-{n}.txt"
        paragraphs = file.read_text(encoding="utf-8").split("\n\n")
        other = articles / f"source-{chance.randrange(n)}.txt"
        copied = other.read_text(encoding="utf-8").split("\n\n")
        fate = chance.random()
        if fate < 0.05:
            paragraphs = [*copied[:-1], paragraphs[-1]]
        elif fate < 0.10:
            paragraphs[2:4] = copied[2:4]
        elif fate < 0.30:
            paragraphs.append(chance.choice(PHRASES).format(chance.choice(names)) + "\n")
        file.write_text("\n\n".join(paragraphs), encoding="utf-8")


if __name__ == "__main__":
    main()
