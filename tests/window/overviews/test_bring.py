"""What I bring, as a learner uses it: read, change, take back and bring again, by mouse and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.overviews.conftest import writer
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.overviews.bring_row import BringRow
from workbook.window.overviews.bring_screen import NOTHING, BringScreen
from workbook.window.pages.page_view import NOT_READ
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.large_answer import LargeAnswer
from workbook.window.parts.recall_box import TOO_LARGE
from workbook.window.privacy.hidden_screen import HiddenScreen

NAME, ASKS, QUARTER = ExerciseId("name-it"), ExerciseId("asks"), ExerciseId("quarter")


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        write = writer(file)
        write("name-it", "lighter")
        write("tell", "a secret")
        write("asks", {"entries": [{"row": "a", "text": "Why?"}, {"row": "b", "text": "How?"}]})
        write("quarter", {"rows": [{"row": "plan-1", "if": "it is five", "then": "I walk"}]})
    return path


@pytest.fixture
def bring(qtbot: QtBot, window: MainWindow, written: Path) -> BringScreen:
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    return shown(window)


def shown(window: MainWindow) -> BringScreen:
    window.do("bring")
    screen = window.screen_now()
    assert isinstance(screen, BringScreen)
    screen.complete()
    return screen


def row(screen: BringScreen, key: ExerciseId) -> BringRow:
    found = screen._row_of(key)
    assert found
    return found


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)


def test_what_is_marked_to_bring_stands_there_in_order_and_nothing_else(bring: BringScreen) -> None:
    assert [str(row.exercise.id) for row in bring.rows] == ["name-it", "asks", "quarter"]
    assert row(bring, NAME).words.text() == "lighter"
    assert "If it is five\nthen I walk" in row(bring, QUARTER).words.text()
    assert bring.count.text() == "3 answers come along. 1 stays here."
    assert bring.rows[0].change.hasFocus()
    assert bring.rows[0].change.accessibleName() == "Change it: One word for today?"


def test_only_what_may_come_along_is_shown_and_that_is_said(bring: BringScreen) -> None:
    shown = row(bring, ASKS)
    assert "Why?" in shown.words.text()
    assert "How?" not in shown.words.text()
    assert shown.part.text() == "Of this answer only what is here comes along."


def test_it_is_reached_from_the_outline_and_esc_goes_back(
    qtbot: QtBot, window: MainWindow, written: Path
) -> None:
    window.entrance.open_path(str(written))
    screen = wait_for_workbook(qtbot, window)
    qtbot.waitUntil(lambda: screen.outline is not None)
    QTest.mouseClick(screen.side.foot.ways["bring"], Qt.MouseButton.LeftButton)
    assert isinstance(window.screen_now(), BringScreen)
    press(window, Qt.Key.Key_Escape)
    assert window.screen_now() is screen


def test_the_ways_to_overviews_leave_a_low_outline_its_room(
    qtbot: QtBot, window: MainWindow, written: Path
) -> None:
    window.entrance.open_path(str(written))
    screen = wait_for_workbook(qtbot, window)
    qtbot.waitUntil(lambda: screen.outline is not None)
    assert screen.side.foot.isVisible()
    window.resize(1280, 480)
    assert not screen.side.foot.isVisible()


def test_an_answer_is_taken_back_and_brought_again_by_keyboard(
    window: MainWindow, bring: BringScreen
) -> None:
    here = row(bring, NAME)
    here.take_back.setFocus()
    press(window, Qt.Key.Key_Return)
    assert here.said.text() == "Taken back. It stays in your workbook."
    assert not here.words.isVisible()
    assert bring.count.text() == "2 answers come along. 2 stay here."
    assert here.undo.hasFocus()
    assert bring.session.choices.share(here.exercise) == "keep"
    press(window, Qt.Key.Key_Return)
    assert here.words.isVisible()
    assert here.take_back.hasFocus()
    assert bring.session.choices.share(here.exercise) == "bring"


def test_what_was_taken_back_is_on_the_disk(window: MainWindow, bring: BringScreen) -> None:
    row(bring, NAME).take_back.click()
    path = bring.session.path
    window.show_home()
    with open_workbook(path) as file:
        assert file.answer_settings()[NAME].share == "keep"


def test_ctrl_z_takes_back_what_was_done_here(window: MainWindow, bring: BringScreen) -> None:
    here = row(bring, NAME)
    here.take_back.click()
    press(window, Qt.Key.Key_Z, CTRL)
    assert here.is_brought()
    assert window.screen_now() is bring
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert not here.is_brought()


def test_words_that_are_changed_here_are_changed_on_their_page(
    window: MainWindow, bring: BringScreen
) -> None:
    window.go_to_workbook()
    pages = window.screen_now()
    assert isinstance(pages, WorkbookScreen)
    pages.show_page("one", "begin")
    assert pages.current().cards["name-it"].editor.focus_target().text() == "lighter"
    screen = shown(window)
    here = row(screen, NAME)
    QTest.mouseClick(here.words, Qt.MouseButton.LeftButton)
    assert here.card is not None
    field = here.card.editor.focus_target()
    assert field.hasFocus()
    QTest.keyClicks(field, " now")
    press(window, Qt.Key.Key_Escape)
    assert window.screen_now() is screen
    assert here.card is None
    assert here.words.text() == "lighter now"
    assert here.change.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert window.screen_now() is pages
    assert pages.current().cards["name-it"].editor.focus_target().text() == "lighter now"
    path = screen.session.path
    window.show_home()
    with open_workbook(path) as file:
        assert file.answers()[NAME].answer == "lighter now"


def test_one_answer_at_a_time_is_open_and_done_closes_it(bring: BringScreen) -> None:
    first, second = row(bring, NAME), row(bring, QUARTER)
    first.change.click()
    second.change.click()
    assert first.card is None
    assert second.card is not None
    second.done.click()
    assert second.card is None
    assert second.change.hasFocus()


def test_who_sees_it_can_be_chosen_in_the_open_card_too(bring: BringScreen) -> None:
    here = row(bring, NAME)
    here.change.click()
    assert here.card is not None
    bring.session.choices.choose_share(here.exercise, "private")
    assert here.card.visibility.share() == "private"
    assert bring.count.text() == "2 answers come along. 2 stay here."
    here.done.click()
    assert here.said.text() == "It stays with you now."


def test_an_answer_that_was_cleared_here_says_so(bring: BringScreen) -> None:
    here = row(bring, NAME)
    here.change.click()
    assert here.card is not None
    here.card.clear()
    here.done.click()
    assert here.said.text() == "Nothing is written here now."
    assert not here.undo.isVisible()


def test_an_answer_that_changes_elsewhere_is_shown_as_it_is(bring: BringScreen) -> None:
    here = row(bring, NAME)
    bring.session.put_back(here.exercise, "an earlier word")
    assert here.words.text() == "an earlier word"
    here.change.click()
    bring.session.acts.undo()
    assert here.card is not None
    assert here.card.editor.focus_target().text() == "lighter"


def test_the_way_to_its_page_and_to_paper(window: MainWindow, bring: BringScreen, qtbot: QtBot) -> None:
    row(bring, QUARTER).page.click()
    pages = window.screen_now()
    assert isinstance(pages, WorkbookScreen)
    assert "quarter" in pages.current().cards
    shown(window).pdf.click()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    assert screen.edition == "workshop"
    qtbot.waitUntil(lambda: bool(screen.list.lines), timeout=10_000)
    assert screen.list.counts() == (3, 1)  # as it was said


def test_with_nothing_to_bring_it_is_said_calmly(opened: WorkbookScreen, window: MainWindow) -> None:
    screen = shown(window)
    assert screen.nothing.text() == NOTHING
    assert screen.nothing.isVisible()
    assert screen.count.text() == "0 answers come along. 0 stay here."


def test_an_answer_given_just_now_is_brought_as_the_course_suggests(
    opened: WorkbookScreen, window: MainWindow
) -> None:
    exercise = opened.session.course.find("name-it")
    assert exercise
    opened.session.give(exercise, "fresh")
    assert [row.words.text() for row in shown(window).rows] == ["fresh"]


def test_hiding_shows_nothing_of_it_and_comes_back_to_it(window: MainWindow, bring: BringScreen) -> None:
    row(bring, NAME).change.click()
    press(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert isinstance(window.screens.over(), HiddenScreen)
    assert not bring.isVisible()
    press(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert bring.isVisible()
    assert row(bring, NAME).card is not None


def test_an_answer_that_is_too_large_is_told_of_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, written: Path
) -> None:
    with open_workbook(written) as file:
        writer(file)("name-it", "x" * 20_000)
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    here = row(shown(window), NAME)
    assert here.words.text() == TOO_LARGE
    here.change.click()
    assert here.card is not None
    assert isinstance(here.card.editor, LargeAnswer)
    here.done.click()
    here.take_back.click()
    assert not here.is_brought()


def test_an_answer_that_cannot_be_read_is_never_shown_as_none(
    window: MainWindow, bring: BringScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bring.session
    session.saved.here.pop(NAME)
    monkeypatch.setattr(session, "_answered", {**session._answered, NAME: True})

    def fail(_ids: object) -> None:
        raise WorkbookTrouble("damaged", "The file is damaged.")

    monkeypatch.setattr(session.saved, "_fetch", fail)
    screen = BringScreen(session, window.theme, lambda: bring._around)
    here = row(screen, NAME)
    assert here.words.text() == f"{NOT_READ} The file is damaged."
    assert here.change.isHidden()
    assert row(screen, QUARTER).words.text().startswith("If it is five")
    screen.deleteLater()


def test_a_narrow_window_has_the_way_to_paper_always_in_view(window: MainWindow, bring: BringScreen) -> None:
    assert not bring.foot.isVisible()
    window.resize(760, 600)
    assert bring.foot.isVisible()
    assert not bring.pdf.isVisible()
    bring.pdf_below.click()
    assert isinstance(window.screen_now(), PdfScreen)


def test_a_long_answer_can_be_read_whole(qtbot: QtBot, window: MainWindow, written: Path) -> None:
    with open_workbook(written) as file:
        writer(file)("name-it", "word " * 400 + "end")
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    here = row(shown(window), NAME)
    assert not here.words.text().endswith("end")
    here.more.click()
    assert here.words.text().endswith("end")
    assert not here.more.isVisible()


def test_a_workbook_that_closes_ends_what_is_being_written(window: MainWindow, bring: BringScreen) -> None:
    here = row(bring, NAME)
    here.change.click()
    assert here.card is not None
    QTest.keyClicks(here.card.editor.focus_target(), "!")
    path = bring.session.path
    window.close()
    with open_workbook(path) as file:
        assert file.answers()[NAME].answer == "lighter!"


def test_an_open_card_takes_a_larger_text(qtbot: QtBot, window: MainWindow, bring: BringScreen) -> None:
    here = row(bring, NAME)
    here.change.click()
    before = here.card
    window.theme.larger()
    qtbot.waitUntil(lambda: here.card not in (None, before))
    assert here.card is not None
    assert here.card.editor.focus_target().text() == "lighter"
