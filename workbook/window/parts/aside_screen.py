"""What screens share that lead back to where one was: a bar with the way back and help, and a page that is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import Head, HelpButton, WayBack
from workbook.window.parts.buttons import Button
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.focus_edge import EdgedText
from workbook.window.parts.layouts import nest
from workbook.window.parts.regions import next_region
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.window.look.theme import Theme


NARROW = 860  # below this what stands beside goes below
NO_LIMIT = 16_777_215  # Qt's word for it
_ALONE = 3  # a column between two stretches


class AsideScreen(QWidget):
    """A screen with a way back and the button for help; what it is about is laid into `column` or `row`."""

    back_wanted = Signal()
    help_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, back: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row: QHBoxLayout | None = None
        self._side_part: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = self._top_bar(back)
        column.addWidget(self._bar)
        self.body = Desk("page")
        self.area = scrolled(theme, self.body)
        column.addWidget(self.area, 1)
        theme.changed.connect(self._restyle)

    def focus_first(self) -> None:
        """The keyboard begins where one most likely wants it."""
        self.back.setFocus()

    def next_region(self, step: int) -> None:
        """F6: the bar, the page, and what stands beside it."""
        beside = [self._holder, self._side_part] if self._row is not None and self._side_part else [self.area]
        next_region([self._bar, *filter(None, beside)], step)

    def _top_bar(self, words: str) -> QFrame:
        self.back = WayBack(self.theme, words, self.back_wanted)
        self.waiting = Words(self.theme, "", "interface", ink="muted", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stop = Button(self.theme, _("Stop"), kind="bar", style="interface")
        self.stop.setAccessibleName(_("Stop, and leave everything as it was"))
        self.stop.clicked.connect(self.stop_wanted)
        self.stop.hide()
        need = HelpButton(self.theme, self.help_wanted)
        return Head(self.theme, [self.back], [self.stop, *self._in_bar(), need], self.waiting)

    def _in_bar(self) -> list[QWidget]:
        """What else a screen has in its bar, before the button for help."""
        return []

    def _restyle(self) -> None:
        """Lists and texts take the new size of the text."""
        for rows in self.findChildren(QListWidget):
            rows.setFont(self.theme.font("interface"))
        for text in self.findChildren(EdgedText):
            text.setFont(self.theme.font("answer"))

    def show_waiting(self, words: str, *, can_stop: bool = False) -> None:
        """Something takes its time: say what, and take in nothing else meanwhile; without words it is done."""
        if words and self.body.isAncestorOf(self.focusWidget()):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        begins = not self.waiting.text()
        self.body.setEnabled(not words)
        self.waiting.setText(words)
        self.stop.setVisible(can_stop)
        if words and begins:
            announce(self, words)

    def show_part(self, words: str, *, can_stop: bool) -> None:
        """How far it is, which is seen and not spoken each time."""
        self.waiting.setText(words)
        self.stop.setVisible(can_stop)

    def centred(self, width: int, side: QWidget | None = None, side_width: int = 0) -> QVBoxLayout:
        """A column in the middle of the page, `width` wide at most, with something beside it if there is.

        What stands beside is `side_width` wide at most, if that is given.
        """
        theme = self.theme
        row = self._row = QHBoxLayout(self.body)
        self._width, self._side_part, self._side_width = width, side, side_width
        row.setSpacing(theme.px(48))
        holder = self._holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        row.addStretch(1)
        row.addWidget(holder, 20)
        if side is not None:
            row.addWidget(side, 16)
        row.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two columns where there is room, else one below the other; lines are never too long to be read."""
        if self._row is None:
            return
        px, row = self.theme.px, self._row
        folded = row.count() > _ALONE and self.width() < px(NARROW)
        row.setDirection(QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight)
        side = min(px(40), 48)
        if folded:  # a column of a greatest width would be measured as if it were wider
            side = max(side, (self.width() - px(self._width)) // 2)
        row.setContentsMargins(side, px(28), side, px(20))
        self._holder.setMaximumWidth(NO_LIMIT if folded else px(self._width))
        if self._side_part is not None and self._side_width:
            self._side_part.setMaximumWidth(NO_LIMIT if folded else px(self._side_width))


def note(theme: Theme, icon: str, words: str, *, strong: str = "") -> QFrame:
    """A care note: an icon, and words that may begin with strong ones."""
    frame = QFrame()
    frame.setObjectName("care")
    row = QHBoxLayout(frame)
    row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    row.setSpacing(theme.px(12))
    row.addWidget(IconLabel(theme, icon, "caution", 20), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(theme.px(2))
    if strong:
        column.addWidget(Words(theme, strong, "button", wrap=True))
    column.addWidget(Words(theme, words, "interface", wrap=True))
    nest(row, column, 1)
    return frame
