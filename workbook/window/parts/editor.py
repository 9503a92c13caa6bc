"""What every exercise editor is: a widget that shows an answer, says when the learner changed it, and can undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from workbook.course.values import mapping, same_kind
from workbook.language.translation import N_
from workbook.window.parts.acts import Act, Acts
from workbook.window.parts.pasting import SaysWhatIsCut

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbook.course.exercise import Answer
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


_CTRL_Y = QKeySequence("Ctrl+Y")
TYPING = N_("typing")


class ExerciseEditor(SaysWhatIsCut, QWidget):
    """Base of all editors. A kind overrides `display`, and calls `say` with the whole new answer.

    While an answer is being shown nothing is said, whatever its fields and ticks emit: a kind needs no flag for it.
    `answered` carries that answer out; an editor knows no store. Ctrl+Z and Ctrl+Y take back and bring back
    what was said, also what was typed in a field, which keeps no steps of its own.
    """

    answered = Signal(object)
    composing_changed = Signal(bool)  # an input method began, or ended, to compose words in a field

    def __init__(self, theme: Theme, context: EditorContext) -> None:
        super().__init__()
        self.theme, self.context = theme, context
        self.answer: Answer = None
        self.composing = self.is_showing = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        self._own_acts = self._acts = Acts(self)
        self._of = ""
        self._apply: Callable[[Answer], None] = self._apply_here
        self._shortcuts: list[QShortcut] = []
        self._add_shortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.undo)
        self._add_shortcut(QKeySequence(QKeySequence.StandardKey.Redo), self.redo)
        if _CTRL_Y not in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo):  # as on Linux
            self._add_shortcut(_CTRL_Y, self.redo)
        context.clock.turned.connect(self.day_turned)

    def _add_shortcut(self, keys: QKeySequence, call: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)
        self._shortcuts.append(shortcut)

    def share_acts(self, acts: Acts, of: str, apply: Callable[[Answer], None]) -> None:
        """Tell what is done here to all acts of the workbook; its window has the keys that take them back."""
        self._acts, self._of, self._apply = acts, of, apply
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer of any shape without saying that it changed; what could be undone here is forgotten."""
        self._own_acts.forget("")
        self._show(answer)

    def display(self, answer: Answer) -> None:
        """Put an answer of any shape on the screen. The kind's part; what it changes is nothing the learner said."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Show the answer as it is: something that it is shown with has changed."""
        self.is_showing = True
        try:
            self.display(self.answer)
        finally:
            self.is_showing = False

    @property
    def given(self) -> dict[str, Any]:
        """The answer as an object; an empty one if there is none, or one of another shape."""
        return mapping(self.answer)

    def say(self, answer: Answer, what: str = TYPING, goes_with: str = "") -> None:
        """The learner changed something: tell it, and be able to take it back. `answer` is never changed later.

        `what` names it in a menu; it is a step of its own, unless the step before has the same `goes_with`.
        """
        if not self.is_showing:
            self._acts.did(self._act(answer, what, goes_with or (TYPING if what == TYPING else "")))
            self._hand_out(answer)

    def say_parts(self, parts: dict[str, Any], what: str = TYPING, goes_with: str = "") -> None:
        """Say the answer with these parts of it anew; what they do not speak of stays as it is."""
        self.say(same_kind(self.answer, parts), what, goes_with)

    def amend(self, answer: Answer, what: str = TYPING) -> None:
        """What was said last came to its end, as words that turned out to be a number."""
        if not self.is_showing:
            self._acts.amend(self._act(answer, what, ""))
            self._hand_out(answer)

    def _hand_out(self, answer: Answer) -> None:
        self.answer = answer
        self.answered.emit(answer)

    def _act(self, answer: Answer, what: str, goes_with: str) -> Act:
        return Act(self._of, what, self.answer, answer, self._apply, goes_with, self._of)

    def end_step(self) -> None:
        """What is said next is a step of its own, however soon it comes."""
        self._acts.end_step()

    def undo(self) -> None:
        """Take back what was said last."""
        self._acts.undo(self._of)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._acts.redo(self._of)

    def undo_here(self) -> None:
        """The key was pressed in a field here: take back what was done here last, else what was done elsewhere."""
        self._acts.undo_near(self._of)

    def redo_here(self) -> None:
        """The key was pressed in a field here: bring back what was taken back here last, else elsewhere."""
        self._acts.redo_near(self._of)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keyboard is on no field here: what was done last is taken back, wherever that was."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._acts.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._acts.redo()
        else:
            super().keyPressEvent(event)

    def set_composing(self, composing: bool) -> None:
        """An input method composes words in a field here; they are said as they are seen."""
        if composing != self.composing:
            self.composing = composing
            self.composing_changed.emit(composing)

    def day_turned(self, before: date, today: date) -> None:
        """Another day has begun. Most kinds know no days."""

    def go_to_day(self, day: date) -> None:
        """Show what belongs to a day. Most kinds know no days."""

    def writes_in(self) -> bool:
        """Whether somebody has begun to write in a field here: what is half written stays where it is."""
        field = QApplication.focusWidget()
        if field is None or not self.isAncestorOf(field):
            return False
        if isinstance(field, QLineEdit):
            return bool(field.text().strip())
        return isinstance(field, QTextEdit | QPlainTextEdit) and bool(field.toPlainText().strip())

    def show_before(self, answer: Any) -> None:
        """Show the answer of the exercise this one is paired with; most kinds have none."""

    def focus_target(self) -> QWidget:
        """The widget that takes the keyboard when the card is chosen."""
        return self

    def _show(self, answer: Answer) -> None:
        self.hide_cut()
        self.answer = answer
        self.show_again()

    def _apply_here(self, answer: Answer) -> None:
        self.turn_to(answer)
        self.answered.emit(answer)

    def turn_to(self, answer: Answer) -> None:
        """Show an answer that was taken back, or brought back; the keyboard stays where it was, or near."""
        focused = QApplication.focusWidget()
        here = focused is not None and self.isAncestorOf(focused)
        height = focused.mapTo(self, focused.rect().center()).y() if here and focused is not None else 0
        self._show(answer)
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
