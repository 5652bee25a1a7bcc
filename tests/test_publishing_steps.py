"""The steps that publish the dossier, run as the workflow runs them, as far as this machine can."""

import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml
from dossiers import PROJECT
from websites import NOT_FOUND, Website, is_external, unresolved

ADDRESS = "https://o.github.io/repo"


@pytest.fixture(scope="module")
def artefact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is handed to Pages by the workflow in a new checkout, unpacked."""
    folder = tmp_path_factory.mktemp("publishing")
    checkout = checked_out(folder / "checkout")
    jobs = yaml.safe_load((checkout / ".github/workflows/publish.yml").read_text())["jobs"]
    for step in jobs["build"]["steps"]:
        if "run" in step:
            run(step["run"], checkout)
    packed = folder / "artifact.tar"
    upload = jobs["build"]["steps"][-1]["with"]
    # As actions/upload-pages-artifact packs it.
    with tarfile.open(packed, "w") as tar:
        tar.add(checkout / upload["path"], ".", filter=but_git)
    unpacked = folder / "unpacked"
    with tarfile.open(packed) as tar:
        tar.extractall(unpacked, filter="fully_trusted")
    return unpacked


def checked_out(folder: Path) -> Path:
    """A clone of the repository, its files as they are now, without what is made from them."""
    subprocess.run(["git", "clone", "--quiet", PROJECT, folder], check=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=PROJECT, capture_output=True, check=True).stdout
    for name in filter(None, os.fsdecode(names).split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
    # The environment that the tests run in, so that nothing is installed twice.
    (folder / ".venv").mkdir()
    for path in Path(sys.prefix).iterdir():
        (folder / ".venv" / path.name).symlink_to(path)
    made_for = folder / ".venv/site.txt"
    made_for.unlink(missing_ok=True)
    shutil.copy(folder / "requirements.txt", made_for)
    return folder


def run(command: str, folder: Path) -> None:
    environment = {**os.environ, "BASE_URL": ADDRESS}
    shell = ["bash", "-e", "-o", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def but_git(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if {".git", ".github"} & set(member.name.split("/")) else member


@pytest.fixture(scope="module")
def site(artefact: Path) -> Website:
    return Website(artefact)


def test_every_link_and_anchor_of_what_is_published_resolves(site: Website) -> None:
    assert len(site.references) > 5000
    for top in ("https://o.example/", f"{ADDRESS}/", "file:///home/reader/site/"):
        assert unresolved(site, top) == []


def test_only_canonical_addresses_and_links_to_the_web_are_absolute(site: Website) -> None:
    own = [each for each in site.references if each.target.startswith(ADDRESS)]
    assert own and {each.rel for each in own} <= {"canonical", "alternate"}
    for each in site.references:
        if is_external(each.target) and each not in own:
            assert "external" in each.rel.split(), str(each)
        assert not each.target.startswith("/") or each.file == NOT_FOUND, str(each)


def test_what_names_the_address_of_the_site_names_the_right_one(site: Website) -> None:
    for name in ("sitemap.xml", "robots.txt"):
        addresses = re.findall(r"https://o\.[^<\s]*", site.files[name].decode())
        assert addresses, name
        assert all(each.startswith(f"{ADDRESS}/") for each in addresses), name


def test_the_page_for_unknown_addresses_begins_at_the_path_of_the_site(site: Website) -> None:
    links = [each.target for each in site.references if each.file == NOT_FOUND]
    assert links and all(re.match(r"/repo/|#", each) for each in links)


def test_pages_takes_the_artefact(artefact: Path) -> None:
    """Regular files that everybody may read, in folders that everybody may enter."""
    assert (artefact / ".nojekyll").is_file()
    for path in artefact.rglob("*"):
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            assert mode & 0o005 == 0o005, path
        else:
            assert stat.S_ISREG(mode) and mode & 0o004 and path.stat().st_nlink == 1, path
