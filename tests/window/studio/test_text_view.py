"""Text, as somebody uses it who writes a course there: by mouse and by keyboard."""
# ruff: noqa: E501

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QDropEvent, QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.window.look.test_tokens import contrast
from tests.window.studio.conftest import ONE
from workbook.course.problems import Problem
from workbook.window.look.theme import Theme
from workbook.window.look.tokens import THEMES
from workbook.window.parts.words import Words
from workbook.window.studio import text_states
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen
from workbook.window.studio.text_colours import COLOURS
from workbook.window.studio.text_view import TextView

PATH = "modules/03-guard.md"
TEXT = """---
title: Am I safe?
---
Some words before.

## Trying harder {#trying-harder}

More effort often reads as *more* alarm.

::: reflection tried
title: A time I tried harder
hint: You should describe your shoulders.
share: private

What did your body do?
:::

Words between.

## On guard {#on-guard}

::: note A word
Café, and words in a box.
:::
"""
IDS = [("need-lonely", "2.1 Lonely moments"), ("tried", "3.1 A time I tried harder")]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HINT = 12  # the line


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[TextView]:
    window = QMainWindow()
    made = TextView(theme, lambda: IDS)
    window.setCentralWidget(made)
    window.resize(640, 760)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.show_text(PATH, TEXT)
    made.go_to(1, focus=True)
    made.editor.colours.finish()
    yield made
    window.close()


def key(view: TextView, name: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view.editor, name, mods)


def type_in(view: TextView, words: str) -> None:
    QTest.keyClicks(view.editor, words)
    view.editor.colours.catch_up()


def put_below(view: TextView, line: int, *words: str) -> None:
    """A new line below a line, and words in it."""
    view.go_to(line)
    key(view, Qt.Key.Key_End)
    for one in words:
        key(view, Qt.Key.Key_Return)
        type_in(view, one)


def lines(view: TextView) -> list[str]:
    return view.text().split("\n")


def offered(view: TextView) -> list[str]:
    return [] if view.offers.isHidden() else [offer.shown for offer in view.offers.offered()]


def problem(
    line: int, *, column: int = 1, level: str = "error", code: str = "word-to-weigh", hint: str = ""
) -> Problem:
    return Problem(PATH, line, column, level, code, "This is wrong.", hint)  # type: ignore[arg-type]


def shown_lines(view: TextView) -> list[int]:
    return [block.blockNumber() + 1 for block, _area in view.editor.lines_in_view()]


# What is told


def test_the_whole_text_is_told_once_when_typing_pauses(qtbot: QtBot, view: TextView) -> None:
    told: list[str] = []
    view.edited.connect(told.append)
    put_below(view, 8, "One", "Two")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [TEXT.replace("alarm.\n", "alarm.\nOne\nTwo\n")]
    qtbot.wait(300)
    assert len(told) == 1


def test_nothing_is_told_of_what_is_shown(qtbot: QtBot, view: TextView) -> None:
    with qtbot.assertNotEmitted(view.edited, wait=300):
        view.show_text(PATH, TEXT.replace("between", "in between"))
        view.show_text("modules/04-x.md", "Another.")
    assert view.text() == "Another."


def test_leaving_tells_at_once_with_what_was_being_composed(qtbot: QtBot, view: TextView) -> None:
    told: list[str] = []
    view.edited.connect(told.append)
    other = QPushButton("other", view.window())
    other.show()
    view.go_to(18)
    QApplication.sendEvent(view.editor, QInputMethodEvent("か", []))
    assert lines(view)[17] == "かWords between."
    other.setFocus()
    assert told == [TEXT.replace("Words between", "かWords between")]


