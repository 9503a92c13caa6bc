"""What is special to a drawing: strokes by hand, pen and keyboard, small answers, sheets on paper."""

import hashlib
import io
import itertools
import json
import re
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.exercises.drawing import editor as drawing_editor
from workbook.exercises.drawing.body_figure import body_outline
from workbook.exercises.drawing.editor import DrawingEditor
from workbook.exercises.drawing.screen.drawing_tools import ERASER
from workbook.exercises.drawing.spec import Drawing
from workbook.exercises.drawing.strokes import COLOURS, NEAR, distance, is_hit, read_strokes, simplified
from workbook.own_files import resources_folder
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext


def picture_file(width: int = 60, height: int = 40) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (120, 160, 200)).save(made, "PNG")
    return made.getvalue()


ROOM = picture_file()


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    window_app.make_application()
    made = Theme(resources_folder() / "icons", "light")
    dress(made)
    return made


def drawing(picture: str = "") -> Drawing:
    return Drawing(
        id=ExerciseId("it"), number="1.1", line=1, title="A drawing", question="Draw", picture=picture
    )


class Desk:
    """An editor with what it said."""

    def __init__(self, qtbot: QtBot, theme: Theme, picture: str = "", files: Any = None) -> None:
        self.editor = DrawingEditor(drawing(picture), theme, EditorContext(files or {}))
        qtbot.addWidget(self.editor)
        self.editor.resize(600, 600)
        self.editor.show()
        self.editor.show_answer(None)
        QApplication.processEvents()
        self.sheet, self.tools = self.editor.sheet, self.editor.tools
        self.said: list[Any] = []
        self.editor.answered.connect(self.said.append)

    def at(self, x: float, y: float) -> QPoint:
        box = self.sheet.box()
        return QPoint(round(box.left() + x * box.width()), round(box.top() + y * box.height()))

    def draw(self, *points: tuple[float, float]) -> None:
        QTest.mousePress(self.sheet, Qt.MouseButton.LeftButton, pos=self.at(*points[0]))
        for point in points[1:]:
            QTest.mouseMove(self.sheet, self.at(*point))
        QTest.mouseRelease(self.sheet, Qt.MouseButton.LeftButton, pos=self.at(*points[-1]))

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.sheet, key)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    return Desk(qtbot, theme)


def test_a_stroke_by_mouse_is_one_answer(desk: Desk) -> None:
    desk.draw((0.1, 0.5), (0.3, 0.5), (0.6, 0.5), (0.9, 0.5))
    (answer,) = desk.said
    (stroke,) = answer["strokes"]
    assert (stroke["colour"], stroke["width"]) == ("ink", 0.009)
    assert len(stroke["points"]) == 2  # a straight line needs no more
    assert stroke["points"][0] == pytest.approx([0.1, 0.5], abs=0.01)
    assert stroke["points"][1] == pytest.approx([0.9, 0.5], abs=0.01)
    assert set(answer) == {"strokes"}


def test_a_tap_is_a_dot_and_a_press_outside_is_nothing(desk: Desk) -> None:
    desk.draw((0.5, 0.5))
    assert len(desk.said[-1]["strokes"][0]["points"]) == 1
    QTest.mouseClick(desk.sheet, Qt.MouseButton.RightButton, pos=desk.at(0.5, 0.5))
    assert len(desk.said) == 1


def test_each_stroke_is_a_step_of_its_own(desk: Desk) -> None:
    desk.draw((0.1, 0.1), (0.2, 0.2))
    desk.draw((0.1, 0.3), (0.2, 0.4))
    QTest.keyClicks(desk.editor.words, "x")
    for left in (2, 1, 0):
        desk.tools.undo.click()
        assert len((desk.said[-1] or {}).get("strokes", [])) == left
    desk.tools.redo.click()
    assert len(desk.said[-1]["strokes"]) == 1


