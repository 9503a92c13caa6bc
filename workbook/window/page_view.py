"""One page of a course: prose, boxes and exercise cards in a reading column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbook.window.parts.desk import Desk
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from workbook.course.model import ModuleMark, PageMark
    from workbook.window.exercise_card import ExerciseCard
    from workbook.window.parts.around import Around
    from workbook.window.session import Session
    from workbook.window.theme import Theme

COLUMN = 640


class PageView(QScrollArea):
    """A page begins with its title and with `opening`, the Markdown kept ready for it; `complete` adds the rest.

    So the first page of a session is on the screen before the course has to be read.
    """

    link_chosen = Signal(str)
    painted = Signal()

    def __init__(
        self,
        module: ModuleMark,
        page: PageMark,
        session: Session,
        theme: Theme,
        around: Around,
        opening: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._module, self._page = module, page
        self._session, self._theme = session, theme
        self.around = around
        self.cards: dict[str, ExerciseCard] = {}
        self.texts: dict[str, str] = {}
        self.opening = list(opening)
        self.is_complete = self._is_painted = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the page scrolls by keyboard
        self.setAccessibleName(page.title)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(14))
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._desk())
        session.text.take_used()
        self._begin()
        self._begun = self._column.count()
        for markdown in self.opening:
            self._column.addWidget(self.prose(markdown))
        self._column.addStretch(1)

    def complete(self) -> None:
        """Read the page and build what is not there yet."""
        if self.is_complete:
            return
        from workbook.window.page_parts import leading_prose, part_widget

        self.is_complete = True
        page = self._session.page(self._module.id, self._page.id)
        opening = leading_prose(page)
        kept = len(self.opening) if self.opening == opening else 0
        self._forget_opening(keep=kept)
        for part in page.parts[kept:]:
            widget = part_widget(part, self, self._session, self._theme)
            if widget is not None:
                self._column.insertWidget(self._column.count() - 1, widget)
                if part_id := getattr(part, "id", ""):
                    self.cards[part_id] = widget  # type: ignore[assignment]
        self.opening = opening
        self.texts.update(self._session.text.take_used())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def prose(self, markdown: str) -> Prose:
        """A run of text; its links are passed on."""
        made = Prose(self._theme, self._session.text.html(markdown), self._session.files)
        made.link_chosen.connect(self.link_chosen)
        return made

    def show_states(self, exercise_id: str) -> None:
        """An exercise's answer changed, moved nearer to the disk, or could not."""
        if exercise_id in self.cards:
            self.cards[exercise_id].show_state()
        for card in self.cards.values():
            if card.depends_on(exercise_id):
                card.refresh()

    def show_keeping(self, exercise_id: str) -> None:
        """An exercise was set aside or opened again."""
        if exercise_id in self.cards:
            self.cards[exercise_id].show_folded()

    def refresh(self) -> None:
        """What depends on other answers may have to be shown anew."""
        for card in self.cards.values():
            card.refresh()

    def _forget_opening(self, *, keep: int) -> None:
        """The opening that was kept ready is not how the page begins: take it away."""
        while not keep and self._column.count() > self._begun + 1:
            item = self._column.takeAt(self._begun)
            if item and (widget := item.widget()):
                widget.deleteLater()

    def _desk(self) -> QWidget:
        theme = self._theme
        desk = Desk("page")
        row = QHBoxLayout(desk)
        row.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(32))
        holder = QWidget()
        holder.setMaximumWidth(theme.px(COLUMN))
        holder.setLayout(self._column)
        row.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        return desk

    def _begin(self) -> None:
        theme, module, page = self._theme, self._module, self._page
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        above = f"Module {module.number}"
        if page.title != module.title:
            above += f"  ·  {module.title}"
        head.addWidget(Words(theme, above, "meta", ink="muted", wrap=True))
        head.addWidget(Words(theme, page.title, "screen-title", wrap=True))
        self._column.addLayout(head)
        if module.tender and page.id == module.pages[0].id:
            self._column.addWidget(self._tender(module.tender))

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
