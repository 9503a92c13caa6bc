"""The screen a learner works on: outline, reading page, who sees what, saved state, and the way on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext
from workbook.window.pages.arrival import Arrival
from workbook.window.pages.edge_pages import KEPT, LAST, NOBODYS, WELCOME, LastPage, WelcomePage, with_edges
from workbook.window.pages.held_writing import HeldWriting, go_on_writing, hold_writing
from workbook.window.pages.page_view import PageView
from workbook.window.pages.side import LEAVES, WIDE, Side, Veil
from workbook.window.pages.trail import Trail
from workbook.window.pages.whole_saved import tell_saved
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import Bar, Head, HelpButton, HideButton, WayBack
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.clock import Clock
from workbook.window.parts.keys import key_words
from workbook.window.parts.layouts import nest
from workbook.window.parts.saved_label import SavedLabel
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QFrame

    from workbook.course.ids import ExerciseId
    from workbook.course.model import ModuleMark, PageMark
    from workbook.window.look.theme import Theme
    from workbook.window.marking.page_marks import PageMarks
    from workbook.window.pages.find_bar import FindBar
    from workbook.window.pages.outline_view import OutlineView
    from workbook.window.parts.acts import Act
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.parts.soft_sound import SoftSound
    from workbook.window.session.session import Session

NARROW = 980
KEPT_PAGES = 12
SIDE_BUTTONS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
UNSEEN_MS = 200  # a window that nobody sees is never painted


class Held(NamedTuple):
    """Where somebody is on this screen: on the page, in a field, with the outline, and whence they came."""

    spot: tuple[int, int]
    writing: HeldWriting | None
    outline_hidden: bool
    trail: Trail
    can_return: bool  # from a jump


class WorkbookScreen(QWidget):
    """One open workbook."""

    takes_acts = True  # what is done here can be taken back by menu and key
    can_be_said_anew = True

    home_wanted = Signal()
    pdf_wanted = Signal()
    help_wanted = Signal()
    hide_wanted = Signal()
    search_wanted = Signal()
    overview_wanted = Signal(str)  # the name of its command
    words_wanted = Signal(str)  # to be searched everywhere
    link_chosen = Signal(str)
    went = Signal()  # to another page

    def __init__(
        self, session: Session, theme: Theme, clock: Clock | None = None, stage_sound: SoftSound | None = None
    ) -> None:
        super().__init__()
        self.session, self._theme = session, theme
        self._clock, self._stage_sound = clock or Clock(), stage_sound
        self._clock.turned.connect(self._day_turned)
        self._pages: dict[tuple[str, str], PageView] = {}
        self._order = with_edges(
            session.course.outline, has_kept=bool(session.kept() or session.marks.lost())
        )
        self._at = 0
        self.outline: OutlineView | None = None
        self.trail = Trail()
        self.find_bar: FindBar | None = None
        self._arrival = Arrival(self)
        self._seen = False  # only the first page of all begins with what was kept ready
        self.scale = theme.scale
        self.setObjectName("desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        self.side = Side(session, theme)
        self.side.welcome_wanted.connect(self.show_welcome)
        self.side.left.connect(self._side_left)
        self.side.overview_wanted.connect(self.overview_wanted)
        self._veil = Veil(self)
        self._veil.clicked.connect(self.put_side_away)
        self._row = row
        row.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._stack = QStackedWidget()
        right.addWidget(self._stack, 1)
        right.addWidget(self._bottom_bar())
        self._right = right
        nest(row, right, 1)
        nest(column, row, 1)
        self._connect()
        self._take_up()
        self.show_saved()
        if self._order:
            self.current().painted.connect(self.complete, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(UNSEEN_MS, self, self.complete)

    def complete(self) -> None:
        """Add what comes right after the first page is on the screen: its rest, the outline, the other answers."""
        from workbook.window.pages import outline_view

        for view in self._pages.values():
            view.fill()
        if self.outline is None and self._order:
            self.outline = outline_view.OutlineView(self.session, self._theme)
            self.outline.page_chosen.connect(self._page_chosen)
            self.side.take(self.outline)
            module, page = self.place()
            self.outline.show_place(module.id, page.id)
            self._show_progress()
        self.session.read_late()

    # Going from page to page

    def show_page(self, module_id: str, page_id: str, scroll: float = 0.0) -> None:
        """Open a page; it is built when it is first visited."""
        wanted = [n for n, (m, p) in enumerate(self._order) if (m.id, p.id) == (module_id, page_id)]
        if not wanted:
            return
        if self._stack.currentWidget() is None or self._key() != (module_id, page_id):
            self._leave_stop()
            self.trail.come_to((module_id, page_id))
        self._open(wanted[0], scroll)

    def _open(self, at: int, scroll: float) -> None:
        self.session.save_now()
        self.back.hide()
        if at != self._at or self._stack.currentWidget() is None:
            self._arrival.at_page()
        self._at = at
        module, page = self._order[at]
        view = self._view(module, page)
        self._stack.setCurrentWidget(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.outline is not None:
            self.outline.show_place(module.id, page.id)
        self._show_neighbours()
        self.session.choices.visit(module.id, page.id)
        self.session.choices.set_place(module.id, page.id, scroll)
        self.went.emit()
        if scroll > 0:
            view.complete()
            view.kept_place.go_to(scroll)
        if self.find_bar is not None:
            self.find_bar.turn_to(view)

    def tell_place(self) -> None:
        """This screen is shown: which page it is, is told once one is there."""
        self._arrival.at_page()

    def next_page(self) -> None:
        """The page after this one."""
        self._go(self._at + 1)

    def previous_page(self) -> None:
        """The page before this one."""
        self._go(self._at - 1)

    def has_pages(self) -> bool:
        """Whether the course has anything to read yet."""
        return bool(self._order)

    def current(self) -> PageView:
        """The page that is open."""
        view = self._stack.currentWidget()
        assert isinstance(view, PageView)
        return view

    def keep_place(self) -> None:
        """Remember how far down the page is scrolled, and what it was made of."""
        if not self._order:
            return
        view = self.current()
        if not view.is_filled:
            return
        self.session.keep_ready(*self._key(), view.texts, view.first_texts)
        module, page = self._order[self._at]
        self.session.choices.set_place(module.id, page.id, view.kept_place.part())

    def hold_place(self) -> None:
        """Stay where the page is, whose height is about to change."""
        if self._order:
            self.current().kept_place.hold()

    def place(self) -> tuple[ModuleMark, PageMark]:
        """The module and page that are open."""
        return self._order[self._at]

    def take_focus(self) -> None:
        """Let the keyboard scroll the open page."""
        if self._order:
            self.current().setFocus(Qt.FocusReason.OtherFocusReason)

    def next_region(self, step: int) -> None:
        """F6: from the outline to the page, its notes, the bottom bar, the top bar, and around."""
        page = self.current()
        notes = page.notes()
        regions: list[QWidget | PageMarks] = [
            page,
            *([notes] if notes else []),
            self.next if self.next.isVisible() else self.previous,
            self._home,
        ]
        if self.outline is not None and self.side.isVisible():
            regions.insert(0, self.outline)
        focused: QWidget | None = self.focusWidget()  # the stubs do not know that it may be none
        if notes and notes.hold(focused):
            at = regions.index(notes)
        else:
            holding = (n for n, region in enumerate(regions) if _holds_focus(region, focused))
            at = next(holding, -1)
        to = regions[(at + step) % len(regions)]
        if to is not self.outline and self.is_drawn_over():
            self.put_side_away()
        if isinstance(to, QWidget):
            to.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            to.take_keyboard()

    def _left_page(self, step: int) -> None:
        """Tab left the page: on to the bottom bar, or back to the outline."""
        if step > 0:
            (self.next if self.next.isVisible() else self.previous).setFocus(Qt.FocusReason.TabFocusReason)
        elif self.outline is not None and self.side.isVisible():
            self.outline.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            self._home.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _key(self) -> tuple[str, str]:
        module, page = self.place()
        return module.id, page.id

    # Back and forward

    def step(self, by: int) -> None:
        """To where one was before (-1), or was before going back (1); nowhere at an end."""
        stop = self.trail.next_stop(by, self._places())
        if stop is None:
            return
        self._leave_stop()
        self.trail.go(stop)
        self._open(list(self._places()).index(stop.key), stop.scroll)
        left_at = stop.keyboard
        if left_at is not None and isValid(left_at) and self.current().isAncestorOf(left_at):
            left_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def can_step(self, by: int) -> bool:
        """Whether there is somewhere to go back to, or forward."""
        return self.trail.next_stop(by, self._places()) is not None

    def _places(self) -> dict[tuple[str, str], int]:
        return {(module.id, page.id): at for at, (module, page) in enumerate(self._order)}

    def _leave_stop(self) -> None:
        view = self._stack.currentWidget()
        if isinstance(view, PageView):
            scroll = view.kept_place.part() if view.is_filled else 0.0
            self.trail.leave(scroll, QApplication.focusWidget())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The buttons at the side of a mouse go back and forward."""
        if step := SIDE_BUTTONS.get(event.button(), 0):
            self.step(step)
        else:
            super().mousePressEvent(event)

    def rebuild(self) -> None:
        """Build the open page anew, for a new text size; what is typed is in the session."""
        if not self._order:
            return
        self.keep_place()
        view, writing = self.current(), self._writing()
        scroll = view.kept_place.part()
        before = [*self._pages.values()]
        self._pages.clear()
        self.side.restyle()
        self.scale = self._theme.scale
        module, page = self.place()
        self.show_page(module.id, page.id, scroll)
        self.current().complete()
        if writing is not None:
            go_on_writing(self.current().cards, writing)
        # Last, because the focus leaves one of them, and then the open page's place is kept.
        for old in before:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._fit(fold=True)

    def hold(self) -> Held:
        """Say what is half written, and note where one is: the screen is about to be built anew."""
        before = self._writing()
        self.end_editing()
        self.keep_place()
        self.session.save_now()
        writing = self._writing()
        if before is not None and before.is_in(writing):
            writing = before  # with what is selected, which goes when a field is left
        spot = self.current().spot() if self._order else (-1, 0)
        return Held(spot, writing, self.side.isHidden(), self.trail, not self.back.isHidden())

    def _writing(self) -> HeldWriting | None:
        return hold_writing(self.current().cards, self.window().focusWidget()) if self._order else None

    def go_on(self, held: Held) -> None:
        """Be where one was on the screen that stood here before."""
        if self.side.isHidden() != held.outline_hidden and not self._is_narrow():
            self.toggle_side()
        if not self._order:
            return
        self.complete()
        view = self.current()
        view.complete()
        self.trail = held.trail
        self.back.setVisible(held.can_return)
        if held.writing is not None:
            go_on_writing(view.cards, held.writing)
        view.go_to_spot(*held.spot)

    def toggle_side(self) -> None:
        """Fold the outline away, or bring it back: beside the page, or over it where there is no room beside."""
        if not self.side.isHidden():
            self.put_side_away()
            return
        self._veil.setVisible(self._is_narrow())
        self._veil.raise_()
        self.side.raise_()
        self.side.show()
        self._fit_side()
        self._show_neighbours()
        if self.outline is not None and self._is_narrow():
            self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_side_away(self) -> None:
        """Fold the outline away; if the keyboard was there, it goes to the page."""
        had_keyboard = _holds_focus(self.side, self.focusWidget())
        self._veil.hide()
        self.side.hide()
        self._tell_fold()
        if self._order:
            self._show_neighbours()
        if had_keyboard:
            self.take_focus()

    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(NARROW)

    def is_drawn_over(self) -> bool:
        """Whether the outline lies over the page."""
        return not self._veil.isHidden()

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._order):
            module, page = self._order[at]
            self.show_page(module.id, page.id)
            self.current().verticalScrollBar().setValue(0)

    def _take_up(self) -> None:
        """Open the page where the learner stopped, or the first."""
        place = self.session.choices.place
        here = [(m, p) for m, p in self._order if place and (m.id, p.id) == (place.module_id, place.page_id)]
        if here and place:
            self.show_page(place.module_id, place.page_id, place.scroll)
        elif self._order:
            module, page = self._order[0]
            self.show_page(module.id, page.id)
        else:
            empty = _("There is nothing to read in this course yet.")
            self._stack.addWidget(Words(self._theme, empty, "section-title", ink="muted"))

    def _view(self, module: ModuleMark, page: PageMark) -> PageView:
        key = (module.id, page.id)
        if key in self._pages:
            view = self._pages.pop(key)
            if not view.lacks_something:
                self._pages[key] = view
                view.refresh()
                return view
            self._stack.removeWidget(view)
            view.deleteLater()
        first_texts = () if self._seen else self.session.course.first_texts(*key)
        self._seen = True
        view = self._made(module, page, first_texts)
        if not first_texts:
            view.fill()
        view.link_chosen.connect(self.link_chosen)
        view.left.connect(self._left_page)
        view.said.connect(self._say_below)
        self._pages[key] = view
        self._stack.addWidget(view)
        self._let_go()
        return view

    def _made(self, module: ModuleMark, page: PageMark, first_texts: Sequence[str]) -> PageView:
        if module.id == KEPT:
            from workbook.window.pages.kept_answers import KeptAnswers

            return KeptAnswers(module, page, self.session, self._theme, self._around())
        if (module.id, page.id) == (NOBODYS, WELCOME):
            return WelcomePage(module, page, self.session, self._theme, self._around(), first_texts)
        if (module.id, page.id) != (NOBODYS, LAST):
            return PageView(module, page, self.session, self._theme, self._around(), first_texts)
        last = LastPage(module, page, self.session, self._theme, self._around())
        last.pdf_wanted.connect(self.pdf_wanted)
        last.home_wanted.connect(self.home_wanted)
        return last

    def show_welcome(self) -> None:
        """The course's own words before its first module."""
        if self.is_drawn_over():
            self.put_side_away()
        self.show_page(NOBODYS, WELCOME)

    def _around(self) -> EditorContext:
        from workbook.window.session.session_context import SessionContext

        return SessionContext(
            self.session,
            self.jump_to,
            less_movement=self._theme.less_movement,
            clock=self._clock,
            stage_sound=self._stage_sound,
        )

    def show_exercise(self, exercise_id: str, words: str = "") -> bool:
        """Open the page that an exercise is on, with the exercise in view; False if the course has it no longer.

        With `words` the keyboard goes to them.
        """
        place = self.session.course.page_of(exercise_id)
        if place is None and exercise_id in self.session.kept():
            place = KEPT, KEPT
        if place is None:
            return False
        self.show_page(*place)
        view = self.current()
        if exercise_id in view.cards:
            card = view.cards[exercise_id]
            self._arrival.at_exercise(card.exercise.number)
            QTimer.singleShot(0, view, partial(view.go_to, card, words))
        return True

    def jump_to(self, exercise_id: str, words: str = "") -> None:
        """Show an exercise; `back` leads to where one was."""
        self._leave_stop()
        before = self._key()
        if self.show_exercise(exercise_id, words):
            if self._key() == before:  # elsewhere on the same page is somewhere else all the same
                self.trail.come_to(before)
            self.back.show()

    def follow(self, name: str) -> bool:
        """Go where a link of the course leads: to an exercise, a page or a module; False if there is none."""
        if self.session.course.page_of(name) is not None:
            self.jump_to(name)
            return True
        here = self.place()[0].id
        pages = [(m.id, p.id) for m, p in self._order if p.id == name]
        pages += [(m.id, m.pages[0].id) for m, _page in self._order if m.id == name]
        if not pages:
            return False
        self.jump_to_page(*min(pages, key=lambda key: key[0] != here))
        return True

    def jump_to_page(self, module_id: str, page_id: str, words: str = "") -> None:
        """Show a page from its beginning, or at some words of it; `back` leads to where one was."""
        before = self._key()
        self.show_page(module_id, page_id)
        self.current().verticalScrollBar().setValue(0)
        self.back.setVisible(self._key() != before)
        if words:
            QTimer.singleShot(0, self.current(), partial(self.current().go_to_words, words))

    def go_back(self, _checked: bool = False) -> bool:
        """Put the outline away if it lies over the page; else return from a jump; False if there was nothing."""
        if self.is_drawn_over():
            self.put_side_away()
        elif self._order and self.current().step_back():
            pass
        elif self.find_bar is not None and not self.find_bar.isHidden():
            self.find_bar.close_up()
        elif not self.back.isHidden():
            self.step(-1)
        else:
            return False
        return True

    def _let_go(self) -> None:
        """Keep the last pages only; answers live in the session."""
        while len(self._pages) > KEPT_PAGES:
            view = self._pages.pop(next(iter(self._pages)))
            self._stack.removeWidget(view)
            view.deleteLater()

    # Showing how things are

    def show_saved(self, *_unused: object) -> None:
        """The saved state of the whole workbook, in the top bar."""
        tell_saved(self.saved, self.session)

    def find_on_page(self) -> None:
        """Look for words on the open page."""
        if not self._order:
            return
        if self.find_bar is None:
            from workbook.window.pages.find_bar import FindBar

            self.find_bar = FindBar(self._theme)
            self.find_bar.everywhere_wanted.connect(self.words_wanted)
            self._right.insertWidget(1, self.find_bar)
        self.find_bar.open_on(self.current())

    def find_next(self, step: int) -> None:
        """To the next place with the words that are looked for, or the one before."""
        if self.find_bar is not None and not self.find_bar.isHidden():
            self.find_bar.step(step)
        else:
            self.find_on_page()

    def _say_below(self, words: str) -> None:
        """In the bar below, until the page is turned."""
        self._where.setText(words)

    def show_mark(self, mark_id: str) -> None:
        """Open the page of a mark, with the mark in view."""
        mark = self.session.marks.all.get(mark_id)
        if mark is not None:
            self.show_page(mark.module, mark.page)
            view = self.current()
            QTimer.singleShot(0, view, partial(view.show_mark, mark_id))

    def _show_act(self, act: Act, back: bool) -> None:
        """Say what was taken back or done again, and show where; on another screen that is the screen's own matter."""
        if self.isHidden():
            return
        words = _("Taken back: {what}") if back else _("Done again: {what}")
        announce(self, words.format(what=_(act.what)))
        if act.page is not None:
            if act.page != self._key():
                self.show_page(*act.page)
            return
        if not act.exercise:  # it is nothing on a page
            return
        card = self.current().cards.get(act.exercise)
        if card is None:
            self.jump_to(act.exercise)
        elif self.isVisible() and card.visibleRegion().isEmpty():
            self.current().ensureWidgetVisible(card, 0, self._theme.px(80))

    def end_editing(self) -> None:
        """What is being written comes to its end, as if the field were left, and the keyboard stays there."""
        window = self.window()
        field: QWidget | None = window.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()
            if isValid(field) and field.isVisible():
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _day_turned(self, *_unused: object) -> None:
        """What was saved today was saved yesterday from now on."""
        for view in self._pages.values():
            view.show_all_states()
        self.show_saved()

    def _answer_changed(self, exercise_id: ExerciseId) -> None:
        for view in self._pages.values():
            view.show_dependents(exercise_id)

    def _show_put_back(self, exercise_id: ExerciseId) -> None:
        for view in self._pages.values():
            view.show_put_back(exercise_id)

    def _state_changed(self, exercise_id: ExerciseId) -> None:
        for view in self._pages.values():
            view.show_states(exercise_id)
        self.show_saved()

    def _keeping_changed(self, exercise_id: ExerciseId) -> None:
        for view in self._pages.values():
            view.show_keeping(exercise_id)

    def _show_progress(self) -> None:
        if self.outline is not None:
            self.side.show_progress()

    def _show_neighbours(self) -> None:
        module, page = self._order[self._at]
        self._show_way(self.previous, _("Page before"), self._at - 1)
        self._show_way(self.next, _("Next page"), self._at + 1)
        pages = [p.id for p in module.pages]
        where = (
            _("Page {number} of {pages}").format(number=pages.index(page.id) + 1, pages=len(pages))
            if module.number
            else ""
        )
        left = self._minutes_left(module, page)
        self._where.setText(
            ngettext("{where}, about {n} minute left", "{where}, about {n} minutes left", left).format(
                where=where, n=left
            )
            if left
            else where
        )

    def _show_way(self, button: Button, way: str, at: int) -> None:
        button.setVisible(0 <= at < len(self._order))
        if button.isVisible() or 0 <= at < len(self._order):
            module, page = self._order[at]
            title = page.title if module is self._order[self._at][0] else module.title
            beside = not self.side.isHidden() and not self._is_narrow()
            room = (self.width() - self._theme.px(WIDE if beside else 0)) // 3
            metrics = button.fontMetrics()
            button.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room - self._theme.px(50)))
            button.setAccessibleName(f"{way}: {title}")  # who listens does not see the arrow
            button.setToolTip(title)

    def _minutes_left(self, module: ModuleMark, page: PageMark) -> int:
        """The module's minutes, by the pages that are still ahead."""
        if not module.minutes:
            return 0
        ahead = len(module.pages) - [p.id for p in module.pages].index(page.id)
        return max(1, round(module.minutes * ahead / len(module.pages)))

    # Parts

    def _connect(self) -> None:
        self.session.answer_changed.connect(self._answer_changed)
        self.session.state_changed.connect(self._state_changed)
        self.session.choices.answer_settings_changed.connect(self._keeping_changed)
        self.session.marks.changed.connect(self.show_saved)
        self.session.progress.changed.connect(self._show_progress)
        self.session.put_back_there.connect(self._show_put_back)
        self.session.ending.connect(self.end_editing)
        self.session.acts.turned.connect(self._show_act)

    def _side_left(self) -> None:
        """What has the keyboard is not covered: an outline over the page goes when Tab leaves it."""
        if self.is_drawn_over():
            self.put_side_away()

    def _page_chosen(self, module_id: str, page_id: str) -> None:
        if self.is_drawn_over():
            self.put_side_away()
        self.show_page(module_id, page_id)

    def _top_bar(self) -> QFrame:
        theme = self._theme
        self._home = WayBack(theme, _("My workbooks"), self.home_wanted)
        self.fold = IconButton(theme, "list", _("Outline"), key="F9")
        self.fold.clicked.connect(self.toggle_side)
        self.saved = SavedLabel(theme)
        self.text_size = IconButton(theme, "a-large-small", _("Text size and theme"))
        hide = HideButton(theme, self.hide_wanted)
        pdf = Button(theme, _("Make my PDF"), icon="file-down", kind="bar", style="interface")
        pdf.clicked.connect(self.pdf_wanted)
        need = HelpButton(theme, self.help_wanted)
        search = IconButton(theme, "search", _("Search"), key="Ctrl+Shift+F")
        search.clicked.connect(self.search_wanted)
        head = Head(theme, [self.fold, self._home], [self.saved, search, self.text_size, hide, pdf, need])
        head.can_lack(search)  # it is in the menu too
        return head

    def _bottom_bar(self) -> QFrame:
        theme = self._theme
        frame = Bar(theme, "bar-bottom", height=46)
        row = frame.row
        self.previous = Button(theme, "", icon="arrow-left", kind="text")
        self.next = Button(theme, "", icon="arrow-right", kind="text", trailing=True)
        self.previous.clicked.connect(self.previous_page)
        self.next.clicked.connect(self.next_page)
        self.back = Button(theme, _("Back to where I was"), icon="undo-2", kind="text")
        self.back.clicked.connect(self.go_back)
        self.back.hide()
        self.back.can_shrink = True
        self._where = Words(theme, "", "small", ink="muted")
        frame.can_lack(self._where)
        row.addWidget(self.previous)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self.next)
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize().width(), event.size().width()
        edge = self._theme.px(NARROW)
        self._fit(fold=(before >= edge) != (now >= edge) or before < 0)

    def _fit(self, *, fold: bool) -> None:
        """Make the outline suit the width: beside the page where there is room, else to be drawn over it."""
        if fold:
            self._veil.hide()
            if self._is_narrow():
                self._row.removeWidget(self.side)
                self.side.hide()
            else:
                self._row.insertWidget(0, self.side)
                self.side.show()
        self._fit_side()
        if self._order:
            self._show_neighbours()

    def _fit_side(self) -> None:
        wide = self._theme.px(WIDE)
        if not self._is_narrow():
            self.side.setFixedWidth(wide)
        else:
            top = self._stack.mapTo(self, self._stack.rect().topLeft()).y()
            self._veil.setGeometry(0, top, self.width(), self.height() - top)
            width = min(wide, self.width() - LEAVES)
            self.side.setFixedWidth(width)
            left = self.width() - width if self.isRightToLeft() else 0
            self.side.setGeometry(left, top, width, self.height() - top)
        self._tell_fold()

    def _tell_fold(self) -> None:
        """The button says what it would do."""
        words = _("Show the outline") if self.side.isHidden() else _("Fold the outline away")
        self.fold.setAccessibleName(words)
        self.fold.setToolTip(f"{words} ({key_words('F9')})")


def _holds_focus(region: object, focused: QWidget | None) -> bool:
    return (
        isinstance(region, QWidget)
        and focused is not None
        and (region is focused or region.isAncestorOf(focused))
    )
