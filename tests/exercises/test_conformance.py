"""What every kind has to do on screen, on paper and in the file. One suite, run over all kinds."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import exercise_from, make, sample
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course import kinds
from workbook.course.answer_shapes import answer_problem
from workbook.course.exercise import Exercise
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course
from workbook.own_files import resources_folder
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.pdf.selection import select
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.editor_context import EditorContext

ANSWERED = sorted(kind for kind in KINDS if kind != "recall")
INPUTS = (QLineEdit, QPlainTextEdit, QAbstractButton, QSlider)


def course_of(block: str) -> dict[str, bytes]:
    return {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": f"---\ntitle: One\n---\n{block}\n".encode(),
    }


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window_app.make_application()
    made = Theme(resources_folder() / "icons", "light")
    dress(made)
    return made


def editor_of(qtbot: QtBot, exercise: Exercise, theme: Theme) -> ExerciseEditor:
    editor: ExerciseEditor = kinds.editor(exercise.kind)(exercise, theme, EditorContext())
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.show()
    editor.show_answer(None)
    return editor


def heard(editor: ExerciseEditor) -> list[Any]:
    said: list[Any] = []
    editor.answered.connect(said.append)
    return said


# What an author writes


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, n) for kind in sorted(KINDS) for n in range(len(sample(kind).BAD))]
)
def test_each_mistake_is_explained_with_its_place(kind: str, number: int) -> None:
    block, code = sample(kind).BAD[number]
    course, problems = read_course(course_of(block))
    assert [p.code for p in problems] == [code]
    assert problems[0].path == "modules/01-one.md"
    assert 4 <= problems[0].line <= 4 + block.count("\n")
    assert problems[0].what.endswith((".", "?"))
    assert len(list(course.exercises())) == 1  # it still opens


def test_every_own_setting_is_in_the_sample(kind: str) -> None:
    written = set(re.findall(r"^([a-z-]+):", sample(kind).SOURCE, re.MULTILINE))
    assert (
        kinds.spec(kind).own_settings - {"rows", "step", "audio"} <= written
    )  # a recording is a file of a course


# On screen


@pytest.mark.parametrize("kind", ANSWERED)
def test_one_change_is_said_once_and_can_be_undone(qtbot: QtBot, theme: Theme, kind: str) -> None:
    editor = editor_of(qtbot, make(kind), theme)
    said = heard(editor)
    sample(kind).edit(editor)
    assert len(said) == 1
    assert make(kind).is_answered(said[0])
    assert answer_problem(make(kind), said[0]) is None
    editor.undo()
    assert not make(kind).is_answered(said[-1])
    editor.redo()
    assert said[-1] == said[0]


def seen(editor: ExerciseEditor) -> list[tuple[str, ...]]:
    """What everything on it says and holds, as a screen reader is told."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    return sorted(told(QAccessible.queryAccessibleInterface(editor)))


def told(met: QAccessibleInterface) -> Iterator[tuple[str, ...]]:
    """Each thing that can be met, with what is told of it."""
    texts = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    yield (met.role().name, *map(met.text, texts), str(met.state().checked))
    children = map(met.child, range(met.childCount()))
    for child in children:
        if not child.state().invisible:
            yield from told(child)


@pytest.mark.parametrize("kind", ANSWERED)
def test_clearing_and_bringing_back(
    qtbot: QtBot, theme: Theme, kind: str, request: pytest.FixtureRequest
) -> None:
    QAccessible.setActive(True)  # else Qt does not tell of lists that changed
    request.addfinalizer(lambda: QAccessible.setActive(False))
    editor = editor_of(qtbot, make(kind), theme)
    said = heard(editor)
    empty = seen(editor)
    editor.show_answer(sample(kind).ANSWER)
    filled = seen(editor)
    assert filled != empty or kind == "log"  # its answer is of days that are not shown now
    editor.show_answer(None)
    assert seen(editor) == empty
    editor.show_answer(sample(kind).ANSWER)
    assert seen(editor) == filled
    assert said == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("size", [1.0, 2.0])
