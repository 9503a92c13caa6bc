"""Undo and Redo in a field: where what is around it keeps each step, the field does not keep steps of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeySequence

from workbook.window.parts.composing import listener

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu, QWidget

# What is around a field may have these. A field whose words are told to nobody has `own_steps` instead.
_WAYS = {
    QKeySequence.StandardKey.Undo: ("undo_here", "edit-undo"),
    QKeySequence.StandardKey.Redo: ("redo_here", "edit-redo"),
}


def turned_around(field: QWidget, event: QKeyEvent) -> bool:
    """Whether the key asked for Undo or Redo, and what is around the field has done it.

    Were the field to take its own typing back, that would be one more step around it, and Undo led forward again.
    """
    for key, (name, _action) in _WAYS.items():
        if event.matches(key) and (turn := _around(field, name)):
            turn()
            return True
    return False


def lead_around(menu: QMenu, field: QWidget) -> None:
    """Undo and Redo in a field's own menu do what their keys do."""
    for name, shown in _WAYS.values():
        turn = _around(field, name)
        for action in menu.actions():
            if turn and action.objectName() == shown:
                action.triggered.disconnect()
                action.triggered.connect(partial(_call, turn))
                action.setEnabled(True)


def _around(field: QWidget, name: str) -> Callable[[], object] | None:
    return None if getattr(field, "own_steps", False) else listener(field, name)


def _call(turn: Callable[[], object], _checked: bool = False) -> None:
    turn()


class Change(NamedTuple):
    """What becomes of one text for it to be another: from `start` to `end` stand `words`. Places as Qt counts."""

    start: int
    end: int
    words: str

    @property
    def behind(self) -> int:
        """Where the caret stands after it."""
        return self.start + _units(self.words)


def change_between(before: str, after: str) -> Change:
    """The least change that makes one text another."""
    most = min(len(before), len(after))
    first = next((n for n in range(most) if before[n] != after[n]), most)
    alike = next((n for n in range(most - first) if before[-1 - n] != after[-1 - n]), most - first)
    start = _units(before[:first])
    end = start + _units(before[first : len(before) - alike])
    return Change(start, end, after[first : len(after) - alike])


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
