"""What came in from Word: looked at, changed, taken back and made a draft of, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.authoring.importing.docx import docx, drawing, p
from tests.authoring.importing.test_worksheets import GAP, SHEET
from tests.window.fits import misfits
from workbook.authoring.importing.entries import Document, Kind
from workbook.authoring.importing.word import read_word
from workbook.window.studio import word_screen
from workbook.window.studio.word_screen import TO_LOOK_AT, WordScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.authoring.importing.drafting import Draft
    from workbook.window.look.theme import Theme
    from workbook.window.studio.word_row import WordRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "Saying no.docx"
    path.write_bytes(docx(SHEET + drawing("traffic light") + drawing()))
    return read_word(path)


def shown(qtbot: QtBot, theme: Theme, document: Document) -> WordScreen:
    made = WordScreen(theme, document)
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, document: Document) -> WordScreen:
    return shown(qtbot, theme, document)


def said(row: WordRow) -> str:
    labels = [label for label in row.findChildren(QLabel) if label.text() and label.isVisibleTo(row)]
    return " | ".join(label.text() for label in labels)


def all_said(screen: WordScreen) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]


def tab() -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Tab)


def name_of(thing: QAbstractButton) -> str:
    return QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Name)


def test_each_line_stands_beside_what_it_became(screen: WordScreen) -> None:
    assert said(screen.rows[2]) == (
        f"The last time I said yes and meant no: {GAP} | Line | 1.1 | The last time I said yes and meant no"
    )
    assert said(screen.rows[4]).endswith("Table | 1.3 | with 3 columns and 2 empty rows")
    assert said(screen.rows[7]).startswith("Drawing: “traffic light” | Text |")
    assert "Not understood" in said(screen.rows[8])
    words = all_said(screen)
    assert {"Saying no.docx", "What came in from Word", "In your Word file", "What it became"} <= set(words)
    assert [word for word in words if word in ("heading", "texts", "exercises", "to look at")] == [
        "heading", "texts", "exercises", "to look at",
    ]  # fmt: skip
    assert screen.said.text() == "3 lines are worth a look. They can wait."


def test_a_choice_by_mouse_numbers_the_rest_anew_and_is_taken_back(screen: WordScreen) -> None:
    pick = screen.rows[2].pick
    action = next(one for one in pick.menu().actions() if one.text() == "Heading")
    action.trigger()
    assert said(screen.rows[2]).endswith("| Heading | The last time I said yes and meant no")
    assert "| 1.1 |" in said(screen.rows[3])
    assert (pick.text(), name_of(pick)) == (
        "Heading",
        f"What “The last time I said yes and meant no: {GAP[:20]}” becomes: Heading",
    )
    assert screen.undo_button.isEnabled()
    QTest.mouseClick(screen.undo_button, LEFT)
    assert "| Line | 1.1 |" in said(screen.rows[2])
    assert not screen.undo_button.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of menus where there is no screen
def test_everything_is_done_by_keyboard(screen: WordScreen, qtbot: QtBot) -> None:
    drafts: list[Draft] = []
    screen.draft_wanted.connect(drafts.append)
    screen.focus_first()
    for _unused in range(2):
        tab()
    pick = screen.rows[2].pick
    assert QApplication.focusWidget() is pick

    def choose() -> None:
        menu = pick.menu()
        while menu.activeAction() is None or menu.activeAction().text() != "Reflection":
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    QTest.keyClick(pick, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(screen.undo_button.isEnabled()))
    screen.activateWindow()  # which the menu was
    qtbot.waitUntil(lambda: QApplication.focusWidget() is pick)
    assert screen.draft.rows[2].kind is Kind.REFLECTION
    for _unused in range(len(screen.rows) + 4):
        if QApplication.focusWidget() is screen.make:
            break
        tab()
    QTest.keyClick(screen.make, Qt.Key.Key_Return)
    assert [draft.rows[2].kind for draft in drafts] == [Kind.REFLECTION]


def test_the_filter_shows_what_is_to_be_looked_at(screen: WordScreen) -> None:
    button = screen.filter.buttons[TO_LOOK_AT]
    assert button.text() == "To look at, 3"
    QTest.mouseClick(button, LEFT)
    assert [row.row.kind for row in screen.rows] == [Kind.SCALE, Kind.TEXT, Kind.OUT]
    screen.choose(6, Kind.OUT)
    assert "To look at, 2" in button.text()
    assert len(screen.rows) == 3, "what was chosen stays where it was"
    assert screen.said.text() == "2 lines are worth a look. They can wait."


def test_the_other_ways_out(screen: WordScreen) -> None:
    told: list[object] = []
    screen.list_wanted.connect(told.append)
    screen.discard_wanted.connect(lambda: told.append("discard"))
    screen.back_wanted.connect(lambda: told.append("back"))
    for button in (screen.save_list, screen.discard, screen.back):
        QTest.mouseClick(button, LEFT)
    assert told == [screen.draft, "discard", "back"]


def test_a_long_document_is_shown_in_parts(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_screen, "MOST_AT_ONCE", 4)
    (tmp_path / "long.docx").write_bytes(docx("".join(p(f"Line {n}.") for n in range(10))))
    screen = shown(qtbot, theme, read_word(tmp_path / "long.docx"))
    assert (len(screen.rows), screen.more.text()) == (4, "Show 4 more")
    screen.more.setFocus()
    QTest.keyClick(screen.more, Qt.Key.Key_Return)
    assert (len(screen.rows), screen.more.text()) == (8, "Show 2 more")
    assert QApplication.focusWidget() is screen.rows[4].pick
    QTest.mouseClick(screen.more, LEFT)
    assert (len(screen.rows), screen.more.isVisible()) == (10, False)
    QTest.mouseClick(screen.filter.buttons[TO_LOOK_AT], LEFT)
    assert screen.nothing.isVisible()


def test_an_empty_document_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(docx(""))
    screen = shown(qtbot, theme, read_word(tmp_path / "empty.docx"))
    screen.focus_first()
    assert screen.said.text() == "There are no words in it."
    assert not screen.make.isEnabled()
    assert QApplication.focusWidget() is screen.back


def test_while_something_takes_its_time_nothing_is_chosen(screen: WordScreen) -> None:
    screen.show_waiting("The draft is written.")
    assert not screen.make.isEnabled()
    screen.show_waiting("")
    assert screen.make.isEnabled()


@pytest.mark.parametrize("width", [420, 900, 1280])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_fits(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    document: Document,
    width: int,
    scale: float,
    way: Qt.LayoutDirection,
) -> None:
    while theme.scale < scale:
        theme.larger()
    qapp.setLayoutDirection(way)
    try:
        screen = shown(qtbot, theme, document)
        screen.resize(max(width, 640) if scale > 1 else width, 800)
        qtbot.waitUntil(lambda: misfits(screen) == [])
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
