"""Every screen and every kind at small sizes and with large text: nothing scrolls sideways or is out of reach."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make
from tests.exercises.conftest import sample as kind_sample
from tests.window.conftest import wait_for_workbook
from tests.window.fits import misfits
from workbook.answers.backups.comparing import Held
from workbook.answers.backups.names import Backup
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.files import FolderFiles
from workbook.course.kinds import KINDS
from workbook.course.outline import read_outline
from workbook.own_files import bundled_courses
from workbook.window.home.name_dialog import NameDialog
from workbook.window.home.start_dialog import StartDialog
from workbook.window.main_window import MainWindow
from workbook.window.message import Message
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.dialog import Dialog
from workbook.window.place_on_screen import MEANT, fitting, place_window, reachable
from workbook.window.privacy.damage_screen import DamageScreen
from workbook.window.privacy.earlier_days import EarlierDays
from workbook.window.privacy.earlier_words import EarlierWords
from workbook.window.privacy.lock_setup import LockSetup
from workbook.window.privacy.locked_screen import LockedScreen
from workbook.window.privacy.privacy_screen import PrivacyScreen
from workbook.window.privacy.secret_dialog import SecretDialog
from workbook.window.privacy.typed_dialog import TypedDialog
from workbook.window.privacy.which_workbook import WhichWorkbook

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


def settled(qtbot: QtBot) -> None:
    """Let layouts come to rest."""
    for _ in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()


def enter(window: MainWindow, qtbot: QtBot, room: tuple[int, int, float]) -> None:
    """Give the window this size, and its text."""
    width, height, scale = room
    if window.theme.scale != scale:
        window.theme._take(window.theme.tokens, scale)
        settled(qtbot)
    window.resize(width, height)
    settled(qtbot)
    assert window.size() == QSize(width, height)


def look(qtbot: QtBot, window: MainWindow, name: str) -> list[str]:
    """What does not fit of the screen that is shown, as it is now."""
    if isinstance(screen := window.screen_now(), WorkbookScreen):
        screen.current().complete()
        settled(qtbot)
    return [f"{name} at {window.size()}, {window.theme.scale}: {what}" for what in misfits(window)]


def walk(qtbot: QtBot, window: MainWindow, name: str) -> list[str]:
    """What does not fit of the screen that is shown, in every room."""
    found = []
    for room in ROOMS:
        enter(window, qtbot, room)
        found += look(qtbot, window, name)
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
        found += walk(qtbot, window, page)
    assert "\n".join(found) == ""


@pytest.mark.parametrize("at", range(len(ROOMS)))
def test_every_page_of_a_course_fits(
    qtbot: QtBot, window: MainWindow, sample: Path, at: int, pytestconfig: pytest.Config
) -> None:
    """Each page in one of the rooms; in the long form in all of them."""
    window.entrance.open_path(str(sample))
    screen = wait_for_workbook(qtbot, window)
    enter(window, qtbot, ROOMS[at])
    places = [
        (module.id, page.id) for module in screen.session.course.outline.modules for page in module.pages
    ]
    found: list[str] = []
    for place in places if pytestconfig.getoption("--long") else places[at :: len(ROOMS)]:
        screen.show_page(*place)
        settled(qtbot)
        found += look(qtbot, window, "/".join(place))
    assert "\n".join(found) == ""


def test_the_other_screens_fit(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.show_home()
    found = walk(qtbot, window, "the first screen, empty")
    window.entrance.open_path(str(sample))
    screen = wait_for_workbook(qtbot, window)

    def shown(kind: type[QWidget]) -> Callable[[], bool]:
        return lambda: isinstance(window.screen_now(), kind)

    def is_listed() -> bool:
        now = window.screen_now()
        return isinstance(now, PdfScreen) and bool(now.list.lines)

    window.show_pdf()
    qtbot.waitUntil(is_listed, timeout=10_000)
    found += walk(qtbot, window, "the PDF")
    window.go_back()
    window.show_help()
    found += walk(qtbot, window, "help")
    window.go_back()
    window.locking.show_privacy()
    qtbot.waitUntil(shown(PrivacyScreen))
    found += walk(qtbot, window, "privacy")
    window.locking.changes.set_up_lock()
    qtbot.waitUntil(shown(LockSetup))
    found += walk(qtbot, window, "a lock")
    window.past.show_days()
    qtbot.waitUntil(shown(EarlierDays))
    found += walk(qtbot, window, "earlier days")
    window.past.show_words(next(iter(screen.session.saved)))
    qtbot.waitUntil(shown(EarlierWords))
    found += walk(qtbot, window, "earlier words")
    window._show_aside(LockedScreen(window.theme, unsaved=True))
    found += walk(qtbot, window, "locked")
    window.toggle_hidden()
    found += walk(qtbot, window, "hidden")
    window.toggle_hidden()
    damaged = DamageScreen(
        window.theme, "A rather long name of a file.workbook", opened=True, unsaved="words"
    )
    window._show_aside(damaged)
    found += walk(qtbot, window, "damage")
    damaged.show_trouble(LONG)
    found += walk(qtbot, window, "damage that stays")
    days = EarlierDays(window.theme, [Backup(1, datetime.now(UTC), "day", Path("a.backup"))])
    window._show_aside(days)
    days.show_held(days.backups[0], Held(trouble=LONG, other_lock=True), [])
    found += walk(qtbot, window, "a day of another lock")
    window.show_home()
    found += walk(qtbot, window, "the first screen")
    assert "\n".join(found) == ""


# Dialogs


@pytest.fixture(params=["message", "start", "name", "secret", "typed", "which"])
def dialog(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[Dialog]:
    theme = window.theme
    theme._take(theme.tokens, 2.0)
    outline = read_outline(FolderFiles(bundled_courses()[0]))
    made: dict[str, Callable[[], Dialog]] = {
        "message": lambda: Message(theme, "A title", LONG, ("Do it now", "Rather not", "Leave it"), window),
        "start": lambda: StartDialog(theme, outline, f"<p>{LONG}</p>", "Ana", window),
        "name": lambda: NameDialog(theme, "Ana", window),
        "secret": lambda: SecretDialog(theme, "A title", LONG, lambda _: False, window),
        "typed": lambda: TypedDialog(theme, "Erase?", LONG, "A long title of a course", "Erase", window),
        "which": lambda: WhichWorkbook(theme, "a.workbook", [], window),
    }
    dialog = made[request.param]()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def test_a_dialog_fits_its_screen_and_its_buttons_are_there(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.show()
    settled(qtbot)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert dialog.height() < screen.height()
    assert dialog.width() < screen.width()
    dialog.resize(min(dialog.width(), 680), 400)
    settled(qtbot)
    assert misfits(dialog) == []
    feet = dialog._feet
    assert feet is not None
    assert dialog.rect().contains(QRect(feet.mapTo(dialog, feet.rect().topLeft()), feet.size()))


# The outline


@pytest.fixture
def narrow(qtbot: QtBot, window: MainWindow, sample: Path) -> WorkbookScreen:
    window.entrance.open_path(str(sample))
    screen = wait_for_workbook(qtbot, window)
    qtbot.waitUntil(lambda: screen.outline is not None)
    window.resize(720, 480)
    settled(qtbot)
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
    settled(qtbot)
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
    settled(qtbot)
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
    settled(qtbot)
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
    assert walk(qtbot, window, "long words") == []


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
    settled(qtbot)
    area = screen.current()
    assert isinstance(area, QScrollArea)
    page = area.widget()
    assert page is not None
    assert page.height() == area.viewport().height() + area.verticalScrollBar().maximum()
