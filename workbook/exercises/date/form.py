"""A date in a form: typed as people write dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import text
from workbook.language.dates import today
from workbook.language.translation import gettext as _
from workbook.language.typed_dates import read_day

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.date.spec import Date


def fields(exercise: Date) -> list[FormField]:  # noqa: ARG001 - all kinds alike
    """The one field."""
    return [FormField("", "", "line", _("a date such as 8 Nov 2026"))]


def answer_of(exercise: Date, values: Values) -> Answer:  # noqa: ARG001 - all kinds alike
    """The day that is meant; words that are no day stay words."""
    typed = values.get(("", ""), "").strip()
    day = read_day(typed, today()) if typed else None
    return day.isoformat() if day else typed or None


def values_of(exercise: Date, answer: Answer) -> Values:  # noqa: ARG001 - all kinds alike
    """The day as it is kept."""
    return {("", ""): text(answer)}
