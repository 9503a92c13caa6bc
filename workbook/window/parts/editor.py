"""What every exercise editor is: a widget that shows an answer, says when the learner changed it, and can undo."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from workbook.exercises.exercise import Answer
    from workbook.window.parts.around import Around
    from workbook.window.theme import Theme

MOST_STEPS = 100
_CTRL_Y = QKeySequence("Ctrl+Y")
ONE_GO_SECONDS = 1.0  # what is typed without a pause is one step


class ExerciseEditor(QWidget):
    """Base of all editors. A kind overrides `display`, and calls `say` with the whole new answer.

    `answered` carries that answer out; an editor knows no store. Ctrl+Z and Ctrl+Y take back and bring back
    what was said; a text field that has the focus undoes its own typing first.
    """

    answered = Signal(object)

    def __init__(self, theme: Theme, around: Around) -> None:
        super().__init__()
        self.theme, self.around = theme, around
        self.answer: Answer = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        self._undone: list[Answer] = []
        self._done: list[Answer] = []
        self._said_at = 0.0
        for key, call in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
        ):
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(call)
        if _CTRL_Y not in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo):  # as on Linux
            also = QShortcut(_CTRL_Y, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            also.activated.connect(self._redo_anything)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer of any shape without saying that it changed; what could be undone is forgotten."""
        self._done.clear()
        self._undone.clear()
        self._show(answer)

    def display(self, answer: Answer) -> None:
        """Put an answer of any shape on the screen. The kind's part; it must not `say` anything."""
        raise NotImplementedError

    def say(self, answer: Answer) -> None:
        """The learner changed something: tell it, and be able to take it back. `answer` is never changed later."""
        now = monotonic()
        if not self._done or now - self._said_at > ONE_GO_SECONDS:
            self._done = [*self._done, self.answer][-MOST_STEPS:]
        self._said_at = now
        self._undone.clear()
        self.answer = answer
        self.answered.emit(answer)

    def end_step(self) -> None:
        """What is said next is a step of its own, however soon it comes."""
        self._said_at = 0.0

    def undo(self) -> None:
        """Take back what was said last."""
        if self._done:
            self._undone.append(self.answer)
            self._go_to(self._done.pop())

    def redo(self) -> None:
        """Bring back what was taken back last."""
        if self._undone:
            self._done.append(self.answer)
            self._go_to(self._undone.pop())

    def _redo_anything(self) -> None:
        """Bring back, in the field that has the keyboard first, as the system's own key for it does."""
        field = QApplication.focusWidget()
        written: QLineEdit | QTextDocument | None = field if isinstance(field, QLineEdit) else None
        if isinstance(field, QTextEdit | QPlainTextEdit):
            written = field.document()
        if written is not None and written.isRedoAvailable():
            written.redo()
        else:
            self.redo()

    def show_before(self, answer: Any) -> None:
        """Show the answer of the exercise this one is paired with; most kinds have none."""

    def focus_target(self) -> QWidget:
        """The widget that takes the keyboard when the card is chosen."""
        return self

    def _show(self, answer: Answer) -> None:
        self.answer = answer
        self.display(answer)

    def _go_to(self, answer: Answer) -> None:
        self.end_step()
        focused = QApplication.focusWidget()
        here = focused is not None and self.isAncestorOf(focused)
        height = focused.mapTo(self, focused.rect().center()).y() if here and focused is not None else 0
        self._show(answer)
        self.answered.emit(answer)
        if here:
            QTimer.singleShot(0, self, partial(self._keep_keyboard, height))

    def _keep_keyboard(self, height: int) -> None:
        """What had the keyboard may be gone with the step that was taken back: go on beside its place."""
        if QApplication.focusWidget() is not None:
            return
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget.isEnabled()
        ]
        nearest = min(
            stops,
            key=lambda stop: abs(stop.mapTo(self, stop.rect().center()).y() - height),
            default=self.focus_target(),
        )
        nearest.setFocus(Qt.FocusReason.OtherFocusReason)
