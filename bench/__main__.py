"""Runs every measurement of this folder, each in its own process: `python -m bench [NAME…]`."""

import subprocess
import sys
from pathlib import Path


def main(wanted: list[str]) -> int:
    names = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    if unknown := set(wanted).difference(names):
        print(f"no measurement {min(unknown)!r}; there are: {', '.join(names)}", file=sys.stderr)
        return 2
    return max((_measure(name) for name in names if not wanted or name in wanted), default=0)


def _measure(name: str) -> int:
    print(f"== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
