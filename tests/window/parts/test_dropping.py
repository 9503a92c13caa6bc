"""What is dropped and pasted: files are opened and stay where they are, and words are what one sees."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.window.room import IT, Room
from workbook.exercises import KINDS
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
ANSWERED = sorted(kind for kind in KINDS if kind != "recall")


def files(*paths: Path) -> QMimeData:
    """As file managers offer them: addresses, and the same as words."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(f"file://{path}" for path in paths))
    return mime


def drop(onto: QWidget, mime: QMimeData) -> tuple[QWidget | None, Qt.DropAction]:
    """Drop as Qt does: what takes the drag is the first that accepts it, from the inside out."""
    at, both = onto.rect().center(), COPY | MOVE
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    taker: QWidget | None = onto
    while taker is not None:
        if taker.acceptDrops():
            enter = QDragEnterEvent(at, both, mime, buttons, keys)
            enter.setDropAction(MOVE)
            enter.ignore()
            taker.dragEnterEvent(enter)
            if enter.isAccepted():
                event = QDropEvent(QPointF(QPoint(at)), both, mime, buttons, keys)
                event.setDropAction(MOVE)
                taker.dropEvent(event)
                return taker, event.dropAction()
        taker = taker.parentWidget()
    return None, Qt.DropAction.IgnoreAction


def words_of(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


@pytest.mark.parametrize("kind", ANSWERED)
def test_no_field_of_any_kind_takes_a_file_for_words(
    open_room: Callable[..., Room], tmp_path: Path, kind: str
) -> None:
    from tests.exercises.conftest import sample

    room = open_room(kind, sample(kind).ANSWER)
    inside: list[QWidget] = [
        w for w in room.card.findChildren(QWidget) if isinstance(w, QLineEdit | QPlainTextEdit | QTextEdit)
    ]
    for view in room.card.findChildren(GridView):
        view.setCurrentIndex(view.grid.index(0, 0))
        view.begin(view.currentIndex())
        inside.append(view.indexWidget(view.currentIndex()))
    before = room.session.answer(IT)
    for name in ("other.workbook", "notes.txt"):
        for field in inside:
            words = words_of(field)
            assert drop(field, files(tmp_path / name))[0] is not field
            QGuiApplication.clipboard().setMimeData(files(tmp_path / name))
            QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert words_of(field) == words
    assert room.session.answer(IT) == before


def test_a_workbook_dropped_on_a_text_is_opened_and_stays(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Path]] = []
    monkeypatch.setattr(window.entrance, "open_dropped", asked.append)
    opened.show_exercise("tell")
    field = opened.current().cards["tell"].editor.focus_target()
    assert isinstance(field, QPlainTextEdit)
    taker, action = drop(field, files(tmp_path / "other.workbook"))
    assert taker is window
    assert action == COPY
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [[tmp_path / "other.workbook"]]
    assert field.toPlainText() == ""


def test_anything_else_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window, "ask", lambda title, *_, **__: said.append(title))
    window.entrance.open_dropped([tmp_path / "photo.jpg"])
    window.entrance.open_dropped([tmp_path / "a.workbook", tmp_path / "b.workbook"])
    assert said == ["Nothing was opened", "One at a time"]


def test_a_workbook_dropped_where_a_picture_belongs_is_for_the_window(
    open_room: Callable[..., Room], tmp_path: Path
) -> None:
    room = open_room("picture", None)
    assert drop(room.card.editor, files(tmp_path / "other.workbook")) == (None, Qt.DropAction.IgnoreAction)
    taker, action = drop(room.card.editor, files(tmp_path / "gone.png"))
    assert (taker, action) == (room.card.editor, COPY)


def test_words_of_another_program_are_copied_not_moved(open_room: Callable[..., Room]) -> None:
    for kind in ("line", "reflection", "letter", "stems"):
        room = open_room(kind, None, name=kind)
        field = room.card.editor.focus_target()
        mime = QMimeData()
        mime.setText("a walk")
        taker, action = drop(field, mime)
        assert taker is field
        assert action == COPY
        assert taker is not None
        assert words_of(taker) == "a walk"


def paste(field: QWidget, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_several_lines_in_a_line_are_blanks(open_room: Callable[..., Room]) -> None:
    room = open_room("line", None)
    field = room.card.editor.focus_target()
    paste(field, "red\ngreen\r\nlast\n")
    assert room.session.answer(IT) == "red green last"
    assert words_of(field) == "red green last"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words_of(field) == ""
    field.setText("one\u2028two")  # as a screen reader may
    assert room.session.answer(IT) == "one two"


def test_several_lines_in_a_list_are_as_many_entries_and_one_step(
    qtbot: QtBot, open_room: Callable[..., Room]
) -> None:
    room = open_room("list", {"entries": [{"row": "aaaaaaaa", "text": "first"}]})
    editor = room.card.editor
    field = next(iter(editor.lines.values())).thing.field
    QTest.keyClick(field, Qt.Key.Key_End)
    paste(field, " and\n• red\n\uf0b7\tgreen\n\n- last\n")
    room.check("pasted")
    entries = room.session.answer(IT)["entries"]
    assert [entry["text"] for entry in entries] == ["first and", "red", "green", "last"]
    fields = [line.thing.field for line in editor.lines.values()]
    qtbot.waitUntil(fields[3].hasFocus)
    QTest.keyClicks(fields[3], "!")
    assert room.session.answer(IT)["entries"][3]["text"] == "last!"
    room.session.acts.undo()
    room.session.acts.undo()
    assert room.session.answer(IT) == {"entries": [{"row": "aaaaaaaa", "text": "first"}]}


def test_signs_of_other_programs_are_what_they_mean(open_room: Callable[..., Room]) -> None:
    room = open_room("reflection", None)
    paste(room.card.editor.focus_target(), "\uf0b7\tfirst\u2003point\n\uf0e0 on\ufffc, \uf0fc done")
    assert room.session.answer(IT) == "•\tfirst point\n→ on, ✓ done"


def test_signs_that_are_in_the_file_already_are_shown_as_what_they_mean_and_kept(
    open_room: Callable[..., Room],
) -> None:
    odd = "\uf0b7 first\u2003point\ufffc"
    for kind, answer in (
        ("reflection", odd),
        ("line", odd),
        ("letter", odd),
        ("stems", {"words": {"gone": odd}}),
    ):
        room = open_room(kind, answer, name=kind)
        fields = [
            f
            for f in room.card.findChildren(QWidget)
            if isinstance(f, QLineEdit | QPlainTextEdit | QTextEdit)
        ]
        assert "• first point" in [words_of(field) for field in fields]
        room.session.save_now()
        assert room.session.answer(IT) == answer
