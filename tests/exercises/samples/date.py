"""A date: typed, or chosen from a calendar."""

from datetime import date

from hypothesis import strategies as st

from workbook.exercises.date.editor import DateEditor
from workbook.window.parts.editor import ExerciseEditor

SOURCE = "::: date it\nWhen would you like to look at this again?\n:::"
ANSWER = "2027-02-22"
WORDS = ("Monday 22 February 2027",)
BAD = (("::: date it\nfrom: today\n\nWhen?\n:::", "unknown-setting"),)
STRATEGY = st.dates().map(lambda day: day.isoformat()) | st.text(max_size=40)


def edit(editor: ExerciseEditor) -> None:
    """In the calendar: all of it at once."""
    assert isinstance(editor, DateEditor)
    editor.day.chosen.emit(date(2027, 2, 22))
