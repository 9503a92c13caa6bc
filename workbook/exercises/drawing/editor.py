"""A drawing on screen: tools, a sheet, and a field for the same in words."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize

from workbook.course.values import text
from workbook.exercises.drawing.body_figure import body_outline
from workbook.exercises.drawing.screen.drawing_sheet import DrawingSheet
from workbook.exercises.drawing.screen.drawing_tools import ERASER, DrawingTools
from workbook.exercises.drawing.spec import BODY, Drawing
from workbook.exercises.drawing.strokes import Point, Stroke, as_written, read_strokes
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.drawing_ground import Ground, painted
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.pictures import course_file, picture_of
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from workbook.course.exercise import Answer
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MOST_CHARACTERS = 1_900_000  # of an answer's 2,000,000; the rest is room for words
IN_WORDS = N_("In words, if you like")
FULL = N_("This sheet is full, so that stroke is not kept. All you drew before is safe.")
NO_PICTURE = N_("The picture for this sheet is missing. You can draw on the blank sheet.")
OTHER_PICTURE = N_("The picture has changed since you drew on it, so strokes may not lie where they did.")


class DrawingEditor(ExerciseEditor):
    """Each stroke is one step. The picture drawn upon is named in the answer together with its SHA-256."""

    def __init__(self, exercise: Drawing, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._exercise = exercise
        self._strokes: list[Stroke] = []
        self._length: int | None = None  # of the answer as JSON, once it was counted
        ground, self._hash = _ground(exercise, context)
        self.tools = DrawingTools(theme)
        self.sheet = DrawingSheet(
            theme, _("{title}: a sheet to draw on").format(title=exercise.title), ground
        )
        self.note = Words(theme, "", "small", ink="muted", wrap=True)
        self.words = TextField(theme, f"{exercise.title}: {_(IN_WORDS)}", "", lines=2)
        self.column.addWidget(self.tools)
        self.column.addWidget(self.sheet)
        self.column.addWidget(self.note)
        self.column.addWidget(Words(theme, _(IN_WORDS), "small", ink="muted"))
        self.column.addWidget(self.words)
        self._connect()

    def _connect(self) -> None:
        self.tools.colour_chosen.connect(self._colour_chosen)
        self.tools.width_chosen.connect(self._width_chosen)
        self.tools.undo.clicked.connect(self.undo)
        self.tools.redo.clicked.connect(self.redo)
        self.tools.clear.clicked.connect(self.clear)
        self.sheet.drawn.connect(self._drawn)
        self.sheet.erased.connect(self._erased)
        self.words.edited.connect(self._words_changed)

    def display(self, answer: Answer) -> None:
        """Show the strokes and the words."""
        self._length = None
        self._strokes = read_strokes(answer)
        self.sheet.show_strokes(list(self._strokes))
        self.words.set_text(text(self.given.get("text")))
        self._tell(self._about_picture())

    def focus_target(self) -> QWidget:
        """The sheet."""
        return self.sheet

    def undo(self) -> None:
        self.sheet.lift()
        super().undo()

    def redo(self) -> None:
        self.sheet.lift()
        super().redo()

    def clear(self) -> None:
        """Take all strokes away; undo brings them back."""
        self.sheet.lift()
        if self._written():
            self._length = None
            self._give([], [], N_("clear the sheet"))

    def _about_picture(self) -> str:
        if self._exercise.picture and not self._hash:
            return _(NO_PICTURE)
        drawn_upon = self.given.get("hash")
        return _(OTHER_PICTURE) if self._strokes and drawn_upon and drawn_upon != self._hash else ""

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _colour_chosen(self, name: str) -> None:
        self.sheet.erasing = name == ERASER
        if name != ERASER:
            self.sheet.colour = name

    def _width_chosen(self, width: float) -> None:
        self.sheet.line = width

    def _written(self) -> list[Any]:
        """The strokes as they stand in the answer, also those that cannot be shown."""
        written = self.given.get("strokes")
        return written if isinstance(written, list) else []

    def _drawn(self, points: Sequence[Point]) -> None:
        written = self._written()
        new = as_written(self.sheet.colour, self.sheet.line, points)
        if self._length is None:
            self._length = len(json.dumps(self.given))
        length = len(json.dumps(new))
        if self._length + length > MOST_CHARACTERS:
            self._tell(_(FULL))
            return
        self._length += length
        shown = [stroke._replace(place=len(written)) for stroke in read_strokes({"strokes": [new]})]
        self._give([*written, new], [*self._strokes, *shown], N_("draw a stroke"))

    def _erased(self, places: Sequence[int]) -> None:
        self._length = None
        left = [stroke for place, stroke in enumerate(self._written()) if place not in places]
        self._give(left, read_strokes({"strokes": left}), N_("rub out"))

    def _give(self, written: list[Any], shown: list[Stroke], what: str) -> None:
        """Say an answer with these strokes, and show what of them can be shown."""
        self._strokes = shown
        self.sheet.show_strokes(list(self._strokes))
        self.say(self._with(written) or None, what)
        self._tell(self._about_picture())

    def _with(self, strokes: list[Any]) -> dict[str, Any]:
        """The answer with other strokes. What they were drawn upon is noted with the first, and goes with the last."""
        answer = {**self.given, "strokes": strokes}
        if not strokes:
            for key in ("strokes", "picture", "hash"):
                answer.pop(key, None)
        elif not self._written() and self._exercise.picture:
            answer["picture"] = self._exercise.picture
            answer.pop("hash", None)
            answer |= {"hash": self._hash} if self._hash else {}
        return answer

    def _words_changed(self) -> None:
        answer = {**self.given, "text": self.words.text()}
        if not answer["text"]:
            del answer["text"]
        self.say(answer or None)


def _ground(exercise: Drawing, context: EditorContext) -> tuple[Ground, str]:
    """What is drawn on, with the SHA-256 of its picture; a blank sheet if there is none."""
    if exercise.picture == BODY:
        outline = body_outline()
        return Ground(outline=outline), outline.hash if outline else ""
    data = course_file(context.files, exercise.picture) if exercise.picture else None
    picture = picture_of(data, 1400, 1400)
    if data is None or picture is None:
        return Ground(), ""
    return Ground(picture=picture), hashlib.sha256(data).hexdigest()


def small_picture(
    exercise: Drawing, answer: Answer, context: EditorContext, room: tuple[int, int]
) -> QImage | None:
    """The drawing on its sheet, for where it is recalled."""
    strokes = read_strokes(answer)
    return painted(_ground(exercise, context)[0], strokes, QSize(*room)) if strokes else None
