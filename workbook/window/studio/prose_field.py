"""A quiet editor for prose: the signs of Markdown come from buttons and keys, and what is written stays as it is."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.keys import key_words
from workbook.window.parts.text_field import TextField
from workbook.window.studio.form_fields import FormField, show_text

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme

_AROUND = {"bold": "**", "italic": "*"}
_BEFORE = {"heading": "### ", "list": "- ", "quote": "> "}
_MARKS = re.compile(r"^(#{1,6} |[-*+] |> |\d+[.)] )")
BUTTONS = (
    ("bold", N_("Bold"), "Ctrl+B"),
    ("italic", N_("Italic"), "Ctrl+I"),
    ("heading", N_("Heading"), "Ctrl+Alt+1"),
    ("list", N_("List"), "Ctrl+Alt+2"),
    ("quote", N_("Quote"), "Ctrl+Alt+3"),
    ("link", N_("Link"), "Ctrl+Shift+L"),
    ("picture", N_("Picture"), "Ctrl+Shift+P"),
)


class ProseField(FormField):
    """Markdown as it is written, with the few signs that one needs set by buttons."""

    picture_wanted = Signal()
    picture_pasted = Signal(object)  # a QImage

    def __init__(self, theme: Theme, name: str, beside: str = "") -> None:
        super().__init__(theme, name, beside)
        self.field = TextField(theme, name, "", lines=4)
        self.field.edited.connect(self._tell)
        self.field.installEventFilter(self)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        self.buttons: dict[str, Button] = {}
        for act, words, keys in BUTTONS:
            button = Button(theme, _(words), kind="bar", style="small-button")
            button.setToolTip(f"{_(words)} ({key_words(keys)})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.do, act))
            shortcut = QShortcut(QKeySequence(keys), self.field)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.do, act))
            self.buttons[act] = button
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(bar)
        self._with(self.field)

    def show_values(self, values: tuple[str, ...]) -> None:
        show_text(self.field, "\n".join(values))

    def do(self, act: str, _checked: bool = False) -> None:
        """Set the signs around the selected words, or before the lines they stand in; once more takes them away."""
        cursor = self.field.textCursor()
        if act in _AROUND:
            self._around(cursor, _AROUND[act])
        elif act == "link":
            self._link(cursor)
        elif act == "picture":
            self.picture_wanted.emit()
        else:
            self._before(cursor, _BEFORE[act])
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _around(self, cursor: QTextCursor, sign: str) -> None:
        words = cursor.selectedText()
        start, end, count = cursor.selectionStart(), cursor.selectionEnd(), len(sign)
        text = self.field.toPlainText()
        cursor.beginEditBlock()
        if words.startswith(sign) and words.endswith(sign) and len(words) > 2 * count:
            cursor.insertText(words[count:-count])
            found = (start, end - 2 * count)
        elif words and text[start - count : start] == sign == text[end : end + count]:
            cursor.setPosition(start - count)
            cursor.setPosition(end + count, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
            found = (start - count, end - count)
        else:
            cursor.insertText(f"{sign}{words}{sign}")
            found = (start + count, end + count)
        cursor.endEditBlock()
        self._select(*found)

    def _link(self, cursor: QTextCursor) -> None:
        words, start = cursor.selectedText() or _("words"), cursor.selectionStart()
        cursor.insertText(f"[{words}](https://)")
        at = start + len(words) + 3
        self._select(at, at + len("https://"))

    def put_picture(self, path: str) -> None:
        """A picture in a paragraph of its own; the cursor waits where the words go for those who cannot see it."""
        cursor = self.field.textCursor()
        text, at = self.field.toPlainText(), cursor.selectionStart()
        before = "" if not text[:at].strip("\n") or text[:at].endswith("\n\n") else "\n\n"
        after = "" if not text[at:].strip("\n") or text[at:].startswith("\n\n") else "\n\n"
        cursor.insertText(f"{before}![]({path}){after}")
        self._select(at + len(before) + 2, at + len(before) + 2)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture from the clipboard comes in as a picture."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            clip = QGuiApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and clip.hasImage() and not clip.hasText():
                self.picture_pasted.emit(QGuiApplication.clipboard().image())
                return True
        return super().eventFilter(watched, event)

    def _before(self, cursor: QTextCursor, sign: str) -> None:
        document = self.field.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
        lines = [document.findBlockByNumber(n).text() for n in range(first, last + 1)]
        taken = all(line.startswith(sign) for line in lines)
        cursor.beginEditBlock()
        for number, line in enumerate(lines, first):
            plain = line[len(sign) :] if taken else sign + _MARKS.sub("", line)
            one = QTextCursor(document.findBlockByNumber(number))
            one.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            one.insertText(plain)
        cursor.endEditBlock()

    def put_cursor(self, at: int) -> None:
        """Write on at a place."""
        self._select(at, at)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, start: int, end: int) -> None:
        cursor = self.field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)

    def _tell(self) -> None:
        self.said.emit((self.field.text(),))
