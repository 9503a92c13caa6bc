"""The card around an exercise: kind and number, question, editor, who sees it, and whether it is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbook.course import kinds
from workbook.course.ids import ExerciseId
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.copied import copy_to_stay
from workbook.window.parts.folding import Folding
from workbook.window.parts.large_answer import LargeAnswer, is_too_large
from workbook.window.parts.layouts import nest, replace
from workbook.window.parts.prose import Prose
from workbook.window.parts.recall_box import RecallBox
from workbook.window.parts.saved_label import SavedLabel, not_saved_words
from workbook.window.parts.scrolling import keep_in_view, settle
from workbook.window.parts.visibility import Visibility
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.conditions import is_shown
from workbook.window.session.session_context import starting_answer

NOT_TODAY = N_("Not today. This counts as done.")
OFFERED = N_("Offered from an earlier answer. It is kept as soon as you change something here.")
NOT_ASKED = N_("This one follows from another answer, and is not needed here.")

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.session.session import Session


class ExerciseCard(QFrame):
    """One exercise. What the learner does goes to the session; what the session says is shown here."""

    def __init__(self, exercise: Exercise, session: Session, theme: Theme, around: EditorContext) -> None:
        super().__init__()
        self.exercise, self._session, self._theme, self._around = exercise, session, theme, around
        self.explanation: Prose | None = None
        self._opened = False  # the learner opened it although its condition does not hold
        self.setObjectName("card")
        self.setAccessibleName(f"{_(exercise.label)} {exercise.number}".strip() + f": {exercise.title}")
        self._whole = QWidget()
        self._folded = _Folded(exercise, theme)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._whole)
        stack.addWidget(self._folded)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(4))
        self._column = column
        nest(column, self._head())
        self._add_question()
        self.editor = self._made_editor(large=is_too_large(session.answer(exercise.id)))
        column.addSpacing(theme.px(4))
        column.addWidget(self.editor)
        for earlier_id in exercise.recall:
            column.addWidget(RecallBox(earlier_id, theme, around))
        for kept_id in session.kept_of(exercise.id):
            column.addWidget(RecallBox(kept_id, theme, around))
        self._offer = Words(theme, _(OFFERED), "small", ink="muted", wrap=True)
        self._offer.hide()
        column.addWidget(self._offer)
        self._trouble = _Trouble(theme)
        column.addWidget(self._trouble)
        column.addSpacing(theme.px(8 if exercise.asks else 0))
        column.addWidget(self._foot())
        self.show_answer()
        self._connect()
        self.show_state()
        self.show_folded()

    def show_answer(self) -> None:
        """Show the session's answer, and for a pair the earlier one."""
        answer = self._answer_to_show()
        self._suit_editor(answer)
        self.editor.show_answer(answer)
        if self.exercise.pair:
            self.editor.show_before(self._session.answer(ExerciseId(self.exercise.pair)))

    def show_turned(self) -> None:
        """Show an answer that was taken back or brought back; the keyboard stays where it was."""
        answer = self._answer_to_show()
        self._suit_editor(answer)
        self.editor.turn_to(answer)
        self.undo.hide()
        self.saved.show()

    def _answer_to_show(self) -> Answer:
        answer = self._session.answer(self.exercise.id)
        if answer is None and self.exercise.start_with and self._session.state(self.exercise.id) == "idle":
            answer = starting_answer(self.exercise, self._around)  # an offer: not saved until it is touched
            self._offer.setVisible(answer is not None)
        return answer

    def show_state(self) -> None:
        """Show whether the answer is saved."""
        state = self._session.state(self.exercise.id)
        failed = state == "failed"
        if failed:
            self.saved.failed()
        elif state == "saving":
            self.saved.saving()
        elif state == "saved":
            self.saved.saved(self._session.saved[self.exercise.id].at)
        else:
            self.saved.clear()
        self._trouble.show_reason(self._session.reason(self.exercise.id) if failed else "")
        if self.property("trouble") != failed:
            self.setProperty("trouble", failed)
            self.style().unpolish(self)
            self.style().polish(self)

    def depends_on(self) -> set[str]:
        """The exercises whose answers show here, or decide whether this one is asked."""
        exercise = self.exercise
        conditions = [condition[0] for condition in exercise.show_if if condition]
        return {exercise.pair, *exercise.looks_back_to(), *exercise.start_with, *conditions} - {""}

    def refresh(self) -> None:
        """Show anew what comes from other answers; what the learner has begun here stays untouched."""
        if self.exercise.pair:
            self.editor.show_before(self._session.answer(ExerciseId(self.exercise.pair)))
        if self.exercise.start_with and self._session.state(self.exercise.id) == "idle":
            self.show_answer()
        for box in self.findChildren(RecallBox):
            box.refresh()
        self.show_folded()

    def show_folded(self) -> None:
        """Fold the card while it is set aside, or while its condition does not hold; show who sees the answer."""
        self.visibility.show_share(self._session.choices.share(self.exercise))
        aside = self._session.choices.is_not_today(self.exercise.id)
        hidden = not self._opened and not is_shown(self._session, self.exercise.show_if)
        folded = aside or hidden
        self._folded.say(_(NOT_TODAY) if aside else _(NOT_ASKED))
        self._whole.setVisible(not folded)
        self._folded.setVisible(folded)
        self.setObjectName("folded" if folded else "card")
        self.style().unpolish(self)
        self.style().polish(self)

    def take_focus(self) -> None:
        """Take the keyboard: where one answers, or where a folded card is opened."""
        to = self._folded.open_it if self._whole.isHidden() else self.editor.focus_target()
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    # Parts

    def _made_editor(self, *, large: bool) -> Any:
        made = LargeAnswer if large else kinds.editor(self.exercise.kind)
        return made(self._known(), self._theme, self._around)

    def _suit_editor(self, answer: Answer) -> None:
        """What no editor could show at once is told of in its place; anything else has the editor of its kind."""
        large = is_too_large(answer)
        if large == isinstance(self.editor, LargeAnswer):
            return
        old, self.editor = self.editor, self._made_editor(large=large)
        replace(self._column, old, self.editor)
        self._connect_editor()

    def _known(self) -> Exercise:
        saved = self._session.saved.get(self.exercise.id)
        return self.exercise.remembering(saved.words) if saved else self.exercise

    def _head(self) -> QHBoxLayout:
        theme, exercise = self._theme, self.exercise
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel(theme, exercise.icon, "muted", 16))
        label = _("{label}, after").format(label=_(exercise.label)) if exercise.pair else _(exercise.label)
        row.addWidget(Words(theme, label, "meta", ink="muted"))
        row.addStretch(1)
        self.more = IconButton(
            theme, "ellipsis", _("More for exercise {number}").format(number=exercise.number).strip(), size=16
        )
        self.more.clicked.connect(self._more_clicked)
        row.addWidget(self.more)
        row.addWidget(Words(theme, exercise.number, "meta-strong", ink="muted"))
        return row

    def _add_question(self) -> None:
        theme, exercise, session = self._theme, self.exercise, self._session
        question = Words(
            theme, session.course.reader.inline(exercise.question), "question", wrap=True, rich=True
        ).as_heading(2)
        self._column.addWidget(question)
        if exercise.hint:
            self._column.addWidget(Words(theme, exercise.hint, "hint", ink="muted", wrap=True))
        if exercise.explanation:
            html = session.course.reader.html(exercise.explanation)
            self.explanation = Prose(theme, html, session.course.files, style="interface", width=640)
            self._column.addWidget(self.explanation)

    def _foot(self) -> QWidget:
        foot = Folding(self._theme, gap=10)
        self.visibility = Visibility(self._theme, self._session.choices.share(self.exercise))
        foot.add(self.visibility, 0)
        right = QWidget()
        foot.add(right, 1)
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        self.undo = Button(self._theme, _("Answer cleared. Undo"), kind="text", style="small-button")
        self.undo.hide()
        row.addWidget(self.undo)
        self.saved = SavedLabel(self._theme)
        row.addWidget(self.saved)
        if not self.exercise.asks:  # nothing to save, to share or to set aside
            for widget in (self.visibility, self.saved, self.more):
                widget.hide()
        return foot

    def _connect_editor(self) -> None:
        self.editor.answered.connect(self._answered)
        self.editor.composing_changed.connect(self._composing_changed)
        self._composing_changed(False)  # a card that was here before may have been taken away meanwhile
        turn = partial(self._session.turn_to, self.exercise)
        self.editor.share_acts(self._session.acts, self.exercise.id, turn)

    def _connect(self) -> None:
        self._connect_editor()
        self.visibility.chosen.connect(self._share_chosen)
        self.undo.clicked.connect(self._bring_back)
        self._folded.open_it.clicked.connect(self._open_again)
        self._trouble.again.clicked.connect(self._session.retry)
        self._trouble.copy.clicked.connect(self._copy_unsaved)
        self._trouble.elsewhere.clicked.connect(self._session.copy_wanted)

    # What the learner does

    def _answered(self, answer: Answer) -> None:
        self.undo.hide()
        self.saved.show()
        self._offer.hide()
        self._session.give(self.exercise, answer)

    def _share_chosen(self, share: str) -> None:
        self._session.choices.choose_share(self.exercise, share)  # type: ignore[arg-type]

    def _composing_changed(self, composing: bool) -> None:
        self._session.set_composing(self.exercise.id, composing=composing)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.exercise.asks:
            self._menu().exec(event.globalPos())

    def _more_clicked(self) -> None:
        self._menu().exec(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        answered = self._session.is_answered(self.exercise.id)
        menu.addAction(_("What I wrote before…"), self._show_history)
        menu.addAction(_("Not today"), self.set_aside)
        menu.addAction(_("Clear this answer"), self.clear).setEnabled(answered)
        menu.addAction(_("Copy my words"), self._copy).setEnabled(answered)
        return menu

    def _show_history(self) -> None:
        self._session.history_wanted.emit(self.exercise.id)

    def set_aside(self) -> None:
        """Not today."""
        self._session.choices.choose_not_today(self.exercise.id, not_today=True)
        self._go_on_at(self._folded.open_it)

    def clear(self) -> None:
        """Clear the answer; it can be brought back until the page is left, and stays in the history."""
        self._session.did(self.exercise, None, N_("clear this answer"))
        self._session.give(self.exercise, None)
        self.show_answer()
        self.saved.hide()
        self.undo.show()
        self._go_on_at(self.undo)

    def _bring_back(self) -> None:
        self._session.acts.undo(self.exercise.id)
        self._go_on_at(self.editor.focus_target())
        self.undo.hide()
        self.saved.show()

    def _open_again(self) -> None:
        self._opened = True
        if self._session.choices.is_not_today(self.exercise.id):
            self._session.choices.choose_not_today(self.exercise.id, not_today=False)
        self.show_folded()
        self._go_on_at(self.editor.focus_target())

    def _go_on_at(self, widget: QWidget) -> None:
        """Give the keyboard to a part of this card that may just have appeared, and keep it in view."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        settle(widget)
        keep_in_view(widget, widget.rect())

    def _copy(self) -> None:
        words = "\n".join(self._known().as_lines(self._session.answer(self.exercise.id)))
        QGuiApplication.clipboard().setText(words)

    def _copy_unsaved(self) -> None:
        copy_to_stay(self._session.unsaved_words())

    # Looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.visibility.set_room(self.width())


class _Folded(QWidget):
    """A card that is set aside: as dignified as a done one."""

    def __init__(self, exercise: Exercise, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        row.setSpacing(theme.px(14))
        row.addWidget(IconLabel(theme, "skip-forward", "ink", 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(theme, f"{exercise.number}  {exercise.title}".strip(), "question", wrap=True))
        self._why = Words(theme, _(NOT_TODAY), "meta", ink="muted", wrap=True)
        words.addWidget(self._why)
        nest(row, words, 1)
        self.open_it = Button(theme, _("Open it"), kind="text", style="small-button")
        self.open_it.setAccessibleName(_("Open it: {title}").format(title=exercise.title))
        row.addWidget(self.open_it)

    def say(self, why: str) -> None:
        """Why it is folded."""
        self._why.setText(why)


class _Trouble(QWidget):
    """What to do when words are only in the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        self._reason = Words(theme, "", "small", ink="error", wrap=True)
        column.addWidget(self._reason)
        self.again = Button(theme, _("Try again"), style="small-button")
        self.copy = Button(theme, _("Copy my words"), kind="text", style="small-button")
        self.elsewhere = Button(theme, _("Save a copy elsewhere…"), kind="text", style="small-button")
        column.addWidget(WrapRow(theme, [self.again, self.elsewhere, self.copy]))
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Say why, or go away."""
        self.setVisible(bool(reason))
        self._reason.setText(not_saved_words(reason) if reason else "")
