"""Something that was written, to be read: where it stands, when, its words, who sees it, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.layouts import nest
from workbook.window.parts.pile import Pile
from workbook.window.parts.recall_box import TOO_LARGE
from workbook.window.parts.sight import sight_of
from workbook.window.parts.tab_order import tab_on
from workbook.window.parts.visibility import COLOURS, SEGMENTS, share_words
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.answers.overviews.days import Sort
    from workbook.course.exercise import Answer, Exercise, Share
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MOST_LETTERS = 1500  # before "Show all"
ICONS: dict[Sort, str] = {
    "log": "calendar-days", "practice": "timer", "letter": "mail", "plan": "route", "answer": "pencil-line",
    "to open": "mail", "named": "calendar",
}  # fmt: skip
SORT_WORDS: dict[Sort, str] = {
    "log": N_("Log"), "practice": N_("Practice"), "letter": N_("Letter"), "plan": N_("Plan"), "answer": N_("Answer"),
    "to open": N_("Letter to open"), "named": N_("A day you named"),
}  # fmt: skip
MAY_BE_OPENED = N_("This letter may be opened on this day, or whenever you like.")
NOT_SAVED = N_("Not saved yet")
_SHARE_ICONS = {share: icon for share, _unused, icon, _unused in SEGMENTS}


class Entry(NamedTuple):
    """What is shown of it; `lines` instead of the whole answer, and `when` for its time or day."""

    exercise: Exercise
    number: str
    answer: Answer
    share: Share
    sort: Sort = "answer"
    when: str = ""
    lines: tuple[str, ...] | None = None
    is_unsaved: bool = False


class EntryView(QWidget):
    """A heading, the words, and a foot."""

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, entry: Entry, around: EditorContext) -> None:
        super().__init__()
        self._theme, self.entry = theme, entry
        px, title = theme.px, entry.exercise.title
        self.setAccessibleName(f"{entry.number} {title}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(px(6))
        nest(column, self._head())
        large = is_too_large(entry.answer) and entry.lines is None
        if (
            not large
            and entry.lines is None
            and (sight := sight_of(entry.exercise, entry.answer, theme, around))
        ):
            column.addWidget(sight)
        lines = (
            entry.lines if entry.lines is not None else () if large else entry.exercise.as_lines(entry.answer)
        )
        self._whole = _(TOO_LARGE) if large else "\n".join(lines)
        self.words = Words(theme, "", "answer", wrap=True).as_stop()
        self.words.setAccessibleName(f"{title}: {self._whole[:MOST_LETTERS]}")
        column.addWidget(self.words)
        self.more = Button(theme, _("Show all"), kind="link", style="small-button")
        self.more.clicked.connect(self._show_all)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        short = self._whole[:MOST_LETTERS]
        self.words.setText(short if short == self._whole else f"{short} …")
        self.more.setVisible(short != self._whole)
        nest(column, self._foot())
        column.addWidget(rule())

    def _head(self) -> QHBoxLayout:
        theme, entry = self._theme, self.entry
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(
            IconLabel(theme, ICONS[entry.sort], "accent", 16, name=_(SORT_WORDS[entry.sort])), 0, top
        )
        if entry.number:
            row.addWidget(Words(theme, entry.number, "meta-strong", ink="accent"), 0, top)
        row.addWidget(
            Words(theme, entry.exercise.title, "small", ink="muted", wrap=True).as_heading(3), 1, top
        )
        self.when = Words(theme, _(NOT_SAVED) if entry.is_unsaved else entry.when, "meta", ink="muted")
        row.addWidget(self.when, 0, top)
        return row

    def show_saved(self) -> None:
        """What could not be saved is on the disk now."""
        self.when.setText(self.entry.when)

    def _foot(self) -> QHBoxLayout:
        theme, share = self._theme, self.entry.share
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel(theme, _SHARE_ICONS[share], COLOURS[share], 15))
        row.addWidget(Words(theme, share_words(share), "meta", ink=COLOURS[share], wrap=True), 1)
        self.page = Button(theme, _("Open this page"), kind="link", style="small-button")
        self.page.setAccessibleName(_("Open this page: {title}").format(title=self.entry.exercise.title))
        self.page.clicked.connect(self._page_clicked)
        row.addWidget(self.page)
        return row

    def _page_clicked(self, *_unused: object) -> None:
        self.page_wanted.emit(self.entry.exercise.id)

    def _show_all(self, *_unused: object) -> None:
        self.words.setText(self._whole)
        self.more.hide()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)


class EntryFrame(Pile):
    """A column of entries that is filled anew."""

    page_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(4))
        self._theme = theme
        self.entries: list[EntryView] = []
        self.follows: QWidget | None = None  # Tab comes from there

    def clear(self) -> None:
        """Take all away."""
        self.entries = []
        super().clear()

    def show_saved(self, exercise_id: str) -> None:
        """An answer is on the disk now."""
        for view in self.entries:
            if view.entry.is_unsaved and view.entry.exercise.id == exercise_id:
                view.show_saved()

    def say(self, words: str, style: str = "interface", ink: str = "muted") -> Words:
        """A line among the entries."""
        label = Words(self._theme, words, style, ink=ink, wrap=True)
        self.put(label)
        return label

    def add(self, entry: Entry, around: EditorContext) -> None:
        """One more."""
        view = EntryView(self._theme, entry, around)
        view.page_wanted.connect(self.page_wanted)
        before = self.entries[-1] if self.entries else self.follows
        self.entries.append(view)
        self.put(view)
        if before is not None:
            tab_on(before, view)
