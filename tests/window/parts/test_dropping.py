"""What is dropped and pasted: files are opened and stay where they are, and words are what one sees."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.window.room import IT, Room
from workbook.course.kinds import KINDS
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.home.name_dialog import NameDialog
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.large_answer import is_too_large
from workbook.window.parts.words import Words

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
ANSWERED = sorted(kind for kind in KINDS if kind != "recall")


def files(*paths: Path) -> QMimeData:
    """As file managers offer them: addresses, and the same as words."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(f"file://{path}" for path in paths))
    return mime


def plain(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


class Moved(QDropEvent):
    """Words that come from another field of the window."""

    def __init__(self, mime: QMimeData, source: QWidget) -> None:
        super().__init__(
            QPointF(5, 5), COPY | MOVE, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self._source = source
        self.setDropAction(MOVE)

    def source(self) -> QWidget:
        return self._source


def drop(onto: QWidget, mime: QMimeData) -> tuple[QWidget | None, Qt.DropAction]:
    """Drop as Qt does: what takes the drag is the first that accepts it, from the inside out.

    Programs cut their words as soon as a move was promised while they were above the field: a promise is an answer.
    """
    at, both = onto.rect().center(), COPY | MOVE
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier  # which asks for a move
    taker: QWidget | None = onto
    while taker is not None:
        if taker.acceptDrops():
            enter = QDragEnterEvent(at, both, mime, buttons, keys)
            enter.setDropAction(MOVE)
            enter.ignore()
            taker.dragEnterEvent(enter)
            if enter.isAccepted():
                move = QDragMoveEvent(at, both, mime, buttons, keys)
                move.setDropAction(enter.dropAction())
                move.setAccepted(True)  # as Qt hands it on to who took the drag
                taker.dragMoveEvent(move)
                event = QDropEvent(QPointF(QPoint(at)), both, mime, buttons, keys)
                event.setDropAction(MOVE)
                taker.dropEvent(event)
                moves = MOVE in (enter.dropAction(), move.dropAction(), event.dropAction())
                return taker, MOVE if moves else event.dropAction()
        taker = taker.parentWidget()
    return None, Qt.DropAction.IgnoreAction


def words_of(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


def fields_in(room: Room) -> list[QWidget]:
    """Every field of a card, and one that was opened in a table."""
    inside: list[QWidget] = [
        w for w in room.card.findChildren(QWidget) if isinstance(w, QLineEdit | QPlainTextEdit | QTextEdit)
    ]
    for view in room.card.findChildren(GridView):
        view.setCurrentIndex(view.grid.index(0, 0))
        view.begin(view.currentIndex())
        inside.append(view.indexWidget(view.currentIndex()))
    return inside


@pytest.mark.parametrize("kind", ANSWERED)
def test_no_field_of_any_kind_takes_a_file_for_words(
    open_room: Callable[..., Room], tmp_path: Path, kind: str
) -> None:
    from tests.exercises.conftest import sample

    room = open_room(kind, sample(kind).ANSWER)
    inside = fields_in(room)
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


# What is too long to be put in at once

CUT = "The first 100,000 characters of it are here. The rest is still where you took it from."


def says_so(context: QWidget) -> bool:
    return any(words.text().endswith(CUT) and not words.isHidden() for words in context.findChildren(Words))


def drop_words(field: QWidget, words: str) -> None:
    drop(field, plain(words))


@pytest.mark.parametrize("way", [paste, drop_words])
@pytest.mark.parametrize("kind", ANSWERED)
def test_every_field_says_when_it_does_not_take_all(
    open_room: Callable[..., Room], kind: str, way: Callable[[QWidget, str], object]
) -> None:
    from tests.exercises.conftest import sample

    begun = sample(kind).ANSWER if kind == "picture" else None  # its words come with it
    room = open_room(kind, begun)
    for n in range(len(fields_in(room))):
        editor = room.card.editor
        editor.show_answer(begun)
        field = fields_in(room)[n]
        if way is drop_words and not field.acceptDrops():
            continue
        way(field, "word " * 20_000)
        assert not says_so(editor)
        assert "word " * 19_999 + "word" in words_of(field)
        editor.show_answer(begun)
        field = fields_in(room)[n]
        way(field, "word " * 30_000)
        assert says_so(editor)
        assert words_of(field).count("word") >= 20_000


def test_lines_that_become_entries_say_so_too(open_room: Callable[..., Room]) -> None:
    room = open_room("list", None)
    paste(fields_in(room)[0], ("word " * 1000 + "\n") * 30)
    assert says_so(room.card.editor)
    texts = [entry["text"] for entry in room.session.answer(IT)["entries"]]
    assert len(texts) == 20
    assert sum(text.count("word") for text in texts) >= 19_000


def test_only_a_word_without_end_is_broken(open_room: Callable[..., Room]) -> None:
    room = open_room("reflection", None)
    field = room.card.editor.focus_target()
    paste(field, "word " * 2000 + "o" * 12_000)
    assert room.session.answer(IT) == "word " * 2000 + "\n".join(["o" * 5000, "o" * 5000, "o" * 2000])


def test_a_table_says_when_it_does_not_take_all(open_room: Callable[..., Room]) -> None:
    room = open_room("table", None)
    view = room.card.findChildren(GridView)[0]
    view.setCurrentIndex(view.grid.index(0, 0))
    view.paste("word " * 30_000)
    assert says_so(room.card.editor)


def test_a_long_line_from_elsewhere_stays_whole_when_it_goes_on(open_room: Callable[..., Room]) -> None:
    room = open_room("line", "word " * 30_000)
    field = room.card.editor.focus_target()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "and on")
    assert room.session.answer(IT) == "word " * 30_000 + "and on"


def test_a_name_can_be_written_as_soon_as_it_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    dialog = NameDialog(theme, "", None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.field


def test_a_name_says_when_it_is_too_long(qtbot: QtBot, theme: Theme) -> None:
    dialog = NameDialog(theme, "", None)
    qtbot.addWidget(dialog)
    paste(dialog.field, "Ana " * 300)
    assert len(dialog.field.text()) == 1000
    assert any("The first 1,000 characters" in words.text() for words in dialog.findChildren(Words))


def test_words_that_are_moved_are_not_taken_from_where_they_were(open_room: Callable[..., Room]) -> None:
    """What goes from field to field within the window is moved, save where not all of it comes."""
    room = open_room("plan", None)
    from_there, to_here = fields_in(room)[:2]
    mime = plain("word " * 30_000)
    event = Moved(mime, from_there)
    to_here.dropEvent(event)
    assert event.dropAction() == COPY


def test_thousands_of_lines_in_a_list_leave_it_quick_and_lose_no_word(open_room: Callable[..., Room]) -> None:
    room = open_room("list", None)
    lines = [f"thing {n}" for n in range(4_000)]
    paste(room.card.editor.focus_target(), "\n".join(lines))
    assert len(room.card.editor.lines) <= 110
    entries = [entry["text"] for entry in room.session.answer(IT)["entries"]]
    assert "\n".join(entries).split("\n") == lines
    assert not is_too_large(room.session.answer(IT))  # it can be gone on with
