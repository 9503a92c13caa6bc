"""Names in the answers that go on paper, and what stands in their place: a list that the learner looks over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import TickRow
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.window.look.theme import Theme

LONGEST = 60  # letters of a name


class NamesList(QWidget):
    """`wanted` asks for the names that are found, once; `changed` says that other ones are listed or shown now."""

    wanted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_filled = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.hide_names = TickRow(theme, _("With initials in place of names, in every answer"))
        self.hide_names.toggled.connect(self._toggled)
        column.addWidget(self.hide_names)
        self._listed = QWidget()
        inner = QVBoxLayout(self._listed)
        inner.setContentsMargins(theme.px(27), 0, 0, theme.px(6))
        inner.setSpacing(theme.px(4))
        self._lead = Words(theme, "", "small", ink="muted", wrap=True)
        inner.addWidget(self._lead)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(2))
        nest(inner, self._lines)
        self.add = Button(theme, _("Add a name"), icon="plus", kind="text", style="small-button")
        self.add.clicked.connect(self._add_clicked)
        inner.addWidget(WrapRow(theme, [self.add]))
        self._listed.hide()
        column.addWidget(self._listed)
        self.lines: list[_NameLine] = []

    def show_names(self, names: Iterable[tuple[str, str]]) -> None:
        """List what was found."""
        self._is_filled = True
        for name, short in names:
            self._add(name, short)
        self._say()
        self.changed.emit()

    def initials(self) -> tuple[tuple[str, str], ...]:
        """What is listed: each name with what stands in its place."""
        pairs = ((line.name.text().strip(), line.short.text().strip()) for line in self.lines)
        return tuple((name, short) for name, short in pairs if name)

    def _toggled(self, checked: bool) -> None:
        self._listed.setVisible(checked)
        if checked and not self._is_filled:
            self.wanted.emit()
        self.changed.emit()

    def _say(self) -> None:
        words = _("These names stand on maps. Add others, and change what stands in their place.")
        if not self.lines:
            words = _("No names were found on maps. Add those that are to be initials.")
        self._lead.setText(words)

    def _add_clicked(self) -> None:
        self._add("", "").name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, short: str) -> _NameLine:
        line = _NameLine(self._theme, name, short)
        for field in (line.name, line.short):
            field.edited.connect(self._edited)
        line.leave.clicked.connect(partial(self._leave_out, line))
        self.lines.append(line)
        self._lines.addWidget(line)
        self.add.raise_()  # last among the children, so that Tab comes to it last
        return line

    def _edited(self, _words: str) -> None:
        self.changed.emit()

    def _leave_out(self, line: _NameLine) -> None:
        self.lines.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class _NameLine(QWidget):
    """One name, and what stands in its place."""

    def __init__(self, theme: Theme, name: str, short: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.name = LineField(theme, _("A name"), _("A name"), own=True, style="interface", most=LONGEST)
        self.short = LineField(
            theme, _("What stands in its place"), _("Initials"), own=True, style="interface", most=LONGEST
        )
        self.name.set_text(name)
        self.short.set_text(short)
        self.leave = IconButton(theme, "x", _("Leave this name as it is"))
        row.addWidget(self.name, 3)
        row.addWidget(self.short, 2)
        row.addWidget(self.leave)
