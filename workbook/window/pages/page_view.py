"""One page of a course: prose, boxes and exercise cards in a reading column."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.marking.order import PageName
from workbook.course.model import FOOTNOTE
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.desk import Desk
from workbook.window.parts.focus_edge import EdgedArea
from workbook.window.parts.kept_place import KeptPlace
from workbook.window.parts.layouts import nest, widgets_in
from workbook.window.parts.options import DotRow
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import LinkSpot
from workbook.window.parts.scrolling import settle
from workbook.window.parts.side_by_side import part_around
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from workbook.course.model import ModuleMark, PageMark
    from workbook.window.look.theme import Theme
    from workbook.window.marking.page_marks import PageMarks
    from workbook.window.pages.box_on_page import BoxOnPage, ExampleOnPage
    from workbook.window.pages.exercise_card import ExerciseCard
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.session.session import Session

COLUMN, BESIDE_NOTES = 640, 570
LINE = 12  # pixels that count as the same line for Tab
UNREADABLE = N_(
    "This module’s file could not be read. Your answers are not touched. "
    "Whoever gave you the course can send it again."
)
NOT_READ = N_("The answer that belongs here cannot be shown just now.")
LEAST_ROOM = 700  # a window that has not been shown yet does not know its height
FIRST_TEXT = N_("There is no text before this one on this page.")
NO_MARKS = N_("This page is not part of the course: it has no marks, notes or bookmarks.")
NOT_MINE = N_("Words of the course can be marked, and not those that you write yourself.")


class PageView(EdgedArea):
    """A page begins with its title and with `opening`, the Markdown kept ready for it; the rest comes after.

    So the first page of a session is on the screen before the course has to be read. `fill` builds what is in
    view and leaves the rest to moments in which nothing else happens; `complete` builds all of it now.
    """

    link_chosen = Signal(str)
    painted = Signal()
    said = Signal(str)  # a sentence about what was tried here
    left = Signal(int)  # Tab went past the last stop (1), or back before the first (-1)

    def __init__(
        self,
        module: ModuleMark,
        page: PageMark,
        session: Session,
        theme: Theme,
        around: EditorContext,
        first_texts: Sequence[str] = (),
    ) -> None:
        super().__init__(theme)
        self._module, self._page = module, page
        self._session, self._theme = session, theme
        self.around = around
        self._cards: dict[str, ExerciseCard] = {}
        self._dependents: dict[str, list[ExerciseCard | BoxOnPage]] = {}
        self._waiting: list[object] = []
        self.texts: dict[str, str] = {}
        self.first_texts = list(first_texts)
        self.is_filled = self._is_painted = False
        self._marking: PageMarks | None = None
        self.bookmark: Button | None = None
        self._markable: list[Prose] = []
        self.lacks_something = False  # an answer could not be read
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the page scrolls by keyboard
        self.setAccessibleName(page.title)
        self.setAccessibleDescription(_where(module, page))
        self.kept_place = KeptPlace(self.verticalScrollBar())
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(14))
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._desk())
        session.course.reader.take_used()
        self.link_chosen.connect(self._tell_footnote)
        self._begin()
        self._begun = self._column.count()
        for markdown in self.first_texts:
            self._column.addWidget(self.prose(markdown))
        self._column.addStretch(1)

    @property
    def cards(self) -> dict[str, ExerciseCard]:
        """The cards of all exercises on the page."""
        self.complete()
        return self._cards

    def fill(self) -> None:
        """Read the page and build what is in view; the rest follows by itself."""
        if self.is_filled:
            return
        from workbook.window.pages.page_parts import leading_prose

        self.is_filled = True
        page = self._session.course.page(self._module.id, self._page.id)
        first_texts = leading_prose(page)
        kept = len(self.first_texts) if self.first_texts == first_texts else 0
        self._forget_opening(keep=kept)
        self.first_texts = first_texts
        self._waiting = list(page.parts[kept:])
        if self._module.id in self._session.course.unreadable:
            self._column.insertWidget(
                self._begun, Words(self._theme, _(UNREADABLE), "interface", ink="muted", wrap=True)
            )
        room = max(self.height(), LEAST_ROOM)
        while self._waiting and self._column.sizeHint().height() < room:
            self._build_next()
        self._build_later()

    def complete(self) -> None:
        """Build all that is not there yet."""
        self.fill()
        while self._waiting:
            self._build_next()

    def _build_later(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self._build_one)

    def _build_one(self) -> None:
        if self._waiting:
            self._build_next()
            self._build_later()

    def _build_next(self) -> None:
        from workbook.window.pages.page_parts import part_widget

        part = self._waiting.pop(0)
        try:
            widget = part_widget(part, self, self._session, self._theme)
        except WorkbookTrouble as trouble:  # better no editor than one that seems to be empty
            self.lacks_something = True
            words = f"{_(NOT_READ)} {trouble}"
            widget = Words(self._theme, words, "interface", ink="muted", wrap=True)
        if widget is not None:
            self._column.insertWidget(self._column.count() - 1, widget)
            self._keep(widget)
        self.texts.update(self._session.course.reader.take_used())

    def _keep(self, widget: QWidget) -> None:
        """Remember cards by their exercise, and by the others that they and the boxes depend on."""
        from workbook.window.pages.box_on_page import BoxOnPage
        from workbook.window.pages.exercise_card import ExerciseCard

        if isinstance(widget, ExerciseCard):
            self._cards[widget.exercise.id] = widget
        if isinstance(widget, ExerciseCard | BoxOnPage):
            for other in widget.depends_on():
                self._dependents.setdefault(other, []).append(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages as in any scroll area; Home, End and Space as in anything one reads."""
        bar = self.verticalScrollBar()
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                self.complete()
                QTimer.singleShot(0, self, self._go_to_end)  # once the page has its height
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
            case _:
                super().keyPressEvent(event)

    def spot(self) -> tuple[int, int]:
        """Which part of the page is the first that can be seen, and how far below the upper edge it begins."""
        for number, part in enumerate(widgets_in(self._column)):
            if part.isVisibleTo(self) and self._top(part) + part.height() > 0:
                return number, self._top(part)
        return -1, 0

    def go_to_spot(self, number: int, top: int) -> None:
        """Let that part of the page, which may have another height now, begin there again."""
        if 0 <= number < len(parts := widgets_in(self._column)):
            settle(part := parts[number])
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._top(part) - top)

    def top_of(self, part: QWidget) -> int:
        """How far below the upper edge of what is seen a part begins."""
        return self._top(part)

    def put_at(self, part: QWidget, top: int) -> None:
        """Let a part begin there."""
        settle(part)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._top(part) - top)

    def _top(self, part: QWidget) -> int:
        return part.mapTo(self.viewport(), QPoint()).y()

    def _go_to_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def go_to(self, card: ExerciseCard, words: str = "") -> None:
        """Bring a card into view and the keyboard to it, so that Tab goes on from there; or to some words in it."""
        card.take_focus()
        settle(card)
        self.ensureWidgetVisible(card, 0, self._theme.px(80))
        if words:
            self.go_to_words(words, card)

    def go_to_words(self, words: str, inside: QWidget | None = None) -> None:
        """Bring the keyboard to the first place on the page, or inside a card, that has these words."""
        from workbook.window.pages.page_finder import PageFinder

        finder = PageFinder(self, self._theme)
        finder.put_keyboard(words, inside)
        finder.let_go()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes down the page as one reads it, also to what was added after the page was built."""
        focused = QApplication.focusWidget()
        if self._is_on_page(focused):
            settle(focused)  # what was added around it just now has its place from here on
        stops = self._tab_stops()
        to = self._stop_after(focused, stops) if next else self._stop_before(focused, stops)
        if not 0 <= to < len(stops):
            self.left.emit(1 if next else -1)
            return True
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[to].setFocus(reason)
        self._bring_into_view(stops[to])
        return True

    def read_on(self, step: int) -> None:
        """Put a caret into the piece of text after the place one is at, or with -1 into the one before."""
        self.complete()
        page = self.widget()
        if page is None:
            return
        texts = sorted((t for t in page.findChildren(Prose) if t.isVisibleTo(page)), key=self._place)
        focused = QApplication.focusWidget()
        here = self._place(focused) if self._is_on_page(focused) else None
        if here is None:
            ahead = [text for text in texts if not self._is_above(text)] if step > 0 else texts[::-1]
        elif step > 0:
            ahead = [text for text in texts if self._place(text) > here]
        else:
            ahead = [text for text in texts[::-1] if self._place(text) < here]
        if ahead:
            ahead[0].read(from_end=step < 0)
            self._bring_into_view(ahead[0])
        else:
            self._tell(_("There is no more text on this page.") if step > 0 else _(FIRST_TEXT))

    def in_order(self) -> list[QWidget]:
        """All that is seen on this page, in the order in which one reads it."""
        page = self.widget()
        seen = [w for w in page.findChildren(QWidget) if w.isVisibleTo(page)] if page is not None else []
        return sorted(seen, key=self._place)

    def _bring_into_view(self, stop: QWidget) -> None:
        """What the keyboard came to, together with its whole exercise if that has room."""
        card = next((card for card in self._cards.values() if card.isAncestorOf(stop)), None)
        spare = self.maximumViewportSize().height() - card.height() if card is not None else -1
        if card is not None and spare >= 0:
            self.ensureWidgetVisible(card, 0, min(spare // 2, self._theme.px(14)))
        self.ensureWidgetVisible(stop, 0, self._theme.px(48))

    def _stop_after(self, focused: QWidget | None, stops: list[QWidget]) -> int:
        """The stop that follows; from something that was just hidden, the one that follows its place."""
        if focused in stops:
            return stops.index(focused) + 1
        if not self._is_on_page(focused):
            return sum(self._is_above(stop) for stop in stops)
        passed = sum(self._place(stop) < self._place(focused) for stop in stops)
        return min(passed, len(stops) - 1)

    def _stop_before(self, focused: QWidget | None, stops: list[QWidget]) -> int:
        if focused in stops:
            return stops.index(focused) - 1
        if not self._is_on_page(focused):
            return len(stops) - 1
        return sum(self._place(stop) < self._place(focused) for stop in stops) - 1

    def _is_above(self, stop: QWidget) -> bool:
        """Whether one has scrolled past it: Tab begins with what can be seen."""
        return stop.mapTo(self, stop.rect().bottomLeft()).y() < 0

    def _is_on_page(self, widget: QWidget | None) -> TypeGuard[QWidget]:
        page = self.widget()
        return page is not None and widget is not None and page.isAncestorOf(widget)

    def _place(self, widget: QWidget) -> tuple[int, ...]:
        """Where a stop is on the page; of what stands beside each other the one part comes before the other."""
        part = part_around(widget)
        return (*self._point(part or widget), *self._point(widget))

    def _point(self, widget: QWidget) -> tuple[int, int]:
        """The line of a widget, and how far along it."""
        page = self.widget()
        if page is None:
            return (0, 0)
        if self.isRightToLeft():
            at = widget.mapTo(page, widget.rect().topRight())
            return (at.y() // LINE, -at.x())
        at = widget.mapTo(page, widget.rect().topLeft())
        return (at.y() // LINE, at.x())

    def _tab_stops(self) -> list[QWidget]:
        """What takes the keyboard on this page, line by line."""
        page = self.widget()
        if page is None:
            return []
        self.complete()
        found = [w for w in page.findChildren(QWidget) if w.isEnabled() and w.isVisibleTo(page)]
        return sorted(filter(_takes_tab, found), key=self._place)

    def prose(self, markdown: str) -> Prose:
        """A run of text; its links are passed on."""
        made = Prose(self._theme, self._session.course.reader.html(markdown), self._session.course.files)
        made.link_chosen.connect(self.link_chosen)
        made.read_on.connect(self.read_on)
        self.take_text(made)
        return made

    # What the learner marks

    def take_text(self, text: Prose) -> None:
        """A text of the course in which they can mark; nothing is loaded for it until there is something to show."""
        if not self._session.marks.can_mark(self.name):
            return
        if self._marking is not None:
            self._marking.take(text)
            return
        self._markable.append(text)
        text.selected.connect(self._mark_by_mouse)
        if self._session.marks.of_page(self.name):
            QTimer.singleShot(0, self, self._take_waiting)

    @property
    def name(self) -> PageName:
        """The page by the ids of its module and its own."""
        return PageName(self._module.id, self._page.id)

    @property
    def marking(self) -> PageMarks:
        """The marks and notes of this page."""
        if self._marking is None:
            from workbook.window.marking.page_marks import PageMarks

            self._marking = PageMarks(self, self, self._session, self._theme, self.name)
            self._take_waiting()
        return self._marking

    def _take_waiting(self) -> None:
        waiting, self._markable = self._markable, []
        for text in filter(isValid, waiting):
            text.selected.disconnect(self._mark_by_mouse)
            self.marking.take(text)

    def _mark_by_mouse(self) -> None:
        """The first time that words are selected here."""
        text = self.sender()
        if isinstance(text, Prose) and self._marking is None and text.textCursor().hasSelection():
            _unused = self.marking
            text.selected.emit()

    def mark(self) -> None:
        """Open the bar at what is selected by keyboard, or say why not, and how words are selected."""
        from workbook.window.parts.writing import Composes

        if not self._session.marks.can_mark(self.name):
            self._tell(_(NO_MARKS))
        elif isinstance(QApplication.focusWidget(), Composes):
            self._tell(_(NOT_MINE))
        elif not self.marking.mark_by_keyboard():
            self._tell(_("Select some words of the text first: F7, then Shift with the arrows."))

    def _tell(self, words: str) -> None:
        """Why a key did nothing here."""
        announce(self, words)
        self.say_below(words)

    def notes(self) -> PageMarks | None:
        """What the keyboard can go to beside the text; None without a note."""
        return self._marking if self._marking is not None and self._marking.cards else None

    def note_page(self) -> None:
        """Write a note for the whole page."""
        if self._session.marks.can_mark(self.name):
            self.complete()
            self.marking.note_page()
        else:
            self._tell(_(NO_MARKS))

    def show_mark(self, mark_id: str) -> None:
        """Bring a mark into view."""
        self.complete()
        text = self.marking.text_with(mark_id)
        for box in self.examples():
            if box.is_folded and box.text is text:
                box.turn()
                settle(text)
        self.marking.show_mark(mark_id)

    def examples(self) -> list[ExampleOnPage]:
        """The boxes that are folded until wanted."""
        from workbook.window.pages.box_on_page import ExampleOnPage

        page = self.widget()
        return page.findChildren(ExampleOnPage) if page is not None else []

    def step_back(self) -> bool:
        """Esc: put the bar away; False if there was none."""
        return self._marking is not None and self._marking.leave_bar()

    def is_whole(self) -> bool:
        """Whether all parts of the page are there."""
        return self.is_filled and not self._waiting

    def add_at_end(self, widget: QWidget) -> None:
        """Add something below all parts."""
        self._column.addWidget(widget)

    def keep_margin(self, margin: QWidget | None) -> None:
        """Have something beside the text, or nothing."""
        self._holder.setMaximumWidth(self._theme.line_px(COLUMN if margin is None else BESIDE_NOTES))
        if margin is None or self._row.indexOf(margin) >= 0:
            if margin is not None:
                margin.show()
            return
        self._row.insertWidget(2, margin)
        self._row.setSpacing(self._theme.px(20))
        margin.show()

    def say_below(self, words: str) -> None:
        """A sentence that is told beside the bars, for a while."""
        self.said.emit(words)

    def _tell_footnote(self, address: str) -> None:
        """A footnote is told beside its number; all of them stand at the end of the page too."""
        at = QApplication.focusWidget()
        number = address.removeprefix(FOOTNOTE)
        if not (address.startswith(FOOTNOTE) and number.isdecimal() and isinstance(at, LinkSpot)):
            return
        from workbook.window.pages.links import tell_beside

        notes = self._session.course.page(self._module.id, self._page.id).footnotes
        if 0 < int(number) <= len(notes):
            tell_beside(self._theme, at, self._session.course.reader.plain(notes[int(number) - 1]))

    def show_states(self, exercise_id: str) -> None:
        """An exercise's answer moved nearer to the disk, or could not."""
        if exercise_id in self._cards:
            self._cards[exercise_id].show_state()

    def show_all_states(self) -> None:
        """It is another day: what is said of when something was saved may have changed."""
        for card in self._cards.values():
            card.show_state()

    def show_put_back(self, exercise_id: str) -> None:
        """An exercise has an answer that was not given in its editor here."""
        if exercise_id in self._cards:
            self._cards[exercise_id].show_turned()

    def show_dependents(self, exercise_id: str) -> None:
        """An exercise's answer changed: what depends on it may have to be shown anew. Called at every key."""
        for dependent in self._dependents.get(exercise_id, ()):
            dependent.refresh()

    def show_keeping(self, exercise_id: str) -> None:
        """An exercise was set aside or opened again."""
        if exercise_id in self._cards:
            self._cards[exercise_id].show_folded()

    def refresh(self) -> None:
        """What depends on other answers may have to be shown anew."""
        for dependent in {card for cards in self._dependents.values() for card in cards}:
            dependent.refresh()

    def _forget_opening(self, *, keep: int) -> None:
        """The opening that was kept ready is not how the page begins: take it away."""
        for widget in [] if keep else widgets_in(self._column):
            if self._column.indexOf(widget) >= self._begun:
                self._column.removeWidget(widget)
                widget.deleteLater()

    def _desk(self) -> QWidget:
        theme = self._theme
        desk = Desk("page")
        row = QHBoxLayout(desk)
        row.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(32))
        self._holder, self._row = (holder := QWidget()), row
        holder.setMaximumWidth(theme.line_px(COLUMN))
        holder.setLayout(self._column)
        row.addStretch(1)
        row.addWidget(holder, 1000)
        row.addStretch(1)
        return desk

    def _begin(self) -> None:
        theme, module, page = self._theme, self._module, self._page
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        if module.number:  # the welcome and the last page belong to no module
            above = _("Module {number}").format(number=module.number)
            if page.title != module.title:
                above += f"  ·  {module.title}"
            head.addWidget(Words(theme, above, "meta", ink="muted", wrap=True))
        title = QHBoxLayout()
        title.setSpacing(theme.px(12))
        title.addWidget(Words(theme, page.title, "screen-title", wrap=True), 1)
        if self._session.marks.can_mark(self.name):
            title.addWidget(self._bookmark_button(), 0, Qt.AlignmentFlag.AlignTop)
        nest(head, title)
        nest(self._column, head)
        if module.tender and page.id == module.pages[0].id:
            self._column.addWidget(self._tender(module.tender))

    def _bookmark_button(self) -> Button:
        marks = self._session.marks
        self.bookmark = Button(self._theme, "", icon="bookmark", kind="text", style="small-button")
        self.bookmark.clicked.connect(self.turn_bookmark)
        marks.changed.connect(self._show_bookmark)
        self._show_bookmark()
        return self.bookmark

    def turn_bookmark(self, _checked: bool = False) -> None:
        """Set a bookmark at this page, or take it away."""
        if self.bookmark is not None:
            there = self._session.marks.turn_bookmark(self.name)
            announce(self, _("Bookmarked") if there else _("The bookmark is removed."))
        else:
            self._tell(_(NO_MARKS))

    def _show_bookmark(self, *_unused: object) -> None:
        if self.bookmark is not None:
            there = self._session.marks.bookmark_of(self.name) is not None
            self.bookmark.turn_into(
                _("Bookmarked") if there else _("Bookmark"), "bookmark-filled" if there else "bookmark"
            )
            self.bookmark.setToolTip(
                _("Remove the bookmark (Ctrl+D)") if there else _("Set a bookmark (Ctrl+D)")
            )

    def _tender(self, words: str) -> QWidget:
        theme = self._theme
        frame = QFrame()
        frame.setObjectName("care")
        frame.setAccessibleName(_("A tender module: {note}").format(note=words))
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(
            IconLabel(theme, "feather", "caution", 18, name=_("A tender module")),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        row.addWidget(Words(theme, words, "interface", wrap=True), 1)
        return frame


def _where(module: ModuleMark, page: PageMark) -> str:
    """Which page of which module it is, for who cannot see it."""
    if not module.number:
        return ""
    at = [other.id for other in module.pages].index(page.id) + 1
    return _("Module {number}, {title}: page {at} of {pages}").format(
        number=module.number, title=module.title, at=at, pages=len(module.pages)
    )


def _takes_tab(widget: QWidget) -> bool:
    """Of rows of which one can be chosen Tab comes to one only, whatever Qt makes of them as arrows go along them.

    It is the one that has the keyboard, else the chosen one, else the first. Text is a stop for who listens to a
    screen reader; others scroll, and go to it with a key of its own.
    """
    if isinstance(widget, Prose):
        return QAccessible.isActive()
    group = widget.group() if isinstance(widget, DotRow) else None
    if group is None:
        return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    rows = group.buttons()
    return widget is next((row for row in rows if row.hasFocus()), group.checkedButton() or rows[0])
