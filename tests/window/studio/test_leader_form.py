"""For whoever leads: minutes and notes of all modules, written in place, and the leader's copy on paper."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.window.studio.conftest import ONE, TWO
from workbook.window.paper.pdf_preview import PdfPreview
from workbook.window.studio.leader_form import LeaderForm
from workbook.window.studio.part_forms import BoxForm
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen

LEADER = Place("leader", "leader")


def leader(studio: StudioScreen) -> LeaderForm:
    studio.structure.show_place(LEADER)
    form = studio.middle.form
    assert isinstance(form, LeaderForm)
    return form


def said(form: LeaderForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if not label.isHidden()]


def test_minutes_are_written_in_place_and_counted_together(qtbot: QtBot, studio: StudioScreen) -> None:
    form = leader(studio)
    assert form.total.text() == "2 modules say no time."
    field = form.minutes[ONE].field
    field.setFocus()
    QTest.keyClicks(field, "90")
    assert "title: Begin\nminutes: 90\n" in studio.drafting.draft[ONE].decode()
    assert form.minutes[ONE].field is field, "one writes on in the same field"
    assert form.total.text() == "All together 1 hour 30 minutes. 1 module says no time."
    QTest.mouseClick(form.minutes[TWO].more, Qt.MouseButton.LeftButton)
    assert form.total.text() == "All together 1 hour 31 minutes"
    studio.undo()
    assert "minutes" not in studio.drafting.draft[TWO].decode()


def test_a_note_is_added_shown_and_gone_to(qtbot: QtBot, studio: StudioScreen) -> None:
    form = leader(studio)
    add = [way for way in form.notes if way.text() == "A note for the leader"]
    QTest.keyClick(add[1], Qt.Key.Key_Return)
    box = studio.middle.form
    assert isinstance(box, BoxForm)
    assert studio.drafting.draft[TWO].decode().endswith("::: leader\nYour words here.\n:::\n")
    studio.middle.form.fields["body"].said.emit(("Leave the door open.",))  # type: ignore[union-attr]
    form = leader(studio)
    assert "Leave the door open." in said(form)
    change = next(way for way in form.notes if way.text() == "Change this note")
    QTest.mouseClick(change, Qt.MouseButton.LeftButton)
    assert isinstance(studio.middle.form, BoxForm)


def test_the_leaders_copy_is_the_whole_course_on_paper(qtbot: QtBot, studio: StudioScreen) -> None:
    form = leader(studio)
    QTest.mouseClick(form.paper, Qt.MouseButton.LeftButton)
    pane = studio.preview
    assert (pane.where.value(), pane.edition.value()) == ("paper", "facilitator")
    qtbot.waitUntil(lambda: isinstance(pane._paper, PdfPreview) and pane._paper.count() > 0, timeout=20_000)
    shown = pane._paper
    assert isinstance(shown, PdfPreview)
    assert shown._sheet.page_of("1 ") is not None
    assert shown._sheet.page_of("2 ") is not None
