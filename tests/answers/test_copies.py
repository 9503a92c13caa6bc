"""Copies elsewhere, and everything as text: complete, locked alike, and read again as they were."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers.faults import Plan, failing
from workbook.answers.as_text import save_as_text, workbook_from_text
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.copies import InMemory, save_copy, save_copy_from_memory
from workbook.answers.locked import keys
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.trouble import WorkbookTrouble
from workbook.answers.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.exercises.exercise import Exercise

PASSPHRASE = "four small boats at noon"
HOPES = ExerciseId("hopes")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY", 64)
    monkeypatch.setattr(keys, "PASSES", 1)


@pytest.fixture
def full(file: WorkbookFile, exercises: dict[str, Exercise]) -> WorkbookFile:
    """A workbook with something of everything."""
    file.save_answer(exercises["hopes"], "first")
    file.save_answer(exercises["hopes"], "second ☺\n\tline")
    file.save_answer(exercises["signs"], {"ticked": ["jaw"], "own": []})
    file.set_share("hopes", "private")
    file.set_not_today("nearest", True)
    file.keep_picture(b"\x89PNG not really")
    file.set_place("beginning", "signs-page", 0.5)
    file.visit("beginning", "signs-page")
    return file


def everything(file: WorkbookFile) -> tuple[object, ...]:
    history = {key: file.history(key) for key in file.answers()}
    return (file.name, file.answers(), history, file.keepings(), file.place(), file.visited(), file.pictures(),
            file.all_files())  # fmt: skip


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(WorkbookTrouble) as caught:
        work()
    return caught.value.code


def test_a_copy_is_whole_and_goes_its_own_way(full: WorkbookFile, tmp_path: Path, notes: Path) -> None:
    target = tmp_path / "copy.workbook"
    assert save_copy(full, target)
    with open_workbook(target, notes=notes) as copy:
        assert everything(copy) == everything(full)
        assert copy.uuid != full.uuid


def test_a_copy_of_a_locked_workbook_is_locked_alike(full: WorkbookFile, tmp_path: Path, notes: Path) -> None:
    lock_workbook(full, BackupFolder(full.uuid, tmp_path / "none"), PASSPHRASE, new_words())
    target = tmp_path / "copy.workbook"
    save_copy(full, target)
    assert b"second" not in target.read_bytes()
    with open_workbook(target, notes=notes, typed=PASSPHRASE) as copy:
        assert everything(copy) == everything(full)


def test_what_could_not_be_saved_comes_along(
    full: WorkbookFile, hopes: Exercise, tmp_path: Path, notes: Path
) -> None:
    target = tmp_path / "copy.workbook"
    save_copy(full, target, [(hopes, "only in the window")])
    with open_workbook(target, notes=notes) as copy:
        assert [saved.answer for saved in copy.history(HOPES)] == [
            "first",
            "second ☺\n\tline",
            "only in the window",
        ]


def test_a_disk_that_is_gone_leaves_what_the_window_holds(
    full: WorkbookFile, hopes: Exercise, tmp_path: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that was pulled out: nothing of the file can be read any more."""
    memory = held(full)
    path, home = full.path, full.path.parent
    full.close()
    plan = Plan()
    target = tmp_path / "copy.workbook"
    with failing(monkeypatch, plan), open_workbook(path, notes=notes) as gone:
        home.rename(tmp_path / "gone")

        def unreadable(*_: object) -> None:
            raise WorkbookTrouble("cannot-read", "The disk is gone.")

        with monkeypatch.context() as patched:
            patched.setattr("workbook.answers.copies.copy_workbook", unreadable)
            patched.setattr("workbook.answers.copies.tables_hash", unreadable)
            assert not save_copy(gone, target, [(hopes, "typed after")], memory)
        (tmp_path / "gone").rename(home)
    with open_workbook(target, notes=notes) as copy:
        answers = copy.answers()
        assert answers[HOPES].answer == "typed after"
        assert answers[ExerciseId("signs")] == memory.answers[ExerciseId("signs")]
        assert copy.keepings() == memory.keepings
        assert copy.name == "Ana"


def held(file: WorkbookFile) -> InMemory:
    """What a window holds of an open workbook."""
    return InMemory(
        file.all_files(), file.course_id, file.course_version, file.name, file.answers(), file.keepings(),
        file.pictures(),
    )  # fmt: skip


def test_what_a_window_holds_is_written_as_it_was_saved_and_locked_alike(
    full: WorkbookFile, exercises: dict[str, Exercise], tmp_path: Path, notes: Path
) -> None:
    """Also with two answers that were cleared before they were ever given, which have no place in the file."""
    lock_workbook(full, BackupFolder(full.uuid, tmp_path / "none"), PASSPHRASE, new_words())
    never = {e.id: full.save_answer(e, None) for e in (exercises["calm"], exercises["nearest"])}
    memory = held(full)
    memory = memory._replace(answers={**memory.answers, **never})
    target = tmp_path / "copy.workbook"
    save_copy_from_memory(target, memory, [(exercises["calm"], {"values": {"value": 3}})], full.keys)
    assert b"second" not in target.read_bytes()
    with open_workbook(target, notes=notes, typed=PASSPHRASE) as copy:
        answers = copy.answers()
        assert {key: answers[key] for key in full.answers()} == full.answers()
        assert answers[exercises["calm"].id].answer == {"values": {"value": 3}}
        assert copy.uuid != full.uuid


