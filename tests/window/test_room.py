"""Every screen and every kind at small sizes and with large text: nothing scrolls sideways or is out of reach."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make
from tests.exercises.conftest import sample as kind_sample
from tests.window.conftest import wait_for_workbook
from tests.window.fits import misfits
from tests.window.told_twice import told_twice
from tests.window.tour import DIALOGS, dialog, other_screens, settle
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.files import FolderFiles
from workbook.course.kinds import KINDS
from workbook.course.outline import read_outline
from workbook.own_files import bundled_courses
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.dialog import Dialog
from workbook.window.place_on_screen import MEANT, fitting, place_window, reachable

ROOMS = [
    (1024, 640, 2.0),
    (910, 512, 1.0),
    (910, 512, 1.5),
    (720, 480, 2.0),
    (720, 480, 1.0),
    (1280, 800, 1.0),
]
"""Width, height and size of the text; 910 by 512 is 1366 by 768 with everything drawn one and a half times as large."""


LONG = "A sentence that explains what happened and what can be done about it. " * 40


def enter(window: MainWindow, room: tuple[int, int, float]) -> None:
    """Give the window this size, and its text."""
    width, height, scale = room
    if window.theme.scale != scale:
        window.theme._take(window.theme.tokens, scale)
        settle()
    window.resize(width, height)
    settle()
    assert window.size() == QSize(width, height)


def look(window: MainWindow, name: str) -> list[str]:
    """What does not fit of the screen that is shown, as it is now."""
    if isinstance(screen := window.screen_now(), WorkbookScreen):
        screen.current().complete()
        settle()
    return [f"{name} at {window.size()}, {window.theme.scale}: {what}" for what in misfits(window)]


def walk(window: MainWindow, name: str) -> list[str]:
    """What does not fit of the screen that is shown, in every room; and what is told twice of it."""
    found = [f"{name}: {what}" for what in told_twice(window)]
    for room in ROOMS:
        enter(window, room)
        found += look(window, name)
    return found


@pytest.fixture
def all_kinds(tmp_path: Path) -> Path:
    made = tmp_path / "kinds.workbook"
    kinds = [kind for kind in sorted(KINDS) if kind != "recall"]
    pages = "\n".join(
        f"## {kind} {{#page-{kind}}}\n\n{kind_sample(kind).SOURCE.replace(f'{kind} it', f'{kind} {kind}-it', 1)}\n"
        for kind in kinds
    )
    pages += "\n## recall {#page-recall}\n\n::: recall look-back\nof: line-it\n\nWhat you wrote\n:::\n"
    files = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n",
        "modules/01-one.md": f"---\ntitle: One\n---\n{pages}".encode(),
    }
    from workbook.course.reading import read_course

    with create_workbook(made, files) as file:
        for exercise in read_course(file.files())[0].exercises():
            if exercise.kind != "recall":
                file.save_answer(exercise, kind_sample(exercise.kind).ANSWER)
    return made


def test_every_kind_fits(qtbot: QtBot, window: MainWindow, all_kinds: Path) -> None:
    window.entrance.open_path(str(all_kinds))
    screen = wait_for_workbook(qtbot, window)
    pages = [page.id for page in screen.session.course.outline.modules[0].pages]
    assert len(pages) == len(KINDS) == len({make(kind).kind for kind in KINDS})
    found: list[str] = []
    for page in pages:
        screen.show_page("one", page)
        found += walk(window, page)
    assert "\n".join(found) == ""


@pytest.mark.parametrize("at", range(len(ROOMS)))
def test_every_page_of_a_course_fits(
    qtbot: QtBot, window: MainWindow, sample: Path, at: int, pytestconfig: pytest.Config
) -> None:
    """Each page in one of the rooms; in the long form in all of them."""
    window.entrance.open_path(str(sample))
    screen = wait_for_workbook(qtbot, window)
    enter(window, ROOMS[at])
    places = [
        (module.id, page.id) for module in screen.session.course.outline.modules for page in module.pages
    ]
    found: list[str] = []
    for place in places if pytestconfig.getoption("--long") else places[at :: len(ROOMS)]:
        screen.show_page(*place)
        settle()
        found += look(window, "/".join(place))
    assert "\n".join(found) == ""


def test_the_other_screens_fit(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    found = [words for name in other_screens(qtbot, window, sample, LONG) for words in walk(window, name)]
    assert "\n".join(found) == ""


# Dialogs


@pytest.fixture(params=DIALOGS)
def shown(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[Dialog]:
    window.theme._take(window.theme.tokens, 2.0)
    with dialog(request.param, window, read_outline(FolderFiles(bundled_courses()[0])), LONG) as made:
        yield made


def test_a_dialog_fits_its_screen_and_its_buttons_are_there(qtbot: QtBot, shown: Dialog) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert shown.height() < screen.height()
    assert shown.width() < screen.width()
    shown.resize(min(shown.width(), 680), 400)
    settle()
    assert misfits(shown) == []
    assert told_twice(shown) == []
    feet = shown._feet
    assert feet is not None
    assert shown.rect().contains(QRect(feet.mapTo(shown, feet.rect().topLeft()), feet.size()))


# The outline


@pytest.fixture
def narrow(qtbot: QtBot, window: MainWindow, sample: Path) -> WorkbookScreen:
    window.entrance.open_path(str(sample))
    screen = wait_for_workbook(qtbot, window)
    qtbot.waitUntil(lambda: screen.outline is not None)
    window.resize(720, 480)
    settle()
    return screen


def test_the_outline_is_called_back_where_there_is_no_room_beside(
    qtbot: QtBot, narrow: WorkbookScreen
) -> None:
    assert not narrow.side.isVisible()
    page = narrow.current().width()
    assert narrow.fold.isVisible()
    QTest.mouseClick(narrow.fold, Qt.MouseButton.LeftButton)
    assert narrow.side.isVisible()
    assert narrow.is_drawn_over()
    assert narrow.current().width() == page
    assert narrow.outline is not None
    assert narrow.outline.hasFocus()
    QTest.keyClick(narrow.outline, Qt.Key.Key_Down)
    QTest.keyClick(narrow.outline, Qt.Key.Key_Return)
    assert not narrow.side.isVisible()
    assert narrow.current().hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_what_has_the_keyboard_is_never_under_the_outline(
    qtbot: QtBot, window: MainWindow, narrow: WorkbookScreen, key: Qt.Key
) -> None:
    window.theme._take(window.theme.tokens, 2.0)
    settle()
    window.do("outline")
    assert narrow.is_drawn_over()
    inside = 0
    while narrow.is_drawn_over():
        focused = narrow.focusWidget()
        assert focused is not None
        assert narrow.side.isAncestorOf(focused)
        inside += 1
        assert inside < 10
        QTest.keyClick(focused, key)
    assert not narrow.side.isVisible()
    left_to = narrow.focusWidget()
    assert left_to is not None
    assert left_to.isVisible()


@pytest.mark.parametrize("way", ["escape", "key", "click", "region"])
def test_the_outline_goes_again(qtbot: QtBot, window: MainWindow, narrow: WorkbookScreen, way: str) -> None:
    window.do("outline")
    assert narrow.side.isVisible()
    acts: dict[str, Callable[[], object]] = {
        "escape": window.escape,
        "key": lambda: window.do("outline"),
        "click": lambda: QTest.mouseClick(narrow._veil, Qt.MouseButton.LeftButton),
        "region": lambda: window.do("next region"),
    }
    acts[way]()
    assert not narrow.side.isVisible()
    assert not narrow.is_drawn_over()


def test_with_room_the_outline_stands_beside_the_page_again(
    qtbot: QtBot, window: MainWindow, narrow: WorkbookScreen
) -> None:
    window.do("outline")
    window.resize(1280, 800)
    settle()
    assert narrow.side.isVisible()
    assert not narrow.is_drawn_over()
    edge = narrow.side.mapTo(narrow, narrow.side.rect().topRight()).x()
    assert narrow.current().mapTo(narrow, narrow.current().rect().topLeft()).x() > edge
    window.do("outline")
    assert not narrow.side.isVisible()
    assert narrow.fold.isVisible()


TITLES = [
    "Short",
    "A title of quite a few words that wraps once or even twice before it comes to its end",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurfsvorlage",
    "自分のペースで学ぶための静かなワークブックの第一章についての長い題名",
    "W" * 60,
    "word " * 200,
]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_rows_of_the_outline_hold_all_their_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, scale: float
) -> None:
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"}
    for n, title in enumerate(TITLES):
        exercises = "".join(f"::: line l{n}-{k}\nWhat?\n:::\n\n" for k in range(12))
        files[f"modules/{n:02}-m.md"] = f"---\ntitle: {title}\ntender: Slowly.\n---\n{exercises}".encode()
    path = tmp_path / "titles.workbook"
    create_workbook(path, files).close()
    window.theme._take(window.theme.tokens, scale)
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    qtbot.waitUntil(lambda: screen.outline is not None)
    window.resize(1400, 800)
    if screen.side.isHidden():
        window.do("outline")
    settle()
    tree = screen.outline
    assert tree is not None
    qtbot.waitUntil(lambda: tree.visualRect(tree.model().index(0, 0)).height() > 0)
    from workbook.window.pages.outline_view import _laid_out, _Row

    rows = tree.itemDelegate()
    assert isinstance(rows, _Row)
    below = 0
    for n in range(len(TITLES)):
        index = tree.model().index(n, 0)
        box = tree.visualRect(index)
        assert n == 0 or box.top() >= below
        below = box.bottom()
        room = box.width() - window.theme.px(48) - rows._end_room(index)
        words = _laid_out(str(index.data()), window.theme.font("interface"), room)
        assert words.boundingRect().height() <= box.height()
        assert max(words.lineAt(k).naturalTextWidth() for k in range(words.lineCount())) <= room + 1


def test_long_words_never_make_a_page_wide(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    module = f"""---
title: {word}
---

