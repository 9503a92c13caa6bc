"""The system's own file dialogs, in one place, so that tests can stand in for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def open_one(parent: QWidget | None, title: str, folder: Path, names: str) -> Path | None:
    """Ask for a file that exists."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), names)
    return Path(chosen) if chosen else None


def save_as(parent: QWidget | None, title: str, suggested: Path, names: str) -> Path | None:
    """Ask for a place and a name to write to; the dialog adds the ending and asks before a file is replaced."""
    dialog = QFileDialog(parent, title, str(suggested.parent), names)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def save_as_one_of(parent: QWidget | None, title: str, suggested: Path, sorts: list[str]) -> Path | None:
    """As `save_as`, with several sorts of file to choose from; the ending is that of the sort that was chosen."""
    dialog = QFileDialog(parent, title, str(suggested.parent), ";;".join(sorts))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    def ending(sort: str) -> None:
        dialog.setDefaultSuffix(sort.rpartition("*.")[2].rstrip(")"))

    dialog.filterSelected.connect(ending)
    ending(sorts[0])
    dialog.selectFile(suggested.stem)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def existing_folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    """Ask for a folder that exists."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


def folder_for(parent: QWidget | None, title: str, start: Path, name: str) -> Path | None:
    """Ask for a folder, and give the path of a new folder in it that has the name, or the name with a number."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    if not chosen:
        return None
    number, path = 1, Path(chosen) / name
    while path.exists():
        number += 1
        path = Path(chosen) / f"{name} {number}"
    return path
