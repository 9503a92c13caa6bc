"""Go anywhere (Ctrl+K): a field over the dimmed page; a number or a name, Enter, and one is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbook.answers.searching.index import LONGEST_TYPED
from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.going.goal_list import GoalList
from workbook.window.going.goals import Known, goals
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.keys import key_words
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import IconLabel, Words
from workbook.window.searching.search import search_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from workbook.window.going.goals import Goal, Offer
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session

WIDE, HIGH, FROM_TOP = 680, 580, 40
NARROW = 760  # below this it takes the whole width
DIM = 0.42
SAY_MS = 700  # after a key


class GoAnywhere(QWidget):
    """Lies over the whole window; the keyboard stays in its field, and goes back to where it was with Esc."""

    chosen = Signal(object)  # a goal
    words_wanted = Signal(str)  # to be searched in all texts
    closed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        lately: Sequence[tuple[str, str]],
        offers: Sequence[Offer],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._session, self._theme = session, theme
        self._lately, self._offers = lately, offers
        self._left_at = QApplication.focusWidget()
        self._search = search_of(session)
        self._search.grown.connect(self._look)
        self._say = QTimer(self, singleShot=True, interval=SAY_MS)
        self._say.timeout.connect(self._tell_all)
        self.setAccessibleName(_("Go anywhere"))
        self.setObjectName("over-the-page")
        self._panel = QFrame(self)
        self._panel.setObjectName("going")
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, self._head())
        column.addWidget(rule())
        self.goals = GoalList(theme)
        self.goals.itemClicked.connect(self._go)
        self.goals.currentRowChanged.connect(self._grow)
        column.addWidget(self.goals, 1)
        self.nothing = Words(theme, "", "interface", ink="muted", wrap=True)
        self.nothing.setContentsMargins(theme.px(22), theme.px(14), theme.px(22), theme.px(14))
        column.addWidget(self.nothing)
        column.addWidget(rule())
        nest(column, self._foot())
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self._look()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _head(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(16), px(16), px(14))
        row.setSpacing(px(8))
        row.addWidget(IconLabel(theme, "search", "muted", 18))
        name = _("Go to a number or a name")
        self.field = LineField(theme, name, name, style="interface", most=LONGEST_TYPED)
        self.field.edited.connect(self._typed)
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        self.count = Words(theme, "", "small", ink="muted")
        row.addWidget(self.count)
        return row

    def _foot(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(22), px(6), px(12), px(6))
        row.setSpacing(px(14))
        words = _("Up and Down choose, Enter goes there, Esc leads back to where you were.")
        row.addWidget(Words(theme, words, "small", ink="muted", wrap=True), 1)
        self.look_inside = Button(
            theme, _("Look inside all texts"), icon="search", kind="text", style="small-button"
        )
        self.look_inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is that of the search
        self.look_inside.setToolTip(key_words("Ctrl+Shift+F"))
        self.look_inside.clicked.connect(self.look_in_texts)
        row.addWidget(self.look_inside)
        return row

    def close_up(self, *, give_back: bool = True) -> None:
        """Take it away; with `give_back` the keyboard is where it was."""
        if not isValid(self) or self.isHidden():
            return
        self._say.stop()
        self.hide()
        self.deleteLater()
        left_at = self._left_at
        if give_back and left_at is not None and isValid(left_at) and left_at.isVisible():
            left_at.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def look_in_texts(self) -> None:
        """Look for the typed words in all texts and answers."""
        words = self.field.text()
        self.close_up(give_back=False)
        self.words_wanted.emit(words)

    # Looking

    def _typed(self, _words: str) -> None:
        self._look()
        self._say.start()

    def _look(self) -> None:
        if not isValid(self) or (self.isHidden() and self.goals.count()):
            return
        typed = self.field.text()
        self.goals.show_groups(goals(typed, self._known()), typed)
        count = len(self.goals.goals())
        self.count.setText(counted("{n} place", "{n} places", count) if typed.strip() and count else "")
        self.goals.setVisible(count > 0)
        nothing = _("Nothing by this name. Look inside all texts: Ctrl+Shift+F.")
        self.nothing.setText(nothing if typed.strip() else _("A number such as 3.4, or words of a title."))
        self.nothing.setVisible(count == 0)
        self._grow()

    def _known(self) -> Known:
        session = self._session
        marks = session.course.outline.exercises()
        choices = session.choices
        brought = {
            str(mark.id): (settings := choices.answer_settings.get(mark.id)) is not None
            and settings.share == "bring"
            for mark in marks
            if session.is_answered(mark.id)
        }
        return Known(session.course.outline, self._titles(), self._lately, self._offers, brought)

    def _titles(self) -> dict[str, str]:
        """All titles that are known yet, and that of the one exercise whose number is typed."""
        from workbook.window.going.goals import number_in

        titles, number = self._search.titles, number_in(self.field.text())
        mark = next(
            (m for m in self._session.course.outline.exercises() if m.number and m.number == number), None
        )
        if mark is not None and mark.id not in titles:
            from workbook.course.plain_paragraphs import plain

            exercise = self._session.course.find(mark.id)
            return {**titles, mark.id: plain(exercise.title)} if exercise is not None else titles
        return titles

    def _go(self, *_unused: object) -> None:
        goal: Goal | None = self.goals.chosen()
        if goal is not None:
            self.close_up(give_back=goal.sort in ("bring", "take back"))
            self.chosen.emit(goal)

    # Telling

    def _tell_all(self) -> None:
        told = self.goals.told_here()
        announce(self, ", ".join(filter(None, (self.count.text(), told))) or self.nothing.text())

    # Keys, and room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the field move through the list; the window's size is this one's."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            over = self.parentWidget()
            if over is not None:
                self.setGeometry(over.rect())
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.goals.go(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.goals.go_group(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
            return True
        elif key == Qt.Key.Key_Escape:
            self.close_up()
            return True
        else:
            return False
        announce(self, self.goals.told_here())
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return True  # the keyboard stays in the field

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self, *_unused: object) -> None:
        """As high as its rows need, as far as there is room."""
        px = self._theme.px
        narrow = self.width() < px(NARROW)
        width = self.width() if narrow else px(WIDE)
        top = 0 if narrow else min(px(FROM_TOP), self.height() // 8)
        most = min(self.height() - top, px(HIGH))
        self.goals.setFixedHeight(0)
        around = self._panel.layout()
        rest = around.heightForWidth(width) if around is not None and around.hasHeightForWidth() else 0
        rest = rest or self._panel.sizeHint().height()
        room = max(px(40), most - rest)
        self.goals.setFixedHeight(min(room, self.goals.needed()) if not self.goals.isHidden() else 0)
        height = min(most, rest + self.goals.height())
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page is still there, dimmed; in high contrast it is as it was."""
        if not self._theme.tokens.high_contrast:
            dim = QColor(self._theme.tokens.ink if not self._theme.tokens.dark else "#000000")
            dim.setAlphaF(DIM)
            QPainter(self).fillRect(self.rect(), dim)