def test_nothing_is_written_over_a_workbook_that_is_open(
    full: WorkbookFile, files: dict[str, bytes], tmp_path: Path, notes: Path
) -> None:
    assert code_of(lambda: save_copy(full, full.path)) == "open-here"
    with create_workbook(tmp_path / "other.workbook", files, notes=notes) as other:
        assert code_of(lambda: save_copy(full, other.path)) == "open-here"
    os.link(full.path, tmp_path / "same.workbook")
    assert code_of(lambda: save_copy(full, tmp_path / "same.workbook")) == "open-here"


def test_a_file_is_replaced_only_if_that_was_said(full: WorkbookFile, tmp_path: Path, notes: Path) -> None:
    target = tmp_path / "copy.workbook"
    target.write_bytes(b"something else")
    assert code_of(lambda: save_copy(full, target, replace=False)) == "exists"
    assert target.read_bytes() == b"something else"
    save_copy(full, target)
    with open_workbook(target, notes=notes) as copy:
        assert copy.answers() == full.answers()


def test_the_answers_of_an_earlier_file_are_never_mixed_with_a_new_one(
    full: WorkbookFile, files: dict[str, bytes], tmp_path: Path, notes: Path
) -> None:
    """A crash left a journal, and the workbook beside it is gone or is to be replaced."""
    target = tmp_path / "copy.workbook"
    journal = tmp_path / "copy.workbook-wal"
    journal.write_bytes(full.path.with_name("mine.workbook-wal").read_bytes())
    before = journal.read_bytes()
    assert code_of(lambda: save_copy(full, target)) == "exists"
    assert code_of(lambda: create_workbook(target, files, notes=notes)) == "exists"
    target.write_bytes(b"the file of that journal")
    assert code_of(lambda: save_copy(full, target)) == "exists"
    assert (target.read_bytes(), journal.read_bytes()) == (b"the file of that journal", before)


def test_an_answer_that_is_saved_already_is_not_saved_twice(
    full: WorkbookFile, exercises: dict[str, Exercise], tmp_path: Path, notes: Path
) -> None:
    unsaved = [(exercises["hopes"], full.answers()[HOPES].answer), (exercises["nearest"], None)]
    save_copy(full, tmp_path / "copy.workbook", unsaved)
    with open_workbook(tmp_path / "copy.workbook", notes=notes) as copy:
        assert copy.answers() == full.answers()


def test_everything_as_text_can_be_read_and_read_back(
    full: WorkbookFile, tmp_path: Path, notes: Path
) -> None:
    folder = tmp_path / "as text"
    save_as_text(full, folder)
    assert "second ☺" in (folder / "answers.md").read_text("utf-8")
    assert (folder / "course/modules/01-beginning.md").read_bytes() == full.all_files()[
        "modules/01-beginning.md"
    ]
    assert [p.suffix for p in (folder / "pictures").iterdir()] == [".png"]
    assert {p.stat().st_mode & 0o077 for p in [folder, *folder.rglob("*")]} == {0}
    rows = json.loads((folder / "workbook.json").read_text("utf-8"))["tables"]["answer_history"]
    assert rows[1]["answer"] == {"json": "second ☺\n\tline"}
    workbook_from_text(folder, tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook", notes=notes) as again:
        assert everything(again) == everything(full)
        assert again.uuid == full.uuid


@given(text=st.text(max_size=400))
def test_any_text_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("text")
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
             "modules/01-a.md": b"---\ntitle: A\n---\n::: line it\nWhat?\n:::\n"}  # fmt: skip
    from workbook.course.reading import read_course

    exercise = next(iter(read_course(files)[0].exercises()))
    with create_workbook(home / "a.workbook", files, notes=home / "notes") as file:
        file.save_answer(exercise, text)
        save_as_text(file, home / "text")
        workbook_from_text(home / "text", home / "b.workbook")
        with open_workbook(home / "b.workbook", notes=home / "notes") as again:
            assert again.answers() == file.answers()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("tables"),
        lambda data: data["tables"]["answer_history"][0].pop("hash"),
        lambda data: data["tables"]["answer_history"][0].update(answer={"json": "somebody else’s words"}),
        lambda data: data["tables"].update(workbook=[]),
        lambda data: data["tables"]["keepings"][0].update(share="bring"),
        lambda data: data["tables"]["pictures"][0].update(content={"base64": "AAAA"}),
        lambda data: data["tables"].update(current="nothing"),
        lambda data: data.update(schema="; DROP TABLE"),
    ],
)
def test_a_folder_that_was_changed_is_refused_and_nothing_is_made(
    full: WorkbookFile, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    folder = tmp_path / "as text"
    save_as_text(full, folder)
    data = json.loads((folder / "workbook.json").read_text("utf-8"))
    change(data)
    (folder / "workbook.json").write_text(json.dumps(data), "utf-8")
    assert code_of(lambda: workbook_from_text(folder, tmp_path / "again.workbook")) == "no-text-folder"
    assert not (tmp_path / "again.workbook").exists()
    assert code_of(lambda: workbook_from_text(tmp_path, tmp_path / "again.workbook")) == "no-text-folder"
