"""What came in from a Word file, line by line: what each became, and what it is to become, before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.entries import EXERCISES, HEADINGS, Kind
from workbook.language.counting import counted
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.segments import Segments
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.studio.word_row import GAP, LEAST, WIDTHS, WordRow

if TYPE_CHECKING:
    from workbook.authoring.importing.drafting import Row
    from workbook.authoring.importing.entries import Document
    from workbook.window.look.theme import Theme

MOST_AT_ONCE = 120  # rows that are made before somebody asks for more: a long document has thousands
ALL, TO_LOOK_AT = "all", "look"


class WordScreen(AsideScreen):
    """`draft_wanted` gives the draft as it is chosen; `back_wanted` leaves everything as it is."""

    draft_wanted = Signal(object)  # a Draft, for `write_draft`
    list_wanted = Signal(object)  # a Draft, of which the list is to be saved
    discard_wanted = Signal()

    def __init__(self, theme: Theme, document: Document) -> None:
        self.undo_button = IconButton(theme, "undo-2", _("Take the last choice back"))
        super().__init__(theme, _("Other templates"))
        self._document = document
        self._choices: dict[int, Kind] = {}
        self._before: list[dict[int, Kind]] = []
        self.draft = became(document)
        self.rows: list[WordRow] = []
        self.undo_button.clicked.connect(self.undo)
        column = QVBoxLayout(self.body)
        side = min(theme.px(56), 60)
        column.setContentsMargins(side, theme.px(24), side, theme.px(20))
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addSpacing(theme.px(14))
        column.addWidget(self._heads())
        column.addWidget(rule())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        nest(column, self._list)
        self.nothing = Words(theme, _("There is nothing to look at."), "lead", ink="muted", wrap=True)
        column.addWidget(self.nothing)
        self.more = Button(theme, "", kind="text")
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._foot = self._make_foot()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._foot)
        self._shown: list[Row] = []
        self._show_filtered()

    def _in_bar(self) -> list[QWidget]:
        return [self.undo_button]

    def focus_first(self) -> None:
        """The first choice; where nothing came in, the way back."""
        first = next((row.pick for row in self.rows if row.pick.isEnabled()), None)
        (first or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, words: str, *, can_stop: bool = False) -> None:
        super().show_waiting(words, can_stop=can_stop)
        self._foot.setEnabled(not words)
        self.undo_button.setEnabled(not words and bool(self._before))

    def choose(self, number: int, kind: Kind) -> None:
        """An entry is to become something else."""
        self._before.append(self._choices)
        self._take({**self._choices, number: kind})

    def undo(self) -> None:
        """Take the last choice back."""
        if self._before:
            self._take(self._before.pop())
            if not self._before:
                self.focus_first()
            announce(self, _("Taken back."))

    def _take(self, choices: dict[int, Kind]) -> None:
        self._choices = choices
        self.draft = became(self._document, choices)
        for row in self.rows:
            row.show_row(self.draft.rows[row.row.entry.number - 1])
        self._tell()

    # What stands above

    def _head(self) -> QWidget:
        theme = self.theme
        both = Folding(theme, least=760, gap=24)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(Words(theme, self._document.name, "small", ink="muted", wrap=True))
        title, lead = (
            _("What came in from Word"),
            _("Your Word file stays as it is. Change what became of a line, or take it all as it stands."),
        )
        if not self._document.is_word:
            title, lead = (
                _("What came in"),
                _("Your files stay as they are. Change what became of a line, or take it all as it stands."),
            )
        column.addWidget(Words(theme, title, "screen-title", wrap=True))
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        both.add(holder, 1)
        self._counts = QWidget()
        row = QHBoxLayout(self._counts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(18))
        self._figures = [_Figure(theme, ink) for ink in ("ink", "ink", "ink", "caution")]
        for figure in self._figures:
            row.addWidget(figure)
        row.addStretch(1)
        both.add(self._counts, 0, Qt.AlignmentFlag.AlignBottom)
        return both

    def _heads(self) -> QWidget:
        theme = self.theme
        words = _("In your Word file") if self._document.is_word else _("In your files")
        self.filter = Segments(
            theme, _("What is shown"), [(ALL, _("Everything")), (TO_LOOK_AT, self._look_words())], ALL
        )
        self.filter.chosen.connect(self._show_filtered)
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, theme.px(6))
        row.addWidget(Words(theme, _("What it became"), "small-button", wrap=True), 1)
        row.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignTrailing)
        heads = Folding(theme, least=LEAST, gap=GAP)
        for part, stretch in ((Words(theme, words, "small-button"), WIDTHS[0]), (right, sum(WIDTHS[1:]))):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            heads.add(part, stretch, extra=part is not right)
        return heads

    def _look_words(self) -> str:
        count = sum(bool(row.look) for row in self.draft.rows)
        return _("To look at, {n}").format(n=whole_number(count))

    # The rows

    def _show_filtered(self, _chosen: str = "") -> None:
        """Everything, or what is to be looked at; a row that was chosen right stays until one asks again."""
        only = self.filter.value() == TO_LOOK_AT
        self._shown = [row for row in self.draft.rows if row.look or not only]
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._show_more()
        self._tell()

    def _show_more(self) -> None:
        """The next rows; the keyboard goes on at the first of them."""
        begins = len(self.rows)
        for row in self._shown[begins : begins + MOST_AT_ONCE]:
            now = self.draft.rows[row.entry.number - 1]
            made = WordRow(self.theme, now, is_word=self._document.is_word)
            made.chosen.connect(self.choose)
            self._list.addWidget(made)
            self.rows.append(made)
        left = len(self._shown) - len(self.rows)
        if begins and self.more.hasFocus():
            self.rows[begins].pick.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.setVisible(left > 0)
        self.more.setText(counted("Show {n} more", "Show {n} more", min(left, MOST_AT_ONCE)))
        self._in_order()

    def _in_order(self) -> None:
        """The tab key goes through the rows as they stand, and then on to the foot."""
        before: QWidget = self.filter
        for widget in (*(row.pick for row in self.rows), self.more, self.save_list, self.discard, self.make):
            QWidget.setTabOrder(before, widget)
            before = widget

    # What stays in sight

    def _make_foot(self) -> QFrame:
        theme = self.theme
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        side = min(theme.px(56), 60)
        row.setContentsMargins(side, theme.px(8), side, theme.px(8))
        parts = Folding(theme, least=860, gap=12)
        parts.add(IconLabel(theme, "info", "caution", 20), extra=True)
        self.said = Words(theme, "", "interface", wrap=True)
        parts.add(self.said, 1)
        self.save_list = Button(theme, _("Save this list…"), kind="text")
        self.discard = Button(theme, _("Do not keep it"))
        self.make = Button(theme, _("Make a draft of it"), kind="primary")
        self.save_list.clicked.connect(self._list_clicked)
        self.discard.clicked.connect(self.discard_wanted)
        self.make.clicked.connect(self._make_clicked)
        parts.add(WrapRow(theme, [self.save_list, self.discard, self.make]))
        row.addWidget(parts)
        return foot

    def _list_clicked(self) -> None:
        self.list_wanted.emit(self.draft)

    def _make_clicked(self) -> None:
        self.draft_wanted.emit(self.draft)

    def _tell(self) -> None:
        """How much there is of what, and what one may want to look at."""
        rows = self.draft.rows
        headings = sum(row.kind in HEADINGS for row in rows)
        texts = sum(row.kind is Kind.TEXT for row in rows)
        exercises = sum(row.kind in EXERCISES for row in rows)
        looks = sum(bool(row.look) for row in rows)
        named = (
            (headings, ngettext("heading", "headings", headings)),
            (texts, ngettext("text", "texts", texts)),
            (exercises, ngettext("exercise", "exercises", exercises)),
            (looks, _("to look at")),
        )
        for figure, (count, words) in zip(self._figures, named, strict=True):
            figure.show_count(count, words)
        self.filter.buttons[TO_LOOK_AT].setText(self._look_words())
        self.filter.buttons[TO_LOOK_AT].setAccessibleName(self._look_words())
        self.undo_button.setEnabled(bool(self._before))
        self.nothing.setVisible(not self._shown)
        said = _("All of it was understood.")
        if looks:
            said = counted(
                "{n} line is worth a look. It can wait.", "{n} lines are worth a look. They can wait.", looks
            )
        self.said.setText(said if rows else _("There are no words in it."))
        self.make.setEnabled(bool(rows))


class _Figure(QWidget):
    """A number over what it counts."""

    def __init__(self, theme: Theme, ink: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._number = Words(theme, "", "section-title", ink=ink).as_heading(0)
        self._words = Words(theme, "", "small", ink="caution" if ink == "caution" else "muted")
        column.addWidget(self._number, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_count(self, count: int, words: str) -> None:
        """Another number."""
        self._number.setText(whole_number(count))
        self._words.setText(words)
