"""The way of Tab from part to part of a screen, where parts come later than what follows them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_on(before: QWidget, after: QWidget) -> None:
    """Tab goes from the last stop in one part to the first in the other, and through that from top to bottom."""
    for stop, following in pairwise([*_stops(before)[-1:], *_stops(after)]):
        QWidget.setTabOrder(stop, following)


def _stops(part: QWidget) -> list[QWidget]:
    return [w for w in part.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
