"""One page of a course: prose, boxes and exercise cards in a reading column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbook.course.model import Box, Unreadable
from workbook.course.model import Prose as ProsePart
from workbook.exercises.exercise import Exercise
from workbook.window.exercise_card import ExerciseCard
from workbook.window.parts.callout import Callout
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.course.model import Module, Page
    from workbook.window.session import Session
    from workbook.window.theme import Theme

COLUMN = 640


class PageView(QScrollArea):
    """Built when the page is first visited."""

    link_chosen = Signal(str)

    def __init__(self, module: Module, page: Page, session: Session, theme: Theme) -> None:
        super().__init__()
        self.module, self.page = module, page
        self._session, self._theme = session, theme
        self.cards: dict[str, ExerciseCard] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the page scrolls by keyboard
        self.setAccessibleName(page.title)
        desk = QWidget()
        desk.setObjectName("page")
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(14))
        self._fill()
        self._column.addStretch(1)
        row = QHBoxLayout(desk)
        row.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(32))
        holder = QWidget()
        holder.setMaximumWidth(theme.px(COLUMN))
        holder.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        self.setWidget(desk)

    def show_states(self, exercise_id: str) -> None:
        """An exercise's answer moved nearer to the disk, or could not."""
        if exercise_id in self.cards:
            self.cards[exercise_id].show_state()

    def show_keeping(self, exercise_id: str) -> None:
        """An exercise was set aside or opened again."""
        if exercise_id in self.cards:
            self.cards[exercise_id].show_folded()

    def _fill(self) -> None:
        theme, module, page = self._theme, self.module, self.page
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        first = page.id == module.pages[0].id
        above = (
            f"Module {module.number}"
            if page.title == module.title
            else f"Module {module.number}  ·  {module.title}"
        )
        head.addWidget(Words(theme, above, "meta", ink="muted", wrap=True))
        head.addWidget(Words(theme, page.title, "screen-title", wrap=True))
        self._column.addLayout(head)
        if first and module.tender:
            self._column.addWidget(self._tender(module.tender))
        for part in page.parts:
            widget = self._widget(part)
            if widget is not None:
                self._column.addWidget(widget)

    def _widget(self, part: object) -> QWidget | None:
        if isinstance(part, ProsePart):
            return self._prose(self._session.text.html(part.markdown))
        if isinstance(part, Box):
            return self._box(part)
        if isinstance(part, Exercise):
            card = ExerciseCard(part, self._session, self._theme)
            self.cards[part.id] = card
            return card
        if isinstance(part, Unreadable):
            return self._unreadable(part)
        return None

    def _prose(self, html: str) -> Prose:
        prose = Prose(self._theme, html, self._session.files)
        prose.link_chosen.connect(self.link_chosen)
        return prose

    def _box(self, box: Box) -> QWidget | None:
        if box.kind == "leader":
            return None  # for the facilitator's edition alone
        callout = Callout(self._theme, box, self._session.text, self._session.files)
        callout.text.link_chosen.connect(self.link_chosen)
        return callout

    def _unreadable(self, part: Unreadable) -> QWidget:
        frame = QFrame()
        frame.setObjectName("note")
        column = QVBoxLayout(frame)
        note = f"This version cannot show this exercise ({part.kind}) yet. Here is its text."
        column.addWidget(Words(self._theme, note, "meta", ink="muted", wrap=True))
        column.addWidget(Words(self._theme, part.text, "interface", wrap=True))
        return frame

    def _tender(self, words: str) -> QWidget:
        theme = self._theme
        frame = QFrame()
        frame.setObjectName("care")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(IconLabel(theme, "feather", "caution", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(theme, words, "interface", wrap=True), 1)
        return frame
