"""F6 goes from region to region, and every region shows that it has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.focus_edge import FocusEdge


def test_f6_goes_from_region_to_region(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: opened.outline is not None and opened.outline.isVisible())
    opened.take_focus()
    qtbot.waitUntil(lambda: opened.focusWidget() is opened.current())
    seen = []
    for _ in range(4):
        window.do("next region")
        seen.append(opened.focusWidget())
    assert len(set(seen)) == 4
    assert opened.current() in seen


def test_a_page_that_a_key_leads_to_has_an_edge(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    page = opened.current()
    edge = page.findChild(FocusEdge)
    assert edge is not None
    opened.take_focus()
    qtbot.waitUntil(lambda: opened.focusWidget() is page)
    assert not edge.isVisible()
    window.do("next region")
    window.do("region before")
    assert opened.focusWidget() is page
    assert edge.isVisible()
    assert edge.rect() == page.rect()
    window.do("next region")
    assert not edge.isVisible()


def test_every_region_that_takes_the_keyboard_shows_that_it_has_it(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for show in (window.show_help, window.show_pdf, window.locking.show_privacy, window.show_home):
        show()
        screen = window.screen_now()
        regions = [
            area for area in screen.findChildren(QAbstractScrollArea)
            if area.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(area, QListWidget)
        ]  # fmt: skip
        assert regions
        for region in regions:
            region.setFocus(Qt.FocusReason.TabFocusReason)
            edge = region.findChild(FocusEdge, options=Qt.FindChildOption.FindDirectChildrenOnly)
            assert edge is not None
            assert edge.isVisible()
