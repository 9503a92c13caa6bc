"""What keys are called: in the language of the window and as this system writes them, as its menus do."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def key_words(keys: str) -> str:
    """Keys such as Ctrl+Shift+F, in the words that Qt's own menus have for them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
