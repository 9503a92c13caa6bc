"""What is special to a letter: the sheet, the reminder without a word of it, its own page."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextBlockFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from tests.exercises.test_conformance import course_of, editor_of, heard, on_paper, theme
from workbook.course.reading import read_course
from workbook.exercises.letter.editor import LetterEditor
from workbook.exercises.letter.spec import Later, Letter
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.window.look.theme import Theme
from workbook.window.parts import file_dialogs
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.reminder_dialog import ReminderDialog
from workbook.window.parts.words import Words

__all__ = ["theme"]

TODAY = date(2026, 11, 22)


def letter_editor(qtbot: QtBot, theme: Theme) -> LetterEditor:
    editor = editor_of(qtbot, make("letter"), theme)
    assert isinstance(editor, LetterEditor)
    return editor


@pytest.fixture
def dated(qtbot: QtBot, theme: Theme) -> LetterEditor:
    """An editor that lives on 22 November 2026, in a course with a title."""
    exercise = make("letter")
    assert isinstance(exercise, Letter)
    context = EditorContext({"course.md": b"---\ntitle: Ways & Means\nid: c\n---\n"})
    editor = LetterEditor(exercise, theme, context, today=lambda: TODAY)
    qtbot.addWidget(editor)
    editor.show()
    editor.show_answer(None)
    return editor


@pytest.mark.parametrize(
    ("later", "day"),
    [
        (Later(3, "month"), date(2027, 2, 22)),
        (Later(10, "day"), date(2026, 12, 2)),
        (Later(2, "week"), date(2026, 12, 6)),
        (Later(1, "year"), date(2027, 11, 22)),
    ],
)
def test_later(later: Later, day: date) -> None:
    assert later.after(TODAY) == day


def test_later_from_the_end_of_a_month() -> None:
    assert Later(3, "month").after(date(2026, 11, 30)) == date(2027, 2, 28)
    assert Later(1, "year").after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_the_button_says_the_day_and_saves_a_file(
    dated: LetterEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def save_as(*what: Any) -> Path:
        asked.extend(what)
        return tmp_path / "mine.ics"

    monkeypatch.setattr(file_dialogs, "save_as", save_as)
    said = heard(dated)
    dated.show_answer("A secret word")
    monkeypatch.setattr(ReminderDialog, "exec", lambda self: self.save.click())
    assert dated.reminder.button.text() == "Save a reminder for 22 February 2027…"
    QTest.keyClick(dated.reminder.button, Qt.Key.Key_Space)
    assert asked[2].name == "A letter to open 2027-02-22.ics"
    made = (tmp_path / "mine.ics").read_bytes()
    assert b"DTSTART;VALUE=DATE:20270222" in made
    assert b"A letter to open" in made
    for private in (b"secret", b"Ways", b"VALARM"):
        assert private not in made
    assert "mine.ics" in dated.reminder.note.text()
    assert said == []  # nothing about the answer changed


def test_without_later_there_is_no_button(qtbot: QtBot, theme: Theme) -> None:
    course, _ = read_course(course_of("::: letter it\nA letter?\n:::"))
    editor = editor_of(qtbot, next(course.exercises()), theme)
    assert isinstance(editor, LetterEditor)
    assert not editor.reminder.isVisible()
    assert not editor.sheet.greeting.isVisible()


def test_greeting_and_signature_stand_around_the_words(qtbot: QtBot, theme: Theme) -> None:
    editor = letter_editor(qtbot, theme)
    sheet = editor.sheet
    assert sheet.greeting.y() < sheet.field.y() < sheet.signature.y()
    assert (sheet.greeting.text(), sheet.signature.text()) == ("Dear you,", "Yours, me")


def test_every_character_is_kept_and_undone(qtbot: QtBot, theme: Theme) -> None:
    editor = letter_editor(qtbot, theme)
    said = heard(editor)
    field = editor.sheet.field
    editor.show_answer(sample("letter").ANSWER)
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, "!")
    assert said == [sample("letter").ANSWER + "!"]
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said[-1] == sample("letter").ANSWER
    assert editor.sheet.field.text() == sample("letter").ANSWER


def test_new_lines_are_as_tall_as_the_others(qtbot: QtBot, theme: Theme) -> None:
    editor = letter_editor(qtbot, theme)
    field = editor.sheet.field
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "b")
    formats = [field.document().findBlockByNumber(n).blockFormat() for n in (0, 1)]
    tall = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    assert [form.lineHeightType() for form in formats] == [tall, tall]


def test_a_long_paste_is_cut_with_a_word_about_it(qtbot: QtBot, theme: Theme) -> None:
    editor = letter_editor(qtbot, theme)
    data = QMimeData()
    data.setText("line\n" * 30_000)
    editor.sheet.field.insertFromMimeData(data)
    shown = [words.text() for words in editor.findChildren(Words) if words.isVisible()]
    assert any("The first 100,000 characters of it are here." in words for words in shown)


def test_a_letter_has_a_page_of_its_own() -> None:
    blocks = "::: line a\nFirst?\n:::\n\n" + sample("letter").SOURCE + "\n\n::: line z\nLast?\n:::"
    course, _ = read_course(course_of(blocks))
    given_answer = {
        course.outline.modules[0].pages[0].exercises[1].id: PaperAnswer(
            "You were right. " * 140, kind="letter"
        )
    }
    data = build_pdf(course, given_answer, "keepsake", PaperOptions(include_private=True))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    page = next(page for page in pages if "You were right." in page)
    assert "A few kind lines" in page
    assert "Dear you," in page
    assert "First?" not in page
    assert "Last?" not in page


def test_a_long_letter_runs_over_pages() -> None:
    words = [f"w{n}" for n in range(3000)]
    text = on_paper("letter", " ".join(words))
    assert all(word in text for word in (words[0], words[-1], "Yours, me"))


def test_the_page_follows_the_line_that_is_written(qtbot: QtBot, theme: Theme) -> None:
    editor = LetterEditor(make("letter"), theme, EditorContext())  # type: ignore[arg-type]
    desk = Desk("page")
    column = QVBoxLayout(desk)
    column.addSpacing(300)
    column.addWidget(editor)
    area = scrolled(theme, desk)
    qtbot.addWidget(area)
    area.resize(600, 420)
    area.show()
    area.activateWindow()
    field = editor.sheet.field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for _ in range(9):
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, "so")
        line = field.cursorRect()
        assert area.rect().contains(field.viewport().mapTo(area, line.center()))
