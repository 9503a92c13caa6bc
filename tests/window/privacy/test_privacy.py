"""Locking in the window: nothing is locked before the sheet was tried, and nothing shows once it is."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.locked import locking
from workbook.answers.locked.recovery_words import new_words
from workbook.course.ids import ExerciseId
from workbook.window.help_screen import HelpScreen
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy import days_of_other_locks
from workbook.window.privacy.earlier_days import EarlierDays
from workbook.window.privacy.idle import IdleWatch
from workbook.window.privacy.lock_changes import LockChanges
from workbook.window.privacy.lock_setup import LockSetup
from workbook.window.privacy.locked_screen import LockedScreen
from workbook.window.privacy.passphrase_words import strength_of
from workbook.window.privacy.privacy_screen import PrivacyScreen
from workbook.window.privacy.secret_dialog import SecretDialog

pytestmark = pytest.mark.usefixtures("cheap_locks")

LINE = ExerciseId("name-it")
SECRET = "what nobody is to read"
PASSPHRASE = "four small boats at noon"


class Practised:
    """A practice that somebody is in the middle of."""

    seconds = 0.0

    def passed(self) -> float:
        return self.seconds


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_answer(screen: WorkbookScreen) -> None:
    screen.show_page("all", "words")
    QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), SECRET)


def set_up(window: MainWindow) -> LockSetup:
    window.locking.changes.set_up_lock()
    screen = window.screen_now()
    assert isinstance(screen, LockSetup)
    return screen


def fill_in(screen: LockSetup) -> None:
    for field in (screen.first, screen.again):
        QTest.keyClicks(field, PASSPHRASE)
    screen.noted.setChecked(True)
    QTest.keyClicks(screen.typed, " ".join(screen.words[n] for n in screen.asked))


@pytest.fixture
def words(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> list[str]:
    """The open workbook gets an answer and a lock; the words of its sheet."""
    type_answer(opened)
    screen = set_up(window)
    fill_in(screen)
    click(screen.done)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), PrivacyScreen), timeout=10_000)
    return screen.words


def shown_words(window: QWidget) -> str:
    """All that can be read anywhere in the window, or heard."""
    found = [window.windowTitle()]
    for widget in [window, *window.findChildren(QWidget)]:
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextBrowser):
            found.append(widget.toPlainText())
    return "\n".join(found)


def test_nothing_can_be_locked_before_two_words_of_the_sheet_were_typed(
    window: MainWindow, opened: WorkbookScreen
) -> None:
    screen = set_up(window)
    QTest.keyClicks(screen.first, PASSPHRASE)
    assert not screen.done.isEnabled()
    QTest.keyClicks(screen.again, PASSPHRASE[:-1])
    assert not screen.done.isEnabled()
    QTest.keyClicks(screen.again, PASSPHRASE[-1])
    assert (screen.steps.at, screen.done.isEnabled()) == (1, False)
    screen.noted.setChecked(True)
    assert (screen.steps.at, screen.done.isEnabled()) == (2, False)
    wrong = next(word for word in ("zebra", "absorb") if word not in screen.words)
    QTest.keyClicks(screen.typed, f"{wrong} {wrong}")
    assert not screen.done.isEnabled()
    screen.typed.clear()
    QTest.keyClicks(screen.typed, " ".join(screen.words[n] for n in screen.asked))
    assert screen.done.isEnabled()


def test_not_now_locks_nothing(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path) -> None:
    screen = set_up(window)
    fill_in(screen)
    click(screen.back)
    assert isinstance(window.screen_now(), PrivacyScreen)
    window.show_home()
    open_workbook(path).close()


def test_a_locked_workbook_goes_on_and_opens_with_passphrase_and_sheet(
    window: MainWindow, path: Path, words: list[str]
) -> None:
    window.go_to_workbook()
    assert isinstance(window.screen_now(), WorkbookScreen)
    window.show_home()
    for typed in (PASSPHRASE, " ".join(words)):
        with open_workbook(path, typed=typed) as file:
            assert file.answers()[LINE].answer == SECRET


def test_locking_shows_nothing_of_the_workbook(
    qtbot: QtBot, window: MainWindow, words: list[str], path: Path
) -> None:
    window.go_to_workbook()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.screen_now(), LockedScreen)
    assert window.session is None
    qtbot.waitUntil(lambda: not window.findChildren(WorkbookScreen))
    shown = shown_words(window)
    assert "This workbook is locked" in shown
    for word in (SECRET, "A small course", "One word for today", "mine", "Ana"):
        assert word not in shown
    assert not window.menus._actions["privacy"].isEnabled()


def test_a_wrong_passphrase_says_so_and_the_right_one_opens_the_page_where_one_was(
    qtbot: QtBot, window: MainWindow, words: list[str]
) -> None:
    window.locking.lock_now()
    screen = window.screen_now()
    assert isinstance(screen, LockedScreen)
    QTest.keyClicks(screen.field, "no idea at all")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.said.text().startswith("That did not open it"), timeout=10_000)
    assert window.screen_now() is screen
    screen.field.clear()
    QTest.keyClicks(screen.field, PASSPHRASE)
    click(screen.open_it)
    again = wait_for_workbook(qtbot, window)
    assert again.place()[1].id == "words"
    assert again.session.answer(LINE) == SECRET


def test_the_words_of_the_sheet_open_it_when_the_passphrase_is_forgotten(
    qtbot: QtBot, window: MainWindow, words: list[str]
) -> None:
    window.locking.lock_now()
    screen = window.screen_now()
    assert isinstance(screen, LockedScreen)
    click(screen.other)
    assert screen.field.is_shown()
    QTest.keyClicks(screen.field, " ".join(words))
    click(screen.open_it)
    assert wait_for_workbook(qtbot, window).session.answer(LINE) == SECRET


def test_a_locked_file_asks_before_it_shows_anything(
    qtbot: QtBot, window: MainWindow, words: list[str], path: Path
) -> None:
    window.show_home()
    window.entrance.open_path(str(path))
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), LockedScreen), timeout=10_000)
    assert SECRET not in shown_words(window)


def test_what_cannot_be_saved_stays_behind_the_lock(
    qtbot: QtBot, window: MainWindow, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk does not keep anybody's words on the screen, and does not lose them."""
    window.go_to_workbook()
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)

    def full(*_: object, **__: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(WorkbookFile, "save_answer", full)
        QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), " and more")
        window.locking.lock_now()
        assert window.is_hidden()
        assert window.windowTitle() == "Workbook"
        cover = window.screens.over()
        assert isinstance(cover, LockedScreen)
        QTest.keyClick(
            window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        assert window.is_hidden()
        QTest.keyClicks(cover.field, "wrong")
        click(cover.open_it)
        qtbot.waitUntil(lambda: cover.said.text().startswith("That did not open it"), timeout=10_000)
        cover.field.clear()
        QTest.keyClicks(cover.field, PASSPHRASE)
        click(cover.open_it)
        qtbot.waitUntil(lambda: not window.is_hidden(), timeout=10_000)
    assert screen.session.answer(LINE) == f"{SECRET} and more"
    assert screen.session.finish(5) == ""


@pytest.fixture
def look(window: MainWindow, words: list[str]) -> Callable[[], None]:
    """Let five seconds pass in a workbook that locks itself after five minutes, and look."""
    now = [1000.0]
    window.locking.watch._clock = lambda: now[0]
    window.locking.choose_minutes(5)

    def five_seconds() -> None:
        now[0] += 5
        window.locking.watch.look()

    return five_seconds


def test_it_locks_by_itself(window: MainWindow, look: Callable[[], None]) -> None:
    for _ in range(59):
        look()
    assert window.session is not None
    for _ in range(3):
        look()
    assert window.session is None


def test_somebody_who_practises_is_not_locked_out_and_one_who_stopped_is(
    window: MainWindow, look: Callable[[], None]
) -> None:
    practice = Practised()
    assert window.session
    window.session.under_way["it"] = practice
    for _ in range(200):
        practice.seconds += 5
        look()
    assert window.session is not None
    for _ in range(62):
        look()
    assert window.session is None


def test_somebody_who_reads_by_keyboard_is_not_locked_out(
    window: MainWindow, look: Callable[[], None]
) -> None:
    bar = next(bar for bar in window.findChildren(QScrollBar) if bar.isVisible())
    bar.setRange(0, 10_000)
    for at in range(200):
        bar.setValue(10 * at)
        look()
    assert window.session is not None


def test_it_locks_when_the_computer_slept(qtbot: QtBot, window: MainWindow, words: list[str]) -> None:
    now = [1000.0]
    window.locking.watch._clock = lambda: now[0]
    window.locking.choose_minutes(0)
    now[0] += 3600
    window.locking.watch.look()
    assert isinstance(window.screen_now(), LockedScreen)


def test_somebody_who_writes_is_not_locked_out(qtbot: QtBot) -> None:
    now, parent = [0.0], QObject()
    watch = IdleWatch(parent, lambda: now[0])
    said: list[bool] = []
    watch.idle.connect(lambda: said.append(True))
    watch.watch(5)
    for _ in range(200):
        now[0] += 5
        watch.touch()
        watch.look()
    assert said == []
    watch.stop()


@pytest.mark.parametrize(
    ("passphrase", "enough", "good"),
    [("", False, False), ("short", False, False), ("        ", False, False), ("longer-one", True, False),
     ("four small boats at noon", True, True), ("un café froid ce matin", True, True), ("Sommer2024!", True, False),
     ("a b c d e f", False, False), ("x" * 30, False, False), ("12345678", False, False), ("qwertyuiop", False, False),
     ("Password1", False, False), ("abcabcabcabc", False, False), ("11.03.1984", False, False),
     ("Ana Moreno", False, False), ("ana-moreno", False, False), ("A small course", False, False)],
)  # fmt: skip
def test_a_passphrase_is_judged_honestly_and_in_words(passphrase: str, enough: bool, good: bool) -> None:
    said = strength_of(passphrase, ["Ana Moreno", "A small course"])
    assert (said.enough, said.good) == (enough, good)
    assert said.words.endswith(".")


def test_help_is_there_while_it_is_locked_and_leads_back_to_the_lock(
    qtbot: QtBot, window: MainWindow, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WorkbookTrouble("disk-full", "The disk is full.")

    window.go_to_workbook()
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    with monkeypatch.context() as broken:
        broken.setattr(WorkbookFile, "save_answer", full)
        QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), "!")
        window.locking.lock_now()
        window.show_help()
        over = window.screens.over()
        assert isinstance(over, HelpScreen)
        click(over.back)
        assert isinstance(window.screens.over(), LockedScreen)


