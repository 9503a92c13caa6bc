"""One name of a map, with everything about it: what it is, how near, where, how often, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.values import text, texts
from workbook.exercises.map.positions import direction_words
from workbook.exercises.map.screen.soft_slider import SoftSlider
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import TickRow
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import Option
    from workbook.exercises.map.positions import Node
    from workbook.window.look.theme import Theme

SORTS = (
    ("person", N_("Person")),
    ("animal", N_("Animal")),
    ("group", N_("Group or helper")),
    ("place", N_("Place")),
)
LINES = (("", N_("Not said")), ("often", N_("Often")), ("seldom", N_("Seldom")), ("new", N_("New")))
_FAR = 100
_TURN = 355


class MapForm(QWidget):
    """`changed` carries only what was changed, as the answer keeps it."""

    changed = Signal(dict)
    removed = Signal()

    def __init__(self, theme: Theme, marks: Sequence[Option]) -> None:
        super().__init__()
        self._theme, self._kept_marks = theme, [mark.id for mark in marks]
        self._given: list[str] = []
        self.name = LineField(theme, _("Name"), _("A name, or a word for it"), prose=True)
        self.sort = Pick(theme, _("What it is"), [_(words) for _unused, words in SORTS])
        self.line = Pick(theme, _("How often"), [_(words) for _unused, words in LINES])
        self.near = SoftSlider(theme, _("How near"), _FAR, step=5, leap=20)
        self.turn = SoftSlider(theme, _("Where around me"), _TURN, step=5, leap=45)
        self.near_words = Words(theme, "", "meta", ink="muted", wrap=True)
        self.turn_words = Words(theme, "", "meta", ink="muted", wrap=True)
        self.marks: dict[str, TickRow] = {}
        self.remove = Button(theme, _("Remove"), icon="x", kind="text", style="small-button")
        self._build()
        for mark in marks:
            self._add_mark(mark.id, mark.text)
        self._connect()

    def show_row(self, row: dict[str, Any], node: Node, near: str, mark_words: Sequence[str]) -> None:
        """Show one item without telling anyone; `mark_words` are the words of the marks that it has."""
        self.name.set_text(text(row.get("name")))
        self.sort.show_choice([key for key, _unused in SORTS].index(node.sort))
        self.line.show_choice([key for key, _unused in LINES].index(node.line))
        self.near.show_value(node.distance * _FAR)
        self.turn.show_value(node.angle)
        self.show_place(node, near)
        self._given = list(dict.fromkeys(texts(row.get("marks"))))
        for key, words in zip(self._given, mark_words, strict=True):
            if key not in self.marks:
                self._add_mark(key, words)
        for key, tick in self.marks.items():
            tick.setVisible(key in self._kept_marks or key in self._given)
            tick.show_ticked(key in self._given)
        who = node.name[:60] or _("this name")
        self.remove.setAccessibleName(_("Remove {who}").format(who=who))

    def show_place(self, node: Node, near: str) -> None:
        """Say in words how near it is, and where."""
        direction = direction_words(node.angle)
        self.near_words.setText(near)
        self.turn_words.setText(direction)
        self.near.setAccessibleDescription(near)
        self.turn.setAccessibleDescription(direction)

    # Parts

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.name)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        rows = (
            (_("What it is"), self.sort, None), (_("How often"), self.line, None),
            (_("How near"), self.near, self.near_words), (_("Where"), self.turn, self.turn_words),
        )  # fmt: skip
        for at, (label, widget, words) in enumerate(rows):
            said = Words(theme, label, "meta", ink="muted")
            said.setBuddy(widget)
            grid.addWidget(said, 2 * at, 0)
            if words is None:
                nest(grid, _at_start(widget), 2 * at, 1)
            else:
                grid.addWidget(widget, 2 * at, 1)
                grid.addWidget(words, 2 * at + 1, 1)  # beside it, longer words would make the line shorter
        nest(column, grid)
        self._marks_column = QVBoxLayout()
        self._marks_column.setSpacing(0)
        nest(column, self._marks_column)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        nest(column, foot)
        column.addStretch(1)

    def _add_mark(self, key: str, words: str) -> None:
        tick = TickRow(self._theme, words)
        tick.toggled.connect(self._mark_toggled)
        self.marks[key] = tick
        self._marks_column.addWidget(tick)

    def _connect(self) -> None:
        self.name.edited.connect(self._named)
        self.sort.picked.connect(self._sort_picked)
        self.line.picked.connect(self._line_picked)
        self.near.moved.connect(self._near_moved)
        self.turn.moved.connect(self._turn_moved)
        self.remove.clicked.connect(self.removed)

    # What the learner does

    def _named(self, words: str) -> None:
        self.changed.emit({"name": words})

    def _sort_picked(self, at: int) -> None:
        self.changed.emit({"sort": SORTS[at][0]})

    def _line_picked(self, at: int) -> None:
        self.changed.emit({"line": LINES[at][0]})

    def _near_moved(self, value: int) -> None:
        self.changed.emit({"distance": round(value / _FAR, 3)})

    def _turn_moved(self, value: int) -> None:
        self.changed.emit({"angle": value})

    def _mark_toggled(self) -> None:
        ticked = {key for key, tick in self.marks.items() if tick.isChecked()}
        kept = [key for key in self._given if key in ticked]
        self._given = kept + [key for key in self.marks if key in ticked and key not in kept]
        self.changed.emit({"marks": list(self._given)})


def _at_start(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
