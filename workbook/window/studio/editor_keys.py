"""What keys mean in the plain editor: what is its own, what writes, and what is the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

BLANKS = "  "
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
WRITES = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_FOLD_KEYS = {
    Qt.Key.Key_BracketLeft: "fold", Qt.Key.Key_BraceLeft: "fold",
    Qt.Key.Key_BracketRight: "unfold", Qt.Key.Key_BraceRight: "unfold",
}  # fmt: skip
_CTRL_KEYS = {Qt.Key.Key_F: "find", Qt.Key.Key_H: "replace", Qt.Key.Key_Space: "offers"}


def pass_on(widget: QWidget, event: QKeyEvent) -> None:
    """A key that is a command of the window. Qt lets every editor have Undo first, whether it can undo or not."""
    event.ignore()
    keys = QKeySequence(event.keyCombination())
    for action in widget.window().findChildren(QAction):
        if action.isEnabled() and keys in action.shortcuts():
            event.accept()
            action.trigger()
            return


def is_undo(event: QKeyEvent) -> bool:
    """Whether it asks to take something back, or to do it again."""
    return event.matches(_UNDO) or event.matches(_REDO)


def own_act(event: QKeyEvent) -> str:
    """What a key asks of the editor itself."""
    mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_F3 and not mods & ~Qt.KeyboardModifier.ShiftModifier:
        return "step"
    if mods == _CTRL_SHIFT:
        return _FOLD_KEYS.get(key, "")
    return _CTRL_KEYS.get(key, "") if mods == _CTRL else ""


def indent(editor: QPlainTextEdit, *, more: bool) -> None:
    """Blanks at the cursor, or before each of the lines that are selected; or less of them."""
    cursor = editor.textCursor()
    first = editor.document().findBlock(cursor.selectionStart())
    last = editor.document().findBlock(cursor.selectionEnd())
    if more and first == last:
        cursor.insertText(BLANKS)
        return
    change = QTextCursor(first)
    change.beginEditBlock()
    block = first
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        change.setPosition(block.position())
        if more and block.text().strip():
            change.insertText(BLANKS)
        elif not more:
            blanks = len(block.text()) - len(block.text().lstrip(" \t"))
            taken = 1 if block.text()[:1] == "\t" else min(blanks, len(BLANKS))
            change.setPosition(block.position() + taken, QTextCursor.MoveMode.KeepAnchor)
            change.removeSelectedText()
        block = block.next()
    change.endEditBlock()
