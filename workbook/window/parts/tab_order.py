"""The way of Tab from part to part of a screen, where parts come later than what follows them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_on(before: QWidget, *after: QWidget) -> None:
    """Tab goes from one part, or the last stop in it, to the first in the others, and through those in order."""
    tab_from([before, *stops_in(before)][-1], *after)


def tab_from(stop: QWidget, *after: QWidget) -> None:
    """The same from one stop, which may be around what follows."""
    following = [one for part in after for one in stops_in(part) if one.window() is stop.window()]
    for one, other in pairwise([stop, *following]):
        QWidget.setTabOrder(one, other)


def stops_in(part: QWidget) -> list[QWidget]:
    """Where Tab stops in a part, in the order in which they were made, also those that are not seen now."""
    return [w for w in part.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
