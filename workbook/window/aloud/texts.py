"""What is read aloud of a page: its words and what was written there, or what is selected."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from workbook.window.pages.page_view import PageView

_TAG = re.compile(r"<[^<>]*>")


def to_read(view: PageView) -> list[str]:
    """The selected words, if there are any where the keyboard is; else all of the page, from its top."""
    if selected := _selected(QApplication.focusWidget()):
        return [selected]
    view.complete()
    return [words for widget in view.in_order() if (words := _words(widget)).strip()]


def _selected(widget: QWidget | None) -> str:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.textCursor().selectedText()
    return widget.selectedText() if isinstance(widget, QLineEdit | QLabel) else ""


def _words(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit | QCheckBox | QRadioButton):
        return widget.text()
    if isinstance(widget, QLabel):
        words = widget.text()
        return html.unescape(_TAG.sub("", words)) if widget.textFormat() == Qt.TextFormat.RichText else words
    return ""
