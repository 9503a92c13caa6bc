"""My days: by keyboard and by mouse, read out well, and without a word about days that have nothing."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.overviews.conftest import at, never_saved, writer
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.exercises.log.editor import LogEditor
from workbook.window.main_window import MainWindow
from workbook.window.overviews import days_reader, days_screen
from workbook.window.overviews.days_screen import NOTHING, DaysScreen
from workbook.window.overviews.month_view import MonthView
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.layouts import widgets_in
from workbook.window.parts.recall_box import TOO_LARGE
from workbook.window.parts.words import Words
from workbook.window.privacy.damage_screen import DamageScreen
from workbook.window.privacy.hidden_screen import HiddenScreen

TODAY = datetime(2026, 11, 27, 12).astimezone()
Key = Qt.Key


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        write = writer(file)
        write("name-it", "lighter", at(2))
        write("tell", "what it was like", at(5, 19))
        write("tell", "and what it became", at(26, 22))
        write("guard", {"rows": [{"row": "a", "on": "2026-11-26", "morning": 7, "word": "choir"}]}, at(26))
        write("younger", "You were not too much.", at(5, 21))
    return path


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, written: Path) -> Callable[[], DaysScreen]:
    window.clock.now = lambda: TODAY
    window.clock.look()

    def ask() -> DaysScreen:
        window.entrance.open_path(str(written))
        wait_for_workbook(qtbot, window)
        return shown(qtbot, window)

    return ask


def shown(qtbot: QtBot, window: MainWindow) -> DaysScreen:
    window.do("my days")
    screen = window.screen_now()
    assert isinstance(screen, DaysScreen)
    qtbot.waitUntil(lambda: screen.reader.is_whole, timeout=10_000)
    return screen


@pytest.fixture
def days(asked: Callable[[], DaysScreen]) -> DaysScreen:
    return asked()


def words_of(screen: DaysScreen) -> list[str]:
    return [entry.words.text() for entry in screen.day.entries]


def go(qtbot: QtBot, screen: DaysScreen, to: date, count: int) -> None:
    screen.month.go_to(to)
    qtbot.waitUntil(lambda: len(screen.day.entries) == count)


def test_it_opens_at_today_and_an_empty_day_is_only_a_day(days: DaysScreen) -> None:
    assert days.month.day == TODAY.date()
    assert days.month.hasFocus()
    assert days.title.text() == "November 2026"
    assert days.day_title.text() == "Friday 27 November 2026"
    assert NOTHING in [words.text() for words in days.day.findChildren(Words)]


def test_a_day_opens_what_was_written_then_and_not_what_it_became(qtbot: QtBot, days: DaysScreen) -> None:
    go(qtbot, days, day(5), 2)
    assert words_of(days) == ["what it was like", "You were not too much."]
    assert [entry.entry.when for entry in days.day.entries] == ["19:00", "21:00"]
    go(qtbot, days, day(26), 2)
    assert words_of(days) == ["morning: 7; word: choir", "and what it became"]


def test_a_letter_to_open_stands_on_its_day_without_its_words(qtbot: QtBot, days: DaysScreen) -> None:
    go(qtbot, days, date(2027, 2, 5), 1)
    assert days.title.text() == "February 2027"
    assert words_of(days) == ["This letter may be opened on this day, or whenever you like."]
    assert days.day.entries[0].entry.exercise.title == "To a younger me"


def test_arrows_pages_home_and_end_go_through_the_days(days: DaysScreen) -> None:
    month = days.month
    for key, there in (
        (Key.Key_Left, day(26)),
        (Key.Key_Up, day(19)),
        (Key.Key_Right, day(20)),
        (Key.Key_PageUp, day(20, 10)),
        (Key.Key_PageDown, day(20)),
        (Key.Key_Down, day(27)),
        (Key.Key_End, day(26)),
        (Key.Key_Home, day(27)),
    ):
        QTest.keyClick(month, key)
        assert month.day == there
        assert days.day_title.text().endswith(f"{there.day} {['October', 'November'][there.month - 10]} 2026")
    assert month.hasFocus()


def test_the_last_of_a_month_stays_the_last_of_a_shorter_one(days: DaysScreen) -> None:
    days.month.go_to(day(31, 10))
    days.after.click()
    assert days.month.day == day(30)
    days.today.click()
    assert days.month.day == day(27)
    days.before.click()
    assert days.month.day == day(27, 10)


def test_enter_goes_to_the_words_of_a_day(qtbot: QtBot, days: DaysScreen) -> None:
    go(qtbot, days, day(26), 2)
    QTest.keyClick(days.month, Key.Key_Return)
    assert days.day.entries[0].words.hasFocus()
    days.month.go_to(day(27))
    days.month.setFocus()
    QTest.keyClick(days.month, Key.Key_Return)
    assert days.month.hasFocus()


def test_tab_leaves_the_calendar_at_once(days: DaysScreen) -> None:
    QTest.keyClick(days.month, Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not days.month


def test_a_click_chooses_a_day(qtbot: QtBot, days: DaysScreen) -> None:
    place = (day(2) - days.month.first()).days
    item = days.month.item(place // 7, place % 7)
    assert item
    cell = days.month.visualItemRect(item)
    QTest.mouseClick(days.month.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    qtbot.waitUntil(lambda: words_of(days) == ["lighter"])


def test_screen_readers_are_told_the_day_and_what_it_has(days: DaysScreen) -> None:
    month = days.month
    assert month.told(day(26)) == "Thursday 26 November 2026, Log, Answer"
    assert month.told(day(27)) == "Friday 27 November 2026, today"
    assert month.told(day(25)) == "Wednesday 25 November 2026"  # and nothing is said of what it lacks
    place = (day(26) - month.first()).days
    item = month.item(place // 7, place % 7)
    assert item is not None
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == month.told(day(26))
    told = QAccessible.queryAccessibleInterface(month)
    assert told.role() == QAccessible.Role.Table
    assert told.text(QAccessible.Text.Name) == "November 2026"


def test_no_days_are_counted_and_none_is_blamed(days: DaysScreen) -> None:
    said = " ".join(words.text() for words in days.findChildren(Words)).lower()
    for blame in ("streak", "in a row", "missed", "you wrote on", "last 7 days"):
        assert blame not in said


def test_weeks_begin_as_the_region_says(days: DaysScreen) -> None:
    for begins, first in ((1, day(26, 10)), (7, day(1)), (6, day(31, 10))):
        month = MonthView(days.theme, begins, day(27))
        assert month.first() == first
        head = month.horizontalHeaderItem(0)
        assert head is not None
        assert head.text() == {1: "Mon", 7: "Sun", 6: "Sat"}[begins]
        month.deleteLater()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_points_where_the_day_is(days: DaysScreen, direction: Qt.LayoutDirection) -> None:
    days.month.setLayoutDirection(direction)
    assert not days.month.grab().isNull()
    forward = direction == Qt.LayoutDirection.LeftToRight
    QTest.keyClick(days.month, Key.Key_Left)
    assert days.month.day == (day(26) if forward else day(28))


def test_the_signs_of_the_month_are_named_below_it(days: DaysScreen) -> None:
    def named() -> list[str]:
        return [words.text() for signs in widgets_in(days.legend) for words in signs.findChildren(Words)]

    assert named() == ["Log", "Letter", "Answer"]
    days.month.go_to(day(1, 9))
    assert named() == []


def test_the_way_to_a_page_and_esc_back(qtbot: QtBot, window: MainWindow, days: DaysScreen) -> None:
    go(qtbot, days, day(2), 1)
    days.day.entries[0].page.click()
    pages = window.screen_now()
    assert isinstance(pages, WorkbookScreen)
    assert "name-it" in pages.current().cards
    screen = shown(qtbot, window)
    QTest.keyClick(screen.month, Key.Key_Escape)
    assert window.screen_now() is pages


def test_another_day_begins(window: MainWindow, days: DaysScreen) -> None:
    window.clock.now = lambda: TODAY.replace(day=28)
    window.clock.look()
    assert days.month.told(day(28)).endswith("today")
    assert days.month.day == day(27)  # what is looked at stays


def test_hiding_shows_nothing_of_it(window: MainWindow, days: DaysScreen) -> None:
    window.toggle_hidden()
    assert isinstance(window.screens.over(), HiddenScreen)
    assert not days.isVisible()
    window.toggle_hidden()
    assert days.isVisible()


def test_an_answer_that_is_too_large_is_told_of(
    qtbot: QtBot, written: Path, asked: Callable[[], DaysScreen]
) -> None:
    with open_workbook(written) as file:
        writer(file)("name-it", "x" * 20_000, at(9))
    screen = asked()
    go(qtbot, screen, day(9), 1)
    assert words_of(screen) == [TOO_LARGE]


def test_a_long_answer_is_read_whole(qtbot: QtBot, written: Path, asked: Callable[[], DaysScreen]) -> None:
    with open_workbook(written) as file:
        writer(file)("name-it", "word " * 900 + "end", at(9))
    screen = asked()
    go(qtbot, screen, day(9), 1)
    (entry,) = screen.day.entries
    assert not entry.words.text().endswith("end")
    entry.more.click()
    assert entry.words.text().endswith("end")


def test_a_full_day_is_read_by_parts(
    qtbot: QtBot, asked: Callable[[], DaysScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(days_screen, "AT_ONCE", 1)
    screen = asked()
    go(qtbot, screen, day(5), 1)
    assert screen.more.isVisible()
    screen.more.click()
    qtbot.waitUntil(lambda: len(screen.day.entries) == 2)
    assert not screen.more.isVisible()


def test_what_cannot_be_read_is_said_calmly(
    qtbot: QtBot, days: DaysScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_unused: object) -> None:
        raise WorkbookTrouble("cannot-read", "The disk does not answer.")

    monkeypatch.setattr(days_reader, "versions_in", fail)
    days.month.go_to(day(5))
    qtbot.waitUntil(lambda: "The disk does not answer." in days.state.text())


def test_damage_is_told_as_everywhere(
    qtbot: QtBot, window: MainWindow, written: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    def fail(*_unused: object) -> None:
        raise WorkbookTrouble("damaged", "The file is damaged.")

    monkeypatch.setattr(days_reader, "written_after", fail)
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    window.do("my days")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), DamageScreen), timeout=10_000)


def test_what_could_not_be_saved_yet_stands_on_its_day_and_says_so(
    qtbot: QtBot, days: DaysScreen, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = days.session
    monkeypatch.setattr(WorkbookFile, "save_answer", never_saved)
    rows = [{"row": "b", "on": "2026-11-20", "morning": 4, "word": "geese"}]
    for key, answer in (("tell", "only in the window"), ("guard", {"rows": rows})):
        exercise = session.course.find(ExerciseId(key))
        assert exercise
        session.give(exercise, answer)
    session.save_now()
    qtbot.waitUntil(lambda: session.state(ExerciseId("guard")) == "failed")
    screen = shown(qtbot, window)
    go(qtbot, screen, day(27), 1)
    assert words_of(screen) == ["only in the window"]
    assert screen.day.entries[0].when.text() == "Not saved yet"
    go(qtbot, screen, day(20), 1)
    assert "geese" in words_of(screen)[0]
    go(qtbot, screen, day(26), 1)  # what the log had there is no longer in it
    assert words_of(screen) == ["and what it became"]
    monkeypatch.undo()
    session.retry()
    qtbot.waitUntil(lambda: not session.unsaved())
    go(qtbot, screen, day(27), 1)
    assert words_of(screen) == ["only in the window"]
    assert screen.day.entries[0].when.text() != "Not saved yet"


def test_one_writes_in_a_log_for_the_day_that_is_chosen(
    qtbot: QtBot, window: MainWindow, days: DaysScreen
) -> None:
    [write] = days.write
    assert write.text() == "Write for this day…"
    days.month.go_to(day(28))
    assert not write.isVisible()  # a day to come
    days.month.go_to(day(9))
    assert write.isVisible()
    write.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(write, Key.Key_Space)
    pages = window.screen_now()
    assert isinstance(pages, WorkbookScreen)
    editor = pages.current().cards["guard"].editor
    assert isinstance(editor, LogEditor)
    assert editor.day == day(9)
    assert "9 November" in editor.heading.text()
    qtbot.waitUntil(editor.focus_target().hasFocus)


def test_of_several_logs_each_says_which_it_is_and_without_one_there_is_nothing_to_write(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    head = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"}
    log = "::: log {0}\ntitle: {0}\ncolumn: word | text\n\nHow was it?\n:::\n"
    for name, logs in (("two", ("sleep", "walks")), ("none", ())):
        text = "---\ntitle: One\n---\n::: line it\nA word?\n:::\n" + "".join(map(log.format, logs))
        create_workbook(tmp_path / f"{name}.workbook", {**head, "modules/01-one.md": text.encode()}).close()
        window.entrance.open_path(str(tmp_path / f"{name}.workbook"))
        wait_for_workbook(qtbot, window)
        screen = shown(qtbot, window)
        assert [button.text() for button in screen.write] == [f"Write for this day: {one}" for one in logs]
        window.show_home()
