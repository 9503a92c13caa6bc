"""Make my PDF: which edition, what comes along line by line, and the very page beside it."""

from __future__ import annotations

from concurrent.futures import CancelledError, ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs
from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbook.course.reading import read_course
from workbook.language.counting import counted
from workbook.language.languages import paper_language
from workbook.language.numbers import whole_number
from workbook.language.translation import N_, ngettext
from workbook.language.translation import gettext as _
from workbook.pdf.material import ExportCancelled, PaperOptions
from workbook.printing import paper_answers, suggested_name
from workbook.trouble import Trouble
from workbook.window.paper.pdf_list import PdfList, side_room
from workbook.window.paper.pdf_preview import PdfPreview
from workbook.window.paper.tab_order import tab_on
from workbook.window.parts import file_dialogs
from workbook.window.parts.bars import Head, HelpButton, HideButton, WayBack
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.folding import Folding
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future

    from PySide6.QtGui import QResizeEvent

    from workbook.answers.tables.records import AnswerSettings, Saved
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Course
    from workbook.course.problems import Problem
    from workbook.pdf.material import Edition, PaperSize
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

T = TypeVar("T")
PREVIEW_PAUSE_MS = 250
NARROW = 900  # below this the list needs all the room, and the page is not shown beside it
EDITIONS: tuple[tuple[Edition, str, str, str], ...] = (
    (
        "workshop",
        N_("For the workshop"),
        N_("Short, with room for notes. What you marked to bring."),
        "users-round",
    ),
    ("keepsake", N_("My whole workbook"), N_("Everything, for your own shelf."), "book-open"),
)


