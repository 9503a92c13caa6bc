"""What is special to a look back: it shows, and is counted, offered and listed nowhere."""

import io
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import sample
from workbook.course.answer_shapes import answer_problem
from workbook.course.checking import check_course
from workbook.course.comparing import compare_courses
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId
from workbook.course.model import Course
from workbook.course.reading import read_course
from workbook.exercises.recall.editor import RecallEditor
from workbook.exercises.recall.spec import Recall
from workbook.own_files import resources_folder
from workbook.pdf.export import build_pdf
from workbook.pdf.material import Edition, PaperAnswer, PaperOptions
from workbook.printing import sections
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EarlierAnswer, EditorContext

COURSE = b"""---
title: C
id: c
version: 1.0.0
language: en
summary: S
author: A
holder: H
licence: L
---
Hi.
"""
MODULE = """---
title: One
---
::: reflection helped
share: private

What helped?
:::

::: scale calm
from: 0 on edge
to: 10 at ease

How calm?
:::

::: drawing room
The room
:::

::: recall back
of: helped
of: calm
of: room
first: yes
:::

::: line after
One word?
:::
"""
ANSWERS: dict[str, Any] = {
    "helped": "A walk.\nSoup.\nSleep.\nMusic.",
    "calm": {"values": {"value": 7}},
    "room": sample("drawing").ANSWER,
}


def files(module: str = MODULE) -> dict[str, bytes]:
    return {"course.md": COURSE, "modules/01-one.md": module.encode()}


def course() -> Course:
    made, problems = read_course(files())
    assert problems == []
    return made


def find(name: str) -> Exercise:
    return next(exercise for exercise in course().exercises() if exercise.id == name)


class Answered(EditorContext):
    """A workbook with answers, and one that was written differently at first."""

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__()
        self.answers = answers
        self.went: list[str] = []

    def earlier(self, exercise_id: str) -> EarlierAnswer | None:
        if exercise_id not in self.answers:
            return None
        return EarlierAnswer(find(exercise_id), self.answers[exercise_id], 1)

    def name_of(self, exercise_id: str) -> str:
        return f"1.1, “{find(exercise_id).title}”"

    def ask_first(self, exercise_id: str, call: Any) -> None:
        call("Only soup." if exercise_id == "helped" else self.answers[exercise_id])

    def go_to(self, exercise_id: str) -> None:
        self.went.append(exercise_id)


def show(qtbot: QtBot, context: Answered) -> RecallEditor:
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    exercise = find("back")
    assert isinstance(exercise, Recall)
    editor = RecallEditor(exercise, theme, context)
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.show()
    editor.show_answer(None)
    return editor


def words(editor: RecallEditor) -> str:
    return "\n".join(label.text() for label in editor.findChildren(QLabel) if label.isVisible())


def test_without_answers_it_speaks_kindly_and_leads_there(qtbot: QtBot) -> None:
    context = Answered({})
    editor = show(qtbot, context)
    assert "Here you will see what you write in 1.1, “What helped?”." in words(editor)
    editor.boxes[1].there.click()
    assert context.went == ["calm"]


def test_it_shows_answers_of_any_kind_as_they_are_and_as_they_were(qtbot: QtBot) -> None:
    context = Answered(dict(ANSWERS))
    editor = show(qtbot, context)
    said: list[Any] = []
    editor.answered.connect(said.append)
    seen = words(editor)
    assert "A walk.\nSoup.\nSleep." in seen
    assert "Music." not in seen
    assert "At first you wrote: Only soup." in seen
    assert seen.count("At first") == 1
    assert "7 (0 on edge to 10 at ease)" in seen
    assert "warm in the chest" in seen
    assert "strokes" not in seen  # they are to be seen
    editor.boxes[0].more.click()
    assert "Music." in words(editor)
    context.answers["helped"] = "Only soup."
    editor.show_answer(None)
    assert "At first" not in words(editor)
    assert said == []


def test_a_huge_answer_is_shown_in_part(qtbot: QtBot) -> None:
    context = Answered({"helped": "word " * 20_000})
    editor = show(qtbot, context)
    assert len(editor.boxes[0].words.text()) <= 600
    assert len(editor.boxes[0].accessibleName()) < 1000


def test_it_asks_nothing() -> None:
    back = find("back")
    assert not back.asks
    assert (back.number, back.title, back.question) == ("", "What you wrote before", "What you wrote before")
    assert not back.is_answered({"of": "x"})
    assert back.looks_back_to() == ("helped", "calm", "room")
    problem = answer_problem(back, {})
    assert problem == "“back” (Looking back) shows earlier answers and has none of its own."


def test_it_is_not_offered_for_any_pdf() -> None:
    editions: tuple[Edition, ...] = ("keepsake", "workshop")
    for edition in editions:
        offered = [e.id for s in sections(course(), edition, lambda e: e.share) for e in s.exercises]
        assert offered == ["helped", "calm", "room", "after"]


def test_it_may_come_and_go_between_versions() -> None:
    older = files(MODULE.split("::: recall", maxsplit=1)[0] + "::: line after\nOne word?\n:::\n")
    assert not compare_courses(older, files()).changes
    assert not compare_courses(files(), older).changes


@pytest.mark.parametrize(
    ("of", "code"),
    [
        ("nobody", "unknown-exercise"),
        ("after", "not-earlier"),
        ("back", "not-earlier"),
        ("first", "no-answer"),
    ],
)
def test_what_it_cannot_show_is_explained(of: str, code: str) -> None:
    module = MODULE.replace(
        "::: recall back\nof: helped", f"::: recall first\nof: calm\n:::\n\n::: recall back\nof: {of}"
    )
    (problem,) = check_course(files(module))
    assert problem.code == code
    assert module.split("\n")[problem.line - 1] == f"of: {of}"


# On paper


def on_paper(edition: Edition = "keepsake", **options: Any) -> str:
    given = {
        ExerciseId(key): PaperAnswer(answer, share=find(key).share, kind=find(key).kind)
        for key, answer in ANSWERS.items()
    }
    data = build_pdf(course(), given, edition, PaperOptions(**options), files=files())
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_on_paper_it_shows_what_comes_along() -> None:
    text = on_paper(include_private=True)
    assert "From 1.1, What helped?" in text
    assert text.count("Music.") == 2
    assert text.count("warm in the chest") == 2
    assert text.count("at ease") == 4  # each scale has it at its end, and in its words


def test_on_paper_it_never_shows_what_stays() -> None:
    text = on_paper()
    assert "Music." not in text
    assert "To look back at: 1.1, What helped?" in text
    assert "From 1.2, How calm?" in text


def test_the_contents_leave_it_out() -> None:
    contents = on_paper().split("What is in here")[1].split("Module 1")[0]
    assert "What helped?" in contents
    assert "What you wrote before" not in contents


def test_the_workshop_edition_leaves_it_out() -> None:
    chosen = frozenset(map(ExerciseId, ANSWERS))
    text = on_paper("workshop", chosen=chosen)
    assert "Music." in text
    assert "What you wrote before" not in text
