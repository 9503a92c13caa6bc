"""At the right: the page as a learner sees it, or as it will be on paper, of what is being written."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbook.course.checks.samples import PATH as EXAMPLES
from workbook.course.reading import read_course
from workbook.drafts.examples import fitting_answers, with_answers
from workbook.language.languages import paper_language
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.look.theme import LARGEST, Theme
from workbook.window.pages.page_view import PageView
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.segments import Segments
from workbook.window.parts.words import Words
from workbook.window.session.bridge import Bridge
from workbook.window.session.session_context import SessionContext
from workbook.window.studio.form_fields import Combo
from workbook.window.studio.trying import Trying

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.course.exercise import Answer
    from workbook.course.files import Files
    from workbook.course.model import ModuleMark, PageMark
    from workbook.pdf.material import Edition
    from workbook.window.studio.drafting import Drafting

PAUSE_MS = 200  # after a change; the page is there well within half a second
NARROW = 360
EDITIONS = (
    ("blank", N_("Blank, to fill in")),
    ("facilitator", N_("For whoever leads")),
    ("keepsake", N_("My whole workbook, with the examples")),
    ("workshop", N_("Workshop pages, with the examples")),
)
THROWN_AWAY = N_("Answers typed while trying are thrown away.")
KEPT_EXAMPLES = N_("What you fill in here is kept as the course’s example answers.")
NOTHING = N_("There is nothing to see here yet.")


class PreviewPane(QWidget):
    """`show_place` says which module, and which exercise or page of it; changes of the draft are followed."""

    large_wanted = Signal()  # try it in the whole window

    def __init__(self, theme: Theme, drafting: Drafting) -> None:
        super().__init__()
        self._theme, self._drafting = theme, drafting
        self._path, self._line = "", 0
        self._bridge = Bridge(self)
        self._pool = ThreadPoolExecutor(1, "paper")
        self._paper_revision = -1
        self._revision = drafting.draft.revision  # of the course that is tried
        self._large: Theme | None = None
        self._writes_examples = False
        self._shown: tuple[ModuleMark, PageMark, str] | None = None
        self.view: PageView | None = None
        self.trying = Trying(drafting.draft.aside(), self, outline=drafting.outline())
        self.trying.ready.connect(self._build)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(8))
        nest(column, self._head())
        self._stack = QStackedWidget()
        self._page_holder = QWidget()
        self._page_row = QHBoxLayout(self._page_holder)
        self._page_row.setContentsMargins(0, 0, 0, 0)
        self.nothing = Words(theme, _(NOTHING), "interface", ink="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page_row.addWidget(self.nothing)
        self._stack.addWidget(self._page_holder)
        self._paper = QWidget()
        self._stack.addWidget(self._paper)
        column.addWidget(self._stack, 1)
        self.said = Words(theme, _(THROWN_AWAY), "small", ink="muted", wrap=True)
        column.addWidget(self.said)
        self.save = Button(theme, _("Save as PDF…"), icon="file-down", kind="text", style="small-button")
        self.save.clicked.connect(self._save_pdf)
        self.save.hide()
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pdf = b""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._follow)
        drafting.changed.connect(self._draft_changed)

    def _head(self) -> QVBoxLayout:
        theme = self._theme
        both = QVBoxLayout()
        both.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.addWidget(Words(theme, _("As a learner sees it"), "button"), 1)
        self.narrow = IconButton(theme, "smartphone", _("As on a narrow screen"))
        self.narrow.setCheckable(True)
        self.narrow.toggled.connect(self._build)
        self.double = IconButton(theme, "a-large-small", _("With text twice as large"))
        self.double.setCheckable(True)
        self.double.toggled.connect(self._build)
        for button in (self.narrow, self.double):
            row.addWidget(button)
        nest(both, row)
        choices = [("screen", _("Screen")), ("examples", _("Examples")), ("paper", _("Paper"))]
        self.where = Segments(theme, _("What is shown"), choices, "screen")
        self.where.chosen.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.where)
        self.edition = Combo(theme, _("Edition"), [(value, _(words)) for value, words in EDITIONS])
        self.edition.picked.connect(self._edition_picked)
        self.edition.hide()
        line.addWidget(self.edition, 1)
        line.addStretch(0)
        nest(both, line)
        return both

    def focus_first(self) -> None:
        """The page that is shown, or the paper."""
        shown = self.view if self._stack.currentWidget() is self._page_holder else self._paper
        (shown or self.where).setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def show_place(self, path: str, line: int) -> None:
        """Show the page of this file that has this line."""
        same = path == self._path
        self._path, self._line = path, line
        if self.where.value() == "paper":
            self._show_paper_of_place(same)
            return
        if same and self.view is not None and self._is_shown():
            self._scroll_there()
        else:
            self._build()

    def _is_shown(self) -> bool:
        """Whether the page at the line is the one that stands here."""
        now, shown = self._mark(), self._shown
        return now is not None and shown is not None and now[0].id == shown[0].id and now[1].id == shown[1].id

    def _mark(self) -> tuple[ModuleMark, PageMark, str] | None:
        """The module, the page and the exercise at the line."""
        read = self._drafting.module(self._path) if self._path.startswith("modules/") else None
        if read is None or not read.module.pages:
            return None
        page_at, exercise_id = 0, ""
        for at, page in enumerate(read.module.pages):
            lines = [getattr(part, "line", 0) for part in page.parts]
            if lines and min(lines) <= self._line:
                page_at = at
        for part in read.module.pages[page_at].parts:
            if getattr(part, "line", 0) <= self._line:
                exercise_id = str(getattr(part, "id", ""))
        return read.mark, read.mark.pages[page_at], exercise_id

    def _build(self, _checked: bool = False) -> None:
        """The page anew, at the place where it was."""
        if self._revision != self._drafting.draft.revision:
            self._take_course()
        session, found = self.trying.session, self._mark()
        self._shown = found
        before, self.view = self.view, None
        spot = before.spot() if before is not None and isValid(before) else (-1, 0)
        same_page = before is not None and found is not None and before.name == (found[0].id, found[1].id)
        top = self._top_of_written(before) if same_page else None
        if session is not None and found is not None:
            self.view = self._made_view(*found[:2])
        if before is not None:
            self._page_row.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.nothing.setVisible(self.view is None)
        if self.view is not None:
            self._page_row.addWidget(self.view)
            self.view.complete()
            written = found[2] if found else ""
            if top is not None:
                QTimer.singleShot(0, self.view, partial(_put_at, self.view, written, top))
            elif written or not same_page:
                self._scroll_there()
            else:
                self.view.go_to_spot(*spot)

    def _top_of_written(self, before: PageView | None) -> int | None:
        """Where the exercise that is written began, if it was in sight."""
        written = self._shown[2] if self._shown else ""
        if before is None or written not in before.cards:
            return None
        card = before.cards[written]
        top = before.top_of(card)
        return top if -card.height() < top < before.viewport().height() else None

    def _made_view(self, module: ModuleMark, page: PageMark) -> PageView:
        session = self.trying.session
        assert session is not None, "asked before"
        theme = self._page_theme()
        around = SessionContext(session, self._jump, less_movement=theme.less_movement)
        view = PageView(module, page, session, theme, around)
        view.setMaximumWidth(self._theme.px(NARROW) if self.narrow.isChecked() else 16_777_215)
        return view

    def _page_theme(self) -> Theme:
        if not self.double.isChecked():
            return self._theme
        if self._large is None:
            mine = self._theme
            self._large = Theme(mine.icon_folder, mine.choice, LARGEST, reading=mine.reading)
        return self._large

    def _scroll_there(self) -> None:
        """Let the exercise that is written be in view."""
        found = self._mark()
        if self.view is not None and found is not None and found[2]:
            QTimer.singleShot(0, self.view, partial(_scroll_to, self.view, found[2]))

    def _jump(self, exercise_id: str) -> None:
        """A link of the page is followed only as far as this page goes."""
        if self.view is not None and exercise_id in self.view.cards:
            self.view.go_to(self.view.cards[exercise_id])

    # Changes

    def _draft_changed(self, paths: set[str]) -> None:
        if paths == {EXAMPLES} and self._writes_examples:
            self._revision = self._drafting.draft.revision  # they come from here
        else:
            self._pause.start()

    def _take_course(self) -> None:
        self._revision = self._drafting.draft.revision
        self.trying.take_course(self._drafting.draft.aside(), self._drafting.outline())

    def _follow(self) -> None:
        if self.where.value() == "paper":
            self._make_paper()
        else:
            self._build()

    def _begin(self, answers: Mapping[str, Answer]) -> None:
        """Begin with other answers: none, or the course's examples."""
        before = self.trying
        self.trying = Trying(self._drafting.draft.aside(), self, answers, self._drafting.outline())
        self._revision = self._drafting.draft.revision
        self.trying.ready.connect(self._build)
        if self._writes_examples:
            self.trying.answered.connect(self._example_given)
        self._let_view_go()
        before.close()
        before.deleteLater()

    def _example_given(self, exercise_id: str, answer: Answer) -> None:
        """Keep an example answer in the course; typing on in one is one step back."""
        content = with_answers(self._drafting.draft, {exercise_id: answer})
        self._drafting.take({EXAMPLES: content}, N_("fill in an example"), f"example {exercise_id}")

    def _let_view_go(self) -> None:
        if self.view is not None:
            self._page_row.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None

    # Paper

    def _choose(self, where: str) -> None:
        self.edition.setVisible(where == "paper")
        for button in (self.narrow, self.double):
            button.setVisible(where != "paper")
        self.said.setVisible(where != "paper")
        self.save.setVisible(where == "paper")
        words = KEPT_EXAMPLES if where == "examples" else THROWN_AWAY
        self.said.setText(_(words))
        if where == "paper":
            self._make_paper()
            return
        self._stack.setCurrentWidget(self._page_holder)
        if (where == "examples") != self._writes_examples:
            self._writes_examples = where == "examples"
            self._begin(self._examples() if self._writes_examples else {})
        else:
            self._build()

    def _examples(self) -> dict[str, Answer]:
        draft = self._drafting.draft
        return fitting_answers(draft, read_course(draft)[0]) if EXAMPLES in draft else {}

    def show_paper(self, edition: Edition) -> None:
        """The paper of an edition, with the whole course on it."""
        self._path = ""
        self.edition.show_value(edition)
        if self.where.value() == "paper":
            self._make_paper()
        else:
            self.where.buttons["paper"].setChecked(True)

    def _edition_picked(self, _edition: str) -> None:
        self._make_paper()

    def _make_paper(self) -> None:
        from workbook.window.paper.pdf_preview import PdfPreview

        if not isinstance(self._paper, PdfPreview):
            self._paper = PdfPreview(self._theme)
            self._stack.addWidget(self._paper)
        self._stack.setCurrentWidget(self._paper)
        self._paper_revision = self._drafting.draft.revision
        edition = cast("Edition", self.edition.value() or "blank")
        module = next((m.id for m in self._drafting.outline().modules if m.path == self._path), "")
        future = self._pool.submit(_paper, self._drafting.draft.aside(), edition, str(module))
        self._bridge.when_done(future, partial(self._paper_made, self._paper_revision))

    def _paper_made(self, revision: int, future: Future[bytes]) -> None:
        from workbook.window.paper.pdf_preview import PdfPreview

        if future.cancelled() or revision != self._paper_revision or not isinstance(self._paper, PdfPreview):
            return
        self._pdf = future.result()
        self._paper.show_pdf(self._pdf)
        self._paper.show_numbered(self._number())

    def _save_pdf(self) -> None:
        """Keep the paper that is shown."""
        from workbook.window.studio.paper_saving import save_paper

        title = self._drafting.outline().about.title
        edition = cast("Edition", self.edition.value() or "blank")
        if self._pdf and (words := save_paper(self, self._pdf, title, edition)):
            self.said.setText(words)
            self.said.show()
            announce(self, words)

    def _show_paper_of_place(self, same_module: bool) -> None:
        """The page of paper with what is written; another module is another paper."""
        from workbook.window.paper.pdf_preview import PdfPreview

        if same_module and isinstance(self._paper, PdfPreview) and self._paper.count():
            self._paper.show_numbered(self._number())
        else:
            self._make_paper()

    def _number(self) -> str:
        """The number of the exercise that is written, else of its module."""
        found = self._mark()
        if found is None:
            return ""
        numbers = {str(mark.id): mark.number for page in found[0].pages for mark in page.exercises}
        return numbers.get(found[2], str(found[0].number))

    def close_pool(self) -> None:
        """End what goes on in the background, and throw away what was tried."""
        self._pause.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._let_view_go()
        self.trying.close()


