"""The bar below a page in which one looks for words on it: Ctrl+F, then Enter from place to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from workbook.answers.searching.index import LONGEST_TYPED
from workbook.language.translation import gettext as _
from workbook.window.pages.page_finder import MOST, PageFinder
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import Bar
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.line_field import LineField
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from workbook.window.look.theme import Theme
    from workbook.window.pages.page_view import PageView

WAIT_MS = 120  # after a key
SAY_MS = 900  # what was found is spoken when the typing pauses


class FindBar(Bar):
    """Hidden until it is wanted; the words stay while one turns the pages, and go when it is closed."""

    everywhere_wanted = Signal(str)  # with the words, which are looked for in all pages and answers

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bar-bottom", height=46)
        self._finder: PageFinder | None = None
        self._left_at: QWidget | None = None
        self._page: PageView | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._find)
        self._say = QTimer(self, singleShot=True, interval=SAY_MS)
        self._say.timeout.connect(self._tell_count)
        name = _("Find on this page")
        self.setAccessibleName(name)
        self.field = LineField(theme, name, name, style="interface", most=LONGEST_TYPED)
        self.field.setMaximumWidth(theme.px(320))
        self.field.edited.connect(self._wait.start)
        self.field.installEventFilter(self)
        self.count = Words(theme, "", "small", ink="muted")
        self.before = IconButton(theme, "chevron-up", _("The one before"), key="Shift+F3")
        self.next = IconButton(theme, "chevron-down", _("The next one"), key="F3")
        self.everywhere = Button(
            theme, _("Search everywhere"), icon="search", kind="text", style="small-button"
        )
        self.everywhere.can_shrink = True
        self.shut = IconButton(theme, "x", _("Close"), key="Esc")
        self.before.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.everywhere.clicked.connect(lambda: self.everywhere_wanted.emit(self.field.text()))
        self.shut.clicked.connect(self.close_up)
        self.row.addWidget(IconLabel(theme, "search", "muted", 16))
        for widget in (self.field, self.before, self.next, self.count):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.row.addWidget(self.everywhere)
        self.row.addWidget(self.shut)
        self.hide()

    def open_on(self, view: PageView) -> None:
        """Begin to type at once; words that were looked for are there to be typed over."""
        if self.isHidden():
            self._left_at = QApplication.focusWidget()
            self.show()
            self.turn_to(view)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def turn_to(self, view: PageView) -> None:
        """Another page is shown: the same words are looked for there."""
        if self.isHidden():
            return
        if self._finder is not None:
            self._finder.let_go()
        self._page, self._finder = view, PageFinder(view, self._theme)
        self._find()

    def step_out(self) -> bool:
        """Esc in it."""
        self.close_up()
        return True

    def close_up(self) -> None:
        """Put the bar away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self._wait.stop()
        self._say.stop()
        if self._finder is not None:
            self._finder.let_go()
            self._finder = None
        self.hide()
        self.field.set_text("")
        left_at = self._left_at
        if left_at is not None and isValid(left_at) and left_at.isVisible():
            left_at.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._page is not None and isValid(self._page):  # a page was turned meanwhile
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """To the next place or the one before."""
        if self._finder is not None:
            self._wait.stop()
            self._finder.step(self.field.text(), by)
            self._show_count()
            self._finder.tell()

    def _find(self) -> None:
        if self._finder is None:
            return
        if self.field.text().strip():
            self._finder.find(self.field.text())
            self._say.start()
        else:
            self._finder.clear()
        self._show_count()

    def _tell_count(self) -> None:
        announce(self, self.count.text())

    def _show_count(self) -> None:
        finder = self._finder
        found = finder is not None and finder.count > 0
        for button in (self.before, self.next):
            button.setEnabled(found)
        if finder is None or not self.field.text().strip():
            self.count.setText("")
        elif found:
            count = f"{MOST}+" if finder.count >= MOST else str(finder.count)
            self.count.setText(_("{at} of {count}").format(at=finder.at + 1, count=count))
        else:
            self.count.setText(_("Not on this page."))

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """Enter goes on and Shift+Enter back; the keyboard stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._finder is not None:
            QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        if self._finder is not None:
            self._finder.show_again()
