"""A workbook on the first screen: its cover, whose it is, which file it is, and how to go on with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.cover import Cover
from workbook.window.parts.words import IconLabel, ShortWords, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.progress import of_modules

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Recent
    from workbook.window.look.theme import Theme

LONG_NAME, MOST_OF_A_TIP = 80, 300  # letters
LOCKED = N_("Locked with a passphrase")


class WorkbookCard(QFrame):
    """A small card; one whose file is not there offers to look for it."""

    open_wanted = Signal(str)  # its path
    look_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, listed: Listed, last_opened: str) -> None:
        super().__init__()
        self._theme, self._recent = theme, listed.recent
        self.setObjectName("folded" if listed.missing else "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        row.setSpacing(theme.px(16))
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
        row.addLayout(self._words, 1)

    def _say_where_it_stands(self, listed: Listed, last_opened: str) -> None:
        theme, recent = self._theme, listed.recent
        walked = _("In your workbooks’ folder, not opened here yet") if listed.new else _walked(recent)
        self._words.addWidget(Words(theme, walked, "small", ink="muted", wrap=True))
        if not listed.new:
            self._words.addWidget(Words(theme, last_opened, "small", ink="muted", wrap=True))
        self._words.addWidget(file_line(theme, recent.path))
        self._words.addStretch(1)
        go = Button(theme, _("Open") if listed.new else _("Continue"), kind="text", style="small-button")
        go.setAccessibleName(f"{go.text()} {spoken(recent)}")
        go.clicked.connect(partial(self._emit, self.open_wanted))
        self._words.addWidget(go, 0, Qt.AlignmentFlag.AlignLeading)

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
        self._words.addWidget(WrapRow(theme, ways))

    def _emit(self, signal: SignalInstance, _checked: bool = False) -> None:
        signal.emit(self._recent.path)


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