{word}

::: reflection it
hint: {word}

{word} **{word}**
:::

::: choice which
{word}?

- {word} {{#a}}
- no {{#b}}
:::

::: checklist ticks
Which?

- {word} {{#a}}
- no {{#b}}
:::
"""
    files = {"course.md": f"---\ntitle: {word}\nid: c\n---\n".encode(), "modules/01-m.md": module.encode()}
    path = tmp_path / "long.workbook"
    create_workbook(path, files).close()
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    assert walk(window, "long words") == []


# The window on its screen

SCREEN = QRect(0, 0, 1366, 728)
SECOND = QRect(1366, 0, 1920, 1040)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (QRect(100, 60, 800, 600), QRect(100, 60, 800, 600)),
        (QRect(1500, 100, 1600, 900), QRect(1500, 100, 1600, 900)),
        (QRect(5000, 100, 800, 600), None),
        (QRect(-3000, -3000, 800, 600), None),
        (QRect(100, -200, 800, 600), QRect(100, 0, 800, 600)),
        (QRect(1300, 100, 40, 60), QRect(1300, 100, 40, 60)),
    ],
)
def test_a_window_comes_back_only_where_a_screen_is(box: QRect, expected: QRect | None) -> None:
    assert reachable(box, [SCREEN, SECOND]) == expected


def test_a_window_larger_than_its_screen_is_made_to_fit() -> None:
    made = reachable(QRect(0, 0, 3000, 2000), [SCREEN])
    assert made is not None
    assert SCREEN.contains(made)
    assert fitting(MEANT, QRect(0, 0, 1024, 600)).height() < 600


def test_the_first_window_fits_its_screen(qtbot: QtBot, window: MainWindow) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= max(screen.width(), 1280)
    place_window(window, "")
    assert window.size() == fitting(MEANT, screen)


@pytest.mark.parametrize("remembered", ["", "nonsense", "1:", "1:AAAA", "AdnQywADAAA=", "7:é"])
def test_what_is_not_a_place_is_forgotten(qtbot: QtBot, window: MainWindow, remembered: str) -> None:
    place_window(window, remembered)
    assert window.size() == fitting(MEANT, QGuiApplication.primaryScreen().availableGeometry())


def test_every_page_is_scrolled_by_its_bar(qtbot: QtBot, window: MainWindow, all_kinds: Path) -> None:
    window.entrance.open_path(str(all_kinds))
    screen = wait_for_workbook(qtbot, window)
    window.theme._take(window.theme.tokens, 2.0)
    window.resize(720, 480)
    screen.show_page("one", "page-table")
    screen.current().complete()
    settle()
    area = screen.current()
    assert isinstance(area, QScrollArea)
    page = area.widget()
    assert page is not None
    assert page.height() == area.viewport().height() + area.verticalScrollBar().maximum()
