"""A way through every screen and dialog of the window, for tests that look at all of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.backups.comparing import Held
from workbook.answers.backups.names import Backup
from workbook.answers.updating.update import Outlook
from workbook.authoring.handing_out import HandedOut
from workbook.authoring.pack import Packed
from workbook.authoring.recent_drafts import Draft
from workbook.authoring.templates import templates
from workbook.course.comparing import compare_courses
from workbook.course.model import Outline
from workbook.packaging.trust import Signed
from workbook.window.about import About, Licences
from workbook.window.courses.course_screen import CourseScreen, OpenedCourse
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.courses.update_screen import UpdateScreen
from workbook.window.courses.workbooks_of import Mine
from workbook.window.home.name_dialog import NameDialog
from workbook.window.home.recent import recent_of
from workbook.window.main_window import MainWindow
from workbook.window.message import Message
from workbook.window.overviews.all_screen import AllScreen
from workbook.window.overviews.bring_screen import BringScreen
from workbook.window.overviews.changes_screen import ChangesScreen
from workbook.window.overviews.days_screen import DaysScreen
from workbook.window.pages.edge_pages import LAST, NOBODYS, WELCOME
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.pdf_screen import PdfScreen
from workbook.window.parts.dialog import Dialog
from workbook.window.parts.reminder_dialog import ReminderDialog
from workbook.window.privacy.damage_screen import DamageScreen
from workbook.window.privacy.earlier_days import EarlierDays
from workbook.window.privacy.earlier_words import EarlierWords
from workbook.window.privacy.lock_setup import LockSetup
from workbook.window.privacy.locked_screen import LockedScreen
from workbook.window.privacy.privacy_screen import PrivacyScreen
from workbook.window.privacy.secret_dialog import SecretDialog
from workbook.window.privacy.typed_dialog import TypedDialog
from workbook.window.privacy.which_workbook import WhichWorkbook
from workbook.window.studio.hand_out_screen import HandOutScreen
from workbook.window.studio.new_course_dialog import NewCourseDialog
from workbook.window.studio.pack_screen import Packing, PackScreen
from workbook.window.studio.start_screen import StartScreen


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()


def pages(qtbot: QtBot, window: MainWindow, workbook: Path) -> Iterator[str]:
    """The name of each page of a workbook, with the page shown in full."""
    window.entrance.open_path(str(workbook))
    screen = wait_for_workbook(qtbot, window)
    modules = screen.session.course.outline.modules
    places = [(module.id, page.id) for module in modules for page in module.pages]
    for place in [(NOBODYS, WELCOME), *places, (NOBODYS, LAST)]:
        screen.show_page(*place)
        screen.current().complete()
        settle()
        yield "/".join(place)


def other_screens(qtbot: QtBot, window: MainWindow, workbook: Path, long: str) -> Iterator[str]:
    """The name of each screen but the pages, with the screen shown; `long` is what a screen has to tell at length."""
    for name in _other_screens(qtbot, window, workbook, long):
        settle()
        yield name


def _other_screens(qtbot: QtBot, window: MainWindow, workbook: Path, long: str) -> Iterator[str]:
    window.show_home()
    yield "the first screen, empty"
    window.entrance.open_path(str(workbook))
    screen = wait_for_workbook(qtbot, window)

    def shown(kind: type[QWidget]) -> Callable[[], bool]:
        return lambda: isinstance(window.screen_now(), kind)

    def is_listed() -> bool:
        now = window.screen_now()
        return isinstance(now, PdfScreen) and bool(now.list.lines)

    window.show_pdf()
    qtbot.waitUntil(is_listed, timeout=10_000)
    yield "the PDF"
    window.go_back()
    window.go_to_workbook()
    yield from _finding(window, screen)
    window.show_help()
    yield "help"
    window.go_back()
    window.show_guide()
    yield "the guide"
    window.do("back")
    window.locking.show_privacy()
    qtbot.waitUntil(shown(PrivacyScreen))
    yield "privacy"
    window.locking.changes.set_up_lock()
    qtbot.waitUntil(shown(LockSetup))
    yield "a lock"
    window.past.show_days()
    qtbot.waitUntil(shown(EarlierDays))
    yield "earlier days"
    window.past.show_words(next(iter(screen.session.saved)))
    qtbot.waitUntil(shown(EarlierWords))
    yield "earlier words"
    yield from overviews(qtbot, window)
    yield from _courses(window, screen, workbook)
    window._show_aside(LockedScreen(window.theme, unsaved=True))
    yield "locked"
    window.toggle_hidden()
    yield "hidden"
    window.toggle_hidden()
    damaged = DamageScreen(window.theme, f"{long[:40]}.workbook", opened=True, unsaved="words")
    window._show_aside(damaged)
    yield "damage"
    damaged.show_trouble(long)
    yield "damage that stays"
    days = EarlierDays(window.theme, [Backup(1, datetime.now(UTC), "day", Path("a.backup"))])
    window._show_aside(days)
    days.show_held(days.backups[0], Held(trouble=long, other_lock=True), [], {})
    yield "a day of another lock"
    window.show_home()
    yield "the first screen"


def overviews(qtbot: QtBot, window: MainWindow) -> Iterator[str]:
    """What one wrote, seen together."""
    window.do("bring")
    bring = window.screen_now()
    assert isinstance(bring, BringScreen)
    bring.complete()
    yield "what is brought"
    bring.rows[0].change.click()
    bring.rows[-1].take_back.click()
    yield "what is brought, changed and taken back"
    bring.rows[-1].undo.click()
    window.do("changes")
    changes = window.screen_now()
    assert isinstance(changes, ChangesScreen)
    qtbot.waitUntil(lambda: changes.is_whole, timeout=10_000)
    yield "how it changed"
    changes.ways.buttons["table"].setChecked(True)
    yield "how it changed, as tables"
    window.do("my days")
    days = window.screen_now()
    assert isinstance(days, DaysScreen)
    qtbot.waitUntil(lambda: days.reader.is_whole, timeout=10_000)
    days.month.go_to(max(days.reader.marks))
    qtbot.waitUntil(lambda: bool(days.day.entries), timeout=10_000)
    settle()
    yield "my days"
    window.do("all")
    everything = window.screen_now()
    assert isinstance(everything, AllScreen)
    qtbot.waitUntil(lambda: bool(everything.entries.entries), timeout=10_000)
    settle()  # more is read until there is enough below what is seen
    yield "all that was written"
    window.do("marks")
    yield "marks and notes"


def _finding(window: MainWindow, screen: WorkbookScreen) -> Iterator[str]:
    window.go_anywhere()
    settle()
    yield "go anywhere"
    window.do("back")
    screen.find_on_page()
    assert screen.find_bar
    screen.find_bar.field.setText("a")
    screen.find_bar.step(1)
    settle()
    yield "find on the page"
    screen.find_bar.close_up()


def _courses(window: MainWindow, screen: WorkbookScreen, workbook: Path) -> Iterator[str]:
    """The front page of a course, the ways from a file that was opened, and what another version changes."""
    course = screen.session.course
    files = dict(course.files)
    outline, about = course.outline, course.outline.about
    window._show_aside(FrontScreen(window.theme, files, outline))
    yield "a course to begin"
    opened = OpenedCourse(
        workbook, files, outline, is_sealed=True, signed=Signed("other", b"1" * 32, b"2" * 32)
    )
    recent = recent_of(screen.session, *screen.place())
    mine = [Mine(recent, "0.0.1", False, False), Mine(recent._replace(locked=1), about.version, True, True)]
    window._show_aside(CourseScreen(window.theme, opened, mine))
    yield "a course that there are workbooks of"
    shorter = {path: text for path, text in files.items() if path != outline.modules[-1].path}
    answered = frozenset(screen.session.saved)
    for older, newer, name in ((files, shorter, "less"), (shorter, files, "more")):
        outlook = Outlook(compare_courses(older, newer), answered, back=False, again=frozenset())
        window._show_aside(UpdateScreen(window.theme, outlook))
        yield f"a version with {name}"
    drafts = [
        Draft("a", outline.about.title, "waves", 3, 11, datetime.now(UTC).isoformat(), 1),
        Draft("b", outline.about.title, "", 1, 1, "2026-10-03T08:26:00+00:00", 0),
        Draft("c", outline.about.title, missing=True),
    ]
    window._show_aside(StartScreen(window.theme, templates(), drafts))
    yield "make a course"
    title = outline.about.title
    known = Packing(title, "small", "1.0.0", (title,), 0, Path(), "ΑΒΓΔ ΕΖΗΘ", is_locked=True)
    for errors in (0, 3):
        window._show_aside(PackScreen(window.theme, known._replace(errors=errors)))
        yield f"pack with {errors} errors"
    packed = Packed(Path("a.course"), 1, "1.0.0", ())
    window._show_aside(HandOutScreen(window.theme, HandedOut(packed, title, title, "1.0.0", "ΑΒΓΔ ΕΖΗΘ")))
    yield "hand out"


DIALOGS = ("message", "name", "secret", "typed", "which", "about", "licences", "reminder", "a day", "course")


@contextmanager
def dialog(name: str, window: MainWindow, outline: Outline, long: str) -> Iterator[Dialog]:
    """One of the dialogs, shown."""
    theme, title = window.theme, long[:20]
    made: dict[str, Callable[[], Dialog]] = {
        "message": lambda: Message(theme, title, long, (long[:9], long[:12], long[:8]), window),
        "name": lambda: NameDialog(theme, long[:4], window),
        "secret": lambda: SecretDialog(theme, title, long, lambda _: False, window),
        "typed": lambda: TypedDialog(theme, title, long, long[:26], long[:6], window),
        "reminder": lambda: ReminderDialog(theme, window, window.clock.today),
        "a day": lambda: ReminderDialog(theme, window, window.clock.today, on=window.clock.today()),
        "about": lambda: About(theme, window),
        "licences": lambda: Licences(theme, window),
        "course": lambda: NewCourseDialog(theme, title, Path(long[:60]), window),
        "which": lambda: WhichWorkbook(theme, "a.workbook", [], window),
    }
    shown = made[name]()
    shown.show()
    settle()
    yield shown
    shown.close()
    shown.deleteLater()
