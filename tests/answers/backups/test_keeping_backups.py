"""Which backups are kept: what the counts promise, however the clock jumps."""

from collections.abc import Callable, Hashable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.backups.names import Backup
from workbook.answers.backups.retention import which_to_keep

START = datetime(2026, 11, 25, 12, tzinfo=UTC)
# Most steps are hours or days; now and then the clock jumps by years, and comes back or does not.
STEPS = st.lists(
    st.one_of(
        st.integers(0, 30),
        st.integers(0, 24 * 40),
        st.sampled_from([24 * 365 * 12, -24 * 365 * 12, -24 * 365 * 30, 24 * 365 * 40]),
    ),
    min_size=1,
    max_size=120,
)


def made(steps: list[int]) -> list[Backup]:
    at, backups = START, []
    for number, hours in enumerate(steps, 1):
        try:
            at = max(at + timedelta(hours=hours), datetime(1970, 1, 1, tzinfo=UTC))
        except OverflowError:
            at = START
        backups.append(Backup(number, at, "day", Path("x")))
    return backups


def thinned(backups: list[Backup]) -> list[Backup]:
    numbers = which_to_keep(backups)
    return [b for b in backups if b.number in numbers]


def thinned_as_they_came(backups: list[Backup]) -> list[Backup]:
    kept: list[Backup] = []
    for backup in backups:
        kept = thinned([*kept, backup])
    return kept


def counted(backups: list[Backup]) -> set[datetime]:
    """What the counts of days, weeks and months promise of these."""
    names: list[tuple[Callable[[Backup], Hashable], int]] = [
        (lambda b: b.day, 7), (lambda b: b.day.isocalendar()[:2], 4), (lambda b: (b.day.year, b.day.month), 12),
    ]  # fmt: skip
    numbers = set().union(*(promised(backups, name, most) for name, most in names))
    return {b.at for b in backups if b.number in numbers}


def promised(backups: list[Backup], name: Callable[[Backup], Hashable], most: int) -> set[int]:
    """The newest of each of the last so many that occur among all that were ever made."""
    newest: dict[Hashable, int] = {}
    for backup in reversed(backups):
        newest.setdefault(name(backup), backup.number)
    return set(list(newest.values())[:most])


@given(STEPS)
def test_what_the_counts_promise_is_there_however_the_clock_jumped(steps: list[int]) -> None:
    backups = made(steps)
    kept = {b.number for b in thinned_as_they_came(backups)}
    assert kept >= {b.number for b in backups[-10:]}
    assert kept >= promised(backups, lambda b: b.day, 7)
    assert kept >= promised(backups, lambda b: b.day.isocalendar()[:2], 4)
    assert kept >= promised(backups, lambda b: (b.day.year, b.day.month), 12)


@given(STEPS)
def test_there_are_never_more_than_the_counts_allow_and_the_newest_is_one_of_them(steps: list[int]) -> None:
    """Three times over, with what was in order and what was before a leap."""
    backups = made(steps)
    kept = which_to_keep(backups)
    assert len(kept) <= 10 + 3 * (7 + 4 + 12)
    assert backups[-1].number in kept
    assert kept <= {b.number for b in backups}


@given(st.lists(st.integers(0, 24 * 30), min_size=1, max_size=120))
def test_under_a_clock_that_goes_right_there_are_just_the_counts(steps: list[int]) -> None:
    backups = made(steps)
    kept = which_to_keep(backups)
    assert len(kept) <= 10 + 7 + 4 + 12
    assert which_to_keep(thinned(backups)) == kept


@given(STEPS, st.integers(0, 119))
def test_a_jump_of_the_clock_and_back_costs_at_most_what_it_adds(steps: list[int], when: int) -> None:
    """One backup of a strange year takes the place of one in each count, no more."""
    backups = made([abs(hours) % (24 * 40) for hours in steps])
    strange = backups[min(when, len(backups) - 1)]
    jumped = [b._replace(at=b.at.replace(year=2090, day=1)) if b is strange else b for b in backups]
    lost = which_to_keep(backups) - which_to_keep(jumped)
    assert len(lost) <= 4


@given(
    st.lists(st.integers(1, 24 * 20), min_size=1, max_size=60),
    st.integers(0, 60),
    st.integers(1, 6),
    st.sampled_from([60, 366, 20_000]),
)
def test_some_days_under_a_clock_that_is_far_ahead_take_no_earlier_day_away(
    steps: list[int], before: int, strange: int, days: int
) -> None:
    """What is kept then, and after the clock was set right, holds all that would have been kept without them."""
    true = made(steps)
    before = min(before, len(true))
    ahead = [true[max(0, before - 1)].at + timedelta(days=days + n) for n in range(strange)]
    kept: list[Backup] = []
    without: list[Backup] = []
    for at, is_true in [
        *((b.at, True) for b in true[:before]),
        *((at, False) for at in ahead),
        *((b.at, True) for b in true[before:]),
    ]:
        kept = thinned([*kept, Backup(len(kept) and kept[-1].number + 1, at, "day", Path("x"))])
        if is_true:
            without = thinned([*without, Backup(kept[-1].number, at, "day", Path("x"))])
        assert {b.at for b in kept} >= counted(without)


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    backups = [Backup(n + 1, START + timedelta(days=n), "day", Path("x")) for n in range(365)]
    stay = which_to_keep(backups)
    kept = [b for b in backups if b.number in stay]
    assert len({(b.day.year, b.day.month) for b in kept}) == 12
    assert len(kept) == 23
