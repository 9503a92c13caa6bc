"""Privacy and safekeeping: who can open this workbook, its earlier days, its copies, and what can be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

MINUTES = (5, 10, 30, 60, 0)
COPIES = (1, 10, 0)
_COPIES_WORDS = (N_("after a minute"), N_("after ten minutes"), N_("never"))
COPIED = N_(
    "And when you lock the workbook or close the window, unless you choose never. What you copied elsewhere since "
    "stays. A program that keeps a history of what is copied keeps its own."
)
PROTECTS = N_("""\
A lock protects the file, its earlier days and everything in them from anyone who gets hold of this computer, a \
stick or a copy while the workbook is locked. It does not protect from somebody who looks over your shoulder, who \
uses this computer while the workbook is open, or who has put a program on it that watches what you type. A PDF \
that you made, and text that you saved, are not locked. What was written before the lock is overwritten; what a \
flash disk, a snapshot or a program that copies folders has put elsewhere of it no program can reach.""")
UNLOCKED = N_("Anyone who can use this computer with your account, or has a copy of the file, can read it.")
LOCKED = N_(
    "Your passphrase opens it, or the twelve words of your recovery sheet. Nobody can open it without one of them."
)


class PrivacyScreen(AsideScreen):
    """Rows of what can be done, each with a sentence that says what it does."""

    chosen = Signal(str)  # the name of what is wanted
    minutes_chosen = Signal(int)
    copies_chosen = Signal(int)

    def __init__(
        self, theme: Theme, *, locked: bool, minutes: int, read_only: bool, copies: int = COPIES[1]
    ) -> None:
        super().__init__(theme, _("Back to where I was"))
        self.buttons: dict[str, Button] = {}
        column = self.centred(760)
        column.addWidget(Words(theme, _("Privacy and safekeeping"), "screen-title", wrap=True))
        lead = _("Your answers are in one file on this computer. Nothing is sent anywhere.")
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        column.addSpacing(theme.px(14))
        (self._lock_rows if locked else self._no_lock_rows)(column)
        if locked:
            self._minutes_row(column, minutes)
        self._copies_row(column, copies)
        self._keeping_rows(column)
        column.addWidget(rule())
        column.addSpacing(theme.px(10))
        column.addWidget(Words(theme, _("What a lock protects from, and what not"), "button", wrap=True))
        column.addWidget(Words(theme, _(PROTECTS), "interface", ink="muted", wrap=True))
        column.addStretch(1)
        if read_only:
            for name in ("set lock", "passphrase", "sheet", "unlock", "days", "erase"):
                if name in self.buttons:
                    self.buttons[name].setEnabled(False)

    def focus_first(self) -> None:
        """The first thing that can be done."""
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _no_lock_rows(self, column: QVBoxLayout) -> None:
        self._add_row(
            column,
            "key-round",
            _("This workbook is not locked"),
            _(UNLOCKED),
            [("set lock", _("Lock this workbook…"), "primary")],
        )

    def _lock_rows(self, column: QVBoxLayout) -> None:
        choices = [("lock", _("Lock it now"), "primary"), ("passphrase", _("Another passphrase…"), "normal"),
                ("sheet", _("Another sheet…"), "normal"), ("unlock", _("Take the lock off…"), "text")]  # fmt: skip
        self._add_row(column, "key-round", _("This workbook has a lock"), _(LOCKED), choices)

    def _minutes_row(self, column: QVBoxLayout, minutes: int) -> None:
        words = _("It also locks when the computer was asleep, and with Ctrl+L.")
        self.minutes = Pick(self.theme, _("Lock by itself"), [_minute_words(number) for number in MINUTES])
        self.minutes.pick(MINUTES.index(minutes) if minutes in MINUTES else 1)
        self.minutes.picked.connect(self._minutes_picked)
        self._add_row(column, "timer", _("Lock by itself when nobody is here"), words, [], self.minutes)

    def _copies_row(self, column: QVBoxLayout, minutes: int) -> None:
        self.copies = Pick(
            self.theme, _("What I copy leaves the clipboard"), [_(words) for words in _COPIES_WORDS]
        )
        self.copies.pick(COPIES.index(minutes) if minutes in COPIES else 1)
        self.copies.picked.connect(self._copies_picked)
        self._add_row(column, "copy", _("What I copy here leaves the clipboard"), _(COPIED), [], self.copies)

    def _keeping_rows(self, column: QVBoxLayout) -> None:
        rows: tuple[tuple[str, str, str, list[tuple[str, str, str]]], ...] = (
            ("history", _("Earlier days"),
             _("Once a day, and before anything risky, the whole workbook is kept as it was. "
               "You can look, and go back."),
             [("days", _("Go back to an earlier day…"), "normal")]),
            ("copy", _("Copies"),
             (_("A copy is complete and opens on any computer that has this program. As text, everything can be read "
             "without it. A Word or OpenDocument file has your answers as they are now, also what is just for you; "
             "anybody who has the file can read it.")),
             [("copy", _("Save a copy…"), "normal"), ("text", _("Save everything as text…"), "normal"),
              ("document", _("Save as Word or OpenDocument…"), "normal")]),
            ("eye-off", _("On this computer"),
             _("The first screen lists which workbooks were open. The files stay where they are."),
             [("forget", _("Forget recent files"), "normal")]),
            ("trash-2", _("Erase"),
             (_("One answer is erased from its own menu: the three dots, “What I wrote before…”. Here all of them "
             "are, also from earlier days. This cannot be taken back.")),
             [("erase", _("Erase all my answers…"), "text")]),
        )  # fmt: skip
        for icon, title, words, choices in rows:
            self._add_row(column, icon, title, words, choices)

    def _add_row(
        self,
        column: QVBoxLayout,
        icon: str,
        title: str,
        words: str,
        choices: list[tuple[str, str, str]],
        extra: QWidget | None = None,
    ) -> None:
        theme = self.theme
        column.addWidget(rule())
        grid = QGridLayout()
        grid.setContentsMargins(0, theme.px(10), 0, theme.px(12))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        grid.addWidget(IconLabel(theme, icon, "accent", 20), 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(theme, title, "button", wrap=True), 0, 1)
        grid.addWidget(Words(theme, words, "interface", ink="muted", wrap=True), 1, 1)
        grid.setColumnStretch(1, 1)
        row: list[QWidget] = [self._button(name, label, kind) for name, label, kind in choices]
        if extra is not None:
            row.append(extra)
        below = WrapRow(theme, row)
        below.setContentsMargins(0, theme.px(6), 0, 0)
        grid.addWidget(below, 2, 1)
        nest(column, grid)

    def _button(self, name: str, label: str, kind: str) -> Button:
        button = Button(self.theme, label, kind=kind, style="small-button")
        button.setObjectName(name)
        button.clicked.connect(self._clicked)
        self.buttons[name] = button
        return button

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _copies_picked(self, at: int) -> None:
        self.copies_chosen.emit(COPIES[at])

    def _minutes_picked(self, at: int) -> None:
        self.minutes_chosen.emit(MINUTES[at])


def _minute_words(minutes: int) -> str:
    if not minutes:
        return _("never by itself")
    return counted("after {n} minute", "after {n} minutes", minutes)
