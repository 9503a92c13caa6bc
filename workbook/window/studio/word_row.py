"""One line of a Word file beside what it became, with the choice of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.authoring.importing.entries import Kind
from workbook.authoring.importing.parts import Drawing, Picture, Table, cell_text
from workbook.authoring.importing.words import choice_label, headline_of, label_of, sentence_of, source_of
from workbook.language.translation import gettext as _
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Pick
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.authoring.importing.drafting import Row
    from workbook.authoring.importing.entries import Entry
    from workbook.window.look.theme import Theme

ICONS = {
    Kind.TITLE: "bookmark", Kind.MODULE: "bookmark", Kind.PAGE: "bookmark", Kind.HEADING: "bookmark",
    Kind.TEXT: "file-text", Kind.LINE: "text-cursor-input", Kind.REFLECTION: "pencil-line", Kind.LIST: "list",
    Kind.STEMS: "text-cursor-input", Kind.CHECKLIST: "list-checks", Kind.CHOICE: "circle-dot",
    Kind.SCALE: "gauge", Kind.TABLE: "table", Kind.PICTURE: "image", Kind.OUT: "minus",
}  # fmt: skip
LEAST, GAP, WIDTHS = 900, 16, (46, 50, 18)  # of the columns
LONGEST = 1200  # letters of a line that are shown; all of it comes in
MOST_CELLS = (5, 5)  # columns and rows of a table that are shown
_SPOKEN = 60  # letters by which a row is known


class Columns(Folding):
    """The Word file, what it became, and the choice, in columns that are the same in every row."""

    def __init__(self, theme: Theme, parts: Sequence[QWidget]) -> None:
        super().__init__(theme, least=LEAST, gap=GAP)
        for part, stretch in zip(parts, WIDTHS, strict=True):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            self.add(part, stretch)


class WordRow(QWidget):
    """`chosen` says what the entry is to become instead."""

    chosen = Signal(int, object)

    def __init__(self, theme: Theme, row: Row, *, is_word: bool = True) -> None:
        super().__init__()
        self.row, self._theme, self._is_word = row, theme, is_word
        entry = row.entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(5), 0, 0)
        self.pick = _chooser(theme, entry)
        self.pick.picked.connect(self._picked)
        room = QWidget()
        beside = QHBoxLayout(room)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.pick, 1, Qt.AlignmentFlag.AlignVCenter)
        column.setSpacing(theme.px(5))
        column.addWidget(Columns(theme, [_source(theme, row), self._made(), room]))
        column.addWidget(rule())
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """What it became now."""
        self.row = row
        colour = "caution" if row.look else "accent"
        icon = "triangle-alert" if row.kind is Kind.OUT and row.look else ICONS[row.kind]
        self._icon.set_icon(icon, colour)
        self._headline.setText(headline_of(row))
        self._number.setText(row.number)
        self._number.setVisible(bool(row.number))
        said = sentence_of(row, is_word=self._is_word)
        self._sentence.setText(said)
        self._sentence.setVisible(bool(said))
        self._sentence.set_ink("ink" if row.look else "muted")
        self._frame.setObjectName("care" if row.look and row.kind is Kind.OUT else "")
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
        self.pick.show_choice(row.entry.possible.index(row.kind))
        self.pick.setText(label_of(row.kind))

    def _made(self) -> QFrame:
        theme = self._theme
        self._frame = QFrame()
        across = QHBoxLayout(self._frame)
        across.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        across.setSpacing(theme.px(12))
        self._icon = IconLabel(theme, "minus", "accent", 18)
        across.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._headline = Words(theme, "", "button", wrap=True)
        words.addWidget(self._headline)
        line = QHBoxLayout()
        line.setSpacing(theme.px(5))
        self._number = Words(theme, "", "button", ink="accent")
        self._sentence = Words(theme, "", "interface", ink="muted", wrap=True)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignTop)
        nest(words, line)
        words.addStretch(1)
        nest(across, words, 1)
        return self._frame

    def _picked(self, index: int) -> None:
        self.chosen.emit(self.row.entry.number, self.row.entry.possible[index])


def _chooser(theme: Theme, entry: Entry) -> Pick:
    """All that an entry can become, with the icons of these; to leave it out stands apart."""
    first = " ".join(source_of(entry).split())[:_SPOKEN]
    # Translators: said of a chooser: what a line of a Word file becomes; {words} are the first words of the line.
    name = _("What “{words}” becomes").format(words=first)
    pick = Pick(theme, name, [choice_label(kind, entry) for kind in entry.possible])
    menu = pick.menu()
    for action, kind in zip(menu.actions(), entry.possible, strict=True):
        action.setIcon(theme.icon(ICONS[kind], "ink", 16))
        if kind is Kind.OUT and len(entry.possible) > 1:
            menu.insertSeparator(action)
    pick.setEnabled(len(entry.possible) > 1)
    return pick


def _source(theme: Theme, row: Row) -> QFrame:
    """The line as it stands in the document, on paper."""
    frame = QFrame()
    frame.setObjectName("note")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
    table = next((part for part in row.entry.parts if isinstance(part, Table)), None)
    if table is not None:
        for part in row.entry.parts:
            if part is not table and part.text.strip():
                column.addWidget(Words(theme, part.text[:LONGEST], "answer", wrap=True))
        column.addWidget(_grid(theme, table))
    else:
        style = (
            "question" if row.entry.kind in (Kind.TITLE, Kind.MODULE, Kind.PAGE, Kind.HEADING) else "answer"
        )
        column.addWidget(Words(theme, _shown(row.entry), style, wrap=True))
    return frame


def _shown(entry: Entry) -> str:
    first, words = entry.parts[0], source_of(entry)
    if isinstance(first, Drawing) and first.text.strip():
        words = _("Drawing: “{words}”").format(words=words)
    elif isinstance(first, Picture) and first.alternative:
        words = _("Picture: “{words}”").format(words=words)
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " …"


def _grid(theme: Theme, table: Table) -> QWidget:
    """The beginning of a table."""
    holder = QFrame()
    holder.setObjectName("rule")  # whose colour is seen between the cells
    grid = QGridLayout(holder)
    grid.setContentsMargins(1, 1, 1, 1)
    grid.setSpacing(1)
    for down, cells in enumerate(table.rows[: MOST_CELLS[1]]):
        for across, cell in enumerate(cells[: MOST_CELLS[0]]):
            words = Words(theme, cell_text(cell)[:LONGEST] or " ", "small", wrap=True)
            words.setObjectName("page")
            words.setMargin(theme.px(4))
            grid.addWidget(words, down, across)
            grid.setColumnStretch(across, 1)
    return holder
