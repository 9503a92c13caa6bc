"""The pages around the modules: the course's welcome before them; kept answers and a last page after them.

They belong to no module: their module has the number 0, no name and nothing to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from workbook.course.ids import ModuleId
from workbook.course.model import ModuleMark, PageMark
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.pages.page_view import PageView
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest_at

if TYPE_CHECKING:
    from workbook.course.model import Outline
    from workbook.window.parts.course_front import CourseFacts

NOBODYS = ModuleId("")
WELCOME, LAST = "welcome", "last"
KEPT = ModuleId("kept answers")  # with a blank, as no module of a course can be called
KEPT_TITLE = N_("Kept answers")
THE_END = N_("The end of the course")
LAST_WORDS = N_("""\
Here the course ends. Everything you wrote stays in your workbook, and you can open any page again,
answer what you left out, or change what you wrote.

If something was stirred up, you need not carry it alone: a person you trust, a professional,
or the lines under “Need help now?” are there for that.

If you like, make a PDF of it: a short one to bring to a workshop, or your whole workbook for the shelf.
You see first what would be in it.
""")


def with_edges(outline: Outline, *, has_kept: bool = False) -> list[tuple[ModuleMark, PageMark]]:
    """All pages in order, with the welcome before them, if there is one, kept answers and the last page after them."""
    pages = [(module, page) for module in outline.modules for page in module.pages]
    if not pages:
        return []
    welcome = [_edge(WELCOME, outline.about.title)] if outline.about.text.strip() else []
    return [*welcome, *pages, *([kept_module()] if has_kept else []), _edge(LAST, _(THE_END))]


def kept_module() -> tuple[ModuleMark, PageMark]:
    """The page of kept answers as one of the course's: nothing on it is asked, so it counts nowhere."""
    page = PageMark(KEPT, _(KEPT_TITLE), ())
    return ModuleMark(KEPT, 0, "", _(KEPT_TITLE), (page,)), page


def _edge(page_id: str, title: str) -> tuple[ModuleMark, PageMark]:
    page = PageMark(page_id, title, ())
    return ModuleMark(NOBODYS, 0, "", title, (page,)), page


class WelcomePage(PageView):
    """The front page of the course, as one finds it under its title: its welcome, by whom it is, and its modules."""

    _front: CourseFacts | None = None

    def fill(self) -> None:
        """The welcome, and what comes after it."""
        super().fill()
        self._add_front()

    def _build_next(self) -> None:
        super()._build_next()
        self._add_front()

    def _add_front(self) -> None:
        """Once the whole welcome is there."""
        if self._waiting or self._front is not None:
            return
        from workbook.window.parts.course_front import CourseFacts, ModuleList

        course = self._session.course
        self._front = facts = CourseFacts(self._theme, course.outline.about, self._session.languages)
        facts.link_chosen.connect(self.link_chosen)
        for widget in (facts, ModuleList(self._theme, course.outline)):
            self._column.insertWidget(self._column.count() - 1, widget)


class LastPage(PageView):
    """Says that the course ends here, and what one could do next. Nothing is counted, and nothing is asked for."""

    pdf_wanted = Signal()
    home_wanted = Signal()

    def fill(self) -> None:
        """The words and the ways on; nothing is read of the course for them."""
        if self.is_filled:
            return
        self.is_filled = True
        theme = self._theme
        self._column.insertWidget(self._column.count() - 1, self.prose(_(LAST_WORDS)))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.pdf = Button(theme, _("Make my PDF"), icon="file-down", kind="primary")
        self.pdf.clicked.connect(self.pdf_wanted)
        home = Button(theme, _("My workbooks"), icon="arrow-left")
        home.clicked.connect(self.home_wanted)
        for button in (self.pdf, home):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch(1)
        nest_at(self._column, self._column.count() - 1, row)
