"""Which licence a course has: each told in a sentence, and none chosen by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbook.authoring.course_licences import licences
from workbook.language.translation import gettext as _
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import DotRow
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme


class LicenceChoice(QWidget):
    """One row a licence, and one for another that is typed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Licence"))
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        self.none = Words(
            theme,
            _("None is chosen yet. The course cannot be packed before."),
            "small",
            ink="caution",
            wrap=True,
        )
        column.addWidget(self.none)
        self._group = QButtonGroup(self)
        self.rows: dict[str, DotRow] = {}
        for licence in licences():
            self.rows[licence.name] = self._row(theme, f"{licence.name}. {licence.meaning}")
        self.other = self._row(theme, _("Another one, as you write it:"))
        self.name = LineField(theme, _("Name of the licence"))
        self.name.setMaximumWidth(theme.px(340))
        for row in (*self.rows.values(), self.other):
            column.addWidget(row)
        column.addWidget(self.name)
        for name, row in self.rows.items():
            row.toggled.connect(partial(self._toggled, name))
        self.other.toggled.connect(self._other_toggled)
        self.name.edited.connect(self._typed)
        self._tell()

    def show_licence(self, licence: str) -> None:
        """Show what a course has; empty is none."""
        if licence == self._shown:
            return
        self._shown = licence
        self.blockSignals(True)
        self._group.setExclusive(False)
        for name, row in self.rows.items():
            row.setChecked(name == licence)
        self.other.setChecked(bool(licence) and licence not in self.rows)
        self._group.setExclusive(True)
        self.name.set_text(licence if self.other.isChecked() else "")
        self.blockSignals(False)
        self._tell()

    def _row(self, theme: Theme, words: str) -> DotRow:
        row = DotRow(theme, words)
        self._group.addButton(row)
        return row

    def _toggled(self, name: str, checked: bool) -> None:
        if checked:
            self._say(name)

    def _other_toggled(self, checked: bool) -> None:
        if checked:
            self._say(self.name.text().strip())
        self._tell()

    def _typed(self, words: str) -> None:
        self._say(words.strip())

    def _say(self, licence: str) -> None:
        if not self.signalsBlocked() and licence != self._shown:
            self._shown = licence
            self._tell()
            self.chosen.emit(licence)

    def _tell(self) -> None:
        self.none.setVisible(not self._shown)
        self.name.setVisible(self.other.isChecked())
