"""A reminder to open a letter, as a file for any calendar (RFC 5545). Not a word of the letter is in it."""

from __future__ import annotations

from datetime import UTC, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from datetime import date, datetime

TITLE = N_("A letter to open")
_MORNING = timedelta(hours=9)


def reminder(course: str, exercise_id: str, day: date, made: datetime) -> bytes:
    """The file: one whole day, private, with a reminder that morning.

    The same letter and day give the same event, so that saving twice makes no second one; its id tells nothing.
    """
    from icalendar import Alarm, Calendar, Event

    title = _plain(f"{_(TITLE)} ({course})" if course.strip() else _(TITLE))
    key = f"{course}\n{exercise_id}\n{day.isoformat()}".encode("utf-8", "replace")
    event = Event()
    event.add("uid", f"{sha256(key).hexdigest()[:32]}@workbook.invalid")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", day)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")  # the day stays free
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _MORNING)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Workbook//A letter to open//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _plain(words: str) -> str:
    """One line that any encoding takes: a title has no line breaks and no control signs."""
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(shown.encode("utf-8", "replace").decode().split())
