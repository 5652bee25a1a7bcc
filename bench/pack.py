"""What a pack costs by the page: `python -m bench.pack`. The aim: 300 pages in a minute."""

import tempfile
import time
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from bench.build import write_dossier
from dossier.packing import FORMS
from dossier.pipeline import Where, Wishes, bind

SIZES = (300, 1800)
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def main() -> None:
    """Print pages and seconds at two sizes, and what a page costs at each.

    Seconds are those of the processor: whatever else runs at the time is not counted.
    """
    print(f"{'sources':>8}{'pages':>8}{'seconds':>10}{'a page':>12}")
    for size in SIZES:
        pages, seconds = _measured(size)
        print(f"{size:>8}{pages:>8}{seconds:>8.1f} s{1000 * seconds / pages:>9.0f} ms")


def _measured(size: int) -> tuple[int, float]:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        write_dossier(content, size)
        start = time.process_time()
        made, pack = bind(Where(content, (TEMPLATES,)), Wishes(), FORMS)
        seconds = time.process_time() - start
    assert pack, made.problems[:5]
    return len(PdfReader(BytesIO(pack.files["pdf"])).pages), seconds


if __name__ == "__main__":
    main()
