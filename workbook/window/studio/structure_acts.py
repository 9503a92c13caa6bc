"""What is done with the structure of a draft: added, moved, duplicated, removed; each is one step of Undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from workbook.drafts import acts
from workbook.drafts.edits import one_line
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import unmarked
from workbook.window.studio.adding import COURSE_PICTURE, COURSE_RECORDING
from workbook.window.studio.places import ABOUT, Place

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from workbook.drafts.acts import Done
    from workbook.window.studio.drafting import Drafting
    from workbook.window.studio.middle import Middle
    from workbook.window.studio.structure_view import StructureView


class StructureActs(QObject):
    """`shown_wanted` is said with the place that an act leads to."""

    shown_wanted = Signal(object)

    def __init__(self, drafting: Drafting, structure: StructureView, middle: Middle) -> None:
        super().__init__(structure)
        self._drafting, self._structure, self._middle = drafting, structure, middle
        structure.step_wanted.connect(self.step)
        structure.move_wanted.connect(self.move)
        structure.remove_wanted.connect(self.remove)
        structure.copy_wanted.connect(self.copy)
        structure.menu_wanted.connect(self.show_menu)
        middle.note_wanted.connect(self.add_note)

    def _do(self, done: Done, what: str) -> None:
        self._middle.take_now()
        self._drafting.take(done.files, what)
        sort = "part" if done.at >= 0 else "module" if done.path.startswith("modules/") else "about"
        place = Place(sort, done.path, done.at)  # type: ignore[arg-type]
        self._structure.show_place(place)
        self.shown_wanted.emit(place)

    def _here(self) -> Place:
        """The module and part that new things come behind."""
        place = self._structure.place()
        if place is not None and place.sort in ("module", "part"):
            return place
        modules = self._drafting.outline().modules
        return Place("module", modules[0].path) if modules else Place("about", ABOUT)

    def add(self, what: str) -> None:
        """Something new behind what is chosen: a module, a page, a text, a box, an exercise, a picture or a voice."""
        draft, here = self._drafting.draft, self._here()
        self._middle.take_now()
        if what == COURSE_PICTURE:
            self._middle.pictures.choose_then(partial(self._add_picture, here))
            return
        if what == COURSE_RECORDING:
            self._middle.recordings.choose_then(partial(self._add_recording, here))
            return
        if what == "module" or here.sort == "about":
            done = acts.add_module(draft, _("A new module"))
            self._do(done._replace(at=-1), N_("add a module"))
            self._middle.begin_writing()
            return
        lines = acts.lines_of_new(draft, here.path, what)
        self._do(acts.add_part(draft, here.path, here.at, lines), N_("add to the course"))
        self._middle.begin_writing()

    def add_note(self, path: str) -> None:
        """A box for whoever leads, at the end of a module."""
        lines = acts.box_lines("leader")
        self._do(acts.add_part(self._drafting.draft, path, -1, lines), N_("add to the course"))
        self._middle.begin_writing()

    def _add_recording(self, here: Place, path: str, name: str) -> None:
        """A recorded voice in a line of its own; its words can be written below it."""
        if here.sort != "about":
            words = one_line(name).replace("[", "(").replace("]", ")")
            done = acts.add_part(self._drafting.draft, here.path, here.at, [f"![{words}]({path})"])
            self._do(done, N_("add to the course"))

    def _add_picture(self, here: Place, path: str) -> None:
        """A picture as a part of its own; its words for those who cannot see it come next."""
        if here.sort == "about":
            return
        lines = [f"![]({path})"]
        self._do(acts.add_part(self._drafting.draft, here.path, here.at, lines), N_("add to the course"))
        self._middle.write_words_of_picture()

    def step(self, place: Place, step: int) -> None:
        """One up or down."""
        draft = self._drafting.draft
        self._middle.take_now()
        if place.sort == "module":
            self._do(acts.step_module(draft, place.path, step), N_("move a module"))
        else:
            self._do(acts.step_part(draft, place.path, place.at, step), N_("move a part"))
        self._structure.setFocus(Qt.FocusReason.OtherFocusReason)

    def move(self, place: Place, to: Place, behind: bool) -> None:
        """In front of another or behind it."""
        draft = self._drafting.draft
        self._middle.take_now()
        if place.sort == "module":
            paths = [mark.path for mark in self._drafting.outline().modules]
            at, goal = paths.index(place.path), paths.index(to.path)
            self._do(
                acts.place_module(draft, place.path, goal + behind - (at < goal + behind)),
                N_("move a module"),
            )
        else:
            done = acts.move_part(draft, place.path, place.at, to.path, to.at, behind=behind)
            self._do(done, N_("move a part"))

    def remove(self, place: Place) -> None:
        """Without it."""
        draft = self._drafting.draft
        self._middle.take_now()
        if place.sort == "module":
            self._do(acts.remove_module(draft, place.path), N_("remove a module"))
        else:
            self._do(acts.remove_part(draft, place.path, place.at), N_("remove a part"))
        announce(self._middle, _("It is removed. Undo brings it back."))

    def copy(self, place: Place) -> None:
        """The same once more, below it."""
        draft = self._drafting.draft
        self._middle.take_now()
        if place.sort == "module":
            self._do(acts.copy_module(draft, place.path), N_("duplicate a module"))
        else:
            self._do(acts.copy_part(draft, place.path, place.at), N_("duplicate a part"))

    def show_menu(self, place: Place, where: QPoint) -> None:
        """All of this, as a menu."""
        if place.sort not in ("module", "part"):
            return
        menu = QMenu(self._structure)
        for words, keys, act in (
            (_("Move up"), "Alt+Up", partial(self.step, place, -1)),
            (_("Move down"), "Alt+Down", partial(self.step, place, 1)),
            (_("Duplicate"), "Ctrl+D", partial(self.copy, place)),
        ):
            action = menu.addAction(unmarked(words))
            action.setShortcut(keys)
            action.triggered.connect(partial(_call, act))
        if place.sort == "part":
            inside = menu.addMenu(unmarked(_("Move to another module")))
            for mark in self._drafting.outline().modules:
                if mark.path != place.path:
                    action = inside.addAction(unmarked(one_line(f"{mark.number} {mark.title}")))
                    goal = Place("module", mark.path)
                    action.triggered.connect(partial(_call, partial(self.move, place, goal, True)))
        menu.addSeparator()
        action = menu.addAction(unmarked(_("Remove")))
        action.setShortcut("Del")
        action.triggered.connect(partial(_call, partial(self.remove, place)))
        menu.popup(where)


def _call(act: object, _checked: bool = False) -> None:
    """Act without the tick that Qt passes on."""
    assert callable(act)
    act()
