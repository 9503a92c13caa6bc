"""What I wrote before: one answer, sitting by sitting, with the question as it was, compared, and one brought back."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListView, QListWidget, QVBoxLayout, QWidget

from workbook.answers.tables.history import sittings
from workbook.language.dates import moment_span, told_apart
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.focus_edge import EdgedText
from workbook.window.parts.folding import Folding
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.options import TickRow
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.privacy.comparing import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Exercise
    from workbook.window.look.theme import Theme

TOO_LARGE = N_(
    "This version is too large to be shown here at once. It is kept whole, and can be brought back."
)
EMPTY = N_("Nothing stood here then: the answer was cleared.")
MARKED = N_("Marked and underlined: what is not in your answer now.")
ONLY_NOW = N_("Nothing earlier is kept of this answer. What you write from now on is.")
CLEARED = "(cleared)"
FIRST_WORDS = 48  # characters of them


class EarlierWords(AsideScreen):
    """The newest first: an entry for each sitting, as it ended, or for every change that was kept.

    `brought_back` is said with the answer; erasing is asked for in two degrees.
    """

    brought_back = Signal(object)
    erase_earlier = Signal()
    erase_all = Signal()

    def __init__(
        self, theme: Theme, exercise: Exercise, versions: Sequence[Saved], *, read_only: bool = False
    ) -> None:
        super().__init__(theme, _("Back to where I was"))
        self._exercise = exercise
        self.versions = list(reversed(versions))
        self._read_only = read_only
        self._rows: list[int] = []  # which version each entry of the list is
        column = self.centred(1000)
        column.addWidget(Words(theme, _("What I wrote before"), "screen-title", wrap=True))
        title = f"{exercise.number}  {exercise.title}".strip()
        column.addWidget(Words(theme, title, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(12))
        both = Folding(theme, least=700, gap=24)
        both.add(self._left(), 2)
        both.add(self._reader(), 3)
        column.addWidget(both, 1)
        column.addSpacing(theme.px(12))
        column.addWidget(rule())
        column.addWidget(self._erasing())
        self._fill()

    def focus_first(self) -> None:
        """The list of versions."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_version(self, row: int) -> None:
        """Show the version with this row in the history, if there is one."""
        at = next((at for at, saved in enumerate(self.versions) if saved.row == row), None)
        if at is not None:
            if at not in self._rows:
                self.every_change.setChecked(True)
            self.list.setCurrentRow(self._rows.index(at))

    def _left(self) -> QWidget:
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What I wrote, the newest first"))
        self.list.setFont(theme.font("interface"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # else words are wrapped for a width that was
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(min(theme.px(260), 280))
        self.list.currentRowChanged.connect(self._read_row)
        self.every_change = TickRow(theme, _("Show every change, not only how I left it"))
        together = sittings(self.versions)
        self.every_change.setVisible(1 < len(together) < len(self.versions))
        self.every_change.setChecked(len(together) == 1)
        self.every_change.toggled.connect(self._fill)
        column.addWidget(self.list, 1)
        column.addWidget(self.every_change)
        return holder

    def _fill(self) -> None:
        """One entry a sitting, or one a change; what was looked at stays so, or what was before the answer now."""
        seen = self._rows[self.list.currentRow()] if self.list.currentRow() >= 0 else self._first_seen()
        entries = self._changes() if self.every_change.isChecked() else self._sittings()
        with QSignalBlocker(self.list):
            self.list.clear()
            for at, when in entries:
                now = "  " + _("(now)") if at == 0 else ""
                self.list.addItem(f"{when}{now}\n{self._first_words(self.versions[at])}")
        self._rows = [at for at, _unused in entries]
        self.list.setCurrentRow(max((n for n, at in enumerate(self._rows) if at <= seen), default=-1))
        if not entries:
            self._read(-1)

    def _first_seen(self) -> int:
        """The newest version before the answer now that holds anything."""
        return next((at for at, saved in enumerate(self.versions) if at and saved.answered), 1)

    def _changes(self) -> list[tuple[int, str]]:
        """Which version each entry is, and when that was."""
        return list(enumerate(told_apart([(saved.at, saved.offset_minutes) for saved in self.versions])))

    def _sittings(self) -> list[tuple[int, str]]:
        """Which version each sitting left, and when; one that ended with clearing also as it was before."""
        entries, at = [], 0
        for sitting in sittings(self.versions):
            held = next((n for n, saved in enumerate(sitting) if saved.answered), 0)
            if held:
                entries.append((at, _span(sitting[:held])))
            entries.append((at + held, _span(sitting[held:])))
            at += len(sitting)
        return entries

    def _first_words(self, saved: Saved) -> str:
        words = " ".join(self._words(saved)[: 4 * FIRST_WORDS].split())
        return shorten(words, FIRST_WORDS, placeholder=" …") if words else CLEARED

    def _read_row(self, row: int) -> None:
        self._read(self._rows[row] if row >= 0 else -1)

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
        self.text.setAccessibleName(_("What I wrote then"))
        self.text.setMinimumHeight(theme.px(170))
        self.legend = Words(theme, _(MARKED), "small", ink="muted", wrap=True)
        self.bring_back = Button(theme, _("Bring this one back"), icon="undo-2", kind="primary")
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
        words = _(
            "Erasing is for good: from the workbook, from its earlier days, from the disk as far as we can reach."
        )
        row.add(Words(theme, words, "small", ink="muted", wrap=True), 1)
        self.earlier_gone = Button(theme, _("Erase the earlier ones…"), kind="text", style="small-button")
        self.earlier_gone.clicked.connect(self.erase_earlier)
        self.earlier_gone.setEnabled(len(self.versions) > 1 and not self._read_only)
        self.all_gone = Button(theme, _("Erase this answer…"), kind="text", style="small-button")
        self.all_gone.clicked.connect(self.erase_all)
        self.all_gone.setEnabled(bool(self.versions) and not self._read_only)
        row.add(WrapRow(theme, [self.earlier_gone, self.all_gone]))
        return row

    def _read(self, at: int) -> None:
        """Show a version."""
        if at < 0:
            self.text.setPlainText(_(ONLY_NOW))
            self.bring_back.setEnabled(False)
            self.legend.hide()
            return
        saved = self.versions[at]
        self.question.setText(saved.question)
        other = saved.question.strip() != self._exercise.question.strip()
        self.reworded.setText(
            _("The question reads now: {question}").format(question=self._exercise.question) if other else ""
        )
        self.reworded.setVisible(other)
        then, now = self._words(saved), self._words(self.versions[0])
        self.text.setHtml(marked(then, now, self.theme.tokens.mark) if then else _(EMPTY))
        self.legend.setVisible(at > 0 and bool(then) and then != now)
        self._offer(at, saved)

    def _offer(self, at: int, saved: Saved) -> None:
        reason = ""
        if at == 0:
            reason = _("This is your answer now.")
        elif saved.kind != self._exercise.kind:
            reason = _(
                "The exercise is of another kind now, so this can be read and copied, not brought back."
            )
        elif self._read_only:
            reason = _("This workbook can only be read.")
        self.why_not.setText(reason)
        self.bring_back.setEnabled(not reason)

    def _words(self, saved: Saved) -> str:
        """An answer as text, in the words of the options as they were then."""
        if saved.answer is None:
            return ""
        if is_too_large(saved.answer):
            return _(TOO_LARGE)
        if saved.kind == self._exercise.kind:
            return "\n".join(self._exercise.remembering(saved.words).as_lines(saved.answer))
        return saved.answer if isinstance(saved.answer, str) else str(saved.answer)

    def _bring_back(self) -> None:
        self.brought_back.emit(self.versions[self._rows[self.list.currentRow()]].answer)


def _span(versions: Sequence[Saved]) -> str:
    """From when to when, of versions with the newest first."""
    return moment_span(*((saved.at, saved.offset_minutes) for saved in (versions[-1], versions[0])))
