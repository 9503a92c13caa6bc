"""Course Studio: the structure at the left, what is written in the middle, what a learner sees at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbook.drafts.parts import changed_place
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.bars import Head, WayBack
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.regions import next_region
from workbook.window.parts.saved_label import SavedLabel
from workbook.window.parts.screens import let_go
from workbook.window.parts.words import ShortWords, Words
from workbook.window.parts.writing import TextArea
from workbook.window.studio.adding import AddButton
from workbook.window.studio.middle import Middle
from workbook.window.studio.places import ABOUT, Place
from workbook.window.studio.preview_pane import PreviewPane
from workbook.window.studio.problems_view import ProblemsView
from workbook.window.studio.structure_acts import StructureActs
from workbook.window.studio.structure_view import StructureView
from workbook.window.studio.two_sides import SEE, TwoSides

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from workbook.course.problems import Problem
    from workbook.drafts.draft import Clash, Step
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.studio.drafting import Drafting
    from workbook.window.studio.try_view import TryView

NARROW = 1000  # below this there is room for what is written or for the learner's page
BOTH = N_(
    "“{path}” was changed here and by another program at the same time. Nothing is lost either way: what you do not "
    "keep here is one step back in Undo, or still with the other program."
)


class StudioScreen(QWidget):
    """One draft. What is written is saved by itself; every act is one step of Undo."""

    home_wanted = Signal()
    pack_wanted = Signal()
    earlier_wanted = Signal()
    steps_changed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, drafting: Drafting, ask: Ask) -> None:
        super().__init__()
        self._theme, self.drafting, self._ask = theme, drafting, ask
        self._left_at: QWidget | None = None  # the keyboard, while something lies over this
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        around.addWidget(self._stack)
        desk = QWidget()
        self._stack.addWidget(desk)
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = self._top_bar()
        column.addWidget(self._bar)
        self.structure = StructureView(theme, drafting)
        self.middle = Middle(theme, drafting, ask)
        self.preview = PreviewPane(theme, drafting)
        self.problems = ProblemsView(theme, self.middle.mending)
        self.sides = TwoSides(theme, self, self.middle, self.preview)
        column.addWidget(self.sides)
        column.addWidget(self._body(), 1)
        self._connect()
        self._show_title()
        self.structure.show_place(Place("about", ABOUT))

    def _top_bar(self) -> QWidget:
        theme = self._theme
        self.back = WayBack(theme, _("My workbooks"), self.home_wanted)
        self.title = ShortWords(theme, "", "interface", ink="muted")
        self.saved = SavedLabel(theme)
        self.undo_button = IconButton(theme, "undo-2", _("Undo"), key="Ctrl+Z")
        self.redo_button = IconButton(theme, "redo-2", _("Redo"))
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.earlier_button = IconButton(theme, "history", _("Earlier states…"))
        self.earlier_button.clicked.connect(self.earlier_wanted)
        self.try_button = Button(theme, _("Try as a learner"), icon="play", kind="bar", style="interface")
        self.try_button.clicked.connect(self.try_it)
        self.pack_button = Button(theme, _("Pack the course…"), icon="package", kind="primary")
        self.pack_button.clicked.connect(self.pack_wanted)
        name = Words(theme, _("Course Studio"), "section-title").as_heading(1)
        ways = [
            self.saved, self.undo_button, self.redo_button, self.earlier_button, self.try_button, self.pack_button,
        ]  # fmt: skip
        bar = Head(theme, [self.back, name, self.title], ways)
        bar.can_lack(name)
        return bar

    def _body(self) -> QWidget:
        theme = self._theme
        side = QWidget()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.px(8), theme.px(10), theme.px(8), theme.px(8))
        head = QHBoxLayout()
        head.addWidget(Words(theme, _("Course"), "button"), 1)
        self.add = AddButton(theme)
        head.addWidget(self.add)
        nest(column, head)
        column.addWidget(self.structure, 1)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for part, share in ((side, 0), (self.middle, 3), (self.preview, 2)):
            self._across.addWidget(part)
            self._across.setStretchFactor(self._across.count() - 1, share)
        self._across.setSizes([theme.px(236), theme.px(560), theme.px(480)])
        self._across.setChildrenCollapsible(False)
        self._down = down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(self._across)
        down.addWidget(self.problems)
        down.setStretchFactor(0, 1)
        down.setSizes([600, self._below()])
        down.setChildrenCollapsible(False)
        return down

    def _below(self) -> int:
        """How high the list of problems is; in large text not more than a quarter."""
        return min(self._theme.px(150), max(100, self.height() // 4))

    def _connect(self) -> None:
        structure, drafting = self.structure, self.drafting
        structure.place_chosen.connect(self._show_place)
        self._acts = StructureActs(drafting, structure, self.middle)
        self._acts.shown_wanted.connect(self._show_place)
        self.add.wanted.connect(self._acts.add)
        self.middle.line_changed.connect(self._line_changed)
        self.middle.undo_wanted.connect(self.undo)
        self.middle.redo_wanted.connect(self.redo)
        self.middle.way_changed.connect(self.problems.say_anew)
        self.middle.line_wanted.connect(self._go_to_line)
        self.middle.leaders_paper_wanted.connect(self._show_leaders_paper)
        self.preview.double.toggled.connect(self._large_page)
        self.sides.chosen.connect(self._side_chosen)
        self.problems.shown_wanted.connect(self.show_problem)
        self.problems.idea_wanted.connect(self._use_idea)
        drafting.saved.connect(self._saved)
        drafting.not_saved.connect(self._not_saved)
        drafting.changed.connect(self._changed)
        drafting.checked.connect(self._checked)
        drafting.clash_met.connect(self._clash, Qt.ConnectionType.QueuedConnection)
        drafting.steps_changed.connect(self._tell_steps)
        self._tell_steps()

    # What is shown

    def window_title(self) -> str:
        """What the window is called while this is shown."""
        return _("Course Studio: {title}").format(title=self.drafting.outline().about.title)

    def _show_title(self) -> None:
        about = self.drafting.outline().about
        self.title.set_words(
            _("{title}, draft of {version}").format(title=about.title, version=about.version)
        )

    def _show_place(self, place: Place) -> None:
        self.middle.show_place(place)
        self._show_beside(place)

    def _show_beside(self, place: Place) -> None:
        path, line = self.middle.place_of_preview(place)
        self.preview.show_place(path, line)

    def _line_changed(self, path: str, line: int) -> None:
        self.preview.show_place(path, line)

    def show_problem(self, problem: Problem) -> None:
        """Go to where it is, to the very field or line."""
        place = self.middle.mending.place_at(problem.path, problem.line)
        self.structure.show_place(place)
        self._show_place(place)
        self.middle.show_problem(problem)

    def _go_to_line(self, path: str, line: int) -> None:
        self.structure.show_place(self.middle.mending.place_at(path, line))
        self.middle.focus_first()

    def _show_leaders_paper(self) -> None:
        self.sides.show_side(SEE)
        self.preview.show_paper("facilitator")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    def _fit_sides(self) -> None:
        """Both beside each other where there is room; a page in text twice as large needs all of it."""
        room = self.width() >= self._theme.px(NARROW)
        self.sides.show_beside(room and not self.preview.double.isChecked())

    def _large_page(self, is_large: bool) -> None:
        self._fit_sides()
        self.sides.show_side(SEE if is_large else self.sides.ways.value())

    def _side_chosen(self, side: str) -> None:
        """The keyboard goes where one looks."""
        if side == SEE:
            self.preview.focus_first()
        else:
            self.middle.focus_first()

    def _use_idea(self, problem: Problem) -> None:
        """The row that was pressed goes with what it told; the keyboard waits in the structure."""
        self.middle.use_idea(problem)
        self._focus_structure()

    # Saved, checked, taken back

    def _changed(self, _paths: object) -> None:
        if not self.drafting.draft.is_saved():  # else another program wrote it
            self.saved.saving()
        self._show_title()

    def _saved(self, at: datetime) -> None:
        self.saved.saved(at)

    def _not_saved(self, why: str) -> None:
        self.saved.failed(why)

    def _checked(self, problems: list[Problem]) -> None:
        before = self.problems.maximumHeight()
        self.problems.show_problems(problems)
        if self.problems.maximumHeight() != before:
            self._down.setSizes([self._down.height(), self._below()])
        self.middle.show_problems(problems)

    def _clash(self, clash: Clash) -> None:
        ways = (_("Keep what is here"), _("Take what the other program wrote"))
        said = self._ask(_("Changed in two places"), _(BOTH).format(path=clash.path), ways)
        self.drafting.settle(clash, mine=said != ways[1])

    def _tell_steps(self) -> None:
        done, undone = self.drafting.steps()
        for button, step, words in (
            (self.undo_button, done, _("Undo")),
            (self.redo_button, undone, _("Redo")),
        ):
            button.setEnabled(step is not None)
            button.setToolTip(f"{words}: {_(step.what)}" if step else words)
        self.steps_changed.emit()

    def undo(self) -> None:
        """Take back what was done last."""
        self.middle.take_now()
        self._show_step(self.drafting.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._show_step(self.drafting.redo())

    def _show_step(self, step: Step | None) -> None:
        """Go to what is another one now, unless one is there already."""
        now = self.structure.place()
        found = changed_place(step, self.drafting.draft) if step is not None else None
        if found is None or (now is not None and now.path == found[0] and now.sort != "part"):
            return
        place = self.middle.mending.place_at(*found)
        if place != now:
            self.structure.show_place(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field has taken: Undo and Redo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def step_words(self) -> tuple[str, str]:
        """What can be taken back and done again, for the menu."""
        done, undone = self.drafting.steps()
        return (_(done.what) if done else "", _(undone.what) if undone else "")

    # Over it

    def try_it(self) -> None:
        """The course in the learner's whole window, at the page that is written."""
        from workbook.window.studio.try_view import TryView

        self.middle.take_now()
        view = TryView(self._theme, self.drafting.draft.aside, _("Back to writing"))
        view.back_wanted.connect(self.back_to_writing)
        self.drafting.changed.connect(view.course_changed)
        view.ready.connect(partial(self._try_here, view))
        self.show_over(view)

    def show_problems(self) -> None:
        """Back to what is to be mended: the first of it."""
        self.back_to_writing()
        if self.drafting.problems:
            self.show_problem(self.drafting.problems[0])

    def save_all(self) -> bool:
        """Write what waits, now; False and told, if it cannot be written."""
        self.middle.take_now()
        if why := self.drafting.finish():
            self._ask(_("Something is not saved"), why, (_("All right"),))
        return not why

    def _try_here(self, view: TryView) -> None:
        path, line = self.middle.place_of_preview(self.middle.place)
        view.show_line(self.drafting.module(path), line)

    def show_over(self, screen: QWidget) -> None:
        """Something in place of the Studio, until one comes back."""
        left_at = QApplication.focusWidget()
        self.back_to_writing()
        self._left_at = left_at if left_at is not None and self.isAncestorOf(left_at) else None
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def back_to_writing(self) -> None:
        """Away with what lies over the Studio."""
        over = self._stack.currentWidget()
        if over is not None and self._stack.currentIndex() > 0:
            let_go(over)
            self._stack.removeWidget(over)
            over.deleteLater()
            self._focus_where_left()

    def _focus_where_left(self) -> None:
        left_at, self._left_at = self._left_at, None
        if left_at is not None and isValid(left_at) and left_at.isVisibleTo(self):
            left_at.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_structure()

    def next_region(self, step: int) -> None:
        """F6: the bar, the structure, what is written, the learner's page, what there is to mend."""
        over = self._stack.currentWidget()
        if self._stack.currentIndex() > 0:
            if (go := getattr(over, "next_region", None)) is not None:
                go(step)
            return
        next_region([self._bar, self.structure, self.middle, self.preview, self.problems], step)

    def step_back(self) -> bool:
        """Esc: from what lies over the Studio back to writing; from a field with words only out of it."""
        over = self._stack.currentWidget()
        if over is None or self._stack.currentIndex() == 0:
            return True
        if getattr(over, "step_back", bool)():
            pass
        elif isinstance(field := QApplication.focusWidget(), TextArea) and field.text().strip():
            over.setFocus(Qt.FocusReason.OtherFocusReason)
            field.focusNextChild()
        else:
            self.back_to_writing()
        return True

    # Ends

    def focus_first(self) -> None:
        """The structure."""
        QTimer.singleShot(0, self, self._focus_structure)

    def _focus_structure(self) -> None:
        self.structure.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_writing(self) -> bool:
        """Write what waits; False if it cannot be written and the author would rather stay."""
        self.middle.take_now()
        why = self.drafting.finish()
        if not why:
            return True
        ways = (_("Leave without it"), _("Stay here"))
        return self._ask(_("Something is not saved"), why, ways, for_good=True) == ways[0]

    def close_pool(self) -> None:
        """Write what waits, and end what goes on in the background."""
        self.back_to_writing()
        self.middle.take_now()
        self.drafting.finish()
        self.preview.close_pool()
        self.drafting.close()
        self.closed.emit()
