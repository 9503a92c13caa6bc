"""What all overviews of an open workbook share: the bar with the way back, what is saved, hiding, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from workbook.language.translation import gettext as _
from workbook.window.pages.whole_saved import tell_saved
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import HideButton
from workbook.window.parts.buttons import Button
from workbook.window.parts.saved_label import SavedLabel
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from workbook.window.look.theme import Theme
    from workbook.window.paper.keepsake_ways import CameFrom
    from workbook.window.session.session import Session


class OverviewScreen(AsideScreen):
    """Belongs to one session, and leads back to its pages."""

    door: ClassVar[CameFrom] = ""  # what is chosen for paper when one comes from here
    hide_wanted = Signal()
    pdf_wanted = Signal(str)
    exercise_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        self.session = session
        super().__init__(theme, _("Back to my workbook"))
        session.state_changed.connect(self._show_saved)
        self._show_saved()

    def _in_bar(self) -> list[QWidget]:
        self.saved = SavedLabel(self.theme)
        return [self.saved, HideButton(self.theme, self.hide_wanted)]

    def _show_saved(self, *_unused: object) -> None:
        tell_saved(self.saved, self.session)

    def add_title(self, column: QVBoxLayout, title: str, words: str) -> None:
        """What this screen is, and a line about it."""
        column.addWidget(Words(self.theme, title, "screen-title", wrap=True))
        self.line = Words(self.theme, words, "interface", ink="muted", wrap=True)
        column.addWidget(self.line)
        column.addSpacing(self.theme.px(12))

    def pdf_button(self, kind: str = "link") -> Button:
        """The way to paper with what is seen here."""
        if kind == "primary":
            button = Button(self.theme, _("Make my PDF…"), icon="file-down", kind=kind)
        else:
            button = Button(self.theme, _("Make my PDF…"), kind=kind, style="small-button")
        button.clicked.connect(self._pdf_clicked)
        return button

    def _pdf_clicked(self, *_unused: object) -> None:
        self.pdf_wanted.emit(self.door)
