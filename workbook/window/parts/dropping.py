"""What comes by drag and drop or from the clipboard: files are never words, and nothing is taken away elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent

LONGEST_PASTE = 100_000  # characters that are put into a field at once


def files_in(source: QMimeData) -> list[Path]:
    """The files that are being dropped or pasted."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


def has_words(source: QMimeData) -> bool:
    """Whether there are words to insert. A file has an address too, which nobody meant to write."""
    return (source.hasText() or source.hasHtml()) and not files_in(source)


def is_too_long(source: QMimeData) -> bool:
    """Whether only a part of it is taken."""
    return len(source.text()) > LONGEST_PASTE


def take_as_copy(event: QDropEvent) -> None:
    """Accept what is dropped; whoever offered it keeps it, even if it offered to move it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def leave_source(event: QDropEvent) -> None:
    """Words dragged within the window may move; another program keeps its own, as does who gave more than came.

    It goes by what it heard while they were above the field: said at the drop alone, it has already cut them.
    """
    if event.isAccepted() and (event.source() is None or is_too_long(event.mimeData())):
        event.setDropAction(Qt.DropAction.CopyAction)
