"""The front page of a course: what it is, by whom, which modules it has; from here a workbook begins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.footnotes import with_notes
from workbook.course.text import TextReader
from workbook.course.translations import same_language
from workbook.language.locales import own_name
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.courses.course_screen import COPIED
from workbook.window.courses.new_workbook import NewWorkbook
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.brand_line import BrandLine, has_brand
from workbook.window.parts.buttons import Button
from workbook.window.parts.course_front import CourseFacts, ModuleList
from workbook.window.parts.cover import Cover
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.options import DotRow
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.course.model import Outline
    from workbook.window.courses.signed_words import SignedWords
    from workbook.window.look.theme import Theme

STAYS_HERE = N_("Your answers stay on this computer. Nobody sees them unless you hand them over yourself.")
NO_MODULES = N_("This course has no modules yet, so there is nothing to begin.")


class FrontScreen(AsideScreen):
    """`begin_wanted` is said with the new workbook's path and the name on it; `only_look` shows a shape of courses."""

    begin_wanted = Signal(object, str)
    language_chosen = Signal(str)
    blank_wanted = Signal()
    check_wanted = Signal()  # by whoever writes the course
    link_chosen = Signal(str)
    make_wanted = Signal()  # a course of this shape

    def __init__(
        self, theme: Theme, files: Files, outline: Outline, *, name: str = "", languages: tuple[str, ...] = (),
        is_own: bool = False, signed: SignedWords | None = None, in_library: bool = False, only_look: str = "",
    ) -> None:  # fmt: skip
        super().__init__(theme, _("Back to where I was"))
        self._only_look = only_look  # what leads on, in place of a beginning
        self._outline, self._is_own, self._signed, self._in_library = outline, is_own, signed, in_library
        around = QVBoxLayout(self.body)
        side = min(theme.px(48), 60)
        around.setContentsMargins(side, theme.px(36), side, theme.px(32))
        columns = Folding(theme, least=900, gap=48)
        columns.add(self._facts(languages, name), 5)
        columns.add(self._words(files), 10)
        self.modules = ModuleList(theme, outline)
        columns.add(self.modules, 6)
        around.addWidget(columns)
        around.addStretch(1)

    def focus_first(self) -> None:
        """What one came for."""
        (self.begin if self.begin.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _facts(self, languages: tuple[str, ...], name: str) -> QWidget:
        theme, about = self.theme, self._outline.about
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(Cover(theme, about.title, about.cover, 216), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._making() if self._only_look else self._beginning(name, languages))
        facts = CourseFacts(theme, about, languages)
        facts.link_chosen.connect(self.link_chosen)
        column.addWidget(facts)
        if self._signed is not None:
            column.addWidget(self._signed)
        if self._in_library:
            column.addWidget(Words(theme, _(COPIED), "small", ink="muted", wrap=True))
        column.addStretch(1)
        return holder

    def _making(self) -> QWidget:
        """Of a shape that is looked at: the way to a course of it."""
        self.begin = Button(self.theme, self._only_look, kind="primary")
        self.begin.clicked.connect(self.make_wanted)
        return WrapRow(self.theme, [self.begin])

    def _beginning(self, name: str, languages: tuple[str, ...]) -> QWidget:
        theme, about = self.theme, self._outline.about
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.new = NewWorkbook(theme, about.title, name)
        column.addWidget(self.new)
        if len(languages) > 1:
            column.addWidget(self._ask_language(languages))
        self.begin = Button(theme, _("Begin"), kind="primary")
        self.begin.setAccessibleName(_("Begin {title}").format(title=about.title))
        self.begin.clicked.connect(self._begin)
        self.new.name.returnPressed.connect(self.begin.click)
        self.begin.setEnabled(bool(self._outline.modules))
        self.check = Button(theme, _("Check"))
        self.check.setToolTip(_("What is to be mended in this course, for whoever writes it"))
        self.check.clicked.connect(self.check_wanted)
        self.check.setVisible(self._is_own)
        self.print_blank = Button(theme, _("Print it blank…"), kind="text")
        self.print_blank.clicked.connect(self.blank_wanted)
        self.print_blank.setEnabled(bool(self._outline.modules))
        column.addWidget(WrapRow(theme, [self.begin, self.check, self.print_blank]))
        if not self._outline.modules:
            column.addWidget(Words(theme, _(NO_MODULES), "interface", ink="muted", wrap=True))
        nest(column, self._promise())
        return holder

    def _ask_language(self, languages: tuple[str, ...]) -> QWidget:
        """The course is shown in the language that is chosen, and begun in it."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        column.addWidget(Words(self.theme, _("Language"), "small-button", wrap=True))
        self.languages = QButtonGroup(self)
        for code in languages:
            dot = DotRow(self.theme, own_name(code))
            dot.setChecked(same_language(code, self._outline.about.language))
            dot.toggled.connect(partial(self._choose_language, code))
            self.languages.addButton(dot)
            column.addWidget(dot)
        return holder

    def _choose_language(self, code: str, chosen: bool) -> None:
        if chosen:
            self.language_chosen.emit(code)

    def _words(self, files: Files) -> QWidget:
        theme, about = self.theme, self._outline.about
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        if has_brand(about):
            column.addWidget(BrandLine(theme, about, files))
            column.addSpacing(theme.px(10))
        column.addWidget(Words(theme, about.title, "screen-title", wrap=True))
        if about.subtitle:
            column.addWidget(Words(theme, about.subtitle, "recalled", wrap=True))
        column.addSpacing(theme.px(6))
        if words := about.text.strip() or about.summary:
            reader = TextReader(self._outline.citations, files.keys())
            prose = Prose(theme, reader.html(with_notes(words)[0]), files)
            prose.link_chosen.connect(self.link_chosen)
            column.addWidget(prose)
        column.addStretch(1)
        return holder

    def _promise(self) -> QHBoxLayout:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(IconLabel(theme, "shield-check", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(theme, _(STAYS_HERE), "small", ink="muted", wrap=True), 1)
        return row

    def _begin(self) -> None:
        self.begin_wanted.emit(self.new.path, self.new.chosen_name())
