"""A map on screen: the picture, its key, and a list with a form that does everything without a mouse."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.values import mapping, same_kind, text, texts
from workbook.exercises.map.positions import free_angle
from workbook.exercises.map.screen.map_form import MapForm
from workbook.exercises.map.screen.map_picture import MapPicture
from workbook.exercises.map.screen.map_signs import MapKey
from workbook.exercises.map.screen.name_list import NameList
from workbook.exercises.map.spec import has_content
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.editor import TYPING, ExerciseEditor
from workbook.window.parts.side_by_side import SideBySide
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.map.spec import Map
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

_WIDE = 500
_MOST_SAID = 40  # names that are read out; the list has all of them
_DOING = {
    "name": TYPING,
    "distance": N_("move a name"),
    "angle": N_("move a name"),
    "marks": N_("mark a name"),
}
_GOES_ON = ("name", "distance", "angle")
_EMPTY = N_(
    "Here is room for names: people, animals, groups, places. Add one, or double click in the picture."
)


class MapEditor(ExerciseEditor):
    """`_rows` are the answer's items as they came; what is no item stays in its place and is never shown."""

    def __init__(self, exercise: Map, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._exercise = exercise
        self._rows: list[Any] = []
        self._places: list[int] = []  # where in `_rows` each shown item is
        self._begun: set[str] = set()  # names that were added and have no words yet: not said so far
        self._at = -1
        self.picture = MapPicture(theme, _("{title}: map").format(title=exercise.title), exercise.rings)
        self.names = NameList(theme, _("{title}: names on the map").format(title=exercise.title))
        self.form = MapForm(theme, exercise.marks)
        self.add = Button(theme, _("Add a name"), icon="plus", kind="text", style="small-button")
        self.empty = Words(theme, _(_EMPTY), "small", ink="muted", wrap=True)
        self._build()
        self._connect()

    def display(self, answer: Answer) -> None:
        """Show all items; the one that was being looked at stays so."""
        items = mapping(answer).get("items")
        self._rows = list(items) if isinstance(items, list) else []
        self._begun.clear()
        self._show_all()

    def focus_target(self) -> QWidget:
        """The list of names, or the button that adds the first one."""
        return self.names if self._places else self.add

    # Parts

    def _build(self) -> None:
        theme = self.theme
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.names)
        column.addWidget(self.empty)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.column.addWidget(self.picture)
        self.column.addWidget(MapKey(theme))
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(SideBySide(theme, left, self.form, least=_WIDE))

    def _connect(self) -> None:
        self.picture.chosen.connect(self._look_at)
        self.picture.opened.connect(self._open)
        self.picture.moved.connect(self._moved)
        self.picture.added.connect(self._add_at)
        self.names.chosen.connect(self._look_at)
        self.names.unwanted.connect(self._remove)
        self.form.changed.connect(self._change)
        self.form.removed.connect(self._remove)
        self.add.clicked.connect(self._add_clicked)

    # Showing

    def _row(self, at: int) -> dict[str, Any]:
        return mapping(self._rows[self._places[at]])

    def _show_all(self) -> None:
        self._places = [place for place, row in enumerate(self._rows) if isinstance(row, dict)]
        self._at = min(max(self._at, 0), len(self._places) - 1)
        shown = [self._exercise.in_words(self._row(at)) for at in range(len(self._places))]
        self.names.show_rows(shown, self._at)
        self.names.setVisible(bool(self._places))
        self.empty.setVisible(not self._places)
        self.form.setVisible(bool(self._places))
        self._show_picture()
        self._show_form()

    def _show_picture(self) -> None:
        rows = [self._row(at) for at in range(len(self._places))]
        said = [f"{self._exercise.in_words(row)}." for row in rows[:_MOST_SAID]]
        if len(rows) > _MOST_SAID:
            said.append(_("And {count} more.").format(count=len(rows) - _MOST_SAID))
        self.picture.show_nodes(
            [self._exercise.node(row) for row in rows], " ".join(said) or _("Empty so far.")
        )
        self.picture.show_chosen(self._at)

    def _show_form(self) -> None:
        if self._at >= 0:
            row = self._row(self._at)
            node = self._exercise.node(row)
            marks = [self._exercise.word_of(mark) for mark in dict.fromkeys(texts(row.get("marks")))]
            self.form.show_row(row, node, self._exercise.ring_words(node.distance), marks)

    def _look_at(self, at: int) -> None:
        """Look at another item."""
        self._at = at
        self.names.show_chosen(at)
        self.picture.show_chosen(at)
        self._show_form()

    # Changing

    def _change(self, part: dict[str, Any]) -> None:
        """Something about the item that is being looked at was changed."""
        if self._at < 0:
            return
        row = same_kind(self._row(self._at), part)
        if row.get("line") == "":
            del row["line"]
        self._rows[self._places[self._at]] = row
        self.names.show_row(self._at, self._exercise.in_words(row))
        node = self._exercise.node(row)
        self.form.show_place(node, self._exercise.ring_words(node.distance))
        self._show_picture()
        what = next(iter(part))
        doing = _DOING.get(what, N_("change the map"))
        self._say(doing, f"{what} {row.get('row')}" if what in _GOES_ON else "")

    def _moved(self, at: int, distance: float, angle: float) -> None:
        self._look_at(at)
        self._change({"distance": distance, "angle": angle})
        self._show_form()

    def _open(self, at: int) -> None:
        self._look_at(at)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_clicked(self) -> None:
        angles = [self._exercise.node(self._row(at)).angle for at in range(len(self._places))]
        self._add_at(0.6, free_angle(angles))

    def _add_at(self, distance: float, angle: float) -> None:
        """One more; it is said once it has a name."""
        key = secrets.token_hex(4)
        row = {"row": key, "name": "", "sort": "person", "distance": distance, "angle": round(angle) % 360}
        self._begun.add(key)
        self._rows.append({**row, "marks": []})
        self._at = sum(isinstance(row, dict) for row in self._rows) - 1
        self._show_all()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        """Take away the item that is being looked at; Ctrl+Z brings it back."""
        if self._at < 0:
            return
        row = self._rows.pop(self._places[self._at])
        self._show_all()
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        if text(mapping(row).get("row")) not in self._begun:
            self._say(N_("remove a name"))

    def _say(self, what: str, goes_with: str = "") -> None:
        """Say the whole map, without names that were only begun."""
        self._begun -= {
            text(row.get("row")) for row in self._rows if isinstance(row, dict) and has_content(row)
        }
        items = [
            row for row in self._rows if not (isinstance(row, dict) and text(row.get("row")) in self._begun)
        ]
        self.say_parts({"items": items}, what, goes_with)
