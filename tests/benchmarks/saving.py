"""One durable save with history, plain and locked, against a 4 KiB append with fsync in the same run."""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.course.ids import ExerciseId
from workbook.course.kinds import spec

ROUNDS = 9
SAVES = 300
LETTERS = "It was raining, and I did not want to go. Then Ines knocked and asked about the cat. "
REFLECTIONS = [
    spec("reflection")(
        id=ExerciseId(f"question-{n}"), number=f"1.{n}", line=1, title="", question="What now?"
    )
    for n in range(1, 21)
]


class Times(NamedTuple):
    """The median and the 99th percentile of many."""

    p50: float
    p99: float


def measure(folder: Path | None = None) -> dict[str, float]:
    """Ratios, each the median of several rounds in which all three are measured by turns."""
    with tempfile.TemporaryDirectory(dir=folder) as made, _things_to_do(Path(made)) as works:
        gc.disable()  # as the window does, which collects on its own thread alone
        rounds = [_round(works) for _ in range(ROUNDS)]
        gc.enable()
    return {
        "save p50 / 4 KiB append+fsync p50": median(save.p50 / append.p50 for save, _, append in rounds),
        "save p99 / 4 KiB append+fsync p99": median(save.p99 / append.p99 for save, _, append in rounds),
        "locked / unlocked save": median(locked.p50 / save.p50 for save, locked, _ in rounds),
        "(append+fsync p50, milliseconds)": 1000 * median(append.p50 for *_, append in rounds),
    }


@contextmanager
def _things_to_do(home: Path) -> Iterator[list[Callable[[], object]]]:
    """A save, a save in a locked workbook, and the yardstick."""
    with (
        _new_workbook(home / "plain.workbook") as plain,
        _new_workbook(home / "locked.workbook") as locked,
        (home / "yardstick").open("ab", buffering=0) as yardstick,
    ):
        backups = BackupFolder(locked.uuid, home / "backups")
        lock_workbook(locked, backups, "four small boats at noon", new_words())
        numbers = count()
        yield [
            partial(_save, plain, numbers),
            partial(_save, locked, numbers),
            partial(_append, yardstick.fileno()),
        ]


def _new_workbook(path: Path) -> WorkbookFile:
    files = {"course.md": b"---\ntitle: A course\n---\n"}
    return create_workbook(path, files, notes=path.parent / "notes")


def _round(works: list[Callable[[], object]]) -> list[Times]:
    turns = [[_seconds(work) for work in works] for _ in range(SAVES)]
    return [Times(median(times), sorted(times)[SAVES * 99 // 100]) for times in zip(*turns, strict=True)]


def _save(file: WorkbookFile, numbers: Iterator[int]) -> None:
    number = next(numbers)
    exercise = REFLECTIONS[number // 2 % len(REFLECTIONS)]
    file.save_answer(exercise, f"{LETTERS * (1 + number // 2 % 8)} {number}")


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
