"""Leads into the Studio with a draft, and out of it with everything saved; one Studio a draft."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from workbook.authoring.report import blocks_packing
from workbook.drafts.draft import DraftTrouble, opened
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.studio.studio_screen import StudioScreen

IN_USE = N_("“{name}” is open in another window of Workbook. Go on writing there, or close it there first.")


class Writing(Controller):
    """Of one draft at a time. `left` tells how many errors a draft had when it was left."""

    left = Signal(object, int)
    steps_changed = Signal()
    pack_wanted = Signal(object)  # the folder of a draft that is whole on the disk

    def __init__(self, theme: Theme, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self.screen: StudioScreen | None = None

    def open(self, folder: Path) -> None:
        """Show a draft in the Studio, or say why that cannot be."""
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
        screen.closed.connect(partial(self._closed, screen, lock))
        self.screen_made.emit(screen)
        screen.focus_first()

    def _pack(self, screen: StudioScreen) -> None:
        """What is packed is what the disk has: it gets everything first."""
        screen.middle.take_now()
        if why := screen.drafting.finish():
            self._ask(_("Something is not saved"), why, (_("All right"),))
        else:
            self.pack_wanted.emit(screen.drafting.draft.folder)

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

    def _closed(self, screen: StudioScreen, lock: QLockFile) -> None:
        """A draft was left: what there is to mend is remembered for the list of drafts, and others may write it."""
        drafting = screen.drafting
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
