"""In which language a course is written: by the name that the language has for itself, or by its short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.locales import own_name
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Pick
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

CODES = (
    "en", "ar", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko", "nb", "nl", "pl",
    "pt", "pt-BR", "ro", "ru", "sv", "tr", "uk", "zh",
)  # fmt: skip


class LanguageChoice(QWidget):
    """A button with the languages; the last choice is a field for any other."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.pick = Pick(theme, _("Language of the course"), [*map(own_name, CODES), _("Another one…")])
        self.pick.picked.connect(self._picked)
        self.short = LineField(theme, _("Short name of the language"), "pt-BR")
        self.short.setMaximumWidth(theme.px(200))
        self.short.edited.connect(self._typed)
        self.note = Words(theme, _("Its short name, such as de or pt-BR"), "small", ink="muted", wrap=True)
        row = QHBoxLayout()  # a button with its icon behind its words turns an alignment round
        row.addWidget(self.pick)
        row.addStretch(1)
        nest(column, row)
        column.addWidget(self.note)
        column.addWidget(self.short)
        self._tell()

    def show_language(self, code: str) -> None:
        """Show what a course has."""
        if code == self._now():
            return
        self.pick.show_choice(CODES.index(code) if code in CODES else len(CODES))
        self.short.set_text("" if code in CODES else code)
        self._tell()

    def _now(self) -> str:
        return CODES[self.pick.at] if self.pick.at < len(CODES) else self.short.text().strip()

    def _picked(self, _at: int) -> None:
        self._tell()
        if now := self._now():
            self.chosen.emit(now)

    def _typed(self, _words: str) -> None:
        if now := self._now():
            self.chosen.emit(now)

    def _tell(self) -> None:
        for part in (self.short, self.note):
            part.setVisible(self.pick.at == len(CODES))
