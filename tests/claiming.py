"""A sentence that cites an article, and what of it stands nowhere there."""

from collections.abc import Mapping
from pathlib import Path

from dossiers import linked, write_dossier

from dossier.checks.details import unsupported_details
from dossier.verification import verify

MOLE = {"actors/mole.yaml": "name: Iris Mole\nkind: person\nnames:\n  - text: Ирис Мольская\n"}
ALVA = {"actors/alva.yaml": "name: Alva\nkind: state\n"}


def told(folder: Path, files: dict[str, str]) -> list[str]:
    """The messages of unsupported details, in order of place."""
    nothing = {"briefs/harbour.yaml": "title: A\ndate: 2031\nbottom_line: Nothing yet.\n"}
    dossier = linked(write_dossier(folder, {**nothing, **files}))
    return [problem.message for problem in sorted(unsupported_details(verify(dossier)))]


def missing(
    folder: Path,
    sentence: str,
    article: str,
    *,
    language: str = "en",
    ours: str = "en",
    published: str = "2031-05-14",
    actors: Mapping[str, str] = {},
) -> list[str]:
    """What of a sentence that cites an article stands nowhere in it."""
    files = {
        "dossier.yaml": f"title: A\nas_of: 2031-05-20\nlead: harbour\nlanguage: {ours}\n",
        "articles/morning.txt": article + "\n",
        "sources/morning.yaml": (
            "title: The morning\noutlet: herald\norigin: own\n"
            f"language: {language}\n" + (f"published: {published}\n" if published else "")
        ),
        "events/e.yaml": f"date: 2031\ntitle: A ship came\nsummary: |\n  {sentence}[@morning]\n",
    }
    messages = told(folder, {**files, **actors})
    return [
        part for message in messages for part in message.partition(" stand")[0].split('"')[1::2]
    ]
