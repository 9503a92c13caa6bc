"""The one window: which screen is shown, the menus, and what a person can intend from any screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from workbook.course.files import FolderFiles
from workbook.course.model import Help
from workbook.language.translation import N_, spoken
from workbook.language.translation import gettext as _
from workbook.window.courses.opening import Opening
from workbook.window.courses.updates import Updates
from workbook.window.entrance import Entrance
from workbook.window.home.second_start import Door
from workbook.window.home.shelving import Shelving
from workbook.window.look.apply_theme import dress
from workbook.window.look.spoken_language import SYSTEM, speak_as_set
from workbook.window.menus import Menus, keys_told
from workbook.window.overviews.overviews import Overviews
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.paper.forms import Forms
from workbook.window.parts.announce import announce
from workbook.window.parts.clock import Clock
from workbook.window.parts.copied import Copied, drop_selection
from workbook.window.parts.dropping import files_in, take_as_copy
from workbook.window.parts.screens import Screens, let_go
from workbook.window.parts.soft_sound import SoftSound
from workbook.window.parts.stepping_out import step_out
from workbook.window.place_on_screen import place_of, place_window
from workbook.window.privacy.copies import Copies
from workbook.window.privacy.lock_controller import LockController
from workbook.window.privacy.maintenance import Maintenance
from workbook.window.privacy.past import Past
from workbook.window.privacy.rescuer import Rescuer
from workbook.window.session.session import Session
from workbook.window.studio.packing import Packing
from workbook.window.studio.studio import Studio
from workbook.window.studio.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent

    from workbook.answers.file.worker import Worker
    from workbook.answers.searching.index import Place
    from workbook.course.files import Files
    from workbook.packaging.shelf import Installed
    from workbook.window.aloud.reading_aloud import ReadingAloud
    from workbook.window.aloud.voice import Voice
    from workbook.window.going.go_anywhere import GoAnywhere
    from workbook.window.going.goals import Goal
    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.pages.reading_ruler import ReadingRuler
    from workbook.window.pages.workbook_screen import Held
    from workbook.window.paper.keepsake_ways import CameFrom
    from workbook.window.searching.search_screen import SearchScreen
    from workbook.window.session.opened_file import OpenedFile
    from workbook.window.spelling.spelling import Spelling

APP = "Workbook"
OLDER = N_(
    "“{name}” had come further on this computer before: something you wrote or chose is not in it. A program that "
    "copies files in the background may have put an older copy in its place. Nothing was changed.\n\nIf you miss "
    "something, look for a newer copy of the file, or see what an earlier day holds. You can also go on from here."
)
LEADS_AWAY = (
    "form",
    "guide",
    "privacy",
    "days",
    "set lock",
    "passphrase",
    "sheet",
    "unlock",
)  # and leave no way back to a screen
PDF_ENDS = N_(
    "It is not ready yet. If you leave this page now, making it ends and nothing is written; you can make it again at "
    "any time."
)
FORGOTTEN = N_(
    "Which workbooks were open, and how far, is not remembered any more. The files are where they were. Those that lie "
    "in the folder of your workbooks are still listed, by their names alone."
)
LEADS_INSIDE = N_("This leads to a page inside the course. You can follow it once you have begun.")
LEADS_NOWHERE = N_(
    "This link leads to a place that the course does not have. Whoever gave you the course can mend it."
)
STAGE_SOUND = "sound at stages"
MISTAKE_SECONDS = 3.0
# After a workbook was opened its words are looked through, and voices and dictionaries looked for: all that its first
# page needs comes before.
SEARCH_MS = 2500
REMEMBER_MS = 700  # after a page was turned: the first screen knows the place even if the program is killed


class MainWindow(QMainWindow):
    """Home, an open workbook, its PDF screen and the help screen take turns here."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        resources: Path,
        courses: list[Path],
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.clock = clock or Clock()
        self.clock.setParent(self)
        self.clock.turned.connect(self._day_turned)
        self.theme, self.settings, self._resources, self._courses = theme, settings, resources, courses
        self.session: Session | None = None
        self._going: GoAnywhere | None = None
        self._outline_was_there = False  # before the whole screen was taken
        self._ruler: ReadingRuler | None = None
        self._spelling: Spelling | None = None
        self._aloud: ReadingAloud | None = None
        self.screen_before: QWidget | None = None
        self.entrance = Entrance(theme, settings, self._ask_later, self, self)
        self._follow_entrance()
        self.screens = Screens()
        self.screens.covered.connect(self._cover_changed)
        self.setCentralWidget(self.screens)
        self.setWindowTitle(_(APP))
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.stage_sound = SoftSound(
            resources / "sounds" / "stage.wav",
            wanted=settings.get(STAGE_SOUND, missing=False),
            keep=lambda wanted: settings.put(**{STAGE_SOUND: wanted}),
        )
        self.copied = Copied(settings, lambda: self.session is not None, self)
        self.past, self.copies = Past(theme, self._ask_later, self), Copies(theme, self._ask_later, self)
        self.rescuer = Rescuer(theme, self._ask_later, self)
        self.updates, self.forms = Updates(theme, self._ask_later, self), Forms(theme, self._ask_later, self)
        self.opening = Opening(theme, settings, self._ask_later, self)
        self.locking = LockController(theme, settings, self.screens, self.copied, self._ask_later, self)
        self.maintenance = Maintenance(self)
        self.shelving = Shelving(theme, settings, self._ask_later, self)
        self.shelving.changed.connect(self._shelf_changed)
        self.overviews = Overviews(theme, self.clock, self.stage_sound, self._ask_later, self)
        self.studio = Studio(theme, settings, self._ask_later, self)
        self.writing = Writing(theme, settings, self._ask_later, self)
        self.packing = Packing(theme, settings, self._ask_later, self)
        self._follow_controllers()
        self._door = Door(self)
        self._door.knocked.connect(self.come_forward)
        self._remember_soon = QTimer(self, singleShot=True, interval=REMEMBER_MS)
        self._remember_soon.timeout.connect(self.remember)
        self._commands = self._all_commands()
        self.menus = Menus(self, theme)
        self.menus.chosen.connect(self.do)
        self.menus.language_chosen.connect(self.updates.choose_language)
        self.menus.speech_chosen.connect(self._speak_soon)
        self.menus.spelling_chosen.connect(self._choose_spelling)
        self.menus.ruler.toggled.connect(self._use_ruler)
        self.menus.ruler.setChecked(settings.get("reading ruler", missing=False))
        self._restore_geometry()
        theme.changed.connect(self._theme_changed)

    def _follow_entrance(self) -> None:
        entrance = self.entrance
        entrance.opened.connect(self._take_in_opened)
        entrance.open_already.connect(self.go_to_workbook)
        entrance.nothing_opened.connect(self.show_something)
        entrance.lock_met.connect(self._ask_for_lock)
        entrance.lock_answer.connect(self._say_on_lock)
        entrance.damage_met.connect(self._offer_rescue)
        entrance.earlier_day_wanted.connect(lambda path: self.rescuer.look_for_earlier(path, self))
        entrance.open_elsewhere.connect(self._other_window_came)
        entrance.form_came.connect(self._form_came)

    def _follow_controllers(self) -> None:
        for controller in (
            self.past, self.copies, self.rescuer, self.updates, self.forms, self.opening,
            self.locking, self.locking.changes, self.overviews, self.studio, self.writing,
        ):  # fmt: skip
            controller.screen_made.connect(self._show_aside)
            controller.pages_wanted.connect(self.go_to_workbook)
            controller.exercise_wanted.connect(self.go_to_exercise)
            controller.privacy_wanted.connect(self.locking.show_privacy)
            controller.home_wanted.connect(self.show_home)
            controller.help_wanted.connect(self.show_help)
            controller.open_wanted.connect(self.entrance.opener.open)
            controller.file_closed.connect(self._closed)
            controller.not_reopened.connect(self._leave_closed)
        self.entrance.course_wanted.connect(self.opening.open)
        self.opening.continue_wanted.connect(self.entrance.open_path)
        self.opening.begin_wanted.connect(self.entrance.start_workbook)
        self.opening.changes_wanted.connect(self.updates.offer)
        self.opening.blank_wanted.connect(self._print_blank)
        self.opening.back_wanted.connect(self._leave_course)
        self.opening.link_chosen.connect(self.open_link)
        self.opening.nothing_opened.connect(self.show_something)
        for changing in (self.past, self.updates, self.forms):
            changing.changed.connect(self._begin_anew)
            changing.waiting.connect(self._show_waiting)
        self.studio.back_wanted.connect(self._leave_course)
        self.studio.course_wanted.connect(self._open_bundled)
        self.studio.link_chosen.connect(self.open_link)
        self.studio.draft_opened.connect(self._draft_opened)
        self.writing.left.connect(self.studio.remember)
        self.writing.pack_wanted.connect(self.packing.pack)
        self.packing.screen_made.connect(self.writing.show_over)
        self.packing.back_wanted.connect(self.writing.back_to_writing)
        self.packing.problems_wanted.connect(self.writing.show_problems)
        self.packing.help_wanted.connect(self.show_help)
        self.writing.steps_changed.connect(self._tell_acts)
        self.overviews.hide_wanted.connect(self.toggle_hidden)
        self.overviews.pdf_wanted.connect(self.show_pdf)
        self.overviews.mark_wanted.connect(self._go_to_mark)
        self.overviews.day_wanted.connect(self._write_for_day)
        self.overviews.erase_wanted.connect(self.past.erase_mark)
        self.past.marks_wanted.connect(self.overviews.show_marks)
        self.locking.chosen.connect(self.do)
        self.locking.memory_changed.connect(self.remember)
        self.maintenance.damaged.connect(self._found_damage)
        self.maintenance.not_kept.connect(self._say_not_kept)
        self.maintenance.older.connect(self._say_older)

    def _all_commands(self) -> dict[str, Callable[[], object]]:
        """What can be chosen in the menus, and on the screen about privacy."""
        locking = self.locking
        return {
            "home": self.show_home,
            "open": self.entrance.choose_file,
            "make": self.studio.show_start,
            "save": self.save_now,
            "pdf": self.show_pdf,
            "form": self.forms.choose,
            "name": self.name_it,
            "remind": self.make_reminder,
            "copy": self.copies.save_copy,
            "text": self.copies.save_text,
            "document": self.copies.save_document,
            "days": self.past.show_days,
            "version": self.updates.choose_version,
            "version before": self.updates.offer_back,
            "erase": self.past.erase_everything,
            "privacy": locking.show_privacy,
            "lock": locking.lock_now,
            "set lock": locking.changes.set_up_lock,
            "passphrase": locking.changes.change_passphrase,
            "sheet": locking.changes.change_sheet,
            "unlock": locking.changes.take_lock_off,
            "forget": self.forget_recents,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "outline": lambda: self._in_pages(WorkbookScreen.toggle_side),
            "full screen": self.full_screen,
            "go": self.go_anywhere,
            "search": self.show_search,
            "bring": self.overviews.show_bring,
            "marks": self.overviews.show_marks,
            "mark": lambda: self._in_pages(lambda screen: screen.current().mark()),
            "page note": lambda: self._in_pages(lambda screen: screen.current().note_page()),
            "bookmark": lambda: self._in_pages(lambda screen: screen.current().turn_bookmark()),
            "find": lambda: self._in_pages(WorkbookScreen.find_on_page),
            "unknown word": self._next_unknown,
            "aloud": self._read_aloud,
            "find next": lambda: self._in_pages(lambda screen: screen.find_next(1)),
            "find before": lambda: self._in_pages(lambda screen: screen.find_next(-1)),
            "changes": self.overviews.show_changes,
            "my days": self.overviews.show_days,
            "all": self.overviews.show_all,
            "hide": self.toggle_hidden,
            "go back": lambda: self._in_pages(lambda screen: screen.step(-1)),
            "go forward": lambda: self._in_pages(lambda screen: screen.step(1)),
            "next page": lambda: self._in_pages(WorkbookScreen.next_page),
            "previous page": lambda: self._in_pages(WorkbookScreen.previous_page),
            "read on": lambda: self._in_pages(lambda screen: screen.current().read_on(1)),
            "read back": lambda: self._in_pages(lambda screen: screen.current().read_on(-1)),
            "help": self.show_help,
            "guide": self.show_guide,
            "keys": lambda: self.say(_("Keys"), keys_told()),
            "about": self.show_about,
            "next region": partial(self._go_to_region, 1),
            "region before": partial(self._go_to_region, -1),
            "back": self.escape,
        }

    def do(self, name: str) -> None:
        """Do what is chosen by its name; and ask first where something would end with the screen."""
        if self._close_going(give_back=name in ("back", "go")) and name in ("back", "go"):
            return
        if name not in LEADS_AWAY or self._may_leave(*self.screens.all()):
            self._commands[name]()

    def _in_pages(self, act: Callable[[WorkbookScreen], object]) -> None:
        """Do something in the pages of a workbook, if they are what is shown."""
        if isinstance(screen := self.screen_now(), WorkbookScreen):
            act(screen)

    def _go_to_region(self, step: int) -> None:
        """To the next part of the screen that is shown, or the one before."""
        go = getattr(self.screen_now(), "next_region", None)
        if go is not None and not self.is_hidden():
            go(step)

    # Reading aloud, and spelling

    def begin_aloud(self) -> None:
        """Offer to read aloud, if something here can; a launch does not wait for it."""
        if self._aloud is None and self.session is not None and self._voice() is not None:
            from workbook.window.aloud.reading_aloud import ReadingAloud

            self._aloud = ReadingAloud(self)
            self._aloud.changed.connect(self._tell_aloud)
            self._aloud.failed.connect(self._say_no_voice)
        self._tell_aloud()

    def _voice(self) -> Voice | None:
        from workbook.window.aloud.voice import voice_for

        session = self.session
        language = (session.language or next(iter(session.languages), "")) if session is not None else ""
        return voice_for(language)

    def _read_aloud(self) -> None:
        """Read the page or what is selected; or stop."""
        if self._aloud is None or self._aloud.is_reading():
            self._be_silent()
            return
        from workbook.window.aloud.texts import to_read

        screen, voice = self.screen_now(), self._voice()
        if voice is None:
            self._say_no_voice()
        elif isinstance(screen, WorkbookScreen) and screen.has_pages() and not self.is_hidden():
            self._aloud.read(to_read(screen.current()), voice)

    def _be_silent(self) -> None:
        if self._aloud is not None:
            self._aloud.stop()

    def _tell_aloud(self) -> None:
        aloud = self._aloud
        self.menus.show_aloud(can_read=aloud is not None, is_reading=bool(aloud and aloud.is_reading()))

    def _say_no_voice(self) -> None:
        self.say(
            _("Reading aloud"), _("The voice of this computer does not answer, so reading aloud has ended.")
        )

    def begin_spelling(self) -> None:
        """Look for dictionaries, once; a launch does not wait for it."""
        if self._spelling is None and self.session is not None:
            from workbook.window.spelling.spelling import Spelling

            self._spelling = Spelling(self.theme, self)
            self._spelling.changed.connect(self._tell_spelling)
            self._spelling.watch_over(self.session)

    def _tell_spelling(self) -> None:
        """The menu offers the dictionaries that there are."""
        spelling = self._spelling
        if spelling is not None:
            offers = () if self.is_hidden() else spelling.offers()
            self.menus.show_spelling(offers, spelling.note(), is_on=spelling.is_on and not self.is_hidden())

    def _choose_spelling(self, code: str) -> None:
        if self._spelling is not None:
            self._spelling.choose(code)

    def _next_unknown(self) -> None:
        if self._spelling is not None:
            self._spelling.next_unknown()

    def _undo(self) -> None:
        if (screen := self.writing.screen) is not None:
            screen.undo()
        elif self.session is not None and self._takes_acts():
            self.session.acts.undo()

    def _redo(self) -> None:
        if (screen := self.writing.screen) is not None:
            screen.redo()
        elif self.session is not None and self._takes_acts():
            self.session.acts.redo()

    # Screens

    def screen_now(self) -> QWidget:
        """The screen that is shown."""
        return self.screens.now() or self.screens

    def show_home(self, notice: str = "") -> None:
        """My workbooks. An open workbook is written and closed first. `notice` says what was done there last."""
        if not self.leave_workbook():
            return
        from workbook.course.outline import read_outline
        from workbook.window.courses.new_workbook import workbooks_folder
        from workbook.window.courses.shelf import newest_on_shelf
        from workbook.window.home.home_screen import HomeScreen
        from workbook.window.home.same_course import with_courses
        from workbook.window.home.workbook_list import list_workbooks

        courses = [(folder, read_outline(FolderFiles(folder))) for folder in self._courses]
        workbooks = with_courses(list_workbooks(self.settings.recents_to_show(), workbooks_folder()), courses)
        home = HomeScreen(
            self.theme, workbooks, courses, newest_on_shelf(),
            shown_as=(self.settings.get("home order", ""), self.settings.get("home view", "")),
            notice=notice, can_undo=self.shelving.binned is not None, drafts=self.studio.lately(),
        )  # fmt: skip
        home.act_wanted.connect(self._manage)
        home.bring_back_wanted.connect(self.shelving.bring_back)
        home.view_chosen.connect(self._keep_home_view)
        home.continue_wanted.connect(self.entrance.open_path)
        home.look_wanted.connect(self.entrance.look_for)
        home.remove_wanted.connect(self._remove_from_list)
        home.start_wanted.connect(self.opening.show_front)
        home.put_away_wanted.connect(self._put_away)
        home.open_wanted.connect(self.entrance.choose_file)
        home.make_wanted.connect(self.studio.show_start)
        home.draft_wanted.connect(self.studio.open)
        home.help_wanted.connect(self.show_help)
        home.where_wanted.connect(self._say_where)
        home.text_size.clicked.connect(partial(self.menus.pop_up_view, home.text_size))
        self._show(home)
        home.focus_first()

    def _show(self, screen: QWidget) -> None:
        self._close_going()
        self._be_silent()
        self.screens.turn_to(screen, (self.screen_before, self._workbook_screen()))
        if isinstance(screen, WorkbookScreen) and screen.scale != self.theme.scale:
            screen.rebuild()
        self._retell()

    def _workbook_screen(self) -> WorkbookScreen | None:
        return next(
            (s for s in self.screens.all() if isinstance(s, WorkbookScreen) and s.session is self.session),
            None,
        )

    def show_help(self) -> None:
        """Need help now? The page of the open course, else the program's own."""
        from workbook.window.help_screen import HelpScreen

        self._end_hiding()
        if HelpScreen in (type(self.screen_now()), type(self.screens.over())):
            return
        self.save_now()
        screen = HelpScreen(self.theme, self._help_page())
        screen.hide_wanted.connect(self.toggle_hidden)
        screen.link_chosen.connect(self.open_link)
        if self.is_hidden():  # behind a lock: help lies over it, and leads back to it
            screen.back_wanted.connect(partial(self.screens.take_away, screen))
            self.screens.lay_over(screen)
        else:
            screen.back_wanted.connect(self.go_back)
            self.screen_before = self.screen_now()
            self._show(screen)
        screen.back.setFocus()

    def show_guide(self) -> None:
        """How the program works, to read and to look things up."""
        from workbook.window.guide_screen import GuideScreen

        if not isinstance(self.screen_now(), GuideScreen):
            self.save_now()
            screen = GuideScreen(self.theme)
            screen.back_wanted.connect(self._leave_course)
            screen.help_wanted.connect(self.show_help)
            screen.hide_wanted.connect(self.toggle_hidden)
            self._show_aside(screen)
            screen.focus_first()

    def go_back(self) -> None:
        """One step back, to where one was."""
        if self.screen_before is None and not self._may_leave(self.screen_now()):
            return
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

    def go_to_exercise(self, exercise_id: str) -> None:
        """Show the open workbook at an exercise."""
        self.go_to_workbook()
        if (workbook := self._workbook_screen()) is not None:
            workbook.jump_to(exercise_id)

    def _go_to_words(self, place: Place, words: str) -> None:
        """Show the open workbook at words that were found."""
        self.go_to_workbook()
        if (workbook := self._workbook_screen()) is None:
            return
        if place.exercise:
            workbook.jump_to(place.exercise, words)
        else:
            workbook.jump_to_page(place.module, place.page, words)

    def show_pdf(self, come_from: CameFrom = "") -> None:
        """Make my PDF; from an overview with what one comes for already chosen."""
        from workbook.window.paper.pdf_screen import PdfScreen

        if self.session is None or isinstance(self.screen_now(), PdfScreen):
            return
        self.session.save_now()
        screen = PdfScreen(self.session, self.theme)
        screen.back_wanted.connect(self.go_back)
        screen.help_wanted.connect(self.show_help)
        screen.hide_wanted.connect(self.toggle_hidden)
        screen.open_for(come_from)
        self._show(screen)

    def go_anywhere(self) -> None:
        """A number or a name, and one is there."""
        from workbook.window.going.go_anywhere import GoAnywhere
        from workbook.window.going.goals import Offer
        from workbook.window.menus import OFFERED

        workbook = self._workbook_screen()
        if self.session is None or workbook is None or self.is_hidden():
            return
        lately = workbook.trail.lately()[1 if self.screen_now() is workbook else 0 :]
        offers = [Offer(*found) for found in self.menus.offered(OFFERED)]
        self._going = going = GoAnywhere(self.session, self.theme, lately, offers, self)
        going.chosen.connect(self._reach, Qt.ConnectionType.QueuedConnection)
        going.words_wanted.connect(self.show_search)

    def _close_going(self, *, give_back: bool = False) -> bool:
        """Take the field of `go_anywhere` away; False if it was not there."""
        going, self._going = self._going, None
        if going is None or not isValid(going) or going.isHidden():
            return False
        going.close_up(give_back=give_back)
        return True

    def _reach(self, goal: Goal) -> None:
        """Go where it was chosen to go, or do what was chosen."""
        if self.session is None:
            return
        match goal.sort:
            case "exercise":
                self.go_to_exercise(goal.key[0])
            case "page":
                self._go_to_page(*goal.key)
            case "command":
                self.do(goal.key[0])
            case "bring" | "take back":
                self._bring(goal.key[0], bring=goal.sort == "bring")

    def _bring(self, exercise_id: str, *, bring: bool) -> None:
        """Bring an answer to the workshop, or not; it can be taken back."""
        exercise = self.session.course.find(exercise_id) if self.session is not None else None
        if self.session is not None and exercise is not None:
            self.session.choices.choose_share(exercise, "bring" if bring else "keep")
            words = _("{number} is brought to the workshop.") if bring else _("{number} is not brought.")
            announce(self, words.format(number=exercise.number))

    def show_search(self, words: str = "", before: SearchScreen | None = None) -> None:
        """Search in the open workbook, for words typed elsewhere if there are any, or as on a screen before."""
        from workbook.window.searching.search_screen import SearchScreen

        if self.session is None:
            return
        if isinstance(shown := self.screen_now(), SearchScreen):
            shown.focus_first()
            shown.look_for(words)
            return
        self.session.save_now()
        screen = SearchScreen(self.session, self.theme, sorts=before.sorts.value() if before else "all")
        screen.back_wanted.connect(self.go_to_workbook)
        screen.help_wanted.connect(self.show_help)
        screen.hide_wanted.connect(self.toggle_hidden)
        screen.place_wanted.connect(self._go_to_words)
        screen.mark_wanted.connect(self._go_to_mark)
        screen.version_wanted.connect(self.past.show_words)
        if before is not None:
            screen.take_up(before)
        self._show_aside(screen)
        screen.focus_first()
        screen.look_for(words)

    def _write_for_day(self, exercise_id: str, day: date) -> None:
        """Show the open workbook at a log, with a day chosen there."""
        self.go_to_exercise(exercise_id)
        workbook = self._workbook_screen()
        if workbook is not None and (card := workbook.current().cards.get(exercise_id)):
            card.editor.go_to_day(day)

    def _go_to_mark(self, mark_id: str) -> None:
        """Show the open workbook at a mark."""
        self.go_to_workbook()
        if (workbook := self._workbook_screen()) is not None:
            workbook.show_mark(mark_id)

    def _go_to_page(self, module_id: str, page_id: str) -> None:
        """Show the open workbook at a page."""
        self.go_to_workbook()
        if (workbook := self._workbook_screen()) is not None:
            workbook.jump_to_page(module_id, page_id)

    def _help_page(self) -> Help:
        found = self.session.course.help() if self.session else None
        if found is not None and found.markdown.strip():  # a page that is not written yet helps nobody
            return found
        from workbook.course.outline import open_text

        own = f"help.{spoken().code}.md"
        name = own if (self._resources / own).is_file() else "help.md"
        source = open_text(FolderFiles(self._resources), name)
        front_matter = source.front_matter
        return Help(
            source.body.strip(),
            front_matter.first("place"),
            front_matter.first("checked"),
            front_matter.first("by"),
        )

    def _show_aside(self, screen: QWidget) -> None:
        """Show a screen that leads back to the pages, whatever was shown before."""
        self.screen_before = None
        self._show(screen)

    def _ask_later(self, title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        return self.ask(title, words, choices, for_good=for_good)

    def _form_came(self, path: Path) -> None:
        """A PDF was dropped, or opened, where a workbook is open: it may be a filled-in form."""
        if self._may_leave(*self.screens.all()):
            self.forms.look_at(path)

    def _print_blank(self, files: Files, course: str) -> None:
        """A course as forms; back leads to its front page."""
        from workbook.window.paper.blank_screen import BlankScreen

        screen = BlankScreen(files, self.theme)
        screen.back_wanted.connect(partial(self._leave_blank, screen, course))
        screen.help_wanted.connect(self.show_help)
        screen.hide_wanted.connect(self.toggle_hidden)
        self._show_aside(screen)
        screen.focus_first()

    def _leave_blank(self, screen: QWidget, course: str) -> None:
        """Back to the front page of a course; forms that are being made would end, and that is asked first."""
        if self._may_leave(screen):
            self.opening.show_front(course)

    def _leave_course(self) -> None:
        """Back from a course that was looked at: to the workbook that is open, else to the first screen."""
        if self.session is not None:
            self.go_to_workbook()
        else:
            self.show_home()

    def _open_bundled(self, course_id: str) -> None:
        """A course that comes with the program."""
        folder = next((folder for folder in self._courses if folder.name == course_id), None)
        if folder is not None:
            self.opening.show_front(str(folder))

    def _draft_opened(self, folder: Path) -> None:
        """A course to write in; an open workbook is written and closed first."""
        if self.leave_workbook():
            self.writing.open(folder)

    def show_something(self) -> None:
        """The first screen, if nothing is shown yet."""
        if self.screens.now() is None:
            self.show_home()
            self.show()

    def take_in(self, session: Session) -> None:
        """Show a workbook that was opened."""
        self.session = session
        self.locking.let_go()
        self._watch_over(session)
        session.damaged.connect(self._found_damage, Qt.ConnectionType.QueuedConnection)
        session.acts.changed.connect(self._tell_acts)
        screen = self._pages_of(session)
        self.screen_before = None
        self._show(screen)
        screen.take_focus()
        self.show()
        QTimer.singleShot(0, self, self.remember)
        QTimer.singleShot(SEARCH_MS, session, partial(_look_through, session))
        QTimer.singleShot(SEARCH_MS, self, self.begin_spelling)
        QTimer.singleShot(SEARCH_MS, self, self.begin_aloud)

    def _pages_of(self, session: Session) -> WorkbookScreen:
        """The screen with the pages of a workbook."""
        screen = WorkbookScreen(session, self.theme, self.clock, self.stage_sound)
        screen.home_wanted.connect(self.show_home)
        screen.pdf_wanted.connect(self.show_pdf)
        screen.help_wanted.connect(self.show_help)
        screen.hide_wanted.connect(self.toggle_hidden)
        screen.search_wanted.connect(self.show_search)
        screen.words_wanted.connect(self.show_search)
        screen.overview_wanted.connect(self.do)
        screen.link_chosen.connect(self.open_link)
        screen.went.connect(self._remember_soon.start)
        screen.went.connect(self._tell_trail)
        screen.went.connect(self._be_silent)
        screen.text_size.clicked.connect(partial(self.menus.pop_up_view, screen.text_size))
        return screen

    def _take_in_opened(self, worker: Worker, contents: OpenedFile) -> None:
        self.take_in(Session(worker, contents))

    def _ask_for_lock(self, path: Path, wrong: str) -> None:
        self.locking.ask_for(path, wrong)
        self.show()

    def _say_on_lock(self, words: str) -> None:
        """Why what opens a locked file could not be used; the screen that asked may have gone."""
        self.show_something()
        if not self.locking.say_on_lock(words):
            self.say(_("This workbook could not be opened"), words)

    def _offer_rescue(self, path: Path, typed: str | None) -> None:
        self.locking.let_go()
        self.rescuer.cannot_open(path, typed)
        self.show()

    def _other_window_came(self, path: Path) -> None:
        """Another window has the file; one that was started for it alone ends."""
        if self.screens.now() is None:
            self.end()
        else:
            words = _("The window with “{name}” has come to the front.").format(name=path.name)
            if self.opening.give_up_update():
                words = _("{words} To see there what changes, choose {command} in its File menu.").format(
                    words=words, command=_("A newer &version of the course…").replace("&", "")
                )
            self.say(_("It is open in another window"), words)

    def _found_damage(self, words: str) -> None:
        """The open workbook is damaged: whoever finds it first tells it, and it is told once."""
        if self.session is not None and not self.session.is_damaged:
            self.session.is_damaged = True
            self.rescuer.found(words)

    # Leaving

    def is_covered(self) -> bool:
        """Whether words that could not be saved wait behind a lock."""
        return self.locking.is_covering

    def _may_leave(self, *screens: QWidget) -> bool:
        """Whether screens may go: a PDF that is being made on one would end with it, and that is asked first."""
        if not all(getattr(screen, "leave_writing", _nothing_waits)() for screen in screens):
            return False
        if self.is_covered() or not any(getattr(screen, "is_making", bool)() for screen in screens):
            return True
        ways = (_("Leave without it"), _("Stay here"))
        return self.ask(_("Your PDF is being made"), _(PDF_ENDS), ways, for_good=True) == ways[0]

    def leave_workbook(self) -> bool:
        """Write and close the open workbook; False if the learner would rather stay."""
        from workbook.window.session.leaving import leave

        if not self._may_leave(*self.screens.all()):
            return False
        if self.session is not None:
            self.remember()
            if not leave(self.session, self.ask, behind_lock=self.is_covered()):
                return False
            self._closed()
        return True

    def finish(self) -> bool:
        """Write and close what is still open without asking anything; False if something cannot be written."""
        from workbook.window.session.leaving import leave_quietly

        if self.session is not None:
            self.remember()
            if not leave_quietly(self.session):
                return False
            self._closed()
        return True

    def _leave_closed(self, words: str) -> None:
        """The file could not be opened again after it was changed; what was typed meanwhile can be taken along."""
        self.ask(_("Open it once more"), words, (_("All right"),))
        self.show_home()

    def _closed(self) -> None:
        self.session = None
        drop_selection()
        self._watch_over(None)

    def _watch_over(self, session: Session | None) -> None:
        self._door.listen_for(session.path if session else None)
        for watching in (
            self.locking, self.past, self.copies, self.maintenance, self.rescuer, self.updates, self.forms,
            self.opening, self.overviews,
        ):  # fmt: skip
            watching.watch_over(session)
        self._be_silent()
        if self._spelling is not None:
            self._spelling.watch_over(session)

    def _begin_anew(self, contents: OpenedFile) -> None:
        """The open file is another one now: an earlier day, or without what was erased."""
        if self.session is not None:
            self.take_in(self.session.begin_anew(contents))

    def _show_waiting(self, words: str) -> None:
        """The whole file is being changed, or no longer is, with no words."""
        from workbook.window.parts.aside_screen import AsideScreen

        if isinstance(screen := self.screen_now(), AsideScreen):
            screen.show_waiting(words)

    def _say_not_kept(self, why: str) -> None:
        """The day's backup could not be made; what is being written is saved all the same."""
        self.ask(
            _("Today is not kept as an earlier day yet"),
            _("{why} Your answers are saved as always.").format(why=why),
            (_("All right"),),
        )

    def _say_older(self) -> None:
        """The file is an older copy of what was open here before."""
        if self.session is None:
            return
        choices = (_("All right"), _("Go to an earlier day"))
        if (
            self.ask(_("This is an older copy"), _(OLDER).format(name=self.session.path.name), choices)
            == choices[1]
        ):
            self.past.show_days()

    def save_what_is_typed(self) -> None:
        """Something went wrong in the program: what is typed goes to the disk before anything else happens."""
        if self.session is not None:
            self.session.finish(MISTAKE_SECONDS)

    def save_for_good(self, *_unused: object) -> None:
        """This person's session at the computer ends, and the system may end us at any moment from now on."""
        self.save_now()
        self.save_what_is_typed()

    def end(self) -> None:
        """The system asks the program to end: nobody may be there to answer a question."""
        if self.finish():
            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
            self.close()
            QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leave_workbook():
            event.ignore()
            return
        for screen in self.screens.all():
            let_go(screen)
        self._be_silent()
        if self._spelling is not None:
            self._spelling.close()
        self.opening.close()
        self.studio.close()
        self.packing.close()
        self.shelving.close()
        self.copied.clear()
        self.settings.put(geometry=place_of(self))
        event.accept()

    def save_now(self, *_unused: object) -> None:
        """Everything is saved by itself; this does it now, with the place on the page."""
        screen = self._workbook_screen()
        if screen is not None and self.session is not None:
            screen.keep_place()
            self.session.save_now()

    def remember(self) -> None:
        """Note for the first screen where this workbook is; titles and counts, never an answer."""
        session, screen = self.session, self._workbook_screen()
        if session is None or screen is None or not session.course.outline.modules:
            return
        from workbook.window.home.recent import recent_of

        screen.keep_place()
        self.settings.remember(recent_of(session, *screen.place()))

    # What can be intended from any screen

    def toggle_hidden(self) -> None:
        """Blank the window, or bring back what is there. While it is blank nothing of the workbook shows."""
        if not self.is_hidden():
            from workbook.window.privacy.hidden_screen import HiddenScreen

            self.save_now()
            screen = HiddenScreen(self.theme)
            screen.show_wanted.connect(self.toggle_hidden)
            self.screens.cover(screen)
            screen.setFocus()
        else:
            self._end_hiding()

    def _end_hiding(self) -> None:
        """Take the blank away; a lock stays."""
        from workbook.window.privacy.hidden_screen import HiddenScreen

        if isinstance(self.screens.over(), HiddenScreen):
            self.screens.cover(None)

    def is_hidden(self) -> bool:
        """Whether something lies over the screen that is shown: a blank, or a lock."""
        return self.screens.over() is not None

    def _cover_changed(self) -> None:
        """Nothing of what lies under a cover is offered, read aloud, or told in the title."""
        self._close_going()
        if self.is_hidden():
            self._be_silent()
        self.menuBar().setVisible(not self.is_hidden())
        self._retell()

    def _retell(self) -> None:
        """The title and the menus say what is possible now; the title is the course and never an answer."""
        opened = self.session is not None
        course = self.session.course.outline.about.title if self.session else _(APP)
        if self.writing.screen is not None:
            course = self.writing.screen.window_title()
        self.setWindowTitle(_(APP) if self.is_hidden() else course)
        inside = isinstance(self.screen_now(), WorkbookScreen)
        self.menus.update(inside=inside, opened=opened, hidden=self.is_hidden())
        session = self.session
        self.menus.show_speech(self._speech(), can_change=self._can_be_said_anew())
        self.menus.show_version_before(session.version_before if session else "")
        languages = session.languages if session and not self.is_hidden() else ()
        self.menus.show_languages(languages, session.language if session else "")
        self._tell_acts()
        self._tell_trail()
        self._tell_spelling()
        self._tell_aloud()

    def _tell_trail(self) -> None:
        """The menu offers back and forward where there is somewhere to go."""
        screen = self.screen_now()
        can_step = screen.can_step if isinstance(screen, WorkbookScreen) and not self.is_hidden() else None
        self.menus.show_trail(*(can_step is not None and can_step(step) for step in (-1, 1)))

    def _tell_acts(self) -> None:
        """The menu names what can be taken back, and done again."""
        if (screen := self.writing.screen) is not None:
            self.menus.show_acts(*screen.step_words())
            return
        offered = self._takes_acts() and not self.is_hidden()
        acts = self.session.acts if self.session is not None and offered else None
        self.menus.show_acts(acts.undo_words() if acts else "", acts.redo_words() if acts else "")

    def _takes_acts(self) -> bool:
        """Whether what was done to answers is taken back on the screen that is shown."""
        return bool(getattr(self.screen_now(), "takes_acts", False))

    def _day_turned(self, *_unused: object) -> None:
        """On the first screen other days are so long ago from now on."""
        from workbook.window.home.home_screen import HomeScreen

        if isinstance(self.screen_now(), HomeScreen):
            self.show_home()

    def open_link(self, address: str) -> None:
        """Open a link of the course in the browser, after showing where it leads; a source is told beside it."""
        from workbook.window.pages import links
        from workbook.window.parts.prose_marks import LinkSpot

        if address.startswith(links.SOURCE):
            words = links.source_words(self.session, address.removeprefix(links.SOURCE))
            at = QApplication.focusWidget()
            if isinstance(at, LinkSpot) and at.address == address:
                links.tell_beside(self.theme, at, words)
            else:
                self.say(_("Source"), words)
        elif address.startswith("#"):
            self._follow(address)
        else:
            links.open_outside(address, self.ask)

    def _follow(self, address: str) -> None:
        """Go to another place of the course; footnotes are told where they stand."""
        from workbook.course.model import FOOTNOTE

        if address.startswith(FOOTNOTE):
            return
        if self.session is None:
            self.say(_("Inside the course"), _(LEADS_INSIDE))
            return
        self.go_to_workbook()
        screen = self._workbook_screen()
        if screen is not None and not screen.follow(address.removeprefix("#")):
            self.say(_("Inside the course"), _(LEADS_NOWHERE))

    def _say_where(self) -> None:
        from workbook.window.courses.new_workbook import workbooks_folder

        words = _(
            "Each workbook is one file. New ones are kept in {folder}. Close it, then you can copy "
            "it, move it, or put it on a stick. Nothing of it is kept anywhere else, and nothing is sent "
            "anywhere."
        ).format(folder=workbooks_folder())
        self.ask(_("Where my answers are kept"), words, (_("All right"),))

    def ask(self, title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        """Tell or ask, and give back the way that was chosen."""
        from workbook.window.message import ask

        return ask(self.theme, title, words, choices, self, for_good=for_good)

    def show_about(self) -> None:
        """Which version this is, and the licences of its parts."""
        from workbook.window.about import About

        About(self.theme, self).exec()

    def escape(self) -> None:
        """Esc: one step back; it never loses text."""
        if self.is_hidden() or step_out(QApplication.focusWidget()):
            return
        if isinstance(screen := self.screen_now(), WorkbookScreen):
            screen.go_back()
        elif not getattr(screen, "step_back", bool)():
            self._leave_screen(screen)

    def _leave_screen(self, screen: QWidget) -> None:
        """Back from a screen: where its own way back leads."""
        if (back := getattr(screen, "back_wanted", None)) is not None:
            back.emit()
        else:
            self.go_back()

    def full_screen(self) -> None:
        """The whole screen for the page alone, without the outline; or a window again, with it if it was there."""
        screen = self._workbook_screen()
        if self.isFullScreen():
            self.showNormal()
            if screen is not None and self._outline_was_there and screen.side.isHidden():
                screen.toggle_side()
        else:
            self._outline_was_there = screen is not None and not screen.side.isHidden()
            self.showFullScreen()
            if screen is not None:
                screen.put_side_away()

    def _use_ruler(self, wanted: bool) -> None:
        """A band along the line that is read, on pages of a workbook."""
        self.settings.put(**{"reading ruler": wanted})
        if not wanted:
            if self._ruler is not None:
                self._ruler.deleteLater()
                self._ruler = None
        elif self._ruler is None:
            from workbook.window.pages.reading_ruler import ReadingRuler

            self._ruler = ReadingRuler(self.theme, self)

    def name_it(self) -> None:
        """Change the name on the cover of the PDF."""
        from workbook.window.home.name_dialog import NameDialog

        if self.session is None:
            return
        dialog = NameDialog(self.theme, self.session.choices.name, self)
        if dialog.exec() == NameDialog.DialogCode.Accepted:
            self.session.choices.set_name(dialog.chosen_name())

    def make_reminder(self) -> None:
        """A rhythm for one's own calendar, as a file."""
        from workbook.window.parts.reminder_dialog import ReminderDialog, saved_words

        dialog = ReminderDialog(self.theme, self, self.clock.today)
        dialog.exec()
        if dialog.saved is not None:
            self.say(_("Saved"), saved_words(dialog.saved))
        dialog.deleteLater()

    def forget_recents(self) -> None:
        """Forget which workbooks were open; the files stay where they are."""
        self.settings.forget_recents()
        if self.session is None:
            self.show_home()
        else:
            self.say(_("Forgotten"), _(FORGOTTEN))

    def _put_away(self, installed: Installed) -> None:
        """Take a course off the shelf, once it is clear that no workbook needs it there."""
        from workbook.packaging.shelf import Shelf

        choices = (_("Take it off"), _("Leave it"))
        words = _(
            "“{title}” leaves your courses. Workbooks that were begun with it stay as they are: each has its course "
            "inside."
        ).format(title=installed.title)
        if self.ask(_("Take this course off?"), words, choices) == choices[0]:
            shelf = Shelf()
            for one in shelf.all():
                if one.id == installed.id:
                    shelf.remove(one)
            self.show_home()

    def _manage(self, act: str, listed: Listed) -> None:
        """Do what was chosen in the menu of a workbook's card."""
        acts = {
            "rename": self.shelving.rename,
            "copy empty": self.shelving.copy_empty,
            "move": self.shelving.move,
            "show": self.shelving.show_file,
            "bin": self.shelving.bin,
        }
        acts[act](listed)

    def _shelf_changed(self, words: str) -> None:
        """What was done with a workbook on the first screen shows there, if that is still what is shown."""
        from workbook.window.home.home_screen import HomeScreen

        if isinstance(self.screen_now(), HomeScreen):
            self.show_home(words)
            announce(self, words)

    def _keep_home_view(self, order: str, view: str) -> None:
        self.settings.put(**{"home order": order, "home view": view})

    def _remove_from_list(self, path: str) -> None:
        """Take a workbook that is not there off the first screen."""
        self.settings.forget(path)
        self.show_home()

    def come_forward(self) -> None:
        """Somebody wants what is open here: show the window before the others."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def say(self, title: str, words: str) -> None:
        """Tell something in a dialog."""
        self.ask(title, words, (_("All right"),))

    # Looks

    def _theme_changed(self) -> None:
        screen = self._workbook_screen()
        if screen is not None:
            screen.hold_place()
        dress(self.theme)
        less = {"less movement": self.theme.less_movement} if self.theme.movement_chosen else {}
        reading = {f"reading {what}": way for what, way in self.theme.reading._asdict().items()}
        self.settings.put(theme=self.theme.choice, scale=self.theme.scale, **less, **reading)
        self.menus.show_theme(self.theme.choice)
        self.menus.show_reading()
        QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        """Build the screen anew where spaces have changed with the text size."""
        from workbook.window.help_screen import HelpScreen
        from workbook.window.home.home_screen import HomeScreen

        screen = self.screen_now()
        if isinstance(screen, WorkbookScreen):
            screen.rebuild()
        elif isinstance(screen, HelpScreen):
            self.go_back()
            self.show_help()
        elif isinstance(screen, HomeScreen):
            self.show_home()

    # The language of the window

    def _can_be_said_anew(self) -> bool:
        """Whether nothing that is shown, or waits behind it, would be lost if it were built anew."""
        return not self.is_hidden() and all(
            getattr(one, "can_be_said_anew", False) for one in self.screens.all()
        )

    def _speak_soon(self, code: str) -> None:
        """Once the menu that it was chosen in has closed."""
        QTimer.singleShot(0, self, partial(self.speak, code))

    def speak(self, code: str) -> None:
        """Speak another language: every screen is built anew where one is, and nothing that is typed is lost."""
        if self._can_be_said_anew() and code != self._speech():
            held = pages.hold() if (pages := self._workbook_screen()) else None
            self.settings.put(language=code)
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            speak_as_set(app, code)
            self.menus.say_anew()
            self._build_anew(held)
        self._retell()

    def _speech(self) -> str:
        return str(self.settings.get("language", SYSTEM))

    def _build_anew(self, held: Held | None) -> None:
        from workbook.window.help_screen import HelpScreen
        from workbook.window.searching.search_screen import SearchScreen

        shown, old = self.screen_now(), self._workbook_screen()
        if isinstance(shown, HelpScreen):
            self.go_back()
            self._build_anew(held)
            self.show_help()
            return
        if old is not None and held is not None:
            pages = self._pages_of(old.session)
            self.screens.put_in_place(old, pages)
            pages.go_on(held)
        if isinstance(shown, SearchScreen):
            self.go_to_workbook()
            self.show_search(before=shown)
        elif shown is not old:
            self._rebuild()

    def _restore_geometry(self) -> None:
        """Where the window was, if that is on a screen now; else as large as is meant and the screen allows."""
        place_window(self, self.settings.get("geometry", ""))

    # Files that are dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()) and not self.is_hidden():
            take_as_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if files_in(event.mimeData()) and not self.is_hidden():
            take_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_in(event.mimeData())
        if paths and not self.is_hidden():
            take_as_copy(event)
            QTimer.singleShot(0, self, partial(self.entrance.open_dropped, paths))


def _look_through(session: Session) -> None:
    """Begin to look through a workbook, so that the first search finds all of it."""
    from workbook.window.searching.search import search_of

    search_of(session)


def _nothing_waits() -> bool:
    """A screen on which nothing is written that would have to be saved first."""
    return True
