"""Runs all tests and says how much of each room they reach; a room may only be reached more than before.

Run: python3 start.py --test --coverage
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
# Of a hundred lines and branches, how many the tests reach at least. These numbers only rise.
FLOORS: dict[str, float] = {}
# Files whose every line and branch is reached, with the tests that do it.
WHOLE: dict[str, str] = {}
MARGIN = 0.3  # what differs from run to run, by what the system happens to do


class Reached(NamedTuple):
    """How many lines and branches there are, and how many of them were reached."""

    there: int = 0
    reached: int = 0

    @property
    def percent(self) -> float:
        """Of a hundred."""
        return 100.0 * self.reached / self.there if self.there else 100.0

    def __add__(self, other: Any) -> Reached:
        return Reached(self.there + other.there, self.reached + other.reached)


def main() -> int:
    """All tests side by side, then the numbers; 1 if a test failed or a room is reached less than before."""
    with tempfile.TemporaryDirectory() as made:
        report = Path(made) / "coverage.json"
        failed = pytest.main(
            [
                "--numprocesses=auto",
                "--dist=loadfile",
                "--cov=workbook",
                "--cov-branch",
                f"--cov-report=json:{report}",
            ]
        )
        if not report.is_file():
            return 1
        files = reached_of(json.loads(report.read_text("utf-8")))
    wrong = [*below(rooms(files)), *not_whole(files)]
    print(*table(rooms(files)), *wrong, sep="\n")
    return int(bool(failed) or bool(wrong))


def reached_of(report: dict[str, Any]) -> dict[str, Reached]:
    """Each file of the program and how much of it was reached."""
    found = {}
    for name, file in report["files"].items():
        counts = file["summary"]
        there = counts["num_statements"] + counts["num_branches"]
        found[Path(name).as_posix()] = Reached(there, counts["covered_lines"] + counts["covered_branches"])
    return found


def room_of(name: str) -> str:
    """The room that a file is in; of the window and the answers the room inside."""
    parts = Path(name).parent.parts
    return "/".join(parts[: 3 if parts[1:2] in (("window",), ("answers",)) else 2])


def rooms(files: dict[str, Reached]) -> dict[str, Reached]:
    """How much of each room was reached."""
    found: defaultdict[str, Reached] = defaultdict(Reached)
    for name, reached in files.items():
        found[room_of(name)] += reached
    return dict(sorted(found.items()))


def below(found: dict[str, Reached]) -> list[str]:
    """The rooms that are reached less than before, and those that have no floor yet."""
    low = [room for room, reached in found.items() if reached.percent + MARGIN < FLOORS.get(room, 0)]
    said = [f"{room}: {found[room].percent:.1f} % is reached; it was {FLOORS[room]} %." for room in low]
    return said + [f"{room} has no floor in tests/covered.py." for room in found if room not in FLOORS]


def not_whole(files: dict[str, Reached]) -> list[str]:
    """The files of `WHOLE` that are no longer reached in full, or have gone."""
    lost = [name for name in WHOLE if files.get(name, Reached(1)).percent < 100]
    return [f"{name}: not all of it is reached any more; {WHOLE[name]} did it." for name in lost]


def table(found: dict[str, Reached]) -> list[str]:
    """A line for each room."""
    return [f"{room:<36} {reached.percent:6.1f} %" for room, reached in found.items()]


if __name__ == "__main__":
    sys.exit(main())
