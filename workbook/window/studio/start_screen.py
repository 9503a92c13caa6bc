"""Make a course: with one of a few shapes, from a Word file, or go on with a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.dropping import files_in, take_as_copy
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import holding, nest
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.studio.draft_row import DraftRow
from workbook.window.studio.template_cards import TemplateCards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from workbook.authoring.recent_drafts import Draft
    from workbook.authoring.templates import Template
    from workbook.window.look.theme import Theme

MOST_DRAFTS = 5
WORD = ".docx"


class StartScreen(AsideScreen):
    """Templates at the left, recent drafts at the right; in a narrow window below them."""

    template_wanted = Signal(str)
    look_wanted = Signal(str)  # a template is to be looked at as a learner would
    draft_wanted = Signal(str)
    lost_wanted = Signal(str)  # a draft that is not where it was is to be looked for
    remove_wanted = Signal(str)
    word_wanted = Signal()
    word_dropped = Signal(str)
    copy_wanted = Signal()
    folder_wanted = Signal()
    course_wanted = Signal()

    def __init__(
        self, theme: Theme, templates: Sequence[Template], drafts: Sequence[Draft], *, with_word: bool = True
    ) -> None:
        super().__init__(theme, _("My workbooks"))
        self._with_word = with_word
        self.setAcceptDrops(with_word)
        self.rows: list[DraftRow] = []
        self.cards = TemplateCards(theme, templates)
        self.cards.chosen.connect(self._chosen)
        self.cards.wanted.connect(self.template_wanted)
        around = QVBoxLayout(self.body)
        side = min(theme.px(56), 60)
        around.setContentsMargins(side, theme.px(36), side, theme.px(32))
        both = Folding(theme, least=1000, gap=48)
        both.add(holding(self._left()), 17)
        both.add(holding(self._right(drafts)), 10)
        around.addWidget(both)
        around.addStretch(1)
        self._chosen()

    def focus_first(self) -> None:
        """The keyboard begins at the shapes."""
        self.cards.focus_chosen()

    # Left: what one can begin with

    def _left(self) -> QVBoxLayout:
        theme = self.theme
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, _("Make a course"), "screen-title", wrap=True))
        beside = _("Begin with a shape, or with a page you already hand out.")
        column.addWidget(Words(theme, beside, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(18))
        column.addWidget(self.cards)
        column.addSpacing(theme.px(14))
        self.start = Button(theme, "", kind="primary")
        self.start.clicked.connect(self._start)
        self.look = Button(theme, _("Look at it first"), kind="text")
        self.look.clicked.connect(self._look)
        column.addWidget(WrapRow(theme, [self.start, self.look]))
        if self._with_word:
            column.addSpacing(theme.px(18))
            column.addWidget(self._word_box())
        self.copy = Button(theme, _("Begin with a copy of a course…"), kind="link", style="small-button")
        self.copy.setToolTip(_("Of a course whose licence lets others change it"))
        self.copy.clicked.connect(self.copy_wanted)
        column.addSpacing(theme.px(8))
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return column

    def _word_box(self) -> QFrame:
        theme = self.theme
        box = QFrame()
        box.setObjectName("card")
        around = QHBoxLayout(box)
        around.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        around.setSpacing(theme.px(16))
        around.addWidget(IconLabel(theme, "file-text", "accent", 24), 0, Qt.AlignmentFlag.AlignVCenter)
        both = Folding(theme, gap=16)
        holder = QWidget()
        words = QVBoxLayout(holder)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(2))
        words.addWidget(Words(theme, _("You have it in Word already?"), "button", wrap=True))
        said = _("Headings become modules, dotted lines become fields. You see each line before it is kept.")
        words.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        both.add(holder, 1)
        self.word = Button(theme, _("From a Word file…"))
        self.word.clicked.connect(self.word_wanted)
        both.add(self.word, 0, Qt.AlignmentFlag.AlignVCenter)
        around.addWidget(both, 1)
        return box

    def _chosen(self, _name: str = "") -> None:
        self.start.setText(_("Start with “{template}”").format(template=self.cards.template().title))

    def _start(self) -> None:
        self.template_wanted.emit(self.cards.template().name)

    def _look(self) -> None:
        self.look_wanted.emit(self.cards.template().name)

    # Right: what was begun, and two things to know

    def _right(self, drafts: Sequence[Draft]) -> QVBoxLayout:
        theme = self.theme
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, _("Recent drafts"), "section-title", wrap=True))
        if drafts:
            self._list(column, drafts)
        else:
            nothing = _("Nothing begun yet. Choose a shape, and it will stand here.")
            column.addWidget(Words(theme, nothing, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(10))
        self.folder = Button(theme, _("Open another folder…"), kind="link")
        self.folder.clicked.connect(self.folder_wanted)
        column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(theme.px(22))
        self.course = Button(theme, _("Open that course"), kind="link", style="small-button")
        self.course.clicked.connect(self.course_wanted)
        never = _("Never made one? “Make Your Own Course” takes you from the first idea to the packed file.")
        nest(column, self._note("info", never, self.course))
        column.addSpacing(theme.px(14))
        plain = _(
            "A draft is a folder of plain text on this computer. You own it, and you can read it without this program."
        )
        nest(column, self._note("shield-check", plain))
        column.addStretch(1)
        return column

    def _list(self, column: QVBoxLayout, drafts: Sequence[Draft]) -> None:
        for draft in drafts[:MOST_DRAFTS]:
            row = DraftRow(self.theme, draft)
            row.open_wanted.connect(self.draft_wanted)
            row.look_wanted.connect(self.lost_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            self.rows.append(row)
            column.addWidget(rule())
            column.addWidget(row)
        column.addWidget(rule())

    def _note(self, icon: str, words: str, way: QWidget | None = None) -> QHBoxLayout:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(IconLabel(theme, icon, "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(theme, words, "interface", ink="muted", wrap=True))
        if way is not None:
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)
        nest(row, column, 1)
        return row

    # A Word file can be dropped anywhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        [*found] = [path for path in files_in(event.mimeData()) if path.suffix.lower() == WORD]
        if len(found) == 1:
            take_as_copy(event)
            self.word_dropped.emit(str(found[0]))
        else:
            event.ignore()

    def _consider(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        """Word files are for this screen; whatever else comes is for the window."""
        if [path.suffix.lower() for path in files_in(event.mimeData())] == [WORD]:
            take_as_copy(event)
        else:
            event.ignore()
