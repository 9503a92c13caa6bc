"""Where words stand in a field, whatever field it is; and how a word that no dictionary knows is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtGui import QTextCharFormat, QTextFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QObject, QPoint, SignalInstance
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme

OURS = int(QTextFormat.Property.UserProperty) + 42  # tells our lines in a text from colours of others


class Place(NamedTuple):
    """A word in a field, in Qt's count."""

    word: str
    start: int
    end: int
    paragraph: str


class Paragraph(NamedTuple):
    """A paragraph of a field, and where it begins."""

    text: str
    start: int


class Written(Protocol):
    """The words of a field, and lines below some of them."""

    def field(self) -> QWidget:
        """The field itself."""
        ...

    def watched(self) -> Iterable[QObject]:
        """What is told of the right click; the last of them says where it was in the field."""
        ...

    def edits(self) -> Iterable[SignalInstance]:
        """Other words, or the caret elsewhere; signals that say nothing more, so that a timer can hear them itself."""
        ...

    def others(self) -> Iterable[SignalInstance]:
        """Whatever else changes what is in view."""
        ...

    def words_changed(self) -> SignalInstance:
        """Other words."""
        ...

    def can_be_marked(self) -> bool:
        """Whether no input method is at work."""
        ...

    def seen(self) -> Iterator[Paragraph]:
        """The paragraphs in view."""
        ...

    def all(self) -> Iterator[Paragraph]:
        """All paragraphs, as far as anybody looks through them."""
        ...

    def paragraph_at(self, position: int) -> Paragraph:
        """The paragraph around a place."""
        ...

    def caret(self) -> int:
        """Where the caret is."""
        ...

    def selected(self) -> tuple[int, int]:
        """What is selected; where the caret is, if nothing is."""
        ...

    def at_point(self, point: QPoint) -> int:
        """The place below a point of the field."""
        ...

    def below(self, position: int) -> QPoint:
        """Below a place, on the screen."""
        ...

    def word_at(self, position: int) -> str:
        """Whatever word is there."""
        ...

    def select(self, place: Place) -> None:
        """Select a word and bring it into view."""
        ...

    def put(self, place: Place, word: str) -> bool:
        """Write another word there, which can be taken back; nothing if it was changed meanwhile."""
        ...

    def draw(self, places: Iterable[Place]) -> None:
        """A line below these words and no others."""
        ...

    def hush(self) -> None:
        """No line where somebody goes on writing."""
        ...


def line_format(theme: Theme) -> QTextCharFormat:
    """The quiet line; a strong one in high contrast."""
    form, is_strong = QTextCharFormat(), theme.tokens.high_contrast
    form.setProperty(OURS, True)
    styles = QTextCharFormat.UnderlineStyle
    form.setUnderlineStyle(styles.DashUnderline if is_strong else styles.DotLine)
    form.setUnderlineColor(theme.colour("ink" if is_strong else "muted"))
    return form
