"""A course was opened that there is a workbook of: go on with that, bring it up to date, or begin another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.answers.updating.standing import standing
from workbook.course.files import PICTURE_TYPES
from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.courses.new_workbook import NewWorkbook
from workbook.window.courses.signed_words import SignedWords
from workbook.window.courses.update_screen import AuthorsWords
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.cover import Cover
from workbook.window.parts.folding import Folding
from workbook.window.parts.last_opened import last_opened
from workbook.window.parts.layouts import nest
from workbook.window.parts.progress_ring import ProgressRing
from workbook.window.parts.side_card import SideCard
from workbook.window.parts.words import IconLabel, ShortWords, Words
from workbook.window.session.progress import of_modules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.course.files import Files
    from workbook.course.model import Outline
    from workbook.packaging.trust import Signed
    from workbook.window.courses.workbooks_of import Mine
    from workbook.window.look.theme import Theme

MOST_SHOWN = 4
WHOLE = N_("Yes. Nothing is missing or altered since it was packed.")
COPIED = N_("The course file is in your library now. You can remove it from where it was.")


class OpenedCourse(NamedTuple):
    """A course that somebody opened, from where.

    `is_sealed` says that it is proved to be as it was packed, `signed` by whom, `in_library` that a copy is kept.
    """

    path: Path
    files: Files
    outline: Outline
    is_sealed: bool
    signed: Signed
    in_library: bool = False


class CourseScreen(AsideScreen):
    """Each way says with what: a workbook's path, or a path and a name for a new one."""

    continue_wanted = Signal(str)
    update_wanted = Signal(str)
    begin_wanted = Signal(object, str)
    look_wanted = Signal()

    def __init__(self, theme: Theme, opened: OpenedCourse, mine: Sequence[Mine]) -> None:
        super().__init__(theme, _("Back to where I was"))
        self._opened, self._about = opened, opened.outline.about
        self.continue_buttons: list[Button] = []
        self.update_buttons: list[Button] = []
        column = self.centred(660, self._beside(mine), side_width=300)
        folder = opened.path.absolute().parent
        where = _("{name}, opened from {folder}").format(name=opened.path.name, folder=folder.name or folder)
        column.addWidget(Words(theme, where, "interface", ink="muted", wrap=True))
        title = (
            _("You have a workbook of this course")
            if len(mine) == 1
            else _("You have workbooks of this course")
        )
        column.addWidget(Words(theme, title, "screen-title", wrap=True))
        lead = _("Whichever way you go from here, none of them loses a word you wrote.")
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        column.addSpacing(theme.px(14))
        for one in mine[:MOST_SHOWN]:
            column.addWidget(self._mine(one))
            column.addSpacing(theme.px(10))
        column.addWidget(rule())
        column.addWidget(self._new())
        column.addWidget(rule())
        column.addStretch(1)

    def focus_first(self) -> None:
        """To go on with what one has."""
        self.continue_buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # A workbook that there is

    def _mine(self, mine: Mine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(12))
        column.addWidget(self._card(mine))
        if not mine.same:
            column.addWidget(self._update(mine))
        return holder

    def _card(self, mine: Mine) -> QFrame:
        theme, recent = self.theme, mine.recent
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme.px(20)] * 4)
        row = Folding(theme, least=420, gap=20)
        inside.addWidget(row)
        cover = Cover(theme, self._about.title, self._about.cover, 104)
        row.add(cover, 0, Qt.AlignmentFlag.AlignTop, extra=True)
        row.add(self._where_one_is(mine), 1)
        if recent.modules and not mine.locked:
            ring = ProgressRing(theme, 56)
            words = of_modules(recent.walked, recent.modules)
            ring.show_progress(recent.walked, recent.modules, str(recent.walked), words)
            row.add(ring, 0, Qt.AlignmentFlag.AlignTop, extra=True)
        return card

    def _where_one_is(self, mine: Mine) -> QWidget:
        theme, recent = self.theme, mine.recent
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(Words(theme, whose(mine), "small", ink="muted", wrap=True))
        title = recent.module_title or recent.title or self._about.title
        column.addWidget(Words(theme, title, "section-title", wrap=True).as_heading(2))
        if recent.module:
            stopped = _("You stopped in module {module}, page {page}.").format(
                module=recent.module, page=recent.page
            )
            if recent.page_title not in ("", recent.module_title):
                stopped = _("You stopped in module {module}, page {page}, on “{title}”.").format(
                    module=recent.module, page=recent.page, title=recent.page_title
                )
            column.addWidget(Words(theme, stopped, "interface", wrap=True))
        if opened := last_opened(recent.opened):
            column.addWidget(Words(theme, opened, "small", ink="muted", wrap=True))
        if mine.locked:
            column.addWidget(Words(theme, _("Locked with a passphrase"), "small", ink="lock", wrap=True))
        column.addWidget(_file_line(theme, recent.path))
        go = Button(theme, _("Continue"), kind="primary")
        go.setAccessibleName(_("Continue {whose}").format(whose=whose(mine)))
        go.clicked.connect(partial(self._continue, recent.path))
        self.continue_buttons.append(go)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(go)
        if not mine.same and mine.version:
            stays = _("Stays with version {version}.").format(version=mine.version)
            row.addWidget(Words(theme, stays, "small", ink="muted", wrap=True), 1)
        else:
            row.addStretch(1)
        column.addSpacing(theme.px(4))
        nest(column, row)
        return holder

    def _update(self, mine: Mine) -> QWidget:
        theme = self.theme
        older = self._about._replace(version=mine.version or self._about.version, authors=(), holder="")
        stands = standing(older, self._about, same_content=False)
        title = _("Bring it up to version {version}").format(version=self._about.version)
        if stands.relation == "older":
            title = _("Take version {version} instead").format(version=self._about.version)
        said = stands.question or _("A copy is made first.")
        words = _("{said} You see the list of changes before anything changes.").format(said=said)
        button = Button(theme, _("See what changes"))
        button.setAccessibleName(_("See what changes in {whose}").format(whose=whose(mine)))
        button.clicked.connect(partial(self._see_changes, mine.recent.path))
        self.update_buttons.append(button)
        return _way(theme, "package", title, words, button, self._changes(mine))

    def _changes(self, mine: Mine) -> QWidget | None:
        """In the author's words and in short."""
        if not self._about.changed and not mine.in_short:
            return None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(8))
        if self._about.changed:
            column.addWidget(AuthorsWords(self.theme, self._about))
        if mine.in_short:
            column.addWidget(Words(self.theme, mine.in_short, "small", ink="muted", wrap=True))
        return holder

    # A new one

    def _new(self) -> QWidget:
        theme = self.theme
        self.new = NewWorkbook(theme, self._about.title)
        words = _("A fresh workbook, version {version}. It can have its own passphrase. Yours stays closed.")
        self.begin = Button(theme, _("Start a new one"))
        self.begin.clicked.connect(self._begin)
        self.new.name.returnPressed.connect(self.begin.click)
        self.begin.setEnabled(bool(self._opened.outline.modules))
        return _way(
            theme,
            "users-round",
            _("Start a new one for another person"),
            words.format(version=self._about.version),
            self.begin,
            self.new,
        )

    # The file

    def _beside(self, mine: Sequence[Mine]) -> QWidget:
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(104), 0, 0)
        column.setSpacing(theme.px(14))
        facts = [(Words(theme, label, "interface", ink="muted"), words) for label, words in self._facts(mine)]
        column.addWidget(SideCard(theme, _("The file itself"), facts))
        self.signed = SignedWords(theme, self._opened.signed)
        column.addWidget(self.signed)
        if self._opened.in_library:
            column.addWidget(Words(theme, _(COPIED), "interface", ink="muted", wrap=True))
        self.look = Button(theme, _("Look inside without starting"), kind="link", style="button")
        self.look.clicked.connect(self.look_wanted)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return holder

    def _facts(self, mine: Sequence[Mine]) -> list[tuple[str, str]]:
        about = self._about
        versions = dict.fromkeys(one.version for one in mine if one.version)
        version = about.version
        if len(versions) == 1:
            version = _("{version}. You have {mine}.").format(
                version=about.version, mine=next(iter(versions))
            )
        facts = [(_("Course"), about.title), (_("Version"), version)]
        if about.authors:
            facts.append((_("By"), ", ".join(about.authors)))
        facts.append((_("Contains"), contents(self._opened)))
        if self._opened.is_sealed:
            facts.append((_("Whole"), _(WHOLE)))
        return facts

    def _continue(self, path: str, _checked: bool = False) -> None:
        self.continue_wanted.emit(path)

    def _see_changes(self, path: str, _checked: bool = False) -> None:
        self.update_wanted.emit(path)

    def _begin(self) -> None:
        self.begin_wanted.emit(self.new.path, self.new.chosen_name())


