"""What was shown as saved survives kill -9 and a full disk."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.answers.file.workbook_file import WorkbookFile
from workbook.course.ids import ExerciseId

Reopen = Callable[[], WorkbookFile]
StartProgram = Callable[[str], subprocess.Popen[str]]
WRITE_FOR_EVER = """
with open_workbook(path, notes=notes) as file:
    hopes, signs = exercise(file), exercise(file, "signs")
    number = len(file.history("hopes"))
    while True:
        file.save_answer(hopes, f"{number} " + "a word " * (number % 700))
        file.save_answer(signs, {"ticked": [str(number)]})
        print(number, flush=True)
        number += 1
"""


def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(
    file: WorkbookFile,
    reopen: Reopen,
    start_program: StartProgram,
    home: Path,
    request: pytest.FixtureRequest,
) -> None:
    kills = 100 if request.config.getoption("--long", default=False) else 5
    file.close()
    chance = random.Random(3)
    acknowledged = -1
    for _ in range(kills):
        acknowledged = kill_while_it_writes(start_program, chance.randrange(1, 400))
        with reopen() as again:
            history = [int(saved.answer.split()[0]) for saved in again.history("hopes")]
            assert history == list(range(len(history)))
            assert history[-1] >= acknowledged
            ticked = int(again.answers()[ExerciseId("signs")].answer["ticked"][0])
            assert history[-1] - 1 <= ticked <= history[-1]
            assert ticked >= acknowledged
        assert [p.name for p in home.iterdir()] == ["mine.workbook"]
    print(f"{kills} kills, {acknowledged + 1} acknowledged answers, none lost")  # noqa: T201 - the figure is the proof


def kill_while_it_writes(start_program: StartProgram, after: int) -> int:
    """The last number that the program said was saved, before it was killed somewhere in the next one."""
    with start_program(WRITE_FOR_EVER) as program:
        assert program.stdout
        assert program.stderr
        for _ in range(after):
            line = program.stdout.readline()
            assert line, program.stderr.read()
        program.kill()
        rest = program.stdout.read()
    complete = (line + rest).rpartition("\n")[0]
    return int(complete.split()[-1])


def test_a_note_left_by_a_killed_program_does_not_keep_anybody_out(
    file: WorkbookFile, reopen: Reopen, start_program: StartProgram, notes: Path
) -> None:
    file.close()
    kill_while_it_writes(start_program, 1)
    assert list(notes.iterdir())
    reopen().close()
    assert list(notes.iterdir()) == []


FILL_THE_DISK = """
import resource
with open_workbook(path, notes=notes) as file:
    hopes = exercise(file)
    file.save_answer(hopes, "0 small")
    room = 200_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    number = 1
    try:
        while number < 1000:
            file.save_answer(hopes, f"{number} " + "x" * 10_000)
            number += 1
    except WorkbookTrouble as trouble:
        print(trouble.code, trouble, sep="|")
    print(number - 1, file.answers()["hopes"].answer.split()[0])
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    file.save_answer(hopes, f"{number} again")
    print(file.answers()["hopes"].answer)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_says_so_and_the_answer_can_be_saved_once_there_is_room(
    file: WorkbookFile, reopen: Reopen, start_program: StartProgram
) -> None:
    file.close()
    with start_program(FILL_THE_DISK) as program:
        out, err = program.communicate(timeout=60)
    assert program.returncode == 0, err
    told, counted, last = out.strip().split("\n")
    assert told == (
        "disk-full|The disk is full, so the latest change to “mine.workbook” was not saved. "
        "Everything saved before is safe. Make some room and try again."
    )
    saved, shown = counted.split()
    assert saved == shown
    assert last == f"{int(saved) + 1} again"
    with reopen() as again:
        assert [int(s.answer.split()[0]) for s in again.history("hopes")] == list(range(int(saved) + 2))


FULL_WHEN_CLOSING = """
import resource
file = open_workbook(path, notes=notes)
hopes = exercise(file)
for number in range(30):
    file.save_answer(hopes, f"{number} " + "x" * 10_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
file.close()
print(sorted(p.name for p in path.parent.iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_is_full_at_closing_loses_nothing(
    file: WorkbookFile, reopen: Reopen, elsewhere: Callable[[str], str]
) -> None:
    file.close()
    assert elsewhere(FULL_WHEN_CLOSING) == "['mine.workbook', 'mine.workbook-wal']"
    with reopen() as again:
        assert len(again.history("hopes")) == 30


FULL_AT_THE_BEGINNING = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    create_workbook(path, {"course.md": b"---\\ntitle: A\\n---\\n" + b"x" * 100_000}, notes=notes)
except WorkbookTrouble as trouble:
    print(trouble.code, trouble, sep="|")
print(sorted(p.name for p in path.parent.iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_workbook_for_which_there_is_no_room_is_not_made_at_all(elsewhere: Callable[[str], str]) -> None:
    told, left = elsewhere(FULL_AT_THE_BEGINNING).split("\n")
    assert told.startswith("disk-full|The disk is full, so “mine.workbook” was not made.")
    assert left == "[]"
