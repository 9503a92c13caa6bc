"""Tab goes down the page as one reads it, whatever was added after the page was built."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.exercises.map.editor import MapEditor
from workbook.packaging.course_by_name import open_course
from workbook.window.main_window import MainWindow
from workbook.window.pages.page_view import LINE, PageView
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.buttons import Button, IconButton, Pick
from workbook.window.parts.options import TickRow

PAGES = ["in-words", "choosing", "numbers", "rows", "doing", "looking-back"]


@pytest.fixture
def gallery(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> WorkbookScreen:
    window.entrance.start_workbook(dict(open_course("make-your-own-course")), tmp_path / "g.workbook", "")
    screen = wait_for_workbook(qtbot, window)
    window.activateWindow()
    return screen


@pytest.fixture
def choosing(qtbot: QtBot, gallery: WorkbookScreen) -> PageView:
    """The page with a choice, a checklist and a ranking."""
    gallery.show_page("gallery", "choosing")
    view = gallery.current()
    qtbot.waitUntil(lambda: all(card.isVisible() for card in view.cards.values()))
    return view


def walk(view: PageView) -> list[QWidget]:
    """Every stop from the top of the page until Tab leaves it."""
    left: list[int] = []
    view.left.connect(left.append)
    view.verticalScrollBar().setValue(0)
    view.setFocus()
    seen: list[QWidget] = []
    while not left and len(seen) < 300:
        view.focusNextPrevChild(True)
        focused = QApplication.focusWidget()
        if not left and focused is not None:
            seen.append(focused)
    return seen


@pytest.mark.parametrize("page", PAGES)
def test_every_card_is_visited_from_top_to_bottom(qtbot: QtBot, gallery: WorkbookScreen, page: str) -> None:
    gallery.show_page("gallery", page)
    view = gallery.current()
    shown = {key: card for key, card in view.cards.items() if card.isVisibleTo(view)}
    qtbot.waitUntil(view.isVisible)
    stops = walk(view)
    body = view.widget()
    assert body is not None
    heights = [stop.mapTo(body, stop.rect().topLeft()).y() // LINE for stop in stops]
    assert heights == sorted(heights)
    for key, card in shown.items():
        if card.exercise.asks:
            assert any(card.isAncestorOf(stop) for stop in stops), key


def test_a_line_added_now_is_where_it_is_seen(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "choosing")
    view = gallery.current()
    card = view.cards["gallery-ready"]
    add = next(b for b in card.editor.findChildren(QAbstractButton) if b.text() == "Add my own")
    add.click()
    field = card.editor.findChildren(QLineEdit)[-1]
    qtbot.waitUntil(field.isVisible)
    stops = view._tab_stops()
    here = stops.index(field)
    assert card.isAncestorOf(stops[here - 1])
    assert card.isAncestorOf(stops[here + 1])
    assert any(view.cards["gallery-order"].isAncestorOf(stop) for stop in stops[here:])
    assert not any(view.cards["gallery-order"].isAncestorOf(stop) for stop in stops[:here])


def test_tab_goes_back_too_and_leaves_for_the_bars(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "numbers")
    view = gallery.current()
    stops = view._tab_stops()
    stops[-1].setFocus(Qt.FocusReason.TabFocusReason)
    view.focusNextPrevChild(False)
    assert QApplication.focusWidget() is stops[-2]
    stops[-1].setFocus(Qt.FocusReason.TabFocusReason)
    view.focusNextPrevChild(True)
    assert QApplication.focusWidget() is gallery.next


def seen(view: PageView, widget: QWidget) -> bool:
    """Whether somebody who looks at the page sees this part of it."""
    top = widget.mapTo(view.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= view.viewport().height()


def test_set_aside_open_clear_and_undo_stay_where_one_is(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "in-words")
    view = gallery.current()
    qtbot.waitUntil(view.isVisible)
    card = view.cards["gallery-stems"]
    qtbot.waitUntil(lambda: card.y() > view.viewport().height())
    view.ensureWidgetVisible(card)
    card.more.setFocus()
    card.set_aside()
    open_it = QApplication.focusWidget()
    assert isinstance(open_it, QAbstractButton)
    assert open_it.text() == "Open it"
    assert seen(view, open_it)
    open_it.click()
    field = QApplication.focusWidget()
    assert field is not None
    assert card.editor.isAncestorOf(field)
    assert seen(view, field)
    QTest.keyClicks(field, "rest in company")
    card.more.setFocus()
    card.clear()
    assert QApplication.focusWidget() is card.undo
    assert seen(view, card.undo)
    card.undo.click()
    again = QApplication.focusWidget()
    assert again is not None
    assert card.editor.isAncestorOf(again)
    assert seen(view, again)


def test_taking_back_an_own_line_keeps_the_keyboard_in_the_exercise(
    qtbot: QtBot, gallery: WorkbookScreen
) -> None:
    gallery.show_page("gallery", "choosing")
    editor = gallery.current().cards["gallery-ready"].editor
    qtbot.waitUntil(editor.isVisible)
    add = next(b for b in editor.findChildren(QAbstractButton) if b.text() == "Add my own")
    add.click()
    QTest.keyClicks(editor.findChildren(QLineEdit)[-1], "two recordings")
    editor.undo()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is add)
    editor.redo()
    assert editor.findChildren(QLineEdit)[-1].text() == "two recordings"


def test_a_jump_takes_the_keyboard_along_and_brings_it_back(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "looking-back")
    view = gallery.current()
    qtbot.waitUntil(view.isVisible)
    view.complete()
    door = next(b for b in view.findChildren(QAbstractButton) if b.text() == "Go there")
    door.setFocus()
    gallery.jump_to("gallery-stems")
    there = gallery.current()
    editor = there.cards["gallery-stems"].editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(gallery.focusWidget()))
    qtbot.waitUntil(lambda: seen(there, gallery.focusWidget()))
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert gallery.focusWidget() is door


def test_tab_comes_to_the_row_that_is_chosen_and_arrows_choose_another(choosing: PageView) -> None:
    rows = choosing.findChildren(QRadioButton)
    assert [stop for stop in walk(choosing) if stop in rows] == [rows[0]]
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Space)
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].isChecked()
    assert [stop for stop in walk(choosing) if stop in rows] == [rows[1]]


def test_rows_that_arrows_went_along_without_a_choice_stay_within_reach(choosing: PageView) -> None:
    rows = choosing.findChildren(QRadioButton)
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    assert not any(row.isChecked() for row in rows)
    choosing.focusNextPrevChild(True)
    assert QApplication.focusWidget() not in rows
    choosing.focusNextPrevChild(False)
    assert QApplication.focusWidget() in rows


@pytest.mark.parametrize("page", PAGES)
def test_arrows_on_a_button_never_lead_to_another_exercise_nor_change_who_sees_an_answer(
    qtbot: QtBot, gallery: WorkbookScreen, page: str
) -> None:
    gallery.show_page("gallery", page)
    view = gallery.current()
    qtbot.waitUntil(view.isVisible)
    shares = {key: card.visibility.share() for key, card in view.cards.items()}
    stops = [stop for stop in walk(view) if isinstance(stop, Button | IconButton | TickRow)]
    buttons = [stop for stop in stops if stop is not view.bookmark]
    assert buttons
    for button in buttons:
        card = next(card for card in view.cards.values() if card.isAncestorOf(button))
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            button.setFocus()
            if not isinstance(button, Pick):
                QTest.keyClick(button, key)
            focused = QApplication.focusWidget()
            assert focused is button or (isinstance(focused, TickRow) and card.isAncestorOf(focused))
    assert {key: card.visibility.share() for key, card in view.cards.items()} == shares


def test_a_button_with_choices_opens_them_by_an_arrow(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Pick] = []

    def show(pick: Pick) -> None:
        opened.append(pick)

    monkeypatch.setattr(Pick, "showMenu", show)
    pick = Pick(window.theme, "How often", ["often", "seldom"])
    qtbot.addWidget(pick)
    QTest.keyClick(pick, Qt.Key.Key_Down)
    QTest.keyClick(pick, Qt.Key.Key_Left)
    assert opened == [pick]


def test_arrows_go_along_the_rows_of_a_checklist(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "choosing")
    editor = gallery.current().cards["gallery-ready"].editor
    qtbot.waitUntil(editor.isVisible)
    rows = editor.findChildren(TickRow)
    rows[0].setFocus()
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        focused = QApplication.focusWidget()
        assert focused
        QTest.keyClick(focused, key)
        assert rows[row].hasFocus()
    assert not any(row.isChecked() for row in rows)


def test_home_end_and_space_go_through_a_page(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "rows")
    view = gallery.current()
    qtbot.waitUntil(view.isVisible)
    bar = view.verticalScrollBar()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_tab_goes_from_a_name_on_the_map_through_its_form(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.show_page("gallery", "doing")
    view = gallery.current()
    editor = next(card.editor for card in view.cards.values() if isinstance(card.editor, MapEditor))
    qtbot.waitUntil(editor.isVisible)
    editor.display(None)
    for name in ("Ines", "The lake"):
        editor.add.click()
        QTest.keyClicks(editor.form.name, name)
        qtbot.waitUntil(editor.form.isVisible)
        for following in (editor.form.sort, editor.form.line, editor.form.near):
            view.focusNextPrevChild(True)
            assert QApplication.focusWidget() is following


def test_tab_shows_the_question_with_what_it_came_to(qtbot: QtBot, gallery: WorkbookScreen) -> None:
    gallery.window().resize(1280, 620)
    gallery.show_page("gallery", "in-words")
    view = gallery.current()
    qtbot.waitUntil(lambda: all(card.isVisible() for card in view.cards.values()))
    stops, passed = walk(view), set()
    cards = [card for card in view.cards.values() if card.height() < view.viewport().height()]
    for _ in stops:
        view.focusNextPrevChild(False)
        stop = QApplication.focusWidget()
        assert stop
        card = next((card for card in cards if card.isAncestorOf(stop)), None)
        if card is not None:
            passed.add(card)
            assert seen(view, stop)
            assert card.mapTo(view, card.rect().topLeft()).y() >= -view._theme.px(48)
    assert len(passed) > 2


def test_tab_from_a_page_begins_with_what_is_seen(choosing: PageView) -> None:
    view, top = choosing, walk(choosing)[0]
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.setFocus()
    view.focusNextPrevChild(True)
    stop = QApplication.focusWidget()
    assert stop is not None
    assert stop is not top
    assert seen(view, stop)
    bar.setValue(0)
    view.setFocus()
    view.focusNextPrevChild(True)
    assert QApplication.focusWidget() is top