def test_the_first_screen_remembers_of_a_locked_workbook_only_which_course_it_is(
    window: MainWindow, words: list[str], tmp_path: Path
) -> None:
    window.show_home()
    [recent] = window.settings.recents()
    assert (recent.title, recent.locked) == ("A small course", 1)
    assert not any(
        (recent.name, recent.module, recent.page_title, recent.walked, recent.private, recent.keep)
    )
    assert "Locked with a passphrase" in shown_words(window)
    assert "You stopped in" not in shown_words(window)


def test_after_locking_neither_name_nor_page_is_on_the_first_screen_or_in_the_settings(
    window: MainWindow, opened: WorkbookScreen, qtbot: QtBot
) -> None:
    """Also not what was remembered while it had no lock."""
    assert window.session
    window.session.choices.set_name("Ana Moreno-Lindqvist")
    opened.show_page("all", "words")
    window.remember()
    kept = window.settings._path
    page = opened.place()[1].title
    assert "Ana Moreno-Lindqvist" in kept.read_text("utf-8")
    screen = set_up(window)
    fill_in(screen)
    click(screen.done)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), PrivacyScreen), timeout=10_000)
    window.locking.lock_now()
    assert "Ana Moreno-Lindqvist" not in kept.read_text("utf-8")
    assert page not in kept.read_text("utf-8")
    window.show_home()
    assert "Ana" not in shown_words(window)
    assert f"“{page}”" not in shown_words(window)
    assert window.windowTitle() == "Workbook"


