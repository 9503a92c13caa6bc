"""Earlier words and earlier days in the window: looked at, compared, brought back, and erased."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import open_workbook
from workbook.answers.marking.order import PageName
from workbook.answers.tables.marks import Mark, new_mark
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.language.dates import near_day, told_apart
from workbook.window.main_window import MainWindow
from workbook.window.overviews.marks_screen import MarksScreen
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy.comparing import pieces
from workbook.window.privacy.earlier_days import EarlierDays
from workbook.window.privacy.earlier_words import EarlierWords

LINE = ExerciseId("name-it")


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs would say; the first way is taken."""
    said: list[str] = []

    def ask(_window: MainWindow, title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(f"{title}: {words}")
        return choices[0]

    monkeypatch.setattr(MainWindow, "ask", ask)
    return said


@pytest.fixture
def written(path: Path) -> Path:
    """A workbook with three versions of one answer over three days, and a backup of the second day."""
    now = datetime.now().astimezone()
    with open_workbook(path) as file:
        exercise = next(e for e in read_course(file.files())[0].exercises() if e.id == LINE)
        file.save_answer(exercise, "rain and oats", at=now - timedelta(days=3))
        file.save_answer(exercise, "rain and wind", at=now - timedelta(days=1))
        BackupFolder(file.uuid).make(file, "day", at=now - timedelta(days=1))
        file.save_answer(exercise, "sun and wind", at=now)
    return path


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, written: Path) -> WorkbookScreen:
    window.entrance.open_path(str(written))
    made = wait_for_workbook(qtbot, window)
    made.show_page("all", "words")
    return made


def earlier_words(qtbot: QtBot, window: MainWindow, screen: WorkbookScreen) -> EarlierWords:
    screen.current().cards["name-it"]._show_history()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), EarlierWords))
    made = window.screen_now()
    assert isinstance(made, EarlierWords)
    return made


def earlier_days(qtbot: QtBot, window: MainWindow) -> EarlierDays:
    window.past.show_days()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), EarlierDays))
    made = window.screen_now()
    assert isinstance(made, EarlierDays)
    qtbot.waitUntil(lambda: "would" in words_on(made), timeout=10_000)
    return made


def test_every_version_can_be_read_with_its_day(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen
) -> None:
    made = earlier_words(qtbot, window, screen)
    rows = [when for when, _ in entries(made)]
    assert [row.split(",")[0] for row in rows][:2] == ["Today", "Yesterday"]
    assert rows[0].endswith("(now)")
    assert [words for _, words in entries(made)] == ["sun and wind", "rain and wind", "rain and oats"]
    assert not made.every_change.isVisible()  # there is nothing between
    assert made.text.toPlainText() == "rain and wind"
    made.list.setCurrentRow(2)
    assert made.text.toPlainText() == "rain and oats"
    assert made.text.toHtml().count("text-decoration: underline") == 2  # rain, oats


def entries(made: EarlierWords) -> list[list[str]]:
    return [made.list.item(n).text().split("\n") for n in range(made.list.count())]


