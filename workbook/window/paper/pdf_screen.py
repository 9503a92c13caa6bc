"""Make my PDF: which edition, what comes along line by line, and the very page beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs

from workbook.course.reading import read_course
from workbook.language.counting import counted
from workbook.language.languages import paper_language
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.material import FORMS, PaperOptions
from workbook.printing import paper_answers, suggested_name
from workbook.window.paper.paper_screen import EditionCard, PaperScreen
from workbook.window.paper.pdf_list import PdfList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

    from workbook.answers.tables.records import AnswerSettings, Saved
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

T = TypeVar("T")
EDITIONS = (
    EditionCard(
        "workshop",
        N_("For the workshop"),
        N_("Short, with room for notes. What you marked to bring."),
        "users-round",
    ),
    EditionCard("keepsake", N_("My whole workbook"), N_("Everything, for your own shelf."), "book-open"),
    EditionCard("blank", N_("Blank, to fill in"), N_("The same numbers, with empty lines."), "pencil-line"),
)


class PdfScreen(PaperScreen):
    """What is ticked comes along; the page at the right is the proof."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(
            theme,
            EDITIONS,
            back=_("Back to my workbook"),
            title=_("Make my PDF"),
            lead=_("You choose, line by line. What is not ticked stays here."),
        )
        self._session = session
        self._course: Course | None = None
        self.list = PdfList(session, theme, self._above)
        self.list.changed.connect(self._changed)
        self._complete(self.list)
        session.when_written(self._read_course)

    def options(self) -> PaperOptions:
        """Everything that is chosen on this screen."""
        return PaperOptions(
            name=self._session.choices.name,
            paper=self.paper_size(),
            large_print=self.print_size.at == 1,
            include_private=self.edition == "keepsake",
            chosen=frozenset(self.list.chosen()),
            date=datetime.now().astimezone().date(),
            room_for_holes=True,
            with_text=self.with_text.isChecked(),
            fillable=self.fillable.isChecked(),
        )

    def suggested_path(self) -> Path:
        """Course, name, edition and day; never a word of an answer."""
        today = datetime.now().astimezone().date()
        name = "" if self.edition in FORMS else self._session.choices.name
        title = self._session.course.outline.about.title
        return Path(platformdirs.user_documents_path()) / suggested_name(title, name, self.edition, today)

    def _on_paper(self, make: Callable[..., T]) -> Future[T]:
        assert self._course is not None
        return self._pool.submit(
            _with_answers, make, self._course, dict(self._session.saved), dict(self._session.choices.answer_settings),
            edition=self.edition, options=self.options(), files=self._session.course.files,
            pictures=self._session.pictures_aside(),
            language=paper_language(self._course.about.language),
        )  # fmt: skip

    def _put_below(self, part: QWidget) -> None:
        self.list.put_below(part)

    def _is_ready(self) -> bool:
        return self._course is not None

    def _when_written(self, call: Callable[[], None]) -> None:
        self._session.when_written(call)

    def _is_reading(self) -> bool:
        return self._session.is_reading()

    def _more_words(self) -> str:
        named = self._session.choices.name and self.edition not in FORMS
        return _("Your name is on the cover.") if named else ""

    def _edition_chosen(self) -> None:
        if self._course is not None:
            self.list.show_course(self._course, self.edition)

    def _say_what_comes(self) -> None:
        if self.edition in FORMS:
            self.foot.count.setText(_("No answer comes along, and no name."))
            return
        come, stay = self.list.counts()
        words = counted("{n} answer comes along.", "{n} answers come along.", come)
        words += " " + counted("{n} stays here.", "{n} stay here.", stay)
        if unsaved := self._session.unsaved_count():
            words += " " + counted(
                "{n} not saved yet, and not in this PDF as it is now.",
                "{n} not saved yet, and not in this PDF as they are now.",
                unsaved,
            )
        self.foot.count.setText(words)

    def _read_course(self) -> None:
        if not self._closed:
            self._bridge.when_done(
                self._pool.submit(read_course, self._session.course.files), self._course_read
            )

    def _course_read(self, future: Future[tuple[Course, list[Problem]]]) -> None:
        if self._closed or future.cancelled():
            return
        self._course = future.result()[0]
        self.choose_edition(self.edition)


def _with_answers(
    make: Callable[..., T],
    course: Course,
    saved: Mapping[ExerciseId, Saved],
    answer_settings: Mapping[ExerciseId, AnswerSettings],
    **rest: Any,
) -> T:
    """Make something of a course's answers; putting very many of them together takes a while too."""
    return make(course, paper_answers(course, saved, answer_settings), **rest)
