"""When a workbook was last open, in words."""

from __future__ import annotations

from datetime import datetime

from workbook.language.dates import clock_time, long_day, today, weekday
from workbook.language.translation import gettext as _


def last_opened(moment: str) -> str:
    """The day, without counting the days since; the time too of the last week. Empty if it is not known."""
    try:
        at = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    ago, time = (today() - at.date()).days, clock_time(at)
    if ago == 0:
        return _("Last opened today, {time}").format(time=time)
    if 0 < ago < 7:
        return _("Last opened {weekday}, {time}").format(weekday=weekday(at.date()), time=time)
    return _("Last opened {day}").format(day=long_day(at.date()))
