"""Print it blank: a course as forms, or for whoever leads a group, with the very page beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import platformdirs
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbook.course.reading import read_course
from workbook.language.languages import paper_language
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.material import PaperOptions
from workbook.printing import suggested_name
from workbook.window.paper.paper_screen import EditionCard, PaperScreen
from workbook.window.parts.desk import Desk
from workbook.window.parts.focus_edge import EdgedArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from workbook.course.files import Files
    from workbook.course.model import Course
    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme

T = TypeVar("T")
SAME_NUMBERS = N_("Every exercise has the same number as in a workbook.")
EDITIONS = (
    EditionCard(
        "blank",
        N_("Blank, to fill in"),
        N_("Every exercise with empty lines."),
        "pencil-line",
        SAME_NUMBERS,
    ),
    EditionCard(
        "facilitator",
        N_("For whoever leads"),
        N_("The same, with times, what to have ready, and notes."),
        "users-round",
        SAME_NUMBERS,
    ),
)


class BlankScreen(PaperScreen):
    """Of a course that need not be begun. No answer and no name is in what it makes."""

    def __init__(self, files: Files, theme: Theme) -> None:
        super().__init__(
            theme,
            EDITIONS,
            back=_("Back to the course"),
            title=_("Print it blank"),
        )
        self._files = files
        self._course: Course | None = None
        self._area = EdgedArea(theme)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        body = Desk("desk")
        self._around = QVBoxLayout(body)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self._above)
        self._around.addStretch(1)
        self._area.setWidget(body)
        self._complete(self._area)
        self._bridge.when_done(self._pool.submit(read_course, files), self._course_read)

    def focus_first(self) -> None:
        """The edition."""
        self.editions[self.edition].setFocus()

    def options(self) -> PaperOptions:
        """Everything that is chosen on this screen."""
        return PaperOptions(
            paper=self.paper_size(),
            large_print=self.print_size.at == 1,
            both_sides=self.both_sides.isChecked(),
            with_text=self.with_text.isChecked(),
            fillable=self.fillable.isChecked(),
        )

    def suggested_path(self) -> Path:
        """Course, edition and day."""
        assert self._course is not None
        today = datetime.now().astimezone().date()
        return Path(platformdirs.user_documents_path()) / suggested_name(
            self._course.about.title, "", self.edition, today
        )

    def _on_paper(self, make: Callable[..., T], options: PaperOptions) -> Future[T]:
        assert self._course is not None
        return self._pool.submit(
            make, self._course, {}, self.edition, options, files=self._files,
            language=paper_language(self._course.about.language),
        )  # fmt: skip

    def _put_below(self, part: QWidget) -> None:
        self._around.insertWidget(1, part)

    def _is_ready(self) -> bool:
        return self._course is not None

    def _say_what_comes(self) -> None:
        self.foot.count.setText(_("No answer comes along, and no name."))

    def _course_read(self, future: Future[tuple[Course, list[Problem]]]) -> None:
        if self._closed or future.cancelled():
            return
        self._course = future.result()[0]
        self.choose_edition(self.edition)