def test_a_text_that_changed_elsewhere_keeps_the_place(view: TextView) -> None:
    view.go_to(18)
    key(view, Qt.Key.Key_End)
    view.editor.toggle_fold(view.editor.document().findBlockByNumber(21))
    view.show_text(PATH, TEXT.replace("Some words before.\n", "Some words before.\nAnd more.\nAnd more.\n"))
    assert view.editor.textCursor().block().text() == "Words between."
    assert view.editor.textCursor().atBlockEnd()
    assert view.editor.folded() == [23]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "a"), ("a", ""), ("a\n", "a"), ("a", "a\n"), ("a\nb", "a"), ("a", "a\nb"), ("a\nb\n", "b\n"), ("b\n", "a\nb\n"),
        ("a\nb\nc", "a\nc"), ("a\nc", "a\nb\nc"), ("a\n\nb", "a\nb"), ("\n\n", ""), ("", "\n\n"), ("a😀\nb", "a\nb😀\n"),
        ("a\nb\nc\n", "a\nx\ny\nc\n"), ("a\na\na", "a\na"), ("x\ny", "y\nx"),
    ],
)  # fmt: skip
def test_only_what_differs_becomes_other(view: TextView, old: str, new: str) -> None:
    view.show_text(PATH, old)
    view.show_text(PATH, new)
    assert view.text() == new


def test_undo_is_the_windows(view: TextView, qtbot: QtBot) -> None:
    window = view.window()
    done: list[str] = []
    for name, keys in (("undo", QKeySequence.StandardKey.Undo), ("redo", QKeySequence.StandardKey.Redo)):
        action = QAction(name, window)
        action.setShortcuts(keys)
        action.triggered.connect(lambda _on=False, name=name: done.append(name))
        window.addAction(action)
    type_in(view, "x")
    key(view, Qt.Key.Key_Z, CTRL)
    assert done == ["undo"]
    key(view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert done == ["undo", "redo"]
    assert lines(view)[0] == "x---"
    assert not view.editor.document().isUndoAvailable()


def test_the_line_of_the_cursor_is_told(view: TextView) -> None:
    told: list[int] = []
    view.line_changed.connect(told.append)
    view.go_to(HINT)
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Right)
    assert told == [HINT, HINT + 1]


def test_a_click_beside_a_line_goes_there(view: TextView) -> None:
    place = view.editor.place_of_line(7)
    QTest.mouseClick(view.editor.numbers, Qt.MouseButton.LeftButton, pos=QPoint(4, place.center().y()))
    assert view.editor.textCursor().blockNumber() == 7
    assert view.editor.hasFocus()


# Keys that leave or stay


def test_tab_writes_blanks_and_ctrl_tab_leaves(view: TextView) -> None:
    beside = QPushButton("beside", view)
    view.column.addWidget(beside)
    beside.show()
    beside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.go_to(18)
    key(view, Qt.Key.Key_Tab)
    assert lines(view)[17] == "  Words between."
    key(view, Qt.Key.Key_Backtab, SHIFT)
    assert lines(view)[17] == "Words between."
    view.editor.setFocus()
    key(view, Qt.Key.Key_Tab, CTRL)
    assert not view.editor.hasFocus()
    assert "Ctrl+Tab" in view.editor.accessibleDescription()


def test_tab_moves_all_lines_that_are_selected(view: TextView) -> None:
    view.show_text("modules/1.md", "- a\n\n- b\n- c")
    view.editor.selectAll()
    key(view, Qt.Key.Key_Tab)
    assert view.text() == "  - a\n\n  - b\n  - c"
    view.editor.selectAll()
    key(view, Qt.Key.Key_Backtab, SHIFT)
    assert view.text() == "- a\n\n- b\n- c"


# Colours


def colour_at(view: TextView, line: int, column: int) -> str:
    view.editor.colours.finish()
    block = view.editor.document().findBlockByNumber(line - 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + column)
    return cursor.charFormat().foreground().color().name().upper()


def test_what_is_written_has_the_colour_of_what_it_is(view: TextView, theme: Theme) -> None:
    tokens = theme.tokens
    assert colour_at(view, 10, 1) == tokens.bring
    assert colour_at(view, 10, 18) == tokens.lock, "an id"
    assert colour_at(view, HINT, 2) == tokens.accent
    assert colour_at(view, 6, 5) == tokens.accent_ink
    assert colour_at(view, 13, 9) == tokens.lock, "one of a few words"
    put_below(view, HINT, "hnt: x")
    assert colour_at(view, HINT + 1, 2) == tokens.error
    view.go_to(10)
    for _ in range(4):
        key(view, Qt.Key.Key_Delete)
    assert colour_at(view, HINT, 2) not in (tokens.accent, tokens.lock), "no block is open any more"


