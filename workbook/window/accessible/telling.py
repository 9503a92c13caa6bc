"""Which role each widget of the program has for assistive tools, where Qt alone would say too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from workbook.window.accessible.outline_rows import Outline
from workbook.window.accessible.told import (
    Decoration,
    Heading,
    Named,
    OnAScale,
    OneOfSeveral,
    Pressed,
    Stack,
    Told,
    Unspoken,
)
from workbook.window.pages.outline_view import OutlineView
from workbook.window.parts.prose_marks import LinkSpot, Mark
from workbook.window.parts.scale_line import ScaleLine
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QAccessibleWidget

Role = QAccessible.Role


def telling(key: str, widget: QObject) -> QAccessibleWidget | None:
    """What is told of a widget, asked by one of its classes after the other; None leaves it to Qt."""
    if not isinstance(widget, QWidget):
        return None
    return _of_this_program(key, widget) or _of_any(key, widget)


def _of_this_program(key: str, widget: QWidget) -> QAccessibleWidget | None:
    made: QAccessibleWidget | None = None
    match key, widget:
        case (("Words" | "Mark"), (Words(level=level) | Mark(level=level))) if level:
            made = Heading(widget, level)
        case "Mark", Mark():
            made = Told(widget, widget.role)
        case "IconLabel", IconLabel():
            made = Decoration(widget)
        case "LinkSpot", LinkSpot():
            made = Pressed(widget)
        case "ScaleLine", ScaleLine():
            made = OnAScale(widget)
        case "OutlineView", OutlineView():
            made = Outline(widget)
        case "PageView", _:
            made = Told(widget, Role.Document)
        case "Words", Words(told=False):
            made = Unspoken(widget)
        case "EdgedArea", _:
            made = Named(widget)  # a stop of Tab, to scroll by keys
        case "QStackedWidget", QStackedWidget():
            made = Stack(widget)
        case (("BreathDisc" | "ProgressRing"), _):
            made = Told(widget, Role.StaticText)  # a progress bar would be read out as percents
    return made


def _of_any(key: str, widget: QWidget) -> QAccessibleWidget | None:
    """Buttons that stay down, and frames with a name, what stands in which belongs together."""
    if key in ("QToolButton", "QPushButton") and isinstance(widget, QAbstractButton) and widget.isCheckable():
        return OneOfSeveral(widget)
    return Named(widget) if key in ("QFrame", "QWidget") and widget.accessibleName() else None
