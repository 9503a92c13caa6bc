"""Tries all of the built program: builds it if it is not there, then lets it make a whole visit; says how quick it is.

Run: python3 start.py --test --frozen [FOLDER], where FOLDER is what `--build` was given.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENDING = ".exe" if os.name == "nt" else ""
ROUNDS = 9


def main(arguments: list[str]) -> int:
    """Build, visit, measure; returns the exit code."""
    target = Path(arguments[0]) if arguments else ROOT / "build"
    folder = target / "Workbook"
    if not (folder / f"workbook-visit{ENDING}").is_file():
        build = [sys.executable, "-m", "resources.installers.build", str(target)]
        if subprocess.call(build, cwd=ROOT):
            return 1
    with tempfile.TemporaryDirectory() as made:
        if subprocess.call([str(folder / f"workbook-visit{ENDING}"), str(Path(made) / "visit")]):
            return 1
    print(
        f"--version takes {version_ratio(folder / f'workbook{ENDING}'):.2f} times as long as an empty Python"
    )
    return 0


def version_ratio(program: Path) -> float:
    """How long the program takes to say its version, as a ratio to a Python that does nothing; medians of nine."""
    ours, empty = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds([str(program), "--version"]))
        empty.append(_seconds([sys.executable, "-I", "-c", "pass"]))
    return statistics.median(ours) / statistics.median(empty)


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
