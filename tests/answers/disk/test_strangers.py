"""A workbook that a stranger made: nothing in it runs, nothing takes for ever, one calm sentence, nothing changed."""

import json
import os
import random
import stat
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from workbook.answers.damage.repairing import repair
from workbook.answers.damage.rescue import keys_of
from workbook.answers.disk.connection import connect
from workbook.answers.disk.distrust import in_time
from workbook.answers.disk.trouble import DamageError, WorkbookTrouble
from workbook.answers.file import opening
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.tables.records import fingerprint
from workbook.cli.verifying import looked_through
from workbook.course.exercise import Exercise

Reopen = Callable[[], WorkbookFile]
FOR_EVER = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r"
VERY_LONG = FOR_EVER.replace(
    "FROM r)", "FROM r WHERE n < 20000000)"
)  # some seconds, if nothing interrupts it
MUCH = "length(replace(hex(zeroblob(20000000)), '0', 'abcdefgh'))"


@pytest.fixture
def closed(file: WorkbookFile, hopes: Exercise, path: Path) -> Path:
    file.save_answer(hopes, "I was tired.")
    file.keep_picture(b"a picture")
    file.close()
    return path


def change(path: Path, *statements: str) -> bytes:
    """What somebody with another program can do to a file."""
    db = apsw.Connection(str(path))
    db.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        db.execute(statement)
    db.close()
    return path.read_bytes()


def code(work: Callable[[], object]) -> str:
    try:
        work()
    except WorkbookTrouble as trouble:
        return trouble.code
    return "fine"


@pytest.mark.parametrize(
    "statement",
    [
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'uuid TEXT', 'uuid TEXT CHECK (hex(zeroblob(90000000)) > 1)') "
            "WHERE name = 'workbook'"
        ),
        (
            "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ', more TEXT AS (hex(randomblob(1e9)))) STRICT') "
            "WHERE name = 'workbook'"
        ),
        f"CREATE INDEX more ON current ({MUCH})",
        f"CREATE INDEX more ON current (row) WHERE {MUCH} > 0",
        f"CREATE VIEW more AS {FOR_EVER}",
        f"CREATE TRIGGER more AFTER INSERT ON current BEGIN {FOR_EVER}; END",
        "CREATE VIRTUAL TABLE more USING fts5(words)",
        "CREATE TABLE more (one)",
        f"DROP TABLE ready; CREATE VIEW ready AS SELECT key, value FROM (SELECT 'a' AS key, ({FOR_EVER}) AS value)",
        "DROP TABLE keepings",
        "ALTER TABLE place RENAME TO space",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE ' || name WHERE name = 'place'",
        "UPDATE sqlite_schema SET sql = NULL WHERE name = 'place'",
        f"UPDATE sqlite_schema SET sql = sql || '{'(' * 90_000}' WHERE name = 'place'",
        (
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'place') "
            "WHERE name = 'visited'"
        ),
    ],
)
def test_a_schema_that_is_not_ours_is_never_run(
    closed: Path, reopen: Reopen, statement: str, tmp_path: Path
) -> None:
    before = change(closed, statement)
    assert code(reopen) == "damaged"
    sound, words = looked_through(closed, None)
    assert (sound, "It was not changed." in words) == (False, True)
    repair(closed, tmp_path / "back.workbook")
    with open_workbook(tmp_path / "back.workbook") as back:
        assert [saved.answer for saved in back.answers().values()] == ["I was tired."]
    assert closed.read_bytes() == before


