"""The foot of a screen that makes a PDF: what comes along, the button, how far it is, and where the PDF is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext
from workbook.window.paper.pdf_list import side_room
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.calm_words import CalmWords
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.window.look.theme import Theme


class MakingFoot(QFrame):
    """`make_wanted` and `stop_wanted` are said by its buttons; it shows what it is told, and opens what was made."""

    make_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._made: Path | None = None
        self.setObjectName("foot")
        row = QHBoxLayout(self)
        side = side_room(theme)
        row.setContentsMargins(side, theme.px(8), side, theme.px(8))
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.count = Words(theme, "", "button", wrap=True)
        self.calm = CalmWords(self, self.count.text)
        self.size_words = Words(theme, "", "small", ink="muted", wrap=True)
        words.addWidget(self.count)
        words.addWidget(self.size_words)
        words.addWidget(self._outcome_row())
        self._progress = QProgressBar()
        self._progress.setObjectName("bar")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("How far the PDF is"))
        self._progress.hide()
        words.addWidget(self._progress)
        nest(row, words, 1)
        self.cancel = Button(theme, _("Stop"))
        self.cancel.clicked.connect(self.stop_wanted)
        self.cancel.hide()
        self.make = Button(theme, _("Make the PDF…"), kind="primary")
        self.make.clicked.connect(self.make_wanted)
        row.addWidget(self.cancel)
        row.addWidget(self.make)

    def show_size(self, pages: int, size: str, more: str = "") -> None:
        """How long it will be, and on which paper."""
        words = ngettext("{n} page, {size}.", "{n} pages, {size}.", pages).format(
            n=whole_number(pages), size=size
        )
        self.size_words.setText(" ".join(filter(None, (words, more))))

    def show_working(self, *, working: bool) -> None:
        """It is being made, or no longer is."""
        self._progress.setValue(0)
        self._progress.setVisible(working)
        self.cancel.setVisible(working)
        self.make.setVisible(not working)
        self._done.hide()

    def show_part(self, part: float) -> None:
        """How far it is."""
        self._progress.setValue(round(part * 100))

    def show_made(self, target: Path) -> None:
        """Where it is."""
        words = _("Your PDF “{name}” is in {folder}.").format(
            name=target.name, folder=target.parent.name or target.parent
        )
        self._show_outcome(words, target)

    def show_not_made(self, words: str) -> None:
        """Why there is none."""
        self._show_outcome(words, None)

    def forget_outcome(self) -> None:
        """Something else is chosen now: what was made before is not this."""
        self._done.hide()

    def _show_outcome(self, words: str, made: Path | None) -> None:
        self._made = made
        self.outcome.setText(words)
        for button in (self.open_made, self._show_folder):
            button.setVisible(made is not None)
        self._done.show()
        announce(self, words)

    def _outcome_row(self) -> QWidget:
        theme = self._theme
        row = Folding(theme, gap=6)
        self._done = row
        row.setContentsMargins(0, theme.px(4), 0, 0)
        self.outcome = Words(theme, "", "button", ink="accent", wrap=True)
        self.open_made = Button(theme, _("Open it"), kind="text", style="small-button")
        self._show_folder = Button(theme, _("Show it in the folder"), kind="text", style="small-button")
        self.open_made.clicked.connect(self._open_clicked)
        self._show_folder.clicked.connect(self._folder_clicked)
        row.add(self.outcome, 1)
        row.add(WrapRow(theme, [self.open_made, self._show_folder]))
        self._done.hide()
        return self._done

    def _open_clicked(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    def _folder_clicked(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))