def test_one_entry_a_sitting_with_its_first_words_and_every_change_when_asked_for(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    window.show_home()
    then = datetime.now().astimezone().replace(hour=20, minute=0) - timedelta(days=2)
    typed = ("fog", "fog and", "fog and " + "a very long walk " * 9, "")
    with open_workbook(written) as file:
        exercise = next(e for e in read_course(file.files())[0].exercises() if e.id == LINE)
        for minutes, words in enumerate(typed):
            file.save_answer(exercise, words or None, at=then + timedelta(minutes=minutes))
        file.save_answer(exercise, "sun and wind", at=datetime.now().astimezone())
    window.entrance.open_path(str(written))
    screen = wait_for_workbook(qtbot, window)
    screen.show_page("all", "words")
    made = earlier_words(qtbot, window, screen)
    told = entries(made)
    cleared = next(n for n, (_, words) in enumerate(told) if words == "(cleared)")
    assert told[cleared][0].endswith(", 20:03")
    assert told[cleared + 1][0].endswith(", 20:00 to 20:02")
    assert told[cleared + 1][1].startswith("fog and a very long walk")
    assert told[cleared + 1][1].endswith(" …")
    assert len(told[cleared + 1][1]) <= 48
    assert "fog" not in [words for _, words in told]
    assert made.list.currentRow() == cleared + 1  # the newest that holds anything
    click(made.every_change)
    assert made.text.toPlainText().startswith("fog and a very long walk")  # what was looked at stays
    assert made.list.count() == len(made.versions)
    assert "fog" in [words for _, words in entries(made)]
    click(made.every_change)
    assert entries(made) == told
    made.list.setCurrentRow(cleared + 1)
    click(made.bring_back)
    assert screen.current().cards["name-it"].editor.focus_target().text().startswith("fog and a very")


def test_an_earlier_version_is_brought_back_as_a_new_one(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path
) -> None:
    made = earlier_words(qtbot, window, screen)
    made.list.setCurrentRow(2)
    click(made.bring_back)
    assert window.screen_now() is screen
    assert screen.current().cards["name-it"].editor.focus_target().text() == "rain and oats"
    window.show_home()
    with open_workbook(written) as file:
        assert [saved.answer for saved in file.history(LINE)][-2:] == ["sun and wind", "rain and oats"]


def test_erasing_the_earlier_ones_leaves_no_trace_on_the_disk(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path, asked: list[str]
) -> None:
    made = earlier_words(qtbot, window, screen)
    click(made.earlier_gone)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    uuid = window.session.uuid if window.session else ""
    window.show_home()
    files = [p for p in [written, *BackupFolder(uuid).folder.rglob("*")] if p.is_file()]
    assert len(files) > 1
    assert not [p for p in files if b"oats" in p.read_bytes() or b"rain" in p.read_bytes()]
    with open_workbook(written) as file:
        assert [saved.answer for saved in file.history(LINE)] == ["sun and wind"]
    assert "cannot be brought back" in asked[0]


def test_erasing_one_answer_empties_its_card(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, asked: list[str]
) -> None:
    click(earlier_words(qtbot, window, screen).all_gone)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    again = window.screen_now()
    assert isinstance(again, WorkbookScreen)
    again.show_page("all", "words")
    assert again.current().cards["name-it"].editor.focus_target().text() == ""


def test_an_earlier_day_says_what_it_holds_and_what_would_change(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen
) -> None:
    made = earlier_days(qtbot, window)
    said = words_on(made)
    assert made.list.item(0).text().startswith("Yesterday, ")
    assert "1 answer, 3 words." in said
    assert "1 answer would be as it was then" in said
    assert "“One word for today?”" in said


def test_going_back_brings_that_day_and_keeps_the_present_one(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path, asked: list[str]
) -> None:
    made = earlier_days(qtbot, window)
    click(made.go_back)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    again = window.screen_now()
    assert isinstance(again, WorkbookScreen)
    assert again.session.answer(LINE) == "rain and wind"
    assert asked[-1].startswith("You are back on that day")
    aside = [p for p in written.parent.iterdir() if "before going back" in p.name]
    assert len(aside) == 1
    with open_workbook(aside[0]) as file:
        assert file.answers()[LINE].answer == "sun and wind"
    days = earlier_days(qtbot, window)
    assert days.list.item(0).text().endswith("before going back to an earlier day")


def test_a_workbook_without_earlier_days_says_so(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.past.show_days()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), EarlierDays))
    assert "No earlier day is kept yet" in words_on(window.screen_now())


def test_what_only_the_earlier_text_has_is_marked() -> None:
    assert [text for text, only in pieces("a cold grey day", "a warm day") if only] == ["cold grey "]
    assert [only for _, only in pieces("all new", "")] == [False]
    assert not any(only for _, only in pieces("Is it finished?", "Is it finished? And then?"))


def test_days_are_told_as_one_says_them() -> None:
    today = date(2026, 11, 25)
    said = [near_day(today - timedelta(days=ago), today) for ago in (0, 1, 2, 7, -1)]
    assert said == ["Today", "Yesterday", "Monday 23 November 2026", "18 November 2026", "26 November 2026"]


def test_what_takes_its_time_says_so_and_is_done_once(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, written: Path, asked: list[str], slow: Event
) -> None:
    made = earlier_days(qtbot, window)
    click(made.go_back)
    click(made.go_back)
    qtbot.waitUntil(lambda: "A moment." in words_on(made))
    assert not made.list.isEnabled()
    assert made.back.isEnabled()
    slow.set()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen), timeout=10_000)
    window.show_home()
    assert len(list(written.parent.glob("*before going back*"))) == 1


def test_what_could_not_be_done_can_be_tried_again(
    qtbot: QtBot,
    window: MainWindow,
    screen: WorkbookScreen,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = earlier_days(qtbot, window)
    with monkeypatch.context() as patch:
        patch.setattr(BackupFolder, "restore", disk_is_full)
        click(made.go_back)
        qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["That could not be done: The disk is full."]
    assert words_on(made).count("A moment.") == 0
    click(made.go_back)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen), timeout=10_000)


@pytest.mark.parametrize("button", ["earlier_gone", "all_gone"])
def test_after_erasing_one_is_told_and_back_at_the_exercise(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, asked: list[str], button: str
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    click(getattr(earlier_words(qtbot, window, screen), button))
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1].startswith("It is erased: ")
    now = window.screen_now()
    assert isinstance(now, WorkbookScreen)
    card = now.current().cards["name-it"]
    qtbot.waitUntil(lambda: card.isAncestorOf(now.focusWidget()))


