"""A learner marks words on a page and writes notes, by mouse and by keyboard alone; all of it is kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbook.answers.file.workbook_file import open_workbook
from workbook.answers.marking.order import PageName
from workbook.answers.tables.marks import LONGEST_NOTE, Quotation, new_mark
from workbook.window.accessible.telling import telling
from workbook.window.main_window import MainWindow
from workbook.window.marking import page_marks
from workbook.window.marking.mark_bar import MarkBar
from workbook.window.overviews.marks_screen import MarksScreen
from workbook.window.pages.edge_pages import LAST, NOBODYS
from workbook.window.pages.kept_answers import KeptAnswers, LostMark
from workbook.window.pages.page_view import PageView
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import Mark as ToldMark

WORDS = "Some words before the first page."
Key = Qt.Key


@pytest.fixture
def files(files: dict[str, bytes]) -> dict[str, bytes]:
    arabic = "الجسد الحَذِر قد يقرأ الجهد علامةً أخرى على الخطر."
    chinese = "身体在警惕时，可能会把努力当作又一个危险的信号。慢慢来。"
    text = f"Only text here 😀 to mark.\n\nA second paragraph with *more* words.\n\n{arabic}\n\n{chinese}\n"
    return {**files, "modules/02-next.md": f"---\ntitle: Another\n---\n{text}".encode()}


def text_of(view: PageView, words: str) -> Prose:
    view.complete()
    return next(text for text in view.findChildren(Prose) if words in text.toPlainText())


def select(text: Prose, words: str) -> None:
    """As somebody does by mouse."""
    cursor = text.document().find(words)
    assert not cursor.isNull()
    text.setTextCursor(cursor)
    text.selected.emit()


def bar_of(view: PageView) -> MarkBar:
    return view.findChildren(MarkBar)[0]


def mark_by_mouse(qtbot: QtBot, screen: WorkbookScreen, words: str, colour: str = "honey") -> None:
    view = screen.current()
    select(text_of(view, words), words)
    qtbot.waitUntil(lambda: bool(view.findChildren(MarkBar)) and bar_of(view).isVisible())
    QTest.mouseClick(bar_of(view).colours[colour], Qt.MouseButton.LeftButton)


def kept(window: MainWindow, path: Path) -> list[tuple[str, str, str]]:
    window.show_home()
    with open_workbook(path) as file:
        return sorted((mark.sort, mark.words, mark.note) for mark in file.marks())


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def test_words_are_marked_by_mouse_in_each_colour_and_drawn(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, path: Path
) -> None:
    opened.show_page("next", "next")
    for words, colour in (("Only text", "honey"), ("more", "mint"), ("second", "slate")):
        mark_by_mouse(qtbot, opened, words, colour)
        assert bar_of(opened.current()).isHidden()
    text = text_of(opened.current(), "Only text")
    plain = text.grab().toImage()
    assert text.passages
    told = [told.accessibleName() for told in text.findChildren(ToldMark)]
    assert {"Honey mark: Only text", "Mint mark: more", "Slate mark: second"} <= set(told)
    text.passages.show([])
    assert text.grab().toImage() != plain
    assert kept(window, path) == [("honey", "Only text", ""), ("mint", "more", ""), ("slate", "second", "")]


def test_the_bar_lies_beside_the_words_and_copies_them(qtbot: QtBot, opened: WorkbookScreen) -> None:
    view = opened.current()
    text = text_of(view, WORDS)
    select(text, "words before")
    qtbot.waitUntil(lambda: bool(view.findChildren(MarkBar)) and bar_of(view).isVisible())
    bar = bar_of(view)
    assert text.passages
    box = text.passages.box_of(text.textCursor().selectionStart(), text.textCursor().selectionEnd())
    page = view.widget()
    assert page is not None
    box.translate(text.mapTo(page, QPoint(0, 0)))
    assert not bar.geometry().intersects(box)
    QTest.mouseClick(bar.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "words before"
    assert not opened.session.marks.all


def test_a_passage_is_marked_noted_changed_and_removed_by_keyboard_alone(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, path: Path
) -> None:
    opened.take_focus()
    window.do("read on")
    press(Key.Key_Home)
    for _unused in range(4):
        press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    window.do("mark")
    bar = bar_of(opened.current())
    assert bar.colours["honey"].hasFocus()
    press(Key.Key_Right)
    assert bar.colours["mint"].hasFocus()
    press(Key.Key_Return)
    [mark] = opened.session.marks.all.values()
    assert (mark.words, mark.sort) == ("Some", "mint")
    focused = QApplication.focusWidget()
    assert isinstance(focused, Prose)  # one goes on reading
    window.do("mark")  # the caret stands at the mark: the bar is for it
    assert bar.remove.isVisible()
    press(Key.Key_3)
    assert opened.session.marks.all[mark.id].sort == "slate"
    window.do("mark")
    press(Key.Key_N)
    card = opened.current().marking.cards[mark.id]
    assert card.field.hasFocus()
    QTest.keyClicks(card.field, "Ask Noor")
    assert opened.session.marks.all[mark.id].note == "Ask Noor"
    opened.current().show_mark(mark.id)
    window.do("mark")
    press(Key.Key_Escape)
    assert bar.isHidden()
    text = text_of(opened.current(), WORDS)
    assert text.textCursor().selectedText() == "Some"
    window.do("mark")
    press(Key.Key_Delete)
    assert not opened.session.marks.all
    opened.session.acts.undo()
    assert kept(window, path) == [("slate", "Some", "Ask Noor")]


def test_who_has_selected_nothing_is_told_how(opened: WorkbookScreen, window: MainWindow) -> None:
    opened.take_focus()
    window.do("mark")
    assert opened._where.text() == "Select some words of the text first: F7, then Shift with the arrows."


def write_note(qtbot: QtBot, screen: WorkbookScreen, words: str, note: str) -> str:
    mark_by_mouse(qtbot, screen, words)
    mark = next(mark for mark in screen.session.marks.all.values() if mark.words == words)
    screen.session.marks.write(mark.id, note)
    qtbot.waitUntil(lambda: mark.id in screen.current().marking.cards)
    return mark.id


def test_notes_stand_beside_their_lines_where_there_is_room_and_else_below_their_paragraph(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow
) -> None:
    opened.show_page("next", "next")
    window.resize(1400, 800)
    mark_id = write_note(qtbot, opened, "Only text", "A note.")
    card = opened.current().marking.cards[mark_id]
    text = text_of(opened.current(), "Only text")
    qtbot.waitUntil(lambda: card.isVisible() and not text.isAncestorOf(card))
    page = opened.current().widget()
    assert page is not None
    assert card.mapTo(page, QPoint(0, 0)).x() >= text.mapTo(page, text.rect().topRight()).x()
    assert abs(card.mapTo(page, QPoint(0, 0)).y() - text.mapTo(page, QPoint(0, 0)).y()) < 60
    window.resize(900, 700)
    qtbot.waitUntil(lambda: text.isAncestorOf(card))
    second = text.document().find("second")
    first = text.document().find("Only text")
    assert text.cursorRect(first).bottom() <= card.y()
    assert card.geometry().bottom() <= text.cursorRect(second).bottom()
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: not text.isAncestorOf(card))


def test_an_empty_note_goes_and_the_mark_stays(qtbot: QtBot, opened: WorkbookScreen) -> None:
    mark_by_mouse(qtbot, opened, "words before")
    [mark] = opened.session.marks.all.values()
    marking = opened.current().marking
    marking._write(mark.id)
    assert marking.cards[mark.id].field.hasFocus()
    opened.take_focus()
    qtbot.waitUntil(lambda: mark.id not in marking.cards)
    assert mark.id in opened.session.marks.all
    opened.session.marks.write(mark.id, "A note")
    qtbot.waitUntil(lambda: mark.id in marking.cards)
    QTest.mouseClick(marking.cards[mark.id].remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: mark.id not in marking.cards)
    opened.session.acts.undo()
    assert opened.session.marks.all[mark.id].note == "A note"


def test_a_note_for_the_whole_page_comes_last_and_goes_when_it_stays_empty(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, path: Path
) -> None:
    window.do("page note")
    [mark] = opened.session.marks.all.values()
    card = opened.current().marking.cards[mark.id]
    opened.take_focus()
    qtbot.waitUntil(lambda: not opened.session.marks.all)
    window.do("page note")
    card = next(iter(opened.current().marking.cards.values()))
    QTest.keyClicks(card.field, "All of it")
    assert kept(window, path) == [("page", "", "All of it")]


def test_a_note_that_is_too_long_is_not_taken_and_that_is_said(qtbot: QtBot, opened: WorkbookScreen) -> None:
    mark_id = write_note(qtbot, opened, "words before", "A note")
    card = opened.current().marking.cards[mark_id]
    card.field.insertPlainText("x" * (LONGEST_NOTE + 1))
    assert card.field.text() == "A note"
    assert card.full.text() == (
        "A note can have 20,000 letters. What would be longer is still where you took it from."
    )


def test_a_passage_that_is_too_long_is_not_marked_and_that_is_said(
    opened: WorkbookScreen, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_marks, "LONGEST_WORDS", 12)
    text = text_of(opened.current(), WORDS)
    text.read()
    text.selectAll()
    window.do("mark")
    press(Key.Key_1)
    assert not opened.session.marks.all
    assert opened._where.text() == "A mark can have 12 letters. Choose a shorter passage."


@pytest.mark.parametrize("words", ["يقرأ الجهد علامةً أخرى", "又一个危险的信号", "😀 to mark"])
def test_words_of_any_script_are_marked_and_found_again(
    qtbot: QtBot, opened: WorkbookScreen, words: str
) -> None:
    opened.show_page("next", "next")
    mark_by_mouse(qtbot, opened, words)
    [mark] = opened.session.marks.all.values()
    assert mark.words == words
    text = text_of(opened.current(), words)
    place = opened.current().marking._placed[mark.id]
    cursor = QTextCursor(text.document())
    cursor.setPosition(place.start)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == words


def test_marks_may_overlap_and_one_inside_another_changes_its_colour(
    qtbot: QtBot, opened: WorkbookScreen
) -> None:
    mark_by_mouse(qtbot, opened, "words before", "honey")
    mark_by_mouse(qtbot, opened, "before the first", "mint")
    assert len(opened.session.marks.all) == 2
    mark_by_mouse(qtbot, opened, "first", "slate")
    assert sorted(mark.sort for mark in opened.session.marks.all.values()) == ["honey", "slate"]


def test_marks_are_there_again_at_another_text_size_and_on_the_first_page(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow
) -> None:
    mark_id = write_note(qtbot, opened, "words before", "A note")
    window.theme.larger()
    qtbot.waitUntil(lambda: mark_id in opened.current().marking.cards)
    assert mark_id in opened.current().marking._placed


def test_a_bookmark_is_set_by_button_and_key_and_shown_in_the_outline(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, path: Path
) -> None:
    opened.complete()
    view = opened.current()
    assert view.bookmark is not None
    assert view.bookmark.text() == "Bookmark"
    QTest.mouseClick(view.bookmark, Qt.MouseButton.LeftButton)
    assert view.bookmark.text() == "Bookmarked"
    module, page = opened.place()
    assert opened.outline is not None
    model = opened.outline.model()
    row = model.index_of(module.id, page.id)  # type: ignore[attr-defined]
    assert "bookmarked" in str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    window.do("bookmark")
    assert view.bookmark.text() == "Bookmark"
    window.do("bookmark")
    assert kept(window, path) == [("bookmark", "", "")]


@pytest.fixture
def listed(qtbot: QtBot, opened: WorkbookScreen, window: MainWindow) -> Callable[[], MarksScreen]:
    def show() -> MarksScreen:
        window.do("marks")
        screen = window.screen_now()
        assert isinstance(screen, MarksScreen)
        screen.complete()
        return screen

    return show


def test_all_of_them_are_listed_in_the_order_of_the_course_and_lead_to_their_place(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, listed: Callable[[], MarksScreen]
) -> None:
    assert listed().nothing.isVisible()
    window.go_to_workbook()
    opened.show_page("next", "next")
    second = write_note(qtbot, opened, "Only text", "A note.")
    opened.show_page("all", "all")
    mark_by_mouse(qtbot, opened, "words before", "mint")
    window.do("bookmark")
    screen = listed()
    assert [row.accessibleName() for row in screen.rows.values()] == [
        "Bookmark", "Mint: words before", "Honey: Only text",
    ]  # fmt: skip
    row = screen.rows[second]
    assert row.note is not None
    row.note.setFocus()
    QTest.keyClicks(row.note, "Now: ")
    assert opened.session.marks.all[second].note == "Now: A note."
    QTest.mouseClick(row.show_there, Qt.MouseButton.LeftButton)
    assert window.screen_now() is opened
    assert opened.place()[1].id == "next"
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), Prose))


def test_one_is_removed_from_the_list_and_taken_back(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, listed: Callable[[], MarksScreen]
) -> None:
    mark_id = write_note(qtbot, opened, "words before", "A note")
    screen = listed()
    QTest.mouseClick(screen.rows[mark_id].remove, Qt.MouseButton.LeftButton)
    assert not screen.rows
    assert screen.nothing.isVisible()
    window.do("undo")
    assert opened.session.marks.all[mark_id].note == "A note"
    assert mark_id in screen.rows


def test_what_the_course_has_no_longer_is_under_kept_answers_with_its_words(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:

    with open_workbook(path) as file:
        made = new_mark("mint", "all", "all", datetime.now(UTC))
        file.put_mark(made._replace(words="words that are gone", note="My own words", lost=True))
        file.put_mark(made._replace(id="b", page="no-such-page", words="of a page that is gone"))
    window.entrance.open_path(str(path))
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    screen.show_page("kept answers", "kept answers")
    view = screen.current()
    assert isinstance(view, KeptAnswers)
    view.complete()
    said = {card.said for card in view.findChildren(LostMark)}
    assert said == {"words that are gone\nMy own words", "of a page that is gone"}
    assert screen.session.marks.of_page(PageName("all", "all")) == []


def test_words_that_the_text_does_not_have_keep_their_note_on_the_page(
    qtbot: QtBot, opened: WorkbookScreen
) -> None:

    mark = opened.session.marks.mark(
        PageName("all", "all"), Quotation(0, "", "words of another language", ""), "mint"
    )
    opened.session.marks.write(mark.id, "My note")
    view = opened.current()
    view.complete()
    view.marking.show_all()
    qtbot.waitUntil(lambda: mark.id in view.marking.cards and view.marking.cards[mark.id].isVisible())
    assert view.marking.cards[mark.id].elsewhere.isVisible()


def test_who_listens_is_told_of_a_mark_and_its_note(qtbot: QtBot, opened: WorkbookScreen) -> None:
    write_note(qtbot, opened, "words before", "A note")
    text = text_of(opened.current(), WORDS)
    told: list[QWidget] = [
        one
        for one in text.findChildren(ToldMark)
        if one.accessibleName() == "Honey mark, with a note: words before"
    ]
    assert len(told) == 1
    assert telling("Mark", told[0]) is not None


def test_notes_and_marked_words_are_found_by_search_and_lead_to_their_place(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow
) -> None:
    from workbook.window.searching.search import search_of
    from workbook.window.searching.search_screen import SearchScreen

    opened.show_page("next", "next")
    mark_id = write_note(qtbot, opened, "Only text", "The blue boathouse")
    search_of(opened.session).finish()
    assert search_of(opened.session).find("boathouse", ("note",)).notes == 1
    window.do("search")
    screen = window.screen_now()
    assert isinstance(screen, SearchScreen)
    screen.look_for("boathouse")
    shown = screen.hits.chosen()
    assert shown is not None
    assert (shown.hit.place.mark, shown.share) == (mark_id, "Just for me")
    screen._open()
    assert window.screen_now() is opened
    assert opened.place()[1].id == "next"
    opened.session.marks.remove(mark_id)
    assert search_of(opened.session).find("boathouse", ("note",)).notes == 0


@pytest.mark.parametrize("width", [1400, 800])
def test_notes_are_folded_away_and_shown_again_by_mouse_and_by_key(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, width: int
) -> None:
    window.resize(width, 800)
    mark_id = write_note(qtbot, opened, "words before", "A note")
    marking = opened.current().marking
    head = marking._the_head()
    qtbot.waitUntil(head.isVisible)
    assert head.count.text() == "1"
    assert head.fold.text() == "Fold away"
    QTest.mouseClick(head.fold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not marking.cards[mark_id].isVisible())
    assert head.fold.text() == "Show them"
    text = text_of(opened.current(), WORDS)
    assert text.passages
    assert text.passages.at(text.document().find("words before").selectionStart() + 1)  # it stays marked
    opened.show_page("next", "next")
    opened.current().note_page()  # who writes one wants to see them
    opened.show_page("all", "all")
    qtbot.waitUntil(marking.cards[mark_id].isVisible)
    head.fold.setFocus(Qt.FocusReason.TabFocusReason)
    for is_visible in (False, True):
        QTest.keyClick(head.fold, Key.Key_Space)
        assert marking.cards[mark_id].isVisible() == is_visible


def test_f6_stops_at_the_notes_of_a_page(qtbot: QtBot, opened: WorkbookScreen, window: MainWindow) -> None:
    window.resize(1400, 800)
    mark_id = write_note(qtbot, opened, "words before", "A note")
    marking = opened.current().marking
    opened.take_focus()
    assert opened.focusWidget() is opened.current()
    window.do("next region")
    assert marking.cards[mark_id].field.hasFocus()
    window.do("next region")
    assert opened.focusWidget() is opened.next
    window.do("region before")
    assert marking.cards[mark_id].field.hasFocus()
    window.do("region before")
    assert opened.focusWidget() is opened.current()
    marking.fold_notes()
    window.do("next region")
    assert marking._the_head().fold.hasFocus()


def test_keys_that_can_do_nothing_say_why(opened: WorkbookScreen, window: MainWindow) -> None:
    opened.show_page("all", "words")
    opened.current().cards["tell"].editor.focus_target().setFocus()
    window.do("mark")
    assert opened._where.text() == "Words of the course can be marked, and not those that you write yourself."
    opened.current().setFocus()
    for _ in range(9):
        window.do("read on")
    assert opened._where.text() == "There is no more text on this page."
    for _ in range(9):
        window.do("read back")
    assert opened._where.text() == "There is no text before this one on this page."
    opened.show_page(NOBODYS, LAST)
    for command in ("mark", "page note", "bookmark"):
        opened._where.setText("")
        window.do(command)
        assert opened._where.text().startswith("This page is not part of the course")
