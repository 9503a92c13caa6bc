"""A list on screen: numbered lines to write on, and the earlier days if it comes again each day."""

from __future__ import annotations

import secrets
from functools import partial
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.values import text
from workbook.exercises.list.entries import Written, days_line, keyed, of_day, put_together
from workbook.exercises.list.screen.day_row import DayRow
from workbook.exercises.list.screen.entry_line import EntryLine
from workbook.exercises.list.spec import BECAUSE
from workbook.language.dates import said_day
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbook.course.exercise import Answer
    from workbook.exercises.list.spec import List
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

AT_ONCE = 30  # lines; of a longer list more are shown when the learner asks for them
_STEP = 100
_MOST_PASTED = 100  # entries of one paste; what comes after is one more, with its lines


class ListEditor(ExerciseEditor):
    """The entries of one day, or all of them if the list does not come again."""

    def __init__(
        self, exercise: List, theme: Theme, context: EditorContext, *, today: Callable[[], date] | None = None
    ) -> None:
        super().__init__(theme, context)
        self._exercise, self._today = exercise, today or context.clock.today
        self._day: date | None = None
        self._most = AT_ONCE
        self.lines: dict[str, EntryLine] = {}
        self._heading = Words(theme, "", "small", ink="muted", wrap=True)
        self.column.addWidget(self._heading)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(theme.px(5))
        nest(self.column, self._entries)
        self.more = self._button("", "chevron-down", self._show_more)
        self.add = self._button(_("Add another"), "plus", self._add_clicked)
        self.day_row = DayRow(theme, self._today()) if exercise.days else None
        self._count = Words(theme, "", "meta", ink="muted", wrap=True)
        if self.day_row:
            self.column.addWidget(self.day_row)
            self.column.addWidget(self._count)
            self.day_row.picked.connect(self.show_day)
        self._heading.setVisible(bool(exercise.days))

    def display(self, answer: Answer) -> None:
        """Show the entries; with days, those of the day that is open, at first today."""
        if self._exercise.days and self._day is None:
            self._day = self._today()
        self._show_entries()

    def day_turned(self, before: date, today: date) -> None:
        """Who looked at today looks at the new one; what is half written stays under the day it stands under."""
        if self._day == before and not (self.composing or self.writes_in()):
            self.show_day(today)
        else:
            self._show_days()

    def show_day(self, day: date) -> None:
        """Open another day; nothing is said by looking."""
        self._day, self._most = day, AT_ONCE
        self._show_entries()

    def focus_target(self) -> QWidget:
        """The first line."""
        return next((line.thing.field for line in self.lines.values()), self.add)

    # What is shown

    def _show_entries(self) -> None:
        entries = of_day(keyed(self.given.get("entries")), self._day, self._today())
        shown = dict(islice(entries.items(), self._most))
        of_this_day = sum(self._day is None or "on" in entry for entry in entries.values())
        self._have_lines(shown, blank=max(0, self._exercise.entries - of_this_day))
        hidden = len(entries) - len(shown)
        self.more.setText(_("Show {hidden} more").format(hidden=min(hidden, _STEP)))
        self.more.setVisible(hidden > 0)
        self.add.setVisible(hidden == 0)
        self._show_days()

    def _have_lines(self, entries: dict[str, dict[str, Any]], *, blank: int) -> None:
        """A line for each entry and some blank ones; blank lines that are there already are used again."""
        reasons = {key: self._exercise.because or bool(_reason(entry)) for key, entry in entries.items()}
        taken = keyed(self.given.get("entries"))
        spare = [key for key in self.lines if key not in taken][:blank]
        spare += [secrets.token_hex(4) for _unused in range(blank - len(spare))]
        self._arrange({**reasons, **dict.fromkeys(spare, self._exercise.because)})
        for key, line in self.lines.items():
            entry = entries.get(key, {})
            line.show_words(text(entry.get("text")), _reason(entry))

    def _arrange(self, wanted: dict[str, bool]) -> None:
        """Have exactly these lines, each with or without a reason. Those that exist already are kept."""
        old, self.lines = self.lines, {}
        if list(old) == list(wanted) and all(bool(old[key].reason) == wanted[key] for key in wanted):
            self.lines = old
            return
        for number, (key, reason) in enumerate(wanted.items(), 1):
            line = old.get(key)
            if line is None or bool(line.reason) != reason:
                line = self._line(reason=reason)
            else:
                del old[key]
            line.set_number(number, _("{title}, entry").format(title=self._exercise.title))
            self.lines[key] = line
            self._entries.insertWidget(number - 1, line)
        for line in old.values():
            line.hide()
            line.deleteLater()
        self._put_tabs_in_order()

    def _line(self, *, reason: bool) -> EntryLine:
        line = EntryLine(self.theme, because=_(BECAUSE) if reason else "")
        line.edited.connect(self._edited)
        line.thing.field.takes_lines = True
        line.thing.field.lines_pasted.connect(self._lines_pasted)
        return line

    def _put_tabs_in_order(self) -> None:
        fields: list[QWidget] = [part.field for line in self.lines.values() for part in line.parts()]
        fields = [self._heading, *fields, self.more, self.add]
        for first, second in pairwise(fields):
            QWidget.setTabOrder(first, second)

    def _show_days(self) -> None:
        if self.day_row is None or self._day is None:
            return
        today = self._today()
        filled = self._exercise.by_day(self.given)
        counts = {day: len(entries) for day, entries in filled.items() if day}
        self._heading.setText(said_day(self._day, today))
        self.day_row.show_days(self._day, max([today, *counts]), counts)
        self._count.setText(days_line(counts, today, self._exercise.days))

    # What the learner does

    def _edited(self) -> None:
        lines = {key: Written(*line.words()) for key, line in self.lines.items()}
        self.say_parts({"entries": put_together(self.given.get("entries"), lines, self._day)})
        self._show_days()

    def _lines_pasted(self, pasted: list[str]) -> None:
        """Several lines are as many entries, from the one that has the keyboard on; blank ones make room."""
        if len(pasted) > _MOST_PASTED:  # the window would stand still, and later not show them all any more
            pasted = [*pasted[: _MOST_PASTED - 1], "\n".join(pasted[_MOST_PASTED - 1 :])]
        keys = list(self.lines)
        at = next(n for n, key in enumerate(keys) if self.lines[key].thing.field is self.sender())
        blocker = QSignalBlocker(self.lines[keys[at]])
        self.lines[keys[at]].thing.field.insertPlainText(pasted[0])
        blocker.unblock()
        written = {key: Written(*line.words()) for key, line in self.lines.items()}
        new = {secrets.token_hex(4): Written(words, "") for words in pasted[1:]}
        below = keys[at + 1 :]
        blank = len(list(takewhile(lambda key: not any(written[key]), below)))
        before, after = keys[: at + 1], below[min(blank, len(new)) :]
        lines = {key: written[key] for key in before} | new | {key: written[key] for key in after}
        entries = put_together(self.given.get("entries"), lines, self._day)
        self.say_parts({"entries": entries}, "paste")
        self._most = max(self._most, len(entries))
        self._show_entries()
        last = self.lines[next(reversed(new))].thing.field
        last.moveCursor(QTextCursor.MoveOperation.End)
        QTimer.singleShot(
            0, last, partial(last.setFocus, Qt.FocusReason.OtherFocusReason)
        )  # the key ends here first

    def _add_clicked(self) -> None:
        """One more line, ready to be written on."""
        key = secrets.token_hex(4)
        lines = {key: bool(line.reason) for key, line in self.lines.items()}
        self._arrange({**lines, key: self._exercise.because})
        self.lines[key].thing.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        first = len(self.lines)
        self._most += _STEP
        self._show_entries()
        list(self.lines.values())[first].thing.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, words: str, icon: str, call: Callable[[], None]) -> Button:
        button = Button(self.theme, words, icon=icon, kind="text", style="small-button")
        button.clicked.connect(call)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button


def _reason(entry: dict[str, Any]) -> str:
    return text(entry.get("because"))