def test_somebody_who_went_elsewhere_meanwhile_is_not_led_back(
    qtbot: QtBot, window: MainWindow, screen: WorkbookScreen, asked: list[str]
) -> None:
    click(earlier_words(qtbot, window, screen).all_gone)
    window.go_to_workbook()
    screen.show_page("all", "marks")
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10_000)
    now = window.screen_now()
    assert isinstance(now, WorkbookScreen)
    assert now.place()[1].id == "marks"


def disk_is_full(*_args: object, **_named: object) -> None:
    raise WorkbookTrouble("disk-full", "The disk is full.")


def test_versions_of_one_minute_are_told_apart_by_their_seconds() -> None:
    at = datetime(2026, 11, 3, 14, 2, 31, tzinfo=UTC)
    moments = [(at, 0), (at - timedelta(seconds=20), 0), (at - timedelta(minutes=5), 0)]
    said = [words.rpartition(", ")[2] for words in told_apart(moments)]
    assert said == ["14:02:31", "14:02:11", "13:57"]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Going back waits until this is set, as it does with a large workbook."""
    goes_on = Event()
    restore = BackupFolder.restore

    def restore_later(self: BackupFolder, *given: Any) -> Path:
        assert goes_on.wait(10)
        return restore(self, *given)

    monkeypatch.setattr(BackupFolder, "restore", restore_later)
    return goes_on


@pytest.fixture
def noted(qtbot: QtBot, window: MainWindow, written: Path) -> tuple[MarksScreen, Mark]:
    """The list of marks of a workbook with one, which an earlier day has too."""
    at = datetime(2026, 11, 21, 18, tzinfo=UTC)
    mark = new_mark("mint", "next", "next", at)._replace(words="Only text", after=" here.", note="hawthorn")
    with open_workbook(written) as file:
        file.put_mark(mark)
        BackupFolder(file.uuid).make(file, "hand")
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    window.do("marks")
    screen = window.screen_now()
    assert isinstance(screen, MarksScreen)
    return screen, mark


@pytest.mark.parametrize("by_key", [False, True])
def test_one_mark_is_erased_with_its_note_from_earlier_days_too(
    qtbot: QtBot,
    window: MainWindow,
    noted: tuple[MarksScreen, Mark],
    written: Path,
    asked: list[str],
    by_key: bool,
) -> None:
    screen, mark = noted
    erase = screen.rows[mark.id].erase
    if by_key:
        erase.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(erase, Qt.Key.Key_Space)
    else:
        click(erase)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10_000)
    assert asked[0].startswith(
        "Erase this mark with its note?: It is gone then from the workbook and from all"
    )
    assert asked[1] == "It is erased: The mark is gone, with its note, also from earlier days."
    now = window.screen_now()
    assert isinstance(now, MarksScreen)
    assert now.nothing.isVisible()
    window.do("undo")
    assert window.session
    assert not window.session.marks.all
    window.show_home()
    with open_workbook(written) as file:
        assert file.marks() == []
        assert file.answers()[LINE].answer == "sun and wind"
        folder = BackupFolder(file.uuid)
        for backup in folder.list():
            folder.restore(file, backup)
            assert file.marks() == []


def test_a_mark_stays_where_one_thinks_better_of_it(
    window: MainWindow, noted: tuple[MarksScreen, Mark], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, mark = noted
    monkeypatch.setattr(MainWindow, "ask", lambda *said, **_: said[3][-1])
    click(screen.rows[mark.id].erase)
    assert window.session
    assert window.session.marks.all[mark.id].note == "hawthorn"
    assert window.screen_now() is screen


def test_a_mark_that_could_not_be_erased_stays_and_that_is_said(
    qtbot: QtBot, window: MainWindow, noted: tuple[MarksScreen, Mark], asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    screen, mark = noted
    monkeypatch.setattr(BackupFolder, "erase", full)
    click(screen.rows[mark.id].erase)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10_000)
    assert asked[1] == "That could not be done: The disk is full."
    assert window.session
    assert window.session.marks.all[mark.id] == mark


def test_an_earlier_day_that_had_other_marks_tells_of_them_and_can_be_gone_back_to(
    qtbot: QtBot, window: MainWindow, noted: tuple[MarksScreen, Mark], asked: list[str]
) -> None:
    _screen, mark = noted
    assert window.session
    window.session.marks.write(mark.id, "hawthorn and elder")
    window.session.marks.note_page(PageName("all", "all"))
    days = earlier_days(qtbot, window)
    told = words_on(days)
    assert "1 mark or note would be as it was then" in told
    assert "1 mark or note would go" in told
    assert "answers would" not in told
    assert days.go_back.isEnabled()
    click(days.go_back)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert [found.note for found in window.session.marks.all.values()] == ["hawthorn"]
    again = earlier_days(qtbot, window)
    again.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: "Nothing would change: all answers, marks and notes" in words_on(again))
    assert not again.go_back.isEnabled()
