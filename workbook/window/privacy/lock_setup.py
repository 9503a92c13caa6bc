"""Lock this workbook: a passphrase, a recovery sheet, and two words of it typed back before anything is locked."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.answers.locked.recovery_words import match_word, new_words
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import AsideScreen, note
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import TickRow
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.privacy.passphrase_words import strength_of
from workbook.window.privacy.sheet_view import SheetView
from workbook.window.privacy.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.look.theme import Theme

STEPS = (N_("Passphrase"), N_("Recovery sheet"), N_("Try it once"))


class LockSetup(AsideScreen):
    """Three steps on one page. Nothing is locked before the last; "Not now" is possible all the time.

    It makes a lock with both, or only another passphrase, or only another sheet, or, `anew`, both in the place of
    others. `about` are the names and titles of which a passphrase is not to be made.
    """

    finished = Signal(str, list)  # the passphrase and the twelve words; what was not asked for is empty

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        passphrase: bool = True,
        sheet: bool = True,
        anew: bool = False,
        about: Sequence[str] = (),
    ) -> None:
        super().__init__(theme, _("Privacy"))
        self._anew, self._about = anew, about
        self._asks_passphrase, self._asks_sheet = passphrase, sheet
        self.words = new_words() if sheet else []
        self.asked = sorted(secrets.SystemRandom().sample(range(len(self.words)), 2)) if sheet else []
        self.view = SheetView(theme, self.words, name, datetime.now().astimezone().date()) if sheet else None
        column = self.centred(520, self.view)
        self._head(column)
        if passphrase:
            self._passphrase(column)
        if sheet:
            self._try(column)
        self._end(column)
        self._look()

    def focus_first(self) -> None:
        """The first field."""
        (self.first if self._asks_passphrase else self.noted).setFocus()

    def show_working(self) -> None:
        """It takes a moment."""
        self.done.setEnabled(False)

    def show_trouble(self, words: str) -> None:
        """It could not be done."""
        self.reason.show()
        self.reason.setText(words)
        self.done.setEnabled(True)

    def show_full(self, words: str) -> None:
        """Not all that was typed or pasted as a passphrase is here."""
        self.same.setText(words)
        self.same.show()
        announce(self.same, words)

    def _head(self, column: QVBoxLayout) -> None:
        theme = self.theme
        title, words, steps = _ANEW if self._anew else _HEADS[self._asks_passphrase, self._asks_sheet]
        column.addWidget(Words(theme, _(title), "screen-title", wrap=True))
        column.addWidget(Words(theme, _(words), "lead", wrap=True))
        column.addSpacing(theme.px(10))
        self.steps = Steps(theme, [_(step) for step in steps])
        if len(steps) > 1:
            column.addWidget(self.steps)
            column.addSpacing(theme.px(8))

    def _passphrase(self, column: QVBoxLayout) -> None:
        theme = self.theme
        self.first = SecretField(theme, _("Your passphrase"))
        self.again = SecretField(theme, _("Once more"))
        _labelled(theme, column, _("Your passphrase"), self.first)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._tick = IconLabel(theme, "check", "success", 18)
        self.strength = Words(theme, "", "interface", wrap=True)
        row.addWidget(self._tick)
        row.addWidget(self.strength, 1)
        nest(column, row)
        column.addSpacing(theme.px(8))
        _labelled(theme, column, _("Once more"), self.again)
        self.same = Words(theme, "", "interface", ink="muted", wrap=True)
        column.addWidget(self.same)
        for field in (self.first, self.again):
            field.textChanged.connect(self._look)
        column.addSpacing(theme.px(8))

    def _try(self, column: QVBoxLayout) -> None:
        theme = self.theme
        if self._asks_passphrase:
            column.addWidget(rule())
            column.addSpacing(theme.px(8))
        self.noted = TickRow(theme, _("I have printed, saved or copied the sheet"))
        column.addWidget(self.noted)
        one, two = (number + 1 for number in self.asked)
        words = _("Word {one} and word {two} on your sheet").format(one=one, two=two)
        self.typed = LineField(theme, words, style="lead")
        self.typed.setMinimumHeight(theme.px(42))
        _labelled(theme, column, words, self.typed)
        hint = _("A short test, so that you know the sheet is real and readable.")
        self.hint = Words(theme, hint, "interface", ink="muted", wrap=True)
        column.addWidget(self.hint)
        self.noted.toggled.connect(self._look)
        self.typed.textChanged.connect(self._look)
        assert self.view
        noted = self.noted
        self.view.taken.connect(lambda: noted.setChecked(True))
        column.addSpacing(theme.px(8))

    def _end(self, column: QVBoxLayout) -> None:
        theme = self.theme
        warning = _(
            "If both the passphrase and the sheet are gone, so are the answers. There is no copy anywhere else."
        )
        column.addWidget(note(theme, "triangle-alert", warning, strong=_("Nobody can open it for you.")))
        column.addSpacing(theme.px(8))
        both = self._asks_passphrase and self._asks_sheet
        words = (
            _("Use them from now on")
            if self._anew
            else _("Lock my workbook")
            if both
            else _("Use it from now on")
        )
        self.done = Button(theme, words, kind="primary")
        self.done.clicked.connect(self._finish)
        not_now = Button(theme, _("Not now"), kind="text")
        not_now.clicked.connect(self.back_wanted)
        column.addWidget(WrapRow(theme, [self.done, not_now]))
        self.reason = Words(theme, "", "small", ink="muted", wrap=True)
        column.addWidget(self.reason)
        column.addStretch(1)

    def _look(self, *_unused: object) -> None:
        """Show how far it is, and why it cannot be finished yet."""
        secret, sheet, tried = self._passphrase_done(), self._sheet_done(), self._words_right()
        done = [secret] * self._asks_passphrase + [sheet, tried] * self._asks_sheet
        self.steps.show_step(next((n for n, part in enumerate(done) if not part), len(done)))
        if self._asks_sheet:
            self.typed.setEnabled(sheet)
        self.done.setEnabled(all(done))
        self.reason.setText("" if all(done) else self._why_not(secret, sheet))
        self.reason.setVisible(not all(done))

    def _why_not(self, secret: bool, sheet: bool) -> str:
        if not secret:
            return _("First a passphrase, typed twice the same.")
        return _("First keep the sheet somewhere.") if not sheet else _("Then the two words from the sheet.")

    def _passphrase_done(self) -> bool:
        if not self._asks_passphrase:
            return True
        said = strength_of(self.first.text(), self._about)
        self._tick.setVisible(said.good)
        self.strength.setText(said.words)
        self.strength.set_ink("success" if said.good else "muted")
        same = self.first.text() == self.again.text()
        begun = bool(self.again.text())
        near = self.first.text().startswith(self.again.text())
        self.same.setText(_("Not the same yet."))
        self.same.setVisible(begun and not near)
        return said.enough and same

    def _sheet_done(self) -> bool:
        return not self._asks_sheet or self.noted.isChecked()

    def _words_right(self) -> bool:
        if not self._asks_sheet:
            return True
        typed = self.typed.text().replace(",", " ").split()
        return [match_word(word) for word in typed] == [self.words[n] for n in self.asked]

    def _finish(self) -> None:
        self.show_working()
        self.finished.emit(self.first.text() if self._asks_passphrase else "", list(self.words))


_HEADS = {
    (True, True): (
        N_("Lock this workbook"),
        (
            N_(
                "A passphrase keeps your answers closed to anyone else who uses this computer. "
                "It is your choice; you can take it off again."
            )
        ),
        STEPS,
    ),
    (True, False): (
        N_("Another passphrase"),
        (
            N_(
                "From then on the old one opens neither the workbook nor its earlier days. Copies that you saved "
                "before still open with it. Your recovery sheet stays as it is."
            )
        ),
        STEPS[:1],
    ),
    (False, True): (
        N_("Another recovery sheet"),
        (
            N_(
                "From then on the words of the old sheet open neither the workbook nor its earlier days. Copies "
                "that you saved before still open with them. Your passphrase stays as it is."
            )
        ),
        STEPS[1:],
    ),
}
# Before slots had public keys, the one could not stay when the other was changed.
_ANEW = (
    N_("Another passphrase and sheet"),
    (
        N_(
            "This lock was made by an earlier version of Workbook, so both are made anew, once. From then on "
            "the old ones open neither the workbook nor its earlier days. Copies that you saved before still "
            "open with them."
        )
    ),
    STEPS,
)


def _labelled(theme: Theme, column: QVBoxLayout, words: str, field: QWidget) -> None:
    label = Words(theme, words, "button", wrap=True)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
