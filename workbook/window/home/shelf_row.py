"""A course on the shelf, on the first screen: which version, by whom, to begin a workbook of it, or to put it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.cover import Cover
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.packaging.shelf import Installed
    from workbook.window.look.theme import Theme


class ShelfRow(QWidget):
    """`start_wanted` is said with the course’s name and version, as `COURSE` is named everywhere."""

    start_wanted = Signal(str)
    put_away_wanted = Signal(object)

    def __init__(self, theme: Theme, installed: Installed) -> None:
        super().__init__()
        self.installed = installed
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(14))
        row.addWidget(Cover(theme, installed.title, "", 46), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(theme, installed.title, "section-title", wrap=True))
        if installed.authors:
            by = _("By {authors}").format(authors=", ".join(installed.authors))
            words.addWidget(Words(theme, by, "small", ink="muted", wrap=True))
        version = _("Version {version}").format(version=installed.version)
        if installed.licence:
            version = _("{version} · {licence}").format(version=version, licence=installed.licence)
        words.addWidget(Words(theme, version, "small", ink="muted", wrap=True))
        row.addLayout(words, 1)
        self.start = Button(theme, _("Start"), style="small-button")
        self.start.setAccessibleName(_("Start {title}").format(title=installed.title))
        self.start.clicked.connect(self._start)
        row.addWidget(self.start)
        self.more = IconButton(
            theme, "ellipsis", _("More for {title}").format(title=installed.title), size=16
        )
        self.more.clicked.connect(self._open_menu)
        row.addWidget(self.more)

    def menu(self) -> QMenu:
        """What else can be done with it."""
        menu = QMenu(self)
        menu.addAction(_("Take it off my courses"), partial(self.put_away_wanted.emit, self.installed))
        return menu

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _start(self) -> None:
        self.start_wanted.emit(self.installed.name)