def change(
    qtbot: QtBot, window: MainWindow, way: str, typed: str, monkeypatch: pytest.MonkeyPatch
) -> LockSetup:
    """Begin to change the passphrase or the sheet, knowing what opens it now."""
    monkeypatch.setattr(LockChanges, "_knows", lambda changes, _: changes._opens(typed))
    window.do(way)
    screen = window.screen_now()
    assert isinstance(screen, LockSetup)
    return screen


def test_another_passphrase_opens_it_then_and_the_old_one_and_its_header_nothing(
    qtbot: QtBot, window: MainWindow, words: list[str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = change(qtbot, window, "passphrase", PASSPHRASE, monkeypatch)
    assert "Your recovery sheet stays as it is" in shown_words(screen)
    new = "six grey geese over the lake"
    QTest.keyClicks(screen.first, new)
    QTest.keyClicks(screen.again, new)
    click(screen.done)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), PrivacyScreen), timeout=10_000)
    window.show_home()
    for typed in (new, " ".join(words)):
        open_workbook(path, typed=typed).close()
    with pytest.raises(WorkbookTrouble, match="did not open it"):
        open_workbook(path, typed=PASSPHRASE)


def test_a_change_can_be_stopped_and_then_nothing_is_changed(
    qtbot: QtBot, window: MainWindow, words: list[str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = change(qtbot, window, "passphrase", PASSPHRASE, monkeypatch)
    for field in (screen.first, screen.again):
        QTest.keyClicks(field, "six grey geese over the lake")
    begun, goes_on = Event(), Event()

    def slow(*_: object) -> dict[str, bytes]:
        begun.set()
        goes_on.wait(10)
        return {}

    monkeypatch.setattr(locking, "tables_hash", slow)
    click(screen.done)
    assert begun.wait(10)
    assert screen.stop.isVisible()
    assert screen.waiting.text().startswith("Everything is written anew")
    assert not screen.body.isEnabled()
    click(screen.stop)
    assert screen.waiting.text().startswith("Stopping. Nothing is changed")
    goes_on.set()
    qtbot.waitUntil(lambda: screen.reason.text().startswith("Stopped."), timeout=10_000)
    assert screen.body.isEnabled()
    assert screen.done.isEnabled()
    assert not screen.stop.isVisible()
    window.show_home()
    open_workbook(path, typed=PASSPHRASE).close()


def test_the_clipboard_is_emptied_when_it_locks(window: MainWindow, words: list[str]) -> None:
    window.copied._owns = lambda: True
    QGuiApplication.clipboard().setText(SECRET)
    window.locking.lock_now()
    assert QGuiApplication.clipboard().text() == ""


def test_what_is_copied_is_told_where_it_is_chosen(window: MainWindow, opened: WorkbookScreen) -> None:
    window.locking.show_privacy()
    screen = window.screen_now()
    assert isinstance(screen, PrivacyScreen)
    assert "keeps a history of what is copied keeps its own" in shown_words(screen)
    screen.copies.pick(2)
    screen._copies_picked(2)
    assert window.copied.minutes() == 0


def test_a_day_that_is_locked_otherwise_can_be_opened_and_gone_back_to(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a program of an earlier version left it that was killed while it took a lock off."""
    type_answer(opened)
    window.show_home()
    with open_workbook(path) as file:
        backups = BackupFolder(file.uuid)
        backups.make(file, "hand")
        locking.lock_workbook(file, backups, PASSPHRASE, new_words())
        kept = {place: place.read_bytes() for place in backups.folder.rglob("*") if place.is_file()}
        locking.remove_lock(file, backups)
        for place, data in kept.items():
            place.write_bytes(data)
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    monkeypatch.setattr(days_of_other_locks, "ask_for_day", lambda *_: PASSPHRASE)
    window.past.show_days()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), EarlierDays), timeout=10_000)
    screen = window.screen_now()
    assert isinstance(screen, EarlierDays)
    screen.list.setCurrentRow(len(screen.backups) - 1)
    qtbot.waitUntil(screen.open_it.isVisible, timeout=10_000)
    click(screen.open_it)
    qtbot.waitUntil(lambda: window.screen_now() is not screen, timeout=10_000)
    again = window.screen_now()
    assert isinstance(again, EarlierDays)
    again.list.setCurrentRow(len(again.backups) - 1)
    qtbot.waitUntil(lambda: "1 answer" in shown_words(again), timeout=10_000)
    assert not again.open_it.isVisible()


def test_a_passphrase_that_is_not_here_whole_says_so(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    screen = set_up(window)
    QGuiApplication.clipboard().setText("word " * 240)
    screen.first.paste()
    assert len(screen.first.text()) == 1000
    qtbot.waitUntil(screen.same.isVisible)
    assert screen.same.text() == "A passphrase has at most 1,000 characters. The first 1,000 are here."
    screen.again.setText("something else")
    assert screen.same.text() == "Not the same yet."


def test_so_does_one_that_is_to_open_something(qtbot: QtBot, theme: Theme) -> None:
    locked, dialog = LockedScreen(theme), SecretDialog(theme, "T", "W", lambda _: False, None)
    for around in (locked, dialog):
        qtbot.addWidget(around)
        around.field.setText("x" * 1000)
        QTest.keyClicks(around.field, "y")
        QApplication.processEvents()
        assert around.said.text().startswith("A passphrase has at most 1,000 characters")
