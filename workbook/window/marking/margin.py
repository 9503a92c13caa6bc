"""Where the notes of a page stand beside its text, and the line above them: how many, and the way to fold them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme
    from workbook.window.marking.note_card import NoteCard

MARGIN = 256  # pixels
GAP = 8


class NotesHead(QWidget):
    """Stands above the notes in the margin, and at the end of the page where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Words(theme, _("My notes here"), "meta-strong")
        self.count = Words(theme, "", "meta", ink="muted")
        self.fold = Button(theme, "", icon="eye-off", kind="text", style="small-button")
        self.fold.can_shrink = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6), 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._words)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.fold)

    def tell(self, count: int, *, folded: bool) -> None:
        """How many there are, and whether they are seen."""
        self.count.setText(whole_number(count))
        self.fold.turn_into(_("Show them") if folded else _("Fold away"), "eye" if folded else "eye-off")


class NotesMargin(QWidget):
    """Notes beside the text, each level with its line; those that would touch move down."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(theme.px(MARGIN))
        self.page_note = Button(
            theme, _("A note for the whole page"), icon="plus", kind="text", style="small-button"
        )
        self.page_note.setParent(self)

    def lay(self, head: NotesHead, cards: list[tuple[NoteCard, int]]) -> None:
        """Each with the place of its line on the page."""
        px, top = self._theme.px, self._theme.px(4)
        head.setParent(self)
        head.setGeometry(0, top, self.width(), head.sizeHint().height())
        head.show()
        around = self.parentWidget()
        offset = self.mapTo(around, QPoint(0, 0)).y() if around is not None else 0
        top = head.geometry().bottom() + px(GAP)
        for card, line in cards:
            card.setParent(self)
            card.setFixedWidth(self.width())
            card.show()
            top = max(top, line - offset - px(4)) if line else top
            card.setGeometry(0, top, self.width(), height_of(card))
            top += card.height() + px(GAP)
        self.page_note.adjustSize()
        self.page_note.move(self.width() - self.page_note.width() if self.isRightToLeft() else 0, top)
        self.page_note.show()
        self.setMinimumHeight(top + self.page_note.height() + px(GAP))


def height_of(card: NoteCard) -> int:
    """The height that a note wants at its width."""
    layout = card.layout()
    assert layout
    layout.activate()
    wide = card.width()
    return layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
