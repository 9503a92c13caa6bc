"""The recovery sheet beside the form: the very page, to be printed or saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.system_words import why
from workbook.language.translation import gettext as _
from workbook.window.paper.pdf_preview import PdfPage
from workbook.window.parts import file_dialogs
from workbook.window.parts.buttons import Button
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.window.look.theme import Theme


class SheetView(QWidget):
    """The page, and two ways to take it away. `taken` is said when it was printed or saved."""

    taken = Signal()

    def __init__(self, theme: Theme, words: Sequence[str], name: str, day: date) -> None:
        super().__init__()
        from workbook.pdf.recovery_sheet import recovery_sheet

        self.pdf = recovery_sheet(words, name, day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self.page = PdfPage(theme)
        self.page.open(self.pdf)
        self.page.setAccessibleName(
            _("The recovery sheet. Its twelve words are: {words}").format(words=", ".join(words))
        )
        column.addWidget(self.page, 1)
        self.print_it = Button(theme, _("Print the sheet…"), icon="printer")
        self.save_it = Button(theme, _("Save as PDF…"), icon="file-down")
        self.print_it.clicked.connect(self._print)
        self.save_it.clicked.connect(self._save)
        column.addWidget(WrapRow(theme, [self.print_it, self.save_it], centred=True))
        self.said = Words(theme, "", "small", ink="muted", wrap=True)
        column.addWidget(self.said)
        self.setMinimumWidth(theme.px(260))

    def sizeHint(self) -> QSize:
        return QSize(420, 640)

    def _save(self) -> None:
        from workbook.pdf.recovery_sheet import TITLE
        from workbook.whole_file import is_workbook, write_whole

        name = Path.home() / f"{_(TITLE)}.pdf"
        place = file_dialogs.save_as(self, _("Save the recovery sheet"), name, _("PDF (*.pdf)"))
        if place is None:
            return
        try:
            if is_workbook(place):
                self.said.setText(
                    _("“{name}” is a workbook. It was not touched. Choose another name.").format(
                        name=place.name
                    )
                )
                return
            write_whole(place, self.pdf, private=True)
        except OSError as error:
            reason = why(error)
            self.said.setText(
                _("It could not be saved there ({reason}). Choose another place.").format(reason=reason)
            )
            return
        self.said.setText(
            _("Saved as {place}. Better on paper or on a stick than beside the workbook.").format(place=place)
        )
        self.taken.emit()

    def _print(self) -> None:
        from workbook.window.paper.printer import print_pdf

        trouble = print_pdf(self, self.pdf, _("Recovery sheet"))
        if trouble is None:
            self.said.setText(_("It went to the printer."))
            self.taken.emit()
        else:
            self.said.setText(trouble)
