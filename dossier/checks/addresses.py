"""Rules on addresses: each is one record's, now and later."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from dossier import urls
from dossier.loading import SITE_MARK
from dossier.problems import Place, Problem, error
from dossier.records import KINDS
from dossier.verification import Verification

LONGEST_NAME, LONGEST_PATH = 255, 900


def colliding_addresses(verification: Verification) -> Iterator[Problem]:
    """No address is claimed by two records, an earlier address included."""
    dossier = verification.dossier
    claims: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    records = (*dossier.records.values(), *dossier.withdrawn.values())
    for record in records:
        claims[_folded(urls.address(record))].append((record.key, dossier.place(record)))
    # Earlier ids come last, as it is they that can be taken out.
    for record in records:
        for index, former in enumerate(record.former_ids):
            place = dossier.place(record, ("former_ids", index))
            claims[_folded(urls.address(record, former))].append((record.key, place))
    for address, claimants in claims.items():
        if len(claimants) > 1:
            yield from _collision(address, claimants)


def _folded(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()


def _collision(address: str, claimants: list[tuple[str, Place]]) -> Iterator[Problem]:
    names = " and ".join(f"{key} ({place})" for key, place in claimants)
    hint = "delete the earlier id from all but one of them"
    key, place = claimants[-1]
    yield error("colliding-address", place, f"/{address} is claimed by {names}", hint, key)


def kept_files(verification: Verification) -> Iterator[Problem]:
    """What a build leaves alone in the output folder is no page of the site."""
    dossier = verification.dossier
    ours = {kind.folder for kind in KINDS}
    ours |= {"index.html", "assets", "chronology", "data", "evidence", "404.html", ".nojekyll"}
    ours |= {
        "changes",
        "feed.json",
        "feed.xml",
        "relations",
        "robots.txt",
        "sitemap.xml",
        SITE_MARK,
    }
    for index, name in enumerate(dossier.settings.keep):
        place = dossier.place(None, ("keep", index))
        if not _is_inside(name):
            hint = "write a name in the output folder, such as CNAME"
            yield error("bad-keep", place, f'"{name}" does not stand in the output folder', hint)
        elif _folded(name.partition("/")[0]) in ours:
            hint = "keep only files that the build does not make"
            yield error("bad-keep", place, f'"{name}" is made by the build', hint)


def _is_inside(name: str) -> bool:
    """Whether a name leads down from the output folder, as every file system can hold it."""
    steps = name.split("/")
    fits = all(len(step.encode()) <= LONGEST_NAME for step in steps) and len(name) <= LONGEST_PATH
    return fits and not {"", ".", ".."} & set(steps) and "\\" not in name and "\n" not in name


RULES = (colliding_addresses, kept_files)
