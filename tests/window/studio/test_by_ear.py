"""The Studio by keyboard and by ear: what there is to mend is told once it rests, and Tab and F6 lead everywhere."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.studio.conftest import ONE, TWO
from tests.window.told_twice import told_twice
from workbook.window.parts import calm_words
from workbook.window.parts.line_field import LineField
from workbook.window.parts.tab_order import stops_in
from workbook.window.parts.text_field import TextField
from workbook.window.studio.form_fields import FormField
from workbook.window.studio.places import ABOUT, HELP, SOURCES, Place
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
    for _ in range(len(wanted) + 1):
        QTest.keyClick(QApplication.focusWidget() or studio, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met[1:] == wanted
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


def test_what_stands_beside_a_field_is_told_in_it_and_nothing_is_told_twice(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    for place in (
        Place("about", ABOUT), Place("help", HELP), Place("sources", SOURCES), Place("module", ONE),
        *(Place("part", path, at) for path in (ONE, TWO) for at in range(4)),
    ):  # fmt: skip
        studio.structure.show_place(place)
        studio._show_place(place)
        assert told_twice(studio) == []
        form = studio.middle.form
        assert form is not None
        for field in form.findChildren(FormField):
            if field._hint and isinstance(written := getattr(field, "field", None), LineField | TextField):
                assert field._hint in written.accessibleDescription()
                field.show_problem("Something is wrong.")
                assert written.accessibleDescription() == f"{field._hint}. Something is wrong."
                field.show_problem("")
                assert written.accessibleDescription() == field._hint


def test_a_row_of_the_structure_says_what_it_is(studio: StudioScreen) -> None:
    wanted = {
        Place("module", ONE): "1 Begin, Module", Place("part", ONE, 0): "Begin, Page",
        Place("part", ONE, 1): "First words., Text", Place("part", ONE, 2): "1.1 A time, Exercise",
        Place("part", TWO, 1): "Note: Slowly, Box",
    }  # fmt: skip
    for place, told in wanted.items():
        studio.structure.show_place(place)
        item = studio.structure.currentItem()
        assert item is not None
        assert item.data(0, Qt.ItemDataRole.AccessibleTextRole).startswith(told)
