"""Reference pictures and PDF positions of every kind, to be looked at and then kept.

Accept new ones with: python3 start.py --test tests/exercises/test_references.py --accept
"""

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from tests.exercises.test_conformance import course_of
from workbook.course import kinds
from workbook.course.reading import read_course
from workbook.exercises import KINDS
from workbook.own_files import resources_folder
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.window import app as window_app
from workbook.window.look import fonts
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext

HERE = Path(__file__).parent / "references"
TODAY = date(2026, 11, 22)
SMALL = 160  # pictures are compared at this width, in grey: a face drawn a little otherwise is no difference
MOST_DIFFERENT = 6.0  # of 255, on average
MOST_POINTS = 3.0


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window_app.make_application()
    fonts.register_other_scripts(resources_folder() / "fonts")
    made = Theme(resources_folder() / "icons", "light")
    dress(made)
    return made


def picture_of(qtbot: QtBot, theme: Theme, kind: str) -> QImage:
    """The editor, filled, 600 pixels wide, small and grey."""
    clocks = {"list": "today", "letter": "today", "date": "today", "log": "now"}
    extra: dict[str, Any] = {clocks[kind]: lambda: TODAY} if kind in clocks else {}
    context = EditorContext()
    for content in getattr(sample(kind), "PICTURES", {}).values():
        context.keep_picture(content)
    editor = kinds.editor(kind)(make(kind), theme, context, **extra)
    qtbot.addWidget(editor)
    editor.show_answer(sample(kind).ANSWER)
    editor.setFixedWidth(600)
    editor.show()
    QApplication.processEvents()
    editor.adjustSize()
    picture: QImage = editor.grab().toImage()
    return picture.scaledToWidth(SMALL, Qt.TransformationMode.SmoothTransformation).convertToFormat(
        QImage.Format.Format_Grayscale8
    )


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of two grey pictures, over the height they share."""
    height = min(one.height(), other.height())
    total = sum(
        abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red())
        for y in range(height)
        for x in range(SMALL)
    )
    return total / (height * SMALL)


@pytest.mark.skipif(sys.platform != "linux", reason="faces are drawn otherwise elsewhere")
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_looks_as_it_did(qtbot: QtBot, theme: Theme, kind: str, accept: bool) -> None:
    kept = HERE / f"{kind}.png"
    picture = picture_of(qtbot, theme, kind)
    if accept:
        HERE.mkdir(exist_ok=True)
        picture.save(str(kept))
    before = QImage(str(kept)).convertToFormat(QImage.Format.Format_Grayscale8)
    assert not before.isNull()
    assert abs(before.height() - picture.height()) <= 0.08 * before.height() + 3
    assert difference(before, picture) <= MOST_DIFFERENT


def positions_of(kind: str) -> list[list[Any]]:
    """Every run of text on paper, with its page and its place in points."""
    course, _ = read_course(course_of(sample(kind).SOURCE))
    exercise = next(course.exercises())
    answers = {exercise.id: PaperAnswer(sample(kind).ANSWER, kind=kind)}
    pictures = getattr(sample(kind), "PICTURES", {})
    data = build_pdf(course, answers, "keepsake", PaperOptions(include_private=True), pictures=pictures)
    found: list[list[Any]] = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):

        def visit(text: str, _cm: Any, tm: list[float], *_: Any, number: int = number) -> None:
            if text.strip():
                found.append([number, round(tm[4], 1), round(tm[5], 1), text.strip()])

        page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_words_stand_where_they_stood_on_paper(kind: str, accept: bool) -> None:
    kept = HERE / f"{kind}.json"
    now = positions_of(kind)
    if accept:
        HERE.mkdir(exist_ok=True)
        kept.write_text(json.dumps(now, ensure_ascii=False, indent=0), encoding="utf-8")
    before = json.loads(kept.read_text(encoding="utf-8"))
    assert [run[3] for run in now] == [run[3] for run in before]
    for run, old in zip(now, before, strict=True):
        assert run[0] == old[0], run
        assert abs(run[1] - old[1]) <= MOST_POINTS, (run, old)
        assert abs(run[2] - old[2]) <= MOST_POINTS, (run, old)
