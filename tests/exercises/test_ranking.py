"""What is special to a ranking: moved by keys, buttons and mouse; a part may stay without a place."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from workbook.course.exercise import Exercise
from workbook.course.reading import read_course
from workbook.exercises.ranking.editor import RankingEditor
from workbook.exercises.ranking.screen.rank_row import RankRow
from workbook.exercises.ranking.spec import Ranking
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext

ANSWER = sample("ranking").ANSWER
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """A ranking with what it said."""

    def __init__(self, qtbot: QtBot, exercise: Exercise, answer: Any = None) -> None:
        window_app.make_application()
        theme = Theme(resources_folder() / "icons", "light")
        dress(theme)
        assert isinstance(exercise, Ranking)
        self.editor = RankingEditor(exercise, theme, EditorContext())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.editor)
        qtbot.addWidget(self.area)
        self.area.resize(500, 600)
        self.area.show()
        self.area.activateWindow()
        self.editor.show_answer(answer)
        QApplication.processEvents()
        self.said: list[Any] = []
        self.editor.answered.connect(self.said.append)

    def row(self, key: str) -> RankRow:
        return self.editor.rows[key]

    def key(
        self, row: str, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.row(row), key, modifier)

    def drag(self, row: str, to: QPoint, *, drop: bool = True) -> None:
        """Drag a row by its grip to a place in the editor."""
        widget, start = self.row(row), QPoint(15, 15)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
        for _ in range(3):  # the row moves along under the mouse
            QTest.mouseMove(widget, widget.mapFrom(self.editor, to))
            QApplication.processEvents()
        if drop:
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.mapFrom(self.editor, to))

    def middle(self, row: str) -> QPoint:
        return self.row(row).geometry().center()


@pytest.fixture
def empty(qtbot: QtBot) -> Desk:
    return Desk(qtbot, make("ranking"))


@pytest.fixture
def filled(qtbot: QtBot) -> Desk:
    return Desk(qtbot, make("ranking"), ANSWER)


def test_enter_places_one_after_the_other(empty: Desk) -> None:
    empty.key("humming", Qt.Key.Key_Return)
    assert empty.said == [{"order": ["humming"]}]
    assert empty.row("kind").hasFocus()
    empty.key("kind", Qt.Key.Key_Space)
    assert empty.said[-1] == {"order": ["humming", "kind"]}
    assert empty.editor.open_keys() == ["animal", "thanks"]


def test_names_tell_the_place(filled: Desk) -> None:
    assert filled.row("humming").accessibleName() == "humming while cooking, 1 of 3"
    assert filled.row("thanks").accessibleName() == "three thanks at night, not placed yet"


def test_alt_and_arrows_move_and_arrows_alone_go(filled: Desk) -> None:
    filled.key("humming", Qt.Key.Key_Down, ALT)
    assert filled.said[-1]["order"] == ["k3j9d2h1", "humming", "animal"]
    filled.key("animal", Qt.Key.Key_Up, ALT)
    assert filled.said[-1]["order"] == ["k3j9d2h1", "animal", "humming"]
    assert filled.row("animal").hasFocus()
    count = len(filled.said)
    filled.key("animal", Qt.Key.Key_Down)
    assert filled.row("humming").hasFocus()
    filled.key("k3j9d2h1", Qt.Key.Key_Up, ALT)  # it is the first already
    assert len(filled.said) == count


def test_buttons_do_the_same(filled: Desk) -> None:
    QTest.mouseClick(filled.row("animal").up, Qt.MouseButton.LeftButton)
    assert filled.said[-1]["order"] == ["humming", "animal", "k3j9d2h1"]
    QTest.mouseClick(filled.row("animal").out, Qt.MouseButton.LeftButton)
    assert filled.said[-1]["order"] == ["humming", "k3j9d2h1"]
    QTest.mouseClick(filled.row("thanks").place, Qt.MouseButton.LeftButton)
    assert filled.said[-1]["order"] == ["humming", "k3j9d2h1", "thanks"]
    assert filled.said[-1]["own"] == ANSWER["own"]


def test_delete_takes_out_and_undo_brings_back(filled: Desk) -> None:
    filled.key("humming", Qt.Key.Key_Delete)
    assert filled.said[-1]["order"] == ["k3j9d2h1", "animal"]
    filled.editor.undo()
    assert filled.said[-1] == ANSWER


def test_a_row_is_dragged_and_said_once(filled: Desk) -> None:
    filled.drag("animal", filled.middle("humming") - QPoint(0, 5))
    assert filled.said == [{**ANSWER, "order": ["animal", "humming", "k3j9d2h1"]}]


def test_a_row_is_dragged_out_and_in(filled: Desk) -> None:
    filled.drag("humming", filled.middle("thanks"))
    assert filled.said[-1]["order"] == ["k3j9d2h1", "animal"]
    filled.drag("thanks", filled.middle("animal") + QPoint(0, 3))
    assert filled.said[-1]["order"] == ["k3j9d2h1", "animal", "thanks"]


def test_escape_ends_a_drag_without_a_change(filled: Desk) -> None:
    filled.drag("animal", filled.middle("humming") - QPoint(0, 5), drop=False)
    filled.key("animal", Qt.Key.Key_Escape)
    assert filled.editor.order == ANSWER["order"]
    assert filled.said == []


def test_one_row_takes_the_tab_key(filled: Desk) -> None:
    def takers() -> list[str]:
        rows = filled.editor.rows.items()
        return [key for key, row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert takers() == ["humming"]
    filled.row("animal").setFocus()
    assert takers() == ["animal"]


def test_own_lines_are_written_placed_and_removed(empty: Desk) -> None:
    QTest.mouseClick(empty.editor.add, Qt.MouseButton.LeftButton)
    key = empty.editor.order[0]
    field = empty.row(key).field
    assert field is not None
    QTest.keyClicks(field, "soup")
    assert empty.said[-1] == {"order": [key], "own": [{"row": key, "text": "soup"}]}
    empty.key(key, Qt.Key.Key_Delete)
    empty.key(key, Qt.Key.Key_Delete)
    assert empty.said[-1] == {"order": [], "own": []}
    assert not make("ranking").is_answered(empty.said[-1])


def test_all_are_placed_as_they_stand(empty: Desk) -> None:
    QTest.mouseClick(empty.editor.all, Qt.MouseButton.LeftButton)
    assert empty.said == [{"order": ["animal", "humming", "kind", "thanks"]}]
    assert empty.editor.nothing.isHidden()


def test_lines_that_are_gone_are_shown_and_kept(qtbot: QtBot) -> None:
    known = make("ranking").remembering({"gone": "a boat"})
    answer = {"order": ["gone", 5, "animal"], "own": ["x", {"text": "no row"}], "more": 1}
    desk = Desk(qtbot, known, answer)
    assert desk.row("gone").accessibleName() == "a boat, 1 of 2"
    desk.key("gone", Qt.Key.Key_Down, ALT)
    assert desk.said == [{"order": ["animal", "gone"], "own": ["x", {"text": "no row"}], "more": 1}]


def test_only_the_first_may_come_to_the_workshop() -> None:
    block = sample("ranking").SOURCE.replace("top: 2", "bring-first: 2")
    files = {
        "course.md": b"---\ntitle: C\nid: c\n---\n",
        "modules/01-a.md": f"---\ntitle: A\n---\n{block}\n".encode(),
    }
    ranking = next(read_course(files)[0].exercises())
    assert ranking.for_workshop(ANSWER) == {"order": ["humming", "k3j9d2h1"], "own": [ANSWER["own"][0]]}
    assert ranking.first_column(ANSWER) == ["humming while cooking", "the bus driver"]


def test_lines_begin_as_own_ones_without_a_place() -> None:
    made = make("ranking").from_lines(["a walk", "Humming while cooking"])
    assert made["order"] == []
    assert [line["text"] for line in made["own"]] == ["a walk"]
    assert make("ranking").from_lines(["humming while cooking"]) is None


def test_it_reads_in_order() -> None:
    assert make("ranking").as_lines(ANSWER) == [
        "1. humming while cooking",
        "2. the bus driver",
        "3. an animal or a tree",
        "My own, not placed: my neighbour",
    ]


def test_hundreds_of_lines_are_shown_and_the_rest_is_kept(qtbot: QtBot) -> None:
    order = [f"gone-{n}" for n in range(500)]
    desk = Desk(qtbot, make("ranking"), {"order": order})
    assert len(desk.editor.order) == 300
    desk.key("gone-0", Qt.Key.Key_Down, ALT)
    assert desk.said[-1]["order"] == ["gone-1", "gone-0", *order[2:]]
