"""A site that the preview makes page by page, with what it remembers of the builds before."""

import shutil
from pathlib import Path
from random import Random

import pytest
from dossiers import PROJECT, TEMPLATES
from editing import Editor

from dossier.pipeline import Made, Where, Wishes, examine, make
from dossier.preview.growing import Growing
from dossier.recall import Memory

HARBOUR = PROJECT / "tests" / "sites" / "harbour" / "content"
WISHES = Wishes(pictures=False, revision="preview", base_url="http://127.0.0.1:8000/")


def grown(where: Where, recall: Memory, chance: Random) -> Made | None:
    """What the preview makes, some page first; None where it is given up before it is whole."""
    made, site = examine(where, WISHES, recall)
    if site is None:
        return made
    growing = Growing(made, site, where, recall)
    growing.make([chance.choice(["index.html", "events/closing/index.html", "robots.txt"])])
    if chance.random() < 0.2:
        return None
    while not growing.is_whole:
        growing.make_more()
    if not growing.is_faulty:
        recall.forget()
    return growing.made


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edit_all_is_as_if_it_were_made_anew(tmp_path: Path, seed: int) -> None:
    content = Path(shutil.copytree(HARBOUR, tmp_path / "content"))
    where = Where(content, (tmp_path / "templates", TEMPLATES))
    editor = Editor(content, where.templates[0], seed)
    editor.mend_all()
    recall = Memory()
    published = 0

    for _ in range(25):
        what = editor.edit()
        result = grown(where, recall, editor.chance)
        if result is not None:
            anew = make(where, WISHES)
            assert result.problems == anew.problems, what
            assert result.files == anew.files, what
            assert result == anew, what
            published += anew.files is not None

    assert published > 5
