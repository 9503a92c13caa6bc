"""Footnotes on screen: told beside their number, and at the end of their page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.pages.source_card import SourceCard
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import LinkSpot


@pytest.fixture
def files(files: dict[str, bytes]) -> dict[str, bytes]:
    words = "One[^a].\n\n::: note Box\nTwo[^b].\n:::\n\n[^a]: First & *last*.\n[^b]: Second."
    text = f"---\ntitle: Notes\nid: notes\n---\n{words}"
    welcome = (
        b"---\ntitle: A small course\nid: small\nversion: 1.0.0\n---\n\nHello[^w].\n\n[^w]: Of the welcome.\n"
    )
    return {**files, "modules/01-notes.md": text.encode(), "course.md": welcome}


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize(
    ("page", "number", "words"),
    [("notes", 0, "First & last."), ("notes", 1, "Second."), ("", 0, "Of the welcome.")],
)
def test_a_footnote_is_told_beside_its_number(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, page: str, number: int, words: str
) -> None:
    if page:
        opened.show_page("notes", page)
    else:
        opened.show_welcome()
    view = opened.current()
    view.complete()
    spot = [spot for spot in view.findChildren(LinkSpot) if spot.accessibleName().startswith("Footnote")][
        number
    ]
    assert spot.accessibleName() == f"Footnote {number + 1}"
    spot.setFocus()
    QTest.keyClick(spot, Qt.Key.Key_Return)
    card = QApplication.activePopupWidget()
    assert isinstance(card, SourceCard)
    assert (card.windowTitle(), card.words.text()) == (f"Footnote {number + 1}", words)
    card.close_it.click()
    qtbot.waitUntil(lambda: not any(w.isVisible() for w in window.findChildren(SourceCard)))
    assert words in view.findChildren(Prose)[-1].toPlainText()
