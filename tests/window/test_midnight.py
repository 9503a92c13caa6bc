"""Another day begins while the window is open: what is shown goes with it, and a word stays under its heading."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.parts.test_composing import compose
from tests.window.room import IT, Room
from workbook.window import app as window_app
from workbook.window.parts.clock import LOOK_MS, Clock
from workbook.window.parts.date_field import CalendarPopup
from workbook.window.parts.sentence_field import SentenceField

BEFORE, AFTER = "2026-11-27", "2026-11-28"


class Watch:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 27, 23, 59, 20, tzinfo=UTC)
        self.clock = Clock(lambda: self.at)

    def past_midnight(self, days: int = 0) -> None:
        self.at += timedelta(seconds=100, days=days)
        self.clock.look()


@pytest.fixture
def watch(qtbot: QtBot) -> Watch:
    window_app.make_application()
    return Watch()


def headings(room: Room) -> str:
    return " | ".join(label.text() for label in room.card.editor.findChildren(QLabel) if label.isVisible())


def days_of(answer: Any) -> dict[str, str]:
    """The words of an answer by their days."""
    rows = answer.get("entries") or answer.get("rows")
    return {row["on"]: next(str(v) for k, v in row.items() if k not in ("row", "on")) for row in rows}


def field_of(room: Room, kind: str) -> Any:
    return room.card.editor.findChildren(SentenceField if kind == "list" else QPlainTextEdit)[0]


@pytest.mark.parametrize("kind", ["list", "log"])
def test_who_begins_after_midnight_writes_under_the_new_day(
    open_room: Callable[..., Room], watch: Watch, kind: str
) -> None:
    room = open_room(kind, None, watch.clock)
    assert "Today, Friday 27 November 2026" in headings(room)
    field = field_of(room, kind)
    field.setFocus()
    watch.past_midnight()
    assert "Today, Saturday 28 November 2026" in headings(room)
    assert "Friday 27" not in headings(room)
    QTest.keyClicks(field_of(room, kind), "tea")
    assert days_of(room.session.answer(IT)) == {AFTER: "tea"}


@pytest.mark.parametrize("kind", ["list", "log"])
def test_what_is_half_written_stays_under_the_day_it_stands_under(
    open_room: Callable[..., Room], watch: Watch, kind: str
) -> None:
    room = open_room(kind, None, watch.clock)
    field = field_of(room, kind)
    field.setFocus()
    QTest.keyClicks(field, "te")
    watch.past_midnight()
    assert "Friday 27 November 2026" in headings(room)
    assert "Today" not in headings(room)
    QTest.keyClicks(field, "a")
    assert days_of(room.session.answer(IT)) == {BEFORE: "tea"}


@pytest.mark.parametrize("kind", ["list", "log"])
def test_what_is_being_composed_stays_too(open_room: Callable[..., Room], watch: Watch, kind: str) -> None:
    room = open_room(kind, None, watch.clock)
    field = field_of(room, kind)
    field.setFocus()
    compose(field, "ちゃ")
    watch.past_midnight(days=3)
    compose(field, "", "茶")
    assert days_of(room.session.answer(IT)) == {BEFORE: "茶"}


def test_a_day_that_was_chosen_stays_open(open_room: Callable[..., Room], watch: Watch) -> None:
    room = open_room("log", None, watch.clock)
    editor: Any = room.card.editor
    editor.choose(date(2026, 11, 25))
    watch.past_midnight()
    assert editor.day == date(2026, 11, 25)
    assert editor.strip.squares[-1].face.day == date(2026, 11, 27)


def test_a_reminder_is_so_long_from_the_new_day(open_room: Callable[..., Room], watch: Watch) -> None:
    room = open_room("letter", None, watch.clock)
    editor: Any = room.card.editor
    before = editor.reminder.button.text()
    watch.past_midnight(days=40)
    assert editor.reminder.button.text() != before


def test_a_day_without_its_year_and_a_calendar_go_by_the_new_day(
    open_room: Callable[..., Room], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room("date", None, watch.clock)
    opened: list[date] = []
    monkeypatch.setattr(CalendarPopup, "open_at", lambda _self, _anchor, day: opened.append(day))
    watch.past_midnight()
    room.card.editor.day.show_calendar()
    assert opened == [date(2026, 11, 28)]
    assert room.card.editor.context.reader.today() == date(2026, 11, 28)


def test_the_clock_wakes_at_midnight_and_looks_now_and_then(watch: Watch) -> None:
    turned: list[tuple[date, date]] = []
    watch.clock.turned.connect(lambda *days: turned.append(days))
    assert watch.clock.wait_ms() == 40_001
    watch.at -= timedelta(hours=5)
    assert watch.clock.wait_ms() == LOOK_MS
    watch.clock.look()
    assert turned == []
    watch.at += timedelta(days=2)  # the computer slept, or its clock was set
    watch.clock.look()
    assert turned == [(date(2026, 11, 27), date(2026, 11, 29))]


def test_the_first_screen_and_the_saved_time_go_by_the_new_day(
    qtbot: QtBot, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_app.make_window(tmp_path / "settings")
    qtbot.addWidget(window)
    window.show()
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    screen.show_exercise("name-it")
    shown: list[datetime] = []
    monkeypatch.setattr(screen.saved, "saved", shown.append)
    QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), "tea")
    screen.session.save_now()
    qtbot.waitUntil(lambda: screen.session.whole_state() == "saved" and bool(shown))
    count = len(shown)
    window.clock.turned.emit(date(2026, 11, 27), date(2026, 11, 28))
    assert len(shown) == count + 1
    window.show_home()
    before = window.screen_now()
    window.clock.turned.emit(date(2026, 11, 27), date(2026, 11, 28))
    assert window.screen_now() is not before
    window.close()
