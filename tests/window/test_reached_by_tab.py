"""Everything that one wrote is reached by Tab in the order in which it stands, and F6 goes along the regions."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window import tour
from tests.window.conftest import wait_for_workbook
from workbook.window.main_window import MainWindow
from workbook.window.overviews.bring_row import BringRow
from workbook.window.overviews.change_card import ChangeCard
from workbook.window.overviews.entry_view import EntryView
from workbook.window.overviews.marks_screen import MarkRow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.words import Words

MOST = 600
OWN = (EntryView, BringRow, ChangeCard, MarkRow)


def by_tab(screen: QWidget) -> list[QWidget]:
    """Where Tab leads, until it is where it began."""
    found: list[QWidget] = []
    while len(found) < MOST:
        at = QApplication.focusWidget()
        assert at is not None
        if found and at is found[0]:
            return found
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come around")


def around(stop: QWidget | None) -> QWidget | None:
    while stop is not None and not isinstance(stop, OWN):
        stop = stop.parentWidget()
    return stop


def test_all_that_one_wrote_is_reached_by_tab_in_its_order(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    window.entrance.open_path(str(sample))
    pages = wait_for_workbook(qtbot, window)
    for _ in range(3):
        pages.current().turn_bookmark()
        pages.next_page()
    window.activateWindow()
    for name in tour.overviews(qtbot, window):
        screen = window.screen_now()
        assert isinstance(screen, AsideScreen)
        if "changed and taken back" in name:
            continue
        screen.back.setFocus()
        stops = by_tab(screen)
        wanted = [one for one in screen.findChildren(QWidget) if isinstance(one, OWN) and one.isVisible()]
        assert wanted, name
        reached = list(dict.fromkeys(one for stop in stops if (one := around(stop)) is not None))
        assert set(wanted) == set(reached), name
        places = [one.mapTo(screen.body, QPoint(0, 0)) for one in reached]
        assert [(p.y(), p.x()) for p in places] == sorted((p.y(), p.x()) for p in places), name
        for one in wanted:
            if isinstance(one, EntryView | BringRow) and one.words.isVisible() and one.words.text():
                assert one.words in stops
                told = QAccessible.queryAccessibleInterface(one.words).text(QAccessible.Text.Name)
                assert one.words.text().removesuffix(" …").replace("\u200b", "")[:200] in told


def test_words_that_have_the_keyboard_show_it(qtbot: QtBot, window: MainWindow) -> None:
    words = Words(window.theme, "by the lake", "answer", wrap=True).as_stop()
    qtbot.addWidget(words)
    words.show()
    words.activateWindow()
    qtbot.waitUntil(words.isActiveWindow)
    words.clearFocus()
    words.setFocus(Qt.FocusReason.TabFocusReason)
    assert words._edge is not None
    assert words._edge.isVisible()
    words.clearFocus()
    assert not words._edge.isVisible()


def test_f6_goes_along_the_regions_of_making_a_pdf(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    met: list[QWidget | None] = []
    for _ in range(5):
        window.do("next region")
        met.append(QApplication.focusWidget())
    assert len(set(met)) >= 4
    assert screen.foot.make in met
    assert any(stop is not None and screen._side.isAncestorOf(stop) for stop in met)
    window.do("region before")
    window.do("next region")
    assert QApplication.focusWidget() is met[-1]
