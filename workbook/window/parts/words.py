"""Words on the screen: labels that keep their style when the text size changes."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbook.language.signs import isolated, meant
from workbook.window.look import fonts
from workbook.window.parts.focus_edge import FocusEdge
from workbook.window.parts.told_once import ToldOnce

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from workbook.window.look.theme import Theme

_LEVELS = {"screen-title": 1, "section-title": 2}  # the styles of headings, and how deep those stand


LONG_WORD = 24  # letters; a longer word can be parted where a line ends
NARROWEST = 120  # pixels that a label asks for however long its words are
_MAY_BREAK = "\u200b"
_TAG, _TAG_KEPT = re.compile(r"<[^<>]*>"), re.compile(r"(<[^<>]*>)")
_LONG = re.compile(rf"[^\s<>&{_MAY_BREAK}]{{{LONG_WORD + 1},}}")


class Words(QLabel):
    """A label in one of the program's text styles. Text is data: it is never taken for markup unless `rich`.

    One that wraps never asks for more room than there is: a word that is too long for its line is parted.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: str = "interface",
        *,
        ink: str = "ink",
        wrap: bool = False,
        rich: bool = False,
        told: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._style = theme, style
        self._edge: FocusEdge | None = None
        self._whole = ""  # what is told of words that are parted
        self.told = told  # false where assistive tools are told the same elsewhere
        self.level = _LEVELS.get(style, 0)  # as a heading for assistive tools; 0 is none
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if not wrap and self.isRightToLeft():  # Qt would put a line of other letters at the other side
            ways = Qt.AlignmentFlag
            self.setAlignment(ways.AlignRight | ways.AlignAbsolute | ways.AlignVCenter)
        self.setProperty("ink", ink)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.restyle()
        self.setText(text)
        theme.changed.connect(self.restyle)

    def setText(self, text: str) -> None:
        """Say something; signs of other programs in it are shown as what they mean."""
        fonts.need_for(text)
        words = meant(text)
        shown = words
        if self.isRightToLeft() and self.textFormat() != Qt.TextFormat.RichText:
            shown = isolated(words)
        shown = self._parted(shown)
        super().setText(shown)
        if self.accessibleName() == self._whole:  # who listens is told no signs that are only for the eye
            is_rich = self.textFormat() == Qt.TextFormat.RichText
            self._whole = "" if shown == words else plain(words) if is_rich else words
            self.setAccessibleName(self._whole)

    def whole(self) -> str:
        """The words as they are told, where what is shown has signs more; else nothing."""
        return self._whole

    def _parted(self, text: str) -> str:
        """Long words with places at which a line may end; in markup, those between the tags."""
        if not self.wordWrap() or len(text) <= LONG_WORD:
            return text
        if self.textFormat() != Qt.TextFormat.RichText:
            return _LONG.sub(_part, text)
        return "".join(
            piece if piece.startswith("<") else _LONG.sub(_part, piece) for piece in _TAG_KEPT.split(text)
        )

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        if self.wordWrap():
            least.setWidth(min(least.width(), self._theme.px(NARROWEST)))
        return least

    def as_heading(self, level: int) -> Words:
        """Let assistive tools know it as a heading, or with level 0 as plain words; gives itself back."""
        self.level = level
        return self

    def as_stop(self) -> Words:
        """Own words to be read one by one: Tab comes to them, and they can be copied; gives itself back."""
        ways = Qt.TextInteractionFlag
        self.setTextInteractionFlags(ways.TextSelectableByMouse | ways.TextSelectableByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._edge = FocusEdge(self, self._theme, sides=False)
        return self

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._edge is not None:
            self._edge.follow(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._edge is not None:
            self._edge.follow(event)

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font(self._style))

    def set_ink(self, ink: str) -> None:
        """Change the colour by its token."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)


def plain(markup: str) -> str:
    """Words without the tags of markup."""
    return unescape(_TAG.sub("", markup))


def _part(word: re.Match[str]) -> str:
    return _MAY_BREAK.join(word[0])


class ShortWords(ToldOnce, Words):
    """One line that is cut in the middle where it has no room; assistive tools are told all of it."""

    def __init__(self, theme: Theme, text: str, style: str = "interface", *, ink: str = "ink") -> None:
        self._all = " ".join(text.split())
        super().__init__(theme, self._all, style, ink=ink)
        self.setAccessibleName(self._all)

    def set_words(self, text: str) -> None:
        """Other words."""
        self._all = " ".join(text.split())
        self.setAccessibleName(self._all)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._all, Qt.TextElideMode.ElideMiddle, self.width())
        if shown != self.text():
            self.setText(shown)


class IconLabel(QLabel):
    """A small picture from the icon set; decoration, unless it has a name."""

    def __init__(
        self, theme: Theme, icon: str, colour: str = "muted", size: int = 15, *, name: str = ""
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._theme, self._icon, self._colour, self._size = theme, icon, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Draw the icon anew."""
        self.setPixmap(self._theme.pixmap(self._icon, self._colour, self._size))

    def set_icon(self, icon: str, colour: str) -> None:
        """Show another icon."""
        self._icon, self._colour = icon, colour
        self.restyle()


def keep_room(label: QLabel) -> None:
    """Let a label's place stay while it is hidden, so that nothing around it moves."""
    policy = label.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    label.setSizePolicy(policy)
