"""Leads from a draft to the file that is handed out, and to the words that go with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from shiboken6 import isValid

from workbook.language.translation import gettext as _
from workbook.trouble import Trouble
from workbook.window.session.bridge import Bridge
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from concurrent.futures import Future

    from PySide6.QtCore import QObject

    from workbook.authoring.handing_out import HandedOut, Wish
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.studio.pack_screen import Packing as Known
    from workbook.window.studio.pack_screen import PackScreen

PLACE = "packed courses"  # in the settings: the folder of the last one
FILES, MOST_FILES = "packed files", 50  # the file that was packed last of each draft


class Packing(Controller):
    """Whoever asks for it has saved the draft before: what is packed is what the disk has."""

    back_wanted = Signal()
    problems_wanted = Signal()
    packed = Signal(object)  # the draft's folder: its course.md may say another version now

    def __init__(self, theme: Theme, settings: Settings, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._settings = settings
        self._bridge = Bridge(self)
        self._pool: ThreadPoolExecutor | None = None

    def close(self) -> None:
        """Nothing more is packed."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def pack(self, folder: Path) -> None:
        """Look the draft over, then ask what is to be asked."""
        inside = Path(self._settings.get(PLACE, "") or folder.parent)
        packed = self._settings.get(FILES, {}).get(str(folder), "")
        future = self._aside().submit(_look, folder, inside, Path(packed) if packed else None)
        self._bridge.when_done(future, partial(self._looked, folder))

    def _aside(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="packing")
        return self._pool

    def _looked(self, folder: Path, future: Future[Known]) -> None:
        from workbook.window.studio.pack_screen import PackScreen

        error = future.exception()
        if error is not None:
            self._ask(_("This course could not be opened"), _told(error), (_("All right"),))
            return
        screen = PackScreen(self._theme, future.result())
        screen.back_wanted.connect(self.back_wanted)
        screen.problems_wanted.connect(self.problems_wanted)
        screen.pack_wanted.connect(partial(self._pack, folder, screen))
        self._show(screen)

    def _pack(self, folder: Path, screen: PackScreen, wish: Wish) -> None:
        from workbook.authoring.handing_out import hand_out

        if wish.target.exists():
            ways = (_("Write over it"), _("Leave it"))
            words = _("“{name}” is there already, and somebody may have it. Another version is another file.")
            if (
                self._ask(_("Write over the file?"), words.format(name=wish.target.name), ways, for_good=True)
                != ways[0]
            ):
                return
            wish = wish._replace(replace=True)
        screen.show_waiting(_("A moment. The course is packed …"))
        future = self._aside().submit(hand_out, folder, wish)
        self._bridge.when_done(future, partial(self._packed, folder, screen, wish))

    def _packed(self, folder: Path, screen: PackScreen, wish: Wish, future: Future[HandedOut]) -> None:
        from workbook.window.studio.hand_out_screen import HandOutScreen

        error, is_there = future.exception(), isValid(screen)
        if is_there:
            screen.show_waiting("")
        if error is not None:
            said = _told(error)
            if is_there:
                screen.show_trouble(said)
            else:  # one has gone on meanwhile
                self._ask(_("Nothing was packed"), said, (_("All right"),))
            return
        files = {**self._settings.get(FILES, {}), str(folder): str(wish.target)}
        kept = dict([*files.items()][-MOST_FILES:])
        self._settings.put(**{PLACE: str(wish.target.parent), FILES: kept})
        self.packed.emit(folder)
        if not is_there:
            return
        ready = HandOutScreen(self._theme, future.result())
        ready.back_wanted.connect(self.back_wanted)
        self._show(ready)


def _look(folder: Path, inside: Path, packed: Path | None) -> Known:
    from workbook.authoring.check import find_problems
    from workbook.authoring.packed_before import packed_before
    from workbook.authoring.signing_key import find_key
    from workbook.course.outline import read_about
    from workbook.packaging.course_by_name import open_course
    from workbook.window.studio.pack_screen import Packing as Known

    files = open_course(str(folder))
    about, key = read_about(files), find_key()
    problems = find_problems(files)
    errors = sum(problem.level == "error" for problem in problems)
    as_template = sum(problem.code == "template-words" for problem in problems)
    letters, is_locked = (key.fingerprint, key.is_locked) if key else ("", False)
    before = packed_before(files, packed or inside / f"{about.id}-{about.version}.course")
    return Known(
        about.title, about.id, about.version, about.changed, errors, inside, letters, is_locked, before,
        as_template,
    )  # fmt: skip


def _told(error: BaseException) -> str:
    """What the world did wrong, in a sentence; what we did wrong is raised."""
    from workbook.language.system_words import why

    if isinstance(error, Trouble):
        return str(error)
    if isinstance(error, OSError):
        return _("The file could not be written ({reason}). Choose another place.").format(reason=why(error))
    raise error
