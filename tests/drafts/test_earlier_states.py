"""Earlier states of a draft are kept, thinned, and brought back as they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbook.drafts.earlier_states import DAYS, NEWEST, EarlierStates

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def states(tmp_path: Path) -> EarlierStates:
    return EarlierStates(tmp_path / "draft", tmp_path / "kept")


def test_a_state_is_brought_back_as_it_was(states: EarlierStates) -> None:
    assert states.keep({"course.md": b"one", "media/a.png": b"picture"}, "opened")
    assert states.keep({"course.md": b"two", "media/a.png": b"picture"}, "time")
    newest, oldest = states.all()
    assert (newest.reason, oldest.reason) == ("time", "opened")
    assert states.files(oldest) == {"course.md": b"one", "media/a.png": b"picture"}
    assert states.files(newest) == {"course.md": b"two", "media/a.png": b"picture"}


def test_the_same_is_kept_once(states: EarlierStates, tmp_path: Path) -> None:
    assert states.keep({"course.md": b"one"}, "opened")
    assert not states.keep({"course.md": b"one"}, "time")
    assert len(states.all()) == 1


def test_of_many_states_the_newest_stay_and_the_last_of_each_day(
    states: EarlierStates, tmp_path: Path
) -> None:
    for n in range(NEWEST + 6):
        states.keep({"course.md": str(n).encode()}, "time", NOON + timedelta(hours=4 * n))
    kept = states.all()
    assert [state.at for state in kept[:NEWEST]] == [
        NOON + timedelta(hours=4 * n) for n in range(NEWEST + 5, 5, -1)
    ]
    old_days = [state.at.astimezone().date() for state in kept[NEWEST:]]
    assert len(old_days) == len(set(old_days))
    assert len(kept) <= NEWEST + DAYS
    names = {path.name for folder in (tmp_path / "kept").iterdir() for path in folder.iterdir()}
    assert names == {"states.json", *(name for state in kept for name in state.files.values())}


def test_what_was_altered_is_not_brought_back(states: EarlierStates, tmp_path: Path) -> None:
    states.keep({"course.md": b"one"}, "opened")
    [state] = states.all()
    [file] = (tmp_path / "kept").rglob(state.files["course.md"])
    file.write_bytes(b"other")
    with pytest.raises(OSError, match=r"course\.md"):
        states.files(state)


def test_an_index_that_cannot_be_read_is_as_if_there_were_none(states: EarlierStates, tmp_path: Path) -> None:
    states.keep({"course.md": b"one"}, "opened")
    [index] = (tmp_path / "kept").rglob("states.json")
    index.write_text("{", "utf-8")
    assert states.all() == []
    assert states.keep({"course.md": b"one"}, "opened")


def test_two_drafts_have_their_own(tmp_path: Path) -> None:
    one, two = (EarlierStates(tmp_path / name, tmp_path / "kept") for name in ("one", "two"))
    one.keep({"course.md": b"one"}, "opened")
    assert two.all() == []
