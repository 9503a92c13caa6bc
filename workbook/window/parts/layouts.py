"""What stands in a layout, and emptying it, without its items.

Qt frees the item of a layout with its widget, but PySide keeps what stood for the item. A widget that is later made
at the same address is then taken for it. So nothing asks a layout for an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QLayout


def holding(layout: QLayout) -> QWidget:
    """A widget that is this layout, without margins."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


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
