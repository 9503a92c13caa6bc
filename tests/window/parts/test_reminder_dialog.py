"""A reminder in one’s own calendar: told before it is saved, by keyboard alone, with nothing private in it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make
from tests.window.conftest import wait_for_workbook
from workbook.exercises.date.editor import DateEditor
from workbook.exercises.plan.editor import PlanEditor
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.parts import file_dialogs
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.reminder_dialog import ReminderDialog

TODAY = date(2026, 11, 22)
KEY = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Iterator[ReminderDialog]:
    made = ReminderDialog(theme, None, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the dialog for files was asked; it says `mine.ics`."""
    found: list[Any] = []

    def save_as(*what: Any) -> Path:
        found.extend(what)
        return tmp_path / "mine.ics"

    monkeypatch.setattr(file_dialogs, "save_as", save_as)
    return found


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_at_first_it_is_every_third_evening_for_four_weeks_and_silent(dialog: ReminderDialog) -> None:
    assert dialog.tells.text() == (
        "“Time for myself”, every third day at 19:30 for half an hour, from 22 November 2026 to 19 December 2026."
    )
    assert not dialog.rings.isChecked()


def test_what_is_told_is_what_is_saved(dialog: ReminderDialog, asked: list[Any], tmp_path: Path) -> None:
    dialog.name.setText("Tea & quiet")
    dialog.rhythm.pick(3)
    dialog.time.setText("7 pm")
    dialog.day._chosen(date(2027, 3, 1))
    dialog.weeks.pick(0)
    dialog.rings.click()
    assert dialog.tells.text() == (
        "“Tea & quiet”, every week at 19:00 for half an hour, from 1 March 2027 to 8 March 2027."
    )
    dialog.save.click()
    assert asked[2].name == "Tea quiet.ics"
    assert dialog.saved == tmp_path / "mine.ics"
    event: Any = icalendar.Calendar.from_ical(dialog.saved.read_bytes()).events[0]
    assert event["summary"] == "Tea & quiet"
    assert event["dtstart"].dt == datetime(2027, 3, 1, 19)  # noqa: DTZ001
    assert len(event.subcomponents) == 1


def test_by_keyboard_alone(qtbot: QtBot, dialog: ReminderDialog, asked: list[Any]) -> None:
    qtbot.waitUntil(dialog.name.hasFocus)
    seen: list[QWidget] = []
    while not dialog.save.hasFocus() and len(seen) < 20:
        found = QApplication.focusWidget()
        assert found is not None
        assert name_of(found)
        seen.append(found)
        if found is dialog.rings:
            QTest.keyClick(found, KEY.Key_Space)
        QTest.keyClick(found, KEY.Key_Tab)
    for widget in (dialog.name, dialog.rhythm, dialog.time, dialog.day.field, dialog.weeks, dialog.rings):
        assert widget in seen
    assert dialog.rings.isChecked()
    QTest.keyClick(dialog.save, KEY.Key_Return)
    assert asked
    assert dialog.saved


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "A few words for the calendar are still missing."),
        ("time", "soon", "A time looks like 19:30."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    dialog: ReminderDialog, asked: list[Any], field: str, typed: str, said: str
) -> None:
    getattr(dialog, field).setText(typed)
    dialog.save.click()
    assert dialog.trouble.text() == said
    assert dialog.isVisible()
    assert asked == []


def test_a_day_that_is_not_clear_is_said(dialog: ReminderDialog, asked: list[Any]) -> None:
    dialog.day.worded.emit("next spring")
    assert dialog.tells.text() == "The first day is not clear yet."
    dialog.save.click()
    assert asked == []


def test_no_place_chosen_and_a_place_that_cannot_be_written_to(
    dialog: ReminderDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: None)
    dialog.save.click()
    assert dialog.isVisible()
    assert not dialog.trouble.isVisible()
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "nowhere" / "mine.ics")
    dialog.save.click()
    assert dialog.trouble.text().startswith("The reminder is not saved yet:")
    assert dialog.saved is None


def test_from_the_menu_nothing_of_the_workbook_goes_into_the_file(
    qtbot: QtBot,
    window: MainWindow,
    path: Path,
    asked: list[Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window, "say", lambda _title, words: told.append(words))
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)

    def save() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ReminderDialog)
        shown.save.click()

    QTimer.singleShot(0, window, save)
    window.do("remind")
    made = (tmp_path / "mine.ics").read_text("utf-8")
    for private in ("small", "Ana", "course", "mine"):
        assert private not in made
    assert told == ["The reminder is in “mine.ics”. Open it with your calendar."]
    window.show_home()


def test_a_plan_offers_a_rhythm(
    qtbot: QtBot, theme: Theme, asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = PlanEditor(make("plan"), theme, EditorContext())  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.show()
    editor.show_answer({"rows": [{"row": "plan-1", "if": "a secret", "then": "b"}]})
    monkeypatch.setattr(ReminderDialog, "exec", lambda self: self.save.click())
    QTest.keyClick(editor.reminder.button, KEY.Key_Space)
    assert "mine.ics" in editor.reminder.note.text()
    assert asked[2].name == "Time for myself.ics"


def test_a_day_that_was_named_offers_its_file_until_it_is_over(
    qtbot: QtBot, theme: Theme, asked: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = DateEditor(make("date"), theme, EditorContext(), today=lambda: TODAY)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.show()
    editor.show_answer(None)
    assert not editor.reminder.isVisible()
    editor.show_answer("2026-11-21")
    assert not editor.reminder.isVisible()
    editor.show_answer("2027-02-22")
    assert editor.reminder.button.text() == "Save a reminder for 22 February 2027…"
    monkeypatch.setattr(ReminderDialog, "exec", lambda self: self.save.click())
    editor.reminder.button.click()
    assert asked[2].name == "Time for myself 2027-02-22.ics"
    event = icalendar.Calendar.from_ical((tmp_path / "mine.ics").read_bytes()).events[0]
    assert event.start == date(2027, 2, 22)
    editor.day.field.setText("soon")
    assert not editor.reminder.isVisible()
    editor.day._chosen(date(2027, 2, 23))
    assert editor.reminder.isVisible()
