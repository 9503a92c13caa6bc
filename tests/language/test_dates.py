"""How two moments are told apart."""

from datetime import datetime

import pytest

from workbook.language.dates import before_and_after


@pytest.mark.parametrize(
    ("before", "after", "labels"),
    [
        ("2026-11-16T08:05", "2026-11-18T19:00", ("before, 16 Nov", "after, 18 Nov")),
        ("2026-11-16T08:05", "2027-01-02T19:00", ("before, 16 Nov 2026", "after, 2 Jan 2027")),
        ("2026-11-16T08:05", "2026-11-16T19:00", ("before, 08:05", "after, 19:00")),
        ("2026-11-16T12:00", "2026-11-16T12:00", ("before, 16 Nov", "after, 16 Nov")),  # taken in from a text
        ("2026-11-16T08:05", "", ("before, 16 Nov", "after")),
    ],
)
def test_two_moments_are_told_apart(before: str, after: str, labels: tuple[str, str]) -> None:
    assert before_and_after(*(datetime.fromisoformat(at) if at else None for at in (before, after))) == labels
