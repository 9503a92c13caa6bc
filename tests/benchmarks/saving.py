"""One durable save with history, against a 4 KiB append with fsync on the same disk in the same run."""

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from workbook.answers.workbook_file import WorkbookFile, create_workbook
from workbook.course.ids import ExerciseId
from workbook.exercises.kinds import spec

ROUNDS = 7
SAVES = 150
LETTERS = "It was raining, and I did not want to go. Then Ines knocked and asked about the cat. "
REFLECTIONS = [
    spec("reflection")(
        id=ExerciseId(f"question-{n}"), number=f"1.{n}", line=1, title="", question="What now?"
    )
    for n in range(1, 21)
]


def measure(folder: Path | None = None) -> dict[str, float]:
    """Ratios of medians, each the median of several rounds in which both are measured by turns."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        home = Path(made)
        with _new_workbook(home) as file, (home / "yardstick").open("ab", buffering=0) as yardstick:
            rounds = [_round(file, yardstick.fileno(), number) for number in range(ROUNDS)]
    return {
        "save p50 / 4 KiB append+fsync p50": median(save / append for save, append, _, _ in rounds),
        "save p99 / 4 KiB append+fsync p99": median(save / append for _, _, save, append in rounds),
    }


def _new_workbook(home: Path) -> WorkbookFile:
    files = {"course.md": b"---\ntitle: A course\n---\n"}
    return create_workbook(home / "bench.workbook", files, notes=home / "notes")


def _round(file: WorkbookFile, yardstick: int, number: int) -> tuple[float, float, float, float]:
    """The median save and append, then the 99th percentile of both."""
    saves, appends = [], []
    for turn in range(SAVES):
        exercise = REFLECTIONS[turn % len(REFLECTIONS)]
        text = f"{LETTERS * (1 + turn % 8)} {number} {turn}"
        saves.append(_seconds(partial(file.save_answer, exercise, text)))
        appends.append(_seconds(partial(_append, yardstick)))
    saves.sort()
    appends.sort()
    late = SAVES * 99 // 100
    return median(saves), median(appends), saves[late], appends[late]


def _append(handle: int) -> None:
    os.write(handle, b"x" * 4096)
    os.fsync(handle)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    for name, ratio in measure().items():
        print(f"{name}: {ratio:.2f}")
