"""Who has a workbook, as far as it is known."""

import json
import os
from pathlib import Path

import pytest

from workbook.answers.disk.lock_note import LockNote

UNKNOWN = "in another program or on another computer"


@pytest.fixture
def note(path: Path, notes: Path) -> LockNote:
    return LockNote(path, notes)


def rewrite(notes: Path, **changes: object) -> None:
    [place] = notes.iterdir()
    place.write_text(json.dumps(json.loads(place.read_text()) | changes))


def test_a_note_names_the_process_on_this_computer(note: LockNote) -> None:
    note.leave()
    assert note.who().startswith(
        f"in another Workbook window on this computer (process {os.getpid()}, since "
    )


def test_a_note_from_another_computer_names_that(note: LockNote, notes: Path) -> None:
    note.leave()
    rewrite(notes, host="annas-pc")
    assert note.who().startswith("on the computer “annas-pc” (process ")


def test_the_note_of_a_program_that_is_gone_says_nothing(note: LockNote, notes: Path) -> None:
    note.leave()
    rewrite(notes, pid=2**30)
    assert note.who() == UNKNOWN


@pytest.mark.parametrize(
    "content", ["", "[]", "nonsense", '{"pid": "1"}', '{"pid": 1, "host": 2, "since": 3}']
)
def test_a_note_that_cannot_be_read_says_nothing(note: LockNote, notes: Path, content: str) -> None:
    note.leave()
    [place] = notes.iterdir()
    place.write_text(content)
    assert note.who() == UNKNOWN


def test_a_note_tells_nothing_of_the_workbook(note: LockNote, notes: Path) -> None:
    note.leave()
    [place] = notes.iterdir()
    assert "mine" not in place.name + place.read_text()


def test_a_folder_that_cannot_be_made_is_no_obstacle(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    note = LockNote(path, tmp_path / "a file" / "open")
    note.leave()
    note.take_away()
    assert note.who() == UNKNOWN
