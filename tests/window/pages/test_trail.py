"""Back and forward among pages as in a browser, and links that lead to other places of the course."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import SMALL, wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook
from workbook.window.main_window import LEADS_INSIDE, LEADS_NOWHERE, MainWindow
from workbook.window.menus import RUBS_OUT
from workbook.window.pages.trail import MOST, Trail
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import LinkSpot

ALT = Qt.KeyboardModifier.AltModifier
LINKED = {
    **SMALL,
    "modules/02-next.md": b"""---
title: Another
---
Look at [the first question](#name-it), [the marks](#marks), [all of it](#all),
[here](#closing), [nowhere](#no-such-place).

## Closing {#closing}

The end.
""",
}


@pytest.fixture
def linked(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> WorkbookScreen:
    made = tmp_path / "linked.workbook"
    create_workbook(made, LINKED).close()
    window.entrance.open_path(str(made))
    return wait_for_workbook(qtbot, window)


def place(screen: WorkbookScreen) -> tuple[str, str]:
    module, page = screen.place()
    return module.id, page.id


def press(screen: WorkbookScreen, words: str) -> None:
    screen.current().complete()
    spots = screen.current().findChildren(LinkSpot)
    next(spot for spot in spots if spot.accessibleName().startswith(words)).click()


def test_alt_left_and_right_go_back_and_forward_over_every_page(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_page("all", "words")
    opened.show_page("all", "marks")
    opened.show_page("next", "next")
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert place(opened) == ("all", "marks")
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert place(opened) == ("all", "words")
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert place(opened) == ("all", "marks")
    opened.next_page()
    assert not opened.can_step(1)


def test_the_menu_offers_back_and_forward_only_where_there_is_somewhere_to_go(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    back, forward = (window.menus._actions[name] for name in ("go back", "go forward"))
    assert not back.isEnabled()
    opened.next_page()
    assert back.isEnabled()
    assert not forward.isEnabled()
    back.trigger()
    assert forward.isEnabled()
    window.show_help()
    assert not forward.isEnabled()


def test_the_key_that_rubs_out_goes_nowhere(window: MainWindow) -> None:
    keys = {key for name in ("go back", "go forward") for key in window.menus._actions[name].shortcuts()}
    assert keys.isdisjoint(RUBS_OUT)
    assert QKeySequence("Alt+Left") in keys


def test_going_back_finds_the_field_that_one_was_writing_in(opened: WorkbookScreen) -> None:
    opened.show_page("all", "words")
    field = opened.current().cards["tell"].editor.focus_target()
    field.setFocus()
    opened.next_page()
    opened.step(-1)
    assert QApplication.focusWidget() is field


def test_the_side_buttons_of_a_mouse_go_back_and_forward(opened: WorkbookScreen) -> None:
    first = place(opened)
    opened.next_page()
    second = place(opened)
    for button, there in ((Qt.MouseButton.BackButton, first), (Qt.MouseButton.ForwardButton, second)):
        at = QPointF(300, 300)
        text = opened.current().findChildren(Prose)
        over = text[0].viewport() if text else opened.current().viewport()
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress,
            at,
            over.mapToGlobal(at),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(over, press)
        assert place(opened) == there


def test_links_lead_to_an_exercise_a_page_and_a_module_and_one_can_come_back(linked: WorkbookScreen) -> None:
    for words, there in (
        ("the first question", ("all", "words")),
        ("the marks", ("all", "marks")),
        ("all of it", ("all", "words")),
        ("here", ("next", "closing")),
    ):
        linked.show_page("next", "next")
        press(linked, words)
        assert place(linked)[0] == there[0]
        assert linked.back.isVisible()
        if words != "all of it":
            assert place(linked) == there
        linked.back.click()
        assert place(linked) == ("next", "next")


def test_a_link_that_leads_nowhere_says_so(
    window: MainWindow, linked: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window, "say", lambda _title, words: said.append(words))
    linked.show_page("next", "next")
    press(linked, "nowhere")
    assert said == [LEADS_NOWHERE]
    window.show_home()
    window.open_link("#words")
    assert said[1:] == [LEADS_INSIDE]


def test_a_trail_is_never_endless_and_skips_what_is_gone() -> None:
    trail = Trail()
    for n in range(MOST + 50):
        trail.come_to(("m", str(n)))
    there = {("m", str(n)) for n in range(MOST + 50) if n != MOST + 48}
    stop = trail.next_stop(-1, there)
    assert stop
    assert stop.key == ("m", str(MOST + 47))
    steps = 0
    while (before := trail.next_stop(-1, there)) is not None:
        trail.go(before)
        steps += 1
    assert steps == MOST - 2
    assert trail.lately()[0] == ("m", "50")