def test_a_stroke_without_a_mouse(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert desk.said == []
    assert "pen is down" in desk.sheet.accessibleDescription()
    desk.keys(Qt.Key.Key_Space)
    points = desk.said[0]["strokes"][0]["points"]
    assert points[0] == [0.5, 0.5]
    assert points[1] == [0.54, 0.5]
    assert points[2][1] > 0.5
    desk.keys(Qt.Key.Key_Delete)
    assert desk.said[1:] == [None]


def test_escape_lets_a_stroke_go_and_tab_ends_it(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert desk.said == []
    desk.sheet.setFocus()
    desk.keys(Qt.Key.Key_Space, Qt.Key.Key_Right)
    desk.editor.words.setFocus()
    assert len(desk.said) == 1


def test_the_keyboard_leads_through_everything(desk: Desk) -> None:
    """Tab passes colours, widths, undo, redo, clear, the sheet and the words."""
    desk.tools.colours["ink"].setFocus()
    seen: list[QWidget] = []
    for _ in range(6):
        QTest.keyClick(desk.editor.focusWidget(), Qt.Key.Key_Tab)
        seen.append(desk.editor.focusWidget())
    assert seen == [
        desk.tools.widths[0.009], desk.tools.undo, desk.tools.redo, desk.tools.clear, desk.sheet, desk.editor.words,
    ]  # fmt: skip


def test_colour_and_width_are_chosen_by_arrow_keys(desk: Desk) -> None:
    desk.tools.colours["ink"].setFocus()
    QTest.keyClick(desk.tools.colours["ink"], Qt.Key.Key_Right)
    desk.tools.widths[0.009].setFocus()
    QTest.keyClick(desk.tools.widths[0.009], Qt.Key.Key_Right)
    desk.draw((0.1, 0.1), (0.2, 0.2))
    stroke = desk.said[0]["strokes"][0]
    assert (stroke["colour"], stroke["width"]) == ("rust", 0.022)


def test_the_eraser_takes_whole_strokes_in_one_step(desk: Desk) -> None:
    desk.draw((0.2, 0.2), (0.8, 0.2))
    desk.draw((0.2, 0.4), (0.8, 0.4))
    desk.draw((0.2, 0.8), (0.8, 0.8))
    desk.tools.colours[ERASER].click()
    desk.draw((0.5, 0.1), (0.5, 0.2), (0.5, 0.3), (0.5, 0.4))
    assert [s["points"][0][1] for s in desk.said[-1]["strokes"]] == pytest.approx([0.8], abs=0.01)
    assert len(desk.said) == 4
    desk.editor.undo()
    assert len(desk.said[-1]["strokes"]) == 3


def test_clear_keeps_words_and_what_it_does_not_know(desk: Desk) -> None:
    desk.editor.show_answer({**sample("drawing").ANSWER, "mine": 1})
    desk.tools.clear.click()
    assert desk.said == [{"text": "warm in the chest", "mine": 1}]
    desk.editor.undo()
    assert desk.said[-1] == {**sample("drawing").ANSWER, "mine": 1}


def test_strokes_that_cannot_be_shown_stay(desk: Desk) -> None:
    odd = ["x", {"points": "no"}, {"points": [[0.5, 0.5]], "mine": True}]
    desk.editor.show_answer({"strokes": odd})
    desk.draw((0.1, 0.1), (0.2, 0.2))
    assert desk.said[-1]["strokes"][:3] == odd
    desk.sheet.setFocus()
    desk.keys(Qt.Key.Key_Delete)  # the pen is at the middle, on the third
    assert desk.said[-1]["strokes"][:2] == odd[:2]
    assert len(desk.said[-1]["strokes"]) == 3


def test_a_full_sheet_says_so_and_keeps_what_was_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.draw((0.1, 0.1), (0.2, 0.2))
    monkeypatch.setattr(drawing_editor, "MOST_CHARACTERS", 150)
    desk.draw((0.3, 0.1), (0.3, 0.2), (0.5, 0.5), (0.8, 0.2))
    assert len(desk.said) == 1
    assert desk.editor.note.text() == drawing_editor.FULL


def test_the_picture_drawn_upon_is_named(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme, "media/room.png", {"media/room.png": ROOM})
    desk.draw((0.1, 0.1), (0.2, 0.2))
    assert desk.said[0]["picture"] == "media/room.png"
    assert desk.said[0]["hash"] == hashlib.sha256(ROOM).hexdigest()
    assert desk.editor.note.isHidden()
    desk.editor.show_answer({**desk.said[0], "hash": "another"})
    assert desk.editor.note.text() == drawing_editor.OTHER_PICTURE
    desk.draw((0.3, 0.1), (0.4, 0.2))
    assert desk.said[-1]["hash"] == "another"


@pytest.mark.parametrize("data", [None, b"no picture"])
def test_a_missing_picture_is_said_and_the_sheet_still_works(
    qtbot: QtBot, theme: Theme, data: bytes | None
) -> None:
    desk = Desk(qtbot, theme, "media/room.png", {"media/room.png": data} if data else {})
    assert desk.editor.note.text() == drawing_editor.NO_PICTURE
    desk.draw((0.1, 0.1), (0.2, 0.2))
    assert desk.said[0]["picture"] == "media/room.png"
    assert "hash" not in desk.said[0]


def test_new_strokes_are_painted_onto_the_ready_picture(desk: Desk) -> None:
    desk.draw((0.1, 0.1), (0.2, 0.2))
    desk.sheet.grab()
    ready = desk.sheet._ready
    desk.draw((0.1, 0.3), (0.2, 0.4))
    desk.sheet.grab()
    assert desk.sheet._ready is ready
    desk.editor.undo()
    desk.sheet.grab()
    assert desk.sheet._ready is not ready


def test_the_sheet_is_white_in_the_dark(qtbot: QtBot, theme: Theme) -> None:
    theme.choose("dark")
    desk = Desk(qtbot, theme)
    image = desk.sheet.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 3).name() == "#ffffff"


def test_colours_differ_when_printed_in_grey() -> None:
    greys = sorted(
        sum(part * int(paint[at : at + 2], 16) for part, at in ((0.299, 1), (0.587, 3), (0.114, 5)))
        for _, paint in COLOURS.values()
    )
    assert all(b - a > 25 for a, b in itertools.pairwise(greys))


POINTS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=60)


