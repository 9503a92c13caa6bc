"""A log on screen: a calm overview of the last days, and the fields of the day that is chosen."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.cells import cell_words, row_has_content
from workbook.course.columns import odd_columns
from workbook.course.values import mapping, rows, same_kind
from workbook.exercises.log.screen.day_squares import DayStrip
from workbook.exercises.log.screen.value_fields import ValueField, value_field
from workbook.language.dates import day_from, full_day, said_day
from workbook.language.translation import N_, ngettext
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.exercise import Answer
    from workbook.exercises.log.spec import Log
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.parts.typed import Reader

MOST_ENTRIES = 20  # shown of one day
MOST_LOOSE = 50
ORDINALS = (
    N_("First note"),
    N_("Second note"),
    N_("Third note"),
    N_("Fourth note"),
    N_("Fifth note"),
    N_("Sixth note"),
)
FILL = N_("fill in the log")
ONLY_A_DAY = N_("A day without a note is only a day.")


class LogEditor(ExerciseEditor):
    """Squares for the days, a sentence about them, and below the entries of the chosen day."""

    def __init__(
        self, exercise: Log, theme: Theme, context: EditorContext, *, now: Callable[[], date] | None = None
    ) -> None:
        super().__init__(theme, context)
        self._exercise, self._now = exercise, now or context.clock.today
        self._rows: list[dict[str, Any]] = []
        self._others: list[Any] = []
        self.day = self.last = self._now()
        self.strip = DayStrip(theme, _("{title}: days").format(title=exercise.title))
        self.column.addWidget(self.strip)
        nest(self.column, self._foot_of_days())
        self.heading = Words(theme, "", "button", wrap=True)
        self.column.addSpacing(theme.px(6))
        self.column.addWidget(self.heading)
        self.entries: list[_Entry] = []
        self._entry_column = QVBoxLayout()
        self._entry_column.setSpacing(theme.px(14))
        nest(self.column, self._entry_column)
        self.loose = Words(theme, "", "small", ink="muted", wrap=True)
        self.column.addWidget(self.loose)
        self.strip.chosen.connect(self.choose)
        self.earlier.clicked.connect(self._go_earlier)
        self.later.clicked.connect(self._go_later)

    def display(self, answer: Answer) -> None:
        """Show the days and the entries of the chosen one."""
        given = mapping(answer).get("rows")
        self._rows = rows(given)
        self._others = [row for row in given if not isinstance(row, dict)] if isinstance(given, list) else []
        self._show_days()
        self._show_entries()
        self._show_loose()

    def focus_target(self) -> QWidget:
        """The chosen day."""
        return self.strip.chosen_square() or self

    def choose(self, day: date) -> None:
        """Go to a day; the overview follows. Days to come are not offered."""
        if day > max(self._now(), self._newest()):
            return
        self.day = day
        self._show_days()
        self._show_entries()

    def go_to_day(self, day: date) -> None:
        self.choose(day)

    def give(self, place: int, key: str, value: Any, *, settles: bool = False) -> None:
        """A field of the chosen day's nth entry got another value, or none; or its words turned out to be one."""
        if self.is_showing:  # a field that goes is left, and tells what stood in it before
            return
        mine = self._of_day()
        while len(mine) <= place:
            mine.append({"row": secrets.token_hex(4), "on": self.day.isoformat()})
        row = {k: v for k, v in mine[place].items() if k != key}
        mine[place] = row if value is None else {**row, key: value}
        while mine and mine[-1].keys() <= {"row", "on"}:
            mine.pop()
        self._rows = self._with_day(mine)
        answer = same_kind(self.answer, {"rows": [*self._rows, *self._others]})
        self._show_days()
        if settles:
            self.amend(answer, FILL)
        else:
            self.say(answer, FILL, f"{self.day} {place} {key}")

    def day_turned(self, before: date, today: date) -> None:
        """Who looked at today looks at the new one; what is half written stays under the day it stands under."""
        if self.day == before and not (self.composing or self.writes_in()):
            self.choose(today)
        else:
            self._show_days()

    # Parts

    def _foot_of_days(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(4))
        self.summary = Words(self.theme, "", "small", ink="muted", wrap=True)
        self.earlier = IconButton(self.theme, "chevron-left", _("Earlier days"), size=16)
        self.later = IconButton(self.theme, "chevron-right", _("Later days"), size=16)
        row.addWidget(self.summary, 1)
        row.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_days(self) -> None:
        count, now = self._exercise.days, self._now()
        self.last = _last_shown(self.last, self.day, max(now, self._newest()), count)
        days = [_shifted(self.last, -back) for back in reversed(range(count))]
        found = self._exercise.by_day({"rows": self._rows})
        faces = [self._exercise.face(day, found.get(day, [])) for day in days]
        had_focus = any(square.hasFocus() for square in self.strip.squares)
        self.strip.show_days(faces, self.day)
        if had_focus:
            self.strip.focus_chosen()
        filled = sum(face.filled for face in faces)
        self.summary.setText(_summary(filled, count, are_last=self.last == now))
        self.later.setEnabled(self.last < max(now, self._newest()))
        self.heading.setText(said_day(self.day, now))

    def _show_entries(self) -> None:
        mine = self._of_day()
        count = min(MOST_ENTRIES, max(self._exercise.per_day, len(mine)))
        for place in range(len(self.entries), count):
            entry = _Entry(self._exercise, place, self.theme, self.context.reader)
            entry.given.connect(partial(self.give, place))
            entry.settled.connect(partial(self.give, place, settles=True))
            self.entries.append(entry)
            self._entry_column.addWidget(entry)
        for place, entry in enumerate(self.entries):
            entry.setVisible(place < count)
            entry.show_row(mine[place] if place < len(mine) else {}, self.day, several=count > 1)

    def _show_loose(self) -> None:
        """Entries without a day that can be read: they are kept, and shown as they are."""
        stray = [row for row in self._rows if day_from(row.get("on")) is None and row_has_content(row)]
        lines = self._exercise.as_lines({"rows": stray[:MOST_LOOSE]})
        self.loose.setText("\n".join([_("Without a day:"), *lines]))
        self.loose.setVisible(bool(lines))

    # Days and rows

    def _of_day(self) -> list[dict[str, Any]]:
        return [row for row in self._rows if day_from(row.get("on")) == self.day]

    def _with_day(self, mine: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """All entries, those of the chosen day replaced where they stood."""
        left, made = list(mine), []
        for row in self._rows:
            if day_from(row.get("on")) != self.day:
                made.append(row)
            elif left:
                made.append(left.pop(0))
        return made + left

    def _newest(self) -> date:
        return max(self._exercise.by_day({"rows": self._rows}), default=date.min)

    def _go_earlier(self) -> None:
        self.choose(_shifted(self.day, -self._exercise.days))

    def _go_later(self) -> None:
        self.choose(min(max(self._now(), self._newest()), _shifted(self.day, self._exercise.days)))


class _Entry(QWidget):
    """The fields of one entry; its signals carry the id of a column, and what `ValueField` says of it."""

    given = Signal(str, object)
    settled = Signal(str, object)

    def __init__(self, exercise: Log, place: int, theme: Theme, reader: Reader) -> None:
        super().__init__()
        self._exercise = exercise
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._title = Words(
            theme, _(ORDINALS[place]) if place < len(ORDINALS) else _("Another note"), "small-button"
        )
        column.addWidget(self._title)
        self.fields: dict[str, ValueField] = {}
        for shown in exercise.columns:
            field = value_field(theme, shown, reader)
            field.given.connect(partial(self.given.emit, shown.id))
            field.settled.connect(partial(self.settled.emit, shown.id))
            self.fields[shown.id] = field
            column.addWidget(field)
        self._odd = Words(theme, "", "small", ink="muted", wrap=True)
        column.addWidget(self._odd)

    def show_row(self, row: dict[str, Any], day: date, *, several: bool) -> None:
        """Show the entry of a day."""
        self._title.setVisible(several)
        name = _("{field}, {day}, {note}") if several else _("{field}, {day}")
        for key, field in self.fields.items():
            field.show_value(row.get(key))
            field.name(
                name.format(field=field.column.text, day=full_day(day), note=self._title.text().lower())
            )
        odd = odd_columns(self._exercise.columns, [row], self._exercise.kept_words)
        self._odd.setText("\n".join(f"{column.text}: {cell_words(column, row[column.id])}" for column in odd))
        self._odd.setVisible(bool(odd))


def _last_shown(last: date, day: date, newest: date, count: int) -> date:
    """The last day of the overview: as it was if the chosen day is in it, else whole steps away."""
    steps = -((last - day).days // count) if not 0 <= (last - day).days < count else 0
    return min(_shifted(last, steps * count), max(newest, day))


def _shifted(day: date, days: int) -> date:
    """A day some days later, or the first or last day there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _summary(filled: int, count: int, *, are_last: bool) -> str:
    """How many of the days that are seen have a note."""
    if not filled:
        return _(ONLY_A_DAY)
    if are_last:
        words = ngettext("{filled} of the last {n} day.", "{filled} of the last {n} days.", count)
    else:
        words = ngettext("{filled} of this {n} day.", "{filled} of these {n} days.", count)
    return f"{words.format(filled=filled, n=count)} {_(ONLY_A_DAY)}"
