"""A small course, a workbook of it, and a second program that looks at the same file."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import workbook
from workbook.answers.copies import markdown_text
from workbook.answers.damage.checkup import Checkup
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.blocks import AnswerBlock
from workbook.course.exercise import Exercise
from workbook.course.reading import read_course

ROOT = Path(workbook.__file__).parent.parent

COURSE = b"""---
title: A small course
id: small-course
version: 1.2.0
---
"""
MODULE = b"""---
title: Beginning
---
Some words.

::: reflection hopes
What brings you here?
:::

::: scale calm
from: 0 on edge
to: 10 at ease
share: bring

How calm are you?
:::

## Signs {#signs-page}

::: checklist signs
share: private

What do you notice?

- shoulders up {#shoulders}
- a tight jaw {#jaw}
:::

::: choice nearest
What is nearest?

- alone {#alone}
- lonely {#lonely}
:::
"""

# What a second program begins with: argv[1] is the workbook, argv[2] the folder of notes.
PROGRAM = """
import os, sys
from pathlib import Path
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.reading import read_course
path, notes = Path(sys.argv[1]), Path(sys.argv[2])
def exercise(file, key="hopes"):
    return next(e for e in read_course(file.files())[0].exercises() if e.id == key)
"""
Elsewhere = Callable[[str], str]


@pytest.fixture
def files() -> dict[str, bytes]:
    return {"course.md": COURSE, "modules/01-beginning.md": MODULE}


@pytest.fixture
def exercises(files: dict[str, bytes]) -> dict[str, Exercise]:
    course, problems = read_course(files)
    assert problems == []
    return {str(exercise.id): exercise for exercise in course.exercises()}


@pytest.fixture
def hopes(exercises: dict[str, Exercise]) -> Exercise:
    return exercises["hopes"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder in which the workbook lies, alone."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def path(home: Path) -> Path:
    return home / "mine.workbook"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "state" / "open"


@pytest.fixture
def file(path: Path, files: dict[str, bytes], notes: Path) -> Iterator[WorkbookFile]:
    """A new workbook, open."""
    with create_workbook(path, files, name="Ana Moreno-Lindqvist", notes=notes) as made:
        yield made


@pytest.fixture
def reopen(path: Path, notes: Path) -> Callable[[], WorkbookFile]:
    """Open the workbook again, as the next start of the program would."""
    return lambda: open_workbook(path, notes=notes)


@pytest.fixture
def start_program(path: Path, notes: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Start another program on the workbook's path, which runs the given lines."""

    def start(code: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PROGRAM + code, str(path), str(notes)]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def elsewhere(start_program: Callable[[str], subprocess.Popen[str]]) -> Elsewhere:
    """Run lines in another program to their end and give what they printed."""

    def run(code: str) -> str:
        with start_program(code) as program:
            out, err = program.communicate(timeout=60)
        assert program.returncode == 0, err
        return out.strip()

    return run


@pytest.fixture
def what_another_is_told(elsewhere: Elsewhere) -> Callable[[], str]:
    """What a second program hears when it opens the workbook: a code and a sentence, or `opened`."""
    code = """
try:
    open_workbook(path, notes=notes).close()
    print("opened")
except WorkbookTrouble as trouble:
    print(trouble.code, trouble, sep="|")
"""
    return lambda: elsewhere(code)


def check_all(file: WorkbookFile) -> None:
    checkup = Checkup(file)
    while checkup.step():
        pass


def in_markdown(blocks: Iterable[AnswerBlock]) -> str:
    return "\n\n".join(markdown_text._all_parts(blocks))