@given(points=POINTS)
def test_simplified_lines_pass_near_every_point(points: list[tuple[float, float]]) -> None:
    kept = simplified(points)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    spans = list(zip(kept, [*kept[1:], kept[-1]], strict=True))
    for point in points:
        assert min(distance(point, a, b) for a, b in spans) <= NEAR + 1e-9


def test_a_long_scribble_becomes_small_quickly() -> None:
    scribble = [((i * 37 % 1000) / 1000, (i * 91 % 997) / 997) for i in range(20_000)]
    assert len(simplified(scribble)) <= 20_000
    line = [(i / 20_000, 0.5) for i in range(20_000)]
    assert len(simplified(line)) < 60


def test_a_stroke_is_hit_on_its_line_and_not_beside_it() -> None:
    (stroke,) = read_strokes({"strokes": [{"points": [[0.1, 0.5], [0.9, 0.5]], "width": 0.01}]})
    assert is_hit(stroke, (0.5, 0.51), 0.01, 0.6)
    assert not is_hit(stroke, (0.5, 0.6), 0.01, 0.6)


def test_huge_answers_are_read() -> None:
    many = {"strokes": [{"points": [[1e300, -5], [float("nan"), 1], [0.5, 0.5]]}] * 5000}
    assert len(read_strokes(many)) == 5000
    assert read_strokes({"strokes": {"points": []}}) == []


def test_the_outline_of_a_body_ships_and_stays_on_its_sheet() -> None:
    outline = body_outline()
    assert outline is not None
    assert len(outline.paths) == 4
    numbers = [
        (at % 2, value)
        for _, steps in outline.paths
        for step in steps
        for at, value in enumerate(step.numbers)
    ]
    assert all(0 < value < (outline.height if down else outline.width) for down, value in numbers)


# On paper


def on_paper(picture: str, answer: Any, files: dict[str, bytes] | None = None) -> tuple[str, bytes]:
    block = f"::: drawing it\npicture: {picture}\n\nDraw\n:::" if picture else "::: drawing it\nDraw\n:::"
    course_files = {
        "course.md": b"---\ntitle: C\nid: c\n---\n",
        "modules/01-one.md": f"---\ntitle: One\n---\n{block}\n".encode(),
        **(files or {}),
    }
    course, _ = read_course(course_files)
    answers = {ExerciseId("it"): PaperAnswer(answer, kind="drawing")} if answer is not None else {}
    data = build_pdf(course, answers, "keepsake", PaperOptions(), files=course_files)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    contents = [page.get_contents() for page in pages]
    code = b"\n".join(content.get_data() for content in contents if content is not None)
    return "\n".join(page.extract_text() for page in pages), code


def test_strokes_are_lines_on_paper() -> None:
    text, code = on_paper("body", sample("drawing").ANSWER)
    assert b"0.133 0.157 0.169 RG" in code  # ink
    assert re.search(rb"\bW n 1 J 1 j", code)
    assert "missing" not in text


def test_a_course_picture_lies_under_the_strokes() -> None:
    text, code = on_paper("media/room.png", sample("drawing").ANSWER, {"media/room.png": ROOM})
    assert b" Do" in code
    assert "missing" not in text
    text, code = on_paper("media/room.png", sample("drawing").ANSWER)
    assert "The picture under this drawing is missing." in text


def test_very_many_strokes_are_drawn() -> None:
    points = [[round((i * 7 % 100) / 100, 2), round((i * 13 % 100) / 100, 2)] for i in range(300)]
    answer = {"strokes": [{"points": points, "colour": "blue", "width": 0.004}] * 300}
    assert len(json.dumps(answer)) > 1_000_000
    _, code = on_paper("", answer)
    assert code.count(b"0.290 0.525 0.773 RG") >= 300


def test_an_unknown_shape_on_paper_is_its_words() -> None:
    text, _ = on_paper("", {"strokes": "three of them", "text": 5})
    assert "three of them" in text


def test_start_with_puts_earlier_lines_into_the_words() -> None:
    spec = make("drawing")
    assert spec.from_lines(["a", "b"]) == {"text": "a\nb"}
    assert spec.first_column(sample("drawing").ANSWER) == ["warm in the chest"]
