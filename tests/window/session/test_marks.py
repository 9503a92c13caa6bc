"""Marks, notes and bookmarks are in the window at once, and in the file as answers are; all can be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.answers.marking.order import PageName
from workbook.answers.tables.marks import Quotation
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session

HERE, OTHER = PageName("all", "all"), PageName("next", "next")
WORDS = Quotation(0, "Some ", "words before", " the first page.")
OpenSession = Callable[[], Session]


def full(*_: object, **__: object) -> None:
    raise WorkbookTrouble("disk-full", "The disk is full.")


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session()


def test_a_mark_is_kept_at_once_and_a_note_after_a_pause(qtbot: QtBot, session: Session, path: Path) -> None:
    mark = session.marks.mark(HERE, WORDS, "mint")
    for words in ("A", "A n", "A note"):
        session.marks.write(mark.id, words)
    assert session.whole_state() == "saving"
    qtbot.waitUntil(lambda: not session.marks.unsaved())
    session.marks.turn_bookmark(OTHER)
    assert session.finish(10) == ""
    session.close()
    with open_workbook(path) as file:
        kept = {mark.sort: mark for mark in file.marks()}
    assert (kept["mint"].words, kept["mint"].note, kept["mint"].page) == ("words before", "A note", "all")
    assert kept["bookmark"].page == "next"


def test_what_was_done_is_taken_back_and_done_again_step_by_step(session: Session) -> None:
    marks, acts = session.marks, session.acts
    mark = marks.mark(HERE, WORDS, "honey")
    marks.choose_colour(mark.id, "slate")
    marks.write(mark.id, "A")
    marks.write(mark.id, "A note")
    marks.remove(mark.id)
    assert acts.undo_words() == "remove the mark"
    acts.undo()
    assert marks.all[mark.id].note == "A note"
    acts.undo()
    assert (marks.all[mark.id].note, marks.all[mark.id].sort) == ("", "slate")
    acts.undo()
    acts.undo()
    assert marks.all == {}
    for _unused in range(3):
        acts.redo()
    assert marks.all[mark.id].note == "A note"


def test_a_bookmark_comes_and_goes(session: Session) -> None:
    assert session.marks.turn_bookmark(HERE)
    assert session.marks.bookmark_of(HERE)
    assert not session.marks.turn_bookmark(HERE)
    assert session.marks.bookmark_of(HERE) is None


def test_they_are_in_the_order_of_the_course_and_lost_ones_apart(session: Session) -> None:
    marks = session.marks
    last = marks.mark(OTHER, WORDS, "mint")
    page = marks.note_page(HERE)
    second = marks.mark(HERE, WORDS._replace(paragraph=4), "mint")
    first = marks.mark(HERE, WORDS, "mint")
    marks.turn_bookmark(HERE)
    bookmark = marks.bookmark_of(HERE)
    assert bookmark
    assert [mark.id for mark in marks.in_order()] == [bookmark.id, first.id, second.id, page.id, last.id]
    assert [mark.id for mark in marks.of_page(HERE)] == [first.id, second.id, page.id]
    gone = marks.mark(PageName("gone", "gone"), WORDS, "mint")
    assert [mark.id for mark in marks.lost()] == [gone.id]
    assert gone not in marks.in_order()
    assert not marks.can_mark(PageName("", "last"))


def test_a_note_that_could_not_be_written_is_told_tried_again_and_in_what_is_copied(
    qtbot: QtBot, session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "put_mark", full)
        mark = session.marks.mark(HERE, WORDS, "mint")
        session.marks.write(mark.id, "Ask Noor")
        session.save_now()
        qtbot.waitUntil(lambda: session.whole_state() == "failed")
        assert session.finish(10) == "The disk is full."
        assert session.unsaved_words() == "words before\nAsk Noor"
        assert [kept.note for kept in session.marks.unsaved().values() if kept] == ["Ask Noor"]
    assert session.finish(10) == ""
    session.close()
    with open_workbook(path) as file:
        assert [kept.note for kept in file.marks()] == ["Ask Noor"]


def test_another_session_over_the_file_takes_over_what_is_not_written(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = session.file.submit(read_opened_file).result(10)
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "put_mark", full)
        mark = session.marks.mark(HERE, WORDS, "mint")
        qtbot.waitUntil(lambda: session.whole_state() == "failed")
    anew = session.begin_anew(contents)
    assert anew.marks.all == {mark.id: mark}
    qtbot.waitUntil(lambda: not anew.marks.unsaved())
    session.marks.forget()
    assert session.marks.all == {}
