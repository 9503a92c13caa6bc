"""Kept answers: what was written to questions that the course no longer asks, or asks in another way now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.course.ids import ExerciseId
from workbook.language.dates import long_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.pages.edge_pages import KEPT_TITLE
from workbook.window.pages.page_view import NOT_READ, PageView
from workbook.window.parts.buttons import Button
from workbook.window.parts.copied import copy_to_stay
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.layouts import nest
from workbook.window.parts.recall_box import TOO_LARGE
from workbook.window.parts.sight import sight_of
from workbook.window.parts.visibility import share_words
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from workbook.answers.tables.marks import Mark
    from workbook.course.exercise import Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EarlierAnswer, EditorContext
    from workbook.window.session.session import Session

ABOUT = N_(
    "The course has changed since you wrote these, and has no place for them now. They stay here, with the questions "
    "as they were, and go into your whole-workbook PDF like your other answers. If a later version of the course "
    "asks again, they go back to their place."
)


class KeptAnswers(PageView):
    """A card for each answer, the one that was written last at the end. They are read, not written to."""

    def fill(self) -> None:
        """Nothing is read of the course for them."""
        if self.is_filled:
            return
        self.is_filled = True
        self._put(Words(self._theme, _(ABOUT), "interface", ink="muted", wrap=True))
        self._waiting = [*self._session.kept(), *self._session.marks.lost()]
        self._build_later()

    def _build_next(self) -> None:
        kept = self._waiting.pop(0)
        if not isinstance(kept, str):
            self._put(LostMark(kept, self._theme))  # type: ignore[arg-type]
            return
        exercise_id = ExerciseId(kept)
        try:
            earlier = self.around.earlier(exercise_id)
        except WorkbookTrouble as trouble:  # better no words than others
            self._put(Words(self._theme, f"{_(NOT_READ)} {trouble}", "interface", ink="muted", wrap=True))
            return
        if earlier is not None:
            self._put(KeptCard(exercise_id, earlier, self._session, self._theme, self.around))

    def _put(self, widget: QFrame | QLabel) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)


class LostMark(QFrame):
    """A passage that the course has no longer, or a note to a page that is gone, with the learner's words."""

    def __init__(self, mark: Mark, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("A mark whose words the course has no longer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel(theme, "bookmark", "muted", 16))
        row.addWidget(Words(theme, _("Marked on a page of the course"), "meta", ink="muted"))
        row.addStretch(1)
        row.addWidget(Words(theme, f"{long_day(mark.day)} · {share_words('private')}", "meta", ink="muted"))
        nest(column, row)
        self.said = "\n".join(filter(None, (mark.words, mark.note.strip())))
        for said, style in ((mark.words, "question"), (mark.note, "answer")):
            if said.strip():
                words = Words(theme, said, style, wrap=True)
                words.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByMouse
                    | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
                column.addWidget(words)
        self.copy = Button(theme, _("Copy my words"), kind="text", style="small-button")
        self.copy.clicked.connect(partial(_copy, self.said))
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)


class KeptCard(QFrame):
    """One answer, with the question that it answered, when, and who sees it."""

    def __init__(
        self,
        exercise_id: ExerciseId,
        earlier: EarlierAnswer,
        session: Session,
        theme: Theme,
        around: EditorContext,
    ) -> None:
        super().__init__()
        self._theme = theme
        exercise = earlier.exercise
        self.setObjectName("card")
        self.setAccessibleName(f"{_(KEPT_TITLE)}: {exercise.title}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        column.setSpacing(theme.px(6))
        nest(column, self._head(exercise, session, exercise_id))
        asked = exercise.question or exercise.title
        column.addWidget(
            Words(theme, session.course.reader.inline(asked), "question", wrap=True, rich=True).as_heading(2)
        )
        large = is_too_large(earlier.answer)
        if not large and (sight := sight_of(exercise, earlier.answer, theme, around)):
            column.addWidget(sight)
        self.said = _(TOO_LARGE) if large else "\n".join(exercise.as_lines(earlier.answer))
        words = Words(theme, self.said, "answer", wrap=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(words)
        self.before = Button(theme, _("What I wrote before…"), kind="text", style="small-button")
        self.before.clicked.connect(partial(_emit, session.history_wanted, exercise_id))
        self.copy = Button(theme, _("Copy my words"), kind="text", style="small-button")
        self.copy.clicked.connect(partial(_copy, self.said))
        column.addWidget(WrapRow(theme, [self.before, self.copy]))

    def _head(self, exercise: Exercise, session: Session, exercise_id: ExerciseId) -> QHBoxLayout:
        theme = self._theme
        saved = session.saved[exercise_id]
        settings = session.choices.answer_settings.get(exercise_id)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel(theme, exercise.icon, "muted", 16))
        row.addWidget(Words(theme, _(exercise.label), "meta", ink="muted"))
        row.addStretch(1)
        said = f"{long_day(saved.day)} · {share_words((settings.share if settings else None) or 'private')}"
        row.addWidget(Words(theme, said, "meta", ink="muted"))
        return row


def _copy(words: str, _checked: bool = False) -> None:
    copy_to_stay(words)


def _emit(signal: SignalInstance, exercise_id: ExerciseId, _checked: bool = False) -> None:
    signal.emit(exercise_id)
