"""A facilitator's key: made once, private, locked if they like, never lost by the program."""

import json
from pathlib import Path

import pytest

from workbook.authoring.signing_key import FILE, KeyTrouble, find_key, lock_key, make_key


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    assert find_key(tmp_path) is None
    made = make_key(tmp_path / "own")
    assert find_key(tmp_path / "own") == made
    assert made.open().public_key().public_bytes_raw() == made.public
    with pytest.raises(KeyTrouble, match="There is a key already"):
        make_key(tmp_path / "own")
    assert find_key(tmp_path / "own") == made


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    made = make_key(tmp_path / "own")
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("cheap_locks")
def test_a_locked_key_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    made = make_key(tmp_path, "grüne Birnen")
    assert made.is_locked
    assert made.open("gru\u0308ne Birnen").public_key().public_bytes_raw() == made.public
    for wrong in ("", "grüne birnen"):
        with pytest.raises(KeyTrouble, match="That is not the passphrase of your key"):
            made.open(wrong)
    assert "private" in json.loads(made.path.read_text())


@pytest.mark.usefixtures("cheap_locks")
def test_a_new_passphrase_leaves_the_key_the_same(tmp_path: Path) -> None:
    made = make_key(tmp_path)
    bare = json.loads(made.path.read_text())["private"]
    locked = lock_key(made, "one")
    assert locked.fingerprint == made.fingerprint
    assert bare not in made.path.read_text()
    again = lock_key(locked, "two", "one")
    assert again.open("two").private_bytes_raw().hex() == bare
    with pytest.raises(KeyTrouble):
        lock_key(again, "three", "one")
    assert again.open("two").private_bytes_raw().hex() == bare


@pytest.mark.usefixtures("cheap_locks")
@pytest.mark.parametrize(
    "damage",
    [
        {"public": "zz"},
        {"public": None},
        {"private": "00"},
        {"private": None},
        {"lock": {"salt": 1}},
        {"public": "00" * 32},
    ],
)
def test_a_damaged_key_says_what_to_do(tmp_path: Path, damage: dict[str, object]) -> None:
    made = make_key(tmp_path)
    made.path.write_text(json.dumps(json.loads(made.path.read_text()) | damage))
    with pytest.raises(KeyTrouble, match=r"is damaged\. If you have a copy of it"):
        (find_key(tmp_path) or made).open("x")


def test_a_lock_that_asks_for_all_memory_is_damage(tmp_path: Path) -> None:
    made = make_key(tmp_path)
    told = json.loads(made.path.read_text())
    told["lock"] = {"salt": "00" * 16, "memory": 1 << 30, "passes": 1, "lanes": 1, "nonce": "00" * 12}
    (tmp_path / FILE).write_text(json.dumps(told))
    with pytest.raises(KeyTrouble, match="is damaged"):
        made.open("x")
