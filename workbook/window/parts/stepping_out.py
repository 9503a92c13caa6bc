"""Esc closes the innermost thing around the keyboard: a note, a bar, a line that is held; what is shown stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def step_out(at: QWidget | None) -> bool:
    """Ask what has the keyboard, and what is around it, to be left by `step_out`; False if nothing is to be left."""
    while at is not None:
        leave = getattr(at, "step_out", None)
        if leave is not None and leave():
            return True
        at = at.parentWidget()
    return False
