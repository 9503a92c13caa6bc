"""F6: from region to region of a screen, and around; in each to where the keyboard was last, else to its first stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from workbook.window.parts.tab_order import stops_in

if TYPE_CHECKING:
    from collections.abc import Iterable


def next_region(regions: Iterable[QWidget], step: int) -> None:
    """To the one after (1) or before (-1) that which has the keyboard; those without any stop are passed over."""
    ways = [(region, stop) for region in regions if (stop := _stop_in(region)) is not None]
    if not ways:
        return
    focused: QWidget | None = QApplication.focusWidget()
    at = next((n for n, (region, _stop) in enumerate(ways) if _holds(region, focused)), -1 if step > 0 else 0)
    ways[(at + step) % len(ways)][1].setFocus(Qt.FocusReason.TabFocusReason)


def _stop_in(region: QWidget) -> QWidget | None:
    if not region.isVisible():
        return None
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return region
    last: QWidget | None = region.focusWidget()  # the stubs do not know that it may be none
    stops = [stop for stop in stops_in(region) if stop.isEnabled() and stop.isVisible()]
    return last if last in stops else next(iter(stops), None)


def _holds(region: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (region is focused or region.isAncestorOf(focused))
