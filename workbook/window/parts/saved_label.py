"""Whether words are safe: Saving, Saved at a time, or not saved and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.language.dates import clock_time, short_day
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from datetime import datetime

    from workbook.window.look.theme import Theme


class SavedLabel(QWidget):
    """A tick and a time; never a toast, never a spinner."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._icon = IconLabel(theme, "check", "success")
        self._words = Words(theme, "", "meta", ink="muted")
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.clear()

    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def clear(self) -> None:
        """Say nothing: there is nothing to save."""
        self._forget_reason()
        self._icon.hide()
        self._words.setText("")

    def saving(self) -> None:
        """Words are on their way to the disk."""
        self._icon.hide()
        self._words.set_ink("muted")
        self._words.setText(_("Saving…"))

    def saved(self, at: datetime) -> None:
        """The words are on the disk; `at` is shown in local time."""
        self._forget_reason()
        local = at.astimezone()
        self._icon.set_icon("check", "success")
        self._icon.show()
        self._words.set_ink("muted")
        is_today = local.date() == local.now().astimezone().date()
        when = clock_time(local) if is_today else short_day(local.date(), local.year)
        self._words.setText(_("Saved {when}").format(when=when))

    def _forget_reason(self) -> None:
        self.setToolTip("")
        self._words.setAccessibleDescription("")

    def read_only(self) -> None:
        """Nothing can be saved here, and the learner knows it."""
        self._icon.set_icon("lock", "muted")
        self._icon.show()
        self._words.set_ink("muted")
        self._words.setText(_("Read only"))

    def failed(self, reason: str = "") -> None:
        """The words are only in the window; why is said once to who listens, and is here for who points at it."""
        words = not_saved_words(reason) if reason else ""
        if words and words != self.toolTip():
            announce(self, words, at_once=True)
        self.setToolTip(words)
        self._words.setAccessibleDescription(words)
        self._icon.set_icon("triangle-alert", "error")
        self._icon.show()
        self._words.set_ink("error")
        self._words.setText(_("Not saved yet"))


def not_saved_words(reason: str) -> str:
    """Why something is not saved, and that nothing is lost."""
    return _("Not saved: {reason} Your words are still here in the window.").format(reason=reason)
