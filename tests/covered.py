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
FLOORS: dict[str, float] = {
    "workbook": 90.0,
    "workbook/answers": 100.0,
    "workbook/answers/backups": 94.0,
    "workbook/answers/copies": 97.0,
    "workbook/answers/damage": 95.0,
    "workbook/answers/disk": 96.5,
    "workbook/answers/erasing": 92.5,
    "workbook/answers/file": 93.5,
    "workbook/answers/filling": 95.5,
    "workbook/answers/locked": 97.0,
    "workbook/answers/marking": 98.0,
    "workbook/answers/overviews": 95.0,
    "workbook/answers/searching": 98.0,
    "workbook/answers/tables": 98.5,
    "workbook/answers/unopened": 97.5,
    "workbook/answers/updating": 94.0,
    "workbook/authoring": 97.5,
    "workbook/cli": 97.5,
    "workbook/course": 99.0,
    "workbook/drafts": 95.0,
    "workbook/exercises": 96.5,
    "workbook/language": 98.5,
    "workbook/packaging": 96.0,
    "workbook/pdf": 97.0,
    "workbook/pictures": 95.0,
    "workbook/recordings": 93.0,
    "workbook/spelling": 95.0,
    "workbook/window": 83.0,
    "workbook/window/accessible": 90.0,
    "workbook/window/aloud": 93.0,
    "workbook/window/courses": 93.0,
    "workbook/window/going": 93.0,
    "workbook/window/home": 94.5,
    "workbook/window/look": 97.0,
    "workbook/window/overviews": 93.0,
    "workbook/window/marking": 93.0,
    "workbook/window/pages": 94.0,
    "workbook/window/paper": 92.5,
    "workbook/window/parts": 95.0,
    "workbook/window/privacy": 88.0,
    "workbook/window/searching": 93.0,
    "workbook/window/session": 96.0,
    "workbook/window/spelling": 92.0,
    "workbook/window/studio": 88.0,
}
# Files whose every line and branch is reached, with the tests that do it.
WHOLE: dict[str, str] = {
    "workbook/answers/copies/as_data.py": "tests/answers/copies/test_as_data.py",
    "workbook/answers/tables/history.py": "tests/answers/tables/test_history.py",
    "workbook/authoring/new.py": "tests/authoring/test_new.py",
    "workbook/calendar_file.py": "tests/test_calendar_file.py",
    "workbook/course/front_matter.py": "tests/course/test_front_matter.py",
    "workbook/course/sources.py": "tests/course/test_sources.py",
    "workbook/course/text_parts.py": "tests/course/test_text_parts.py",
    "workbook/exercises/date/paper/date_lines.py": "tests/exercises/test_date.py",
    "workbook/exercises/date/spec.py": "tests/exercises/test_date.py",
    "workbook/exercises/drawing/spec.py": "tests/exercises/test_drawing.py",
    "workbook/exercises/drawing/strokes.py": "tests/exercises/test_drawing.py",
    "workbook/exercises/letter/page.py": "tests/exercises/test_letter.py",
    "workbook/exercises/letter/paper/own_page.py": "tests/exercises/test_letter.py",
    "workbook/exercises/list/editor.py": "tests/exercises/test_list.py",
    "workbook/exercises/list/entries.py": "tests/exercises/test_list.py",
    "workbook/exercises/list/page.py": "tests/exercises/test_list.py",
    "workbook/exercises/list/screen/entry_line.py": "tests/exercises/test_list.py",
    "workbook/exercises/list/spec.py": "tests/exercises/test_list.py",
    "workbook/exercises/map/initials.py": "tests/exercises/test_map.py",
    "workbook/exercises/map/positions.py": "tests/exercises/test_map.py",
    "workbook/exercises/map/screen/map_form.py": "tests/exercises/test_map.py",
    "workbook/exercises/map/screen/map_signs.py": "tests/exercises/test_map.py",
    "workbook/exercises/map/spec.py": "tests/exercises/test_map.py",
    "workbook/exercises/practice/run.py": "tests/exercises/test_practice.py",
    "workbook/exercises/practice/screen/breath_disc.py": "tests/exercises/test_practice.py",
    "workbook/exercises/practice/times.py": "tests/exercises/test_practice.py",
    "workbook/exercises/ranking/paper/numbers.py": "tests/exercises/test_ranking.py",
    "workbook/exercises/ranking/screen/rank_columns.py": "tests/exercises/test_ranking.py",
    "workbook/exercises/ranking/spec.py": "tests/exercises/test_ranking.py",
    "workbook/exercises/recall/spec.py": "tests/exercises/test_recall.py",
    "workbook/exercises/stems/editor.py": "tests/exercises/test_stems.py",
    "workbook/exercises/stems/page.py": "tests/exercises/test_stems.py",
    "workbook/exercises/stems/spec.py": "tests/exercises/test_stems.py",
    "workbook/exercises/table/screen/grid_sizes.py": "tests/exercises/test_table.py",
    "workbook/exercises/wheel/editor.py": "tests/exercises/test_wheel.py",
    "workbook/language/signs.py": "tests/language/test_signs.py",
    "workbook/language/translation.py": "tests/language/test_translation.py",
    "workbook/packaging/compare.py": "tests/packaging/test_compare.py",
    "workbook/window/look/tokens.py": "tests/window/look/test_tokens.py",
    "workbook/window/pages/callout.py": "tests/window/pages/test_callout.py",
    "workbook/window/parts/bars.py": "tests/window/parts/test_bars.py",
    "workbook/window/parts/words.py": "tests/window/parts/test_words.py",
}
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
