"""What runs on GitHub: well-formed, with no more rights than needed, and the site checked first."""

import subprocess
import sys
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
WORKFLOWS = PROJECT / ".github" / "workflows"


def workflow(name: str) -> dict[str, object]:
    return yaml.load((WORKFLOWS / name).read_text(), yaml.BaseLoader)  # type: ignore[no-any-return]


def commands(name: str) -> list[str]:
    jobs = workflow(name)["jobs"]
    assert isinstance(jobs, dict)
    steps = [step for job in jobs.values() for step in job["steps"]]
    return [step.get("run") or step["uses"] for step in steps]


def test_the_workflows_pass_the_linter() -> None:
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    options = ["--offline", "--no-progress", "--color=never", "--persona=pedantic"]
    command = [zizmor, *options, ".github"]

    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)

    assert (done.returncode, done.stdout.strip()) == (0, "No findings to report. Good job!"), (
        done.stdout + done.stderr
    )
    for path in WORKFLOWS.iterdir():
        assert f"completed .github/workflows/{path.name}" in done.stderr


def test_every_push_and_pull_request_is_tested_as_at_home() -> None:
    assert set(workflow("tests.yml")["on"]) == {"push", "pull_request"}  # type: ignore[call-overload]
    assert commands("tests.yml")[-1] == "make test PYTHON=python"


def test_only_a_strictly_checked_site_is_published() -> None:
    steps = commands("publish.yml")
    order = [
        next(at for at, step in enumerate(steps) if step.startswith(beginning))
        for beginning in (
            "actions/configure-pages@",
            'make check PYTHON=python ARGS="--strict --publish --format github',
            'make site PYTHON=python ARGS="--strict --base-url $BASE_URL"',
            "actions/upload-pages-artifact@",
            "actions/deploy-pages@",
        )
    ]

    assert order == sorted(order)


def test_a_pull_request_is_checked_without_rights_or_secrets() -> None:
    check = workflow("check.yml")
    assert (check["on"], check["permissions"]) == ("pull_request", {"contents": "read"})
    assert "secrets" not in (WORKFLOWS / "check.yml").read_text()
    assert commands("check.yml")[-1] == (
        'make check PYTHON=python ARGS="--strict --publish --format github'
        ' --changed $RUNNER_TEMP/changed.txt"'
    )


def test_one_publishing_at_a_time_and_none_is_broken_off() -> None:
    assert workflow("publish.yml")["concurrency"] == {
        "group": "pages",
        "cancel-in-progress": "false",
    }