def test_emoji_before_a_mark_do_not_shift_its_colour(view: TextView, theme: Theme) -> None:
    view.show_text("modules/1.md", "😀😀 [@smith] and")
    assert colour_at(view, 1, 5) != theme.tokens.lock
    assert colour_at(view, 1, 6) == theme.tokens.lock
    assert colour_at(view, 1, 14) != theme.tokens.lock


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", sorted(set(COLOURS.values())))
def test_every_colour_can_be_read(name: str, token: str) -> None:
    tokens = THEMES[name]
    for ground in ("field", "page", "error_soft", "caution_soft"):
        least = 4.5 if ground in ("field", "page") else 4.0  # behind a line, while something is wrong in it
        assert contrast(getattr(tokens, token), getattr(tokens, ground)) >= least, ground


def test_a_long_text_is_coloured_to_its_end_little_by_little(
    qtbot: QtBot, view: TextView, theme: Theme
) -> None:
    view.show_text("modules/1.md", "## A page\n\n" * 900)
    qtbot.waitUntil(lambda: view.editor.document().findBlockByNumber(1798).userState() > 0, timeout=5000)
    assert colour_at(view, 1799, 4) == theme.tokens.accent_ink


def test_other_colours_are_taken_at_once(view: TextView, theme: Theme) -> None:
    theme.choose("dark")
    assert colour_at(view, HINT, 2) == theme.tokens.accent == THEMES["dark"].accent


# Folding


def test_a_block_and_a_page_fold_by_keys(view: TextView) -> None:
    view.go_to(HINT)
    key(view, Qt.Key.Key_BracketLeft, CTRL | SHIFT)
    assert [n for n in range(10, 18) if n in shown_lines(view)] == [10, 17]
    assert view.editor.textCursor().blockNumber() + 1 == 10
    key(view, Qt.Key.Key_BracketRight, CTRL | SHIFT)
    assert [n for n in range(10, 18) if n in shown_lines(view)] == [*range(10, 18)]
    view.go_to(8)
    key(view, Qt.Key.Key_BracketLeft, CTRL | SHIFT)
    assert [n for n in range(6, 22) if n in shown_lines(view)] == [6, 20, 21]


def test_a_block_folds_by_a_click_at_its_sign(view: TextView) -> None:
    place = view.editor.place_of_line(9)
    at = QPoint(view.editor.numbers.width() - 12, place.center().y())
    QTest.mouseClick(view.editor.numbers, Qt.MouseButton.LeftButton, pos=at)
    assert 11 not in shown_lines(view)
    QTest.mouseClick(view.editor.numbers, Qt.MouseButton.LeftButton, pos=at)
    assert 11 in shown_lines(view)


def test_the_cursor_passes_what_is_folded_and_nothing_is_written_there(view: TextView) -> None:
    view.editor.toggle_fold(view.editor.document().findBlockByNumber(9))
    view.go_to(10)
    key(view, Qt.Key.Key_Down)
    assert view.editor.textCursor().blockNumber() + 1 == 17
    key(view, Qt.Key.Key_Up)
    assert view.editor.textCursor().blockNumber() + 1 == 10
    key(view, Qt.Key.Key_End)
    key(view, Qt.Key.Key_Delete)
    assert lines(view)[9] == "::: reflection triedtitle: A time I tried harder"
    assert 11 in shown_lines(view), "what is changed is seen"


def test_going_to_a_line_that_is_folded_shows_it(view: TextView) -> None:
    view.editor.toggle_fold(view.editor.document().findBlockByNumber(9))
    view.go_to(HINT)
    assert HINT in shown_lines(view)


# What is wrong


def test_the_sentence_stands_below_the_line_of_the_cursor(view: TextView) -> None:
    view.show_problems([problem(HINT, column=7, hint="Perhaps so."), problem(18, level="advice")])
    before = view.editor.place_of_line(HINT)
    assert view.message.isHidden()
    view.go_to(HINT)
    assert [words.text() for words in view.message.findChildren(Words)] == ["This is wrong. Perhaps so."]
    line = view.editor.place_of_line(HINT - 1)
    assert view.message.geometry().top() == line.bottom() + 1
    below = view.editor.place_of_line(HINT)
    assert below.top() >= view.message.geometry().bottom(), "the next line makes room"
    type_in(view, "x")
    assert view.editor.place_of_line(HINT).top() == below.top()
    view.go_to(1)
    assert view.message.isHidden()
    assert view.editor.place_of_line(HINT) == before