def _file_line(theme: Theme, path: str) -> ShortWords:
    """Which file it is; what has no room is cut in the middle and told in full."""
    words = ShortWords(theme, path, "small", ink="muted")
    words.setToolTip(path)
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return words


def whose(mine: Mine) -> str:
    """Marta's workbook, version 1.0."""
    name, version = mine.recent.name, mine.version
    if name and version:
        return _("{name}’s workbook, version {version}").format(name=name, version=version)
    if version:
        return _("Your workbook, version {version}").format(version=version)
    return _("{name}’s workbook").format(name=name) if name else _("Your workbook")


def contents(opened: OpenedCourse) -> str:
    """What is in the file: a course is text and pictures, and nothing in it can run."""
    modules = counted("{n} module", "{n} modules", len(opened.outline.modules))
    count = sum(path.lower().endswith(PICTURE_TYPES) for path in opened.files)
    if not count:
        return _("{modules}. No programs.").format(modules=modules)
    pictures = counted("{n} picture", "{n} pictures", count)
    return _("{modules}, {pictures}. No programs.").format(modules=modules, pictures=pictures)


def _way(
    theme: Theme, icon: str, title: str, words: str, button: Button, below: QWidget | None = None
) -> QWidget:
    """One way to go: what it is, what it means, and its button at the end, or below where there is no room."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
    row.setSpacing(theme.px(14))
    row.addWidget(IconLabel(theme, icon, "accent_ink", 22), 0, Qt.AlignmentFlag.AlignTop)
    said = QWidget()
    column = QVBoxLayout(said)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(Words(theme, title, "button", wrap=True).as_heading(2))
    column.addWidget(Words(theme, words, "interface", ink="muted", wrap=True))
    if below is not None:
        column.addSpacing(theme.px(4))
        column.addWidget(below)
    parts = Folding(theme, least=440, gap=14)
    parts.add(said, 1)
    parts.add(button, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(parts, 1)
    return holder
