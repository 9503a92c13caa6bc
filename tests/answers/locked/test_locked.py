"""A locked workbook: encrypted whole, opened by passphrase or sheet, and nothing of it left in plain words."""

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.damage.rescue import keys_of
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked.header import MAGIC, SIZE, VERSION, both_copies, newest
from workbook.answers.locked.locking import change_secrets, lock_workbook, remove_lock
from workbook.answers.locked.recovery_words import find_words, match_word, new_words, word_list
from workbook.course.exercise import Exercise

pytestmark = pytest.mark.usefixtures("cheap_locks")

SECRET = "Something I have told no one"
PASSPHRASE = "four small boats at noon"
WORDS = new_words()
PLAIN = (
    SECRET.encode(),
    b"What brings you here?",
    b"answer_history",
    b"A small course",
    b"Ana Moreno-Lindqvist",
)


@pytest.fixture
def backups(file: WorkbookFile, tmp_path: Path) -> BackupFolder:
    return BackupFolder(file.uuid, tmp_path / "backups")


@pytest.fixture
def locked(file: WorkbookFile, hopes: Exercise, backups: BackupFolder) -> WorkbookFile:
    """A workbook with an answer, locked and still open."""
    file.save_answer(hopes, SECRET)
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    return file


def plain_words(*folders: Path) -> list[str]:
    """Files below these folders that hold something readable of the workbook."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word in path.read_bytes() for word in PLAIN)]


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(WorkbookTrouble) as caught:
        work()
    return caught.value.code


@pytest.mark.parametrize(
    "typed",
    [PASSPHRASE, " ".join(WORDS), "1. " + ", 2. ".join(w.upper() for w in WORDS)],
    ids=["passphrase", "sheet", "sheet with numbers"],
)
def test_passphrase_and_sheet_both_open_it(locked: WorkbookFile, path: Path, notes: Path, typed: str) -> None:
    locked.close()
    with open_workbook(path, notes=notes, typed=typed) as file:
        assert file.answers()["hopes"].answer == SECRET  # type: ignore[index]
        assert file.keys is not None


def test_it_goes_on_being_used_at_once_and_stays_locked(
    locked: WorkbookFile, hopes: Exercise, path: Path, notes: Path, home: Path
) -> None:
    locked.save_answer(hopes, f"{SECRET}, nor will")
    assert plain_words(home) == []
    locked.close()
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]
    with open_workbook(path, notes=notes, typed=PASSPHRASE) as file:
        assert [saved.answer for saved in file.history("hopes")] == [SECRET, f"{SECRET}, nor will"]


def test_nothing_plain_is_left_nor_was_ever_written(
    file: WorkbookFile, hopes: Exercise, backups: BackupFolder, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written while it is locked is looked through, too: every file at every moment a file is made durable."""
    file.save_answer(hopes, SECRET)
    old = (home / "mine.workbook").open("rb")  # the very bytes on the disk, whatever becomes of the name
    lock_workbook(file, backups, PASSPHRASE, WORDS)
    assert plain_words(home, backups.folder) == []
    old.seek(0)
    assert old.read().strip(b"\x00") == b""
    old.close()


@pytest.mark.parametrize(
    "typed",
    ["", "Four small boats at noon", "four small boats at  noon", " ".join(WORDS[1:])],
    ids=["nothing", "capital", "blank", "a word less"],
)
def test_what_does_not_open_it_says_so_and_changes_nothing(
    locked: WorkbookFile, path: Path, notes: Path, typed: str
) -> None:
    locked.close()
    before = path.read_bytes()
    assert code_of(lambda: open_workbook(path, notes=notes, typed=typed)) == "wrong-passphrase"
    assert code_of(lambda: open_workbook(path, notes=notes)) == "locked"
    assert path.read_bytes() == before


def test_the_same_words_open_it_from_another_keyboard(
    file: WorkbookFile, backups: BackupFolder, path: Path, notes: Path
) -> None:
    """One system writes é as one sign, another as two."""
    lock_workbook(file, backups, "un caf\u00e9 froid", WORDS)
    file.close()
    open_workbook(path, notes=notes, typed="un cafe\u0301 froid").close()


def test_another_passphrase_opens_it_and_the_old_one_no_more(
    locked: WorkbookFile, backups: BackupFolder, path: Path, notes: Path
) -> None:
    change_secrets(locked, backups, {"passphrase": "a new one for spring"})
    locked.close()
    assert code_of(lambda: open_workbook(path, notes=notes, typed=PASSPHRASE)) == "wrong-passphrase"
    for typed in ("a new one for spring", " ".join(WORDS)):
        open_workbook(path, notes=notes, typed=typed).close()


def test_a_new_sheet_takes_the_place_of_the_old_one(
    locked: WorkbookFile, backups: BackupFolder, path: Path, notes: Path
) -> None:
    newer = new_words()
    change_secrets(locked, backups, {"recovery": " ".join(newer)})
    locked.close()
    assert code_of(lambda: open_workbook(path, notes=notes, typed=" ".join(WORDS))) == "wrong-passphrase"
    for typed in (PASSPHRASE, " ".join(newer)):
        open_workbook(path, notes=notes, typed=typed).close()


