"""My workbooks: continue one, start a new one, open a file."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.home.my_workbooks import FROM, MyWorkbooks
from workbook.window.home.shelf_row import ShelfRow
from workbook.window.home.workbook_card import (
    LOCKED,
    LONG_NAME,
    Managed,
    file_line,
    name_line,
    short_name,
    spoken,
)
from workbook.window.parts.bars import Head, HelpButton, rule
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.cover import Cover
from workbook.window.parts.cover_row import CoverRow
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.folding import Folding
from workbook.window.parts.last_opened import last_opened
from workbook.window.parts.layouts import holding, nest
from workbook.window.parts.progress_ring import ProgressRing
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.progress import modules_walked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.course.model import Outline
    from workbook.packaging.shelf import Installed
    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Recent
    from workbook.window.look.theme import Theme

COVER, SMALL_COVER = 172, 104  # where there are many workbooks, the rest of them begin higher up


class HomeScreen(QWidget):
    """What was open last at the left, what can be begun at the right."""

    can_be_said_anew = True
    continue_wanted = Signal(str)  # a workbook's path
    look_wanted = Signal(str)  # the path of one that is not where it was
    remove_wanted = Signal(str)  # a path that is to leave the list
    act_wanted = Signal(str, object)  # what is to be done with a workbook, and how it is listed
    view_chosen = Signal(str, str)
    bring_back_wanted = Signal()
    start_wanted = Signal(str)  # a course's folder, or its file on the shelf
    put_away_wanted = Signal(object)  # a course that is to leave the shelf
    open_wanted = Signal()
    help_wanted = Signal()
    where_wanted = Signal()
    make_wanted = Signal()  # a course of one's own
    draft_wanted = Signal(str)  # the folder of one that was begun

    def __init__(
        self, theme: Theme, workbooks: Sequence[Listed], courses: Sequence[tuple[Path, Outline]],
        shelf: Sequence[Installed] = (), *, shown_as: tuple[str, str] = ("", ""), notice: str = "",
        can_undo: bool = False, drafts: Sequence[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._shown_as, self._drafts = theme, shown_as, drafts
        self.draft_buttons: list[Button] = []
        self.mine: MyWorkbooks | None = None
        self.bring_back: Button | None = None
        self.start_buttons: list[Button] = []
        self.shelf_rows: list[ShelfRow] = []
        self.continue_button: Button | None = None
        self.setObjectName("desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        body = Desk("desk")
        column.addWidget(scrolled(theme, body), 1)
        both = Folding(theme, least=900, gap=44)
        both.add(holding(self._left(workbooks, courses)), 2)
        both.add(holding(self._right(courses, shelf)), 1)
        around = QVBoxLayout(body)
        side = min(theme.px(48), 60)
        around.setContentsMargins(side, theme.px(40), side, theme.px(32))
        if notice:
            around.addWidget(self._notice(notice, can_undo))
            around.addSpacing(theme.px(12))
        around.addWidget(both)
        around.addStretch(1)

    def focus_first(self) -> None:
        """The keyboard begins at what one most likely wants: to continue, or to start."""
        first = self.bring_back or self.continue_button or next(iter(self.start_buttons), self.open_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _continue(self, path: str, _checked: bool = False) -> None:
        self.continue_wanted.emit(path)

    def _write(self, folder: str, _checked: bool = False) -> None:
        self.draft_wanted.emit(folder)

    def _start(self, folder: str, _checked: bool = False) -> None:
        self.start_wanted.emit(folder)

    # Left: what there is

    def _left(self, workbooks: Sequence[Listed], courses: Sequence[tuple[Path, Outline]]) -> QVBoxLayout:
        theme = self._theme
        there = [listed for listed in workbooks if not listed.missing and not listed.new]
        recents = [listed.recent for listed in there]
        others = [listed for listed in workbooks if listed.recent not in recents[:1]]
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        name = short_name(recents[0].name) if recents else ""
        column.addWidget(Words(theme, greeting(datetime.now().astimezone(), name), "screen-title", wrap=True))
        under = _("Take up where you left off, or leave it for another day. Both are fine.")
        if not workbooks:
            under = _("There is no workbook here yet. You could begin with this one.")
        column.addWidget(Words(theme, under, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(20))
        if recents:
            column.addWidget(self._continue_card(there[0], COVER if len(others) < FROM else SMALL_COVER))
        elif courses and not workbooks:
            column.addWidget(self._first_card(*courses[0]))
        if others:
            column.addSpacing(theme.px(24))
            column.addWidget(self._others(others))
        column.addStretch(1)
        return column

    def _continue_card(self, listed: Listed, cover: int) -> QFrame:
        theme, recent = self._theme, listed.recent
        self.large = Managed(theme, listed)
        self.large.remove_wanted.connect(self.remove_wanted)
        self.large.act_wanted.connect(lambda act: self.act_wanted.emit(act, listed))
        card, column = self._large_card(recent.title, recent.cover, self.large, cover)
        head = QHBoxLayout()
        nest(head, self._stopped(recent), 1)
        if not recent.locked:
            ring = ProgressRing(theme, 56)
            words = _("{walked} of {modules}").format(walked=recent.walked, modules=recent.modules)
            ring.show_progress(
                recent.walked,
                recent.modules,
                words,
                modules_walked(recent.walked, recent.modules),
            )
            head.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
        nest(column, head)
        column.addWidget(self._shares(recent))
        column.addWidget(self._whose(recent))
        column.addStretch(1)
        go = Button(theme, _("Continue"), kind="primary")
        go.setAccessibleName(_("Continue {workbook}").format(workbook=spoken(recent)))
        go.clicked.connect(partial(self._continue, recent.path))
        self.continue_button = go
        foot = Folding(theme)
        foot.add(go, 0, Qt.AlignmentFlag.AlignLeading)
        foot.add(Words(theme, last_opened(recent.opened), "small", ink="muted", wrap=True), 1)
        foot.add(self.large.make_more())
        column.addWidget(foot)
        return card

    def _large_card(
        self, title: str, cover: str, card: QFrame | None = None, width: int = COVER
    ) -> tuple[QFrame, QVBoxLayout]:
        """A card with a cover, and the column beside it."""
        theme = self._theme
        card = card or QFrame()
        card.setObjectName("card")
        around = QVBoxLayout(card)
        around.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        both = Folding(theme, least=440, gap=28)
        around.addWidget(both)
        both.add(Cover(theme, title, cover, width), 0, Qt.AlignmentFlag.AlignTop, extra=True)
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        both.add(holding(column), 1)
        return card, column

    def _first_card(self, folder: Path, outline: Outline) -> QFrame:
        """What to begin with, while there is no workbook."""
        theme, about = self._theme, outline.about
        card, column = self._large_card(about.title, about.cover)
        column.addWidget(Words(theme, about.title, "screen-title", wrap=True))
        if about.subtitle:
            column.addWidget(Words(theme, about.subtitle, "recalled", wrap=True))
        column.addWidget(Words(theme, about.summary, "interface", wrap=True))
        column.addStretch(1)
        start = Button(theme, _("Start"), kind="primary")
        self._starts(start, folder, about.title)
        column.addWidget(start, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _starts(self, button: Button, folder: Path, title: str) -> None:
        """The button begins a workbook of a course."""
        button.setAccessibleName(_("Start {title}").format(title=title))
        button.clicked.connect(partial(self._start, str(folder)))
        self.start_buttons.append(button)

    def _stopped(self, recent: Recent) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        if recent.module:
            where = _("You stopped in module {module}, page {page}").format(
                module=recent.module, page=recent.page
            )
            column.addWidget(Words(theme, where, "small", ink="muted", wrap=True))
            column.addWidget(Words(theme, recent.module_title, "section-title", wrap=True))
            column.addSpacing(theme.px(6))
            if recent.page_title != recent.module_title:
                column.addWidget(Words(theme, recent.page_title, "recalled", wrap=True))
        else:
            column.addWidget(Words(theme, recent.title, "section-title", wrap=True))
        return column

    def _whose(self, recent: Recent) -> QWidget:
        theme = self._theme
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        if recent.name:
            row.addWidget(name_line(theme, recent.name), int(len(recent.name) > LONG_NAME))
        row.addWidget(file_line(theme, recent.path), 1)
        return line

    def _shares(self, recent: Recent) -> QWidget:
        theme = self._theme
        pairs: list[QWidget] = []
        if recent.locked:
            pairs.append(
                _pair(IconLabel(theme, "key-round", "lock"), Words(theme, _(LOCKED), "small", ink="lock"))
            )
        for count, words, icon, ink in (
            (recent.private, _("{n} just for me"), "lock", "lock"),
            (recent.keep, _("{n} in my workbook"), "book-open", "accent_ink"),
            (recent.bring, _("{n} to bring"), "users-round", "bring"),
        ):
            if count:
                said = Words(theme, words.format(n=count), "small", ink=ink)
                pairs.append(_pair(IconLabel(theme, icon, ink), said))
        return WrapRow(theme, pairs)

    def _others(self, others: Sequence[Listed]) -> MyWorkbooks:
        self.mine = mine = MyWorkbooks(self._theme, others, *self._shown_as)
        mine.open_wanted.connect(self.continue_wanted)
        mine.look_wanted.connect(self.look_wanted)
        mine.remove_wanted.connect(self.remove_wanted)
        mine.act_wanted.connect(self.act_wanted)
        mine.view_chosen.connect(self.view_chosen)
        return mine

    def _notice(self, words: str, can_undo: bool) -> QFrame:
        """What was done last, and the way back if there is one."""
        theme = self._theme
        frame = QFrame()
        frame.setObjectName("folded")
        row = Folding(theme, gap=12)
        around = QHBoxLayout(frame)
        around.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        around.addWidget(row)
        row.add(Words(theme, words, "interface", wrap=True), 1)
        if can_undo:
            self.bring_back = Button(
                theme, _("Bring it back"), icon="undo-2", kind="text", style="small-button"
            )
            self.bring_back.clicked.connect(self.bring_back_wanted)
            row.add(self.bring_back)
        return frame

    # Right: what can be begun

    def _right(self, courses: Sequence[tuple[Path, Outline]], shelf: Sequence[Installed]) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, _("Start a new one"), "section-title", wrap=True))
        beside = _("A fresh workbook. The ones you have stay as they are.")
        column.addWidget(Words(theme, beside, "small", ink="muted", wrap=True))
        column.addSpacing(theme.px(10))
        for folder, outline in courses:
            column.addWidget(rule())
            column.addWidget(self._course_row(folder, outline))
        for installed in shelf:
            row = ShelfRow(theme, installed)
            row.start_wanted.connect(self.start_wanted)
            row.put_away_wanted.connect(self.put_away_wanted)
            self.shelf_rows.append(row)
            column.addWidget(rule())
            column.addWidget(row)
        column.addWidget(rule())
        column.addSpacing(theme.px(14))
        column.addWidget(self._open_box())
        column.addSpacing(theme.px(10))
        self.make = Button(theme, _("Make a course…"), icon="pencil-line", kind="text")
        self.make.setToolTip(_("Write a course or a worksheet of your own, for other people"))
        self.make.clicked.connect(self.make_wanted)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignHCenter)
        for path, title in self._drafts:
            words = _("Go on writing “{title}”").format(title=short_name(title))
            draft = Button(theme, words, kind="text", style="small-button")
            draft.clicked.connect(partial(self._write, path))
            self.draft_buttons.append(draft)
            column.addWidget(draft, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(10))
        nest(column, self._promise())
        column.addStretch(1)
        return column

    def _course_row(self, folder: Path, outline: Outline) -> CoverRow:
        about = outline.about
        row = CoverRow(self._theme, about.title, about.cover)
        row.say(counted("{n} module", "{n} modules", len(outline.modules)))
        row.say(_("Version {version}").format(version=about.version))
        start = Button(self._theme, _("Start"), style="small-button")
        self._starts(start, folder, about.title)
        row.add_way(start)
        return row

    def _open_box(self) -> QFrame:
        theme = self._theme
        box = QFrame()
        box.setObjectName("folded")
        column = QVBoxLayout(box)
        column.setContentsMargins(theme.px(16), theme.px(20), theme.px(16), theme.px(20))
        column.setSpacing(theme.px(6))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel(theme, "folder-open", "muted", 24), 0, centre)
        for words, style, ink in (
            (_("Did someone send you a course?"), "interface", "ink"),
            (_("Drop the file here, or look for it."), "small", "muted"),
        ):
            said = Words(theme, words, style, ink=ink, wrap=True)
            said.setAlignment(centre)
            column.addWidget(said)
        column.addSpacing(theme.px(4))
        self.open_button = Button(theme, _("Open a file…"), style="small-button")
        self.open_button.clicked.connect(self.open_wanted)
        column.addWidget(self.open_button, 0, centre)
        return box

    def _promise(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel(theme, "shield-check", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        words = _("Your answers stay on this computer. This program never connects to the internet.")
        column.addWidget(Words(theme, words, "small", ink="muted", wrap=True))
        where = Button(theme, _("Where are my answers kept?"), kind="link", style="small-button")
        where.clicked.connect(self.where_wanted)
        column.addWidget(where, 0, Qt.AlignmentFlag.AlignLeading)
        nest(row, column, 1)
        return row

    def _top_bar(self) -> QFrame:
        theme = self._theme
        self.text_size = IconButton(theme, "a-large-small", _("Text size and theme"))
        title = Words(theme, _("Workbook"), "section-title")
        return Head(theme, [title], [self.text_size, HelpButton(theme, self.help_wanted)])


def greeting(now: datetime, name: str) -> str:
    """Good morning, afternoon or evening."""
    if 4 <= now.hour < 12:
        words = _("Good morning, {name}.") if name else _("Good morning.")
    elif 12 <= now.hour < 18:
        words = _("Good afternoon, {name}.") if name else _("Good afternoon.")
    else:
        words = _("Good evening, {name}.") if name else _("Good evening.")
    return words.format(name=name)


def _pair(icon: QWidget, words: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(icon)
    row.addWidget(words)
    return pair
