"""Go back to an earlier day: what each backup holds, what would change, and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.dates import moment
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.answers.backups.comparing import Change, Changes, Held, How, MarkChanges
    from workbook.answers.backups.names import Backup
    from workbook.window.look.theme import Theme

REASONS = {
    "day": N_("as that day began"),
    "update": N_("before another edition of the course"),
    "migration": N_("before a newer version of the program"),
    "restore": N_("before going back to an earlier day"),
    "import": N_("before answers were taken in"),
    "erase": N_("when something was erased"),
    "hand": N_("kept by yourself"),
}
NONE_YET = N_("No earlier day is kept yet. The first is kept tomorrow, or before anything risky.")
SAFE = N_("What is here now is kept too, so you can come back from there.")
SORTS: tuple[tuple[How, str], ...] = (
    ("different", "pencil-line"),
    ("only now", "archive"),
    ("only then", "undo-2"),
)
MOST_TITLES = 6


class EarlierDays(AsideScreen):
    """`looked_at` asks for what a backup holds; whoever answers calls `show_held`."""

    looked_at = Signal(object)
    wanted = Signal(object)
    opening_wanted = Signal(object)  # a day that was locked at another time

    def __init__(self, theme: Theme, backups: Sequence[Backup]) -> None:
        super().__init__(theme, _("Privacy"))
        self.backups = list(backups)
        column = self.centred(980)
        column.addWidget(Words(theme, _("Go back to an earlier day"), "screen-title", wrap=True))
        lead = _(SAFE) if backups else _(NONE_YET)
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        column.addSpacing(theme.px(12))
        both = Folding(theme, least=700, gap=28)
        both.add(self._list(), 1)
        both.add(self._side(), 2)
        column.addWidget(both)
        column.addStretch(1)
        if self.backups:
            self.list.setCurrentRow(0)

    def focus_first(self) -> None:
        """The list of days, or the way back."""
        (self.list if self.backups else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_held(self, backup: Backup, held: Held, changes: Changes, marks: MarkChanges) -> None:
        """Say what a backup holds and what going back to it would change."""
        if backup is not self.chosen():
            return
        self._clear()
        if held.trouble:
            self._say(held.trouble, "triangle-alert")
            self.go_back.setEnabled(False)
            self.open_it.setVisible(held.other_lock)
            return
        self._say(_held_words(held), "book-open")
        told = [self._sort(changes, *sort) for sort in SORTS]
        for how, _unused in SORTS:
            if count := marks.get(how):
                self._say(_what_would_be_marked(how, count), "bookmark", strong=True)
                told.append(True)
        if not any(told):
            words = _("Nothing would change: all answers, marks and notes are the same.")
            self._say(words, "check-check")
        self.go_back.setEnabled(any(told))

    def show_trouble(self, words: str) -> None:
        """It could not be done."""
        self._clear()
        self._say(words, "triangle-alert")
        self.go_back.setEnabled(False)

    def chosen(self) -> Backup | None:
        """The backup that is looked at."""
        at = self.list.currentRow()
        return self.backups[at] if 0 <= at < len(self.backups) else None

    def _list(self) -> QListWidget:
        theme = self.theme
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier days, the newest first"))
        self.list.setFont(theme.font("interface"))
        self.list.setMinimumHeight(min(theme.px(380), 280))
        self.list.setWordWrap(True)
        for backup in self.backups:
            when = moment(backup.at, backup.offset_minutes)
            self.list.addItem(f"{when}\n{_reason(backup.reason)}")
        self.list.currentRowChanged.connect(self._chosen)
        self.list.setVisible(bool(self.backups))
        return self.list

    def _side(self) -> QWidget:
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(8))
        nest(column, self._said)
        column.addWidget(rule())
        self.open_it = Button(theme, _("Open it with the passphrase of then…"), style="small-button")
        self.open_it.clicked.connect(self._opening_wanted)
        self.open_it.hide()
        column.addWidget(self.open_it, 0, Qt.AlignmentFlag.AlignLeading)
        self.go_back = Button(theme, _("Go back to this day"), kind="primary")
        self.go_back.clicked.connect(self._wanted)
        self.go_back.setEnabled(False)
        stay = Button(theme, _("Stay here"), kind="text")
        stay.clicked.connect(self.back_wanted)
        column.addWidget(WrapRow(theme, [self.go_back, stay]))
        column.addStretch(1)
        holder.setVisible(bool(self.backups))
        return holder

    def _chosen(self, at: int) -> None:
        self.go_back.setEnabled(False)
        self.open_it.hide()
        self._clear()
        if at >= 0:
            self._say(_("Looking …"), "history")
            self.looked_at.emit(self.backups[at])

    def _opening_wanted(self) -> None:
        self.opening_wanted.emit(self.chosen())

    def _wanted(self) -> None:
        self.wanted.emit(self.chosen())

    def _sort(self, changes: Changes, how: str, icon: str) -> bool:
        """Tell of the changes of one sort; whether there are any."""
        found = [change for change in changes if change.how == how]
        if not found:
            return False
        self._say(_what_would_be(how, len(found)), icon, strong=True)
        self._say(_titles(found), "", ink="muted")
        return True

    def _say(self, words: str, icon: str, *, strong: bool = False, ink: str = "ink") -> None:
        theme = self.theme
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        picture: QWidget = IconLabel(theme, icon, "accent", 18) if icon else QWidget()
        picture.setFixedWidth(theme.px(20))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(theme, words, "button" if strong else "interface", ink=ink, wrap=True), 1)
        self._said.addWidget(line)

    def _clear(self) -> None:
        clear(self._said)


def _held_words(held: Held) -> str:
    answers = counted("{n} answer", "{n} answers", held.answered)
    words = counted("{n} word", "{n} words", held.words)
    if held.changed is None:
        return _("{answers}, {words}.").format(answers=answers, words=words)
    offset = held.changed.astimezone().utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    return _("{answers}, {words}. Newest answer: {moment}.").format(
        answers=answers, words=words, moment=moment(held.changed, minutes)
    )


def _reason(reason: str) -> str:
    """Why a day was kept; one that this version does not know stands as it is."""
    return _(REASONS[reason]) if reason in REASONS else reason


def _titles(changes: Sequence[Change]) -> str:
    shown = ", ".join(f"“{change.title}”" for change in changes[:MOST_TITLES])
    more = len(changes) - MOST_TITLES
    return _("{shown} and {more} more").format(shown=shown, more=more) if more > 0 else shown


def _what_would_be(how: str, count: int) -> str:
    """What going back would do to some answers."""
    if how == "different":
        return counted("{n} answer would be as it was then", "{n} answers would be as they were then", count)
    if how == "only now":
        return counted("{n} answer would be empty again", "{n} answers would be empty again", count)
    return counted("{n} answer would come back", "{n} answers would come back", count)


def _what_would_be_marked(how: str, count: int) -> str:
    """What it would do to some marks, notes and bookmarks."""
    if how == "different":
        return counted(
            "{n} mark or note would be as it was then", "{n} marks or notes would be as they were then", count
        )
    if how == "only now":
        return counted("{n} mark or note would go", "{n} marks or notes would go", count)
    return counted("{n} mark or note would come back", "{n} marks or notes would come back", count)