def _put_at(view: PageView, exercise_id: str, top: int) -> None:
    if exercise_id in view.cards:
        view.put_at(view.cards[exercise_id], top)


def _scroll_to(view: PageView, exercise_id: str) -> None:
    if exercise_id in view.cards:
        view.ensureWidgetVisible(view.cards[exercise_id], 0, 40)


def _paper(files: Files, edition: Edition, module_id: str) -> bytes:
    """One module as it will be on paper; of the editions with answers the examples stand there."""
    from workbook.pdf.export import build_pdf
    from workbook.pdf.material import PaperAnswer, PaperOptions

    course, _problems = read_course(files)
    examples = fitting_answers(files, course) if edition in ("keepsake", "workshop") else {}
    answers = {
        exercise.id: PaperAnswer(
            examples[exercise.id], exercise.share, kind=exercise.kind, title=exercise.title
        )
        for exercise in course.exercises()
        if exercise.id in examples
    }
    if edition in ("blank", "facilitator") and module_id:
        course = course._replace(modules=tuple(m for m in course.modules if m.id == module_id))
    modules = (module_id,) if module_id and edition == "keepsake" else ()
    options = PaperOptions(modules=modules, include_private=True, with_text=True)
    return build_pdf(
        course, answers, edition, options, files=files, language=paper_language(course.about.language)
    )
