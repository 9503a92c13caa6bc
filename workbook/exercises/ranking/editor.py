"""A ranking on screen: placed lines with their numbers, below them what has no place yet."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbook.course.values import mapping, rows, text, texts
from workbook.exercises.ranking.screen.rank_columns import NothingPlaced, fill_column, row_column
from workbook.exercises.ranking.screen.rank_row import RankRow
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.editor import TYPING, ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.scrolling import keep_in_view
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.ranking.spec import Ranking
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MOST_SHOWN = 300


class RankingEditor(ExerciseEditor):
    """Rows move by mouse, by buttons and by Alt with the arrow keys; one of them takes the Tab key."""

    def __init__(self, exercise: Ranking, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._exercise = exercise
        self._unseen: list[str] = []
        self._odd: list[Any] = []
        self.order: list[str] = []
        self.own: dict[str, dict[str, Any]] = {}
        self.rows: dict[str, RankRow] = {}
        self._current = ""
        self.nothing = NothingPlaced(theme)
        self.column.addWidget(self.nothing)
        self._placed, self._open = row_column(theme), row_column(theme)
        self.rule = QFrame()
        self.rule.setObjectName("rule")
        self.rule.setFixedHeight(1)
        nest(self.column, self._placed)
        nest(self.column, self._head())
        nest(self.column, self._open)
        self.add = Button(theme, _("Add my own"), icon="plus", kind="text", style="small-button")
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add.setVisible(exercise.own)
        self.add.clicked.connect(self.add_own)
        self.all.clicked.connect(self._place_all)

    def display(self, answer: Answer) -> None:
        """Show the order, and what has no place in it."""
        given = mapping(answer)
        order = [key for key in dict.fromkeys(texts(given.get("order"))) if key]
        self.order, self._unseen = order[:MOST_SHOWN], order[MOST_SHOWN:]
        self.own = {key: line for line in rows(given.get("own")) if (key := text(line.get("row")))}
        own = given.get("own")
        self._odd = [line for line in own if line not in self.own.values()] if isinstance(own, list) else []
        self._lay()

    def focus_target(self) -> QWidget:
        """The row that takes the Tab key."""
        return self.rows.get(self._current, self.add)

    def open_keys(self) -> list[str]:
        """What has no place yet: the course's lines, then own ones."""
        keys = [line.id for line in self._exercise.lines] + list(self.own)
        placed = {*self.order, *self._unseen}
        return [key for key in dict.fromkeys(keys) if key not in placed][:MOST_SHOWN]

    # What the learner does

    def put_at(self, key: str, to: int) -> None:
        """Give a line a place, from 0; a place of -1 takes it out of the order."""
        before = list(self.order)
        self._put(key, to)
        if self.order != before:
            self._lay()
            self._tell(key)
            self._say(N_("put a line in its place") if to >= 0 else N_("take a line out"))

    def add_own(self) -> None:
        """Begin an own line, at the end of the order."""
        key = secrets.token_hex(4)
        self.own[key] = {"row": key, "text": ""}
        self.order.append(key)
        self._lay()
        self._say(N_("add a line"))
        field = self.rows[key].field
        if field:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_own(self, key: str) -> None:
        """Take an own line away for good; undo brings it back."""
        near = self._neighbour(key)
        self.own.pop(key, None)
        self.order = [other for other in self.order if other != key]
        self._lay()
        self._focus(near)
        self._say(N_("remove a line"))

    def _asked(self, what: str) -> None:
        key = self._key_of(self.sender())
        if not key:
            return  # a press that comes after its row has gone
        place = self.order.index(key) if key in self.order else -1
        if what == "place":
            near = self._neighbour(key)
            self.put_at(key, len(self.order))
            self._focus(near if near in self.open_keys() else key)
        elif what == "out":
            self.put_at(key, -1)
            self._focus(key)
        elif what == "remove":
            self.remove_own(key)
        elif 0 <= place + (step := -1 if what == "up" else 1) < len(self.order):
            self.put_at(key, place + step)
            self._focus(key)

    def _stepped(self, by: int) -> None:
        keys = [*self.order, *self.open_keys()]
        at = keys.index(self._key_of(self.sender())) + by
        if 0 <= at < len(keys):
            self._focus(keys[at])

    def _reworded(self, words: str) -> None:
        key = self._key_of(self.sender())
        self.own[key] = {**self.own.get(key, {"row": key}), "text": words}
        self._number_rows()
        self._say(TYPING)

    def _place_all(self) -> None:
        self.order += self.open_keys()
        self._lay()
        self._focus(self.order[0])
        self._say(N_("place them all"))

    def _say(self, what: str) -> None:
        own = [*self.own.values(), *self._odd]
        new: dict[str, Any] = {"order": [*self.order, *self._unseen]}
        if own or "own" in self.given:
            new["own"] = own
        self.say_parts(new, what)

    # Dragging: the row changes place at once, and the answer is said when it is let go

    def _dragged(self, at: QPointF) -> None:
        row = self.sender()
        assert isinstance(row, RankRow)
        key, y = self._key_of(row), row.mapTo(self, at.toPoint()).y()
        others = [other for other in self.order if other != key]
        to = sum(1 for other in others if self.rows[other].geometry().center().y() < y)
        below = not self._open_head.isHidden() and y > self._open_head.geometry().bottom()
        before = list(self.order)
        self._put(key, -1 if below else to)
        if self.order != before:
            self._lay()
            keep_in_view(self, row.geometry())

    def _dropped(self) -> None:
        row = self.sender()
        if self.order != [key for key in texts(self.given.get("order")) if key][:MOST_SHOWN]:
            self._tell(self._key_of(row))
            self._say(N_("move a line"))

    # Rows

    def _put(self, key: str, to: int) -> None:
        self.order = [other for other in self.order if other != key]
        if to >= 0:
            self.order.insert(to, key)

    def _lay(self) -> None:
        """Put every row where it belongs."""
        self.column.setEnabled(False)  # one laying out at the end, not one for each row
        opened = self.open_keys()
        shown = {*self.order, *opened}
        for gone in [key for key in self.rows if key not in shown]:
            self.rows.pop(gone).deleteLater()
        for key in (*self.order, *opened):
            self._row(key).show_words(self._words_of(key))
        self._placed.removeWidget(self.rule)
        fill_column(self._placed, [self.rows[key] for key in self.order])
        fill_column(self._open, [self.rows[key] for key in opened])
        top = self._exercise.top
        marked = 0 < top < len(self.order)
        if marked:
            self._placed.insertWidget(top, self.rule)
        self.rule.setVisible(marked)
        self.nothing.setVisible(not self.order)
        self._open_head.setVisible(bool(opened))
        self.all.setVisible(len(opened) > 1)
        self._number_rows()
        self._take_tab(self._current if self._current in shown else next(iter((*self.order, *opened)), ""))
        self.column.setEnabled(True)
        self.column.activate()

    def _number_rows(self) -> None:
        count, top = len(self.order), self._exercise.top
        for key, row in self.rows.items():
            place = self.order.index(key) + 1 if key in self.order else 0
            row.show_place(place, count, top=not top or place <= top)

    def _row(self, key: str) -> RankRow:
        if key in self.rows and (self.rows[key].field is not None) != (key in self.own):
            self.rows.pop(key).deleteLater()
        if key not in self.rows:
            row = RankRow(self.theme, self._words_of(key), own=key in self.own)
            row.setParent(self)
            for signal, slot in (
                (row.asked, self._asked),
                (row.stepped, self._stepped),
                (row.dragged, self._dragged),
                (row.dropped, self._dropped),
                (row.let_go, self.show_again),
                (row.reworded, self._reworded),
                (row.entered, self._entered),
            ):
                signal.connect(slot)
            self.rows[key] = row
        return self.rows[key]

    def _words_of(self, key: str) -> str:
        return text(self.own[key].get("text")) if key in self.own else self._exercise.word_of(key)

    def _key_of(self, row: object) -> str:
        return next((key for key, mine in self.rows.items() if mine is row), "")

    def _neighbour(self, key: str) -> str:
        """The next open row, or the one before."""
        keys = self.open_keys() if key not in self.order else [*self.order, *self.open_keys()]
        at = keys.index(key)
        return keys[at + 1] if at + 1 < len(keys) else keys[at - 1] if at else ""

    def _entered(self) -> None:
        self._take_tab(self._key_of(self.sender()))

    def _take_tab(self, key: str) -> None:
        self._current = key
        for other, row in self.rows.items():
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    def _focus(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].setFocus(Qt.FocusReason.TabFocusReason)
            keep_in_view(self, self.rows[key].geometry())
        else:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, key: str) -> None:
        place = (
            _("{number} of {count}").format(number=self.order.index(key) + 1, count=len(self.order))
            if key in self.order
            else _("not placed")
        )
        announce(self, f"{self._words_of(key)}, {place}")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._open_head = QWidget()
        inside = QHBoxLayout(self._open_head)
        inside.setContentsMargins(0, self.theme.px(6), 0, 0)
        inside.addWidget(Words(self.theme, _("Not placed yet"), "small-button", ink="muted"), 1)
        self.all = Button(self.theme, _("Place them all"), kind="text", style="small-button")
        inside.addWidget(self.all)
        row.addWidget(self._open_head)
        return row
