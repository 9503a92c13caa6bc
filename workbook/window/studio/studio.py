"""Leads to a draft of a course: a new one from a shape, a copy or a Word file, or one that was begun before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal

from workbook.language.translation import gettext as _
from workbook.trouble import Trouble
from workbook.window.parts import file_dialogs
from workbook.window.session.bridge import Bridge
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

    from workbook.authoring.importing.drafting import Draft as WordDraft
    from workbook.authoring.importing.entries import Document
    from workbook.authoring.recent_drafts import Draft
    from workbook.course.files import Files
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask

DRAFTS, FOLDER = "drafts", "drafts folder"  # in the settings
TEACHES = "make-your-own-course"
GONE_MS = 40  # until a window is painted where a dialog stood


class Studio(Controller):
    """The way in. What follows on `draft_opened` is the studio itself."""

    draft_opened = Signal(object)  # the folder of a course to write in
    word_wanted = Signal(object)  # a Word file to begin with
    course_wanted = Signal(str)  # a course to be opened as a learner would
    back_wanted = Signal()
    link_chosen = Signal(str)
    takes_word = True

    def __init__(self, theme: Theme, settings: Settings, ask: Ask, parent: QWidget) -> None:
        super().__init__(theme, ask, parent)
        self._settings, self._window = settings, parent
        self._bridge = Bridge(self)
        self._pool: ThreadPoolExecutor | None = None
        self._stop = Event()
        self.word_wanted.connect(self.read_word)

    def close(self) -> None:
        """Nothing more is read."""
        self._stop.set()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    # What was begun

    def remember(self, folder: Path, errors: int = -1) -> None:
        """Put a draft at the top of the recent ones; `errors` is how many it has now, if it was checked."""
        from workbook.authoring.recent_drafts import look_at_draft, to_remember

        if (draft := look_at_draft(folder)) is not None:
            self._keep(to_remember(draft._replace(errors=errors), self._remembered()))

    def forget(self, path: str) -> None:
        """Take a draft off the list; its folder stays where it is."""
        from workbook.authoring.recent_drafts import without

        self._keep(without(path, self._remembered()))

    def lately(self) -> list[tuple[str, str]]:
        """The drafts that were written last, as far as their folders are there: path and title."""
        found = [(str(entry.get("path", "")), str(entry.get("title", ""))) for entry in self._remembered()]
        return [
            (path, title or Path(path).name) for path, title in found if (Path(path) / "course.md").is_file()
        ][:2]

    def _remembered(self) -> list[dict[str, Any]]:
        return [entry for entry in self._settings.get(DRAFTS, []) if isinstance(entry, dict)]

    def _keep(self, drafts: list[dict[str, Any]]) -> None:
        self._settings.put(**{DRAFTS: drafts})

    # The first screen

    def show_start(self) -> None:
        """Shapes to begin with, and what was begun; folders are looked at aside, for some lie far away."""
        from workbook.authoring.recent_drafts import list_drafts

        future = self._aside().submit(partial(list_drafts, self._remembered()))
        self._bridge.when_done(future, self._show_listed)

    def _aside(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="drafts")
        return self._pool

    def _show_listed(self, future: Future[list[Draft]]) -> None:
        from workbook.authoring.templates import templates
        from workbook.window.studio.start_screen import StartScreen

        screen = StartScreen(self._theme, templates(), future.result(), with_word=self.takes_word)
        screen.back_wanted.connect(self.back_wanted)
        screen.template_wanted.connect(self.begin)
        screen.look_wanted.connect(self.look_at)
        screen.draft_wanted.connect(self.open)
        screen.lost_wanted.connect(self.look_for)
        screen.remove_wanted.connect(self._remove)
        screen.word_wanted.connect(self._choose_word)
        screen.word_dropped.connect(self._word_dropped)
        screen.copy_wanted.connect(self._choose_copy)
        screen.folder_wanted.connect(self._choose_folder)
        screen.course_wanted.connect(partial(self.course_wanted.emit, TEACHES))
        self._show(screen)

    def look_at(self, name: str) -> None:
        """A template as a learner would see its front page, with nothing to begin but the course."""
        from workbook.authoring.templates import filled, templates
        from workbook.course.outline import read_outline
        from workbook.window.courses.front_screen import FrontScreen

        template = next(one for one in templates() if one.name == name)
        files = filled(name, template.title)
        words = _("Start with “{template}”").format(template=template.title)
        screen = FrontScreen(self._theme, files, read_outline(files), only_look=words)
        screen.back_wanted.connect(self.show_start)
        screen.make_wanted.connect(partial(self.begin, name))
        screen.link_chosen.connect(self.link_chosen)
        self._show(screen)

    # Ways to a draft

    def begin(self, name: str) -> None:
        """A course of one of the shapes; its title and place are asked."""
        from workbook.authoring.new import new_course
        from workbook.authoring.templates import templates

        template = next(one for one in templates() if one.name == name)
        self._make(template.title, partial(new_course, template=name))

    def copy(self, files: Files) -> None:
        """A course that begins as a copy of another, if its licence allows that."""
        from workbook.authoring.course_copy import copy_course
        from workbook.course.outline import read_about

        self._make(read_about(files).title, partial(copy_course, files))

    def open(self, path: str) -> None:
        """Go on with a draft."""
        from workbook.authoring.recent_drafts import look_at_draft

        if look_at_draft(Path(path)) is None:
            words = _("There is no course in “{folder}”. A course’s folder has a file course.md.")
            self._tell(_("This folder could not be opened"), words.format(folder=path))
            return
        self.remember(Path(path), self._errors_of(path))
        self.draft_opened.emit(Path(path))

    def look_for(self, path: str) -> None:
        """A draft that is not where it was."""
        if self._choose_folder():
            self.forget(path)

    def _errors_of(self, path: str) -> int:
        """What was known of it stays known."""
        from workbook.authoring.recent_drafts import list_drafts

        known = [entry for entry in self._remembered() if entry.get("path") == path]
        return list_drafts(known)[0].errors if known else -1

    def _make(self, suggested: str, write: Callable[[Path, str], object]) -> None:
        from workbook.authoring.recent_drafts import drafts_folder
        from workbook.window.studio.new_course_dialog import NewCourseDialog

        inside = Path(self._settings.get(FOLDER, "") or drafts_folder())
        dialog = NewCourseDialog(self._theme, suggested, inside, self._window)
        accepted = dialog.exec() == NewCourseDialog.DialogCode.Accepted
        folder, title, inside = dialog.chosen_folder(), dialog.chosen_title(), dialog.inside
        dialog.deleteLater()
        if accepted:  # once the dialog is seen to be gone: what follows takes a moment
            QTimer.singleShot(GONE_MS, self, partial(self._begin_draft, write, folder, title, inside))

    def _begin_draft(
        self, write: Callable[[Path, str], object], folder: Path, title: str, inside: Path
    ) -> None:
        from workbook.language.system_words import why

        try:
            write(folder, title)
        except Trouble as trouble:
            self._tell(_("No course was made"), str(trouble))
            return
        except OSError as error:
            words = _("“{folder}” could not be written ({reason}). Keep the course in another place.")
            self._tell(_("No course was made"), words.format(folder=folder, reason=why(error)))
            return
        self._settings.put(**{FOLDER: str(inside)})
        self.open(str(folder))

    def _remove(self, path: str) -> None:
        self.forget(path)
        self.show_start()

    def _choose_folder(self) -> bool:
        from workbook.authoring.recent_drafts import drafts_folder

        inside = Path(self._settings.get(FOLDER, "") or drafts_folder())
        chosen = file_dialogs.existing_folder(self._window, _("Open a course that you are writing"), inside)
        if chosen is not None:
            self.open(str(chosen))
        return chosen is not None

    def _choose_word(self) -> None:
        names = _("Word file (*.docx)")
        chosen = file_dialogs.open_one(self._window, _("Begin with a Word file"), Path.home(), names)
        if chosen is not None:
            self.word_wanted.emit(chosen)

    def read_word(self, path: Path) -> None:
        """See what a Word file would become; a long one takes its time, and can be left."""
        from workbook.authoring.importing.reading import read_document

        self._stop.set()
        self._stop = stop = Event()
        future = self._aside().submit(read_document, path, lambda: not stop.is_set())
        self._bridge.when_done(future, partial(self._word_read, stop))

    def _word_read(self, stop: Event, future: Future[Document]) -> None:
        from workbook.window.studio.word_screen import WordScreen

        error = future.exception()
        if stop.is_set():
            return
        if isinstance(error, Trouble):
            self._tell(_("This Word file could not be read"), str(error))
            return
        screen = WordScreen(self._theme, future.result())
        screen.back_wanted.connect(self.show_start)
        screen.discard_wanted.connect(self.show_start)
        screen.list_wanted.connect(self._save_list)
        screen.draft_wanted.connect(self._make_of_word)
        self._show(screen)

    def _make_of_word(self, draft: WordDraft) -> None:
        """The draft as it was chosen, with the title and in the place that are asked for."""
        self._make(draft.title, partial(_write_word_draft, draft))

    def _save_list(self, draft: WordDraft) -> None:
        """What became of each line, as a text file."""
        from workbook.authoring.importing.report import write_report

        name = _("{title}, what came in").format(title=draft.title)
        suggested = Path.home() / f"{name}.txt"
        chosen = file_dialogs.save_as(self._window, _("Save this list"), suggested, _("Text (*.txt)"))
        if chosen is None:
            return
        try:
            write_report(draft, chosen)
        except Trouble as trouble:
            self._tell(_("The list was not saved"), str(trouble))
        except OSError as error:
            from workbook.language.system_words import why

            words = _("“{folder}” could not be written ({reason}). Keep the course in another place.")
            self._tell(_("The list was not saved"), words.format(folder=chosen, reason=why(error)))

    def _word_dropped(self, path: str) -> None:
        self.word_wanted.emit(Path(path))

    def _choose_copy(self) -> None:
        """One of the courses that come with the program, or a file."""
        from workbook.course.files import FolderFiles
        from workbook.course.outline import read_about
        from workbook.own_files import bundled_courses

        here = {read_about(FolderFiles(folder)).title: folder for folder in bundled_courses()}
        ways = (*here, _("Another course…"), _("Leave it"))
        words = _("The copy is yours to change. Its authors and its licence stay named in it.")
        chosen = self._ask(_("Begin with a copy of"), words, ways)
        if chosen in here:
            self.copy(FolderFiles(here[chosen]))
        elif chosen == ways[-2]:
            self._choose_copy_of_file()

    def _choose_copy_of_file(self) -> None:
        from workbook.packaging.course_by_name import open_course

        names = _("Course (*.course *.md)")
        chosen = file_dialogs.open_one(self._window, _("Begin with a copy of"), Path.home(), names)
        if chosen is None:
            return
        try:
            self.copy(open_course(str(chosen.parent if chosen.name == "course.md" else chosen)))
        except Trouble as trouble:
            self._tell(_("No course was made"), str(trouble))

    def _tell(self, title: str, words: str) -> None:
        self._ask(title, words, (_("All right"),))


def _write_word_draft(draft: WordDraft, folder: Path, title: str) -> None:
    from workbook.authoring.importing.draft_of import write_draft
    from workbook.drafts.facts import set_fact
    from workbook.drafts.source_text import SourceText

    about = SourceText.read("course.md", draft.files["course.md"])
    assert about is not None, "it was made here"
    files = {**draft.files, "course.md": set_fact(about, "title", [title]).data}
    write_draft(draft._replace(files=files), folder)
