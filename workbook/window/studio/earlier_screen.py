"""Earlier states of a draft: when it was like that, what is different now, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout

from workbook.language.dates import clock_time, long_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.drafts.earlier_states import State
    from workbook.window.look.theme import Theme

REASONS = {
    "opened": N_("as you opened it"),
    "time": N_("while you wrote"),
    "left": N_("as you left it"),
    "packed": N_("before it was packed"),
    "back": N_("before you went back"),
}
MOST_SHOWN = 40


class EarlierScreen(AsideScreen):
    """`state_chosen` asks what is different since a state, `bring_wanted` to have it back."""

    state_chosen = Signal(object)
    bring_wanted = Signal(object)

    def __init__(self, theme: Theme, states: Sequence[State]) -> None:
        super().__init__(theme, _("Back to writing"))
        self.states = list(states)
        column = self.centred(680)
        column.addWidget(Words(theme, _("Earlier states of this course"), "screen-title", wrap=True))
        words = _(
            "They are kept on this computer while you write. Bringing one back is one step, and Undo takes it back."
        )
        column.addWidget(Words(theme, words, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(10))
        self.list = QListWidget()
        self.list.setFont(theme.font("interface"))
        self.list.setAccessibleName(_("Earlier states"))
        self.list.addItems([_line(state) for state in self.states])
        self.list.setMinimumHeight(theme.px(180))
        self.list.currentRowChanged.connect(self._chosen)
        column.addWidget(self.list)
        self.none = Words(theme, _("Nothing is kept yet."), "interface", ink="muted", wrap=True)
        self.none.setVisible(not self.states)
        self.list.setVisible(bool(self.states))
        column.addWidget(self.none)
        column.addSpacing(theme.px(8))
        self.head = Words(theme, "", "button", wrap=True)
        column.addWidget(self.head)
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(4))
        nest(column, self._said)
        self.bring = Button(theme, _("Bring this state back"), kind="primary")
        self.bring.setEnabled(False)
        self.bring.clicked.connect(self._bring)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def focus_first(self) -> None:
        """The newest state."""
        if self.states:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus()

    def state(self) -> State | None:
        """The one that is chosen."""
        row = self.list.currentRow()
        return self.states[row] if 0 <= row < len(self.states) else None

    def show_difference(self, sentences: Sequence[str]) -> None:
        """What is different now, a sentence each; nothing if it is the same."""
        clear(self._said)
        self.head.setText(_("What is different now") if sentences else _("It is as it is now."))
        self.bring.setEnabled(bool(sentences))
        for sentence in sentences[:MOST_SHOWN]:
            self._said.addWidget(Words(self.theme, sentence, "interface", wrap=True))
        if (more := len(sentences) - MOST_SHOWN) > 0:
            words = _("And {n} more.").format(n=more)
            self._said.addWidget(Words(self.theme, words, "interface", ink="muted", wrap=True))

    def show_trouble(self, words: str) -> None:
        """Why a state cannot be looked at."""
        clear(self._said)
        self.head.setText(words)
        self.bring.setEnabled(False)

    def _chosen(self, _row: int) -> None:
        if (state := self.state()) is not None:
            self.bring.setEnabled(False)
            self.state_chosen.emit(state)

    def _bring(self) -> None:
        if (state := self.state()) is not None:
            self.bring_wanted.emit(state)


def _line(state: State) -> str:
    local = state.at.astimezone()
    reason = REASONS.get(state.reason)
    when = _("{day}, {time}").format(day=long_day(local.date()), time=clock_time(local))
    return f"{when}, {_(reason)}" if reason else when
