"""What stands in a layout, a layout in another, and emptying it, without its items.

Qt frees the item of a layout with its widget, but PySide keeps what stood for the item. A widget that is later made
at the same address is then taken for it. So nothing asks a layout for an item, and what PySide makes of its own accord
when one layout is put into another is forgotten at once.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget
from shiboken6 import invalidate


def holding(layout: QLayout) -> QWidget:
    """A widget that is this layout, without margins."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


def nest(into: QBoxLayout | QGridLayout, layout: QLayout, *where: int) -> None:
    """Put a layout into another: `where` is its stretch, or in a grid its row, column and how many of each."""
    into.addLayout(layout, *where)  # type: ignore[call-overload]  # one number or four
    _forget_items(layout)


def nest_at(into: QBoxLayout, place: int, layout: QLayout) -> None:
    """Put a layout into another at a place."""
    into.insertLayout(place, layout)
    _forget_items(layout)


def _forget_items(layout: QLayout) -> None:
    """PySide asked for all items of a layout that was put into another, and would keep what stands for them."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif item is not None:
            invalidate(item)


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout that stands in a widget, in its order; those of layouts inside it are not among them."""
    holder = layout.parentWidget()
    inside = holder.children() if holder else []
    places = ((layout.indexOf(child), child) for child in inside if isinstance(child, QWidget))
    return [child for at, child in sorted(places, key=lambda place: place[0]) if at >= 0]


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout, and away."""
    for widget in widgets_in(layout):
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def replace(layout: QBoxLayout, old: QWidget, new: QWidget) -> None:
    """Put a widget where another stood, which goes away."""
    layout.insertWidget(layout.indexOf(old), new)
    layout.removeWidget(old)
    old.hide()
    old.deleteLater()
