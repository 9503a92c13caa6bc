"""Make my PDF: editions are chosen as one choice is, what is being made is not lost by leaving, and a PDF is locked."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.marking.order import PageName
from workbook.answers.tables.marks import Quotation
from workbook.pdf import export
from workbook.pdf.material import ExportCancelled
from workbook.window.main_window import MainWindow
from workbook.window.overviews.overview_screen import OverviewScreen
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts import calm_words, file_dialogs
from workbook.window.parts.date_field import DateField
from workbook.window.parts.words import Words


def shown_pdf(qtbot: QtBot, window: MainWindow) -> PdfScreen:
    """Make my PDF, with the first page beside it."""
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: screen.preview.count() > 0, timeout=20_000)
    return screen


def test_arrows_go_from_one_edition_to_the_other(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    screen.editions["workshop"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(screen.editions["workshop"], Qt.Key.Key_Right)
    assert screen.editions["keepsake"].hasFocus()
    assert screen.edition == "keepsake"


@pytest.fixture
def making(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PdfScreen]:
    """A PDF that is being made until the event is set, and a person who stays."""
    ready = Event()

    def slow(*_: object, cancelled: Callable[[], bool], target: Path, **__: object) -> int:
        while not ready.wait(0.01):
            if cancelled():
                raise ExportCancelled
        target.write_bytes(b"%PDF")
        return 1

    screen = shown_pdf(qtbot, window)
    monkeypatch.setattr(export, "export_pdf", slow)
    screen.export_to(tmp_path / "mine.pdf")
    qtbot.waitUntil(screen.is_making)
    yield screen
    ready.set()


@pytest.mark.parametrize("way", ["back", "home", "privacy"])
def test_leaving_while_a_pdf_is_made_is_asked_first(
    qtbot: QtBot,
    window: MainWindow,
    making: PdfScreen,
    tmp_path: Path,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    answers = ["Stay here", "Leave without it"]

    def ask(_window: MainWindow, title: str, _words: str, choices: tuple[str, ...], *, for_good: bool) -> str:
        assert for_good  # no key that was pressed too soon ends it
        assert choices[-1] == "Stay here"
        asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr(MainWindow, "ask", ask)
    window.do(way)
    assert window.screen_now() is making
    assert making.is_making()
    window.do(way)
    assert window.screen_now() is not making
    assert asked == ["Your PDF is being made"] * 2
    assert not (tmp_path / "mine.pdf").exists()


def test_when_it_is_made_nothing_is_asked(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "ask", lambda *_, **__: pytest.fail("asked"))
    screen = shown_pdf(qtbot, window)
    screen.export_to(tmp_path / "mine.pdf")
    qtbot.waitUntil(lambda: not screen.is_making(), timeout=20_000)
    assert (tmp_path / "mine.pdf").exists()
    window.do("back")
    assert isinstance(window.screen_now(), WorkbookScreen)


def test_a_pdf_is_locked_with_what_is_typed_and_the_page_beside_stays_readable(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    screen = shown_pdf(qtbot, window)
    screen.lock.tick.setChecked(True)
    screen.both_sides.setChecked(True)
    screen.foot.make.click()
    assert "Type the password first" in told(screen)
    QTest.keyClicks(screen.lock.field, "four small boats")
    screen.export_to(tmp_path / "mine.pdf")
    qtbot.waitUntil((tmp_path / "mine.pdf").exists, timeout=20_000)
    reader = PdfReader(tmp_path / "mine.pdf")
    assert reader.is_encrypted
    assert reader.decrypt("four small boats")
    assert reader.pages[0].mediabox.left == 0
    assert reader.pages[1].mediabox.left > 0
    assert screen.preview.count() > 0
    screen.lock.tick.setChecked(False)
    assert screen.lock.field.text() == ""
    assert screen.lock.password() == ""


def test_a_blank_form_is_never_locked(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> None:
    screen = shown_pdf(qtbot, window)
    screen.lock.tick.setChecked(True)
    screen.choose_edition("blank")
    assert not screen.lock.isVisibleTo(screen)
    assert screen._waits_for() == ""


def told(screen: PdfScreen) -> str:
    return " ".join(words.text() for words in screen.foot.findChildren(Words) if words.isVisibleTo(screen))


def test_each_edition_says_only_what_is_so(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.entrance.open_path(str(sample))
    wait_for_workbook(qtbot, window)
    screen = shown_pdf(qtbot, window)
    for edition in screen.editions:
        screen.choose_edition(edition)
        shown = [words.text() for words in screen.findChildren(Words) if words.isVisibleTo(screen)]
        assert any("ticked" in said for said in shown) == bool(screen.list.lines), edition
    assert screen.edition == "blank"
    assert screen.lead.text() == "Every exercise of your workbook, empty. What you wrote stays here."


def test_an_empty_workbook_is_not_asked_to_choose(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    screen = shown_pdf(qtbot, window)
    assert screen.lead.text() == "Nothing is answered yet. What you write can come along later."


def test_the_whole_workbook_can_be_of_the_days_between_two(
    qtbot: QtBot, window: MainWindow, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(sample))
    wait_for_workbook(qtbot, window)
    screen = shown_pdf(qtbot, window)
    screen.choose_edition("keepsake")
    days = screen.ways.days
    assert not days.first.isVisibleTo(screen)
    days.pick.pick(4)
    assert days.first.isVisibleTo(screen)
    assert "come along." in screen.foot.count.text()
    assert "chosen days" not in screen.foot.count.text()  # no day is chosen yet
    write(days.last, "2026-03-02")
    assert (screen.options().since, screen.options().until) == (None, date(2026, 3, 2))
    write(days.first, "9 March 2026")  # later: whoever gives two days means those between them
    assert (screen.options().since, screen.options().until) == (date(2026, 3, 2), date(2026, 3, 9))
    assert "those of the chosen days" in screen.foot.count.text()
    write(days.first, "some day in March")
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: pytest.fail("it was not clear what is wanted"))
    screen.foot.make.click()
    assert "“some day in March” is no day." in told(screen)
    screen.choose_edition("workshop")
    assert screen.options().until is None


def write(field: DateField, words: str) -> None:
    """Type into a field, and leave it."""
    field.field.selectAll()
    QTest.keyClicks(field.field, words)
    QTest.keyClick(field.field, Qt.Key.Key_Return)


def made_by(screen: PdfScreen, qtbot: QtBot, target: Path) -> str:
    """The words of the PDF as it is chosen now."""
    screen.export_to(target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    words = " ".join(page.extract_text() for page in PdfReader(target).pages)
    return " ".join(words.split())


def test_marks_are_in_no_pdf_unless_they_are_chosen_and_the_choice_says_so(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, tmp_path: Path
) -> None:
    marks = opened.session.marks
    page = PageName("next", "next")
    marks.write(marks.mark(page, Quotation(0, "", "Only text", " here."), "mint").id, "A note of mine")
    screen = shown_pdf(qtbot, window)
    assert not screen.ways.isVisible()
    screen.choose_edition("keepsake")
    tick = screen.ways.marks
    assert not tick.isChecked()
    assert "just for me unless I choose this" in tick.text()
    assert "A note of mine" not in made_by(screen, qtbot, tmp_path / "without.pdf")
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert "1 mark or note comes along." in screen.foot.count.text()
    words = made_by(screen, qtbot, tmp_path / "with.pdf")
    assert "My marks and notes" in words
    assert "2. Another Mint" in words
    assert "Only text A note of mine" in words
    screen.choose_edition("workshop")
    assert "A note of mine" not in made_by(screen, qtbot, tmp_path / "workshop.pdf")


def test_without_a_mark_there_is_none_to_choose(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    screen = shown_pdf(qtbot, window)
    screen.choose_edition("keepsake")
    assert screen.ways.my_days.isVisible()
    assert not screen.ways.marks.isVisible()


def test_days_and_what_i_bring_come_along_as_lists_if_they_are_chosen(
    qtbot: QtBot, window: MainWindow, sample: Path, tmp_path: Path
) -> None:
    window.entrance.open_path(str(sample))
    wait_for_workbook(qtbot, window)
    screen = shown_pdf(qtbot, window)
    screen.choose_edition("keepsake")
    for tick in (screen.ways.my_days, screen.ways.bring_list):
        QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
        assert tick.isChecked()
    qtbot.waitUntil(lambda: bool(screen.ways.besides().days))
    words = made_by(screen, qtbot, tmp_path / "lists.pdf")
    assert "What I wrote, on the day I wrote it." in words
    assert "Answers I chose to bring. The numbers lead back" in words


@pytest.mark.parametrize(
    ("overview", "edition", "chosen"),
    [
        ("bring", "workshop", None),
        ("changes", "keepsake", "with_earlier"),
        ("my days", "keepsake", "my_days"),
        ("all", "keepsake", "only_answers"),
        ("marks", "keepsake", "marks"),
    ],
)
def test_each_overview_leads_to_paper_with_what_one_comes_for(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, overview: str, edition: str, chosen: str | None
) -> None:
    opened.session.marks.mark(PageName("next", "next"), Quotation(0, "", "Only text", " here."), "mint")
    window.do(overview)
    before = window.screen_now()
    assert isinstance(before, OverviewScreen)
    button = before.pdf  # type: ignore[attr-defined]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    assert screen.edition == edition
    ways = screen.ways
    ticks = ("only_answers", "with_earlier", "bring_list", "my_days", "marks")
    assert [name for name in ticks if getattr(ways, name).isChecked()] == ([chosen] if chosen else [])
    assert screen.editions[screen.edition].isChecked()


def test_how_many_answers_come_along_is_told_when_it_changes_and_rests(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(calm_words, "announce", lambda _at, words: heard.append(words))
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    screen.foot.calm._tell()
    screen.foot.calm._tell()
    assert heard == []
    screen.editions["blank"].click()
    assert screen.foot.calm.rest.isActive()
    screen.foot.calm._tell()
    assert heard == ["No answer comes along, and no name."]
