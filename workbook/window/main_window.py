"""The one window: which screen is shown, the menus, and what a person can intend from any screen."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from workbook.course.files import FolderFiles
from workbook.course.model import Help
from workbook.window.bridge import Bridge
from workbook.window.menus import Menus
from workbook.window.session import Contents, Session, read_contents
from workbook.window.settings import Recent, Settings
from workbook.window.workbook_screen import WorkbookScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from workbook.answers.workbook_file import WorkbookFile
    from workbook.answers.worker import Worker
    from workbook.course.files import Files
    from workbook.window.theme import Theme

APP = "Workbook"
SOURCE = "#source-"
QUIT_SECONDS = 8.0


class MainWindow(QMainWindow):
    """Home, an open workbook, its PDF screen and the help screen take turns here."""

    def __init__(self, theme: Theme, settings: Settings, resources: Path, courses: list[Path]) -> None:
        super().__init__()
        self.theme, self._settings, self._resources, self._courses = theme, settings, resources, courses
        self._bridge = Bridge(self)
        self.session: Session | None = None
        self.screen_before: QWidget | None = None
        self._opening: Worker | None = None
        self._stack = QStackedWidget()
        self._cover = QStackedWidget()
        self._cover.addWidget(self._stack)
        self.setCentralWidget(self._cover)
        self.setWindowTitle(APP)
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.menus = Menus(self)
        self._restore_geometry()
        theme.changed.connect(self._theme_changed)

    # Screens

    def screen_now(self) -> QWidget:
        """The screen that is shown."""
        return self._stack.currentWidget() or self._stack

    def show_home(self) -> None:
        """My workbooks. An open workbook is written and closed first."""
        if not self._leave_workbook():
            return
        from workbook.course.outline import read_outline
        from workbook.window.home_screen import HomeScreen

        courses = [(folder, read_outline(FolderFiles(folder))) for folder in self._courses]
        home = HomeScreen(self.theme, self._settings.recents(), courses)
        home.continue_wanted.connect(self.open_path)
        home.start_wanted.connect(self.start_course)
        home.open_wanted.connect(self.choose_file)
        home.help_wanted.connect(self.show_help)
        home.where_wanted.connect(self._say_where)
        home.text_size.clicked.connect(partial(self.menus.pop_up_view, home.text_size))
        self._show(home)
        home.focus_first()

    def _show(self, screen: QWidget) -> None:
        """Show a screen and let go of the ones that nobody can come back to."""
        kept = [screen, self.screen_before, self._workbook_screen()]
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if isinstance(screen, WorkbookScreen) and screen.scale != self.theme.scale:
            screen.rebuild()
        for old in self._screens():
            if old not in kept:
                _let_go(old)
                self._stack.removeWidget(old)
                old.deleteLater()
        self._retell()

    def _screens(self) -> list[QWidget]:
        found = (self._stack.widget(n) for n in range(self._stack.count()))
        return [screen for screen in found if screen is not None]

    def _workbook_screen(self) -> WorkbookScreen | None:
        return next(
            (s for s in self._screens() if isinstance(s, WorkbookScreen) and s.session is self.session), None
        )

    def show_help(self) -> None:
        """Need help now? The page of the open course, else the program's own."""
        from workbook.window.help_screen import HelpScreen

        if self.is_hidden():
            self.toggle_hidden()
        if isinstance(self.screen_now(), HelpScreen):
            return
        self._flush()
        self.screen_before = self.screen_now()
        screen = HelpScreen(self.theme, self._help_page())
        screen.back_wanted.connect(self.go_back)
        screen.hide_wanted.connect(self.toggle_hidden)
        screen.link_chosen.connect(self.open_link)
        self._show(screen)
        screen.back.setFocus()

    def go_back(self) -> None:
        """One step back, to where one was."""
        before, self.screen_before = self.screen_before, None
        if before is not None:
            self._show(before)
        elif isinstance(self.screen_now(), WorkbookScreen):
            return
        elif (workbook := self._workbook_screen()) is not None:
            self._show(workbook)

    def go_to_workbook(self) -> None:
        """Show the pages of the open workbook."""
        if (workbook := self._workbook_screen()) is not None:
            self.screen_before = None
            self._show(workbook)

    def show_pdf(self) -> None:
        """Make my PDF."""
        from workbook.window.pdf_screen import PdfScreen

        if self.session is None or isinstance(self.screen_now(), PdfScreen):
            return
        self.session.flush()
        screen = PdfScreen(self.session, self.theme)
        screen.back_wanted.connect(self.go_back)
        screen.help_wanted.connect(self.show_help)
        screen.hide_wanted.connect(self.toggle_hidden)
        self._show(screen)

    def _help_page(self) -> Help:
        found = self.session.help() if self.session else None
        if found is not None:
            return found
        from workbook.course.outline import open_text

        source = open_text(FolderFiles(self._resources), "help.md")
        facts = source.facts
        return Help(source.body.strip(), facts.first("place"), facts.first("checked"), facts.first("by"))

    # Opening and starting

    def open_path(self, name: str) -> None:
        """Open a workbook, or begin one from a course file."""
        path = Path(name)
        if path.suffix.lower() == ".course" or path.is_dir():
            self.start_course(name)
            return
        if self.session is not None and path.resolve() == self.session.path:
            self.go_to_workbook()
            return
        from workbook.answers.workbook_file import open_workbook

        self._open(partial(open_workbook, path))

    def start_course(self, name: str) -> None:
        """Begin a new workbook of a course: a folder or a course file."""
        from workbook.places import CourseTrouble, open_course
        from workbook.window.start_dialog import StartDialog

        try:
            files = open_course(name)
        except CourseTrouble as trouble:
            self._ask("This course could not be opened", str(trouble), ("All right",))
            return
        from workbook.course.outline import read_outline
        from workbook.course.text import TextReader

        outline = read_outline(files)
        paragraphs = outline.about.summary or outline.about.text.split("\n\n")[0]
        known = next((recent.name for recent in self._settings.recents() if recent.name), "")
        dialog = StartDialog(self.theme, outline, TextReader().html(paragraphs), known, self)
        if dialog.exec() == StartDialog.DialogCode.Accepted:
            self.start_workbook(files, dialog.path, dialog.chosen_name())

    def start_workbook(self, files: Files, path: Path, name: str) -> None:
        """Make the file and open it."""
        self._open(partial(_create, path, dict(files), name))

    def choose_file(self) -> None:
        """Look for a workbook or a course."""
        from workbook.window import file_dialogs
        from workbook.window.start_dialog import workbooks_folder

        folder = workbooks_folder()
        names = "Workbooks and courses (*.workbook *.course)"
        chosen = file_dialogs.open_one(self, "Open a workbook or a course", folder, names)
        if chosen:
            self.open_path(str(chosen))

    def _open(self, opening: Callable[[], WorkbookFile]) -> None:
        """Open on the worker's thread; the window stays alive, and what is open stays until this succeeds."""
        from workbook.answers.worker import Worker

        if self._opening is None:
            self._opening = Worker(opening)
            self._bridge.when_done(self._opening.submit(read_contents), self._opened)

    def _opened(self, future: Future[Contents]) -> None:
        worker, self._opening = self._opening, None
        assert worker is not None
        error = future.exception()
        if error is not None:
            worker.close(0)
            self._say_trouble(error)
        elif self._leave_workbook():
            self._take_in(Session(worker, future.result()))
        else:
            worker.close(0)

    def _take_in(self, session: Session) -> None:
        """Show a workbook that was opened."""
        self.session = session
        screen = WorkbookScreen(session, self.theme)
        screen.home_wanted.connect(self.show_home)
        screen.pdf_wanted.connect(self.show_pdf)
        screen.help_wanted.connect(self.show_help)
        screen.hide_wanted.connect(self.toggle_hidden)
        screen.link_chosen.connect(self.open_link)
        screen.text_size.clicked.connect(partial(self.menus.pop_up_view, screen.text_size))
        self.screen_before = None
        self._show(screen)
        screen.take_focus()
        self.show()
        QTimer.singleShot(0, self, self.remember)

    def _say_trouble(self, error: BaseException) -> None:
        from workbook.answers.trouble import WorkbookTrouble

        if self.screen_now() is self._stack:
            self.show_home()
            self.show()
        if not isinstance(error, WorkbookTrouble):
            raise error
        self._ask("This workbook could not be opened", str(error), ("All right",))

    # Leaving

    def _leave_workbook(self) -> bool:
        """Write and close the open workbook; False if the learner would rather stay."""
        session = self.session
        if session is None:
            return True
        self.remember()
        while reason := session.finish(QUIT_SECONDS):
            ways = ("Try again", "Copy my words", "Leave without them", "Stay here")
            words = f"{reason} What is not saved is still here in the window."
            way = self._ask("Not everything is saved yet", words, ways)
            if way == "Copy my words":
                QGuiApplication.clipboard().setText(session.unsaved_words())
            elif way == "Leave without them":
                break
            elif way == "Stay here":
                return False
        session.close(1.0)
        self.session = None
        return True

    def finish(self) -> bool:
        """Write and close what is still open without asking anything; False if something cannot be written."""
        if self.session is None:
            return True
        self.remember()
        if self.session.finish(QUIT_SECONDS):
            return False
        self.session.close(1.0)
        self.session = None
        return True

    def end(self) -> None:
        """The system asks the program to end: nobody may be there to answer a question."""
        if self.finish():
            from PySide6.QtWidgets import QApplication

            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
            self.close()
            QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leave_workbook():
            event.ignore()
            return
        for screen in self._screens():
            _let_go(screen)
        self._settings.put(geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        event.accept()

    def flush_answers(self, *_: object) -> None:
        """The focus went elsewhere: send what was typed to the disk."""
        self._flush()

    def _flush(self) -> None:
        if self.session is not None:
            self.session.flush()

    def flush(self, *_: object) -> None:
        """Send everything to the disk: the window went to the background, or the machine's session ends."""
        screen = self._workbook_screen()
        if screen is not None and self.session is not None:
            screen.keep_place()
        self._flush()

    def remember(self) -> None:
        """Note for the first screen where this workbook is; titles and counts, never an answer."""
        session, screen = self.session, self._workbook_screen()
        if session is None or screen is None or not session.outline.modules:
            return
        screen.keep_place()
        self._settings.remember(_recent(session, screen))

    # What can be intended from any screen

    def toggle_hidden(self) -> None:
        """Blank the window, or bring back what is there. While it is blank nothing of the workbook shows."""
        if self.is_hidden():
            self._cover.setCurrentWidget(self._stack)
        else:
            self._flush()
            self._cover.setCurrentWidget(self._blank())
        self.menuBar().setVisible(not self.is_hidden())
        self._retell()

    def is_hidden(self) -> bool:
        """Whether the window is blank."""
        return self._cover.currentWidget() is not self._stack

    def _blank(self) -> QWidget:
        if self._cover.count() == 1:
            from workbook.window.hidden_screen import HiddenScreen

            screen = HiddenScreen(self.theme)
            screen.show_wanted.connect(self.toggle_hidden)
            self._cover.addWidget(screen)
        blank = self._cover.widget(1)
        assert blank is not None
        blank.setFocus()
        return blank

    def _retell(self) -> None:
        """The title and the menus say what is possible now; the title is the course and never an answer."""
        opened = self.session is not None
        course = self.session.outline.about.title if self.session else APP
        self.setWindowTitle(APP if self.is_hidden() else course)
        inside = isinstance(self.screen_now(), WorkbookScreen)
        self.menus.update(inside=inside, opened=opened, hidden=self.is_hidden())

    def open_link(self, address: str) -> None:
        """Open a link of the course in the browser, after showing where it leads."""
        if address.startswith(SOURCE):
            self.say("Source", self._source(address.removeprefix(SOURCE)))
        if not address.startswith(("https://", "mailto:")):
            return
        way = self._ask("Open this address?",
                  f"{address}\n\nIt opens in another program, and that program may use the internet.",
                  ("Open it", "Stay here"))  # fmt: skip
        if way == "Open it":
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl(address))

    def _source(self, key: str) -> str:
        """A reference of the course in plain words."""
        from workbook.course.outline import read_sources

        if self.session is None:
            return ""
        words = read_sources(self.session.files).get(key, "")
        return self.session.text.plain(words) or "The course does not list this source."

    def _say_where(self) -> None:
        from workbook.window.start_dialog import workbooks_folder

        words = (
            f"Each workbook is one file. New ones are kept in {workbooks_folder()}. "
            "Close it, then you can copy it, move it, or put it on a stick. Nothing of it is kept anywhere else, "
            "and nothing is sent anywhere."
        )
        self._ask("Where my answers are kept", words, ("All right",))

    def _ask(self, title: str, words: str, ways: tuple[str, ...]) -> str:
        """Tell or ask, and give back the way that was chosen."""
        from workbook.window.message import ask

        return ask(self.theme, title, words, ways, self)

    def escape(self) -> None:
        """Esc: one step back; it never loses text."""
        if not self.is_hidden() and not isinstance(self.screen_now(), WorkbookScreen):
            self.go_back()

    def save_now(self) -> None:
        """Everything is saved by itself; this does it now."""
        self._flush()

    def toggle_outline(self) -> None:
        """Fold the outline away, or bring it back."""
        if isinstance(screen := self.screen_now(), WorkbookScreen):
            screen.toggle_side()

    def next_page(self) -> None:
        """The page after this one."""
        if isinstance(screen := self.screen_now(), WorkbookScreen):
            screen.next_page()

    def previous_page(self) -> None:
        """The page before this one."""
        if isinstance(screen := self.screen_now(), WorkbookScreen):
            screen.previous_page()

    def next_region(self, step: int) -> None:
        """The keyboard goes to the next part of the screen."""
        if isinstance(screen := self.screen_now(), WorkbookScreen):
            screen.next_region(step)

    def full_screen(self) -> None:
        """The whole screen, or a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def name_it(self) -> None:
        """Change the name on the cover of the PDF."""
        from workbook.window.name_dialog import NameDialog

        if self.session is None:
            return
        dialog = NameDialog(self.theme, self.session.name, self)
        if dialog.exec() == NameDialog.DialogCode.Accepted:
            self.session.set_name(dialog.chosen_name())

    def forget_recents(self) -> None:
        """Forget which workbooks were open; the files stay where they are."""
        self._settings.forget_recents()
        if self.session is None:
            self.show_home()

    def say(self, title: str, words: str) -> None:
        """Tell something in a dialog."""
        self._ask(title, words, ("All right",))

    # Looks

    def _theme_changed(self) -> None:
        from workbook.window.app import dress

        dress(self.theme)
        less = {"less movement": self.theme.less_movement}
        self._settings.put(theme=self.theme.choice, scale=self.theme.scale, **less)
        self.menus.show_theme(self.theme.choice)
        QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        """Build the screen anew where spaces have changed with the text size."""
        from workbook.window.help_screen import HelpScreen

        screen = self.screen_now()
        if isinstance(screen, WorkbookScreen):
            screen.rebuild()
        elif isinstance(screen, HelpScreen):
            self.go_back()
            self.show_help()
        elif self.session is None:
            self.show_home()

    def _restore_geometry(self) -> None:
        self.resize(1280, 800)
        saved = self._settings.get("geometry", "")
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))

    # Files that are dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.open_path, str(path)))


def _let_go(screen: QWidget) -> None:
    """Stop what a screen still does in the background."""
    if callable(close_pool := getattr(screen, "close_pool", None)):
        close_pool()


def _create(path: Path, files: dict[str, bytes], name: str) -> WorkbookFile:
    from workbook.answers.workbook_file import create_workbook

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from workbook.answers.trouble import cannot_make

        raise cannot_make(path, error, error.errno) from error
    return create_workbook(path, files, name=name)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of ours that is being dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    ours = [path for path in paths if path.suffix.lower() in (".workbook", ".course")]
    return ours[0] if len(ours) == 1 else None


def _recent(session: Session, screen: WorkbookScreen) -> Recent:
    module, page = screen.place()
    outline = session.outline
    shares = [session.keepings[i].share for i, saved in session.saved.items()
              if saved.answered and i in session.keepings]  # fmt: skip
    return Recent(
        path=str(session.path),
        title=outline.about.title,
        cover=outline.about.cover,
        name=session.name,
        module=module.number,
        module_title=module.title,
        page=[p.id for p in module.pages].index(page.id) + 1,
        page_title=page.title,
        walked=sum(session.module_done(m) for m in outline.modules),
        modules=len(outline.modules),
        private=shares.count("private"),
        keep=shares.count("keep"),
        bring=shares.count("bring"),
        opened=datetime.now(UTC).isoformat(timespec="minutes"),
    )