@pytest.mark.parametrize("width", [360, 640])
def test_it_fits_in_every_size_and_direction(
    qtbot: QtBot, kind: str, size: float, direction: Qt.LayoutDirection, width: int
) -> None:
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light", size)
    dress(theme)
    editor = editor_of(qtbot, make(kind), theme)
    editor.setLayoutDirection(direction)
    editor.show_answer(sample(kind).ANSWER)
    editor.setFixedWidth(round(width * size))
    editor.adjustSize()
    QApplication.processEvents()
    for child in editor.findChildren(QWidget):
        if child.isVisibleTo(editor) and child.parentWidget() is editor:
            assert child.geometry().left() >= 0
            assert child.geometry().right() <= editor.width()
    assert not editor.grab().toImage().isNull()


@pytest.mark.parametrize("kind", ANSWERED)
def test_everything_that_takes_the_keyboard_has_a_name_and_a_role(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    editor = editor_of(qtbot, make(kind), theme)
    editor.show_answer(sample(kind).ANSWER)
    takers = [w for w in editor.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert takers
    for widget in takers:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget
        assert interface.role() != QAccessible.Role.NoRole, widget


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_changes_its_colours_with_the_theme(qtbot: QtBot, theme: Theme, kind: str) -> None:
    editor = editor_of(qtbot, make(kind), theme)
    editor.show_answer(sample(kind).ANSWER)
    light = editor.grab().toImage()
    theme.choose("dark")
    dress(theme)
    QApplication.processEvents()
    assert editor.grab().toImage() != light


@pytest.mark.parametrize("kind", ANSWERED)
@given(data=st.data())
def test_any_answer_is_of_the_shape_of_its_kind(kind: str, data: st.DataObject) -> None:
    assert answer_problem(make(kind), data.draw(sample(kind).STRATEGY)) is None


# In the file


@pytest.mark.parametrize("kind", ANSWERED)
def test_an_answer_comes_back_as_it_was(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "mine.workbook"
    exercise = make(kind)
    with create_workbook(path, course_of(sample(kind).SOURCE)) as file:
        file.save_answer(exercise, sample(kind).ANSWER)
    with open_workbook(path) as file:
        saved = file.answers()[exercise.id]
    assert saved.answer == sample(kind).ANSWER
    assert saved.answered


# On paper


def on_paper(kind: str, answer: Any) -> str:
    course, _ = read_course(course_of(sample(kind).SOURCE))
    exercise = next(course.exercises())
    answers = {exercise.id: PaperAnswer(answer, kind=kind)} if answer is not None else {}
    pictures = getattr(sample(kind), "PICTURES", {})
    data = build_pdf(course, answers, "keepsake", PaperOptions(include_private=True), pictures=pictures)
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("kind", ANSWERED)
@given(data=st.data())
def test_what_counts_as_answered_is_on_paper_in_text_and_in_markdown(kind: str, data: st.DataObject) -> None:
    """One opinion, the kind's own: what it calls answered is offered to paper, and has words wherever it goes."""
    answer, exercise = data.draw(sample(kind).STRATEGY), make(kind)
    answered = exercise.is_answered(answer)
    given_to_paper = {exercise.id: PaperAnswer(answer, kind=kind, answered=answered)}
    shown = select(given_to_paper, "keepsake", PaperOptions(include_private=True)).shown
    assert (exercise.id in shown) == answered
    assert bool(exercise.as_blocks(answer)) == answered


def test_ticks_alone_stand_on_paper() -> None:
    source = """::: table it
column: What {#what}
column: Done | tick {#done}

What of this?

- a walk {#walk}
- a call {#call}
:::
"""
    exercise = exercise_from(source)
    answer = {"rows": [{"row": "call", "done": True}]}
    assert exercise.is_answered(answer)
    course, _ = read_course(course_of(source))
    made = build_pdf(
        course,
        {exercise.id: PaperAnswer(answer, kind="table")},
        "keepsake",
        PaperOptions(include_private=True),
    )
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "a call" in text
    blank = build_pdf(course, {}, "keepsake", PaperOptions(include_private=True))
    assert text != "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(blank)).pages)


@pytest.mark.parametrize("kind", ANSWERED)
def test_the_answer_stands_on_paper(kind: str) -> None:
    text = " ".join(on_paper(kind, sample(kind).ANSWER).split())
    for words in getattr(sample(kind), "PAPER_WORDS", sample(kind).WORDS):
        assert " ".join(words.split()).lower() in text.lower()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_empty_form_stands_on_paper(kind: str) -> None:
    asked = [" ".join(part.split()) for part in make(kind).question.split("…") if part.strip()]
    assert asked
    assert all(part in " ".join(on_paper(kind, None).split()) for part in asked)
