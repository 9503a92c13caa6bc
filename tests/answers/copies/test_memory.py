"""A command's whole process stays small with answers as long as any file can hold."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.answers.damage.foreign_pages import ForeignPages, lose_the_tables
from workbook.answers.file.in_parts import picture_sizes
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.reading import read_course

BLOCKS = "".join(f"::: reflection r{n}\nWhat?\n:::\n\n" for n in range(3))
FILES = {"course.md": b"---\ntitle: T\nid: t\n---\n", "modules/01-a.md": BLOCKS.encode()}
MOST, MOST_OF_PAPER = 300_000_000, 500_000_000
# Its own highest water alone: what `getrusage` tells of a child begins with its parent's.
PROGRAM = """
import re, sys
from pathlib import Path
from workbook.cli.front_door import main
code = main(sys.argv[1:])
print(re.search("VmHWM: *([0-9]+) kB", Path("/proc/self/status").read_text().replace("\\t", " "))[1], file=sys.stderr)
sys.exit(code)
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")


@pytest.fixture(scope="module")
def long_answers(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """A workbook with 59 million letters in one answer; in the long form in three."""
    home = tmp_path_factory.mktemp("long")
    with create_workbook(home / "long.workbook", FILES, notes=home / "notes") as file:
        for exercise in list(read_course(FILES)[0].exercises())[
            : 3 if pytestconfig.getoption("--long") else 1
        ]:
            file.save_answer(exercise, "😀 " + ("word and more words " * 700 + "\n\n") * 4_300)
    return home / "long.workbook"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """A workbook with as much of everything as it takes; in the long form three times as much."""
    home = tmp_path_factory.mktemp("large")
    times = 3 if pytestconfig.getoption("--long") else 1
    course = {**FILES, "pictures/large.png": random.Random(3).randbytes(19_000_000)}
    with create_workbook(home / "large.workbook", course, notes=home / "notes") as file:
        for number, exercise in enumerate(read_course(FILES)[0].exercises()):
            file.save_answer(exercise, f"{number} " + "a word 😀 " * 180_000)
        for number in range(times):
            file.keep_picture(random.Random(number).randbytes(28_000_000))
    return home / "large.workbook"


def peak_of(*command: str | Path) -> int:
    """The bytes that a command needs at most."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return 1024 * int(done.stderr.split()[-1])


@pytest.mark.parametrize("how", ["json", "markdown"])
def test_very_long_answers_are_printed(long_answers: Path, how: str) -> None:
    assert peak_of("answers", long_answers, "--format", how, "--history") < MOST


def test_they_are_saved_as_text_and_made_again(long_answers: Path, tmp_path: Path) -> None:
    target, again = tmp_path / "text", tmp_path / "again.workbook"
    assert peak_of("save-text", long_answers, "-o", target) < MOST
    assert (target / "answers.md").stat().st_size > 59_000_000
    assert peak_of("from-text", target, "-o", again) < MOST
    assert again.stat().st_size > 59_000_000


@pytest.mark.parametrize("name", ["long.docx", "long.odt"])
def test_they_are_saved_for_word_processors(long_answers: Path, tmp_path: Path, name: str) -> None:
    assert peak_of("save-text", long_answers, "-o", tmp_path / name) < MOST
    assert (tmp_path / name).stat().st_size > 100_000


def test_they_are_verified(long_answers: Path) -> None:
    assert peak_of("verify", long_answers) < MOST


def test_they_are_told_of_on_paper(long_answers: Path, tmp_path: Path) -> None:
    assert peak_of("export", long_answers, "-o", tmp_path / "all.pdf") < MOST_OF_PAPER


def test_rows_that_share_what_is_large_are_not_held(long_answers: Path, tmp_path: Path) -> None:
    """Of every table, each saying that thirty megabytes are its own, beside an answer that is twice as long."""
    harmed, again = tmp_path / "harmed.workbook", tmp_path / "again.workbook"
    harmed.write_bytes(long_answers.read_bytes())
    lose_the_tables(harmed)
    long = "x" * 30_000_000
    with ForeignPages(harmed) as pages:
        for number in range(6):
            name = f"{number:06}{long}"
            pages.add((name, 1, bytes(32), 1, 0))
            pages.add((None, name, "1", bytes(32), "2026-01-01T00:00:00Z"))
            pages.add((name, "bring", 0, bytes(32)))
            pages.add((number, name, b""))
            pages.add((None, "u", name, "2026-01-01T00:00:00Z", "c", bytes(32)))
        pages.add((number, "course.md", long.encode()), pointers=1000)
    assert peak_of("verify", harmed, "--repair-to", again) < MOST
    with open_workbook(long_answers, notes=tmp_path) as one, open_workbook(again, notes=tmp_path) as two:
        assert two.answers() == one.answers()
    assert again.stat().st_size < 1.1 * long_answers.stat().st_size


def test_a_damaged_workbook_is_brought_back_whole_around_the_damage(large: Path, tmp_path: Path) -> None:
    harmed, again = tmp_path / "harmed.workbook", tmp_path / "again.workbook"
    harmed.write_bytes(large.read_bytes())
    with harmed.open("r+b") as file:
        file.seek(100)
        file.write(bytes(3996))  # where each table begins: from now on every page has to speak for itself
    assert peak_of("verify", harmed, "--repair-to", again) < MOST
    with open_workbook(large, notes=tmp_path) as one, open_workbook(again, notes=tmp_path) as two:
        assert two.answers() == one.answers()
        assert two.all_files() == one.all_files()
        assert picture_sizes(two) == picture_sizes(one)
