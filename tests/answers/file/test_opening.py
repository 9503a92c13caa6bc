"""Opening: one owner, told apart from other files, and nothing changed by looking or by trouble."""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbook.answers.disk.application_id import APPLICATION_ID
from workbook.answers.disk.claims import LONGEST_BESIDE, LONGEST_PATH
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import making
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.exercise import Exercise

Reopen = Callable[[], WorkbookFile]


def trouble_of(work: Callable[[], object]) -> WorkbookTrouble:
    with pytest.raises(WorkbookTrouble) as caught:
        work()
    assert str(caught.value).count("\n") == 0
    return caught.value


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file in a folder with its bytes and its time of change."""
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}


def set_version(path: Path, version: int) -> None:
    with path.open("r+b") as file:
        file.seek(60)
        file.write(version.to_bytes(4))


def test_after_closing_there_is_one_file_and_nothing_else(
    file: WorkbookFile, hopes: Exercise, home: Path, notes: Path
) -> None:
    file.save_answer(hopes, "hello")
    assert list(notes.iterdir())
    file.close()
    file.close()
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]
    assert list(notes.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_workbook_is_readable_by_its_owner_alone(file: WorkbookFile, hopes: Exercise, home: Path) -> None:
    file.save_answer(hopes, "hello")
    assert {p.stat().st_mode & 0o077 for p in home.iterdir()} == {0}


def test_looking_changes_nothing(file: WorkbookFile, hopes: Exercise, home: Path, reopen: Reopen) -> None:
    file.save_answer(hopes, "hello")
    file.close()
    before = state(home)
    with reopen() as again:
        assert again.answers()
        assert again.history("hopes")
    assert state(home) == before


def test_a_second_program_is_told_who_has_it(
    file: WorkbookFile, what_another_is_told: Callable[[], str], hopes: Exercise
) -> None:
    told = what_another_is_told()
    assert told.startswith("in-use|“mine.workbook” is open in another Workbook window on this computer")
    assert f"process {os.getpid()}" in told
    file.save_answer(hopes, "still mine")
    assert what_another_is_told().startswith("in-use|")
    file.close()
    assert what_another_is_told() == "opened"


@pytest.mark.usefixtures("file")
def test_our_own_second_look_does_not_drop_the_lock(
    files: dict[str, bytes],
    path: Path,
    reopen: Reopen,
    what_another_is_told: Callable[[], str],
) -> None:
    assert "in this program already" in str(trouble_of(reopen))
    assert trouble_of(lambda: create_workbook(path, files)).code == "exists"
    assert what_another_is_told().startswith("in-use|")


@pytest.mark.usefixtures("file")
def test_a_link_to_an_open_workbook_is_the_same_workbook(path: Path, notes: Path) -> None:
    link = path.with_name("link.workbook")
    link.symlink_to(path)
    assert trouble_of(lambda: open_workbook(link, notes=notes)).code == "in-use"


def test_a_file_can_be_opened_again_after_trouble(path: Path, file: WorkbookFile, reopen: Reopen) -> None:
    file.close()
    whole = path.read_bytes()
    path.write_bytes(b"nonsense")
    assert trouble_of(reopen).code == "not-a-workbook"
    path.write_bytes(whole)
    with reopen() as again:
        assert again.name == "Ana Moreno-Lindqvist"


def test_nothing_is_overwritten(path: Path, files: dict[str, bytes], home: Path) -> None:
    path.write_bytes(b"something else")
    trouble = trouble_of(lambda: create_workbook(path, files))
    assert trouble.code == "exists"
    assert path.read_bytes() == b"something else"
    assert len(list(home.iterdir())) == 1


def test_a_name_taken_while_the_workbook_was_made_is_not_overwritten(
    path: Path, files: dict[str, bytes], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_fill", lambda *_: path.write_bytes(b"somebody else's"))
    assert trouble_of(lambda: create_workbook(path, files)).code == "exists"
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]
    assert path.read_bytes() == b"somebody else's"


@pytest.mark.skipif(os.name == "nt", reason="Windows needs no links")
def test_a_disk_without_links_can_hold_a_workbook(
    path: Path, files: dict[str, bytes], home: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with create_workbook(path, files, notes=notes) as file:
        assert dict(file.files()) == files
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]


def test_missing_files_and_folders(path: Path, files: dict[str, bytes], home: Path) -> None:
    trouble = trouble_of(lambda: open_workbook(path))
    assert trouble.code == "missing"
    assert "There is no file “mine.workbook”" in str(trouble)
    assert trouble_of(lambda: create_workbook(home / "none" / "a.workbook", files)).code == "missing"
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200), b"SQLite format 3\x00" + bytes(200)]
)
def test_other_files_are_told_from_workbooks(home: Path, content: bytes, notes: Path) -> None:
    other = home / "picture.png"
    other.write_bytes(content)
    before = state(home)
    assert trouble_of(lambda: open_workbook(other, notes=notes)).code == "not-a-workbook"
    assert trouble_of(lambda: open_workbook(home, notes=notes)).code == "not-a-workbook"
    assert state(home) == before


def test_another_programs_database_is_not_a_workbook(path: Path, home: Path, notes: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    before = state(home)
    assert trouble_of(lambda: open_workbook(path, notes=notes)).code == "not-a-workbook"
    assert state(home) == before


def test_a_database_that_only_claims_to_be_a_workbook(path: Path, home: Path, notes: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        db.execute("CREATE TABLE t (a)")
    db.close()
    before = state(home)
    assert trouble_of(lambda: open_workbook(path, notes=notes)).code == "damaged"
    assert state(home) == before


def test_a_newer_file_is_not_touched(file: WorkbookFile, path: Path, home: Path, reopen: Reopen) -> None:
    file.close()
    set_version(path, 99)
    before = state(home)
    trouble = trouble_of(reopen)
    assert trouble.code == "newer"
    assert "newer version of Workbook" in str(trouble)
    assert state(home) == before


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be left behind there")
def test_a_newer_version_that_still_stands_in_the_journal_is_not_touched(
    file: WorkbookFile, home: Path, reopen: Reopen, elsewhere: Callable[[str], str]
) -> None:
    file.close()
    elsewhere("""
