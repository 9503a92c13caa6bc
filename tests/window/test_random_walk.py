"""A random walk over the whole window: clicks, keys, pastes and drops; no exception, no Qt warning, no lost answer."""

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.exercises.conftest import sample as kind_sample
from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.course.kinds import KINDS
from workbook.window.home.home_screen import HomeScreen
from workbook.window.main_window import MainWindow
from workbook.window.menus import COMMANDS
from workbook.window.parts import file_dialogs
from workbook.window.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT, LONG = 160, 10_000
# These end the walk, take answers away on purpose, or need a passphrase.
NOT_WALKED = {"quit", "erase", "set lock", "passphrase", "sheet", "unlock", "lock", "hide"}
WORDS = (
    "rain",
    "ä ß 😀 e\u0301",
    "<b>&amp;</b>",
    "שלום عالم",
    "心静",
    "one\ntwo\tthree",
    "x" * 3000,
    "'; DROP TABLE",
)
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_A, Qt.Key.Key_9, Qt.Key.Key_Period,
)  # fmt: skip
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Walk:
    """Somebody who does anything at all; what they were told and did is kept to be told if it goes wrong."""

    def __init__(self, qtbot: QtBot, window: MainWindow, path: Path, seed: int) -> None:
        self.qtbot, self.window, self.path, self.by = qtbot, window, path, random.Random(seed)
        self.done: list[str] = []
        # A menu that waits for its answer would wait for ever.
        self._closing = QTimer(window, interval=20)
        self._closing.timeout.connect(self.close_what_is_open)
        self._closing.start()

    def step(self) -> None:
        acts: list[tuple[int, Callable[[], str]]] = [
            (8, self.click), (6, self.key), (5, self.type), (2, self.paste), (2, self.drop), (3, self.command),
            (2, self.turn), (1, self.wheel), (1, self.resize),
        ]  # fmt: skip
        act = self.by.choices([call for _weight, call in acts], [weight for weight, _call in acts])[0]
        self.done.append(act())
        QApplication.processEvents()
        self.close_what_is_open()
        if isinstance(self.window.screen_now(), HomeScreen):
            self.window.entrance.open_path(str(self.path))
            wait_for_workbook(self.qtbot, self.window)

    def close_what_is_open(self) -> None:
        """Menus are chosen from, or go; popups go with Esc."""
        for _round in range(4):
            popup: QWidget | None = QApplication.activePopupWidget()
            if popup is None:
                return
            QTest.keyClick(popup, Qt.Key.Key_Escape)
            if isValid(popup) and popup.isVisible():
                popup.close()
            QApplication.processEvents()

    def click(self) -> str:
        buttons = [
            one
            for one in self.window.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
        ]
        if not buttons:
            return "nothing to click"
        button = self.by.choice(buttons)
        name = button.accessibleName() or button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"click {name}"

    def focus(self) -> QWidget:
        at: QWidget | None = QApplication.focusWidget()
        return at if at is not None and at.isVisible() else self.window

    def key(self) -> str:
        key, modifier = (
            self.by.choice(KEYS),
            self.by.choice([Qt.KeyboardModifier.NoModifier] * 5 + [SHIFT, CTRL, ALT]),
        )
        QTest.keyClick(self.focus(), key, modifier)
        return f"key {key.name} {modifier.name}"

    def type(self) -> str:
        found: list[QPlainTextEdit | QLineEdit | QTextEdit] = [
            *self.window.findChildren(QPlainTextEdit),
            *self.window.findChildren(QLineEdit),
            *self.window.findChildren(QTextEdit),
        ]
        fields = [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
        if fields:
            self.by.choice(fields).setFocus()
        QTest.keyClicks(self.focus(), "".join(self.by.choices("abc de.1", k=self.by.randrange(1, 12))))
        return "type"

    def paste(self) -> str:
        QApplication.clipboard().setText(self.by.choice(WORDS))
        QTest.keyClick(self.focus(), Qt.Key.Key_V, CTRL)
        return "paste"

    def drop(self) -> str:
        data, over = QMimeData(), self.focus()
        if self.by.random() < 0.5:
            data.setText(self.by.choice(WORDS))
        else:
            data.setUrls(
                [
                    QUrl.fromLocalFile(
                        str(self.path.with_name(self.by.choice(("gone.txt", "a.pdf", "b.course"))))
                    )
                ]
            )
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(over, event)
        return "drop"

    def command(self) -> str:
        possible = [
            name
            for name, action in self.window.menus._actions.items()
            if action.isEnabled() and action.isVisible() and name not in NOT_WALKED
        ]
        name = self.by.choice(possible)
        self.window.menus._actions[name].trigger()
        return f"command {name}"

    def turn(self) -> str:
        session = self.window.session
        if session is None:
            return "closed"
        module = self.by.choice(session.course.outline.modules)
        page = self.by.choice(module.pages)
        self.window._go_to_page(module.id, page.id)
        return f"turn to {module.id}/{page.id}"

    def wheel(self) -> str:
        theme = self.window.theme
        self.by.choice(
            (
                theme.larger,
                theme.smaller,
                theme.normal_size,
                lambda: theme.choose("dark"),
                lambda: theme.choose("light"),
            )
        )()
        return "look"

    def resize(self) -> str:
        self.window.resize(self.by.choice((720, 1024, 1280)), self.by.choice((480, 640, 800)))
        return "resize"


def answers_of(session: Session) -> dict[str, Any]:
    """Every answer as the window has it."""
    keys = [mark.id for mark in session.course.outline.exercises()]
    return {str(key): session.answer(ExerciseId(key)) for key in keys if session.is_answered(ExerciseId(key))}


def _in_order() -> list[str]:
    """All kinds, the one that recalls another behind it."""
    return [*(kind for kind in sorted(KINDS) if kind != "recall"), "recall"]


@pytest.fixture
def every_kind(tmp_path: Path) -> Path:
    files = {"course.md": b"---\ntitle: Every kind\nid: every\nversion: 1.0.0\n---\nWelcome [there](#m2).\n"}
    for number, kind in enumerate(_in_order(), 1):
        source = kind_sample(kind).SOURCE.replace(f"{kind} it", f"{kind} {kind}-it", 1)
        if kind == "recall":
            source = "::: recall look-back\nof: line-it\n\nWhat you wrote\n:::\n"
        text = f"---\ntitle: About {kind}\n---\nSome words *to read*, [back](#m1).\n\n{source}\n"
        files[f"modules/{number:02}-m{number}.md"] = text.encode()
    path = tmp_path / "every.workbook"
    create_workbook(path, files, name="Ana").close()
    return path


@pytest.fixture
def nothing_outside(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would wait for a person, or leave the program, is answered at once and by chance."""
    by = random.Random(7)

    def ask(_title: str, _words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        return choices[-1] if for_good else by.choice(choices)

    monkeypatch.setattr(window, "ask", ask)
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected.value)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    for name in ("open_one", "save_as", "folder_for", "existing_folder"):
        monkeypatch.setattr(file_dialogs, name, lambda *_unused: None)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of menus where there is no screen
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_somebody_does_nothing_breaks_and_no_answer_is_lost(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    window: MainWindow,
    every_kind: Path,
    nothing_outside: None,
    seed: int,
) -> None:
    window.entrance.open_path(str(every_kind))
    wait_for_workbook(qtbot, window)
    walk = Walk(qtbot, window, every_kind, seed)
    for _number in range(LONG // 3 if request.config.getoption("--long") else SHORT // 3):
        walk.step()
    session = window.session
    assert session is not None, walk.done
    window.go_to_workbook()
    shown = wait_for_workbook(qtbot, window)
    shown.end_editing()
    assert session.finish(10) == ""
    expected = answers_of(session)
    window.show_home()
    with open_workbook(every_kind) as file:
        kept = {str(key): saved.answer for key, saved in file.answers().items() if saved.answered}
    assert kept == expected, walk.done[-30:]
    assert COMMANDS.keys() - NOT_WALKED
