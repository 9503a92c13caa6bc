"""A note: its colour by name, its day, and the learner's words, which are written right here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from workbook.answers.tables.marks import LONGEST_NOTE
from workbook.language.counting import counted
from workbook.language.dates import near_day
from workbook.language.translation import gettext as _
from workbook.window.marking.mark_bar import swatch
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.text_field import TextField
from workbook.window.parts.visibility import share_words
from workbook.window.parts.words import IconLabel, Words
from workbook.window.session.marks import NAMES

if TYPE_CHECKING:
    from workbook.answers.tables.marks import Mark
    from workbook.window.look.theme import Theme
    from workbook.window.session.marks import Marks

LINES = 2


class NoteField(TextField):
    """As long as a note can be; what would be longer is not taken, and that is said."""

    refused = Signal()

    def begin(self) -> None:
        """Follow the words from now on."""
        super().begin()
        self._before = ""
        self.textChanged.connect(self._keep_in_bounds)

    def _keep_in_bounds(self) -> None:
        if len(self.toPlainText()) > LONGEST_NOTE:
            self.document().undo()
            self.refused.emit()


class NoteCard(QFrame):
    """One note of a page. Left empty, it goes."""

    grown = Signal()  # it has another height
    left_empty = Signal(str)  # the id of its mark
    left = Signal(str)  # by Esc: the keyboard is to go to what it is about

    def __init__(self, theme: Theme, marks: Marks, mark: Mark) -> None:
        super().__init__()
        self._theme, self._marks, self.mark_id = theme, marks, mark.id
        self.setObjectName("marknote")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(6))
        column.setSpacing(theme.px(4))
        self._sign = QLabel()
        self._name = Words(theme, "", "meta", ink="muted", wrap=True)
        self.remove = IconButton(theme, "x", _("Remove the note"))
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        row.addWidget(IconLabel(theme, "lock", "lock", 15, name=share_words("private")))
        row.addWidget(self.remove)
        nest(column, row)
        self.elsewhere = Words(
            theme, _("The text here is new. Your note is kept."), "meta", ink="muted", wrap=True
        )
        self.elsewhere.hide()
        column.addWidget(self.elsewhere)
        self.field = NoteField(theme, _("Note"), _("Write here, if you like"), lines=LINES)
        self.field.set_text(mark.note)
        self.field.edited.connect(self._edited)
        self.field.refused.connect(self._say_full)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.full = Words(theme, "", "small", ink="muted", wrap=True)
        self.full.hide()
        column.addWidget(self.full)
        self.show_mark(mark)

    def show_mark(self, mark: Mark) -> None:
        """Its colour, its day and its words as they are now."""
        whole = mark.sort == "page"
        name = _("For the whole page") if whole else _(NAMES[mark.sort])
        day = near_day(mark.day)
        self._name.setText(f"{name}, {day}")
        self._sign.setVisible(not whole)
        if not whole:
            self._sign.setPixmap(swatch(self._theme, mark.sort, self._theme.px(20)))
        told = (
            _("Note for the whole page")
            if whole
            else _("Note on “{words}”").format(words=_in_short(mark.words))
        )
        self.setAccessibleName(told)
        self.field.setAccessibleName(told)
        if not self.field.hasFocus() or self.field.text() != mark.note:
            self.field.set_text(mark.note)

    def write_here(self) -> None:
        """The keyboard goes to the words."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_out(self) -> bool:
        """Esc: back to the passage, or the page."""
        self.left.emit(self.mark_id)
        return True

    def undo_here(self) -> None:
        """In the note: take back what was written here last, else what was done elsewhere."""
        self._marks.undo(self.mark_id)

    def redo_here(self) -> None:
        """In the note: bring back what was taken back here last, else elsewhere."""
        self._marks.redo(self.mark_id)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """An empty note that is left goes."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.grown.emit)
        elif event.type() == QEvent.Type.FocusOut and not self.field.text().strip():
            QTimer.singleShot(0, self, self._say_empty)
        return super().eventFilter(field, event)

    def _say_empty(self) -> None:
        if not self.field.hasFocus() and not self.field.text().strip():
            self.left_empty.emit(self.mark_id)

    def _edited(self) -> None:
        self.full.hide()
        self._marks.write(self.mark_id, self.field.text())

    def _say_full(self) -> None:
        words = counted(
            "A note can have {n} letter. What would be longer is still where you took it from.",
            "A note can have {n} letters. What would be longer is still where you took it from.",
            LONGEST_NOTE,
        )
        self.full.setText(words)
        self.full.show()
        self.grown.emit()
        announce(self, words)

    def _remove(self, _checked: bool = False) -> None:
        self.field.set_text("")
        self._marks.clear_note(self.mark_id)


def _in_short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