import apsw
db = apsw.Connection(str(path))
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA user_version = 99")
os._exit(0)
""")
    before = {name: content for name, (content, _) in state(home).items() if not name.endswith("-shm")}
    assert "mine.workbook-wal" in before
    assert trouble_of(reopen).code == "newer"
    assert {
        name: content for name, (content, _) in state(home).items() if not name.endswith("-shm")
    } == before


@pytest.fixture
def read_only_place(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make the system say that nothing can be written, which it does not say to root."""

    def switch() -> None:
        monkeypatch.setattr("os.access", lambda *_: False)

    return switch


def test_what_cannot_be_written_opens_read_only(
    file: WorkbookFile, hopes: Exercise, home: Path, reopen: Reopen, read_only_place: Callable[[], None]
) -> None:
    file.save_answer(hopes, "hello")
    file.close()
    read_only_place()
    before = state(home)
    with reopen() as again:
        assert again.read_only
        assert [saved.answer for saved in again.answers().values()] == ["hello"]
        trouble = trouble_of(lambda: again.save_answer(hopes, "more"))
        assert trouble.code == "read-only"
        assert "Copy the file to a folder of your own" in str(trouble)
        assert trouble_of(lambda: again.set_place("a", "b", 0)).code == "read-only"
    assert state(home) == before


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be left behind there")
def test_answers_left_in_a_journal_are_not_hidden_by_a_read_only_place(
    file: WorkbookFile,
    home: Path,
    reopen: Reopen,
    elsewhere: Callable[[str], str],
    read_only_place: Callable[[], None],
) -> None:
    file.close()
    elsewhere(
        "file = open_workbook(path, notes=notes); file.save_answer(exercise(file), 'late'); os._exit(0)"
    )
    read_only_place()
    before = state(home)
    trouble = trouble_of(reopen)
    assert trouble.code == "read-only"
    assert "mine.workbook-wal" in str(trouble)
    assert state(home) == before


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can read and only its owner can write."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root can become nobody")
def test_a_person_who_may_not_write_there_can_read(
    file: WorkbookFile, hopes: Exercise, path: Path, open_folder: Path, elsewhere: Callable[[str], str]
) -> None:
    file.save_answer(hopes, "hello")
    file.close()
    (open_folder / "mine.workbook").write_bytes(path.read_bytes())
    told = elsewhere(f"""
import encodings.utf_16_le, workbook.answers.file.making  # nobody may not be able to load them later
path = Path({str(open_folder)!r}) / "mine.workbook"
def look():
    with open_workbook(path, notes=notes) as file:
        hopes = exercise(file)
        print(file.read_only, file.answers()["hopes"].answer)
        if file.read_only:
            file.save_answer(hopes, "more")
look()
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
for work in (look, lambda: create_workbook(path.with_name("new.workbook"), {{"course.md": b""}})):
    try:
        work()
    except WorkbookTrouble as trouble:
        print(trouble.code)
""")
    assert told.split("\n") == ["False hello", "True hello", "read-only", "cannot-write"]
    assert [p.name for p in open_folder.iterdir()] == ["mine.workbook"]


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_a_file_that_something_else_replaced_says_so(file: WorkbookFile, hopes: Exercise, path: Path) -> None:
    """As a synced folder does when another computer's copy arrives: what is written now would be lost."""
    copy = path.with_name("copy")
    copy.write_bytes(b"from another computer")
    copy.replace(path)
    assert trouble_of(lambda: file.save_answer(hopes, "into nowhere")).code == "moved"
    file.close()
    assert path.read_bytes() == b"from another computer"


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
def test_a_file_that_was_moved_away_says_so_and_takes_what_was_saved_along(
    file: WorkbookFile, hopes: Exercise, path: Path, notes: Path
) -> None:
    file.save_answer(hopes, "before")
    moved = path.rename(path.with_name("moved.workbook"))
    assert trouble_of(lambda: file.save_answer(hopes, "after")).code == "moved"
    moved.rename(path)
    file.save_answer(hopes, "back")
    path.rename(moved)
    file.close()
    with open_workbook(moved, notes=notes) as again:
        assert [saved.answer for saved in again.history("hopes")] == ["before", "back"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
def test_a_name_that_is_no_text_is_called_that_and_not_damaged(
    tmp_path: Path, files: dict[str, bytes], notes: Path
) -> None:
    path = tmp_path / "plain.workbook"
    create_workbook(path, files, notes=notes).close()
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.workbook"))
    path.rename(odd)

    with pytest.raises(WorkbookTrouble, match=r"“caf\ufffd\.workbook”.*letters in its name") as told:
        open_workbook(odd, notes=notes)
    assert told.value.code == "unreadable-name"
    with pytest.raises(WorkbookTrouble, match="letters in its name"):
        create_workbook(odd.with_name("new" + odd.name), files, notes=notes)
    assert list(tmp_path.glob("new*")) == []


@pytest.mark.skipif(os.name != "posix", reason="paths are measured otherwise there")
@pytest.mark.parametrize("letters", ["a", "わ"])
def test_a_path_that_is_too_long_is_called_that(tmp_path: Path, notes: Path, letters: str) -> None:
    folder = tmp_path
    while len(os.fsencode(folder)) < 490:
        folder /= letters * 60
    folder.mkdir(parents=True)
    path = folder / "mine.workbook"
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"}
    told = trouble_of(lambda: create_workbook(path, files, notes=notes))
    assert told.code == "path-too-long"
    assert str(told).startswith("“mine.workbook” lies too deep: its folders and its name have ")
    assert list(folder.iterdir()) == []
    create_workbook(tmp_path / "short.workbook", files, notes=notes).close()
    (tmp_path / "short.workbook").rename(path)
    assert trouble_of(lambda: open_workbook(path, notes=notes)).code == "path-too-long"


@pytest.mark.skipif(os.name != "posix", reason="paths are measured otherwise there")
def test_the_longest_path_that_is_possible_works(tmp_path: Path, notes: Path) -> None:
    folder = tmp_path
    while LONGEST_PATH - LONGEST_BESIDE - len(os.fsencode(folder)) > 62:
        folder /= "a" * 60
    folder /= "b" * (LONGEST_PATH - LONGEST_BESIDE - len(os.fsencode(folder)) - 2)
    folder.mkdir(parents=True)
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"}
    with create_workbook(folder / "mine.workbook", files, notes=notes) as file:
        assert file.course_id == "c"
