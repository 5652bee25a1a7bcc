"""The writer: what a sudden death leaves in the output folder, and two builds at once."""

import hashlib
import pickle
import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from publishings import PROJECT, contents, traces

from dossier.publishing import exchanging, publish

OLD = {f"{n % 20}/ferry-{n}.html": f"<p>Ferry {n}, old.</p>".encode() * 40 for n in range(400)}
NEW = {
    **{path: content for path, content in OLD.items() if not path.endswith("0.html")},
    **{f"{n % 25}/ferry-{n}.html": b"<p>A new ferry.</p>" * 50 for n in range(0, 500, 5)},
}
DYING = """
    import os, pickle, signal, sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[1])
    from dossier.publishing import publish

    files, out = pickle.loads(Path(sys.argv[2]).read_bytes()), Path(sys.argv[3])
    acts, last_act = 0, int(sys.argv[4])

    def count(event, arguments):
        global acts
        acts += 1
        if acts == last_act:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)  # told of each act on the file system, just before it
    publish(files, out, waiting=lambda: print("waits", flush=True))
    print(acts)
"""


@pytest.fixture
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pickled NEW, for another process to publish."""
    path = tmp_path_factory.mktemp("new") / "files.pickle"
    path.write_bytes(pickle.dumps(NEW))
    return path


def publisher(files: Path, out: Path, last_act: int = 0) -> subprocess.Popen[str]:
    """A process that publishes `files`; dead by SIGKILL before its `last_act`-th act, if any."""
    command = [sys.executable, "-c", textwrap.dedent(DYING), str(PROJECT), files, out, last_act]
    return subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)


def digest(folder: Path) -> str:
    every = sorted(folder.rglob("*"))
    parts = [f"{path.relative_to(folder)}:{path.is_dir() or path.read_bytes()!r}" for path in every]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def test_killed_at_any_moment_the_site_is_the_old_or_the_new_whole(
    tmp_path: Path, new_site: Path
) -> None:
    out = tmp_path / "site"
    publish(NEW, out)
    new = digest(out)
    publish(OLD, out)
    old = digest(out)
    acts = int(publisher(new_site, out).communicate()[0])
    assert digest(out) == new

    outcomes = []
    for moment in sorted(random.Random(19).sample(range(1, acts), 50)):
        publish(OLD, out)
        assert digest(out) == old
        assert traces(tmp_path) == []
        dying = publisher(new_site, out, moment)
        dying.communicate()
        assert dying.returncode == -signal.SIGKILL
        outcomes.append(digest(out))

    assert set(outcomes) == {old, new}
    assert outcomes == sorted(outcomes, key=[old, new].index)
    publish(NEW, out)
    assert traces(tmp_path) == []


def test_a_first_publishing_that_is_killed_leaves_no_half_site(
    tmp_path: Path, new_site: Path
) -> None:
    whole = tmp_path / "whole"
    publish(NEW, whole)

    for moment in (5, 10, 20, 500, 900, 1400, 2000):
        out = tmp_path / str(moment) / "site"
        publisher(new_site, out, moment).communicate()
        assert not out.exists() or digest(out) == digest(whole)
        publish({"index.html": b"x"}, out)
        assert traces(out.parent) == []


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path: Path, new_site: Path) -> None:
    out = tmp_path / "site"
    publish(OLD, out)

    with exchanging.alone(out, lambda: None):
        second = publisher(new_site, out)
        assert second.stdout is not None
        assert second.stdout.readline() == "waits\n"
        assert contents(out) == OLD
    second.communicate()

    assert second.returncode == 0
    assert contents(out) == NEW
    assert traces(tmp_path) == []


def test_many_builds_at_once_leave_one_whole_site_and_no_trace(
    tmp_path: Path, new_site: Path
) -> None:
    out = tmp_path / "site"
    builds = [publisher(new_site, out) for _ in range(4)]
    for _ in range(5):
        publish(OLD, out)
        assert contents(out) in (OLD, NEW)

    for build in builds:
        build.communicate()
        assert build.returncode == 0
    assert contents(out) in (OLD, NEW)
    assert traces(tmp_path) == []
