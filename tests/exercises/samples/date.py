"""A date: typed, or chosen from a calendar."""

from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit

from workbook.window.parts.editor import ExerciseEditor

SOURCE = "::: date it\nWhen would you like to look at this again?\n:::"
ANSWER = "2027-02-22"
WORDS = ("Monday 22 February 2027",)
BAD = (("::: date it\nfrom: today\n\nWhen?\n:::", "unknown-setting"),)
STRATEGY = st.dates().map(lambda day: day.isoformat()) | st.text(max_size=40)


def edit(editor: ExerciseEditor) -> None:
    """As a paste does: all of it at once."""
    field = editor.focus_target()
    assert isinstance(field, QLineEdit)
    field.insert("22 February 2027")
    field.textEdited.emit(field.text())
