"""The system's own file dialogs, in one place, so that tests can stand in for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def open_one(parent: QWidget, title: str, folder: Path, names: str) -> Path | None:
    """Ask for a file that exists."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), names)
    return Path(chosen) if chosen else None


def save_as(parent: QWidget, title: str, suggested: Path, names: str) -> Path | None:
    """Ask for a place and a name to write to; the dialog asks before an old file is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), names)
    return Path(chosen) if chosen else None
