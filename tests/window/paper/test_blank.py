"""A course as forms, in the window: the page first, then the PDF, from its front page and from Make my PDF."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from workbook.window.courses.front_screen import FrontScreen
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.blank_screen import BlankScreen
from workbook.window.paper.pdf_screen import PdfScreen


def front(qtbot: QtBot, window: MainWindow) -> FrontScreen:
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FrontScreen))
    screen = window.screen_now()
    assert isinstance(screen, FrontScreen)
    return screen


def test_the_front_page_of_a_course_leads_to_its_forms_and_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.opening.show_front("explore-this-further")
    front(qtbot, window).print_blank.click()
    screen = window.screen_now()
    assert isinstance(screen, BlankScreen)
    qtbot.waitUntil(lambda: screen.preview.count() > 20, timeout=20_000)
    assert screen.foot.count.text() == "No answer comes along, and no name."
    blank = screen.preview.count()
    screen.with_text.setChecked(True)
    qtbot.waitUntil(lambda: screen.preview.count() > blank, timeout=20_000)
    screen.with_text.setChecked(False)
    screen.choose_edition("facilitator")
    assert screen.fillable.isHidden()
    target = tmp_path / "leader.pdf"
    screen.export_to(target)
    qtbot.waitUntil(lambda: "leader.pdf" in screen.foot.outcome.text(), timeout=20_000)
    assert "Not for handing out" in PdfReader(target).pages[0].extract_text()
    assert screen.suggested_path().name.startswith("Explore This Further - for the leader - ")
    screen.back_wanted.emit()
    front(qtbot, window)


def test_a_form_to_fill_in_is_made_from_the_front_page(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.opening.show_front("explore-this-further")
    front(qtbot, window).print_blank.click()
    screen = window.screen_now()
    assert isinstance(screen, BlankScreen)
    qtbot.waitUntil(lambda: screen.preview.count() > 20, timeout=20_000)
    screen.fillable.setChecked(True)
    screen.export_to(tmp_path / "form.pdf")
    qtbot.waitUntil(lambda: "form.pdf" in screen.foot.outcome.text(), timeout=20_000)
    assert PdfReader(BytesIO((tmp_path / "form.pdf").read_bytes())).get_fields()


def test_the_open_workbook_can_be_printed_blank_without_a_word_of_it(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: screen.preview.count() > 0, timeout=20_000)
    screen.choose_edition("blank")
    assert not screen.list.lines
    assert not screen.fillable.isHidden()
    screen.export_to(tmp_path / "blank.pdf")
    qtbot.waitUntil(lambda: "blank.pdf" in screen.foot.outcome.text(), timeout=20_000)
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "blank.pdf").pages)
    assert "Blank edition" in text
    name = screen.options().name
    assert not name or name not in text
    screen.choose_edition("workshop")
    assert not screen.fillable.isVisibleTo(screen)


def test_the_whole_workbook_can_be_ones_answers_alone(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: screen.preview.count() > 0, timeout=20_000)
    assert not screen.ways.only_answers.isVisibleTo(screen)
    screen.choose_edition("keepsake")
    assert screen.ways.only_answers.isVisibleTo(screen)
    screen.ways.only_answers.setChecked(True)
    screen.ways.days.pick.pick(1)
    assert "those of the chosen days" in screen.foot.count.text()
    screen.export_to(tmp_path / "mine.pdf")
    qtbot.waitUntil(lambda: "mine.pdf" in screen.foot.outcome.text(), timeout=20_000)
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "mine.pdf").pages)
    assert "Some words before the first page" not in text


def test_names_are_listed_and_can_be_changed_before_they_are_initials(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: screen.preview.count() > 0, timeout=20_000)
    assert screen.names.isVisibleTo(screen)
    assert screen.options().initials is None
    screen.names.hide_names.setChecked(True)
    qtbot.waitUntil(lambda: bool(screen.names._lead.text()))
    screen.names.add.click()
    line = screen.names.lines[-1]
    assert line.name.hasFocus() or screen.focusWidget() is line.name
    line.name.insert("Ines")
    line.short.insert("a friend")
    assert screen.options().hide_names
    assert screen.options().initials == (("Ines", "a friend"),)
    line.leave.click()
    assert screen.options().initials == ()
    screen.choose_edition("keepsake")
    assert not screen.names.isVisibleTo(screen)
    assert not screen.options().hide_names
