"""What assistive tools are told: roles, levels, names and values, of the program's own screens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from tests.window.conftest import SMALL
from tests.window.room import Room
from workbook.course import kinds
from workbook.course.ids import ExerciseId
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.pages.source_card import SourceCard
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.options import TickRow
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import TARGET, LinkSpot
from workbook.window.parts.scale_line import ScaleLine
from workbook.window.parts.visibility import Visibility

Role, Name = QAccessible.Role, QAccessible.Text.Name
CITED = b"""---
title: Cited
---

Some [say so](https://example.org), and then more words.

### A part of it

| Who | Where |
|---|---|
| Ines | the lake |

Last words.
"""
WARM = b"""---
title: One
---

::: scale warm
from: 0 low
middle: 5 so so
to: 10 high
cannot-say: yes

How warm?
:::
"""


def told(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def all_below(met: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield met
    for n in range(met.childCount()):
        child: QAccessibleInterface | None = met.child(n)
        if child is not None:
            yield from all_below(child)


def names(met: QAccessibleInterface, role: QAccessible.Role) -> list[str]:
    return [one.text(Name) for one in all_below(met) if one.role() == role and not one.state().invisible]


def level(met: QAccessibleInterface) -> object:
    return met.attributesInterface().attributeValue(QAccessible.Attribute.Level)


@pytest.fixture(autouse=True, params=[True, False], ids=["listening", "asked-later"])
def _listening(request: pytest.FixtureRequest) -> Iterator[None]:
    """A screen reader that runs already asks about each part of a screen while it is being built."""
    QAccessible.setActive(request.param)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def files() -> dict[str, bytes]:
    return SMALL | {"modules/03-cited.md": CITED}


def test_a_page_is_a_document_with_headings_and_the_outline_opens_pages(opened: WorkbookScreen) -> None:
    opened.complete()
    page = told(opened.current())
    assert page.role() == Role.Document
    opened.show_page("all", "marks")
    page = told(opened.current())
    assert page.text(Name) == "Marks"
    assert page.text(QAccessible.Text.Description).endswith("page 3 of 3")
    headings = {one.text(Name): level(one) for one in all_below(page) if one.role() == Role.Heading}
    assert headings["Marks"] == 1
    assert headings["What is nearest?"] == 2
    assert opened.outline
    tree = told(opened.outline)
    here = tree.focusChild()
    assert here.text(Name).startswith("Marks, you are here")
    other = next(one for one in all_below(tree) if one.text(Name).startswith("Another"))
    assert other.role() == Role.TreeItem
    other.actionInterface().doAction("Press")
    assert opened.place()[0].title == "Another"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_exercise_is_a_group_with_its_question_as_heading(
    open_room: Callable[..., Room], kind: str
) -> None:
    room = open_room(kind, sample(kind).ANSWER if kind != "recall" else None)
    card = told(room.card)
    assert card.role() == Role.Grouping
    assert make(kind).title in card.text(Name)
    assert names(card, Role.Heading)[0] in card.text(Name)
    assert names(card, Role.Heading)
    buttons = [name for role in (Role.Button, Role.CheckBox, Role.RadioButton) for name in names(card, role)]
    assert len(buttons) == len(set(buttons)) or kind == "recall", (
        buttons
    )  # who hears them can tell them apart
    for one in all_below(card):
        if one.role() in (Role.Graphic, Role.Grouping) and not one.state().invisible:
            assert one.text(Name)
        if one.role() == Role.ProgressBar:
            pytest.fail("percents would be read out")


def test_who_sees_an_answer_is_a_group_of_radio_buttons(qtbot: QtBot, theme: Theme) -> None:
    who = Visibility(theme, "keep")
    qtbot.addWidget(who)
    who.show()
    assert told(who).role() == Role.Grouping
    assert names(told(who), Role.RadioButton) == ["Just for me", "In my workbook", "Bring to the workshop"]
    found = [one for one in all_below(told(who)) if one.role() == Role.RadioButton]
    assert [bool(one.state().checked) for one in found] == [False, True, False]
    found[2].actionInterface().doAction("Toggle")
    assert who.share() == "bring"


def test_a_scale_is_told_and_set_by_the_numbers_one_sees(qtbot: QtBot, theme: Theme) -> None:
    line = ScaleLine(theme, range(10, 101, 10), "How warm")
    qtbot.addWidget(line)
    value = told(line).valueInterface()
    assert told(line).text(QAccessible.Text.Description) == "not chosen yet"
    value.setCurrentValue(30)
    assert line.number() == 30
    assert (value.currentValue(), value.maximumValue(), value.minimumStepSize()) == (30, 100, 10)
    told(line).actionInterface().doAction("Increase")
    assert line.number() == 40
    value.setCurrentValue(value.minimumValue())
    assert line.number() is None


def test_what_is_said_in_place_of_a_number_and_where_one_began_are_told(qtbot: QtBot, theme: Theme) -> None:
    course, _ = read_course({"course.md": b"---\ntitle: C\nid: c\n---\n", "modules/01-one.md": WARM})
    editor = kinds.editor("scale")(next(course.exercises()), theme, EditorContext())
    qtbot.addWidget(editor)
    line = told(editor.findChildren(ScaleLine)[0])
    assert line.text(Name).endswith("0 low to 10 high, 5 so so")
    told(editor.findChildren(TickRow)[0]).actionInterface().doAction("Toggle")
    assert line.text(QAccessible.Text.Description) == "can’t say today"
    editor.show_before({"values": {"value": 4}})
    line.valueInterface().setCurrentValue(6)
    assert line.text(QAccessible.Text.Description) == "6 of 0 to 10, 4 before"
    assert "high" not in names(told(editor), Role.StaticText)  # the line's name says it


def test_headings_pictures_tables_and_links_of_a_text_are_told(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.window.parts.pictures.picture_of", lambda *_: QPixmap(20, 20).toImage())
    prose = Prose(
        theme,
        "<h3>Birds</h3><p><img src='b.png' alt='Two finches'> and <a href='#source-a'>[1]</a></p>"
        "<table><thead><tr><th>Who</th><th>Where</th></tr></thead>"
        "<tbody><tr><td>Ines</td><td>the lake</td></tr></tbody></table>",
        {"b.png": b"x"},
    )
    qtbot.addWidget(prose)
    prose.resize(500, 300)
    prose.show()
    met = told(prose)
    assert names(met, Role.Heading) == ["Birds"]
    assert names(met, Role.Graphic) == ["Two finches"]
    assert names(met, Role.ColumnHeader) == ["Who", "Where"]
    assert names(met, Role.Cell) == ["Who: Ines", "Where: the lake"]
    assert names(met, Role.Link) == ["Source 1"]


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_source_is_easy_to_hit_and_is_told_beside_its_number(qtbot: QtBot, window: MainWindow) -> None:
    prose = Prose(window.theme, "<p>So <sup><a href='#source-a'>[1]</a></sup> it is.</p>" * 4, {})
    window.screens.lay_over(prose)
    asked: list[str] = []
    prose.link_chosen.connect(asked.append)
    prose.link_chosen.connect(window.open_link)
    spot = prose.findChildren(LinkSpot)[1]
    assert min(spot.width(), spot.height()) >= 24
    QTest.mouseClick(spot, Qt.MouseButton.LeftButton, pos=QPoint(TARGET // 2, TARGET - 3))
    card = QApplication.activePopupWidget()
    assert isinstance(card, SourceCard)
    assert asked == ["#source-a"]
    gap = card.geometry().top() - spot.mapToGlobal(spot.rect().bottomLeft()).y()
    assert 0 <= gap < TARGET
    QTest.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(w.isVisible() for w in window.findChildren(SourceCard)))
    assert window.focusWidget() is spot
    QTest.keyClick(spot, Qt.Key.Key_Return)
    assert asked == ["#source-a"] * 2
    again = QApplication.activePopupWidget()
    assert isinstance(again, SourceCard)
    again.close_it.click()


def test_text_is_read_by_keyboard_from_piece_to_piece(qtbot: QtBot, opened: WorkbookScreen) -> None:
    opened.show_page("cited", "cited")
    view = opened.current()
    qtbot.waitUntil(view.isVisible)
    view.read_on(1)
    text = QApplication.focusWidget()
    assert isinstance(text, Prose)
    QTest.keyClick(text, Qt.Key.Key_Right)
    QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText() == "o"
    stops = view._tab_stops()
    assert any(isinstance(stop, LinkSpot) for stop in stops)
    # Tab has less to pass where nobody listens
    assert any(isinstance(stop, Prose) for stop in stops) == QAccessible.isActive()


@pytest.mark.parametrize("kind", ["choice"])
def test_single_choices_are_radio_buttons(qtbot: QtBot, theme: Theme, kind: str) -> None:
    editor = kinds.editor(kind)(make(kind), theme, EditorContext())
    qtbot.addWidget(editor)
    editor.show()
    assert names(told(editor), Role.RadioButton)
    assert not names(told(editor), Role.CheckBox)


def test_every_screen_says_its_title_when_it_comes(
    window: MainWindow, opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("workbook.window.parts.screens.announce", lambda _, words: said.append(words))
    for come in (
        window.show_pdf,
        window.locking.show_privacy,
        window.show_help,
        window.go_back,
        window.show_home,
    ):
        come()
    asked = (
        "Make my PDF",
        "Privacy and safekeeping",
        "You do not have to manage this alone.",
        "Privacy and safekeeping",
    )
    assert tuple(said[:4]) == asked
    assert "Ana" in said[4]  # the greeting of the first screen


def test_editions_are_radio_buttons_on_the_pdf_screen(window: MainWindow, opened: WorkbookScreen) -> None:
    window.show_pdf()
    assert names(told(window.screen_now()), Role.RadioButton)[:2] == ["For the workshop", "My whole workbook"]
    window.go_back()


def test_the_pdf_screen_is_read_in_the_order_in_which_tab_goes(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen
) -> None:
    opened.show_exercise("tell")
    QTest.keyClicks(opened.current().cards["tell"].editor.focus_target(), "quince")
    opened.session.save_now()
    qtbot.waitUntil(lambda: opened.session.whole_state() == "saved")
    window.show_pdf()
    screen = window.screen_now()
    assert isinstance(screen, PdfScreen)
    qtbot.waitUntil(lambda: bool(screen.list.lines) and screen.preview.count() > 1)
    line = screen.list.lines[ExerciseId("tell")]
    assert told(line.tick).text(QAccessible.Text.Description) == "Just for me"
    told(line.tick).actionInterface().doAction("Toggle")
    assert line.leave.hasFocus()
    assert told(line.leave).text(QAccessible.Text.Description) == "This was just for you. Bring it?"

    assert "Not marked to bring" in names(told(screen), Role.Heading)
    passed = [by_tab(screen) for _ in range(60)]
    again = passed.index(passed[0], 1)
    read = [one.object() for one in all_below(told(screen)) if one.object() in passed]
    assert passed[:again] == read[read.index(passed[0]) :] + read[: read.index(passed[0])]
    assert all(told(stop).text(Name) for stop in passed)
    assert read.index(line.tick) < read.index(screen.paper) < read.index(screen.foot.make)
    window.go_back()


def by_tab(screen: QWidget) -> QWidget:
    """What the keyboard comes to next."""
    focused = QApplication.focusWidget()
    QTest.keyClick(focused or screen, Qt.Key.Key_Tab)
    stop = QApplication.focusWidget()
    assert stop is not None
    return stop
