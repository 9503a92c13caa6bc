"""A quiet button of an editor that makes a reminder for one's own calendar, and says where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.dates import long_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

TITLE = N_("Time for myself")


class ReminderButton(QWidget):
    """Offers a rhythm, or after `offer` one day; the day is the one on the button."""

    def __init__(
        self, theme: Theme, context: EditorContext, title: str, *, today: Callable[[], date] | None = None
    ) -> None:
        super().__init__()
        self._theme, self._context, self._title = theme, context, title
        self._today = today or context.clock.today
        self._day: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.button = Button(
            theme, _("A reminder in my calendar…"), icon="calendar", kind="text", style="small-button"
        )
        self.note = Words(theme, "", "small", ink="muted", wrap=True)
        self.note.hide()
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.note)
        self.button.clicked.connect(self._ask)

    def offer(self, day: date | None) -> None:
        """Offer one day, or nothing."""
        if day != self._day:
            self.note.hide()
        self._day = day
        self.setVisible(day is not None)
        if day is not None:
            self.button.setText(_("Save a reminder for {day}…").format(day=long_day(day)))

    def _ask(self, _checked: bool = False) -> None:
        from workbook.window.parts.reminder_dialog import ReminderDialog, saved_words

        dialog = ReminderDialog(
            self._theme, self, self._today, title=self._title, on=self._day, forms=self._context.reader.forms
        )
        dialog.exec()
        if dialog.saved is not None:
            self.note.setText(saved_words(dialog.saved))
            self.note.show()
            announce(self.note, self.note.text())
        dialog.deleteLater()
