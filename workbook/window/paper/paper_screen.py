"""What screens share that make a PDF: the editions, what is chosen, the very page beside it, and the button."""

from __future__ import annotations

from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.material import FORMS, ExportCancelled
from workbook.trouble import Trouble
from workbook.window.paper.making import MakingFoot
from workbook.window.paper.pdf_list import side_room
from workbook.window.paper.pdf_preview import PdfPreview
from workbook.window.parts import file_dialogs
from workbook.window.parts.bars import Head, HelpButton, HideButton, WayBack
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.options import TickRow
from workbook.window.parts.regions import next_region
from workbook.window.parts.tab_order import tab_on
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from workbook.pdf.material import Edition, PaperOptions, PaperSize
    from workbook.window.look.theme import Theme

T = TypeVar("T")
PREVIEW_PAUSE_MS = 250
NARROW = 900  # below this the list needs all the room, and the page is not shown beside it
FILLABLE = N_("To fill in on a screen too, in a program that fills in PDF forms")
WITH_TEXT = N_("With the course’s text between the forms")


class EditionCard(NamedTuple):
    """An edition that can be chosen: its name, what it is, its picture, and what stands at the top while it is."""

    edition: Edition
    title: str
    words: str
    icon: str
    lead: str


class PaperScreen(QWidget):
    """What is chosen at the left is on the page at the right, which is the proof."""

    back_wanted = Signal()
    help_wanted = Signal()
    hide_wanted = Signal()
    _progressed = Signal(float)

    def __init__(self, theme: Theme, cards: tuple[EditionCard, ...], *, back: str, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._bridge = Bridge(self)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="paper")
        self._stop = Event()
        self._other_page = Event()  # the page that is being made is no longer the one that is wanted
        self._closed = self._is_making = False
        self._title = title
        self._leads = {card.edition: card.lead for card in cards}
        self.edition: Edition = cards[0].edition
        self.setObjectName("desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        way = WayBack(theme, back, self.back_wanted)
        rest = [HideButton(theme, self.hide_wanted), HelpButton(theme, self.help_wanted)]
        self._bar = Head(theme, [way], rest)
        column.addWidget(self._bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._above = self._make_above(cards)
        nest(self._row, self._left, 3)
        nest(column, self._row, 1)
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._make_preview)

    def _complete(self, chosen: QWidget) -> None:
        """Put what is chosen, which holds what is above it, at the left, the page beside it, and the foot below."""
        self._regions = [self._bar, self._above, chosen]
        self._left.addWidget(chosen, 1)
        self.preview = PdfPreview(self._theme)
        self._side = self._right()
        self._row.addWidget(self._side, 2)
        self.foot = MakingFoot(self._theme)
        self.foot.make_wanted.connect(self._make_clicked)
        self.foot.stop_wanted.connect(self._stop.set)
        self._progressed.connect(self.foot.show_part, Qt.ConnectionType.QueuedConnection)
        self._left.addWidget(self.foot)  # read after the page beside the list: the last thing one does here
        tab_on(self._side, self.foot)

    def next_region(self, step: int) -> None:
        """F6: the bar, what is chosen, the list, the page beside it, the foot."""
        next_region([*self._regions, self._side, self.foot], step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(narrow=event.size().width() < self._theme.px(NARROW))

    def _fit(self, *, narrow: bool) -> None:
        """The page stands beside the list, or below it where there is no room."""
        if narrow == (self._row.indexOf(self._side) < 0):
            return
        if narrow:
            self._row.removeWidget(self._side)
            self._put_below(self._side)
        else:
            self._row.addWidget(self._side, 2)
        self.preview.setMinimumHeight(self._theme.px(420) if narrow else 0)

    # What each screen says of itself

    def options(self) -> PaperOptions:
        """Everything that is chosen on this screen."""
        raise NotImplementedError

    def suggested_path(self) -> Path:
        """Where the PDF goes unless one says otherwise."""
        raise NotImplementedError

    def _on_paper(self, make: Callable[..., T], options: PaperOptions) -> Future[T]:
        """Make something of all that is on this screen, beside the window."""
        raise NotImplementedError

    def _put_below(self, part: QWidget) -> None:
        """What has no room beside comes below."""
        raise NotImplementedError

    def _is_ready(self) -> bool:
        """Whether there is anything to make a page of."""
        raise NotImplementedError

    def _when_written(self, call: Callable[[], None]) -> None:
        """Call once everything that belongs on the page is at hand."""
        call()

    def _is_reading(self) -> bool:
        """Whether it takes a while yet."""
        return False

    def _more_words(self) -> str:
        """What else is to be said of the PDF, beside its length."""
        return ""

    def _lead_words(self) -> str:
        """What is said of an edition while it is chosen."""
        return _(self._leads[self.edition])

    def _password(self) -> str:
        """What the PDF is to open with, if not without."""
        return ""

    def _waits_for(self) -> str:
        """What is still to be done before a PDF can be made, in a sentence; nothing if it can."""
        return ""

    def _edition_chosen(self) -> None:
        """Show what can be chosen for another edition."""

    def _say_what_comes(self) -> None:
        """Say what comes along."""

    # Making it

    def choose_edition(self, edition: Edition) -> None:
        """Show another edition's list and page."""
        self.edition = edition
        self.editions[edition].setChecked(True)
        self._forms.setVisible(edition in FORMS)
        self.fillable.setVisible(edition == "blank")
        if self._is_ready():
            self._edition_chosen()
        self.lead.setText(self._lead_words())
        self._changed()

    def paper_size(self) -> PaperSize:
        """The paper that is chosen."""
        return "letter" if self.paper.at == 1 else "a4"

    def is_making(self) -> bool:
        """Whether the PDF is being made, and would not be if this screen went."""
        return self._is_making and not self._stop.is_set()

    def export_to(self, target: Path) -> None:
        """Make the PDF in the background; it appears whole or not at all."""
        if self._is_ready():
            self._stop.clear()
            self._other_page.set()  # nobody looks at it now, and it would keep this one waiting
            self._show_working(working=True)
            self._when_written(partial(self._when_read, partial(self._export, target)))

    def _when_read(self, call: Callable[[], None]) -> None:
        """Call once the rest of a large workbook is read: the window does not stand still for it."""
        if self._is_reading() and not self._closed:
            QTimer.singleShot(PREVIEW_PAUSE_MS, self, partial(self._when_read, call))
        else:
            call()

    def _export(self, target: Path) -> None:
        """Everything that can be written is on the disk now; what could not be is said."""
        if self._closed:
            return
        from workbook.pdf.export import export_pdf

        make = partial(export_pdf, target=target, progress=self._progressed.emit, cancelled=self._stop.is_set)
        options = replace(self.options(), password=self._password())
        self._bridge.when_done(self._on_paper(make, options), partial(self._exported, target))

    def _changed(self) -> None:
        self._say_what_comes()
        self.foot.calm.changed()
        self.foot.forget_outcome()
        self._pause.start()

    def _make_preview(self) -> None:
        if not self._is_ready() or self._closed:
            return
        if self._is_reading():
            self._pause.start()
            return
        from workbook.pdf.export import build_pdf

        self._other_page.set()
        self._other_page = Event()
        make = partial(build_pdf, cancelled=self._other_page.is_set)
        future = self._on_paper(make, self.options())
        self._bridge.when_done(future, partial(self._preview_made, self._other_page))

    def _preview_made(self, other: Event, future: Future[bytes]) -> None:
        if self._closed or future.cancelled() or other.is_set():
            return
        if isinstance(trouble := future.exception(), Trouble):
            self.foot.size_words.setText(str(trouble))
            return
        self.preview.show_pdf(future.result())
        self.foot.show_size(self.preview.count(), self.paper.text(), self._more_words())

    def _make_clicked(self) -> None:
        if words := self._waits_for():
            self.foot.show_not_made(words)
            return
        chosen = file_dialogs.save_as(self, self._title, self.suggested_path(), _("PDF (*.pdf)"))
        if chosen:
            self.export_to(chosen)

    def _exported(self, target: Path, future: Future[int]) -> None:
        self._show_working(working=False)
        if self._other_page.is_set():
            self._pause.start()
        try:
            future.result()
        except (ExportCancelled, CancelledError):
            self.foot.show_not_made(_("Stopped. Nothing was written."))
        except Trouble as trouble:
            self.foot.show_not_made(str(trouble))
        else:
            self.foot.show_made(target)

    def _show_working(self, *, working: bool) -> None:
        self._is_making = working
        self.foot.show_working(working=working)

    def close_pool(self) -> None:
        """Stop what is being made; the screen is going away."""
        self._closed = True
        self._pause.stop()
        self._stop.set()
        self._other_page.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    # Parts

    def _make_above(self, cards: tuple[EditionCard, ...]) -> QWidget:
        theme = self._theme
        above = QWidget()
        column = QVBoxLayout(above)
        side = side_room(theme)
        column.setContentsMargins(side, theme.px(22), side, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, self._title, "screen-title", wrap=True))
        self.lead = Words(theme, _(self._leads[self.edition]), "interface", ink="muted", wrap=True)
        column.addWidget(self.lead)
        column.addSpacing(theme.px(8))
        column.addWidget(self._edition_cards(cards))
        column.addSpacing(theme.px(8))
        self.fillable, self.with_text = TickRow(theme, _(FILLABLE)), TickRow(theme, _(WITH_TEXT))
        self._forms = QWidget()
        ways = QVBoxLayout(self._forms)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(0)
        for tick in (self.fillable, self.with_text):
            tick.toggled.connect(self._changed)
            ways.addWidget(tick)
        self._forms.setVisible(self.edition in FORMS)
        column.addWidget(self._forms)
        self.both_sides = TickRow(theme, _("To print on both sides: the margin for holes alternates"))
        self.both_sides.toggled.connect(self._changed)
        column.addWidget(self.both_sides)
        return above

    def _add_above(self, part: QWidget) -> None:
        """One more thing that can be chosen, below the editions."""
        layout = self._above.layout()
        assert layout is not None
        layout.addWidget(part)

    def _edition_cards(self, cards: tuple[EditionCard, ...]) -> QWidget:
        row = Folding(self._theme, gap=12)
        group = QButtonGroup(self)
        self.editions: dict[Edition, Button] = {}
        for edition, title, said, icon, _lead in cards:
            words = _(said)
            button = Button(self._theme, _(title), icon=icon, kind="edition")
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
            column.addStretch(1)
            row.add(holder, 1)
        self.editions[self.edition].setChecked(True)
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
