"""Copies elsewhere, and everything as text: complete, locked alike, and read again as they were."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.answers.conftest import COURSE, MODULE
from tests.answers.faults import Plan, failing
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.backups.restoring import free_name
from workbook.answers.copies.as_text import save_as_text, workbook_from_text
from workbook.answers.copies.copy_file import InMemory, save_copy, save_copy_from_memory
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.answers.tables.copying import tables_hash
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId

pytestmark = pytest.mark.usefixtures("cheap_locks")

PASSPHRASE = "four small boats at noon"
HOPES = ExerciseId("hopes")


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
    return (file.name, file.answers(), history, file.answer_settings(), file.place(), file.visited(), file.pictures(),
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
            patched.setattr("workbook.answers.copies.copy_file.copy_workbook", unreadable)
            patched.setattr("workbook.answers.copies.copy_file.tables_hash", unreadable)
            assert not save_copy(gone, target, [(hopes, "typed after")], memory)
        (tmp_path / "gone").rename(home)
    with open_workbook(target, notes=notes) as copy:
        answers = copy.answers()
        assert answers[HOPES].answer == "typed after"
        assert answers[ExerciseId("signs")] == memory.answers[ExerciseId("signs")]
        assert copy.answer_settings() == memory.answer_settings
        assert copy.name == "Ana Moreno-Lindqvist"


def held(file: WorkbookFile) -> InMemory:
    """What a window holds of an open workbook."""
    return InMemory(
        file.all_files(), file.course_id, file.course_version, file.name, file.answers(), file.answer_settings(),
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
    journal.rename(tmp_path / "a (copy).workbook-wal")
    assert free_name(tmp_path / "a.workbook", "copy").name == "a (copy, 2).workbook"


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


@pytest.mark.parametrize(
    ("spoil", "which"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), "by Git on Windows"),
        (lambda data: data.replace(b"\n", b"\r"), "by an old Mac"),
        (lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "by an editor that marks its files"),
        (lambda data: data.rstrip(b"\n"), "by an editor that takes the last line end"),
        (lambda data: data + b"\n", "by an editor that adds one"),
    ],
)
def test_line_ends_that_another_program_changed_cost_nothing(
    full: WorkbookFile, tmp_path: Path, notes: Path, spoil: Callable[[bytes], bytes], which: str
) -> None:
    folder = tmp_path / "text"
    save_as_text(full, folder)
    for file in folder.glob("course/**/*.md"):
        file.write_bytes(spoil(file.read_bytes()))
    workbook_from_text(folder, tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook", notes=notes) as again:
        assert everything(again) == everything(full), which


def test_a_mark_at_the_beginning_that_another_program_took_away_costs_nothing(
    tmp_path: Path, files: dict[str, bytes], notes: Path
) -> None:
    """A course that was written on Windows, whose text then went through a program that marks no files."""
    marked = {name: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for name, data in files.items()}
    folder = tmp_path / "text"
    with create_workbook(tmp_path / "first.workbook", marked, notes=notes) as first:
        save_as_text(first, folder)
    for file in folder.glob("course/**/*.md"):
        file.write_bytes(file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    workbook_from_text(folder, tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook", notes=notes) as again:
        assert again.all_files() == marked


def test_words_that_were_changed_are_named_with_their_file(full: WorkbookFile, tmp_path: Path) -> None:
    folder = tmp_path / "text"
    save_as_text(full, folder)
    [module] = folder.glob("course/modules/*.md")
    module.write_bytes(module.read_bytes() + b"More words.")
    with pytest.raises(
        WorkbookTrouble, match=f"“course/modules/{module.name}” in “text” is not what was saved"
    ):
        workbook_from_text(folder, tmp_path / "again.workbook")
    assert not (tmp_path / "again.workbook").exists()


def test_a_folder_that_an_earlier_program_wrote_is_read(
    full: WorkbookFile, tmp_path: Path, notes: Path
) -> None:
    folder = tmp_path / "text"
    save_as_text(full, folder)
    data = json.loads((folder / "workbook.json").read_text("utf-8"))
    del data["hashes"]
    (folder / "workbook.json").write_text(json.dumps(data), "utf-8")
    workbook_from_text(folder, tmp_path / "again.workbook")
    with open_workbook(tmp_path / "again.workbook", notes=notes) as again:
        assert everything(again) == everything(full)


# Signs of every sort: of other scripts and directions, invisible ones, controls, halves of signs, and many of them.
SIGNS = st.one_of(
    st.text(alphabet=st.characters(codec=None), max_size=200),
    st.text(alphabet='\0\x01\x1b\r\n\t\u2028\u200f\u202eشلوم😀👩‍👧\ud800\udc00"\\{}', max_size=200),
    st.builds(lambda text, count: text * count, st.text(min_size=1, max_size=4), st.just(25_000)),
)


@given(text=SIGNS)
@example(text="ا ب 👩\u200d👧 \ud83d \r\n\0" * 8000)
def test_any_text_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("text")
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
             "modules/01-a.md": b"---\ntitle: A\n---\n::: line it\nWhat?\n:::\n"}  # fmt: skip
    from workbook.course.reading import read_course

    exercise = next(iter(read_course(files)[0].exercises()))
    with create_workbook(home / "a.workbook", files, name=text[:40], notes=home / "notes") as file:
        file.save_answer(exercise, text)
        save_as_text(file, home / "text")
        workbook_from_text(home / "text", home / "b.workbook")
        with open_workbook(home / "b.workbook", notes=home / "notes") as again:
            assert all_tables(again) == all_tables(file)
            save_as_text(again, home / "once more")
    for name in ("workbook.json", "answers.md"):
        assert (home / "text" / name).read_bytes() == (home / "once more" / name).read_bytes()


def all_tables(file: WorkbookFile) -> dict[str, bytes]:
    """A fingerprint of every table; what is kept at hand is made of the course again."""
    with file.reading() as db:
        return {table: digest for table, digest in tables_hash(db).items() if table != "ready"}


def test_a_course_with_names_that_trick_a_disk_stays_in_the_folder(tmp_path: Path, notes: Path) -> None:
    """Who made the workbook is not known; what no disk should be given stays in the data."""
    files = {
        "course.md": COURSE,
        "modules/01-beginning.md": MODULE,
        "media/deep/down/a.png": b"\x89PNG",
        "../../out.md": b"out",
        "/tmp/out.md": b"out",
        "media/con.png": b"\x89PNG device",
        "media/A.png": b"\x89PNG one",
        "media/a.png": b"\x89PNG other",
    }
    folder, target = tmp_path / "in" / "as text", tmp_path / "again.workbook"
    folder.parent.mkdir()
    with create_workbook(tmp_path / "a.workbook", files, notes=notes) as file:
        save_as_text(file, folder)
        assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
            "answers.md", "course/course.md", "course/media/A.png", "course/media/deep/down/a.png",
            "course/modules/01-beginning.md", "workbook.json",
        ]  # fmt: skip
        assert {path.stat().st_mode & 0o077 for path in [folder, *folder.rglob("*")]} == {0}
        assert [path.name for path in folder.parent.iterdir()] == ["as text"]
        workbook_from_text(folder, target)
        with open_workbook(target, notes=notes) as again:
            assert again.all_files() == files


def with_file(name: object) -> Callable[[dict[str, Any]], object]:
    return lambda data: data["tables"]["snapshot_file"][0].update(content={"file": name})


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("tables"),
        lambda data: data["tables"].pop("visited"),
        lambda data: data["tables"].update(more=[]),
        lambda data: data["tables"]["answer_history"][0].pop("hash"),
        lambda data: data["tables"]["answer_history"][0].update(more=1),
        lambda data: data["tables"]["answer_history"][0].update(answer={"json": "somebody else’s words"}),
        lambda data: data["tables"]["answer_history"][0].update(answer={"json": "a", "file": "b"}),
        lambda data: data["tables"]["answer_history"][0].update(answer=["secret"]),
        lambda data: data["tables"]["answer_history"].append(data["tables"]["answer_history"][0]),
        lambda data: data["tables"]["answer_history"].pop(),
        lambda data: data["tables"].update(workbook=[]),
        lambda data: data["tables"]["keepings"][0].update(share="bring"),
        lambda data: data["tables"]["keepings"][0].update(share="everybody"),
        lambda data: data["tables"]["pictures"][0].update(content={"base64": "AAAA"}),
        lambda data: data["tables"]["pictures"][0].update(content={"base64": "?"}),
        lambda data: data["tables"]["place"][0].update(scroll=10**30),
        lambda data: data["tables"].update(current="nothing"),
        lambda data: data["tables"].update(current=None),
        lambda data: data.update(schema="; DROP TABLE"),
        lambda data: data.update(schema=0),
        lambda data: data.update(schema=True),
        lambda data: data.update(format=-1),
        with_file("course/gone.md"),
        with_file("course"),
        with_file("../secret.txt"),
        with_file("/etc/passwd"),
        with_file("course/link.md"),
        with_file("course/a\0b"),
        with_file(5),
    ],
)
def test_a_folder_that_was_changed_is_refused_and_nothing_is_made(
    full: WorkbookFile, tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    folder, place = tmp_path / "as text", tmp_path / "place"
    save_as_text(full, folder)
    place.mkdir()
    (tmp_path / "secret.txt").write_bytes(full.all_files()["course.md"])
    (folder / "course/link.md").symlink_to(tmp_path / "secret.txt")
    data = json.loads((folder / "workbook.json").read_text("utf-8"))
    change(data)
    (folder / "workbook.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(WorkbookTrouble) as caught:
        workbook_from_text(folder, place / "again.workbook")
    assert caught.value.code == "no-text-folder"
    assert str(caught.value).startswith("“as text” does not hold a whole workbook as text")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "course/course.md").write_text("another course"),
        lambda folder: next((folder / "pictures").iterdir()).write_bytes(b"another picture"),
    ],
)
def test_a_file_that_is_another_one_now_is_refused_by_its_name(
    full: WorkbookFile, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    save_as_text(full, tmp_path / "as text")
    harm(tmp_path / "as text")
    target = tmp_path / "again.workbook"
    assert code_of(lambda: workbook_from_text(tmp_path / "as text", target)) == "text-changed"
    assert not target.exists()


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "workbook.json").unlink(),
        lambda folder: (folder / "workbook.json").write_bytes(b"[" * 100_000),
        lambda folder: (folder / "workbook.json").write_bytes(b"\xff\xfe"),
        lambda folder: (folder / "workbook.json").write_text("[]"),
        lambda folder: (folder / "course/course.md").unlink(),
        lambda folder: (folder / "answers.md").rename(folder / "workbook.json"),
    ],
)
def test_a_folder_of_which_something_is_gone_is_refused(
    full: WorkbookFile, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    save_as_text(full, tmp_path / "as text")
    harm(tmp_path / "as text")
    target = tmp_path / "again.workbook"
    assert code_of(lambda: workbook_from_text(tmp_path / "as text", target)) == "no-text-folder"
    assert not target.exists()
    assert code_of(lambda: workbook_from_text(tmp_path / "nowhere", target)) == "no-text-folder"


def test_a_newer_text_is_left_alone_and_nothing_is_overwritten(full: WorkbookFile, tmp_path: Path) -> None:
    folder, target = tmp_path / "as text", tmp_path / "again.workbook"
    save_as_text(full, folder)
    assert code_of(lambda: save_as_text(full, folder)) == "exists"
    assert code_of(lambda: save_as_text(full, tmp_path / "no" / "where")) == "missing"
    assert code_of(lambda: workbook_from_text(folder, full.path)) == "exists"
    assert code_of(lambda: workbook_from_text(folder, tmp_path / "no" / "a.workbook")) == "missing"
    data = json.loads((folder / "workbook.json").read_text("utf-8"))
    for newer in ({"format": 2}, {"schema": 99}):
        (folder / "workbook.json").write_text(json.dumps({**data, **newer}), "utf-8")
        assert code_of(lambda: workbook_from_text(folder, target)) == "newer"


FULL = """
import resource
from workbook.answers.copies.as_text import save_as_text, workbook_from_text
from workbook.answers.copies.copy_file import InMemory, save_copy, save_copy_from_memory
with open_workbook(path, notes=notes) as file:
    home = path.parent
    file.save_answer(exercise(file), "my secret words " * 4000)
    save_as_text(file, home / "text")
    memory = InMemory(file.all_files(), "c", "1.0.0", "", file.answers(), file.answer_settings(), {})
    before = sorted(p.name for p in home.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, resource.RLIM_INFINITY))
    for work in (
        lambda: save_copy(file, home / "copy.workbook"),
        lambda: save_copy(file, home / "copy.workbook", [], memory),
        lambda: save_copy_from_memory(home / "copy.workbook", memory, [], None),
        lambda: save_as_text(file, home / "again"),
        lambda: workbook_from_text(home / "text", home / "again.workbook"),
    ):
        try:
            work()
        except WorkbookTrouble as trouble:
            print(trouble.code, trouble)
    assert sorted(p.name for p in home.iterdir()) == before
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_leaves_nothing_and_says_so(file: WorkbookFile, elsewhere: Callable[[str], str]) -> None:
    file.close()
    told = elsewhere(FULL).split("\n")
    assert [line.split(", so ")[0] for line in told] == ["disk-full The disk is full"] * 5
    assert not any("secret" in line for line in told)