def test_what_is_wrong_moves_along_with_its_line(view: TextView) -> None:
    view.show_problems([problem(18)])
    put_below(view, 8, "One", "Two")
    assert view.problems_at(18) == []
    assert [found.line for found in view.problems_at(20)] == [20]
    view.go_to(20)
    assert not view.message.isHidden()


def test_the_idea_is_asked_for_by_mouse_and_by_key(qtbot: QtBot, view: TextView) -> None:
    view.show_text(PATH, TEXT.replace("::: reflection", "::: reflectoin"))
    found = problem(10, code="unknown-kind", hint="Did you mean `reflection`?")
    view.show_problems([found])
    view.go_to(10)
    use = view.message.findChildren(QPushButton)[0]
    assert use.accessibleDescription() == "Write `reflection`."
    with qtbot.waitSignal(view.idea_wanted) as wanted:
        QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    assert wanted.args == [found]
    with qtbot.waitSignal(view.idea_wanted):
        QTest.keyClick(use, Qt.Key.Key_Return)


def test_no_idea_is_promised_where_there_is_none(view: TextView) -> None:
    view.show_problems([problem(HINT)])
    view.go_to(HINT)
    assert view.message.findChildren(QPushButton) == []


def test_a_thousand_problems_are_shown(view: TextView) -> None:
    view.show_text("modules/1.md", "Words.\n" * 1000)
    view.show_problems([problem(n, level="advice") for n in range(1, 1001)])
    view.go_to(900)
    assert len(view.editor.levels) == 1000
    assert not view.message.isHidden()


# What can stand here


def test_a_kind_is_added_with_its_name_a_question_and_its_last_line(view: TextView) -> None:
    put_below(view, 18, "", "::: s")
    assert set(offered(view)) == {"scale", "stems"}
    assert view.offers.foot.text() == "Enter adds it with its name, a question and its last line. Esc closes."
    while view.offers.rows.currentRow() != offered(view).index("scale"):
        key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Return)
    assert lines(view)[19:23] == ["::: scale guard-scale", "", "Your question?", ":::"]
    assert view.editor.textCursor().selectedText() == "Your question?"
    QTest.keyClicks(view.editor, "How calm?")
    assert lines(view)[21] == "How calm?"


def test_a_kind_is_taken_by_mouse_and_replaced_alone_where_a_block_stands(view: TextView) -> None:
    view.go_to(22)
    key(view, Qt.Key.Key_End)
    for _ in range(len("note A word")):
        key(view, Qt.Key.Key_Backspace)
    type_in(view, "tr")
    assert offered(view) == ["try"]
    rows: QListWidget = view.offers.rows
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center()
    )
    assert lines(view)[21:24] == ["::: try", "Café, and words in a box.", ":::"]
    assert view.editor.hasFocus()


def test_settings_and_their_words_are_offered(view: TextView) -> None:
    put_below(view, HINT, "pa")
    assert offered(view) == ["paper"], "only those of the kind that are not there yet"
    key(view, Qt.Key.Key_Tab)
    assert lines(view)[HINT] == "paper: "
    assert offered(view) == ["half page", "page"]
    key(view, Qt.Key.Key_Return)
    assert lines(view)[HINT] == "paper: half page"


def test_an_exercise_is_chosen_by_its_title_and_its_id_is_written(view: TextView) -> None:
    put_below(view, HINT, "recall: lon")
    assert offered(view) == ["2.1 Lonely moments"]
    key(view, Qt.Key.Key_Return)
    assert lines(view)[HINT] == "recall: need-lonely"
    put_below(view, HINT, "show-if: 2.1")
    assert offered(view) == ["2.1 Lonely moments"]


def test_esc_closes_the_list_and_typing_goes_on(view: TextView) -> None:
    put_below(view, 18, "", "::: s")
    key(view, Qt.Key.Key_Escape)
    assert view.offers.isHidden()
    key(view, Qt.Key.Key_Return)
    assert lines(view)[19:21] == ["::: s", ""]


def test_ctrl_space_asks_for_all_settings(view: TextView) -> None:
    put_below(view, HINT, "")
    assert offered(view) == []
    key(view, Qt.Key.Key_Space, CTRL)
    assert {"example", "minutes"} <= set(offered(view))
    assert "hint" not in offered(view)


