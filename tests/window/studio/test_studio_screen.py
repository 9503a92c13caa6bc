"""The Studio: what is written in a form is in the file, seen beside it, saved by itself, and can be taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTreeWidgetItem

from tests.window.fits import misfits
from tests.window.studio.conftest import COURSE, ONE, TWO, Asked
from workbook.course.ids import ExerciseId
from workbook.window.paper.pdf_preview import PdfPreview
from workbook.window.parts import file_dialogs
from workbook.window.studio.about_form import AboutForm
from workbook.window.studio.condition_field import ConditionField
from workbook.window.studio.exercise_form import ExerciseForm
from workbook.window.studio.form_fields import Combo
from workbook.window.studio.part_forms import BoxForm, ModuleForm, PageForm, TextForm
from workbook.window.studio.places import Place
from workbook.window.studio.rows_field import RowsField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.window.studio.studio_screen import StudioScreen

TIME, WHERE = Place("part", ONE, 2), Place("part", ONE, 3)


def rows(studio: StudioScreen) -> list[str]:
    return [item.text(0) for item in studio.structure._items()]


def form(studio: StudioScreen, place: Place) -> ExerciseForm:
    studio.structure.show_place(place)
    assert isinstance(studio.middle.form, ExerciseForm)
    return studio.middle.form


def text(studio: StudioScreen, path: str) -> str:
    return studio.drafting.draft[path].decode()


def saved(qtbot: QtBot, studio: StudioScreen) -> None:
    qtbot.waitUntil(studio.drafting.draft.is_saved)


def write(qtbot: QtBot, studio: StudioScreen, key: str, words: str) -> None:
    form = studio.middle.form
    field = form.fields[key].field  # type: ignore[union-attr]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def test_the_structure_has_what_a_learner_meets_with_its_numbers(studio: StudioScreen) -> None:
    studio.structure.show_place(TIME)
    assert rows(studio) == [
        "About this course", "Help box", "1 Begin", "Begin", "First words.", "1.1 A time", "1.2 Where", "2 Go on",
        "Sources", "Pictures", "For whoever leads",
    ]  # fmt: skip


def test_a_question_is_written_seen_and_saved(qtbot: QtBot, studio: StudioScreen, folder: Path) -> None:
    form(studio, TIME)
    write(qtbot, studio, "question", "When was it hard?")
    assert text(studio, ONE) == COURSE[ONE].replace("When did you say yes and mean no?", "When was it hard?")
    qtbot.waitUntil(
        lambda: (
            studio.preview.view is not None
            and studio.preview.view.cards["one-time"].exercise.question == "When was it hard?"
        )
    )
    saved(qtbot, studio)
    assert (folder / ONE).read_text("utf-8") == text(studio, ONE)
    assert studio.saved.text().startswith("Saved")


def test_blanks_that_are_typed_on_stay_in_the_field(qtbot: QtBot, studio: StudioScreen) -> None:
    form(studio, TIME)
    write(qtbot, studio, "question", "One two ")
    QTest.keyClicks(studio.middle.form.fields["question"].field, "three")  # type: ignore[union-attr]
    assert "\nOne two three\n" in text(studio, ONE)


def test_every_step_is_taken_back_by_key_from_within_a_field(qtbot: QtBot, studio: StudioScreen) -> None:
    form(studio, TIME)
    write(qtbot, studio, "hint", "A few words")
    write(qtbot, studio, "question", "How?")
    field = studio.middle.form.fields["question"].field  # type: ignore[union-attr]
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "When did you say yes and mean no?" in text(studio, ONE)
    assert "hint: A few words" in text(studio, ONE)
    qtbot.waitUntil(lambda: field.text().startswith("When did you"))
    studio.undo()
    assert text(studio, ONE) == COURSE[ONE]
    assert not studio.undo_button.isEnabled()
    studio.redo()
    studio.redo()
    assert "How?" in text(studio, ONE)


def test_options_are_reworded_added_moved_and_removed_with_their_ids(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    listed = form(studio, WHERE).fields["list"]
    assert isinstance(listed, RowsField)
    QTest.keyClick(listed.rows[0], Qt.Key.Key_End)
    QTest.keyClicks(listed.rows[0], ", inside")
    QTest.keyClick(listed.rows[0], Qt.Key.Key_Return)
    QTest.keyClicks(listed.rows[1], "outside")
    assert "- at home, inside {#home}\n- outside\n- at work {#work}\n" in text(studio, ONE)
    QTest.keyClick(listed.rows[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "- at home, inside {#home}\n- at work {#work}\n- outside\n" in text(studio, ONE)
    listed._remove(0)
    assert "- at work {#work}\n- outside\n:::" in text(studio, ONE)
    assert "<!-- ask Ben -->" in text(studio, ONE)


def test_an_earlier_answer_is_chosen_by_number_and_title(qtbot: QtBot, studio: StudioScreen) -> None:
    shown = form(studio, Place("part", TWO, 2)).fields["recall"]
    assert [row.currentText() for row in shown.rows] == ["1.1 A time"]  # type: ignore[attr-defined]
    QTest.mouseClick(shown.add, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    choice = shown.rows[1]  # type: ignore[attr-defined]
    choice.setCurrentIndex(choice.findText("1.2 Where"))
    assert "recall: one-time\nrecall: one-where\n" in text(studio, TWO)


def test_a_condition_is_chosen_by_words(qtbot: QtBot, studio: StudioScreen) -> None:
    field = form(studio, Place("part", TWO, 2)).fields["show-if"]
    assert isinstance(field, ConditionField)
    QTest.mouseClick(field.add, Qt.MouseButton.LeftButton)
    exercises = field.rows[0]
    assert isinstance(exercises, Combo)
    assert [exercises.itemText(n) for n in range(exercises.count())][1:] == ["1.1 A time", "1.2 Where"]
    exercises.setCurrentIndex(1)
    assert "show-if: one-time\n" in text(studio, TWO)
    field.rows[0].setCurrentIndex(2)  # type: ignore[attr-defined]
    for words in ("at home", "at work"):
        last = field.option_rows[0][-1]
        last.setCurrentIndex(last.findText(words))
    assert "show-if: one-where home work\n" in text(studio, TWO)
    assert [combo.currentText() for combo in field.option_rows[0]] == ["at home", "at work", "nothing else"]
    field.option_rows[0][0].setCurrentIndex(0)
    assert "show-if: one-where work\n" in text(studio, TWO)


def test_a_condition_can_be_turned_round(qtbot: QtBot, studio: StudioScreen) -> None:
    field = form(studio, Place("part", TWO, 2)).fields["show-if"]
    assert isinstance(field, ConditionField)
    QTest.mouseClick(field.add, Qt.MouseButton.LeftButton)
    field.rows[0].setCurrentIndex(2)  # type: ignore[attr-defined]
    for words, line in (
        ("unless", "one-where not"),
        ("at home", "one-where not home"),
        ("at work", "one-where not home work"),
    ):
        last = field.option_rows[0][-1]
        last.setCurrentIndex(last.findText(words))
        assert f"show-if: {line}\n" in text(studio, TWO)
    assert [combo.currentText() for combo in field.option_rows[0]] == [
        "unless",
        "at home",
        "at work",
        "nothing else",
    ]


def test_another_kind_has_another_form_and_the_same_id(studio: StudioScreen) -> None:
    now = form(studio, TIME)
    now.fields["kind"].combo.setCurrentIndex(now.fields["kind"].combo.findData("line"))  # type: ignore[attr-defined]
    assert "::: line one-time" in text(studio, ONE)
    assert isinstance(studio.middle.form, ExerciseForm)
    assert studio.middle.form.kind == "line"


@pytest.mark.parametrize(
    ("place", "sort", "key", "words", "line"),
    [
        (Place("module", ONE), ModuleForm, "title", "A start", "title: A start\n"),
        (Place("part", ONE, 0), PageForm, "title", "One step", "## One step {#begin}\n"),
        (Place("part", ONE, 1), TextForm, "text", "Other words.", "\nOther words.\n"),
        (Place("part", TWO, 1), BoxForm, "title", "Wait", "::: note Wait\n"),
        (Place("part", TWO, 1), BoxForm, "body", "Any time.", "\nAny time.\n:::"),
    ],
)
def test_what_is_no_exercise_has_a_form_too(
    qtbot: QtBot, studio: StudioScreen, place: Place, sort: type, key: str, words: str, line: str
) -> None:
    studio.structure.show_place(place)
    assert isinstance(studio.middle.form, sort)
    write(qtbot, studio, key, words)
    assert line in text(studio, place.path)
    changed = [
        a
        for a, b in zip(COURSE[place.path].split("\n"), text(studio, place.path).split("\n"), strict=True)
        if a != b
    ]
    assert len(changed) == 1


def test_things_are_added_behind_what_is_chosen(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.structure.show_place(TIME)
    studio.add.wanted.emit("scale")
    assert rows(studio)[6] == "1.2 What do you want to ask here?"
    assert studio.structure.place() == Place("part", ONE, 3)
    studio.add.wanted.emit("module")
    assert "3 A new module" in rows(studio)
    studio.undo()
    studio.undo()
    assert text(studio, ONE) == COURSE[ONE]
    assert "3 A new module" not in rows(studio)


def test_parts_and_modules_are_moved_by_keys(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.structure.show_place(TIME)
    QTest.keyClick(studio.structure, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows(studio)[5:7] == ["1.1 Where", "1.2 A time"]
    studio.structure.show_place(Place("module", ONE))
    QTest.keyClick(studio.structure, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row for row in rows(studio) if row[0].isdigit() and "." not in row] == ["1 Go on", "2 Begin"]
    QTest.keyClick(studio.structure, Qt.Key.Key_Delete)
    assert [row for row in rows(studio) if row[0].isdigit() and "." not in row] == ["1 Go on"]
    studio.undo()
    assert [row for row in rows(studio) if row[0].isdigit() and "." not in row] == ["1 Go on", "2 Begin"]


def test_a_part_is_dropped_into_another_module(studio: StudioScreen) -> None:
    studio.structure.move_wanted.emit(TIME, Place("module", TWO), True)
    assert "one-time" not in text(studio, ONE)
    assert text(studio, TWO).endswith("What next?\n:::\n\n::: reflection one-time\ntitle: A time\nshare: private\n\n"
                                      "When did you say yes and mean no?\n:::\n")  # fmt: skip


def test_problems_stand_below_at_their_fields_and_in_the_structure(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    form(studio, TIME)
    write(qtbot, studio, "minutes", "many")
    qtbot.waitUntil(lambda: any(problem.code == "bad-number" for problem in studio.drafting.problems))
    assert "to mend before packing" in studio.problems.more.text()
    now = studio.middle.form
    assert isinstance(now, ExerciseForm)
    assert "whole number" in now.fields["minutes"]._problem.text()
    item = studio.structure.currentItem()
    assert isinstance(item, QTreeWidgetItem)
    assert "something to look at" in item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    studio.structure.show_place(Place("about", "course.md"))
    studio.show_problem(next(p for p in studio.drafting.problems if p.code == "bad-number"))
    assert studio.structure.place() == TIME


def test_what_another_program_writes_is_taken_in(qtbot: QtBot, studio: StudioScreen, folder: Path) -> None:
    form(studio, TIME)
    (folder / ONE).write_text(COURSE[ONE].replace("When did", "How often did"), "utf-8")
    studio.drafting.look()
    field = studio.middle.form.fields["question"].field  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: field.text().startswith("How often did"))


@pytest.mark.parametrize("choice", [0, 1])
def test_where_both_wrote_it_is_asked(
    qtbot: QtBot, studio: StudioScreen, folder: Path, asked: Asked, choice: int
) -> None:
    asked.choose = choice
    form(studio, TIME)
    write(qtbot, studio, "question", "Mine?")
    (folder / ONE).write_text(COURSE[ONE].replace("When did", "Theirs: did"), "utf-8")
    studio.drafting._pause.stop()
    studio.drafting.look()
    qtbot.waitUntil(lambda: bool(asked.said))
    saved(qtbot, studio)
    words = (folder / ONE).read_text("utf-8")
    assert ("Mine?" in words, "Theirs" in words) == ((True, False) if choice == 0 else (False, True))


def test_answers_typed_while_trying_are_thrown_away(qtbot: QtBot, studio: StudioScreen, folder: Path) -> None:
    studio.structure.show_place(TIME)
    QTest.mouseClick(studio.try_button, Qt.MouseButton.LeftButton)
    view = studio._stack.currentWidget()
    qtbot.waitUntil(lambda: view.pages is not None)  # type: ignore[union-attr]
    pages = view.pages  # type: ignore[union-attr]
    card = pages.current().cards["one-time"]
    place = view.trying._folder  # type: ignore[union-attr]
    QTest.keyClicks(card.editor.field, "a word")
    assert pages.session.answer("one-time") == "a word"
    studio.drafting.change(ONE, studio.drafting.draft.source(ONE).with_lines(8, 8, ["Other words."]), "x")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: view.pages is not pages)  # type: ignore[union-attr]
    assert view.pages.session.answer("one-time") == "a word"  # type: ignore[union-attr]
    studio.back_to_writing()
    qtbot.waitUntil(lambda: not place.exists())
    assert not any("a word" in path.read_text("utf-8") for path in folder.rglob("*.md"))


def test_leaving_writes_what_waits(qtbot: QtBot, studio: StudioScreen, folder: Path) -> None:
    form(studio, TIME)
    write(qtbot, studio, "question", "Last?")
    assert studio.leave_writing()
    assert "Last?" in (folder / ONE).read_text("utf-8")


def test_a_folder_that_is_gone_is_told_when_leaving(
    qtbot: QtBot, studio: StudioScreen, folder: Path, asked: Asked
) -> None:
    asked.choose = 1  # stay
    form(studio, TIME)
    write(qtbot, studio, "question", "Last?")
    folder.rename(folder.with_name("away"))
    assert not studio.leave_writing()
    assert "not there just now" in asked.said[-1]
    folder.with_name("away").rename(folder)
    assert studio.leave_writing()


def tab_stops(studio: StudioScreen) -> Iterator[str]:
    widget = studio.structure.nextInFocusChain()
    while widget is not None and widget is not studio.structure:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget.accessibleName() or getattr(widget, "text", str)()
        widget = widget.nextInFocusChain()


def test_every_stop_of_the_keyboard_has_a_name(studio: StudioScreen) -> None:
    form(studio, WHERE)
    stops = list(tab_stops(studio))
    assert "Structure of the course" not in stops
    assert [n for n, name in enumerate(stops) if not name] == [], stops


def test_paper_is_made_of_what_is_written(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.structure.show_place(TIME)
    studio.preview.where.buttons["paper"].click()
    from workbook.window.paper.pdf_preview import PdfPreview

    qtbot.waitUntil(
        lambda: isinstance(studio.preview._paper, PdfPreview) and studio.preview._paper.count() > 0,
        timeout=15000,
    )


@pytest.mark.parametrize("button", ["narrow", "double"])
def test_the_page_is_seen_narrow_and_large(qtbot: QtBot, studio: StudioScreen, button: str) -> None:
    studio.structure.show_place(TIME)
    getattr(studio.preview, button).click()
    view = studio.preview.view
    assert view is not None
    if button == "narrow":
        assert view.maximumWidth() == 360
    else:
        assert view._theme.scale == 2.0


def given(studio: StudioScreen, exercise_id: str) -> object:
    session = studio.preview.trying.session
    return session.answer(ExerciseId(exercise_id)) if session is not None else None


def test_what_is_filled_in_as_an_example_is_kept_in_the_course(
    qtbot: QtBot, studio: StudioScreen, folder: Path
) -> None:
    studio.structure.show_place(TIME)
    studio.preview.where.buttons["examples"].click()
    qtbot.waitUntil(lambda: studio.preview.view is not None and studio.preview.trying.session is not None)
    assert "example answers" in studio.preview.said.text()
    view = studio.preview.view
    assert view is not None
    QTest.keyClicks(view.cards["one-time"].editor.field, "At work, on Monday")
    saved(qtbot, studio)
    kept = json.loads((folder / "sample-answers.json").read_text("utf-8"))
    assert kept == {"answers": {"one-time": "At work, on Monday"}}
    assert studio.preview.view is view  # nothing was built anew under the hands of who types

    studio.preview.where.buttons["screen"].click()
    qtbot.waitUntil(lambda: studio.preview.view is not None and studio.preview.view is not view)
    assert given(studio, "one-time") is None
    studio.preview.where.buttons["examples"].click()
    qtbot.waitUntil(lambda: given(studio, "one-time") is not None)
    studio.undo()
    assert "sample-answers.json" not in studio.drafting.draft


def test_undo_leads_to_what_came_back(studio: StudioScreen) -> None:
    studio.structure.show_place(WHERE)
    studio.structure.remove_wanted.emit(WHERE)
    studio.structure.show_place(Place("about", "course.md"))
    studio.undo()
    assert studio.structure.place() == WHERE


def test_show_it_leads_to_the_very_field(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.add.wanted.emit("practice")
    qtbot.waitUntil(lambda: any(problem.code == "no-stop" for problem in studio.drafting.problems))
    studio.structure.show_place(Place("about", "course.md"))
    studio.show_problem(next(problem for problem in studio.drafting.problems if problem.code == "no-stop"))
    now = studio.middle.form
    assert isinstance(now, ExerciseForm)
    assert now.fields["stop"].field is studio.focusWidget()  # type: ignore[attr-defined]


def test_one_types_over_what_was_added(studio: StudioScreen) -> None:
    studio.structure.show_place(TIME)
    for what, line in (("line", "Who is near?"), ("note", "Slowly."), ("module", "title: Later")):
        studio.add.wanted.emit(what)
        QTest.keyClicks(studio.focusWidget(), line.removeprefix("title: "))
        place = studio.structure.place()
        assert place is not None
        assert f"\n{line}\n" in text(studio, place.path)


def test_lines_that_are_just_begun_are_no_mistakes(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.structure.show_place(WHERE)
    before = list(studio.drafting.problems)
    studio.add.wanted.emit("checklist")
    listed = studio.middle.form.fields["list"]  # type: ignore[union-attr]
    assert isinstance(listed, RowsField)
    QTest.keyClick(listed.rows[-1], Qt.Key.Key_Return)
    QTest.keyClicks(listed.rows[-1], "one more")
    with qtbot.waitSignal(studio.drafting.checked):
        studio.drafting.check_now()
    assert [problem.code for problem in studio.drafting.problems if problem.level == "error"] == [
        problem.code for problem in before if problem.level == "error"
    ]


def test_the_page_beside_stays_at_what_is_written(qtbot: QtBot, studio: StudioScreen) -> None:
    for _n in range(5):
        studio.add.wanted.emit("choice")
    place = studio.structure.place()
    assert place is not None
    qtbot.waitUntil(lambda: studio.preview.view is not None and "one-choice-5" in studio.preview.view.cards)
    qtbot.waitUntil(lambda: in_sight(studio, "one-choice-5"))
    write(qtbot, studio, "question", "Is this still seen?")
    qtbot.waitUntil(lambda: "Is this still seen?" in asked_of(studio, "one-choice-5"))
    qtbot.waitUntil(lambda: in_sight(studio, "one-choice-5"))


def asked_of(studio: StudioScreen, exercise_id: str) -> str:
    view = studio.preview.view
    return view.cards[exercise_id].exercise.question if view is not None and exercise_id in view.cards else ""


def in_sight(studio: StudioScreen, exercise_id: str) -> bool:
    view = studio.preview.view
    if view is None or exercise_id not in view.cards:
        return False
    return 0 <= view.top_of(view.cards[exercise_id]) < view.viewport().height()


def test_without_room_for_both_one_click_or_key_goes_from_what_is_written_to_what_is_seen(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    assert studio.sides.isHidden()
    studio.resize(900, 700)
    assert (studio.middle.isVisible(), studio.preview.isVisible()) == (True, False)
    QTest.mouseClick(studio.sides.ways.buttons["see"], Qt.MouseButton.LeftButton)
    assert (studio.middle.isVisible(), studio.preview.isVisible()) == (False, True)
    now = studio.focusWidget()
    assert now is not None
    assert studio.preview.isAncestorOf(now)
    QTest.keyClick(now, Qt.Key.Key_F4)
    assert (studio.middle.isVisible(), studio.preview.isVisible()) == (True, False)
    studio.resize(1280, 800)
    assert studio.middle.isVisible()
    assert studio.preview.isVisible()


def test_a_page_in_text_twice_as_large_has_the_room_of_both(qtbot: QtBot, studio: StudioScreen) -> None:
    form(studio, TIME)
    qtbot.waitUntil(lambda: studio.preview.view is not None)
    QTest.mouseClick(studio.preview.double, Qt.MouseButton.LeftButton)
    assert (studio.middle.isVisible(), studio.preview.isVisible()) == (False, True)
    page = studio.preview.view
    assert page is not None
    qtbot.waitUntil(lambda: misfits(page) == [])
    QTest.mouseClick(studio.preview.double, Qt.MouseButton.LeftButton)
    assert studio.middle.isVisible()


def test_dragging_shows_where_it_lands_and_lands_there(qtbot: QtBot, studio: StudioScreen) -> None:
    structure = studio.structure
    structure.show_place(WHERE)
    goal = structure._find(TIME)
    assert goal is not None
    structure.show_place(WHERE)
    row = structure.visualItemRect(goal)
    at, data = QPointF(row.center().x(), row.top() + 2), QMimeData()
    keys = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    accent = studio._theme.colour("accent")

    def line() -> bool:
        picture = structure.viewport().grab().toImage()
        return picture.pixelColor(row.right() - 4, row.top()) == accent

    assert not line()
    structure.dragMoveEvent(QDragMoveEvent(at.toPoint(), *keys))
    assert line()
    structure.dragLeaveEvent(QDragLeaveEvent())
    assert not line()
    structure.dragMoveEvent(QDragMoveEvent(at.toPoint(), *keys))
    structure.dropEvent(QDropEvent(at, *keys))
    assert not line()
    words = text(studio, ONE)
    assert words.index("one-where") < words.index("one-time")


def test_the_ring_of_the_focus_stands_around_the_chosen_row(qtbot: QtBot, studio: StudioScreen) -> None:
    structure = studio.structure
    structure.show_place(TIME)
    structure.setFocus()
    row = structure.visualItemRect(structure._find(TIME))  # type: ignore[arg-type]
    y = structure.viewport().mapTo(structure, row.center()).y()
    picture, focus = structure.grab().toImage(), studio._theme.colour("focus")
    assert picture.pixelColor(0, y) == picture.pixelColor(structure.width() - 1, y) == focus


def test_nothing_moves_when_one_goes_from_the_text_to_the_form(studio: StudioScreen) -> None:
    form(studio, TIME)
    tops = []
    for way in ("text", "form"):
        studio.middle.ways.buttons[way].click()
        assert studio.middle.under.isVisible() == (way == "text")
        laid = studio.middle.layout()
        assert laid is not None
        laid.activate()
        tops.append(studio.middle._stack.y())
    assert len(set(tops)) == 1


def test_paper_goes_to_the_page_of_what_is_chosen(qtbot: QtBot, studio: StudioScreen) -> None:
    form(studio, TIME)
    studio.preview.where.buttons["paper"].click()
    paper = studio.preview
    qtbot.waitUntil(lambda: isinstance(paper._paper, PdfPreview) and paper._paper.count() > 0, timeout=20_000)
    shown = paper._paper
    assert isinstance(shown, PdfPreview)
    begun = shown._sheet.page_of("1.1 ")
    assert begun is not None
    qtbot.waitUntil(lambda: shown._sheet.at == begun)
    shown.back.click()
    assert shown._sheet.at == begun - 1
    form(studio, WHERE)
    assert shown._sheet.at == shown._sheet.page_of("1.2 ")


def test_minutes_of_the_course_that_differ_from_its_modules_are_told(studio: StudioScreen) -> None:
    studio.structure.show_place(Place("module", ONE))
    studio.middle.form.fields["minutes"].said.emit(("20",))  # type: ignore[union-attr]
    studio.structure.show_place(Place("about", "course.md"))
    about = studio.middle.form
    assert isinstance(about, AboutForm)
    assert about.sum_note.isHidden()
    about.fact_changed.emit("minutes", ("15",))
    assert about.sum_note.text() == "The modules together say 20."
    QTest.mouseClick(about.take_sum, Qt.MouseButton.LeftButton)
    assert "minutes" not in text(studio, "course.md")
    assert about.sum_note.isHidden()


def test_each_kind_that_can_be_added_says_what_it_is_for(studio: StudioScreen) -> None:
    menus = [menu for menu in studio.add.findChildren(QMenu) if menu is not studio.add.menu()]
    assert len(menus) == 2
    for menu in menus:
        assert all(len(action.text().split("\t")) == 2 for action in menu.actions())


def test_paper_is_saved_as_it_is_shown(
    qtbot: QtBot, studio: StudioScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = studio.preview
    form(studio, TIME)
    assert pane.save.isHidden()
    pane.where.buttons["paper"].click()
    qtbot.waitUntil(lambda: bool(pane._pdf), timeout=20_000)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: None)
    QTest.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    assert pane.said.isHidden()
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "sheet.pdf")
    QTest.keyClick(pane.save, Qt.Key.Key_Space)
    assert (tmp_path / "sheet.pdf").read_bytes() == pane._pdf
    assert pane.said.text() == "“sheet.pdf” is saved."
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "no" / "sheet.pdf")
    QTest.keyClick(pane.save, Qt.Key.Key_Space)
    assert pane.said.text().startswith("The file could not be written (")
