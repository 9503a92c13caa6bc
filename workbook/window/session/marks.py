"""What a learner marked in an open workbook, notes, and bookmarks: here at once, and kept as answers are."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbook.answers.marking.order import PageName, in_order, in_page, is_lost, lost, order_of
from workbook.course.answer_text import clean_text
from workbook.language.translation import N_
from workbook.window.parts.acts import Act
from workbook.window.session.pending_changes import Change, Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.marks import Colour, Mark, Quotation, Sort
    from workbook.course.model import Outline
    from workbook.window.parts.acts import Acts
    from workbook.window.session.pending_changes import PendingChanges

NAMES: Mapping[str, str] = {"honey": N_("Honey"), "mint": N_("Mint"), "slate": N_("Slate")}


class Marks(QObject):
    """All of them, by their ids. What is typed waits for a pause, everything else is sent to the disk at once."""

    changed = Signal(str)  # the id of one that was made, changed or removed
    waits = Signal()  # something typed waits for its pause
    folded = Signal()  # the notes of all pages were folded away, or are shown again

    def __init__(self, marks: Iterable[Mark], changes: PendingChanges, acts: Acts, outline: Outline) -> None:
        super().__init__()
        self._changes, self._acts = changes, acts
        self.notes_folded = False  # on every page, as long as the workbook is open
        self.all: dict[str, Mark] = {mark.id: mark for mark in marks}
        self._order = order_of(outline)

    # What there is

    def of_page(self, name: PageName) -> list[Mark]:
        """The passages and notes of a page that are in their place, in the order in which they stand."""
        found = [
            m for m in self.all.values() if (m.module, m.page) == name and m.sort != "bookmark" and not m.lost
        ]
        return sorted(found, key=in_page)

    def in_order(self) -> list[Mark]:
        """Everything that has its place, in the order of the course."""
        return in_order(self.all.values(), self._order)

    def lost(self) -> list[Mark]:
        """Passages and notes whose words or page the course has no longer, the oldest first."""
        return lost(self.all.values(), self._order)

    def is_lost(self, mark: Mark) -> bool:
        """Whether the course has no longer what it belongs to."""
        return is_lost(mark, self._order)

    def bookmark_of(self, name: PageName) -> Mark | None:
        """The bookmark of a page, if it has one."""
        found = (m for m in self.all.values() if (m.module, m.page) == name and m.sort == "bookmark")
        return next(found, None)

    def can_mark(self, name: PageName) -> bool:
        """Whether it is a page of the course, and not one that the program adds."""
        return name in self._order

    # What can be done

    def mark(self, name: PageName, quotation: Quotation, colour: Colour) -> Mark:
        """Mark a passage."""
        mark = self._new(colour, name)._replace(
            paragraph=quotation.paragraph,
            before=clean_text(quotation.before),
            words=clean_text(quotation.words),
            after=clean_text(quotation.after),
        )
        self._do(mark.id, N_("mark a passage"), mark)
        return mark

    def note_page(self, name: PageName) -> Mark:
        """Begin a note for a whole page."""
        mark = self._new("page", name)
        self._do(mark.id, N_("a note for the whole page"), mark)
        return mark

    def choose_colour(self, mark_id: str, colour: Colour) -> None:
        """Give a passage another colour."""
        self._do(mark_id, N_("colour of a mark"), self.all[mark_id]._replace(sort=colour))

    def write(self, mark_id: str, words: str) -> None:
        """The words of a note changed; they wait for a pause."""
        mark = self.all.get(mark_id)
        if mark is None or (note := clean_text(words)) == mark.note:
            return
        after = mark._replace(note=note)
        self._acts.did(self._act(mark_id, N_("write a note"), after, goes_with="note"))
        self.all[mark_id] = after
        self._changes.put(Key("mark", mark_id), Change(partial(_put, after)))
        self.waits.emit()
        self.changed.emit(mark_id)

    def clear_note(self, mark_id: str) -> None:
        """Take a note away; the passage stays marked. A note for a whole page goes with its words."""
        mark = self.all.get(mark_id)
        if mark is not None and mark.sort == "page":
            self.remove(mark_id)
        elif mark is not None:
            self._do(mark_id, N_("remove the note"), mark._replace(note=""))

    def remove(self, mark_id: str) -> None:
        """Take a mark away, with its note; it can be taken back."""
        mark = self.all[mark_id]
        what = {"bookmark": N_("remove the bookmark"), "page": N_("remove the note")}.get(mark.sort)
        self._do(mark_id, what or N_("remove the mark"), None)

    def fold_notes(self, folded: bool) -> None:
        """Fold the notes of all pages away, or show them again."""
        if folded != self.notes_folded:
            self.notes_folded = folded
            self.folded.emit()

    def turn_bookmark(self, name: PageName) -> bool:
        """Set a bookmark at a page, or take it away; whether it is set now."""
        if there := self.bookmark_of(name):
            self.remove(there.id)
            return False
        mark = self._new("bookmark", name)
        self._do(mark.id, N_("set a bookmark"), mark)
        return True

    def undo(self, mark_id: str) -> None:
        """Take back what was done to a mark last, else what was done elsewhere."""
        self._acts.undo_near(_of(mark_id))

    def redo(self, mark_id: str) -> None:
        """Bring back what was taken back of a mark last, else elsewhere."""
        self._acts.redo_near(_of(mark_id))

    # What the disk has not yet

    def unsaved(self) -> dict[str, Mark | None]:
        """Those that are only in the window; None for one that was removed here."""
        open_keys = (key.which for key in self._changes.open() if key.what == "mark")
        return {mark_id: self.all.get(mark_id) for mark_id in open_keys}

    def unsaved_words(self) -> list[str]:
        """The notes that are only in the window, with the words that they are for."""
        found = (mark for mark in self.unsaved().values() if mark is not None and mark.note.strip())
        return ["\n".join(filter(None, (mark.words, mark.note))) for mark in found]

    def forget(self) -> None:
        """All were erased now, also those that could not be saved."""
        self._changes.forget_all("mark")
        self.all.clear()

    def forget_one(self, mark: Mark) -> None:
        """One was erased now, as it was then; what was written there meanwhile stays."""
        if self.all.get(mark.id) == mark:
            self._changes.forget_all("mark", mark.id)
            del self.all[mark.id]

    def take_over(self, mark_id: str, before: Marks) -> None:
        """Take over what was done in another session of this file, and is not known to be written."""
        self._set(mark_id, before.all.get(mark_id))

    def _new(self, sort: Sort, name: PageName) -> Mark:
        from workbook.answers.tables.marks import new_mark

        return new_mark(sort, *name, datetime.now().astimezone())

    def _do(self, mark_id: str, what: str, after: Mark | None) -> None:
        self._acts.did(self._act(mark_id, what, after))
        self._set(mark_id, after)

    def _act(self, mark_id: str, what: str, after: Mark | None, goes_with: str = "") -> Act:
        before = self.all.get(mark_id)
        mark = after or before
        assert mark
        return Act(
            _of(mark_id), what, before, after, partial(self._set, mark_id), goes_with,
            page=(mark.module, mark.page),
        )  # fmt: skip

    def _set(self, mark_id: str, mark: Mark | None) -> None:
        if mark is None:
            self.all.pop(mark_id, None)
        else:
            self.all[mark_id] = mark
        work: Callable[[WorkbookFile], None] = partial(_put, mark) if mark else partial(_remove, mark_id)
        self._changes.drop_waiting(Key("mark", mark_id))
        self._changes.send(Key("mark", mark_id), Change(work))
        self.changed.emit(mark_id)


def _of(mark_id: str) -> str:
    return f"mark {mark_id}"


def _put(mark: Mark, file: WorkbookFile) -> None:
    file.put_mark(mark)


def _remove(mark_id: str, file: WorkbookFile) -> None:
    file.remove_mark(mark_id)