def test_nothing_is_offered_in_plain_words(view: TextView) -> None:
    put_below(view, 18, "share: p")
    assert offered(view) == []
    put_below(view, 14, "share: p")
    assert offered(view) == [], "these are words of the question"


# Finding


def test_words_are_found_without_regard_to_capitals_and_accents(view: TextView, qtbot: QtBot) -> None:
    key(view, Qt.Key.Key_F, CTRL)
    assert view.find_bar.field.hasFocus()
    QTest.keyClicks(view.find_bar.field, "cafe")
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Return)
    assert view.find_bar.count.text() == "1 of 1"
    assert view.editor.textCursor().selectedText() == "Café"
    QTest.mouseClick(
        view.find_bar.exact, Qt.MouseButton.LeftButton, pos=QPoint(8, view.find_bar.exact.height() // 2)
    )
    assert view.find_bar.count.text() == "Not in this text."
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    assert view.find_bar.isHidden()
    assert view.editor.hasFocus()


def test_next_and_previous_go_around(view: TextView) -> None:
    view.find_bar.open_up(replace=False)
    view.find_bar.field.setText("words")
    at = []
    for _ in range(4):
        QTest.mouseClick(view.find_bar.next, Qt.MouseButton.LeftButton)
        at.append(view.find_bar.count.text())
    assert set(at) == {"1 of 3", "2 of 3", "3 of 3"}
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Return, SHIFT)
    assert view.find_bar.count.text() == at[2]
    view.editor.setFocus()
    key(view, Qt.Key.Key_F3)
    assert view.find_bar.count.text() == at[3]


def test_all_are_replaced_in_one_step(qtbot: QtBot, view: TextView) -> None:
    told: list[str] = []
    view.edited.connect(told.append)
    key(view, Qt.Key.Key_H, CTRL)
    view.find_bar.field.setText("WORDS")
    view.find_bar.other.setText("signs😀")
    QTest.mouseClick(view.find_bar.all, Qt.MouseButton.LeftButton)
    wanted = TEXT.replace("words", "signs😀").replace("Words", "signs😀")
    assert told == [wanted]
    assert view.text() == wanted
    assert view.find_bar.count.text() == "3 places are written anew."


def test_one_is_replaced_and_the_next_is_shown(view: TextView) -> None:
    view.find_bar.open_up(replace=True)
    view.find_bar.field.setText("words")
    view.find_bar.other.setText("signs")
    QTest.keyClick(view.find_bar.other, Qt.Key.Key_Return)
    QTest.keyClick(view.find_bar.other, Qt.Key.Key_Return)
    assert lines(view)[3] == "Some signs before."
    assert view.editor.textCursor().selectedText() == "Words"


def test_what_is_found_in_a_fold_is_shown(view: TextView) -> None:
    view.editor.toggle_fold(view.editor.document().findBlockByNumber(9))
    view.find_bar.open_up(replace=False)
    view.find_bar.field.setText("shoulders")
    view.find_bar.step(1)
    assert HINT in shown_lines(view)


# What comes from elsewhere


def test_pasted_words_are_plain_and_dropped_files_are_not_written(view: TextView) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> words")
    view.go_to(18)
    view.editor.insertFromMimeData(data)
    assert lines(view)[17] == "bold wordsWords between."


def test_words_are_dropped_where_they_are_let_go(view: TextView) -> None:
    data = QMimeData()
    data.setText("dropped ")
    place = view.editor.place_of_line(17)
    at = QPointF(0, place.center().y())
    event = QDropEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.editor.dropEvent(event)
    assert lines(view)[17] == "dropped Words between."


# Looks, and who listens


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_any_size(view: TextView, theme: Theme, scale: float) -> None:
    for _ in range(8 if scale > 1 else 0):
        theme.larger()
    view.show_problems(
        [problem(HINT, hint="A long hint that goes on and on, over more than one line at this size.")]
    )
    view.go_to(HINT)
    inside = view.editor.viewport().rect()
    assert inside.contains(view.message.geometry().topLeft())
    assert view.message.geometry().right() <= inside.right()
    for words in view.message.findChildren(Words):
        assert words.height() >= words.heightForWidth(words.width()) - 1
    assert view.editor.horizontalScrollBar().maximum() == 0
    put_below(view, 18, "", "::: s")
    assert view.editor.rect().contains(view.offers.geometry())