class PdfScreen(QWidget):
    """What is ticked comes along; the page at the right is the proof."""

    back_wanted = Signal()
    help_wanted = Signal()
    hide_wanted = Signal()
    _progressed = Signal(float)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._bridge = Bridge(self)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="paper")
        self._stop = Event()
        self._other_page = Event()  # the page that is being made is no longer the one that is wanted
        self._course: Course | None = None
        self._made: Path | None = None
        self._closed = self._is_making = False
        self.edition: Edition = "workshop"
        self.setObjectName("desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.list = PdfList(session, theme, self._above())
        self.list.changed.connect(self._changed)
        left.addWidget(self.list, 1)
        row.addLayout(left, 3)
        self.preview = PdfPreview(theme)
        self._side = self._right()
        row.addWidget(self._side, 2)
        self._row = row
        column.addLayout(row, 1)
        foot = self._foot()
        left.addWidget(foot)  # read after the page beside the list: the last thing one does here
        tab_on(self._side, foot)
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._make_preview)
        self._progressed.connect(self._show_part, Qt.ConnectionType.QueuedConnection)
        session.when_written(self._read_course)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(narrow=event.size().width() < self._theme.px(NARROW))

    def _fit(self, *, narrow: bool) -> None:
        """The page stands beside the list, or below it where there is no room."""
        if narrow == (self._row.indexOf(self._side) < 0):
            return
        if narrow:
            self._row.removeWidget(self._side)
            self.list.put_below(self._side)
        else:
            self._row.addWidget(self._side, 2)
        self.preview.setMinimumHeight(self._theme.px(420) if narrow else 0)

    # What goes on paper

    def options(self) -> PaperOptions:
        """Everything that is chosen on this screen."""
        paper: PaperSize = "letter" if self.paper.at == 1 else "a4"
        return PaperOptions(
            name=self._session.choices.name,
            paper=paper,
            large_print=self.print_size.at == 1,
            include_private=self.edition == "keepsake",
            chosen=frozenset(self.list.chosen()),
            date=datetime.now().astimezone().date(),
            room_for_holes=True,
        )

    def choose_edition(self, edition: Edition) -> None:
        """Show another edition's list and page."""
        self.edition = edition
        self.editions[edition].setChecked(True)
        if self._course is not None:
            self.list.show_course(self._course, edition)
        self._changed()

    def is_making(self) -> bool:
        """Whether the PDF is being made, and would not be if this screen went."""
        return self._is_making and not self._stop.is_set()

    def export_to(self, target: Path) -> None:
        """Make the PDF in the background; it appears whole or not at all."""
        if self._course is not None:
            self._stop.clear()
            self._other_page.set()  # nobody looks at it now, and it would keep this one waiting
            self._show_working(working=True)
            self._session.when_written(partial(self._when_read, partial(self._export, target)))

    def _when_read(self, call: Callable[[], None]) -> None:
        """Call once the rest of a large workbook is read: the window does not stand still for it."""
        if self._session.is_reading() and not self._closed:
            QTimer.singleShot(PREVIEW_PAUSE_MS, self, partial(self._when_read, call))
        else:
            call()

    def _export(self, target: Path) -> None:
        """Everything that can be written is on the disk now; what could not be is said."""
        if self._closed:
            return
        from workbook.pdf.export import export_pdf

        make = partial(export_pdf, target=target, progress=self._progressed.emit, cancelled=self._stop.is_set)
        self._bridge.when_done(self._on_paper(make), partial(self._exported, target))

    def _on_paper(self, make: Callable[..., T]) -> Future[T]:
        """Make something of all that is on this screen, beside the window."""
        assert self._course is not None
        return self._pool.submit(
            _with_answers, make, self._course, dict(self._session.saved), dict(self._session.choices.answer_settings),
            edition=self.edition, options=self.options(), files=self._session.course.files,
            pictures=self._session.pictures_aside(),
            language=paper_language(self._course.about.language),
        )  # fmt: skip

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

    def _changed(self) -> None:
        come, stay = self.list.counts()
        words = counted("{n} answer comes along.", "{n} answers come along.", come)
        words += " " + counted("{n} stays here.", "{n} stay here.", stay)
        if unsaved := self._session.unsaved_count():
            words += " " + counted(
                "{n} not saved yet, and not in this PDF as it is now.",
                "{n} not saved yet, and not in this PDF as they are now.",
                unsaved,
            )
        self.count.setText(words)
        self._done.hide()
        self._pause.start()

    def _make_preview(self) -> None:
        if self._course is None or self._closed:
            return
        if self._session.is_reading():
            self._pause.start()
            return
        from workbook.pdf.export import build_pdf

        self._other_page.set()
        self._other_page = Event()
        future = self._on_paper(partial(build_pdf, cancelled=self._other_page.is_set))
        self._bridge.when_done(future, partial(self._preview_made, self._other_page))

    def _preview_made(self, other: Event, future: Future[bytes]) -> None:
        if self._closed or future.cancelled() or other.is_set():
            return
        if isinstance(trouble := future.exception(), Trouble):
            self.size_words.setText(str(trouble))
            return
        self.preview.show_pdf(future.result())
        pages = self.preview.count()
        size = self.paper.text()
        words = ngettext("{n} page, {size}.", "{n} pages, {size}.", pages).format(
            n=whole_number(pages), size=size
        )
        name = " " + _("Your name is on the cover.") if self._session.choices.name else ""
        self.size_words.setText(words + name)

    # Making it

    def _make_clicked(self) -> None:
        chosen = file_dialogs.save_as(self, _("Make my PDF"), self.suggested_path(), _("PDF (*.pdf)"))
        if chosen:
            self.export_to(chosen)

    def suggested_path(self) -> Path:
        """Course, name, edition and day; never a word of an answer."""
        today = datetime.now().astimezone().date()
        name = suggested_name(
            self._session.course.outline.about.title, self._session.choices.name, self.edition, today
        )
        return Path(platformdirs.user_documents_path()) / name

    def _exported(self, target: Path, future: Future[int]) -> None:
        self._show_working(working=False)
        self._done.show()
        if self._other_page.is_set():
            self._pause.start()
        try:
            future.result()
        except (ExportCancelled, CancelledError):
            self._made = None
            self._outcome.setText(_("Stopped. Nothing was written."))
        except Trouble as trouble:
            self._made = None
            self._outcome.setText(str(trouble))
        else:
            self._made = target
            self._outcome.setText(
                _("Your PDF “{name}” is in {folder}.").format(
                    name=target.name, folder=target.parent.name or target.parent
                )
            )
        for button in (self.open_made, self._show_made):
            button.setVisible(self._made is not None)

    def _show_working(self, *, working: bool) -> None:
        self._is_making = working
        self._progress.setValue(0)
        self._progress.setVisible(working)
        self.cancel.setVisible(working)
        self.make.setVisible(not working)
        self._done.hide()

    def _show_part(self, part: float) -> None:
        self._progress.setValue(round(part * 100))

    def _open_clicked(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    def _folder_clicked(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))

    def close_pool(self) -> None:
        """Stop what is being made; the screen is going away."""
        self._closed = True
        self._pause.stop()
        self._stop.set()
        self._other_page.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    # Parts

    def _top_bar(self) -> QFrame:
        theme = self._theme
        back = WayBack(theme, _("Back to my workbook"), self.back_wanted)
        return Head(theme, [back], [HideButton(theme, self.hide_wanted), HelpButton(theme, self.help_wanted)])

    def _above(self) -> QWidget:
        theme = self._theme
        above = QWidget()
        column = QVBoxLayout(above)
        side = side_room(theme)
        column.setContentsMargins(side, theme.px(22), side, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, _("Make my PDF"), "screen-title", wrap=True))
        words = _("You choose, line by line. What is not ticked stays here.")
        column.addWidget(Words(theme, words, "interface", ink="muted", wrap=True))
        column.addSpacing(theme.px(8))
        column.addWidget(self._edition_cards())
        column.addSpacing(theme.px(8))
        return above

    def _edition_cards(self) -> QWidget:
        row = Folding(self._theme, gap=12)
        group = QButtonGroup(self)
        self.editions: dict[Edition, Button] = {}
        for edition, title, words, icon in [(e, _(t), _(w), i) for e, t, w, i in EDITIONS]:
            button = Button(self._theme, title, icon=icon, kind="edition")
            button.setCheckable(True)
            button.setToolTip(words)
            button.setAccessibleDescription(words)
            group.addButton(button)
            self.editions[edition] = button
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self._theme.px(4))
            column.addWidget(button)
            column.addWidget(Words(self._theme, words, "small", ink="muted", wrap=True))
            row.add(holder, 1)
        self.editions["workshop"].setChecked(True)
        for edition, button in self.editions.items():
            button.toggled.connect(partial(self._edition_toggled, edition))
        return row

    def _edition_toggled(self, edition: Edition, checked: bool) -> None:
        if checked and edition != self.edition:
            self.choose_edition(edition)

    def _right(self) -> QWidget:
        theme = self._theme
        side = QWidget()
        side.setObjectName("page")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.px(24), theme.px(18), theme.px(24), theme.px(18))
        self.paper = self._pick(_("Paper size"), ("A4", _("US Letter")))
        self.print_size = self._pick(_("Print size"), (_("Normal print"), _("Large print")))
        column.addWidget(WrapRow(theme, [self.paper, self.print_size], centred=True))
        column.addSpacing(theme.px(8))
        column.addWidget(self.preview, 1)
        return side

    def _pick(self, name: str, choices: tuple[str, ...]) -> Pick:
        pick = Pick(self._theme, name, choices)
        pick.picked.connect(self._changed)
        return pick

    def _foot(self) -> QFrame:
        theme = self._theme
        frame = QFrame()
        frame.setObjectName("foot")
        row = QHBoxLayout(frame)
        side = side_room(theme)
        row.setContentsMargins(side, theme.px(8), side, theme.px(8))
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.count = Words(theme, "", "button", wrap=True)
        self.size_words = Words(theme, "", "small", ink="muted", wrap=True)
        words.addWidget(self.count)
        words.addWidget(self.size_words)
        words.addWidget(self._outcome_row())
        self._progress = QProgressBar()
        self._progress.setObjectName("bar")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("How far the PDF is"))
        self._progress.hide()
        words.addWidget(self._progress)
        row.addLayout(words, 1)
        self.cancel = Button(theme, _("Stop"))
        self.cancel.clicked.connect(self._stop.set)
        self.cancel.hide()
        self.make = Button(theme, _("Make the PDF…"), kind="primary")
        self.make.clicked.connect(self._make_clicked)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        return frame

    def _outcome_row(self) -> QWidget:
        theme = self._theme
        row = Folding(theme, gap=6)
        self._done = row
        row.setContentsMargins(0, theme.px(4), 0, 0)
        self._outcome = Words(theme, "", "button", ink="accent", wrap=True)
        self.open_made = Button(theme, _("Open it"), kind="text", style="small-button")
        self._show_made = Button(theme, _("Show it in the folder"), kind="text", style="small-button")
        self.open_made.clicked.connect(self._open_clicked)
        self._show_made.clicked.connect(self._folder_clicked)
        row.add(self._outcome, 1)
        row.add(WrapRow(theme, [self.open_made, self._show_made]))
        self._done.hide()
        return self._done


def _with_answers(
    make: Callable[..., T],
    course: Course,
    saved: Mapping[ExerciseId, Saved],
    answer_settings: Mapping[ExerciseId, AnswerSettings],
    **rest: Any,
) -> T:
    """Make something of a course's answers; putting very many of them together takes a while too."""
    return make(course, paper_answers(course, saved, answer_settings), **rest)
