"""Where somebody is on a page, and in which field they write, so that they go on there when it is built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbook.window.parts.line_field import OneLine
from workbook.window.parts.scrolling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.window.pages.exercise_card import ExerciseCard


class Caret(NamedTuple):
    """Where the caret stands and where the selection began; and the words of a field that holds one line."""

    at: int
    anchor: int
    words: str = ""


class HeldWriting(NamedTuple):
    """The exercise, the field as one of its sort in there, and the place in the field."""

    exercise: str
    sort: type[QWidget]
    number: int
    caret: Caret

    def is_in(self, other: HeldWriting | None) -> bool:
        """Whether the other is the same field with the same words."""
        return (
            other is not None
            and other._replace(caret=self.caret) == self
            and other.caret.words == self.caret.words
        )


def hold_writing(cards: Mapping[str, ExerciseCard], field: QWidget | None) -> HeldWriting | None:
    """The field that has the keyboard, if it is one of an exercise."""
    for exercise, card in cards.items():
        if field is not None and card.isAncestorOf(field):
            return HeldWriting(exercise, type(field), _alike(card, type(field)).index(field), _caret(field))
    return None


def go_on_writing(cards: Mapping[str, ExerciseCard], held: HeldWriting) -> None:
    """Give the keyboard to the field that is there now, with the caret where it was."""
    card = cards.get(held.exercise)
    alike = _alike(card, held.sort) if card is not None else []
    if held.number < len(alike):
        field = alike[held.number]
        settle(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        _put_caret(field, held.caret)
    elif card is not None:
        card.take_focus()


def _alike(card: ExerciseCard, sort: type[QWidget]) -> list[QWidget]:
    return [one for one in card.findChildren(QWidget) if type(one) is sort and one.isVisibleTo(card)]


def _caret(field: QWidget) -> Caret:
    if isinstance(field, QTextEdit | QPlainTextEdit):
        cursor = field.textCursor()
        return Caret(cursor.position(), cursor.anchor())
    if isinstance(field, QLineEdit):
        at, begins = field.cursorPosition(), field.selectionStart()
        ends = begins + len(field.selectedText())
        return Caret(at, at if begins < 0 else ends if at == begins else begins, field.text())
    if isinstance(field, QAbstractItemView):
        index = field.currentIndex()
        return Caret(index.row(), index.column())
    return Caret(0, 0)


def _put_caret(field: QWidget, caret: Caret) -> None:
    if isinstance(field, QTextEdit | QPlainTextEdit):
        cursor = field.textCursor()
        most = max(0, field.document().characterCount() - 1)
        cursor.setPosition(min(caret.anchor, most))
        cursor.setPosition(min(caret.at, most), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit):
        if isinstance(field, OneLine):
            field.set_text(caret.words)  # what is half typed, such as a day, is no answer yet
        field.setCursorPosition(caret.anchor)
        if caret.at != caret.anchor:
            field.setSelection(caret.anchor, caret.at - caret.anchor)
    elif isinstance(field, QAbstractItemView):
        field.setCurrentIndex(field.model().index(caret.at, caret.anchor))
