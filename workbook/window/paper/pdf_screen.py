"""Make my PDF: which edition, what comes along line by line, and the very page beside it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs

from workbook.course.reading import read_course
from workbook.language.counting import counted
from workbook.language.languages import paper_language
from workbook.language.numbers import whole_number
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.material import FORMS, PaperOptions
from workbook.printing import paper_answers, suggested_name
from workbook.window.paper.days_choice import Days
from workbook.window.paper.keepsake_ways import KeepsakeWays
from workbook.window.paper.names_list import NamesList
from workbook.window.paper.paper_screen import EditionCard, PaperScreen
from workbook.window.paper.pdf_list import PdfList
from workbook.window.paper.pdf_lock import PdfLock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

    from workbook.answers.tables.records import AnswerSettings, Saved
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme
    from workbook.window.paper.keepsake_ways import CameFrom
    from workbook.window.session.open_course import OpenCourse
    from workbook.window.session.session import Session

T = TypeVar("T")
LINE_BY_LINE = N_("You choose, line by line. What is not ticked stays here.")
NOTHING_YET = N_("Nothing is answered yet. What you write can come along later.")
EDITIONS = (
    EditionCard(
        "workshop",
        N_("For the workshop"),
        N_("Short, with room for notes. What you marked to bring."),
        "users-round",
        LINE_BY_LINE,
    ),
    EditionCard(
        "keepsake",
        N_("My whole workbook"),
        N_("All modules with your answers, for your own shelf."),
        "book-open",
        LINE_BY_LINE,
    ),
    EditionCard(
        "blank",
        N_("Blank, to fill in"),
        N_("The same numbers, with empty lines."),
        "pencil-line",
        N_("Every exercise of your workbook, empty. What you wrote stays here."),
    ),
)


class PdfScreen(PaperScreen):
    """What is ticked comes along; the page at the right is the proof."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(
            theme,
            EDITIONS,
            back=_("Back to my workbook"),
            title=_("Make my PDF"),
        )
        self._session = session
        self._course: Course | None = None
        self._add_ways()
        self.list = PdfList(session, theme, self._above)
        self.list.changed.connect(self._changed)
        self._complete(self.list)
        session.when_written(self._read_course)

    def options(self) -> PaperOptions:
        """Everything that is chosen on this screen."""
        days = self._days()
        return PaperOptions(
            name=self._session.choices.name,
            paper=self.paper_size(),
            large_print=self.print_size.at == 1,
            both_sides=self.both_sides.isChecked(),
            include_private=self.edition == "keepsake",
            chosen=frozenset(self.list.chosen()),
            date=datetime.now().astimezone().date(),
            room_for_holes=True,
            with_text=self.with_text.isChecked(),
            fillable=self.fillable.isChecked(),
            hide_names=self.edition == "workshop" and self.names.hide_names.isChecked(),
            initials=self.names.initials() if self.names.hide_names.isChecked() else None,
            only_answers=self.ways.only_answers.isChecked(),
            bring_list=self.ways.bring_list.isChecked(),
            since=days.since,
            until=days.until,
        )

    def _days(self) -> Days:
        """The days that are printed; only the whole workbook can be of some days."""
        return self.ways.days.days() if self.edition == "keepsake" else Days()

    def _add_ways(self) -> None:
        """What else can be chosen for the whole workbook."""
        theme = self._theme
        self.ways = KeepsakeWays(self._session, theme)
        self.ways.changed.connect(self._changed)
        self.ways.not_read.connect(self._say_not_read)
        self.ways.hide()
        self._add_above(self.ways)
        self.names = NamesList(theme)
        self.names.changed.connect(self._changed)
        self.names.wanted.connect(self._find_names)
        self._add_above(self.names)
        self.names.setVisible(self.edition == "workshop")
        self.lock = PdfLock(theme)
        self._add_above(self.lock)

    def open_for(self, door: CameFrom) -> None:
        """Have chosen what somebody comes for who comes from an overview."""
        self.choose_edition("workshop" if door in ("", "bring") else "keepsake")
        self.ways.choose_for(door)

    def close_pool(self) -> None:
        super().close_pool()
        self.ways.close_up()

    def _say_not_read(self, why: str) -> None:
        self.foot.size_words.setText(why)

    def _find_names(self) -> None:
        """List the names that the answers tell as such, once all of them are read."""
        self._session.when_written(partial(self._when_read, self._look_for_names))

    def _look_for_names(self) -> None:
        if self._closed or self._course is None:
            return
        saved = (dict(self._session.saved), dict(self._session.choices.answer_settings))
        future = self._pool.submit(_found_names, self._course, *saved)
        self._bridge.when_done(future, self._names_found)

    def _names_found(self, future: Future[tuple[tuple[str, str], ...]]) -> None:
        if not self._closed and not future.cancelled():
            self.names.show_names(future.result())

    def suggested_path(self) -> Path:
        """Course, name, edition and day; never a word of an answer."""
        today = datetime.now().astimezone().date()
        name = "" if self.edition in FORMS else self._session.choices.name
        title = self._session.course.outline.about.title
        return Path(platformdirs.user_documents_path()) / suggested_name(title, name, self.edition, today)

    def _on_paper(self, make: Callable[..., T], options: PaperOptions) -> Future[T]:
        assert self._course is not None
        return self._pool.submit(
            _with_answers, make, self._course, dict(self._session.saved), dict(self._session.choices.answer_settings),
            self.ways.earlier if self.edition == "keepsake" else {}, self._session.course,
            edition=self.edition, options=options, files=self._session.course.files,
            pictures=self._session.pictures_aside(),
            besides=self.ways.besides() if self.edition == "keepsake" else None,
            language=paper_language(self._course.about.language),
        )  # fmt: skip

    def _lead_words(self) -> str:
        """Where there is nothing to tick, no line says so."""
        nothing = self._is_ready() and self.edition not in FORMS and not self.list.can_choose()
        return _(NOTHING_YET) if nothing else super()._lead_words()

    def _password(self) -> str:
        return "" if self.edition in FORMS else self.lock.password()

    def _waits_for(self) -> str:
        if self.edition == "keepsake" and (unclear := self.ways.days.waits_for()):
            return unclear
        if self.edition in FORMS or not self.lock.is_waiting():
            return ""
        self.lock.field.setFocus()
        return _("Type the password first, or take the tick away. No PDF was made.")

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
        self.lock.setVisible(self.edition not in FORMS)
        self.ways.setVisible(self.edition == "keepsake")
        self.names.setVisible(self.edition == "workshop")
        if self._course is not None:
            self.list.show_course(self._course, self.edition)

    def _say_what_comes(self) -> None:
        if self.edition in FORMS:
            self.foot.count.setText(_("No answer comes along, and no name."))
            return
        come, stay = self.list.counts()
        words = counted("{n} answer comes along.", "{n} answers come along.", come)
        words += " " + counted("{n} stays here.", "{n} stay here.", stay)
        if any(self._days()):
            words = _("Of {n} answers those of the chosen days come along.").format(n=whole_number(come))
        if self.edition == "keepsake" and (marks := self.ways.words()):
            words += " " + marks
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
        self.ways.know(self._course)
        self.choose_edition(self.edition)


def _found_names(
    course: Course, saved: Mapping[ExerciseId, Saved], answer_settings: Mapping[ExerciseId, AnswerSettings]
) -> tuple[tuple[str, str], ...]:
    """The names in a course's answers, each with its initials."""
    from workbook.pdf.names import names_in, suggested_initials

    return suggested_initials(names_in(course, paper_answers(course, saved, answer_settings)))


def _with_answers(
    make: Callable[..., T],
    course: Course,
    saved: Mapping[ExerciseId, Saved],
    answer_settings: Mapping[ExerciseId, AnswerSettings],
    earlier: Mapping[ExerciseId, Sequence[Saved]],
    open_course: OpenCourse,
    **rest: Any,
) -> T:
    """Make something of a course's answers; putting very many of them together takes a while too."""
    answers = paper_answers(course, saved, answer_settings, earlier, lambda: open_course.all_questions)
    return make(course, answers, **rest)
