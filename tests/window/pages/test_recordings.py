"""A recorded voice on a page of a workbook: it stands where the course has it, and Tab comes to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import sounds
from tests.window.conftest import SMALL
from tests.window.fits import misfits
from workbook.recordings import playing
from workbook.window.pages.box_on_page import BoxOnPage, ExampleOnPage
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.player import Player
from workbook.window.parts.prose import Prose

PAGE = b"---\ntitle: Another\n---\nBefore.\n\n![An *evening*](media/a.wav)\n\nAfter.\n"


@pytest.fixture
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    other = getattr(request, "param", {"modules/02-next.md": PAGE})
    return {**SMALL, **other, "media/a.wav": sounds.wav(1.0), "media/a.md": b"Its words."}


def player_on(screen: WorkbookScreen) -> Player:
    screen.show_page("next", "next")
    screen.current().complete()
    (player,) = screen.current().findChildren(Player)
    return player


def test_it_stands_between_the_words_before_and_after(opened: WorkbookScreen) -> None:
    player = player_on(opened)
    order = [part for part in opened.current().in_order() if isinstance(part, Player | Prose)]
    assert [part.toPlainText() if isinstance(part, Prose) else part.accessibleName() for part in order] == [
        "Before.",
        "A recorded voice: An evening",
        "After.",
    ]
    assert player.read.isVisible()


def test_by_keyboard_alone_it_is_heard_to_its_end_and_nothing_is_written(
    qtbot: QtBot, opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("miniaudio")
    monkeypatch.setattr(playing, "BACKENDS", ["NULL"])
    player = player_on(opened)
    for _unused in range(20):
        opened.current().focusNextPrevChild(True)
        if QApplication.focusWidget() is player.listen:
            break
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert focused is player.listen
    with qtbot.waitSignal(player.heard, timeout=20_000):
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert player.listen.text() == "Listen"


def test_another_page_makes_it_silent(
    qtbot: QtBot, opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing, "BACKENDS", ["NULL"])
    player = player_on(opened)
    player.turn()
    assert player.is_playing
    opened.show_page("all", "words")
    assert not player.is_playing


BOXED = b"---\ntitle: Another\n---\n::: try Sit down\nBefore.\n\n![An *evening*](media/a.wav)\n:::\n"
FOLDED = BOXED.replace(b"::: try", b"::: example")


def box_with(qtbot: QtBot, opened: WorkbookScreen) -> tuple[BoxOnPage, Player]:
    opened.show_page("next", "next")
    opened.current().complete()
    (box,) = opened.current().findChildren(BoxOnPage)
    (player,) = box.findChildren(Player)
    return box, player


@pytest.mark.parametrize("files", [{"modules/02-next.md": BOXED}], indirect=True)
def test_in_a_box_it_stands_below_the_words_and_tab_comes_to_it(qtbot: QtBot, opened: WorkbookScreen) -> None:
    box, player = box_with(qtbot, opened)
    assert box.text.toPlainText() == "Before."
    assert player.mapTo(box, player.rect().topLeft()).y() > box.text.geometry().bottom()
    for _unused in range(20):
        opened.current().focusNextPrevChild(True)
        if QApplication.focusWidget() is player.listen:
            break
    assert QApplication.focusWidget() is player.listen


@pytest.mark.parametrize("files", [{"modules/02-next.md": FOLDED}], indirect=True)
def test_in_an_example_it_is_folded_away_with_the_words(qtbot: QtBot, opened: WorkbookScreen) -> None:
    box, player = box_with(qtbot, opened)
    assert isinstance(box, ExampleOnPage)
    assert not player.isVisible()
    QTest.mouseClick(box.opener, Qt.MouseButton.LeftButton)
    assert player.isVisible()
    assert box.text.isVisible()


@pytest.mark.parametrize("files", [{"modules/02-next.md": BOXED}], indirect=True)
def test_in_the_largest_text_all_of_it_is_there(qtbot: QtBot, opened: WorkbookScreen) -> None:
    for _unused in range(20):
        opened._theme.larger()
    _box, player = box_with(qtbot, opened)
    qtbot.waitUntil(lambda: misfits(player) == [])
