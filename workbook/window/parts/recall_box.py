"""What one wrote earlier, shown where it helps: a dashed box with the words in italics, and a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from workbook.course import kinds
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EarlierAnswer, EditorContext

MOST_LINES, MOST_CHARACTERS = 3, 600  # before "Show all"
SIGHT = (200, 180)  # how large a small picture may be
WROTE = N_("In module {module} you wrote, to “{title}”:")
WAS_ASKED = N_("Before this question changed, to “{title}”:")
TOO_LARGE = N_("That answer is too large to be shown here at once. It is kept whole, where you wrote it.")


class RecallBox(QFrame):
    """One earlier answer. With none yet the box is absent, unless `kind_words` says so kindly."""

    def __init__(
        self,
        exercise_id: str,
        theme: Theme,
        context: EditorContext,
        *,
        kind_words: str = "",
        first: bool = False,
    ) -> None:
        super().__init__()
        self._exercise_id, self._context, self._theme = exercise_id, context, theme
        self.setObjectName("recall")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(9))
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, "history", "muted", 15), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self._where = Words(theme, "", "small", ink="muted", wrap=True)
        self.words = Words(theme, "", "recalled", wrap=True)
        self._before = Words(theme, "", "small", ink="muted", wrap=True)
        self.more = Button(theme, _("Show all"), kind="link", style="small-button")
        self.there = Button(theme, _("Go there"), kind="link", style="small-button")
        self._sight = QLabel()
        self._sight.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._sight.hide()
        for words in (self._where, self._sight, self.words, self._before):
            column.addWidget(words)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        nest(row, column, 1)
        row.addWidget(self.there, 0, Qt.AlignmentFlag.AlignTop)
        self._said = self._whole = ""
        self.more.clicked.connect(self._show_all)
        self.there.clicked.connect(lambda: context.go_to(exercise_id))
        self._kind_words, self._first = kind_words, first
        self.refresh()

    def refresh(self) -> None:
        """Look again at what was answered."""
        earlier = self._context.earlier(self._exercise_id)
        self._before.hide()
        self.more.hide()
        if earlier is None:
            self._show_nothing()
            return
        self._appear(True)
        self._exercise: Exercise = earlier.exercise
        large = is_too_large(earlier.answer)
        self._said = _(TOO_LARGE) if large else "\n".join(earlier.exercise.as_lines(earlier.answer))
        in_sight = not large and self._show_sight(earlier)
        shown = "\n".join(earlier.exercise.first_column(earlier.answer)) if in_sight else self._said
        words = _("In module {module}, to “{title}”:") if in_sight else _(WROTE)
        if not earlier.module:
            words = _(WAS_ASKED)
        self._where.setText(words.format(module=earlier.module, title=earlier.exercise.title))
        self._whole = shown
        short = "\n".join(shown.split("\n")[:MOST_LINES])[:MOST_CHARACTERS]
        self._show(short)
        self.more.setVisible(short != shown)
        said = self._said.replace("\n", " ")[:MOST_CHARACTERS]
        self.setAccessibleName(
            _("Earlier: {title}. {answer}").format(title=earlier.exercise.title, answer=said)
        )
        self.there.setAccessibleName(_("Go there: {title}").format(title=earlier.exercise.title))
        if self._first:
            self._context.ask_first(self._exercise_id, self._show_first)

    def _show_nothing(self) -> None:
        """There is none yet: say so kindly, or be absent."""
        self._appear(bool(self._kind_words))
        self._where.setText(self._kind_words)
        self.setAccessibleName(self._kind_words)
        self.there.setAccessibleName(
            _("Go there: {title}").format(title=self._context.name_of(self._exercise_id))
        )
        self.words.hide()
        self._sight.hide()

    def _appear(self, shown: bool) -> None:
        """Be there or not; before it stands on a page, to be shown would make it a window of its own."""
        if self.parentWidget() is not None or not shown:
            self.setVisible(shown)

    def _show(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _show_sight(self, earlier: EarlierAnswer) -> bool:
        """What was drawn or brought along is shown small; other kinds are their words."""
        wide, high = (self._theme.px(side) for side in SIGHT)
        sight = kinds.small_picture(earlier.exercise, earlier.answer, self._context, (wide, high))
        self._sight.setVisible(sight is not None)
        if sight is not None:
            self._sight.setPixmap(QPixmap.fromImage(sight))
        return sight is not None

    def _show_first(self, answer: Answer) -> None:
        known = answer is not None and not is_too_large(answer)
        said = "\n".join(self._exercise.as_lines(answer)) if known else ""
        if said and said != self._said:
            self._before.setText(_("At first you wrote: {answer}").format(answer=said[:MOST_CHARACTERS]))
            self._before.show()

    def _show_all(self) -> None:
        self._show(self._whole)
        self.more.hide()
