"""One answer that is brought: its words, to be read and changed here, and the way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.overviews.brought import Brought, what_comes
from workbook.window.pages.page_view import COLUMN, NOT_READ
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.sight import sight_of
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent

    from workbook.course.exercise import Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.pages.exercise_card import ExerciseCard
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.session.session import Session

MOST_LINES, MOST_LETTERS = 8, 900  # before "Show all"
TAKEN_BACK = N_("Taken back. It stays in your workbook.")
STAYS = N_("It stays with you now.")
PART = N_("Of this answer only what is here comes along.")
NOTHING = N_("Nothing of this answer comes along as it is now.")
LEFT_EMPTY = N_("Nothing is written here now.")


class BringRow(QFrame):
    """Shows the words; in their place the exercise's own card while they are changed, or a line once taken back."""

    taken_back = Signal()
    page_wanted = Signal(str)
    given = Signal(str)  # an exercise whose answer was changed here
    closed = Signal()

    def __init__(self, exercise: Exercise, session: Session, theme: Theme, around: EditorContext) -> None:
        super().__init__()
        self.exercise, self._session, self._theme, self._around = exercise, session, theme, around
        self.card: ExerciseCard | None = None
        self._is_whole = False
        self.setAccessibleName(f"{exercise.number} {exercise.title}".strip())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._read = self._reading()
        self._back = self._taken()
        self._edit = QWidget()
        self._editing = QVBoxLayout(self._edit)
        self._editing.setContentsMargins(0, theme.px(8), 0, theme.px(4))
        self.done = Button(theme, _("Done"), style="small-button")
        self.done.setAccessibleName(_("Done: {title}").format(title=exercise.title))
        self.done.clicked.connect(self.close_card)
        self._editing.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._read, self._edit, self._back, rule()):
            self._column.addWidget(part)
        self.refresh()

    # Faces

    def _reading(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(10), 0, px(2))
        column.setSpacing(px(4))
        head = Folding(theme, least=420, gap=12)
        head.add(_title(self.exercise, theme), 1, Qt.AlignmentFlag.AlignVCenter)
        self.take_back = self._way(_("Take it back"), self._take_back_clicked, kind="text")
        head.add(self.take_back, 0)
        column.addWidget(head)
        self._sight = QVBoxLayout()
        nest(column, self._sight)
        self.words = Words(theme, "", "answer", wrap=True).as_stop()
        self.words.installEventFilter(self)
        self.words.setCursor(Qt.CursorShape.PointingHandCursor)
        column.addWidget(self.words)
        self.part = Words(theme, "", "small", ink="muted", wrap=True)
        column.addWidget(self.part)
        self.more = self._way(_("Show all"), self._show_all)
        self.change = self._way(_("Change it"), self.open_card)
        self.page = self._way(_("Open this page"), self._page_clicked)
        column.addWidget(WrapRow(theme, [self.more, self.change, self.page], gap=20))
        return holder

    def _taken(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        frame = QFrame()
        frame.setObjectName("folded")
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(14), px(8), px(14), px(8))
        inside = Folding(theme, least=460, gap=12)
        inside.add(_title(self.exercise, theme), 1, Qt.AlignmentFlag.AlignVCenter)
        self.said = Words(theme, "", "interface", wrap=True)
        inside.add(self.said, 1)
        self.undo = Button(theme, _("Undo"), icon="undo-2", kind="text", style="small-button")
        self.undo.setAccessibleName(_("Bring it after all: {title}").format(title=self.exercise.title))
        self.undo.clicked.connect(self._undo_clicked)
        inside.add(self.undo, 0)
        row.addWidget(inside)
        return frame

    def _way(self, words: str, call: Callable[[], None], kind: str = "link") -> Button:
        button = Button(self._theme, words, kind=kind, style="small-button")
        button.setAccessibleName(f"{words}: {self.exercise.title}")
        button.clicked.connect(call)
        return button

    # How it is

    def is_brought(self) -> bool:
        """Whether it is set to be brought, and holds anything."""
        session, exercise = self._session, self.exercise
        return session.choices.share(exercise) == "bring" and session.is_answered(exercise.id)

    def refresh(self) -> None:
        """Show the answer, and what was chosen for it, as they are now."""
        is_open = self.card is not None
        self._edit.setVisible(is_open)
        self._read.setVisible(not is_open and self.is_brought())
        self._back.setVisible(not is_open and not self.is_brought())
        if not is_open:
            self._show_words()
            self._say_taken()

    def _say_taken(self) -> None:
        share = self._session.choices.share(self.exercise)
        self.undo.setVisible(share != "bring")
        words = LEFT_EMPTY if share == "bring" else TAKEN_BACK if share == "keep" else STAYS
        self.said.setText(_(words))

    def _show_words(self) -> None:
        clear(self._sight)
        try:
            answer = self._session.answer(self.exercise.id)
            comes = what_comes(self._known(), answer)
        except WorkbookTrouble as trouble:  # better no words than others
            self.words.setText(f"{_(NOT_READ)} {trouble}")
            for button in (self.more, self.change, self.part):
                button.hide()
            return
        if not comes.is_large and (
            sight := sight_of(self._known(), self._known().for_workshop(answer), self._theme, self._around)
        ):
            self._sight.addWidget(sight)
        self._say(comes)

    def _say(self, comes: Brought) -> None:
        words = _(comes.words) if comes.is_large else comes.words
        short = words if self._is_whole else "\n".join(words.split("\n")[:MOST_LINES])[:MOST_LETTERS]
        self.more.setVisible(short != words)
        self.words.setText(short if short == words else f"{short} …")
        self.words.setVisible(bool(words))
        self.part.setText(_(PART if words else NOTHING) if comes.is_part else "")
        self.part.setVisible(comes.is_part)
        self.change.show()

    def _known(self) -> Exercise:
        """With the words that were kept beside the answer."""
        saved = self._session.saved.get(self.exercise.id)
        return self.exercise.remembering(saved.words) if saved else self.exercise

    # What the learner does

    def open_card(self, *_unused: object) -> None:
        """Change the words here, in the exercise's own card."""
        from workbook.window.pages.exercise_card import ExerciseCard

        if self.card is not None:
            return
        self.card = ExerciseCard(self.exercise, self._session, self._theme, self._around)
        self.card.setMaximumWidth(self._theme.px(COLUMN))  # as on its page
        self.card.editor.answered.connect(self._given)
        self._editing.insertWidget(0, self.card)
        self.refresh()
        self.card.take_focus()
        _write_on(self.card.editor.focus_target())

    def rebuild_card(self) -> None:
        """Build the open card anew, for a new text size; what is typed is in the session."""
        if self.card is not None:
            self.close_card()
            self.open_card()

    def close_card(self, *_unused: object) -> None:
        """Show the words again; what was written is in the session already."""
        if self.card is None:
            return
        old, self.card = self.card, None
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self._editing.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.refresh()
        if had_keyboard:
            self.take_focus()
        self.closed.emit()

    def take_focus(self) -> None:
        """Take the keyboard where one goes on."""
        to = self.change if self._read.isVisibleTo(self) else self.undo
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given(self, _answer: object) -> None:
        self.given.emit(self.exercise.id)

    def _show_all(self, *_unused: object) -> None:
        self._is_whole = True
        self._show_words()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page_clicked(self, *_unused: object) -> None:
        self.page_wanted.emit(self.exercise.id)

    def _take_back_clicked(self, *_unused: object) -> None:
        self._session.choices.choose_share(self.exercise, "keep")
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken_back.emit()

    def _undo_clicked(self, *_unused: object) -> None:
        self._session.choices.choose_share(self.exercise, "bring")
        self.take_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """A click on the words opens them; a drag over them selects."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self.words:
            click: QMouseEvent = event  # type: ignore[assignment]
            if click.button() == Qt.MouseButton.LeftButton and not self.words.hasSelectedText():
                self.open_card()
        return False


def _write_on(field: QWidget) -> None:
    """One goes on where the words end."""
    if isinstance(field, QLineEdit):
        field.end(False)
    elif isinstance(field, QPlainTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)


def _title(exercise: Exercise, theme: Theme) -> QWidget:
    """Number and name."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    row.addWidget(Words(theme, exercise.number, "meta-strong", ink="accent"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(IconLabel(theme, exercise.icon, "muted", 15), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(theme, exercise.title, "interface", ink="muted", wrap=True).as_heading(2), 1)
    return holder
