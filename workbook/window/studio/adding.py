"""The button that adds to a course: a module, a page, a text, a box, or an exercise of any kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from workbook.course import kinds
from workbook.course.kinds import KINDS
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, unmarked
from workbook.window.studio.kind_words import all_kinds
from workbook.window.studio.places import BOX_ICONS, BOX_NAMES, kind_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbook.window.look.theme import Theme


COURSE_RECORDING = "course recording"
COURSE_PICTURE = "course picture"  # in the text; the kind `picture` asks the learner for one


class AddButton(Button):
    """`wanted` has the name of what is to be added: module, page, text, a box or a kind."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Add"), icon="plus", kind="text", style="small-button")
        self.setAccessibleDescription(
            _("a module, a page, a text, a box or an exercise, behind what is chosen")
        )
        menu = QMenu(self)
        for what, words, icon in (
            ("module", _("Module"), "library"),
            ("page", _("Page"), "bookmark"),
            ("text", _("Text"), "file-text"),
            (COURSE_PICTURE, _("Picture…"), "image"),
            (COURSE_RECORDING, _("Recorded voice…"), "play"),
        ):
            self._put(menu, what, words, icon)
        menu.addSeparator()
        exercises = menu.addMenu(theme.icon("pencil-line", "muted", 16), unmarked(_("Exercise")))
        words_of = {known.kind: known.words for known in all_kinds()}
        for kind in KINDS:
            self._put(exercises, kind, f"{kind_name(kind)}\t{words_of[kind]}", kinds.spec(kind).icon)
        boxes = menu.addMenu(theme.icon("info", "muted", 16), unmarked(_("Box")))
        for kind, words in BOX_NAMES.items():
            self._put(boxes, kind, f"{_(words)}\t{words_of[kind]}", BOX_ICONS[kind])
        self.setMenu(menu)

    def _put(self, menu: QMenu, what: str, words: str, icon: str) -> None:
        action = menu.addAction(self._theme.icon(icon, "muted", 16), unmarked(words))
        action.setData(what)
        action.triggered.connect(partial(self._chosen, what))

    def _chosen(self, what: str, _checked: bool = False) -> None:
        self.wanted.emit(what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.showMenu()
        else:
            super().keyPressEvent(event)
