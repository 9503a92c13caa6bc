"""How it changed: charts that say in words what they show, tables of the same numbers, and nothing that judges."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from tests.window.overviews.conftest import at, values, writer
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import open_workbook
from workbook.answers.overviews import over_time
from workbook.course.over_days import DayNumbers, OverDays, TwoMoments
from workbook.window.main_window import MainWindow
from workbook.window.overviews import changes_screen
from workbook.window.overviews.change_card import ChangeCard, DaysCard, PairCard, in_groups
from workbook.window.overviews.change_chart import DaysChart, PairChart, ticks
from workbook.window.overviews.changes_screen import NOTHING, WITH_EARLIER, ChangesScreen
from workbook.window.pages.page_view import NOT_READ
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.words import Words
from workbook.window.privacy.damage_screen import DamageScreen

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


def entries(*days: tuple[int, int | None, int | None]) -> dict[str, object]:
    made = []
    for day, morning, evening in days:
        row: dict[str, object] = {"row": f"r{day}", "on": f"2026-11-{day:02}", "word": "choir"}
        row |= {"morning": morning} if morning is not None else {}
        row |= {"evening": evening} if evening is not None else {}
        made.append(row)
    return {"rows": made}


@pytest.fixture
def written(path: Path) -> Path:
    with open_workbook(path) as file:
        write = writer(file)
        write("calm", values(value=3), at(2))
        write("calm", values(value=5), at(9))
        write("calm-after", values(value=7), at(24))
        write("round", values(people=3, animals=7), at(3))
        write("round", values(people=5, animals=7), at(19))
        write("guard", entries((3, 6, 4), (4, 5, 5), (26, 7, None)), at(26))
    return path


def shown(qtbot: QtBot, window: MainWindow, path: Path) -> ChangesScreen:
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    return asked(qtbot, window)


def asked(qtbot: QtBot, window: MainWindow) -> ChangesScreen:
    window.do("changes")
    screen = window.screen_now()
    assert isinstance(screen, ChangesScreen)
    qtbot.waitUntil(lambda: screen.is_whole, timeout=10_000)
    return screen


@pytest.fixture
def changes(qtbot: QtBot, window: MainWindow, written: Path) -> ChangesScreen:
    return shown(qtbot, window, written)


def card(screen: ChangesScreen, name: str, kind: type[ChangeCard] = ChangeCard) -> ChangeCard:
    return next(one for one in screen.grid.cards if one.name == name and isinstance(one, kind))


def test_all_that_changed_is_there_in_the_order_of_the_course(changes: ChangesScreen) -> None:
    assert [card.name for card in changes.grid.cards] == [
        "How calm are you?",
        "And now?",
        "How near is it?: people",
        "How near is it?: animals",
        "Guard, morning and evening",
    ]
    assert not changes.state.isVisible()


def test_a_pair_is_told_in_neutral_words(changes: ChangesScreen) -> None:
    pair = card(changes, "And now?", PairCard)
    assert pair.said.text() == "Higher by 2."
    assert pair.chart.accessibleName() == "And now?. before, 9 Nov: 5; after, 24 Nov: 7. Higher by 2."


def test_numbers_over_days_are_told_in_neutral_words(changes: ChangesScreen) -> None:
    assert card(changes, "How calm are you?").said.text() == "Between 3 and 5, 2 to 9 November 2026."
    assert card(changes, "How near is it?: animals").said.text() == "7 each time, 3 to 19 November 2026."
    log = card(changes, "Guard, morning and evening")
    assert log.said.text().split("\n") == [
        "morning: Between 5 and 7, 3 to 26 November 2026.",
        "evening: Between 4 and 5, 3 to 4 November 2026.",
    ]


def test_nothing_on_the_screen_judges_or_counts(changes: ChangesScreen) -> None:
    words = " ".join(
        label.text() for card in changes.grid.cards for label in card.findChildren(Words)
    ).lower()
    for judging in ("better", "worse", "improve", "trend", "average", "%", "well done", "streak"):
        assert judging not in words


def test_left_and_right_go_through_the_days_that_have_a_number(
    window: MainWindow, changes: ChangesScreen
) -> None:
    log = card(changes, "Guard, morning and evening", DaysCard)
    assert isinstance(log, DaysCard)
    log.chart.setFocus()
    assert log.day.text() == "Thursday 26 November 2026: morning 7"
    QTest.keyClick(log.chart, LEFT)
    assert log.day.text() == "Wednesday 4 November 2026: morning 5, evening 5"
    assert log.chart.accessibleDescription() == log.day.text()
    QTest.keyClick(log.chart, Qt.Key.Key_Home)
    QTest.keyClick(log.chart, LEFT)
    assert log.day.text() == "Tuesday 3 November 2026: morning 6, evening 4"
    QTest.keyClick(log.chart, Qt.Key.Key_End)
    assert log.day.text().startswith("Thursday 26")
    chart = log.chart
    assert isinstance(chart, DaysChart)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPointF(chart._along(chart.days[1]), 30).toPoint())
    assert log.day.text().startswith("Wednesday 4")
    assert chart.hasFocus()


def test_a_table_has_the_same_numbers_and_can_be_copied(changes: ChangesScreen) -> None:
    changes.ways.buttons["table"].setChecked(True)
    log = card(changes, "Guard, morning and evening")
    assert not log.chart.isVisible()
    assert log.table.isVisible()
    assert log.table.accessibleName() == "Guard, morning and evening"
    QTest.keyClick(log.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\n") == [
        "Day\tmorning\tevening",
        "3 November 2026\t6\t4",
        "4 November 2026\t5\t5",
        "26 November 2026\t7\t",
    ]
    pair = card(changes, "And now?", PairCard)
    QTest.keyClick(pair.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "When\tNumber\nbefore, 9 Nov\t5\nafter, 24 Nov\t7"
    changes.ways.buttons["charts"].setChecked(True)
    assert log.chart.isVisible()
    assert not log.table.isVisible()


def test_tab_goes_from_chart_to_chart(changes: ChangesScreen) -> None:
    first = changes.grid.cards[0].chart
    first.setFocus()
    for _unused in range(2):  # over the way to its page
        focused = QApplication.focusWidget()
        assert focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is changes.grid.cards[1].chart


def test_the_way_to_a_page_and_to_paper(window: MainWindow, changes: ChangesScreen) -> None:
    card(changes, "And now?").page_wanted.emit("calm-after")
    pages = window.screen_now()
    assert isinstance(pages, WorkbookScreen)
    assert "calm-after" in pages.current().cards
    window.do("changes")
    screen = window.screen_now()
    assert isinstance(screen, ChangesScreen)
    screen.pdf.click()
    paper = window.screen_now()
    assert isinstance(paper, PdfScreen)
    assert paper.ways.with_earlier.text() == WITH_EARLIER  # as it was called


def test_esc_goes_back_to_the_pages_while_it_is_still_read(
    qtbot: QtBot, window: MainWindow, written: Path
) -> None:
    window.entrance.open_path(str(written))
    pages = wait_for_workbook(qtbot, window)
    window.do("changes")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.screen_now() is pages
    pages.session.finish(10)
    qtbot.waitUntil(lambda: window.findChild(ChangesScreen) is None)


def test_with_nothing_to_compare_it_is_said_calmly(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with open_workbook(path) as file:
        writer(file)("calm", values(value=3), at(2))
    screen = shown(qtbot, window, path)
    assert screen.state.text() == NOTHING
    assert screen.state.isVisible()


def test_an_answer_that_cannot_be_read_leaves_the_others(
    qtbot: QtBot, window: MainWindow, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)
    read = over_time.history_with

    def fail(file: object, exercise_id: str, pair: object) -> object:
        if exercise_id == "round":
            raise WorkbookTrouble("cannot-read", "The disk does not answer.")
        return read(file, exercise_id, pair)  # type: ignore[arg-type]

    monkeypatch.setattr(changes_screen, "history_with", fail)
    screen = asked(qtbot, window)
    said = [words.text() for words in screen.findChildren(Words)]
    assert f"1.6 How near is it?. {NOT_READ} The disk does not answer." in said
    assert [card.name for card in screen.grid.cards][-1] == "Guard, morning and evening"


def test_damage_is_told_as_everywhere(
    qtbot: QtBot, window: MainWindow, written: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    window.entrance.open_path(str(written))
    wait_for_workbook(qtbot, window)

    def fail(*_unused: object) -> None:
        raise WorkbookTrouble("damaged", "The file is damaged.")

    monkeypatch.setattr(changes_screen, "history_with", fail)
    window.do("changes")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), DamageScreen), timeout=10_000)


def test_what_is_too_large_is_left_out(qtbot: QtBot, window: MainWindow, written: Path) -> None:
    with open_workbook(written) as file:
        writer(file)("guard", entries(*((n % 28 + 1, 3, 4) for n in range(2000))), at(27))
    screen = shown(qtbot, window, written)
    names = [card.name for card in screen.grid.cards]
    assert "And now?" in names


def test_two_columns_where_there_is_room_and_one_in_a_narrow_window(
    window: MainWindow, changes: ChangesScreen, qtbot: QtBot
) -> None:
    first, second = changes.grid.cards[:2]
    qtbot.waitUntil(lambda: first.y() == second.y())
    window.resize(720, 600)
    qtbot.waitUntil(lambda: first.y() < second.y())


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_charts_are_drawn_either_way(changes: ChangesScreen, direction: Qt.LayoutDirection) -> None:
    forward = direction == Qt.LayoutDirection.LeftToRight
    days, pair = card(changes, "How calm are you?").chart, card(changes, "And now?", PairCard).chart
    assert isinstance(days, DaysChart)
    assert isinstance(pair, PairChart)
    for chart in (days, pair):
        chart.setLayoutDirection(direction)
        chart.setFocus()
        assert not chart.grab().isNull()
    assert (days._along(days.days[0]) < days._along(days.days[1])) == forward
    assert (pair._along(1) < pair._along(9)) == forward
    days.choose(0)
    QTest.keyClick(days, RIGHT if forward else LEFT)
    assert days.at == 1


def test_charts_have_names_and_no_control_inside(changes: ChangesScreen) -> None:
    for one in changes.grid.cards:
        told = QAccessible.queryAccessibleInterface(one.chart)
        assert told.text(QAccessible.Text.Name).startswith(one.name)


def test_what_stands_in_one_chart_goes_over_the_same_numbers() -> None:
    days = (DayNumbers(at(2).date(), (1.0,)), DayNumbers(at(3).date(), (2.0,)))
    first, second, third = (OverDays(key, key, 0, 10, days) for key in "abc")
    other = OverDays("d", "d", 0, 5, days)
    assert in_groups([first, second, third, other]) == [[first, second], [third], [other]]


def test_numbers_at_an_axis_are_few_and_have_both_ends() -> None:
    assert ticks(0, 10) == list(range(11))
    assert ticks(0, 10, 5) == [0, 2, 4, 6, 8, 10]
    assert ticks(0, 100) == list(range(0, 101, 10))
    assert ticks(1, 8, 5) == [1, 3, 5, 7, 8]


def test_names_of_moments_stay_inside_their_chart(changes: ChangesScreen) -> None:
    pair = TwoMoments("value", "", 0, 10, 10, 0)
    chart = PairChart(changes.theme, "", pair, ("before, a long time ago", "after"))
    chart.resize(200, 120)
    assert not chart.grab().isNull()
    chart.deleteLater()
