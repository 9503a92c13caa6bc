"""Leads into the Studio with a draft, and out of it with everything saved; one Studio a draft."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal
from shiboken6 import isValid

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbook.drafts.earlier_states import State
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.studio.earlier_screen import EarlierScreen
    from workbook.window.studio.studio_screen import StudioScreen

PLACES, MOST_PLACES = "draft places", 20  # in the settings
IN_USE = N_("“{name}” is open in another window of Workbook. Go on writing there, or close it there first.")


class Writing(Controller):
    """Of one draft at a time. `left` tells how many errors a draft had when it was left."""

    left = Signal(object, int)
    steps_changed = Signal()
    pack_wanted = Signal(object)  # the folder of a draft that is whole on the disk

    def __init__(self, theme: Theme, settings: Settings, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._settings = settings
        self.screen: StudioScreen | None = None

    def open(self, folder: Path) -> None:
        """Show a draft in the Studio, or say why that cannot be."""
        from workbook.drafts.draft import DraftTrouble, opened
        from workbook.window.studio.drafting import Drafting
        from workbook.window.studio.studio_screen import StudioScreen

        try:
            draft = opened(folder)
        except DraftTrouble as trouble:
            self._tell(str(trouble))
            return
        lock = _lock_of(folder)
        if not lock.tryLock(0):
            self._tell(_(IN_USE).format(name=draft.folder.name))
            return
        drafting = Drafting(draft)
        self.screen = screen = StudioScreen(self._theme, drafting, self._ask)
        drafting.setParent(screen)
        screen.home_wanted.connect(self.home_wanted)
        screen.steps_changed.connect(self.steps_changed)
        screen.pack_wanted.connect(partial(self._pack, screen))
        screen.earlier_wanted.connect(self._show_earlier)
        screen.closed.connect(partial(self._closed, screen, lock))
        self.screen_made.emit(screen)
        self._show_last_place(screen)
        screen.focus_first()

    def _show_last_place(self, screen: StudioScreen) -> None:
        """Where one wrote last in this draft; a part that is not there any more is near enough."""
        from workbook.window.studio.places import Place

        kept = self._settings.get(PLACES, {}).get(str(screen.drafting.draft.folder))
        if isinstance(kept, list) and len(kept) == 3 and kept[1] in screen.drafting.draft:
            screen.structure.show_place(Place(*kept))

    def _keep_place(self, screen: StudioScreen) -> None:
        folder = str(screen.drafting.draft.folder)
        others = {path: place for path, place in self._settings.get(PLACES, {}).items() if path != folder}
        latest = dict(list(others.items())[1 - MOST_PLACES :])
        if (place := screen.structure.place()) is not None:
            self._settings.put(**{PLACES: {**latest, folder: list(place)}})

    # What lies over it

    def _pack(self, screen: StudioScreen) -> None:
        """What is packed is what the disk has, and everything that needs an id has one."""
        from workbook.authoring.fix import write_missing_ids
        from workbook.drafts.draft import cannot_write

        if not screen.save_all():
            return
        drafting = screen.drafting
        drafting.keep_state("packed")
        try:
            write_missing_ids(drafting.draft.folder)
        except OSError as error:
            self._tell(str(cannot_write(drafting.draft.folder, "modules", error)))
            return
        drafting.look()
        self.pack_wanted.emit(drafting.draft.folder)

    def show_over(self, screen: QWidget) -> None:
        """Something in place of the open draft, until one comes back to it."""
        if self.screen is not None:
            self.screen.show_over(screen)

    def back_to_writing(self) -> None:
        """Back to the open draft, with what was written into its folder meanwhile."""
        if self.screen is not None:
            self.screen.drafting.look()
            self.screen.back_to_writing()

    def show_problems(self) -> None:
        """Back to the open draft, at the first thing to mend."""
        self.back_to_writing()
        if self.screen is not None and (problems := self.screen.drafting.problems):
            self.screen.show_problem(problems[0])

    def _show_earlier(self) -> None:
        from workbook.window.studio.earlier_screen import EarlierScreen

        if (studio := self.screen) is None or not studio.save_all():
            return
        screen = EarlierScreen(self._theme, studio.drafting.earlier.all())
        screen.back_wanted.connect(self.back_to_writing)
        screen.help_wanted.connect(self.help_wanted)
        screen.state_chosen.connect(partial(self._compare, screen))
        screen.bring_wanted.connect(partial(self._bring_back, screen))
        studio.show_over(screen)
        screen.focus_first()

    def _compare(self, screen: EarlierScreen, state: State) -> None:
        from workbook.drafts.difference import differences

        studio = self.screen
        assert studio is not None, "its screen is shown"
        drafting, now = studio.drafting, studio.drafting.draft.aside()

        def work() -> list[str]:
            return differences(drafting.earlier.files(state), now)

        drafting.aside(work, partial(self._compared, screen, state))

    def _compared(self, screen: EarlierScreen, state: State, future: Future[list[str]]) -> None:
        if not isValid(screen) or screen.state() is not state:
            return
        error = future.exception()
        if isinstance(error, OSError):
            screen.show_trouble(_("This state cannot be read any more. The others are not touched."))
        elif error is not None:
            raise error
        else:
            screen.show_difference(future.result())

    def _bring_back(self, screen: EarlierScreen, state: State) -> None:
        studio = self.screen
        assert studio is not None, "its screen is shown"
        try:
            files = studio.drafting.earlier.files(state)
        except OSError:
            screen.show_trouble(_("This state cannot be read any more. The others are not touched."))
            return
        studio.drafting.bring_back(files)
        studio.back_to_writing()

    # Ends

    def _closed(self, screen: StudioScreen, lock: QLockFile) -> None:
        """A draft was left: what there is to mend is remembered for the list of drafts, and others may write it."""
        from workbook.authoring.report import blocks_packing

        drafting = screen.drafting
        self._keep_place(screen)
        self.left.emit(drafting.draft.folder, sum(map(blocks_packing, drafting.problems)))
        lock.unlock()
        if self.screen is screen:
            self.screen = None

    def _tell(self, words: str) -> None:
        self._ask(_("This course could not be opened"), words, (_("All right"),))


def _lock_of(folder: Path) -> QLockFile:
    """One window a folder; what a window that ended in a fault left behind holds nobody up."""
    import platformdirs

    place = platformdirs.user_state_path("workbook", appauthor=False) / "writing"
    place.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    lock = QLockFile(str(place / f"{name}.lock"))
    lock.setStaleLockTime(0)
    return lock
