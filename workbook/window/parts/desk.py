"""What is scrolled on a screen: as high as its words need at the present width, and no higher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from workbook.window.parts.focus_edge import EdgedArea

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme


class Desk(QWidget):
    """A page in a scroll area. `name` is the colour it lies on: desk or page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        # Words that wrap ask for the height of their narrowest form; the scroll area would give them that.
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(theme: Theme, desk: Desk) -> QScrollArea:
    """A frameless scroll area around a desk."""
    area = EdgedArea(theme)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(desk)
    return area
