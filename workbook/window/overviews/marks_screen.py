"""Marks and notes: all that was marked, noted and bookmarked, in the order of the course."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbook.answers.marking.order import PageName, where
from workbook.language.dates import near_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.marking.mark_bar import swatch
from workbook.window.marking.note_card import NoteField
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.tab_order import tab_on
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.marks import NAMES

if TYPE_CHECKING:
    from workbook.answers.tables.marks import Mark
    from workbook.window.look.theme import Theme
    from workbook.window.parts.acts import Act
    from workbook.window.session.session import Session

AT_ONCE = 12  # rows that are built before the first picture; the others follow by themselves
NOTHING = N_("Nothing marked yet. Select some words on a page, and a small bar appears.")
ABOUT = N_("In the order of the course. They are just for you.")
LOST = N_("The course has these words no longer")
LONGEST = 400  # letters of a passage that are shown here


class MarksScreen(OverviewScreen):
    """A row a mark: where it stands, its words, and the note, which is written right here."""

    door = "marks"
    takes_acts = True
    mark_wanted = Signal(str)  # the id of a mark, to be shown on its page
    erase_wanted = Signal(str)  # of one that is to be erased for good

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.rows: dict[str, MarkRow] = {}
        self._waiting: list[Mark] = []
        column = self.centred(720)
        self.add_title(column, _("Marks and notes"), _(ABOUT))
        self.pdf = self.pdf_button()
        column.addWidget(self.pdf, 0, Qt.AlignmentFlag.AlignLeading)
        self.nothing = Words(theme, _(NOTHING), "section-title", wrap=True).as_heading(0)
        column.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(10))
        nest(column, self._list)
        column.addStretch(1)
        session.marks.changed.connect(self._changed)
        session.acts.turned.connect(self._turned)
        self._fill()

    def focus_first(self) -> None:
        """The first of them, if there is any."""
        to: QWidget = next((row.show_there for row in self.rows.values()), None) or self.back
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def complete(self) -> None:
        """Build all that is not there yet."""
        self._build(len(self._waiting))

    def _fill(self) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows.clear()
        clear(self._list)
        marks = self.session.marks
        self._lost = {mark.id for mark in marks.lost()}
        self._waiting = [*marks.in_order(), *marks.lost()]
        self.nothing.setVisible(not self._waiting)
        self.line.setVisible(bool(self._waiting))
        self.pdf.setVisible(bool(self._waiting))
        self._page: PageName | None = None
        self._build(AT_ONCE)

    def _build(self, most: int) -> None:
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        for mark in now:
            self._add(mark)
        if self._waiting:
            QTimer.singleShot(0, self, partial(self._build, 1))

    def _add(self, mark: Mark) -> None:
        page = PageName("lost", "lost") if mark.id in self._lost else PageName(mark.module, mark.page)
        if page != self._page:
            self._page = page
            words = _(LOST) if mark.id in self._lost else where(self.session.course.outline, page)
            self._list.addWidget(Words(self.theme, words, "section-title", wrap=True))
        row = MarkRow(self.theme, self.session, mark, is_lost=mark.id in self._lost)
        row.show_there.clicked.connect(partial(self._show_there, mark.id))
        row.remove.clicked.connect(partial(self._remove, mark.id))
        row.erase.clicked.connect(partial(self._erase, mark.id))
        before = next(reversed(self.rows.values()), None) or self.pdf
        self.rows[mark.id] = row
        self._list.addWidget(row)
        tab_on(before, row)

    def _show_there(self, mark_id: str, _checked: bool = False) -> None:
        self.mark_wanted.emit(mark_id)

    def _remove(self, mark_id: str, _checked: bool = False) -> None:
        """It goes; what comes after it has the keyboard then, and it can be taken back."""
        ids = [*self.rows]
        after = ids[ids.index(mark_id) + 1 :]
        self.session.marks.remove(mark_id)
        announce(self, _("Removed. Ctrl+Z takes it back."))
        to = self.rows[after[0]].show_there if after and after[0] in self.rows else self.back
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self, mark_id: str, _checked: bool = False) -> None:
        self.erase_wanted.emit(mark_id)

    def _changed(self, mark_id: str) -> None:
        row, mark = self.rows.get(mark_id), self.session.marks.all.get(mark_id)
        if row is not None and mark is not None:
            row.show_note(mark)
        else:
            self._fill()
            self.complete()
        self._show_saved()

    def _turned(self, act: Act, back: bool) -> None:
        """Something was taken back by menu or key: say what."""
        if not self.isHidden():
            words = _("Taken back: {what}") if back else _("Done again: {what}")
            announce(self, words.format(what=_(act.what)))


class MarkRow(QFrame):
    """One mark with its note."""

    def __init__(self, theme: Theme, session: Session, mark: Mark, *, is_lost: bool) -> None:
        super().__init__()
        self._theme, self._marks, self._id = theme, session.marks, mark.id
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(6))
        name = _name(mark)
        nest(column, self._head(mark, name))
        words = " ".join(mark.words.split())
        shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        self.setAccessibleName(f"{name}: {shown}" if shown else name)
        if shown:
            column.addWidget(Words(theme, shown, "question", wrap=True))
        self.note: NoteField | None = None
        if mark.sort != "bookmark":
            told = _("Note on “{words}”").format(words=shown) if shown else _("Note for the whole page")
            self.note = NoteField(theme, told, _("Write here, if you like"), lines=1)
            self.note.set_text(mark.note)
            self.note.edited.connect(self._edited)
            column.addWidget(self.note)
        self.show_there = Button(theme, _("Show it on its page"), kind="text", style="small-button")
        self.show_there.setVisible(not is_lost)
        self.remove = Button(theme, _("Remove"), kind="text", style="small-button")
        self.erase = Button(theme, _("Erase for good…"), kind="text", style="small-button")
        self.erase.setToolTip(_("From the workbook, and from all earlier days that are kept"))
        self.erase.setEnabled(not session.read_only)
        ways = (self.show_there, self.remove, self.erase)
        for button in ways:
            button.setAccessibleName(f"{button.text()}: {shown or name}"[:200])
        column.addWidget(WrapRow(theme, [*ways]))

    def undo_here(self) -> None:
        """In the note: take back what was written here last, else what was done elsewhere."""
        self._marks.undo(self._id)

    def redo_here(self) -> None:
        """In the note: forward again."""
        self._marks.redo(self._id)

    def step_out(self) -> bool:
        """Esc in the note: out of it, to what can be done with the mark."""
        if self.note is None or not self.note.hasFocus():
            return False
        to = self.show_there if self.show_there.isVisibleTo(self) else self.remove
        to.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_note(self, mark: Mark) -> None:
        """Its words as they are now."""
        if self.note is not None and self.note.text() != mark.note:
            self.note.set_text(mark.note)

    def _edited(self) -> None:
        if self.note is not None:
            self._marks.write(self._id, self.note.text())

    def _head(self, mark: Mark, name: str) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        if mark.is_passage:
            sign = QLabel()
            sign.setPixmap(swatch(theme, mark.sort, theme.px(20)))
            row.addWidget(sign)
        else:
            icon = "bookmark-filled" if mark.sort == "bookmark" else "file-text"
            row.addWidget(IconLabel(theme, icon, "accent", 18))
        row.addWidget(Words(theme, f"{name}, {near_day(mark.day)}", "meta", ink="muted", wrap=True), 1)
        return row


def _name(mark: Mark) -> str:
    if mark.sort == "bookmark":
        return _("Bookmark")
    return _("For the whole page") if mark.sort == "page" else _(NAMES[mark.sort])
