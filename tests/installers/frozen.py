"""Tries all of the built program: builds it if it is not there, then lets it make a whole visit; says how quick it is.

Run: python3 start.py --test --frozen [FOLDER], where FOLDER is what `--build` was given.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ENDING = ".exe" if os.name == "nt" else ""
ROUNDS = 9
PATIENCE = 30
Settings = dict[str, str]


def main(arguments: list[str]) -> int:
    """Build, visit, measure; returns the exit code."""
    target = Path(arguments[0]) if arguments else ROOT / "build"
    folder = target / "Workbook"
    if not (folder / f"workbook-visit{ENDING}").is_file():
        build = [sys.executable, "-m", "resources.installers.build", str(target)]
        if subprocess.call(build, cwd=ROOT):
            return 1
    visit = folder / f"workbook-visit{ENDING}"
    with tempfile.TemporaryDirectory() as made:
        if subprocess.call([str(visit), str(Path(made) / "visit")]):
            return 1
        version = version_ratio(folder / f"workbook{ENDING}")
        print(f"--version takes {version:.2f} times as long as an empty Python (at most 2.5)")
        first_page = launch_ratio(visit, target / "work" / "program", Path(made))
        print(
            f"the first page takes {first_page:.2f} times as long as in the installed package (at most 1.25)"
        )
    return 0


def version_ratio(program: Path) -> float:
    """How long the program takes to say its version, as a ratio to a Python that does nothing; medians of nine."""
    return _ratio(
        lambda: _seconds([str(program), "--version"], "Workbook"),
        lambda: _seconds([sys.executable, "-I", "-c", "pass"]),
    )


def launch_ratio(visit: Path, installed: Path, home: Path) -> float:
    """From a double click to the first page: the built program, as a ratio to the package that it was built of.

    Each has a workbook and a home of its own, for what one keeps ready for the next time the other would drop.
    """
    script = ROOT / "tests" / "installers" / "visit.py"
    python = [sys.executable, "-P", str(script)]
    compiled = {"PYTHONPATH": str(installed), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    return _ratio(
        partial(_seconds, *_launching([str(visit)], home, "built"), {}),
        partial(_seconds, *_launching(python, home, "installed"), compiled),
    )


def _launching(program: list[str], home: Path, name: str) -> tuple[list[str], str, Path]:
    own = home / name
    own.mkdir()
    shutil.copy(home / "visit" / "sample.workbook", own)
    return [*program, "--launch", str(own / "sample.workbook")], "painted", own


def _ratio(ours: Callable[[], float], theirs: Callable[[], float]) -> float:
    """The ratio of medians, measured by turns, after a round that fills caches."""
    pairs = [(ours(), theirs()) for _ in range(ROUNDS + 1)][1:]
    return statistics.median(one for one, _ in pairs) / statistics.median(other for _, other in pairs)


def _seconds(
    command: list[str], says: str = "", home: Path | None = None, more: Settings | None = None
) -> float:
    """The time until a program says something, or ends if it says nothing; then a window is closed."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if home:
        settings |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        settings |= {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    begin = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**settings, **(more or {})}
    ) as child:
        assert child.stdout is not None
        limit = threading.Timer(PATIENCE, child.kill)
        limit.start()
        said = child.stdout.read(len(says) or 1)
        seconds = time.perf_counter() - begin
        if home:
            child.terminate()
        child.wait()
        limit.cancel()
    if said.decode() != says:
        raise SystemExit(f"{command[0]} did not say “{says}” within {PATIENCE} seconds.")
    return seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
