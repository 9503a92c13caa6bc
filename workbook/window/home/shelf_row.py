"""A course on the shelf, on the first screen: which version, by whom, to begin a workbook of it, or to put it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.cover_row import CoverRow
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.packaging.shelf import Installed
    from workbook.window.look.theme import Theme


class ShelfRow(CoverRow):
    """`start_wanted` is said with the course’s name and version, as `COURSE` is named everywhere."""

    start_wanted = Signal(str)
    put_away_wanted = Signal(object)

    def __init__(self, theme: Theme, installed: Installed) -> None:
        super().__init__(theme, installed.title, installed.cover)
        self.installed = installed
        if installed.authors:
            self.say(_("By {authors}").format(authors=", ".join(installed.authors)))
        version = _("Version {version}").format(version=installed.version)
        if installed.licence:
            version = _("{version} · {licence}").format(version=version, licence=installed.licence)
        self.say(version)
        self.start = Button(theme, _("Start"), style="small-button")
        self.start.setAccessibleName(_("Start {title}").format(title=installed.title))
        self.start.clicked.connect(self._start)
        self.more = IconButton(
            theme, "ellipsis", _("More for {title}").format(title=installed.title), size=16
        )
        self.more.clicked.connect(self._open_menu)
        self.add_way(WrapRow(theme, [self.start, self.more]))

    def menu(self) -> QMenu:
        """What else can be done with it."""
        menu = QMenu(self)
        menu.addAction(_("Take it off my courses"), partial(self.put_away_wanted.emit, self.installed))
        return menu

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _start(self) -> None:
        self.start_wanted.emit(self.installed.name)
