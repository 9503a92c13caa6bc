"""Words that an input method is still composing: they are seen, so they count as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def with_composed(words: str, at: int, composed: str) -> str:
    """The words as they are seen; `at` counts as Qt does, in halves of pairs."""
    if not composed:
        return words
    units = words.encode("utf-16-le", "surrogatepass")
    before, after = units[: 2 * at], units[2 * at :]
    return (before + composed.encode("utf-16-le", "surrogatepass") + after).decode(
        "utf-16-le", "surrogatepass"
    )


def tell_composing(field: QWidget, *, composing: bool) -> None:
    """Let the editor around a field know whether something is being composed in it."""
    if listens := listener(field, "set_composing"):
        listens(composing)


def listener(field: QWidget, name: str) -> Callable[..., None] | None:
    """The method of that name of the nearest thing around a field that has one."""
    around = field.parentWidget()
    while around is not None:
        found: Callable[..., None] | None = getattr(around, name, None)
        if found is not None:
            return found
        around = around.parentWidget()
    return None


def take_composed(field: QWidget, composed: str) -> None:
    """The field is left: what is being composed becomes words, whatever the input method makes of it."""
    if composed:
        event = QInputMethodEvent()
        event.setCommitString(composed)
        QApplication.sendEvent(field, event)
