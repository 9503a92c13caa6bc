"""What is special to a table: keys as in a spreadsheet, rows that move, pasting, what may come to a workshop."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from workbook.course.answer_shapes import answer_problem
from workbook.course.reading import read_course
from workbook.exercises.table.editor import TableEditor
from workbook.exercises.table.screen.cell_fields import ShortCell, WordsCell
from workbook.exercises.table.screen.grid_view import GridView
from workbook.exercises.table.spec import Table
from workbook.language.local_forms import LocalForms
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.date_field import CalendarPopup
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.typed import CalendarDoor, Reader

FIXED = """::: table it
column: Practice {#practice}
column: Tried on | date {#tried}
column: Helped | 0-10 {#helped}
column: Keep | tick {#keep}
bring-rows: keep

What settles me?

- slow breath {#breath}
- feet on the floor {#feet}
:::"""
KEPT = {"rows": [{"row": "breath", "helped": 6}, {"row": "feet", "tried": "2026-11-09", "keep": True}]}


def read(block: str) -> Table:
    course, problems = read_course(
        {
            "course.md": b"---\ntitle: C\nid: c\n---\n",
            "modules/01-a.md": f"---\ntitle: A\n---\n{block}\n".encode(),
        }
    )
    assert problems == []
    found = next(course.exercises())
    assert isinstance(found, Table)
    return found


class Desk:
    """A table between two buttons, with what it said."""

    def __init__(self, qtbot: QtBot, exercise: Table, answer: Any = None) -> None:
        window_app.make_application()
        theme = Theme(resources_folder() / "icons", "light")
        dress(theme)
        self.window = QScrollArea()
        self.window.setWidgetResizable(True)
        page = QWidget()
        self.window.setWidget(page)
        column = QVBoxLayout(page)
        self.editor = TableEditor(exercise, theme, EditorContext())
        self.after = QPushButton("after")
        for widget in (QPushButton("before"), self.editor, self.after):
            column.addWidget(widget)
        qtbot.addWidget(self.window)
        self.window.resize(640, 600)
        self.window.show()
        self.window.activateWindow()
        self.editor.show_answer(answer)
        self.view.setFocus()
        self.said: list[Any] = []
        self.editor.answered.connect(self.said.append)

    @property
    def view(self) -> GridView:
        return self.editor.view

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.said[-1]["rows"]
        return rows

    def at(self, row: int, column: int) -> None:
        self.view.setCurrentIndex(self.view.grid.index(row, column))

    @property
    def place(self) -> tuple[int, int]:
        return self.view.currentIndex().row(), self.view.currentIndex().column()

    @property
    def field(self) -> Any:
        return self.view.indexWidget(self.view.currentIndex())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.field or self.view, key, modifier)
        QApplication.processEvents()  # Qt closes a field of one line a moment later

    def type(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(self.field or self.view, letter)


@pytest.fixture
def grown(qtbot: QtBot) -> Desk:
    exercise = make("table")
    assert isinstance(exercise, Table)
    return Desk(qtbot, exercise)


@pytest.fixture
def fixed(qtbot: QtBot) -> Desk:
    return Desk(qtbot, read(FIXED))


def cells(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "row"}


# Columns and rows


def test_columns_take_ids_from_either_place_or_from_their_words() -> None:
    table = read("::: table it\ncolumn: A | date {#when}\ncolumn: B {#b2} | 1-5\ncolumn: Ça va\n\nWhat?\n:::")
    assert [(c.id, c.text, c.sort) for c in table.columns] == [
        ("when", "A", "date"),
        ("b2", "B", "range"),
        ("ca-va", "Ça va", "text"),
    ]


def test_fixed_rows_come_first_among_the_options() -> None:
    assert [option.id for option in read(FIXED).options()][:3] == ["breath", "feet", "practice"]


def test_rows_and_columns_that_are_gone_are_shown_and_kept(qtbot: QtBot) -> None:
    known = read(FIXED).remembering({"walk": "a walk", "mood": "Mood"})
    desk = Desk(qtbot, known, {"rows": [{"row": "walk", "helped": 3, "mood": "light"}, 5], "more": 1})
    grid = desk.view.grid
    assert grid.label(2) == "a walk"
    assert [column.text for column in grid.columns][-1] == "Mood"
    desk.at(0, 3)
    desk.key(Qt.Key.Key_Space)
    assert desk.said == [
        {
            "rows": [{"row": "breath", "keep": True}, {"row": "walk", "helped": 3, "mood": "light"}, 5],
            "more": 1,
        }
    ]


def test_only_kept_rows_may_come_to_the_workshop() -> None:
    table = read(FIXED)
    assert table.for_workshop(KEPT) == {"rows": [KEPT["rows"][1]]}
    assert table.first_column(KEPT) == ["feet on the floor"]
    picked = read("::: table it\ncolumn: A\ncolumn: B | pick Yes / No\nbring-rows: b is yes\n\nW?\n:::")
    assert picked.for_workshop({"rows": [{"a": "x", "b": "no"}, {"a": "y", "b": "yes"}]}) == {
        "rows": [{"a": "y", "b": "yes"}]
    }


def test_lines_begin_rows() -> None:
    made = make("table").from_lines(["a walk", "a cup"])
    assert [row["what"] for row in made["rows"]] == ["a walk", "a cup"]
    assert made == make("table").from_lines(["a walk", "a cup"])
    assert read(FIXED).from_lines(["a walk"]) is None


def test_a_row_reads_as_a_line() -> None:
    assert make("table").as_lines(sample("table").ANSWER)[0] == (
        "a walk by the canal (Tried on: 8 Nov 2026; Helped: 7; Cost: 2.5; Keep: yes; Again: maybe)"
    )


# Keys


def test_typing_fills_a_cell_and_tab_goes_on(grown: Desk) -> None:
    grown.type("tea")
    grown.key(Qt.Key.Key_Tab)
    assert grown.place == (0, 1)
    assert cells(grown.rows[0]) == {"what": "tea"}
    grown.type("8.11.2026")
    grown.key(Qt.Key.Key_Tab)
    grown.type("10")
    grown.key(Qt.Key.Key_Return)
    assert grown.place == (1, 2)
    assert cells(grown.rows[0]) == {"what": "tea", "tried": "2026-11-08", "helped": 10}


def test_tab_leaves_at_both_ends(grown: Desk) -> None:
    grown.at(1, 5)
    grown.key(Qt.Key.Key_Tab)
    assert not grown.view.hasFocus()
    grown.view.setFocus()
    grown.at(0, 0)
    grown.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not grown.view.hasFocus()


def test_tab_leaves_from_a_field_in_the_last_cell(qtbot: QtBot) -> None:
    desk = Desk(qtbot, read("::: table it\ncolumn: A\n\nWhat?\n:::"))
    desk.type("x")
    assert isinstance(desk.field, WordsCell)
    desk.key(Qt.Key.Key_Tab)
    assert desk.field is None
    assert not desk.view.hasFocus()
    assert cells(desk.rows[0]) == {"a": "x"}


def test_tab_skips_the_labels(fixed: Desk) -> None:
    assert fixed.place == (0, 1)
    fixed.at(0, 3)
    fixed.key(Qt.Key.Key_Tab)
    assert fixed.place == (1, 1)


def test_labels_cannot_be_changed(fixed: Desk) -> None:
    fixed.at(0, 0)
    fixed.type("x")
    fixed.key(Qt.Key.Key_Delete)
    fixed.key(Qt.Key.Key_F2)
    fixed.view.paste("other")
    assert fixed.said == []


def test_arrows_go_and_f2_edits(grown: Desk) -> None:
    grown.editor.show_answer(sample("table").ANSWER)
    grown.at(0, 0)
    grown.key(Qt.Key.Key_Down)
    grown.key(Qt.Key.Key_F2)
    assert isinstance(grown.field, WordsCell)
    grown.type("s")
    assert grown.rows[1]["what"] == "a warm cups"
    grown.key(Qt.Key.Key_Escape)
    assert grown.rows[1]["what"] == "a warm cup"
    assert grown.field is None


def test_shift_enter_is_a_new_line(grown: Desk) -> None:
    grown.type("a")
    grown.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    grown.type("b")
    assert cells(grown.rows[0]) == {"what": "a\nb"}


def test_space_ticks_and_unticks(grown: Desk) -> None:
    grown.at(0, 4)
    grown.key(Qt.Key.Key_Space)
    assert cells(grown.rows[0]) == {"keep": True}
    grown.key(Qt.Key.Key_Space)
    assert cells(grown.rows[0]) == {}
    assert not make("table").is_answered(grown.said[-1])


def test_a_letter_picks_and_space_offers(grown: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    grown.at(0, 5)
    grown.type("m")
    assert cells(grown.rows[0]) == {"again": "maybe"}
    grown.key(Qt.Key.Key_Space)
    menu = grown.view.findChild(QMenu)
    assert menu is not None
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [
        ("yes", False),
        ("maybe", True),
        ("no", False),
        ("Nothing", False),
    ]
    menu.actions()[3].trigger()
    menu.close()
    assert cells(grown.rows[0]) == {}


def test_what_is_no_value_stays_as_it_was_typed_and_that_is_said(grown: Desk) -> None:
    grown.at(0, 2)
    grown.type("3-4")
    assert isinstance(grown.field, ShortCell)
    grown.key(Qt.Key.Key_Return)
    assert cells(grown.rows[0]) == {"helped": "3-4"}
    assert grown.editor.hint.text() == "This stays as you wrote it. Here fits a number from 0 to 10."
    assert grown.view.grid.words(grown.view.grid.index(0, 2)) == "3-4"
    grown.editor.undo()
    assert grown.said[-1] is None


def test_a_number_is_one_when_its_editing_ends_and_one_step_takes_it_back(grown: Desk) -> None:
    grown.at(0, 3)
    grown.type("1,25")
    assert cells(grown.rows[0]) == {
        "cost": "1,25"
    }  # half typed it is only words, also if the program ends now
    grown.key(Qt.Key.Key_Return)
    assert cells(grown.rows[0]) == {"cost": 1.25}
    grown.editor.undo()
    assert grown.said[-1] is None
    grown.editor.redo()
    assert cells(grown.rows[0]) == {"cost": 1.25}


def test_looking_into_a_cell_changes_nothing(grown: Desk) -> None:
    grown.editor.show_answer({"rows": [{"row": "aaaaaaaa", "tried": "2020-11-08", "cost": 1250}]})
    for column in (1, 3):
        grown.at(0, column)
        grown.key(Qt.Key.Key_F2)
        grown.key(Qt.Key.Key_Up)
    assert grown.said == []


def test_numbers_and_days_are_read_as_the_system_writes_them(grown: Desk) -> None:
    forms = LocalForms(",", ".", "dd.MM.yy")
    grown.view.grid.reader = Reader(lambda: date(2026, 11, 15), lambda: forms)
    for column, typed in ((1, "22.02.27"), (3, "1.234,56")):
        grown.at(0, column)
        grown.type(typed)
        grown.key(Qt.Key.Key_Return)
    assert cells(grown.rows[0]) == {"tried": "2027-02-22", "cost": 1234.56}


def test_words_written_by_a_screen_reader_are_kept(grown: Desk) -> None:
    model = grown.view.grid
    assert model.setData(model.index(0, 0), "a walk")
    assert model.setData(model.index(0, 2), "7")
    assert model.setData(model.index(0, 3), "3-4")
    assert model.setData(model.index(0, 4), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert cells(grown.rows[0]) == {"what": "a walk", "helped": 7, "cost": "3-4", "keep": True}


def test_delete_empties_all_that_is_selected_at_once(grown: Desk) -> None:
    grown.editor.show_answer(sample("table").ANSWER)
    grown.view.selectAll()
    grown.key(Qt.Key.Key_Delete)
    assert grown.said == [{"rows": [{"row": "k3j9d2h1"}, {"row": "q8w7e6r5"}]}]
    grown.editor.undo()
    assert grown.said[-1] == sample("table").ANSWER


def test_enter_in_the_last_row_begins_another(grown: Desk) -> None:
    grown.editor.show_answer(sample("table").ANSWER)
    grown.at(1, 0)
    grown.key(Qt.Key.Key_Return)
    assert grown.place == (2, 0)
    grown.key(Qt.Key.Key_Return)  # an empty one is enough
    assert len(grown.view.grid.rows) == 3


# Rows


def test_rows_are_added_moved_and_removed_and_undone(grown: Desk) -> None:
    first, second = sample("table").ANSWER["rows"]
    grown.editor.show_answer(sample("table").ANSWER)
    grown.at(0, 0)
    grown.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert grown.rows == [second, first]
    assert grown.place == (1, 0)
    QTest.mouseClick(grown.editor.tools.up, Qt.MouseButton.LeftButton)
    assert grown.rows == [first, second]
    QTest.mouseClick(grown.editor.tools.remove, Qt.MouseButton.LeftButton)
    assert grown.rows == [second]
    QTest.mouseClick(grown.editor.tools.add, Qt.MouseButton.LeftButton)
    assert len(grown.rows) == 2
    grown.editor.undo()
    assert grown.rows == [second]
    grown.editor.undo()
    assert grown.said[-1] == sample("table").ANSWER


def test_undo_takes_cell_by_cell_and_leaves_one_where_one_was(grown: Desk) -> None:
    grown.editor.show_answer(sample("table").ANSWER)
    grown.at(1, 0)
    for words in ("Walking", "Resting"):
        grown.key(Qt.Key.Key_Return)
        grown.type(words)
    assert [row.get("what") for row in grown.rows[2:]] == ["Walking", "Resting"]
    grown.view.close_field()
    grown.editor.undo()
    assert [row.get("what") for row in grown.rows[2:]] == ["Walking", None]
    grown.editor.undo()
    assert [row.get("what") for row in grown.rows[2:]] == ["Walking"]
    assert grown.place == (2, 0)


def test_enter_presses_the_buttons_for_rows(grown: Desk) -> None:
    grown.editor.show_answer(sample("table").ANSWER)
    grown.at(0, 0)
    QTest.keyClick(grown.editor.tools.remove, Qt.Key.Key_Return)
    assert grown.rows == sample("table").ANSWER["rows"][1:]


def test_a_full_table_says_so(qtbot: QtBot) -> None:
    desk = Desk(qtbot, read("::: table it\ncolumn: A\nmost: 2\n\nWhat?\n:::"), {"rows": [{"a": "x"}] * 2})
    assert not desk.editor.tools.add.isVisible()
    assert desk.editor.tools.full.text() == "All 2 rows are in use."
    desk.at(1, 0)
    desk.key(Qt.Key.Key_Return)
    assert desk.said == []


def test_the_last_row_leaves_an_empty_one(grown: Desk) -> None:
    grown.editor.show_answer({"rows": [{"row": "aaaaaaaa", "what": "x"}]})
    grown.at(0, 0)
    grown.view.remove_row()
    assert grown.said == [{"rows": []}]
    grown.editor.undo()
    assert grown.said[-1] == {"rows": [{"row": "aaaaaaaa", "what": "x"}]}


# Clipboard


def test_cells_of_a_spreadsheet_are_pasted_and_rows_grow(grown: Desk) -> None:
    QGuiApplication.clipboard().setText('tea\t8/11/2026\t7\n"a walk,\nslow"\tsoon\t3\nmore\t\t\n')
    grown.at(1, 0)
    grown.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [cells(row) for row in grown.rows] == [
        {},
        {"what": "tea", "tried": "2026-11-08", "helped": 7},
        {"what": "a walk,\nslow", "tried": "soon", "helped": 3},
        {"what": "more"},
    ]
    assert len(grown.said) == 1
    assert grown.editor.hint.text() == "One cell stays as it was written, for it is no value of its column."


def test_a_paste_stops_at_the_most(grown: Desk) -> None:
    grown.at(0, 0)
    grown.view.paste("\n".join(map(str, range(30))))
    assert len(grown.rows) == 20
    assert "room for 20 rows" in grown.editor.hint.text()


def test_cells_are_copied_for_a_spreadsheet(grown: Desk) -> None:
    grown.editor.show_answer(sample("table").ANSWER)
    grown.view.selectAll()
    grown.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "a walk by the canal\t2026-11-08\t7\t2.5\tyes\tmaybe\na warm cup\t\t\t\t\t"
    )
    copied = QGuiApplication.clipboard().text()
    grown.view.clear_cells()
    grown.at(0, 0)
    grown.view.paste(copied)
    assert grown.rows == sample("table").ANSWER["rows"]


# Mouse


def test_a_click_ticks_and_a_click_edits(fixed: Desk) -> None:
    def click(row: int, column: int) -> None:
        rect = fixed.view.visualRect(fixed.view.grid.index(row, column))
        middle = QPoint(rect.center().x(), rect.center().y())
        QTest.mouseClick(fixed.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    click(1, 3)
    assert fixed.rows == [{"row": "feet", "keep": True}]
    click(0, 2)
    assert isinstance(fixed.field, ShortCell)


def test_a_day_is_chosen_from_a_calendar(fixed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[CalendarPopup] = []
    monkeypatch.setattr(CalendarPopup, "open_at", lambda self, *_: opened.append(self))
    fixed.at(0, 1)
    fixed.key(Qt.Key.Key_F2)
    fixed.field.findChild(CalendarDoor).open.trigger()
    opened[0].picked.emit(date(2026, 11, 8))
    assert fixed.rows == [{"row": "breath", "tried": "2026-11-08"}]
    fixed.key(Qt.Key.Key_Escape)
    assert fixed.rows == []


# Looks and names


def test_it_is_a_table_for_a_screen_reader(fixed: Desk) -> None:
    fixed.editor.show_answer(KEPT)
    table = QAccessible.queryAccessibleInterface(fixed.view)
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "What settles me?"
    grid = fixed.view.grid
    told = [grid.data(grid.index(1, n), Qt.ItemDataRole.AccessibleTextRole) for n in range(4)]
    assert told == ["feet on the floor", "Tried on: 9 Nov", "Helped: empty", "Keep: ticked"]


def test_long_cells_make_high_rows(grown: Desk) -> None:
    low = grown.view.height()
    grown.editor.show_answer({"rows": [{"row": "a", "what": "word " * 60}]})
    assert grown.view.height() > low
    grown.editor.show_answer({"rows": [{"row": "a", "what": "x" * 100_000}] * 500})
    assert len(grown.view.grid.rows) == 500


def test_more_rows_than_can_be_shown_are_kept(grown: Desk) -> None:
    rows = [{"row": f"{n:08}", "what": str(n)} for n in range(1500)]
    grown.editor.show_answer({"rows": rows})
    assert grown.editor.hint.text() == "500 more rows are kept in your workbook."
    grown.at(0, 4)
    grown.key(Qt.Key.Key_Space)
    assert len(grown.rows) == 1500
    assert grown.rows[-1] == rows[-1]


def test_it_begins_with_the_rows_it_was_given(grown: Desk) -> None:
    assert len(grown.view.grid.rows) == 2
    assert grown.view.grid.index(5, 0) == QModelIndex()


def test_a_number_is_shown_as_it_is_read_so_that_a_glance_into_its_cell_changes_nothing(grown: Desk) -> None:
    grown.view.grid.reader = Reader(lambda: date(2027, 1, 5), lambda: LocalForms(",", ".", "dd.MM.yy"))
    grown.view.grid.year = 2027
    grown.editor.show_answer({"rows": [{"row": "aaaaaaaa", "cost": 1.255, "tried": "2027-11-08"}]})
    for column, shown in ((3, "1,255"), (1, "8 Nov")):
        assert grown.view.grid.words(grown.view.grid.index(0, column)) == shown
        grown.at(0, column)
        grown.key(Qt.Key.Key_F2)
        QTest.keyClick(grown.field, Qt.Key.Key_End)
        QTest.keyClicks(grown.field, "1")
        QTest.keyClick(grown.field, Qt.Key.Key_Backspace)
        grown.key(Qt.Key.Key_Up)
    assert cells(grown.rows[0]) == {"cost": 1.255, "tried": "2027-11-08"}


def test_escape_leaves_the_cell_and_what_can_be_taken_back_as_they_were(grown: Desk) -> None:
    grown.editor.show_answer({"rows": [{"row": "aaaaaaaa", "cost": 5}]})
    grown.at(0, 3)
    grown.type("7-8")
    grown.key(Qt.Key.Key_Escape)
    assert cells(grown.rows[0]) == {"cost": 5}
    count = len(grown.said)
    grown.editor.undo()
    assert len(grown.said) == count


def test_words_in_a_column_of_numbers_stand_in_every_text_and_on_paper() -> None:
    table = make("table")
    answer = {
        "rows": [{"row": "aaaaaaaa", "what": "tea", "tried": "in spring", "helped": "3-4", "cost": "about 2"}]
    }
    line = "tea (Tried on: in spring; Helped: 3-4; Cost: about 2)"
    assert table.as_lines(answer) == [line]
    assert table.as_blocks(answer)[0].rows == [["tea", "in spring", "3-4", "about 2", "", ""]]  # type: ignore[union-attr]
    assert answer_problem(table, answer) is None
    log = make("log")
    entries = [{"row": "aaaaaaaa", "on": "2026-11-09", "guard": "3-4", "slept": 6.5}]
    assert log.face(date(2026, 11, 9), entries).numbers == ""  # type: ignore[attr-defined]
    assert "Guard: 3-4" in log.as_lines({"rows": entries})[0]
