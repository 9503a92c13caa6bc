"""A reminder as a file for any calendar (RFC 5545). What is in it is what is handed in here, and nothing else."""

from __future__ import annotations

from datetime import UTC, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime, time

MORNING = timedelta(hours=9)  # when a whole day would ring
LASTS = timedelta(minutes=30)
_WEEK = 7


class Reminder(NamedTuple):
    """What stands in the calendar: on one whole day, or at a time of day, every so many days for some weeks."""

    title: str
    first: date
    at: time | None = None
    every: int = 0  # days from one to the next; 0 is once
    weeks: int = 0
    rings: bool = False

    def days(self) -> list[date]:
        """Each day that it is on."""
        span = range(0, self.weeks * _WEEK, self.every) if self.every else (0,)
        return [self.first + timedelta(days=days) for days in span]


def calendar_file(reminder: Reminder, made: datetime) -> bytes:
    """The file; times have no zone, so that half past seven is half past seven in summer and elsewhere too.

    The same reminder gives the same event, so that a calendar that is handed it twice keeps one.
    """
    from icalendar import Alarm, Calendar, Event, vRecur

    title = _plain(reminder.title)
    key = "\n".join(map(str, reminder._replace(title=title)))
    event = Event()
    event.add("uid", f"{sha256(key.encode()).hexdigest()[:32]}@workbook.invalid")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # that time stays free
    if reminder.at is None:
        event.add("dtstart", reminder.first)
    else:
        event.add("dtstart", _at(reminder.first, reminder.at))
        event.add("duration", LASTS)
    if reminder.every:
        rhythm = vRecur({"FREQ": "DAILY", "INTERVAL": reminder.every, "COUNT": len(reminder.days())})
        event.add("rrule", rhythm)
    if reminder.rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", MORNING if reminder.at is None else timedelta())
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Workbook//A reminder//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _at(day: date, at: time) -> datetime:
    from datetime import datetime

    return datetime.combine(day, at)


def _plain(words: str) -> str:
    """One line that any encoding takes: a title has no line breaks and no control signs."""
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(shown.encode("utf-8", "replace").decode().split())
