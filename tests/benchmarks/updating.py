"""An update of a workbook with 10,000 answers, beside inserting 10,000 answers in one transaction.

An insert is what the program does with an answer: its row in the history with its hash, the pointer at it, and who
sees it. The bare rows alone, made elsewhere, are shown as a second yardstick.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.tables.answer_table import COLUMNS, INSERT
from workbook.answers.updating.update import go_back, update
from workbook.course.reading import read_course

MODULES, EXERCISES, RUNS = 200, 50, 5


def measure() -> dict[str, float]:
    """The ratios of an update with its backup, and of going back, to the inserts."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with create_workbook(place / "w.workbook", _course("1.0.0"), notes=place / "notes") as file:
            _answer_all(file)
            backups = BackupFolder(file.uuid, place / "backups")
            rounds = [_one(file, place / f"{run}.workbook", backups, run) for run in range(RUNS)]
    taken, back, bare = (statistics.median(ratios) for ratios in zip(*rounds, strict=True))
    return {
        "update with 10,000 answers / 10,000 inserts": taken,
        "going back / 10,000 inserts": back,
        "update with 10,000 answers / bare rows": bare,
    }


def _one(file: WorkbookFile, other: Path, backups: BackupFolder, run: int) -> tuple[float, float, float]:
    newer = _course(f"1.{run + 1}.0", word=f"now{run}", renamed=True)
    bare = _inserts(file, other)
    with create_workbook(
        other.with_suffix(".other.workbook"), _course("1.0.0"), notes=other.parent / "n"
    ) as new:
        inserts = _answer_all(new)
    start = time.perf_counter()
    update(file, newer, backups)
    taken = time.perf_counter() - start
    start = time.perf_counter()
    go_back(file, backups)
    return taken / inserts, (time.perf_counter() - start) / inserts, taken / bare


def _inserts(file: WorkbookFile, other: Path) -> float:
    """The same rows into another workbook that has none, in one transaction that is durable at its end."""
    with file.reading() as db:
        rows = list(db.execute(f"SELECT {COLUMNS}, hash FROM answer_history"))
    with create_workbook(other, _course("1.0.0"), notes=other.parent / "notes") as empty:
        start = time.perf_counter()
        with empty.writing() as db:
            for row in rows:
                db.execute(INSERT, row)
        return time.perf_counter() - start


def _answer_all(file: WorkbookFile) -> float:
    """All exercises, in one transaction; the seconds that it takes."""
    exercises = list(read_course(file.files())[0].exercises())
    start = time.perf_counter()
    with file.in_one_go():
        for exercise in exercises:
            file.save_answer(exercise, f"What I wrote to {exercise.id}, in a sentence or two, as people do.")
    return time.perf_counter() - start


def _course(version: str, word: str = "then", *, renamed: bool = False) -> dict[str, bytes]:
    """200 modules of 50 exercises; in three of them something is another way."""
    files = {"course.md": f"---\ntitle: C\nid: c\nversion: {version}\n---\n".encode()}
    for module in range(MODULES):
        text = f"---\ntitle: Module {module}\n---\n"
        for number in range(EXERCISES):
            key = f"m{module}-{number}"
            asked = word if module < 3 and number % 5 == 0 else "always"
            was = ""
            if renamed and module == 1:
                was, key = f"was: {key}\n", f"{key}-new"
            text += f"::: line {key}\ntitle: T {number}\n{was}\nWhat is there {asked}?\n:::\n\n"
        files[f"modules/{module:03}-m.md"] = text.encode()
    return files
