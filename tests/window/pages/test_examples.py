"""An example in the course: folded until somebody wants to read it, and found all the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.answers.marking.order import PageName
from workbook.answers.tables.marks import Quotation
from workbook.window.main_window import MainWindow
from workbook.window.pages.box_on_page import ExampleOnPage
from workbook.window.pages.workbook_screen import WorkbookScreen

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "If it rains, then I sing in the kitchen."


@pytest.fixture
def files(files: dict[str, bytes]) -> dict[str, bytes]:
    text = f"---\ntitle: Another\n---\nBefore.\n\n::: example Ada’s evening\n{SAID}\n:::\n\nAfter.\n"
    return {**files, "modules/02-next.md": text.encode()}


def example(screen: WorkbookScreen) -> ExampleOnPage:
    screen.show_page("next", "next")
    screen.current().complete()
    [box] = screen.current().examples()
    return box


def test_its_title_alone_is_seen_until_it_is_opened(opened: WorkbookScreen) -> None:
    box = example(opened)
    assert not box.text.isVisible()
    assert box.opener.accessibleName() == "Open it: Example: Ada’s evening"
    box.opener.click()
    assert box.text.isVisible()
    assert SAID in box.text.toPlainText()
    assert (box.opener.text(), box.opener.accessibleName()) == (
        "Fold it away",
        "Fold it away: Example: Ada’s evening",
    )
    box.opener.click()
    assert not box.text.isVisible()


def test_by_keyboard_one_comes_to_it_and_opens_it(window: MainWindow, opened: WorkbookScreen) -> None:
    box = example(opened)
    for _stop in range(12):
        if QApplication.focusWidget() is box.opener:
            break
        QTest.keyClick(QApplication.focusWidget() or opened.current(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box.opener
    QTest.keyClick(box.opener, Qt.Key.Key_Return)
    assert box.text.isVisible()
    assert QApplication.focusWidget() is box.opener  # from there F7 reads on, into it


def test_what_is_looked_for_is_found_in_it_and_shown(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    box = example(opened)
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    bar = opened.find_bar
    assert bar
    QTest.keyClicks(bar.field, "nowhere")
    qtbot.waitUntil(lambda: bar.count.text() != "")
    assert not box.text.isVisible()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "sing in")
    qtbot.waitUntil(box.text.isVisible)
    assert box.text.extraSelections()


def test_a_mark_in_it_is_shown_opened(opened: WorkbookScreen) -> None:
    box = example(opened)
    quotation = Quotation(0, "then I ", "sing", " in the")
    mark = opened.session.marks.mark(PageName("next", "next"), quotation, "honey")
    opened.current().show_mark(mark.id)
    assert box.text.isVisible()
