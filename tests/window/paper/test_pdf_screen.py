"""The two editions are chosen as one choice is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen


def test_arrows_go_from_one_edition_to_the_other(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    screen.editions["workshop"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(screen.editions["workshop"], Qt.Key.Key_Right)
    assert screen.editions["keepsake"].hasFocus()
    assert screen.edition == "keepsake"
