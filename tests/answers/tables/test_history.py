"""Earlier versions: which are kept, and what was first written stays what was first written."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.thinning import Version, thin_history
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.answers.tables.history import first_written, sittings, which_to_keep
from workbook.course.exercise import Exercise

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
# Minutes between saves: mostly moments, hours or days; now and then the clock jumps either way.
STEPS = st.lists(
    st.one_of(
        st.integers(0, 20),
        st.integers(0, 60 * 24 * 9),
        st.sampled_from([-60 * 24 * 400, -90, 60 * 24 * 400]),
    ),
    min_size=1,
    max_size=60,
)


def versions(steps: list[int], held: list[bool], offsets: list[int], days_ago: int) -> list[Version]:
    at, found = NOW - timedelta(days=days_ago), []
    for row, minutes in enumerate(steps, 1):
        at += timedelta(minutes=minutes)
        found.append(Version(row * 3, at, offsets[row - 1], held[row - 1]))
    return found


HISTORIES = st.builds(
    versions,
    STEPS,
    st.lists(st.booleans(), min_size=60, max_size=60),
    st.lists(st.sampled_from([0, 60, -480, 330]), min_size=60, max_size=60),
    st.integers(0, 120),
)


def kept_of(history: list[Version], now: datetime = NOW) -> list[Version]:
    rows = which_to_keep(history, now)
    return [version for version in history if version.row in rows]


@given(HISTORIES)
def test_the_first_the_current_and_what_is_recent_or_of_a_later_time_are_kept(history: list[Version]) -> None:
    kept = kept_of(history)
    assert {history[0], history[-1]} <= set(kept)
    assert {version for version in history if NOW - version.at <= timedelta(hours=24)} <= set(kept)


@given(HISTORIES)
def test_as_first_written_keeps_its_meaning_however_often_it_is_thinned(history: list[Version]) -> None:
    kept = history
    for day in range(0, 90, 9):
        kept = kept_of(kept, NOW + timedelta(days=day))
        assert first_written(kept) == first_written(history)


def test_what_is_written_after_the_clock_was_set_back_a_year_is_not_what_was_first_written() -> None:
    history = [
        Version(1, NOW, 0, True),
        Version(2, NOW + timedelta(minutes=5), 0, True),
        Version(3, NOW - timedelta(days=365), 0, True),
        Version(4, NOW - timedelta(days=364), 0, True),
    ]
    assert first_written(history) == history[1]


@given(HISTORIES)
def test_every_hour_of_the_month_and_every_day_keeps_its_last(history: list[Version]) -> None:
    kept = set(kept_of(history))
    for index, version in enumerate(history):
        if version in kept:
            continue
        there = version.at + timedelta(minutes=version.offset_minutes)
        later = [
            other.at + timedelta(minutes=other.offset_minutes)
            for other in history[index + 1 :]
            if other in kept
        ]
        unit = 13 if NOW - version.at <= timedelta(days=31) else 10
        assert there.isoformat()[:unit] in {moment.isoformat()[:unit] for moment in later}


@given(HISTORIES)
def test_thinning_again_takes_nothing_more_and_rarely_is_little(history: list[Version]) -> None:
    kept = kept_of(history)
    assert kept_of(kept) == kept
    days = {(v.at + timedelta(minutes=v.offset_minutes)).date() for v in history}
    old = [v for v in kept if NOW - v.at > timedelta(days=31)]
    assert len(old) <= len(days) + 4


def test_one_version_alone_stays() -> None:
    assert which_to_keep([], NOW) == set()
    assert which_to_keep([Version(7, NOW - timedelta(days=900), 0, False)], NOW) == {7}


def test_a_busy_year_is_thinned_and_the_file_stays_sound(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    hopes, signs = exercises["hopes"], exercises["signs"]
    start = NOW - timedelta(days=100)
    for number in range(400):
        file.save_answer(hopes, f"version {number}", at=start + timedelta(minutes=number * 2))
    file.save_answer(signs, {"ticked": ["jaw"]}, at=start)
    file.save_answer(hopes, "version 400", at=NOW - timedelta(hours=3))
    first = file.as_first_written("hopes")
    before = file.answers()
    gone = thin_history(file, NOW)
    left = file.history("hopes")
    assert gone == 401 - len(left)
    assert [saved.answer for saved in left] == [
        "version 0",
        "version 30",
        "version 359",
        "version 399",
        "version 400",
    ]
    assert file.as_first_written("hopes") == first
    assert file.answers() == before
    assert thin_history(file, NOW) == 0
    file.save_answer(hopes, "and on")
    assert file.answers()[hopes.id].answer == "and on"


def test_a_clock_that_is_years_ahead_makes_nothing_old(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    hopes = exercises["hopes"]
    for number in range(9):
        file.save_answer(hopes, f"version {number}", at=NOW - timedelta(minutes=90 - number * 10))
    assert thin_history(file, NOW.replace(year=2090)) == 0
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=NOW + timedelta(days=40))
    assert thin_history(file, NOW + timedelta(days=40)) > 0  # time has passed


def test_a_picture_goes_with_the_last_version_that_shows_it(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    hopes = exercises["hopes"]
    names = [file.keep_picture(bytes([number]) * 100) for number in range(4)]
    start = NOW - timedelta(days=100)
    for number, name in enumerate(names):
        file.save_answer(hopes, {"file": name}, at=start + timedelta(hours=number * 2))
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=NOW)
    unused = file.keep_picture(b"chosen, not saved yet")
    assert thin_history(file, NOW) == 2
    assert set(file.pictures()) == {names[0], names[3], unused}


def test_nothing_goes_from_a_history_that_is_damaged(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    for number in range(9):
        file.save_answer(exercises["hopes"], str(number), at=NOW - timedelta(days=90, minutes=-number))
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=NOW)
    with file.writing() as db:
        db.execute("UPDATE answer_history SET at = '2020-01-01T00:00:00Z' WHERE row = 5")
    with pytest.raises(WorkbookTrouble) as caught:
        thin_history(file, NOW)
    assert caught.value.code == "damaged"


@given(HISTORIES)
def test_sittings_hold_every_version_once_and_a_long_pause_parts_them(history: list[Version]) -> None:
    together = sittings(history)
    assert [version for sitting in together for version in sitting] == history
    hour = timedelta(hours=1)
    for sitting in together:
        assert all(abs(b.at - a.at) <= hour for a, b in pairwise(sitting))
    assert all(abs(b[0].at - a[-1].at) > hour for a, b in pairwise(together))
