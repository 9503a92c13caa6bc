"""The Studio by keyboard and by ear: what there is to mend is told once it rests, and Tab and F6 lead everywhere."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.studio.conftest import ONE
from workbook.window.parts import calm_words
from workbook.window.parts.tab_order import stops_in
from workbook.window.studio.studio_screen import StudioScreen

WRONG = "::: scale"


def has_rows(studio: StudioScreen, count: int) -> bool:
    return len(studio.problems.rows) >= count


def spoil(studio: StudioScreen, times: int = 1) -> None:
    """Write something that is to be mended."""
    source = studio.drafting.draft[ONE].decode()
    for _ in range(times):
        source += f"\n{WRONG}\n\n:::\n"
    studio.drafting.take({ONE: source.encode()}, "writing")
    studio.drafting.check_now()


def test_what_is_new_to_mend_is_told_once_when_it_rests(
    qtbot: QtBot, studio: StudioScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(calm_words, "announce", lambda _at, words: heard.append(words))
    calm = studio.problems.calm
    studio.drafting.check_now()
    qtbot.waitUntil(lambda: calm._told is not None)
    assert heard == []  # how it is when one comes
    calm.rest.setInterval(60_000)
    for count in (1, 2):  # while one writes on, nothing is told
        spoil(studio)
        qtbot.waitUntil(partial(has_rows, studio, count))
        assert calm.rest.isActive()
        assert heard == []
    calm._tell()
    assert len(heard) == 1
    assert heard[0].startswith(studio.problems.count.text())
    assert studio.drafting.problems[0].what in heard[0]
    calm._tell()
    assert len(heard) == 1


def test_tab_goes_through_what_there_is_to_mend_and_stays_there_while_it_changes(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    studio.activateWindow()
    qtbot.waitUntil(studio.isActiveWindow)
    spoil(studio)
    qtbot.waitUntil(lambda: bool(studio.problems.rows))
    first = len(studio.problems.rows)
    spoil(studio, 2)
    qtbot.waitUntil(lambda: len(studio.problems.rows) > first)
    qtbot.waitUntil(studio.problems.rows[-1].isVisible)
    studio.problems.fold.setFocus()
    wanted = [stop for row in studio.problems.rows for stop in stops_in(row) if stop.isVisible()]
    met = []
    for _ in range(len(wanted)):
        QTest.keyClick(QApplication.focusWidget() or studio, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == wanted
    spoil(studio)
    count = len(studio.problems.rows)
    qtbot.waitUntil(lambda: len(studio.problems.rows) > count)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert studio.problems.rows[count - 1].isAncestorOf(focused)


def test_f6_goes_along_the_regions_of_the_studio(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.activateWindow()
    qtbot.waitUntil(studio.isActiveWindow)
    spoil(studio)
    qtbot.waitUntil(lambda: bool(studio.problems.rows))
    regions = [studio._bar, studio.structure, studio.middle, studio.preview, studio.problems]
    studio.structure.setFocus()
    for step, way in ((1, [2, 3, 4, 0, 1, 2]), (-1, [1, 0, 4])):
        for at in way:
            studio.next_region(step)
            focused = QApplication.focusWidget()
            assert focused is not None
            assert focused is regions[at] or regions[at].isAncestorOf(focused)
