"""Finds what does not fit: anything that would have to be scrolled sideways, is cut off, or is out of reach."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QWidget,
)

from workbook.exercises.table.screen.grid_view import GridView

INSIDE_ITSELF = (GridView,)  # a table may be wider than the page, and then scrolls inside itself
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
ROUNDING = 4  # pixels of a text's margin
SLACK = 1  # a pixel that rounding takes


def misfits(shown: QWidget) -> list[str]:
    """Everything in a window, screen or dialog that cannot be seen or reached as it is now."""
    return [*_too_large(shown), *(words for widget in _seen(shown) for words in _faults(widget, shown))]


def _too_large(shown: QWidget) -> Iterator[str]:
    needed = shown.minimumSizeHint().expandedTo(shown.minimumSize())
    if needed.width() > shown.width() + SLACK or needed.height() > shown.height() + SLACK:
        yield f"{_name(shown)} needs {_size(needed)} and has {_size(shown.size())}"


def _seen(shown: QWidget) -> Iterator[QWidget]:
    for widget in shown.findChildren(QWidget):
        above = widget.parentWidget()
        while above is not None and above is not shown and not isinstance(above, INSIDE_ITSELF):
            above = above.parentWidget()
        if widget.isVisibleTo(shown) and not widget.isWindow() and above is shown:
            yield widget


def _faults(widget: QWidget, shown: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, INSIDE_ITSELF):
        if widget.horizontalScrollBar().maximum() > ROUNDING:
            yield f"{_name(widget)} scrolls sideways by {widget.horizontalScrollBar().maximum()}"
        page = widget.widget() if isinstance(widget, QScrollArea) else None
        if page is not None:
            needed, room = page.minimumSizeHint().width(), widget.viewport().width()
            if needed > room + SLACK or page.width() > room + SLACK:
                yield f"{_name(widget)} has {room} for what needs {needed}"
    yield from _cut_off(widget)
    yield from _squeezed(widget)


def _cut_off(widget: QWidget) -> Iterator[str]:
    """Outside what is around it, where no scrolling leads; or, across, outside the window."""
    context = widget.parentWidget()
    if context is None or isinstance(context, QAbstractScrollArea):
        return
    if isinstance(context.parentWidget(), QAbstractScrollArea):
        return
    box, room = widget.geometry(), context.rect()
    if box.left() < -SLACK or box.right() > room.right() + SLACK:
        yield f"{_name(widget)} lies at {box.left()} to {box.right()} of {room.width()} in {_name(context)}"
    if box.top() < -SLACK or box.bottom() > room.bottom() + SLACK:
        yield f"{_name(widget)} lies at {box.top()} to {box.bottom()} high of {room.height()} in {_name(context)}"


def _squeezed(widget: QWidget) -> Iterator[str]:
    """Given less than it needs to show its words."""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + SLACK:
                yield f"{_name(widget)} is {widget.height()} high and needs {needed}"
            width = widget.minimumSizeHint().width()
        else:
            width = widget.sizeHint().width()
        if width > widget.width() + SLACK and not hasattr(widget, "_all"):
            yield f"{_name(widget)} is {widget.width()} wide and needs {width}"
    elif isinstance(widget, QAbstractButton):
        with_words = widget.text() and getattr(widget, "toolButtonStyle", str)() != ICON_ONLY
        least = widget.minimumSizeHint() if with_words else widget.iconSize()
        least = least.boundedTo(widget.maximumSize())  # some are small on purpose
        if least.width() > widget.width() + SLACK or least.height() > widget.height() + SLACK:
            yield f"{_name(widget)} needs {_size(least)} and has {_size(widget.size())}"
    for one, other in overlaps(widget):
        yield f"{_name(one)} and {_name(other)} overlap"


def overlaps(context: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Neighbours in one layout of which one lies over the other."""
    layout = context.layout()
    if layout is None:
        return
    inside = [
        w for w in context.findChildren(QWidget) if w.parentWidget() is context and w.isVisibleTo(context)
    ]
    laid = [w for w in inside if layout.indexOf(w) >= 0]
    for n, one in enumerate(laid):
        for other in laid[n + 1 :]:
            both = one.geometry() & other.geometry()
            if both.width() > SLACK and both.height() > SLACK:
                yield one, other


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()
    return f"{type(widget).__name__} “{str(words)[:40]}”"


def _size(size: object) -> str:
    return f"{size.width()} × {size.height()}"  # type: ignore[attr-defined]
