"""What is special to a date: many ways to type one, a calendar, and words that are none."""

import subprocess
import sys
from datetime import date
from functools import partial
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.exercises.conftest import make
from tests.exercises.test_conformance import editor_of, heard, theme
from workbook.course.columns import Column
from workbook.exercises.date.editor import DateEditor
from workbook.exercises.date.spec import Date
from workbook.language.dates import day_from, full_day, long_day
from workbook.language.local_forms import LocalForms
from workbook.language.typed_dates import read_whole_day
from workbook.window.look.theme import Theme
from workbook.window.parts.date_field import UNCLEAR, CalendarPopup
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.line_field import OneLine
from workbook.window.parts.system_forms import system_forms
from workbook.window.parts.typed import CalendarDoor, Reader, typed_cell

__all__ = ["theme"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the screenless one, of popups
NOW, DAY = date(2026, 11, 22), date(2027, 2, 22)


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> DateEditor:
    exercise = make("date")
    assert isinstance(exercise, Date)
    made = DateEditor(exercise, theme, EditorContext(), today=lambda: date(2026, 11, 22))
    qtbot.addWidget(made)
    made.show()
    made.show_answer(None)
    return made


def write(editor: DateEditor, words: str) -> None:
    """Type words where the keyboard is."""
    editor.activateWindow()
    editor.day.field.setFocus()
    QTest.keyClicks(editor.day.field, words)


@pytest.mark.parametrize(
    "typed",
    [
        "2027-02-22", "2027-2-22", "22.2.2027", "22. 2. 2027", "22/2/2027", "22-02-2027", "22 2 2027",
        "22 February 2027", "22 feb 2027", "22nd of February 2027", "22. February 2027", "Feb 22, 2027",
        "February 22nd 2027", "Monday 22 February 2027", "mon, 22 Feb. 2027", "  22   February  2027 ",
    ],
)  # fmt: skip
def test_a_date_as_people_type_it(typed: str) -> None:
    assert read_whole_day(typed, NOW) == DAY


@pytest.mark.parametrize(
    "typed", ["", "22", "22 Feb", "2027", "30 February 2027", "0.0.0000", "22 Fe 2027", "spring", "9" * 5000]
)
def test_what_is_no_date(typed: str) -> None:
    assert read_whole_day(typed, NOW) is None


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_its_own_words_are_read_again(day: date) -> None:
    assert read_whole_day(long_day(day), NOW) == read_whole_day(full_day(day), NOW) == day
    assert day_from(day.isoformat()) == day


@given(words=st.text(max_size=70))
def test_no_words_break_it(words: str) -> None:
    read_whole_day(words, NOW)
    day_from(words)


def test_what_is_typed_is_the_words_it_is_until_the_field_is_left(editor: DateEditor) -> None:
    said = heard(editor)
    write(editor, "22.2.2027")
    assert said == ["2", "22", "22.", "22.2", "22.2.", "22.2.2", "22.2.20", "22.2.202", "22.2.2027"]
    assert editor.day.says.text() == "Monday 22 February 2027"
    QTest.keyClick(editor.day.field, Qt.Key.Key_Return)
    assert said[-1] == "2027-02-22"
    editor.undo()
    assert said[-1] is None


def test_what_was_written_by_a_screen_reader_is_a_day_at_once(editor: DateEditor) -> None:
    said = heard(editor)
    editor.day.open.setFocus()
    editor.day.field.setText("22.2.2027")
    assert said[-1] == "2027-02-22"
    editor.day.field.setText("in spring")
    assert said[-1] == "in spring"
    assert editor.day.says.text() == UNCLEAR


def test_looking_at_a_day_and_leaving_it_says_nothing(editor: DateEditor) -> None:
    editor.show_answer("2027-02-22")
    said = heard(editor)
    QTest.keyClick(editor.day.field, Qt.Key.Key_Return)
    assert said == []


def test_emptying_says_nothing_is_there(editor: DateEditor) -> None:
    said = heard(editor)
    editor.show_answer("2027-02-22")
    assert editor.day.field.text() == "22 February 2027"
    assert editor.day.says.text() == "Monday"
    editor.day.field.selectAll()
    QTest.keyClick(editor.day.field, Qt.Key.Key_Delete)
    assert said == [None]
    assert not editor.day.says.isVisible()


def test_words_that_are_no_date_are_kept_when_the_field_is_left(editor: DateEditor) -> None:
    said = heard(editor)
    write(editor, "in spring")
    QTest.keyClick(editor.day.field, Qt.Key.Key_Return)
    QTest.keyClick(editor.day.field, Qt.Key.Key_Return)
    assert said[-2:] == ["in sprin", "in spring"]
    assert editor.day.says.text() == UNCLEAR
    editor.show_answer("in summer")
    assert editor.day.field.text() == "in summer"


def test_what_was_typed_stays_as_it_was_typed(editor: DateEditor) -> None:
    write(editor, "22.2.2027")
    editor.display("2027-02-22")
    assert editor.day.field.text() == "22.2.2027"


def test_the_calendar_chooses_by_keyboard_and_gives_the_keyboard_back(editor: DateEditor) -> None:
    said = heard(editor)
    editor.activateWindow()
    QTest.keyClick(editor.day.open, Qt.Key.Key_Space)
    popup = editor.findChild(CalendarPopup)
    assert popup is not None
    assert popup.month.selectedDate() == QDate(2026, 11, 22)
    popup.month.activated.emit(QDate(2027, 2, 22))
    assert said == ["2027-02-22"]
    assert editor.day.field.text() == "22 February 2027"
    assert not popup.isVisible()
    QApplication.processEvents()


def test_escape_closes_the_calendar_and_changes_nothing(editor: DateEditor) -> None:
    said = heard(editor)
    editor.show_answer("2027-02-22")
    editor.day.show_calendar()
    popup = editor.findChild(CalendarPopup)
    assert popup is not None
    assert popup.month.selectedDate() == QDate(2027, 2, 22)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert said == []


def test_no_day_of_the_calendar_is_red(editor: DateEditor, theme: Theme) -> None:
    editor.day.show_calendar()
    popup = editor.findChild(CalendarPopup)
    assert popup is not None
    colours = {popup.month.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert colours == {QColor(theme.tokens.ink).name()}
    popup.close()


def test_the_first_date_of_earlier_lines_is_offered() -> None:
    assert make("date").from_lines(["first", "22 February 2027", "2028-01-01"]) == "2027-02-22"
    assert make("date").from_lines(["first"]) is None


def test_an_editor_made_by_its_kind_knows_today(qtbot: QtBot, theme: Theme) -> None:
    assert isinstance(editor_of(qtbot, make("date"), theme), DateEditor)


def test_a_week_of_the_calendar_begins_as_the_systems_does(qtbot: QtBot, theme: Theme) -> None:
    for begins in (1, 6, 7):
        context = EditorContext()
        context.reader = Reader(lambda: NOW, partial(LocalForms, week_begins=begins))
        made = DateEditor(cast("Date", make("date")), theme, context)
        qtbot.addWidget(made)
        made.show()
        made.day.show_calendar()
        popup = made.findChild(CalendarPopup)
        assert popup is not None
        assert popup.month.firstDayOfWeek() == Qt.DayOfWeek(begins)
        popup.close()


def test_the_systems_own_forms_are_asked_for() -> None:
    system = QLocale.system()
    forms = system_forms()
    assert forms.decimal == system.decimalPoint()
    assert forms.week_begins == system.firstDayOfWeek().value
    today = date(2027, 2, 22)
    written = system.toString(QDate(2027, 2, 22), QLocale.FormatType.ShortFormat)
    assert read_whole_day(written, today, forms) == today


@pytest.mark.parametrize(("place", "begins"), [("en_US", 7), ("de_DE", 1), ("ar_EG", 6)])
def test_a_week_begins_as_it_does_in_the_systems_place(place: str, begins: int) -> None:
    """In a program of its own: the system is asked for its place once."""
    program = "from workbook.window.parts.system_forms import system_forms; print(system_forms().week_begins)"
    told = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": f"{place}.UTF-8"},
    )
    assert told.stdout == f"{begins}\n"


def test_a_calendar_at_a_cell_begins_as_the_systems_week_does(qtbot: QtBot, theme: Theme) -> None:
    field = OneLine()
    qtbot.addWidget(field)
    reader = Reader(lambda: NOW, partial(LocalForms, week_begins=7))
    CalendarDoor(field, Column("on", "On", "", "date"), theme, reader).open.trigger()
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    assert popup.month.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    popup.close()


def test_what_is_typed_in_a_cell_is_read_by_the_systems_forms() -> None:
    litres = Column("litres", "Litres", "", "number")
    assert typed_cell(litres, "0,250") == 0.25  # nowhere 250
    assert typed_cell(litres, "3-4") is None
