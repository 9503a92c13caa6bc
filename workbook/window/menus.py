"""The menus and their keys: every one calls what the window can do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from workbook.window.main_window import MainWindow

THEMES = (
    ("system", "Like the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high-contrast-light", "High contrast, light"),
    ("high-contrast-dark", "High contrast, dark"),
)
KEYS = """Alt+Left, Alt+Right: previous and next page
Ctrl+Plus, Ctrl+Minus, Ctrl+0: text size
Ctrl+P: make my PDF
Ctrl+Shift+H: hide this page
Ctrl+L: lock this workbook
Ctrl+Shift+N: need help now
Home, End, Space, Shift+Space: through a page
F6, Shift+F6: outline, page, bars
F7, Shift+F7: read the text by keyboard, with arrows; next and previous text
F9: outline
F11: full screen
Esc: one step back

Tab moves on, also out of a text field; Ctrl+Tab types a tab.
Ctrl+Z, Ctrl+Shift+Z: take back, and do again
Alt+Up, Alt+Down: move a row of a ranking or a table
In a drawing: arrows move the pen, Shift with them a little, Space puts it down or lifts it, Delete rubs out

Everything you write is saved by itself."""
ABOUT = """Free software under the MIT licence.

It uses Qt through PySide6 under the LGPL 3: you may replace that library with your own build. The typefaces (SIL OFL, \
Apache 2.0), the Lucide icons (ISC) and the words of recovery sheets (BIP-0039 list, MIT) lie with their licences in \
the program’s folder resources."""


class Menus(QObject):
    """The menu bar of the window. Every action also belongs to the window, so that its keys work when it is hidden."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._themes: dict[str, QAction] = {}
        self._always: list[QAction] = []  # what is possible while the window is blank
        self._file()
        self._edit()
        self._view()
        self._go()
        self._help()
        self._add(None, "Next region", partial(window.next_region, 1), "F6")
        self._add(None, "Region before", partial(window.next_region, -1), "Shift+F6")
        self._add(None, "Back", window.escape, QKeySequence(Qt.Key.Key_Escape))

    def update(self, *, inside: bool, opened: bool, hidden: bool = False) -> None:
        """Offer what is possible: `inside` a workbook's pages, with a workbook `opened`, unless all is `hidden`."""
        for action in self._window.actions():
            action.setEnabled(not hidden or action in self._always)
        if hidden:
            return
        for action in (self._next, self._previous, self._read, self._outline):
            action.setEnabled(inside)
        for action in (
            self._home,
            self._pdf,
            self._save,
            self._name,
            self._privacy,
            self._lock,
            self._copy,
            self._days,
        ):
            action.setEnabled(opened)

    def show_theme(self, choice: str) -> None:
        """Tick the theme that is chosen."""
        for name, action in self._themes.items():
            action.setChecked(name == choice)

    def pop_up_view(self, button: QWidget, _checked: bool = False) -> None:
        """Text size and theme, below a button."""
        menu = self._view_menu
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        # A menu takes the mouse, and a button that does not see it leave stays as if it were still there.
        menu.aboutToHide.connect(partial(_leave, button), Qt.ConnectionType.SingleShotConnection)

    def _file(self) -> None:
        window, key = self._window, QKeySequence.StandardKey
        menu = window.menuBar().addMenu("&File")
        self._home = self._add(menu, "My &workbooks", window.show_home, "Ctrl+Shift+W")
        self._add(menu, "&Open a file…", window.entrance.choose_file, QKeySequence(key.Open))
        menu.addSeparator()
        self._save = self._add(menu, "&Save now", window.save_now, QKeySequence(key.Save))
        self._pdf = self._add(menu, "Make my &PDF", window.show_pdf, QKeySequence(key.Print))
        self._name = self._add(menu, "&Name on the cover…", window.name_it)
        self._copy = self._add(menu, "Save a &copy…", window.copies.save_copy, QKeySequence(key.SaveAs))
        self._days = self._add(menu, "Go back to an &earlier day…", window.past.show_days)
        menu.addSeparator()
        self._privacy = self._add(menu, "P&rivacy and safekeeping", window.show_privacy)
        self._lock = self._add(menu, "&Lock now", window.keeper.lock_now, "Ctrl+L")
        self._add(menu, "&Forget recent files", window.forget_recents)
        self._of_a_workbook = [self._home, self._pdf, self._save, self._name, self._copy, self._days]
        self._of_a_workbook += [self._privacy, self._lock]
        quit_it = self._add(menu, "&Quit", window.close, "Ctrl+Q")
        quit_it.setMenuRole(QAction.MenuRole.QuitRole)
        self._always.append(quit_it)

    def _edit(self) -> None:
        window, key = self._window, QKeySequence.StandardKey
        menu = window.menuBar().addMenu("&Edit")
        self._undo = self._add(menu, "&Undo", window.undo)
        self._undo.setShortcuts(QKeySequence.keyBindings(key.Undo))
        self._redo = self._add(menu, "&Redo", window.redo)
        known = QKeySequence.keyBindings(key.Redo)
        self._redo.setShortcuts(known + [keys for keys in [QKeySequence("Ctrl+Y")] if keys not in known])
        self.show_acts("", "")

    def show_acts(self, undo: str, redo: str) -> None:
        """Name what can be taken back, and what can be done again; nothing for none."""
        for action, name, what in ((self._undo, "&Undo", undo), (self._redo, "&Redo", redo)):
            action.setText(f"{name}: {what.replace('&', '&&')}" if what else name)
            action.setEnabled(bool(what))

    def _view(self) -> None:
        window, theme = self._window, self._window.theme
        self._view_menu = menu = window.menuBar().addMenu("&View")
        larger = self._add(menu, "&Larger text", theme.larger)
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, "&Smaller text", theme.smaller, "Ctrl+-")
        self._add(menu, "&Normal text", theme.normal_size, "Ctrl+0")
        menu.addSeparator()
        for choice, words in THEMES:
            action = self._add(menu, words, partial(theme.choose, choice))
            action.setCheckable(True)
            self._themes[choice] = action
        self.show_theme(theme.choice)
        menu.addSeparator()
        less = QAction("Less &movement", window, checkable=True, checked=theme.less_movement)
        less.toggled.connect(theme.move_less)
        menu.addAction(less)
        self._outline = self._add(menu, "&Outline", window.toggle_outline, "F9")
        self._add(menu, "&Full screen", window.full_screen, "F11")
        self._always.append(self._add(menu, "&Hide this page", window.toggle_hidden, "Ctrl+Shift+H"))

    def _go(self) -> None:
        menu = self._window.menuBar().addMenu("&Go")
        self._next = self._add(menu, "&Next page", self._window.next_page, "Alt+Right")
        self._previous = self._add(menu, "&Previous page", self._window.previous_page, "Alt+Left")
        self._read = self._add(menu, "&Read the text by keyboard", partial(self._window.read_text, 1), "F7")
        self._add(None, "Read the text before", partial(self._window.read_text, -1), "Shift+F7")

    def _help(self) -> None:
        menu = self._window.menuBar().addMenu("&Help")
        self._always.append(self._add(menu, "&Need help now?", self._window.show_help, "Ctrl+Shift+N"))
        self._add(menu, "&Keys", partial(self._window.say, "Keys", KEYS), "F1")
        about = self._add(menu, "&About Workbook", self._say_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _say_about(self) -> None:
        from workbook import __version__

        self._window.say(f"Workbook {__version__}", ABOUT)

    def _add(
        self, menu: QMenu | None, words: str, call: Callable[[], object], keys: QKeySequence | str = ""
    ) -> QAction:
        action = QAction(words, self._window)
        if keys:
            action.setShortcut(keys)
        action.triggered.connect(partial(_call, call))
        self._window.addAction(action)
        if menu is not None:
            menu.addAction(action)
        return action


def _leave(button: QWidget) -> None:
    if isValid(button):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


def _call(call: Callable[[], object], _checked: bool = False) -> None:
    """Call without the tick that Qt passes on."""
    call()