def test_lines_are_read_from_the_right_where_their_words_are(view: TextView) -> None:
    view.show_text("modules/1.md", "::: line a\n\nمتى شعرت بالأمان؟\n:::\n")
    document = view.editor.document()
    assert document.findBlockByNumber(2).textDirection() == Qt.LayoutDirection.RightToLeft
    assert document.findBlockByNumber(0).textDirection() == Qt.LayoutDirection.LeftToRight


def test_assistive_tools_know_what_it_is(view: TextView) -> None:
    view.show_problems([problem(HINT)])
    view.go_to(HINT)
    view.find_bar.open_up(replace=True)
    for widget in (view.editor, view.find_bar.field, view.find_bar.other, view.offers.rows, view.message):
        face = QAccessible.queryAccessibleInterface(widget)
        assert face.text(QAccessible.Text.Name), widget
    editor = QAccessible.queryAccessibleInterface(view.editor)
    assert editor.role() == QAccessible.Role.EditableText
    assert editor.state().multiLine


def test_states_say_where_a_line_stands(view: TextView) -> None:
    state = view.editor.document().findBlockByNumber(HINT - 1).userState()
    assert text_states.kind_of(state) == "reflection"
    assert text_states.where(state) == text_states.SETTINGS
    assert text_states.kind_of(-1) == ""


def test_in_the_studio_what_is_typed_is_taken_back_and_an_idea_mends_it(
    studio: StudioScreen, qtbot: QtBot
) -> None:
    studio.structure.show_place(Place("part", ONE, 2))
    way = next(button for button in studio.middle.ways.findChildren(QToolButton) if button.text() == "Text")
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    view, draft = studio.middle.text_view, studio.middle._drafting.draft
    assert isinstance(view, TextView)
    line = lines(view).index("share: private") + 1
    view.go_to(line, focus=True)
    QTest.keyClicks(view.editor, "x")
    key(view, Qt.Key.Key_Z, CTRL)
    assert lines(view)[line - 1] == "share: private"
    view.go_to(line, focus=True)
    key(view, Qt.Key.Key_End)
    key(view, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: bool(view.message.findChildren(QPushButton)), timeout=10_000)
    QTest.mouseClick(view.message.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert lines(view)[line - 1] == "share: private"
    source = draft.source(ONE)
    assert source is not None
    assert source.plain == view.text()


WALK = [
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return,
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_a_random_walk_breaks_nothing(view: TextView, seed: int) -> None:
    chance = random.Random(seed)
    told: list[str] = []
    view.edited.connect(told.append)
    for _ in range(350):
        act = chance.randrange(12)
        line = chance.randrange(1, view.editor.blockCount() + 1)
        if act < 4:
            key(view, chance.choice(WALK), chance.choice([Qt.KeyboardModifier.NoModifier, SHIFT, CTRL]))
        elif act < 7:
            words = chance.choice(["a", ":::", "::: s", "hint: ", "- ", "```", "<!--", "## ", "𐐷", "{#"])
            QTest.keyClicks(view.editor, words) if words.isascii() else view.editor.insertPlainText(words)
        elif act == 7:
            view.editor.fold_here(folded=chance.random() < 0.6)
        elif act == 8:
            view.go_to(line)
        elif act == 9:
            view.show_problems(
                [problem(chance.randrange(1, 40), column=chance.randrange(1, 20)) for _ in range(5)]
            )
        elif act == 10:
            view.show_text(PATH, chance.choice([view.text(), view.text().replace("a", "b", 1), TEXT]))
        else:
            view.find_bar.open_up(replace=True)
            view.find_bar.field.setText("a")
            view.find_bar.step(1)
            view.find_bar.close_up()
        if chance.random() < 0.2:
            QTest.qWait(1)
        assert view.editor.textCursor().block().isVisible()
    text = view.text()
    view.take_now()
    assert told[-1] == text or view._told == text
    view.editor.colours.finish()
    block = view.editor.document().firstBlock()
    while block.isValid():
        assert block.userState() > 0
        block = block.next()
