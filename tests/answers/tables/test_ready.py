"""What is kept at hand is believed only if it was made here, of this very course; else it is made again."""

import random
from collections.abc import Callable
from pathlib import Path

import apsw
import platformdirs
import pytest

from workbook.answers.file.workbook_file import WorkbookFile

Reopen = Callable[[], WorkbookFile]
KEPT = {"outline 1": '{"ids": ["hopes", "calm"]}', "opening": '["beginning", "beginning", []]'}


@pytest.fixture
def kept(file: WorkbookFile, path: Path) -> Path:
    file.keep_ready(KEPT)
    file.close()
    return path


def change(path: Path, statement: str) -> None:
    db = apsw.Connection(str(path))
    db.execute(statement)
    db.close()


@pytest.mark.usefixtures("kept")
def test_it_is_there_again(reopen: Reopen) -> None:
    with reopen() as file:
        assert file.ready() == KEPT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ready SET value = replace(value, 'hopes', 'hoper')",
        "UPDATE ready SET key = 'outline 2' WHERE key = 'outline 1'",
        "INSERT INTO ready VALUES ('text Some words.', '<p>Other words.</p>')",
        "DELETE FROM ready WHERE key = 'opening'",
        "DELETE FROM ready WHERE key = 'signed'",
        "UPDATE ready SET value = 'é' WHERE key = 'signed'",
        "UPDATE snapshot_file SET content = CAST(replace(CAST(content AS TEXT), 'hopes', 'wishes') AS BLOB)",
        "INSERT INTO ready VALUES ('more', replace(hex(zeroblob(4000000)), '0', 'x'))",
    ],
)
def test_anything_else_is_not_believed(kept: Path, reopen: Reopen, statement: str) -> None:
    change(kept, statement)
    with reopen() as file:
        assert file.ready() == {}


def test_not_one_bit_of_it_changes_unnoticed(kept: Path, reopen: Reopen) -> None:
    whole = kept.read_bytes()
    at, chance = whole.index(b'{"ids"'), random.Random(3)
    for _ in range(40):
        harmed = bytearray(whole)
        harmed[at + chance.randrange(20)] ^= 1 << chance.randrange(7)
        kept.write_bytes(harmed)
        with reopen() as file:
            assert file.ready() == {}


@pytest.mark.usefixtures("kept")
def test_what_somebody_else_made_is_not_believed(reopen: Reopen) -> None:
    place = platformdirs.user_state_path("workbook", appauthor=False) / "ready.key"
    place.write_bytes(bytes(32))
    with reopen() as file:
        assert file.ready() == {}
        file.keep_ready(KEPT)
        assert file.ready() == KEPT


def test_without_a_place_for_a_key_nothing_is_kept(
    file: WorkbookFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/none")
    file.keep_ready(KEPT)
    assert file.ready() == {}
