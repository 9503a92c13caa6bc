"""A course that somebody is writing, in the list of recent ones."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.dates import clock_time, near_day, today
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.cover_row import CoverRow
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.authoring.recent_drafts import Draft
    from workbook.window.look.theme import Theme


class DraftRow(CoverRow):
    """Its cover, title and size, when it was changed, what was found wrong, and the way to it."""

    open_wanted = Signal(str)
    look_wanted = Signal(str)  # it is not where it was
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, draft: Draft) -> None:
        super().__init__(theme, draft.title, draft.cover, ink="muted" if draft.missing else "ink")
        self._draft = draft
        self.setAccessibleName(draft.title)
        for line in self._lines():
            self.words.addWidget(line)
        self.buttons = self._ways()
        if draft.missing:
            self.words.addWidget(WrapRow(theme, self.buttons))
        else:
            self.add_way(self.buttons[0])

    def _lines(self) -> list[QWidget]:
        theme, draft = self._theme, self._draft
        if draft.missing:
            missing = Words(theme, _("Not found where it was"), "small", ink="muted", wrap=True)
            missing.setToolTip(draft.path)
            return [missing]
        modules = counted("{n} module", "{n} modules", draft.modules)
        exercises = counted("{n} exercise", "{n} exercises", draft.exercises)
        size = _("{modules}, {exercises}").format(modules=modules, exercises=exercises)
        when = changed_words(draft.changed)
        said = _("{when}. {size}").format(when=when, size=size) if when else size
        return [Words(theme, said, "small", ink="muted", wrap=True), self._state()]

    def _state(self) -> QWidget:
        """As an icon and a word; colour is never alone."""
        theme, errors = self._theme, self._draft.errors
        if errors < 0:
            icon, ink, said = "circle", "muted", _("Not checked yet")
        elif errors == 0:
            icon, ink, said = "check", "success", _("Nothing to mend")
        else:
            icon, ink = "triangle-alert", "error"
            said = counted("{n} thing to mend", "{n} things to mend", errors)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel(theme, icon, ink, 15))
        row.addWidget(Words(theme, said, "small", ink=ink, wrap=True), 1)
        return holder

    def _ways(self) -> list[Button]:
        theme, draft = self._theme, self._draft
        if not draft.missing:
            opens = Button(theme, _("Open"), style="small-button")
            opens.setAccessibleName(_("Open {title}").format(title=draft.title))
            opens.clicked.connect(self._open)
            return [opens]
        look = Button(theme, _("Look for it…"), style="small-button")
        look.setAccessibleName(_("Look for {title}").format(title=draft.title))
        look.clicked.connect(self._look)
        remove = Button(theme, _("Remove from this list"), kind="text", style="small-button")
        remove.clicked.connect(self._remove)
        return [look, remove]

    def _open(self) -> None:
        self.open_wanted.emit(self._draft.path)

    def _look(self) -> None:
        self.look_wanted.emit(self._draft.path)

    def _remove(self) -> None:
        self.remove_wanted.emit(self._draft.path)


def changed_words(moment: str) -> str:
    """When something was changed: the time too, if that was today. Empty if it is not known."""
    try:
        at = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    if at.date() == today():
        return _("Today, {time}").format(time=clock_time(at))
    return near_day(at.date())
