"""Two parts beside each other where there is room, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.window.parts.folding import Folding

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme


class SideBySide(Folding):
    """`least` is the width, at 100 % text, from which the two stand beside each other."""

    def __init__(
        self, theme: Theme, first: QWidget, second: QWidget, *, least: int, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__(theme, least=least, gap=16)
        self.add(first, shares[0])
        self.add(second, shares[1])


def part_around(widget: QWidget) -> QWidget | None:
    """The one of two parts beside each other that a widget stands in."""
    inner, outer = widget, widget.parentWidget()
    while outer is not None and not isinstance(outer, SideBySide):
        inner, outer = outer, outer.parentWidget()
    return inner if outer is not None else None
