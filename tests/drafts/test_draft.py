"""What is written in a draft is on the disk when it is said to be saved; every step can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.drafts.draft import Draft, DraftTrouble, opened
from workbook.drafts.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

PATH = "modules/01-one.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "modules").mkdir()
    (tmp_path / "course.md").write_bytes(b"---\r\ntitle: T\r\n---\r\n")
    (tmp_path / PATH).write_bytes(b"one\r\ntwo\r\n")
    return tmp_path


@pytest.fixture
def draft(folder: Path) -> Draft:
    return opened(folder)


def write(draft: Draft, text: str, part: str = "") -> None:
    draft.change(PATH, SourceText.of(text), "write", part)


def test_a_change_is_seen_at_once_and_saved_when_asked(draft: Draft, folder: Path) -> None:
    write(draft, "new\n")
    assert draft[PATH] == b"new\n"
    assert (folder / PATH).read_bytes() == b"one\r\ntwo\r\n"
    assert not draft.is_saved()
    draft.save()
    assert draft.is_saved()
    assert (folder / PATH).read_bytes() == b"new\n"


def test_steps_are_taken_back_and_done_again(draft: Draft) -> None:
    write(draft, "a\n")
    write(draft, "b\n")
    draft.undo()
    assert draft[PATH] == b"a\n"
    draft.undo()
    assert draft[PATH] == b"one\r\ntwo\r\n"
    assert draft.undo() is None
    draft.redo()
    draft.redo()
    assert draft[PATH] == b"b\n"
    assert draft.redo() is None


def test_typing_on_in_one_part_is_one_step(draft: Draft) -> None:
    for text in ("a\n", "ab\n", "abc\n"):
        write(draft, text, "question")
    write(draft, "abcd\n", "hint")
    draft.undo()
    assert draft[PATH] == b"abc\n"
    draft.undo()
    assert draft[PATH] == b"one\r\ntwo\r\n"


def test_a_part_that_ended_is_a_step_of_its_own(draft: Draft) -> None:
    write(draft, "a\n", "question")
    draft.end_part()
    write(draft, "b\n", "question")
    draft.undo()
    assert draft[PATH] == b"a\n"


def test_files_come_and_go_and_come_back(draft: Draft, folder: Path) -> None:
    draft.take({"modules/02-b.md": b"new", PATH: None}, "move")
    assert list(draft) == ["course.md", "modules/02-b.md"]
    draft.save()
    assert not (folder / PATH).exists()
    draft.undo()
    draft.save()
    assert (folder / PATH).read_bytes() == b"one\r\ntwo\r\n"
    assert not (folder / "modules/02-b.md").exists()


def test_what_another_program_writes_is_taken_in(draft: Draft, folder: Path) -> None:
    assert draft[PATH]
    (folder / PATH).write_bytes(b"from elsewhere\n")
    (folder / "help.md").write_bytes(b"help")
    taken, clashes = draft.look()
    assert taken == ["help.md", PATH]
    assert not clashes
    assert draft[PATH] == b"from elsewhere\n"


def test_both_changed_a_file_and_either_can_stay(draft: Draft, folder: Path) -> None:
    write(draft, "mine\n")
    (folder / PATH).write_bytes(b"theirs, longer\n")
    _taken, [clash] = draft.look()
    draft.keep_theirs(clash)
    assert draft[PATH] == b"theirs, longer\n"
    assert draft.is_saved()
    draft.undo()
    assert draft[PATH] == b"mine\n"
    draft.save()
    assert (folder / PATH).read_bytes() == b"mine\n"

    write(draft, "mine again\n")
    (folder / PATH).write_bytes(b"theirs again, longer\n")
    _taken, [clash] = draft.look()
    draft.keep_mine(clash)
    draft.save()
    assert (folder / PATH).read_bytes() == b"mine again\n"
    assert draft.look() == ([], [])


def test_our_own_writing_is_no_change_of_others(draft: Draft) -> None:
    write(draft, "mine\n")
    draft.save()
    assert draft.look() == ([], [])


def test_what_changed_while_it_was_written_still_waits(draft: Draft, folder: Path) -> None:
    from workbook.drafts.draft import write as to_disk

    write(draft, "first\n")
    waiting = draft.waiting()
    write(draft, "second\n")
    draft.wrote(waiting, to_disk(folder, waiting))
    assert not draft.is_saved()
    draft.save()
    assert (folder / PATH).read_bytes() == b"second\n"


def test_a_folder_that_went_is_told_and_nothing_is_lost(draft: Draft, folder: Path) -> None:
    write(draft, "mine\n")
    away = folder.with_name("away")
    folder.rename(away)
    with pytest.raises(DraftTrouble, match="not there just now"):
        draft.save()
    assert draft[PATH] == b"mine\n"
    away.rename(folder)
    draft.save()
    assert (folder / PATH).read_bytes() == b"mine\n"


def test_a_folder_without_a_course_is_no_draft(tmp_path: Path) -> None:
    with pytest.raises(DraftTrouble, match=r"no file course\.md"):
        opened(tmp_path)
