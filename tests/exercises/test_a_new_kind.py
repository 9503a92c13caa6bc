"""A new kind is one folder and one line: a throw-away kind with options, a picture and a widget of its own."""

import io
from pathlib import Path
from textwrap import dedent
from typing import Any

import pypdf
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

import workbook.exercises
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.answers.file.worker import Worker
from workbook.course.checking import check_course
from workbook.course.ids import ExerciseId
from workbook.course.outline import read_outline
from workbook.course.reading import read_course
from workbook.own_files import resources_folder
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext
from workbook.window.session.conditions import is_shown
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session

SPEC = '''
"""A weather: one of several skies, beside a picture of the course."""

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import TypedDict

from workbook.course.exercise import Exercise, common_settings
from workbook.course.values import mapping, text


class WeatherAnswer(TypedDict, total=False):
    """The id of a sky."""

    sky: str


@dataclass(frozen=True, kw_only=True)
class Weather(Exercise):
    """Skies, and the picture beside them."""

    kind = "weather"
    label = "Weather"
    icon = "sun"
    own_settings: ClassVar[frozenset[str]] = frozenset({"beside"})
    answer_shape = WeatherAnswer
    chooses = True
    skies: tuple = ()
    beside: str = ""

    @classmethod
    def read(cls, source):
        """Made from what its author wrote."""
        skies = source.options(least=2)
        return cls(**common_settings(source), skies=skies, beside=source.text("beside"))

    def options(self):
        """The skies."""
        return self.skies

    def course_pictures(self):
        """The one beside."""
        return (self.beside,) if self.beside else ()

    @classmethod
    def chosen(cls, answer):
        """The one sky."""
        return frozenset({text(mapping(answer).get("sky"))} - {""})

    def as_lines(self, answer):
        """Its words."""
        sky = text(mapping(answer).get("sky"))
        return [self.word_of(sky)] if sky else []
'''
EDITOR = '''
"""A weather on screen: a dial of its own."""

from workbook.course.values import mapping, text
from workbook.exercises.weather.screen.dial import Dial
from workbook.window.parts.editor import ExerciseEditor


class WeatherEditor(ExerciseEditor):
    """The dial."""

    def __init__(self, exercise, theme, around):
        super().__init__(theme, around)
        self.dial = Dial([sky.id for sky in exercise.skies])
        self.dial.setAccessibleName(exercise.title)
        self.column.addWidget(self.dial)
        self.dial.turned.connect(self._turned)

    def display(self, answer):
        """Turn it to where it was left."""
        self.dial.turn_to(text(mapping(answer).get("sky")))

    def focus_target(self):
        """The dial."""
        return self.dial

    def _turned(self, sky):
        self.say({"sky": sky}, "turn the dial")
'''
DIAL = '''
"""A dial that points to one of several things."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDial


class Dial(QDial):
    """Says what it was turned to."""

    turned = Signal(str)

    def __init__(self, ids):
        super().__init__()
        self._ids, self._showing = ids, False
        self.setRange(-1, len(ids) - 1)
        self.setValue(-1)
        self.valueChanged.connect(self._moved)

    def turn_to(self, key):
        """Point there, without a word."""
        self._showing = True
        self.setValue(self._ids.index(key) if key in self._ids else -1)
        self._showing = False

    def _moved(self, at):
        if not self._showing and at >= 0:
            self.turned.emit(self._ids[at])
'''
PAGE = '''
"""A weather on paper."""

from workbook.pdf.parts.ticks import Tick, TickList


def draw(exercise, answer, paper):
    """The sky."""
    return [paper.words(line) for line in exercise.as_lines(answer)]


def draw_blank(exercise, paper):
    """All skies, to be ticked by hand."""
    return [TickList([Tick(paper.course_words(sky.text)) for sky in exercise.skies], paper.form)]
'''
FACTS = b"""\
---
title: C
id: c
version: 1.0.0
language: en
summary: Skies.
author: A
holder: A
licence: CC BY 4.0
---
"""
MODULE = """\
---
title: One
---

::: weather sky
beside: media/hill.png

What is the sky like?

- all blue {#blue}
- heavy clouds {#clouds}
:::

::: line umbrella
show-if: sky clouds

Where is the umbrella?
:::
"""
SKY = ExerciseId("sky")


@pytest.fixture(autouse=True)
def _one_folder_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "exercises" / "weather"
    for name, text in {
        "__init__.py": '"""A weather."""\n', "spec.py": SPEC, "editor.py": EDITOR, "page.py": PAGE,
        "screen/__init__.py": "", "screen/dial.py": DIAL,
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dedent(text))
    monkeypatch.setattr(workbook.exercises, "__path__", [*workbook.exercises.__path__, str(folder.parent)])
    monkeypatch.setitem(workbook.exercises.KINDS, "weather", "Weather")


@pytest.fixture
def files() -> dict[str, bytes]:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), (90, 120, 160)).save(picture, "PNG")
    return {
        "course.md": FACTS,
        "modules/01-one.md": MODULE.encode(),
        "media/hill.png": picture.getvalue(),
    }


def test_it_is_read_numbered_and_checked(files: dict[str, bytes]) -> None:
    marks = list(read_outline(files).exercises())
    assert [(mark.kind, mark.number) for mark in marks] == [("weather", "1.1"), ("line", "1.2")]
    assert [p for p in check_course(files) if p.level == "error"] == []
    gone = {path: data for path, data in files.items() if path != "media/hill.png"}
    assert [p.code for p in check_course(gone) if p.level == "error"] == ["missing-picture"]
    odd = {**files, "modules/01-one.md": MODULE.replace("sky clouds", "sky storm").encode()}
    assert [p.code for p in check_course(odd) if p.level == "error"] == ["unknown-option"]


def test_what_is_chosen_on_its_own_widget_is_kept_and_shows_what_follows(
    qtbot: QtBot, files: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "mine.workbook"
    create_workbook(path, files).close()
    worker = Worker(lambda: open_workbook(path))
    session = Session(worker, worker.submit(read_opened_file).result(10))
    exercise, after = session.course.find(SKY), session.course.find(ExerciseId("umbrella"))
    assert exercise is not None
    assert after is not None
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    from workbook.course import kinds

    editor = kinds.editor("weather")(exercise, theme, EditorContext(files))
    qtbot.addWidget(editor)
    editor.show_answer(None)
    editor.answered.connect(lambda answer: session.give(exercise, answer))
    assert not is_shown(session, after.show_if)
    editor.dial.setValue(1)
    assert is_shown(session, after.show_if)
    session.finish(10)
    session.close()
    with open_workbook(path) as file:
        saved = file.answers()[SKY]
        assert saved.answer == {"sky": "clouds"}
        assert exercise.remembering(saved.words).as_lines(saved.answer) == ["heavy clouds"]


@pytest.mark.parametrize(("answer", "said"), [({"sky": "clouds"}, "heavy clouds"), (None, "all blue")])
def test_it_stands_on_paper_filled_and_blank(files: dict[str, bytes], answer: Any, said: str) -> None:
    course, problems = read_course(files)
    assert problems == []
    answers = {SKY: PaperAnswer(answer, kind="weather")} if answer else {}
    data = build_pdf(course, answers, "keepsake", PaperOptions(include_private=True), files=files)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert said in text
