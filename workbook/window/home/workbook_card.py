"""A workbook on the first screen: its cover, whose it is, which file it is, and how to go on with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.home.workbook_menu import KEYS, acts_of, workbook_menu
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.cover import Cover
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.words import IconLabel, ShortWords, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.progress import of_modules

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent
    from PySide6.QtWidgets import QMenu

    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Recent
    from workbook.window.look.theme import Theme

LONG_NAME, MOST_OF_A_TIP = 80, 300  # letters
LOCKED = N_("Locked with a passphrase")


class Managed(QFrame):
    """What stands for a workbook and has its menu: by the three dots, the menu key, a right click, F2 and Del."""

    open_wanted = Signal(str)  # its path
    look_wanted = Signal(str)
    remove_wanted = Signal(str)
    act_wanted = Signal(str)  # an act of the menu

    def __init__(self, theme: Theme, listed: Listed) -> None:
        super().__init__()
        self._theme, self._listed, self._recent = theme, listed, listed.recent
        self.more: IconButton | None = None

    def menu(self) -> QMenu:
        """What can be done with it besides opening it."""
        return workbook_menu(self._theme, self._listed, self, self._want)

    def make_more(self) -> IconButton:
        """The three dots."""
        name = _("More for {title}").format(title=spoken(self._recent))
        self.more = IconButton(self._theme, "ellipsis", name, size=16)
        self.more.clicked.connect(self._open_menu)
        return self.more

    def _open_menu(self) -> None:
        if self.more is not None:
            self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _want(self, act: str) -> None:
        if act == "remove":
            self.remove_wanted.emit(self._recent.path)
        else:
            self.act_wanted.emit(act)

    def _emit(self, signal: SignalInstance, _checked: bool = False) -> None:
        signal.emit(self._recent.path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if acts_of(self._listed) and self.more is not None:
            self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = KEYS.get(event.key())
        if act is not None and act in acts_of(self._listed) and not event.modifiers():
            self._want(act)
        else:
            super().keyPressEvent(event)


class WorkbookCard(Managed):
    """A small card; one whose file is not there offers to look for it."""

    def __init__(self, theme: Theme, listed: Listed, last_opened: str) -> None:
        super().__init__(theme, listed)
        self.setObjectName("folded" if listed.missing else "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        nest(self._column, row, 1)
        recent = listed.recent
        row.addWidget(Cover(theme, recent.title, recent.cover, 74), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.px(2))
        self._words.addWidget(Words(theme, recent.title, "section-title", wrap=True))
        if recent.name:
            self._words.addWidget(name_line(theme, recent.name, wrap=True))
        if listed.missing:
            self._say_missing()
        else:
            self._say_where_it_stands(listed, last_opened)
        nest(row, self._words, 1)

    def _say_where_it_stands(self, listed: Listed, last_opened: str) -> None:
        theme, recent = self._theme, listed.recent
        walked = _("In your workbooks’ folder, not opened here yet") if listed.new else _walked(recent)
        self._words.addWidget(Words(theme, walked, "small", ink="muted", wrap=True))
        self._words.addWidget(file_line(theme, recent.path))
        self._words.addStretch(1)
        foot = Folding(theme, gap=10)
        self.go = going_on(theme, listed, kind="normal")
        self.go.clicked.connect(partial(self._emit, self.open_wanted))
        foot.add(self.go, 0, Qt.AlignmentFlag.AlignLeading)
        when = "" if listed.new else last_opened
        foot.add(Words(theme, when, "small", ink="muted", wrap=True), 1)
        foot.add(self.make_more())
        self._column.addWidget(foot)

    def _say_missing(self) -> None:
        theme, recent = self._theme, self._recent
        self._words.addWidget(Words(theme, _("It is not where it was."), "small", wrap=True))
        words = _("It may have another name or place now, or be on a stick that is not plugged in.")
        self._words.addWidget(Words(theme, words, "small", ink="muted", wrap=True))
        self._words.addWidget(file_line(theme, recent.path, whole=True))
        self._words.addStretch(1)
        ways: list[Button] = []
        for text, signal in (
            (_("Look for it…"), self.look_wanted),
            (_("Take it off this list"), self.remove_wanted),
        ):
            button = Button(theme, text, kind="text", style="small-button")
            button.setAccessibleName(f"{text.rstrip('…')}: {spoken(recent)}")
            button.clicked.connect(partial(self._emit, signal))
            ways.append(button)
        self.go = ways[0]
        self._words.addWidget(WrapRow(theme, ways))


class WorkbookRow(Managed):
    """The same in one line of a list."""

    def __init__(self, theme: Theme, listed: Listed, last_opened: str) -> None:
        super().__init__(theme, listed)
        self.setMinimumHeight(theme.px(44))
        recent, px = listed.recent, theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(3), px(4), px(3))
        row.setSpacing(px(10))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = " · ".join(part for part in (recent.title, short_name(recent.name)) if part)
        words.addWidget(Words(theme, title, "small-button", wrap=True))
        if listed.missing:
            stands = _("It is not where it was.")
        else:
            stands = _("Not opened here yet") if listed.new else _walked(recent)
        told = " · ".join(
            part for part in (stands, "" if listed.new else last_opened, Path(recent.path).name) if part
        )
        words.addWidget(Words(theme, told, "small", ink="muted", wrap=True))
        nest(row, words, 1)
        if listed.missing:
            self.go = Button(theme, _("Look for it…"), kind="text", style="small-button")
            self.go.setAccessibleName(f"{self.go.text().rstrip('…')}: {spoken(recent)}")
            self.go.clicked.connect(partial(self._emit, self.look_wanted))
        else:
            self.go = going_on(theme, listed)
            self.go.clicked.connect(partial(self._emit, self.open_wanted))
        row.addWidget(self.go)
        row.addWidget(self.make_more())


def going_on(theme: Theme, listed: Listed, kind: str = "text") -> Button:
    """The button that opens a workbook."""
    go = Button(theme, _("Open") if listed.new else _("Continue"), kind=kind, style="small-button")
    go.setAccessibleName(f"{go.text()} {spoken(listed.recent)}")
    return go


def name_line(theme: Theme, name: str, *, wrap: bool = False) -> Words:
    """Whose it is; a name that has no end is cut in the middle of one line, and told in full."""
    if len(name) <= LONG_NAME:
        return Words(theme, name, "small-button", wrap=wrap)
    words = ShortWords(theme, name, "small-button")
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    words.setToolTip(name[:MOST_OF_A_TIP])
    return words


def short_name(name: str) -> str:
    """A name within a sentence."""
    return name if len(name) <= LONG_NAME else f"{name[:LONG_NAME].rstrip()} …"


def file_line(theme: Theme, path: str, *, whole: bool = False) -> QFrame:
    """Which file it is: its name, or the `whole` path; what has no room is cut in the middle and told in full."""
    line = QFrame()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
    row.setSpacing(theme.px(6))
    row.addWidget(IconLabel(theme, "file-text"))
    words = ShortWords(theme, path if whole else Path(path).name, "small", ink="muted")
    words.setToolTip(path)
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    row.addWidget(words, 1)
    return line


def spoken(recent: Recent) -> str:
    """What tells a workbook from another by ear: course, person and file."""
    return ", ".join(part for part in (recent.title, recent.name, Path(recent.path).name) if part)


def _walked(recent: Recent) -> str:
    return _(LOCKED) if recent.locked else of_modules(recent.walked, recent.modules)
