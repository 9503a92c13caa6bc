"""What happens around the lock and around a change of the whole file: nothing leaks, nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.privacy.test_privacy import LINE, PASSPHRASE, SECRET, fill_in, set_up, type_answer
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.erasing.erasing import plain_beside
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook, open_workbook
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.privacy.locked_screen import LockedScreen
from workbook.window.privacy.privacy_screen import PrivacyScreen
from workbook.window.session.session import Session

pytestmark = pytest.mark.usefixtures("cheap_locks")

MORE = " and more"


def broken(*_args: object, **_named: object) -> None:
    """What a full disk does with every answer."""
    raise WorkbookTrouble("disk-full", "The disk is full.")


@pytest.fixture
def locked(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> MainWindow:
    """A workbook with an answer and a lock, open."""
    type_answer(opened)
    screen = set_up(window)
    fill_in(screen)
    screen.done.click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), PrivacyScreen), timeout=10_000)
    return window


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The ways that dialogs would offer; the last one is taken."""
    offered: list[tuple[str, ...]] = []

    def ask(_window: MainWindow, _title: str, _words: str, choices: tuple[str, ...], **_: object) -> str:
        offered.append(choices)
        return choices[-1]

    monkeypatch.setattr(MainWindow, "ask", ask)
    return offered


@pytest.fixture
def covered(locked: MainWindow) -> MainWindow:
    """A locked workbook whose last words cannot be saved, behind its lock."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WorkbookFile, "save_answer", broken)
        window = locked
        window.go_to_workbook()
        screen = window.screen_now()
        assert isinstance(screen, WorkbookScreen)
        QTest.keyClicks(screen.current().cards["name-it"].editor.focus_target(), MORE)
        window.locking.lock_now()
    assert isinstance(window.screens.over(), LockedScreen)
    return window


def test_nobody_gets_the_words_that_wait_behind_the_lock(
    covered: MainWindow, asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "save_answer", broken)
        covered.close()
    assert asked
    assert all("opy" not in way for choices in asked for way in choices)


def test_the_lock_asks_for_the_file_once_what_waited_could_be_saved(
    qtbot: QtBot, covered: MainWindow
) -> None:
    covered.locking.lock_now()  # as the clock does again after some minutes
    assert covered.session is None
    assert covered.screens.over() is None
    screen = covered.screen_now()
    assert isinstance(screen, LockedScreen)
    QTest.keyClicks(screen.field, PASSPHRASE)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    again = wait_for_workbook(qtbot, covered)
    assert again.session.answer(LINE) == SECRET + MORE


def test_nothing_is_opened_over_the_lock(
    qtbot: QtBot, covered: MainWindow, tmp_path: Path, files: dict[str, bytes]
) -> None:
    other = tmp_path / "other.workbook"
    create_workbook(other, files).close()
    session = covered.session
    covered.entrance.open_path(str(other))
    assert covered.entrance.opener._worker is None
    assert covered.session is session


def test_a_locked_file_that_is_in_use_can_be_tried_again(
    qtbot: QtBot, locked: MainWindow, path: Path, asked: list[tuple[str, ...]]
) -> None:
    window = locked
    window.locking.lock_now()
    screen = window.screen_now()
    assert isinstance(screen, LockedScreen)
    with open_workbook(path, typed=PASSPHRASE):
        QTest.keyClicks(screen.field, PASSPHRASE)
        QTest.keyClick(screen.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.entrance.opener._worker is None, timeout=10_000)
    assert window.screen_now() is screen
    assert screen.field.isEnabled()
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    wait_for_workbook(qtbot, window)


def test_a_wrong_passphrase_that_comes_back_after_one_has_left_is_no_mistake(
    qtbot: QtBot, locked: MainWindow
) -> None:
    window = locked
    window.locking.lock_now()
    screen = window.screen_now()
    assert isinstance(screen, LockedScreen)
    QTest.keyClicks(screen.field, "wrong words here")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    window.show_home()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: window.entrance.opener._worker is None, timeout=10_000)
    assert isinstance(window.screen_now(), LockedScreen)


def test_a_larger_text_does_not_lead_away_from_the_lock(qtbot: QtBot, locked: MainWindow) -> None:
    locked.locking.lock_now()
    screen = locked.screen_now()
    locked.theme.larger()
    rebuilt: list[bool] = []
    QTimer.singleShot(0, lambda: rebuilt.append(True))  # behind what the window put off for the larger text
    qtbot.waitUntil(lambda: bool(rebuilt))
    assert locked.screen_now() is screen


def test_nothing_is_seen_while_the_lock_waits_for_a_disk(
    locked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.go_to_workbook()
    seen: list[object] = []

    def slow(_session: Session, _seconds: float) -> str:
        seen.append(locked.screens.over())
        return ""

    monkeypatch.setattr(Session, "finish", slow)
    locked.locking.lock_now()
    assert isinstance(seen[0], LockedScreen)
    assert isinstance(locked.screen_now(), LockedScreen)
    assert not locked.is_hidden()


def test_a_blank_window_stays_blank_when_it_locks_by_itself(locked: MainWindow) -> None:
    locked.toggle_hidden()
    locked.locking.lock_now()
    assert locked.is_hidden()
    locked.toggle_hidden()
    assert isinstance(locked.screen_now(), LockedScreen)


def test_plain_files_that_were_set_aside_are_told_of_when_a_lock_is_put_on(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def ask(_window: MainWindow, _title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(words)
        return choices[-1]

    monkeypatch.setattr(MainWindow, "ask", ask)
    plain, locked = (
        path.with_name(f"{path.stem} (before going back, 2026-01-0{n}).workbook") for n in (1, 2)
    )
    plain.write_bytes(b"SQLite format 3\0")
    type_answer(opened)
    screen = set_up(window)
    fill_in(screen)
    screen.done.click()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert f"“{plain.name}”" in said[-1]
    window.show_home()
    locked.write_bytes(path.read_bytes())
    assert plain_beside(path) == [plain]


def words_in(tree: QAccessibleInterface | None) -> list[str]:
    """What a screen reader can find in a tree."""
    if tree is None:
        return []
    own = [tree.text(QAccessible.Text.Name), tree.text(QAccessible.Text.Value)]
    return own + [words for n in range(tree.childCount()) for words in words_in(tree.child(n))]


def test_a_screen_reader_finds_nothing_of_a_hidden_page(locked: MainWindow) -> None:
    locked.go_to_workbook()
    page = locked.screen_now()
    assert any(SECRET in words for words in words_in(QAccessible.queryAccessibleInterface(locked)))
    locked.toggle_hidden()
    found = words_in(QAccessible.queryAccessibleInterface(locked))
    assert found
    assert not any(SECRET in words for words in found)
    locked.toggle_hidden()
    assert any(SECRET in words for words in words_in(QAccessible.queryAccessibleInterface(locked)))
    assert page.isVisible()