def test_the_schema_is_compared_before_the_database_is_looked_through(
    closed: Path, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look through it is to run its checks, which a stranger may have written to keep us busy."""
    asked: list[str] = []

    def note(_cursor: object, sql: str, _values: object) -> bool:
        asked.append(sql)
        return True

    def heard(*given: Any, **named: Any) -> apsw.Connection:
        db = connect(*given, **named)
        db.set_exec_trace(note)
        return db

    change(closed, "CREATE TABLE more (one)")
    monkeypatch.setattr(opening, "connect", heard)
    assert code(reopen) == "damaged"
    assert any("sqlite_schema" in sql for sql in asked)
    assert not any("quick_check" in sql for sql in asked)


def test_what_takes_too_long_is_interrupted() -> None:
    db = apsw.Connection(":memory:")
    with pytest.raises(DamageError, match="takes longer to be read"), in_time(db, 0):
        db.execute(VERY_LONG).fetchall()
    assert db.execute("SELECT 1").get == 1  # and what comes after goes on as ever


def answer_row(**other: object) -> tuple[object, ...]:
    """A row that proves itself: hashes are no secret."""
    wording = json.dumps({"question": "?", "title": "", "words": {}})
    row = {
        "row": 2, "exercise": "signs", "kind": "checklist", "answer": "{}", "wording": wording, "version": "1",
        "at": "2026-11-20T11:30:00Z", "offset": 60, "answered": 1, "first_at": "2026-11-20T11:30:00Z",
    }  # fmt: skip
    values = tuple((row | other).values())
    return (*values, fingerprint(values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"answer": "[" * 5000 + "]" * 5000},
        {"answer": "9" * 4000},
        {"answer": "[1e999]"},
        {"answer": "NaN"},
        {"answer": "{"},
        {"answer": ""},
        {"wording": "null"},
        {"wording": '{"question": 7, "title": "", "words": {}}'},
        {"wording": '{"question": "", "title": [], "words": {}}'},
        {"wording": '{"question": "", "title": "", "words": {"a": {}}}'},
        {"wording": '{"question": "", "title": "", "words": "abc"}'},
        {"wording": "{}"},
        {"wording": json.dumps({"question": "x" * 3_000_000, "title": "", "words": {}})},
        {"at": "yesterday"},
        {"at": "0001-01-01T00:00:00+23:59"},
        {"first_at": "9999-12-31T23:59:59-23:59"},
        {"offset": 1 << 60},
        {"exercise": "x" * 1_000_000},
    ],
    ids=lambda other: str(other)[:60],
)
def test_a_row_that_proves_itself_and_holds_nonsense_is_told_calmly(
    closed: Path, reopen: Reopen, other: dict[str, object], tmp_path: Path
) -> None:
    row = answer_row(**other)
    db = apsw.Connection(str(closed))
    db.execute(f"INSERT INTO answer_history VALUES ({'?, ' * 10}?)", row)
    db.execute("INSERT INTO current VALUES (?, ?, ?, ?, 0)", (row[1], row[0], row[-1], row[8]))
    db.close()

    def read() -> None:
        with reopen() as file:
            file.answers()

    assert code(read) == "damaged"
    assert not looked_through(closed, None)[0]
    assert repair(closed, tmp_path / "back.workbook").answers == 1


def test_half_a_sign_in_a_strangers_answer_can_be_printed(closed: Path, reopen: Reopen) -> None:
    row = answer_row(answer='"\\ud83d"')
    db = apsw.Connection(str(closed))
    db.execute(f"INSERT INTO answer_history VALUES ({'?, ' * 10}?)", row)
    db.execute("INSERT INTO current VALUES (?, ?, ?, ?, 0)", (row[1], row[0], row[-1], row[8]))
    db.close()
    with reopen() as file:
        answers = {str(key): saved.answer for key, saved in file.answers().items()}
    assert answers["signs"] == "\ufffd"


@pytest.mark.parametrize("harm", [("name", "x" * 5_000_000), ("uuid", "x" * 20_000)])
def test_an_endless_name_is_told_calmly(closed: Path, reopen: Reopen, harm: tuple[str, str]) -> None:
    from workbook.answers.tables import seals, workbook_row

    db = apsw.Connection(str(closed))
    db.execute(f"UPDATE workbook SET {harm[0]} = ?", (harm[1],))
    values = db.execute("SELECT uuid, name, created, course_id FROM workbook").fetchone()
    db.execute("UPDATE workbook SET hash = ?", (workbook_row.seal(*values),))  # type: ignore[misc]
    seals.seal_all(db)
    db.close()
    assert code(reopen) == "damaged"


def test_a_row_number_beyond_all_others_costs_neither_time_nor_the_other_rows(
    file: WorkbookFile, hopes: Exercise, exercises: dict[str, Exercise], path: Path, tmp_path: Path
) -> None:
    """As many numbers as lie before it were once looked for one by one."""
    for number in range(1, 300):
        file.save_answer(hopes, f"{number}. " * 40)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]})
    file.close()
    change(path, f"UPDATE answer_history SET row = {2**62} WHERE row = 150")
    repaired = repair(path, tmp_path / "back.workbook")
    assert (repaired.answers, repaired.versions) == (2, 299)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
@pytest.mark.parametrize("what", ["fifo", "socket", "folder", "device", "nowhere", "circle"])
def test_what_is_no_file_is_told_at_once(home: Path, what: str) -> None:
    path = home / "x.workbook"
    make: dict[str, Callable[[], object]] = {
        "fifo": lambda: os.mkfifo(path),
        "socket": lambda: os.mknod(path, stat.S_IFSOCK | 0o600),
        "folder": path.mkdir,
        "device": lambda: path.symlink_to("/dev/zero"),
        "nowhere": lambda: path.symlink_to(home / "not there"),
        "circle": lambda: path.symlink_to(path),
    }
    make[what]()
    calm = {"not-a-workbook", "missing", "cannot-read"}
    assert code(lambda: open_workbook(path)) in calm
    assert code(lambda: looked_through(path, None)) in calm
    assert code(lambda: keys_of(path, None)) in {*calm, "fine"}  # nothing is locked


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
@pytest.mark.parametrize("ending", ["-wal", "-journal", "-shm"])
@pytest.mark.parametrize("what", ["link", "fifo", "folder"])
def test_a_journal_that_is_no_file_of_its_own_is_not_written_through(
    closed: Path, reopen: Reopen, tmp_path: Path, ending: str, what: str
) -> None:
    victim = tmp_path / "precious"
    victim.write_bytes(b"of somebody" * 1000)
    beside = closed.with_name(closed.name + ending)
    make: dict[str, Callable[[], object]] = {
        "link": lambda: beside.symlink_to(victim),
        "fifo": lambda: os.mkfifo(beside),
        "folder": beside.mkdir,
    }
    make[what]()
    before = closed.read_bytes()
    assert code(reopen) == "cannot-read"
    assert code(lambda: looked_through(closed, None)) == "cannot-read"
    assert (victim.read_bytes(), closed.read_bytes()) == (b"of somebody" * 1000, before)


@pytest.mark.parametrize("where", ["in the folder", "elsewhere"])
def test_a_journal_that_names_another_file_does_not_remove_that(
    closed: Path, reopen: Reopen, tmp_path: Path, where: str
) -> None:
    """A rollback journal may name a super-journal, which SQLite once removed whatever it was."""
    victim = (closed.parent if where == "in the folder" else tmp_path) / "precious.txt"
    victim.write_bytes(b"of somebody")
    name = str(victim).encode()
    pages = closed.stat().st_size // 4096
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 0, 7, pages, 512, 4096)
    tail = struct.pack(">I", 1) + name + struct.pack(">II", len(name), sum(name)) + head[:8]
    closed.with_name(closed.name + "-journal").write_bytes(head.ljust(512, b"\0") + tail)
    code(reopen)
    code(lambda: looked_through(closed, None))
    assert victim.read_bytes() == b"of somebody"


def test_any_change_of_the_first_pages_ends_calmly(
    closed: Path, reopen: Reopen, request: pytest.FixtureRequest
) -> None:
    whole, chance = closed.read_bytes(), random.Random(11)
    for _ in range(3000 if request.config.getoption("--long", default=False) else 150):
        harmed = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            harmed[chance.randrange(100 if chance.random() < 0.5 else 3 * 4096)] = chance.randrange(256)
        closed.write_bytes(harmed)

        def read() -> None:
            with reopen() as file:
                file.answers()

        assert code(read) in ("fine", "damaged", "newer", "not-a-workbook")
        assert closed.read_bytes() == bytes(harmed)
