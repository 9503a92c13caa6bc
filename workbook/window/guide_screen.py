"""Help, Guide: sections at one side, the chosen one beside them, and a field that finds words in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListWidget, QTextEdit, QVBoxLayout, QWidget

from workbook.answers.searching.folding import occurrences
from workbook.course.text import TextReader
from workbook.language.translation import N_, SOURCE, spoken
from workbook.language.translation import gettext as _
from workbook.own_files import guide_folder
from workbook.window.guide import GUIDE, Section, guide_file, read_guide, with_words
from workbook.window.parts.announce import announce
from workbook.window.parts.aside_screen import NARROW, NO_LIMIT
from workbook.window.parts.bars import Head, HelpButton, HideButton, WayBack
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.window.look.theme import Theme

IN_ENGLISH = N_("This guide is in English so far.")
NOT_FOUND = N_("These words are not in the guide.")
PICTURES = ("home.png", "update.png")
_WIDE, _SIDE = 640, 300


class GuideScreen(QWidget):
    """In the window’s language, or in English, which then runs as English does."""

    back_wanted = Signal()
    help_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        name = guide_file(spoken().code)
        self._is_foreign = name == GUIDE and spoken().code != SOURCE
        self._all = self._found = read_guide(name)
        self._reader = TextReader(pictures=PICTURES)
        self.prose: Prose | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.back = WayBack(theme, _("Back to where I was"), self.back_wanted)
        ends = [HideButton(theme, self.hide_wanted), HelpButton(theme, self.help_wanted)]
        column.addWidget(Head(theme, [self.back], ends))
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._side = self._list_side()
        self._row.addWidget(self._side)
        desk = Desk("page")
        self._text = QVBoxLayout(desk)
        self._text.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(32))
        self._text.setSpacing(theme.px(12))
        self._text.addStretch(1)
        self.area = scrolled(theme, desk)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(self.area, 1)
        nest(column, self._row, 1)
        theme.changed.connect(self._fit)
        self._fit()
        self._fill()

    def _list_side(self) -> QWidget:
        theme, px = self.theme, self.theme.px
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(px(28), px(22), px(16), px(16))
        column.setSpacing(px(12))
        self.title = Words(theme, _("Guide"), "section-title", wrap=True)
        column.addWidget(self.title)
        if self._is_foreign:
            column.addWidget(Words(theme, _(IN_ENGLISH), "small", ink="muted", wrap=True))
        self.field = LineField(
            theme, _("Find in the guide"), _("Find in the guide"), style="interface", most=100
        )
        self.field.edited.connect(self._typed)
        self.field.returnPressed.connect(self._go_to_text)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.nothing = Words(theme, _(NOT_FOUND), "interface", ink="muted", wrap=True)
        self.nothing.hide()
        column.addWidget(self.nothing)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sections of the guide"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        if self._is_foreign:
            self.list.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._go_to_text)
        column.addWidget(self.list, 1)
        return side

    def focus_first(self) -> None:
        """One begins to type, or goes down into the list."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Esc: the field is emptied first; then back to where one was."""
        if self.field.text():
            self.field.clear()
        else:
            self.back_wanted.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the field into the list."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_key and event.key() == Qt.Key.Key_Down and self.list.count():  # type: ignore[attr-defined]
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside each other where there is room, else the list above the text."""
        px, ways = self.theme.px, QBoxLayout.Direction
        folded = self.width() < px(NARROW)
        self._row.setDirection(ways.TopToBottom if folded else ways.LeftToRight)
        self._side.setMaximumWidth(NO_LIMIT if folded else px(_SIDE))
        self._side.setMinimumWidth(0 if folded else px(_SIDE))
        self.title.setVisible(not folded)
        low = max(self._side.minimumSizeHint().height(), self.height() * 2 // 5)
        self._side.setMaximumHeight(low if folded else NO_LIMIT)
        self._side.setMinimumHeight(low if folded else 0)
        self.list.setFont(self.theme.font("interface"))

    def _typed(self, _words: str) -> None:
        self._fill()
        announce(self, self.nothing.text() if not self._found else self._found[0].title)

    def _fill(self) -> None:
        """List the sections that have the words, and show the first."""
        self._found = with_words(self._all, self.field.text())
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([section.title for section in self._found])
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.nothing.setVisible(not self._found)
        self.list.setVisible(bool(self._found))
        if self._found:
            self._show(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        clear(self._text)
        section = self._found[row]
        title = Words(self.theme, section.title, "screen-title", wrap=True)
        self.prose = self._prose(section)
        for shown in (title, self.prose):
            if self._is_foreign:
                shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._text.insertWidget(self._text.count() - 1, shown)  # above what takes up the rest
        self.area.setAccessibleName(section.title)
        self.area.verticalScrollBar().setValue(0)
        self._mark(self.prose)

    def _prose(self, section: Section) -> Prose:
        html = self._reader.html(section.markdown)
        pictures = {
            name: (guide_folder() / name).read_bytes() for name in PICTURES if name in section.markdown
        }
        return Prose(self.theme, html, pictures, style="reading", width=_WIDE)

    def _mark(self, prose: Prose) -> None:
        """Show where the words are that are looked for."""
        marks: list[QTextEdit.ExtraSelection] = []
        text = prose.document().toRawText()
        for word in self.field.text().split():
            for begin, end in occurrences(text, word):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(prose.document())
                cursor.setPosition(begin)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(self.theme.colour("accent_soft"))
                mark.format.setFontUnderline(True)
                marks.append(mark)
        prose.setExtraSelections(marks)

    def _go_to_text(self, *_unused: object) -> None:
        if self._found:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
