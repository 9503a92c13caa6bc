"""The file is ready: what the people need to know that it is sent to, to be copied or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.buttons import Button
from workbook.window.parts.copied import copy_to_stay
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.authoring.handing_out import HandedOut
    from workbook.window.look.theme import Theme


class HandOutScreen(AsideScreen):
    """The words can be changed before they are taken along; the file is not touched by that."""

    def __init__(self, theme: Theme, handed: HandedOut) -> None:
        super().__init__(theme, _("Back to the course"))
        self._handed = handed
        column = self.centred(620)
        column.setSpacing(theme.px(14))
        name = handed.packed.path.name
        column.addWidget(Words(theme, _("“{name}” is ready").format(name=name), "screen-title", wrap=True))
        column.addWidget(Words(theme, str(handed.packed.path), "small", ink="muted", wrap=True))
        self.show_file = Button(theme, _("Show the file"), icon="folder-open", style="small-button")
        self.show_file.clicked.connect(self._show_file)
        column.addWidget(self.show_file, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(theme.px(8))
        column.addWidget(Words(theme, _("For the people you send it to"), "section-title", wrap=True))
        said = _("Send these words with the file, or print them. You can change them here first.")
        column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        self.text = TextField(theme, _("For the people you send it to"), "", lines=10)
        self.text.set_text(handed.words())
        column.addWidget(self.text)
        self.copy = Button(theme, _("Copy the words"), kind="primary", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.print_it = Button(theme, _("Print them…"), icon="printer")
        self.print_it.clicked.connect(self._print)
        column.addWidget(WrapRow(theme, [self.copy, self.print_it]))
        self.said = Words(theme, "", "small", ink="muted", wrap=True)
        column.addWidget(self.said)
        column.addStretch(1)

    def focus_first(self) -> None:
        """What one most likely does next."""
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._handed.packed.path.parent)))

    def _copy(self) -> None:
        copy_to_stay(self.text.text())
        self._tell(_("Copied. Paste the words into your message."))

    def _print(self) -> None:
        from workbook.pdf.hand_out_page import hand_out_page
        from workbook.window.paper.printer import print_pdf

        trouble = print_pdf(self, hand_out_page(self.text.text()), self._handed.title)
        self._tell(trouble or _("It went to the printer."))

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        announce(self, words)
