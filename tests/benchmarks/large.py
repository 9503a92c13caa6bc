"""Launch of a workbook with 10,000 answers and 100,000 versions of them, against one of the same course with few."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.launch import OURS, launch_seconds
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.reading import read_course

if TYPE_CHECKING:
    from workbook.course.exercise import Exercise

ROUNDS = 9
MODULES, EACH = 200, 50
VERSIONS, FEW = 10, 20
BEGUN = datetime(2026, 1, 5, 9, tzinfo=UTC)
WORDS = "It was raining, and I did not want to go. Then Ines knocked and asked about the cat. "
# Until the first answer is on the screen, which comes after the first page has begun.
ANSWER = """
import sys
from pathlib import Path
from workbook.window import app
from workbook.window.pages import exercise_card
painted = []
def paint_event(self, event):
    super(exercise_card.ExerciseCard, self).paintEvent(event)
    if not painted:
        painted.append(True)
        print("painted", flush=True)
        app.application().quit()
exercise_card.ExerciseCard.paintEvent = paint_event
sys.exit(app.run(Path(sys.argv[1])))
"""


def measure() -> dict[str, float]:
    """Ratios of medians; both are started by turns."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        paths = [_workbook(home / "large.workbook", MODULES * EACH), _workbook(home / "small.workbook", FEW)]
        return {
            "launch of a large workbook / a small one": _ratio(OURS, home, paths),
            "first answer of a large workbook / a small one": _ratio(ANSWER, home, paths),
        }


def _ratio(code: str, home: Path, paths: list[Path]) -> float:
    for path in paths:
        launch_seconds(code, home, str(path))  # compiles, warms the disk's cache and keeps the page ready
    times = [[launch_seconds(code, home, str(path)) for path in paths] for _ in range(ROUNDS)]
    large, small = (median(one) for one in zip(*times, strict=True))
    return float(large / small)


def _workbook(path: Path, answers: int) -> Path:
    """A workbook in which so many exercises are answered, each several times over."""
    files = course()
    exercises = list(read_course(files)[0].exercises())[:answers]
    with create_workbook(path, files) as file, file.in_one_go():
        for version in range(VERSIONS):
            for number, exercise in enumerate(exercises):
                at = BEGUN + timedelta(days=version, seconds=number)
                file.save_answer(exercise, _words(exercise, number, version), at=at)
    return path


def _words(exercise: Exercise, number: int, version: int) -> str:
    return f"{WORDS * (1 + number % 5)} {exercise.number} {version}"


def course() -> dict[str, bytes]:
    """Two hundred modules of fifty exercises, five on a page."""
    files = {"course.md": b"---\ntitle: A large course\nid: large\nversion: 1.0.0\n---\n"}
    for module in range(1, MODULES + 1):
        asked = [
            f"::: reflection m{module}-q{n}\nWhat was it like, the {n}th time?\n:::\n"
            for n in range(1, EACH + 1)
        ]
        pages = "\n".join(
            f"## Page {n} {{#page-{n}}}\n\n{WORDS * 3}\n\n" + "\n".join(asked[n * 5 : n * 5 + 5])
            for n in range(EACH // 5)
        )
        files[f"modules/{module:03}-module.md"] = (
            f"---\ntitle: Module {module}\nid: m{module}\n---\n{pages}".encode()
        )
    return files


if __name__ == "__main__":
    print(measure())
