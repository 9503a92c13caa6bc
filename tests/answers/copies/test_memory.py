"""A command's whole process stays small with one answer as long as any can be."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbook.answers.file.workbook_file import create_workbook
from workbook.course.reading import read_course

FILES = {"course.md": b"---\ntitle: T\nid: t\n---\n", "modules/01-a.md": b"::: reflection r\nWhat?\n:::\n"}
MOST = 300_000_000
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
def long_answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with 60 million letters in one answer."""
    home = tmp_path_factory.mktemp("long")
    with create_workbook(home / "long.workbook", FILES, notes=home / "notes") as file:
        exercise = next(read_course(FILES)[0].exercises())
        file.save_answer(exercise, ("word and more words " * 7 + "\n\n") * 422_000)
    return home / "long.workbook"


def peak_of(*command: str) -> int:
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
def test_a_very_long_answer_is_printed(long_answer: Path, how: str) -> None:
    assert peak_of("answers", str(long_answer), "--format", how, "--history") < MOST


def test_a_very_long_answer_is_saved_as_text(long_answer: Path, tmp_path: Path) -> None:
    target = tmp_path / "text"
    assert peak_of("save-text", str(long_answer), "-o", str(target)) < MOST
    assert (target / "answers.md").stat().st_size > 60_000_000
