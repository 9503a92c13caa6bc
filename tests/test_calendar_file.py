"""The file of a reminder: read back as a calendar does, its days and times, and that nothing else is in it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from workbook.calendar_file import Reminder, calendar_file

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
EVENING = Reminder("Time for myself", date(2027, 3, 22), time(19, 30), every=3, weeks=4)


def event(reminder: Reminder, made: datetime = NOW) -> Any:
    return icalendar.Calendar.from_ical(calendar_file(reminder, made)).events[0]


def occurrences(reminder: Reminder) -> list[datetime]:
    read = event(reminder)
    return list(rrulestr(read["rrule"].to_ical().decode(), dtstart=read.start))


def test_every_third_evening_ends_by_itself() -> None:
    found = occurrences(EVENING)
    assert [at.date() for at in found] == EVENING.days()
    assert len(found) == 10
    assert found[-1] == datetime(2027, 4, 18, 19, 30)  # noqa: DTZ001


def test_the_evening_stays_the_evening_over_a_change_of_summer_time() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # 28 March 2027
    found = [at.replace(tzinfo=berlin) for at in occurrences(EVENING)]
    assert {at.utcoffset() for at in found} == {timedelta(hours=1), timedelta(hours=2)}
    assert {(at.hour, at.minute) for at in found} == {(19, 30)}
    assert b"DTSTART:20270322T193000\r\n" in calendar_file(EVENING, NOW)


def test_every_week_is_the_same_day_of_the_week() -> None:
    found = occurrences(EVENING._replace(every=7, weeks=6))
    assert len(found) == 6
    assert {at.weekday() for at in found} == {EVENING.first.weekday()}


def test_one_day_is_whole_private_and_stays_free() -> None:
    read = event(Reminder("A letter to open", date(2027, 2, 22)))
    assert read["summary"] == "A letter to open"
    assert read.start == date(2027, 2, 22)
    assert (read["class"], read["transp"]) == ("PRIVATE", "TRANSPARENT")
    assert "rrule" not in read


def test_it_rings_only_if_that_is_wanted() -> None:
    assert b"VALARM" not in calendar_file(EVENING, NOW)
    assert b"VALARM" in calendar_file(EVENING._replace(rings=True), NOW)
    morning = Reminder("A letter to open", date(2027, 2, 22), rings=True)
    assert event(morning).subcomponents[0]["trigger"].dt == timedelta(hours=9)


def test_saving_twice_is_the_same_event() -> None:
    assert event(EVENING)["uid"] == event(EVENING, NOW.replace(hour=12))["uid"]
    assert event(EVENING)["uid"] != event(EVENING._replace(every=2))["uid"]


@given(title=st.text(max_size=200))
def test_any_title_makes_a_file_with_one_event(title: str) -> None:
    made = calendar_file(EVENING._replace(title=title), NOW)
    assert len(icalendar.Calendar.from_ical(made).events) == 1
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert made.count(b"BEGIN:VEVENT") == 1
    assert made.count(b"\n") == made.count(b"\r\n")


def test_a_title_in_any_script_is_read_back() -> None:
    assert event(EVENING._replace(title="وقت لي · Zeit für mich, 自分の時間"))["summary"].endswith(
        "自分の時間"
    )
