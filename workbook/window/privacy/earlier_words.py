"""What I wrote before: the versions of one answer with the question as it was, compared, and one brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from workbook.window.parts.buttons import Button
from workbook.window.parts.focus_edge import EdgedText
from workbook.window.parts.folding import Folding
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.privacy.comparing import marked
from workbook.window.privacy.frame import PrivacyFrame, rule
from workbook.window.privacy.when import told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.answers.records import Saved
    from workbook.exercises.exercise import Exercise
    from workbook.window.theme import Theme

TOO_LARGE = "This version is too large to be shown here at once. It is kept whole, and can be brought back."
EMPTY = "Nothing stood here then: the answer was cleared."
MARKED = "Marked and underlined: what is not in your answer now."
ONLY_NOW = "Nothing earlier is kept of this answer. What you write from now on is."


class EarlierWords(PrivacyFrame):
    """The newest version first. `brought_back` is said with the answer; erasing is asked for in two degrees."""

    brought_back = Signal(object)
    erase_earlier = Signal()
    erase_all = Signal()

    def __init__(
        self, theme: Theme, exercise: Exercise, versions: Sequence[Saved], *, read_only: bool = False
    ) -> None:
        super().__init__(theme, "Back to where I was")
        self._exercise = exercise
        self.versions = list(reversed(versions))
        self._read_only = read_only
        column = self.centred(1000)
        column.addWidget(Words(theme, "What I wrote before", "screen-title", wrap=True))
        title = f"{exercise.number}  {exercise.title}".strip()
        column.addWidget(Words(theme, title, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(12))
        both = Folding(theme, least=700, gap=24)
        both.add(self._list(), 1)
        both.add(self._reader(), 2)
        column.addWidget(both, 1)
        column.addSpacing(theme.px(12))
        column.addWidget(rule())
        column.addWidget(self._erasing())
        if self.versions:
            self.list.setCurrentRow(min(1, len(self.versions) - 1))
        else:
            self._read(-1)

    def focus_first(self) -> None:
        """The list of versions."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> QListWidget:
        theme = self.theme
        self.list = QListWidget()
        self.list.setAccessibleName("Versions, the newest first")
        self.list.setFont(theme.font("interface"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(min(theme.px(260), 280))
        moments = told_apart([(saved.at, saved.offset_minutes) for saved in self.versions])
        for number, when in enumerate(moments):
            self.list.addItem(f"{when}  (now)" if number == 0 else when)
        self.list.currentRowChanged.connect(self._read)
        return self.list

    def _reader(self) -> QWidget:
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.question = Words(theme, "", "question", wrap=True)
        self.reworded = Words(theme, "", "small", ink="muted", wrap=True)
        self.text = EdgedText(theme)
        self.text.setFont(theme.font("answer"))
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("What I wrote then")
        self.text.setMinimumHeight(theme.px(170))
        self.legend = Words(theme, MARKED, "small", ink="muted", wrap=True)
        self.bring_back = Button(theme, "Bring this one back", icon="undo-2", kind="primary")
        self.bring_back.clicked.connect(self._bring_back)
        self.why_not = Words(theme, "", "small", ink="muted", wrap=True)
        for widget in (self.question, self.reworded, self.text, self.legend):
            column.addWidget(widget)
        row = Folding(theme)
        row.add(self.bring_back)
        row.add(self.why_not, 1)
        column.addWidget(row)
        return holder

    def _erasing(self) -> QWidget:
        theme = self.theme
        row = Folding(theme, least=700)
        row.setContentsMargins(0, theme.px(8), 0, 0)
        words = "Erasing is for good: from the workbook, from its earlier days, from the disk as far as we can reach."
        row.add(Words(theme, words, "small", ink="muted", wrap=True), 1)
        self.earlier_gone = Button(theme, "Erase the earlier ones…", kind="text", style="small-button")
        self.earlier_gone.clicked.connect(self.erase_earlier)
        self.earlier_gone.setEnabled(len(self.versions) > 1 and not self._read_only)
        self.all_gone = Button(theme, "Erase this answer…", kind="text", style="small-button")
        self.all_gone.clicked.connect(self.erase_all)
        self.all_gone.setEnabled(bool(self.versions) and not self._read_only)
        row.add(WrapRow(theme, [self.earlier_gone, self.all_gone]))
        return row

    def _read(self, at: int) -> None:
        """Show a version."""
        if at < 0:
            self.text.setPlainText(ONLY_NOW)
            self.bring_back.setEnabled(False)
            self.legend.hide()
            return
        saved = self.versions[at]
        self.question.setText(saved.question)
        other = saved.question.strip() != self._exercise.question.strip()
        self.reworded.setText(f"The question reads now: {self._exercise.question}" if other else "")
        self.reworded.setVisible(other)
        then, now = self._words(saved), self._words(self.versions[0])
        self.text.setHtml(marked(then, now, self.theme.tokens.mark) if then else EMPTY)
        self.legend.setVisible(at > 0 and bool(then) and then != now)
        self._offer(at, saved)

    def _offer(self, at: int, saved: Saved) -> None:
        reason = ""
        if at == 0:
            reason = "This is your answer now."
        elif saved.kind != self._exercise.kind:
            reason = "The exercise is of another kind now, so this can be read and copied, not brought back."
        elif self._read_only:
            reason = "This workbook can only be read."
        self.why_not.setText(reason)
        self.bring_back.setEnabled(not reason)

    def _words(self, saved: Saved) -> str:
        """An answer as text, in the words of the options as they were then."""
        if saved.answer is None:
            return ""
        if is_too_large(saved.answer):
            return TOO_LARGE
        if saved.kind == self._exercise.kind:
            return "\n".join(self._exercise.remembering(saved.words).as_lines(saved.answer))
        return saved.answer if isinstance(saved.answer, str) else str(saved.answer)

    def _bring_back(self) -> None:
        self.brought_back.emit(self.versions[self.list.currentRow()].answer)