def test_without_the_lock_it_is_a_plain_database_again(
    locked: WorkbookFile, backups: BackupFolder, path: Path, hopes: Exercise
) -> None:
    remove_lock(locked, backups)
    locked.save_answer(hopes, "and more")
    locked.close()
    db = apsw.Connection(str(path))
    assert db.execute("PRAGMA integrity_check").get == "ok"
    assert db.execute("SELECT count(*) FROM answer_history").get == 2


def test_a_torn_header_costs_nothing(locked: WorkbookFile, path: Path, notes: Path) -> None:
    """Whatever a power loss leaves of one copy, the other one opens the file."""
    locked.close()
    whole = path.read_bytes()
    half = SIZE // 2
    for at in (0, half):
        for junk in (bytes(half), b"\xff" * half, whole[at : at + 100] + bytes(half - 100)):
            path.write_bytes(whole[:at] + junk + whole[at + half :])
            open_workbook(path, notes=notes, typed=PASSPHRASE).close()
    path.write_bytes(bytes(SIZE) + whole[SIZE:])  # nothing tells it from any other noise any more
    assert code_of(lambda: open_workbook(path, notes=notes, typed=PASSPHRASE)) == "not-a-workbook"


def test_a_header_of_a_newer_program_is_left_alone(locked: WorkbookFile, path: Path, notes: Path) -> None:
    locked.close()
    whole = path.read_bytes()
    header = newest(whole[:SIZE])
    assert header is not None
    import hashlib

    start = 16
    numbers = (VERSION + 1).to_bytes(4) + whole[start + 4 : start + 16]
    length = int.from_bytes(whole[start + 12 : start + 16])
    body = whole[start + 48 : start + 48 + length]
    newer = whole[:start] + numbers + hashlib.sha256(numbers + body).digest() + body
    path.write_bytes((newer.ljust(SIZE // 2, b"\x00") * 2) + whole[SIZE:])
    assert code_of(lambda: open_workbook(path, notes=notes, typed=PASSPHRASE)) == "newer"


def test_a_header_that_asks_for_endless_work_is_not_followed(
    locked: WorkbookFile, path: Path, notes: Path
) -> None:
    locked.close()
    whole = path.read_bytes()
    header = newest(whole[:SIZE])
    assert header is not None
    one, two = header.slots
    for slots in (
        (one._replace(memory=1 << 40), two),
        (one._replace(memory=257 * 1024), two),
        (one._replace(passes=5), two),
        (one._replace(lanes=17), two),
        (one._replace(memory=-8), two),
        (one, two, one),
        (one._replace(kind="anything"), two),
        (one._replace(salt=b""), two),
    ):
        path.write_bytes(both_copies(header._replace(slots=slots)) + whole[SIZE:])
        assert code_of(lambda: open_workbook(path, notes=notes, typed=PASSPHRASE)) == "strange-lock"


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 3900,
        b'{"uuid": "x", "slots": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"uuid": "x", "slots": [{"kind": "passphrase", "stretch": {"memory": Infinity, "passes": 1, "lanes": 1}}]}',
        b'{"uuid": "x", "slots": [{"kind": "passphrase", "stretch": {"memory": 1e9, "passes": 1, "lanes": 1}}]}',
        b'{"uuid": "x", "slots": [{"kind": "passphrase", "stretch": [1, 2, 3]}]}',
        b'{"uuid": 7, "slots": []}',
        b'["uuid", "slots"]',
        b"null",
        b"\xff\xfe",
        b"",
    ],
)
def test_a_header_of_any_content_is_told_calmly(
    locked: WorkbookFile, path: Path, notes: Path, body: bytes
) -> None:
    """Its checksum is right, so a stranger made it so."""
    locked.close()
    whole = path.read_bytes()
    numbers = struct.pack(">IQI", 1, 9, len(body))
    one = MAGIC + numbers + hashlib.sha256(numbers + body).digest() + body
    path.write_bytes(one.ljust(SIZE // 2, b"\0") * 2 + whole[SIZE:])
    before = path.read_bytes()
    assert code_of(lambda: open_workbook(path, notes=notes, typed=PASSPHRASE)) == "strange-lock"
    assert code_of(lambda: keys_of(path, PASSPHRASE)) == "strange-lock"
    assert path.read_bytes() == before


def test_the_lock_is_held_while_the_header_is_written_anew(
    locked: WorkbookFile, backups: BackupFolder, what_another_is_told: Callable[[], str]
) -> None:
    change_secrets(locked, backups, {"passphrase": "another"})
    assert what_another_is_told().startswith("locked|")  # the header may be read; the database may not
    locked.name = "Still mine"


def test_words_of_a_sheet_are_found_however_they_are_typed() -> None:
    words = new_words()
    assert find_words("\n".join(f"{n}. {word}" for n, word in enumerate(words, 1))) == words
    assert find_words(" ".join(word[:4] if len(word) > 4 else word for word in words)) == words
    assert find_words(" ".join(words[:11])) is None
    assert match_word("zzzz") is None
    assert len({word[:4] for word in word_list()}) == len(word_list()) > 1800
