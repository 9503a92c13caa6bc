"""The menus and their keys: what can be chosen from any screen, as one table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from workbook.course.translations import same_language
from workbook.language.locales import own_name
from workbook.language.translation import N_, SOURCE, WHOLE
from workbook.language.translation import gettext as _
from workbook.window.look.spoken_language import SYSTEM
from workbook.window.parts.keys import key_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

    from workbook.window.look.theme import Theme
    from workbook.window.spelling.spelling import Offer

Standard = QKeySequence.StandardKey
When = Literal["always", "shown", "opened", "inside"]
Name = Literal[
    "home", "open", "make", "save", "pdf", "form", "name", "remind", "copy", "days", "version",
    "version before", "privacy", "lock", "forget", "quit", "undo", "redo",
    "outline", "full screen", "hide", "next page", "previous page", "read on", "read back",
    "help", "guide", "keys", "about",
    "next region", "region before", "back", "search", "bring", "changes", "my days", "all",
    "mark", "page note", "bookmark", "marks",
    "go", "find", "find next", "find before", "go back", "go forward", "unknown word", "aloud",
]  # fmt: skip


class Command(NamedTuple):
    """Something that can be chosen: its words, its keys, and when it is possible.

    `always`; while something is `shown`, that is, not hidden; with a workbook `opened`; or `inside` its pages.
    """

    words: str
    keys: QKeySequence.StandardKey | str = ""
    when: When = "shown"
    role: QAction.MenuRole = QAction.MenuRole.TextHeuristicRole


COMMANDS: dict[Name, Command] = {
    "home": Command(N_("My &workbooks"), "Ctrl+Shift+W", "opened"),
    "open": Command(N_("&Open a file…"), Standard.Open),
    "make": Command(N_("Ma&ke a course…")),
    "save": Command(N_("&Save now"), Standard.Save, "opened"),
    "pdf": Command(N_("Make my &PDF"), Standard.Print, "opened"),
    "form": Command(N_("Read a f&illed-in form…"), when="opened"),
    "name": Command(N_("&Name on the cover…"), when="opened"),
    "remind": Command(N_("A remin&der in my calendar…"), when="opened"),
    "copy": Command(N_("Save a &copy…"), Standard.SaveAs, "opened"),
    "days": Command(N_("Go back to an &earlier day…"), when="opened"),
    "version": Command(N_("A newer &version of the course…"), when="opened"),
    "version before": Command(N_("Go &back to the version before…"), when="opened"),
    "privacy": Command(N_("P&rivacy and safekeeping"), when="opened"),
    "lock": Command(N_("&Lock now"), "Ctrl+L", "opened"),
    "forget": Command(N_("&Forget recent files")),
    "quit": Command(N_("&Quit"), "Ctrl+Q", "always", QAction.MenuRole.QuitRole),
    "undo": Command(N_("&Undo")),
    "redo": Command(N_("&Redo")),
    "unknown word": Command(N_("Next &unknown word"), "F8", "opened"),
    "outline": Command(N_("&Outline"), "F9", "inside"),
    "full screen": Command(N_("&Full screen"), "F11"),
    "go": Command(N_("&Go to…"), "Ctrl+K", "opened"),
    "find": Command(N_("F&ind on this page…"), Standard.Find, "inside"),
    "find next": Command(N_("Find the next one"), "F3", "inside"),
    "find before": Command(N_("Find the one before"), "Shift+F3", "inside"),
    "search": Command(N_("&Search…"), "Ctrl+Shift+F", "opened"),
    "bring": Command(N_("&What I bring"), when="opened"),
    "changes": Command(N_("&How it changed"), when="opened"),
    "my days": Command(N_("&My days"), when="opened"),
    "all": Command(N_("&All I wrote"), when="opened"),
    "marks": Command(N_("Mar&ks and notes"), when="opened"),
    "mark": Command(N_("&Mark the selected words…"), "Ctrl+M", "inside"),
    "page note": Command(N_("A &note for the whole page"), when="inside"),
    "bookmark": Command(N_("&Bookmark this page"), "Ctrl+D", "inside"),
    "hide": Command(N_("&Hide this page"), "Ctrl+Shift+H", "always"),
    "next page": Command(N_("&Next page"), "Ctrl+PgDown", "inside"),
    "previous page": Command(N_("&Previous page"), "Ctrl+PgUp", "inside"),
    "go back": Command(N_("&Back to where I was"), Standard.Back, "inside"),
    "go forward": Command(N_("&Forward again"), Standard.Forward, "inside"),
    "read on": Command(N_("&Read the text by keyboard"), "F7", "inside"),
    "read back": Command(N_("Read the text before"), "Shift+F7", "inside"),
    "aloud": Command(N_("Read al&oud"), "Ctrl+Shift+R", "inside"),
    "help": Command(N_("&Need help now?"), "Ctrl+Shift+N", "always"),
    "guide": Command(N_("&Guide")),
    "keys": Command(N_("&Keys"), "F1"),
    "about": Command(N_("&About Workbook"), role=QAction.MenuRole.AboutRole),
    "next region": Command(N_("Next region"), "F6"),
    "region before": Command(N_("Region before"), "Shift+F6"),
    "back": Command(N_("Back"), "Esc"),
}
# What one can also go to by its name: the first three stand there before anything is typed.
OFFERED: tuple[Name, ...] = (
    "search", "pdf", "hide", "find", "bring", "changes", "my days", "all", "marks", "bookmark", "home",
    "open", "make", "form", "name", "remind", "copy", "days",
    "version", "privacy", "lock", "outline", "full screen", "help", "guide", "keys", "about",
)  # fmt: skip
RUBS_OUT = (QKeySequence("Backspace"), QKeySequence("Shift+Backspace"))
LINE = None
FILE: tuple[Name | None, ...] = (
    "home", "open", "make", LINE, "save", "pdf", "form", "name", "remind", "copy", "days", "version", "version before",
    LINE, "privacy", "lock", "forget", "quit",
)  # fmt: skip
EDIT: tuple[Name | None, ...] = ("undo", "redo", LINE, "mark", "page note", "bookmark")
GO: tuple[Name | None, ...] = (
    "go", "find", "search", LINE, "go back", "go forward", "next page", "previous page", "read on", "aloud",
    LINE, "bring", "changes", "my days", "all", "marks",
)  # fmt: skip
# How prose, questions and answers are set: what is chosen, its words, and the ways there are.
READING = (
    (
        "face",
        N_("Face for rea&ding"),
        (("serif", N_("With serifs")), ("sans", N_("Without serifs")), ("legible", N_("Easy to tell apart"))),
    ),
    (
        "width",
        N_("&Width of a line"),
        (("narrow", N_("Narrow")), ("normal", N_("As usual")), ("wide", N_("Wide"))),
    ),
    (
        "spacing",
        N_("S&pace between lines"),
        (
            ("close", N_("Tight")),
            ("normal", N_("As usual")),
            ("open", N_("Roomy")),
            ("wide", N_("Very roomy")),
        ),
    ),
)
THEMES = (
    ("system", N_("Like the system")),
    ("light", N_("Light")),
    ("sepia", N_("Sepia")),
    ("dark", N_("Dark")),
    ("black", N_("Black")),
    ("high-contrast-light", N_("High contrast, light")),
    ("high-contrast-dark", N_("High contrast, dark")),
)
KEYS = (
    N_("Ctrl+Page Up, Ctrl+Page Down: previous and next page"),
    N_("Alt+Left, Alt+Right: back to where I was, and forward again"),
    N_("Ctrl+Plus, Ctrl+Minus, Ctrl+0: text size"),
    N_("Ctrl+K: go to a number such as 3.4, or to a name"),
    N_("Ctrl+F: find on this page; F3, Shift+F3: the next one, the one before"),
    N_("Ctrl+Shift+F: search in the course and in my answers"),
    N_("Ctrl+M: mark the selected words, or write a note; 1, 2, 3 choose the colour, N is the note"),
    N_("Ctrl+D: bookmark this page"),
    N_("Ctrl+P: make my PDF"),
    N_("Ctrl+Shift+H: hide this page"),
    N_("Ctrl+L: lock this workbook"),
    N_("Ctrl+Shift+N: need help now"),
    N_("Home, End, Space, Shift+Space: through a page"),
    N_("F6, Shift+F6: outline, page, notes, bars"),
    N_("F7, Shift+F7: read the text by keyboard, with arrows; next and previous text"),
    N_("Ctrl+Shift+R: read the page aloud, or what is selected, where the computer has a voice; again: stop"),
    N_("F8: next word that no dictionary knows, where spelling is on; menu key or Shift+F10: suggestions"),
    N_(
        "F4: in the Course Studio, from what is written to what a learner sees, where there is no room for both"
    ),
    N_("F9: outline"),
    N_("F11: full screen"),
    N_("Esc: one step back"),
    "",
    N_("Tab moves on, also out of a text field; Ctrl+Tab types a tab."),
    N_("Ctrl+Z, Ctrl+Shift+Z: take back, and do again"),
    N_("Alt+Up, Alt+Down: move a row of a ranking or a table"),
    N_("In the Studio: Alt+Up and Alt+Down move what is chosen, Ctrl+D doubles it, Delete removes it"),
    N_(
        "In a drawing: arrows move the pen, Shift with them a little, Space puts it down or lifts it, Delete rubs out"
    ),
    "",
    N_("Everything you write is saved by itself."),
)
ABOUT = N_("""Free software under the MIT licence.

It uses Qt through PySide6 under the LGPL 3: you may replace that library with your own build. The typefaces (SIL OFL, \
Apache 2.0), the Lucide icons (ISC) and the words of recovery sheets (BIP-0039 list, MIT) come with their licences.""")


class Menus(QObject):
    """The menu bar of a window. Every action also belongs to the window, so that its keys work when it is hidden."""

    chosen = Signal(str)  # the name of a command
    language_chosen = Signal(str)  # the code of one of the course's languages
    speech_chosen = Signal(str)  # the code of a language that the window speaks, or `system`
    spelling_chosen = Signal(str)  # the code of a dictionary; empty for none

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._themes: dict[str, QAction] = {}
        self._readings: dict[tuple[str, str], QAction] = {}
        self._said: list[tuple[QAction, str]] = []  # each with its words in English
        self._actions = {name: self._action(name, command) for name, command in COMMANDS.items()}
        self._menu(N_("&File"), FILE)
        edit_menu = self._menu(N_("&Edit"), EDIT)
        edit_menu.addSeparator()
        self._spelling_menu = self._menu_in(edit_menu, N_("&Spelling"))
        self.show_spelling((), "", is_on=False)
        self.show_aloud(can_read=False, is_reading=False)
        self._view_menu = self._menu(N_("&View"), ())
        self._fill_view(self._view_menu)
        self._language_menu = self._menu_in(self._view_menu, N_("&Language of the course"))
        self.show_languages((), "")
        self._speeches: dict[str, QAction] = {}
        self._speech_menu = self._menu_in(self._view_menu, N_("Language of the &window"))
        self._fill_speeches()
        self._menu(N_("&Go"), GO)
        self._menu(N_("&Help"), ("help", "guide", "keys", "about"))
        self._set_undo_keys()
        self.show_acts("", "")

    def say_anew(self) -> None:
        """Another language is spoken: say everything in it. What the open workbook adds is told anew by its window."""
        for action, words in self._said:
            action.setText(_(words))

    def update(self, *, inside: bool, opened: bool, hidden: bool = False) -> None:
        """Offer what is possible: `inside` a workbook's pages, with a workbook `opened`, unless all is `hidden`."""
        possible = {"always": True, "shown": not hidden, "opened": opened and not hidden}
        possible["inside"] = inside and not hidden
        for action in self._window.actions():
            action.setEnabled(not hidden)
        for name, command in COMMANDS.items():
            self._actions[name].setEnabled(possible[command.when])

    def show_theme(self, choice: str) -> None:
        """Tick the theme that is chosen."""
        for name, action in self._themes.items():
            action.setChecked(name == choice)

    def show_reading(self) -> None:
        """Tick how prose is set, and whether less moves."""
        self.less.setChecked(self._theme.less_movement)
        chosen = self._theme.reading._asdict()
        for (what, way), action in self._readings.items():
            action.setChecked(chosen[what] == way)

    def _read_in(self, what: str, way: str) -> None:
        self._theme.read_in(self._theme.reading._replace(**{what: way}))
        self.show_reading()

    def pop_up_view(self, button: QWidget, _checked: bool = False) -> None:
        """Text size and theme, below a button."""
        menu = self._view_menu
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        # A menu takes the mouse, and a button that does not see it leave stays as if it were still there.
        menu.aboutToHide.connect(partial(_leave, button), Qt.ConnectionType.SingleShotConnection)

    def show_acts(self, undo: str, redo: str) -> None:
        """Name what can be taken back, and what can be done again; nothing for none."""
        names: dict[Name, str] = {"undo": undo, "redo": redo}
        for name, what in names.items():
            action, words = self._actions[name], _(COMMANDS[name].words)
            action.setText(f"{words}: {what.replace('&', '&&')}" if what else words)
            action.setEnabled(bool(what))

    def offered(self, names: Iterable[Name]) -> list[tuple[Name, str, str]]:
        """Those commands that are possible now: names, plain words, and keys as they are written here."""
        found = ((name, self._actions[name]) for name in names)
        return [
            (name, unmarked_words(action.text()), key_words(action.shortcut().toString()))
            for name, action in found
            if action.isEnabled() and action.isVisible()
        ]

    def show_aloud(self, *, can_read: bool, is_reading: bool) -> None:
        """Offer to read aloud where there is a voice, or to stop it."""
        action = self._actions["aloud"]
        action.setVisible(can_read)
        action.setText(_("Stop reading al&oud") if is_reading else _(COMMANDS["aloud"].words))

    def show_trail(self, back: bool, forward: bool) -> None:
        """Offer back and forward where there is somewhere to go."""
        self._actions["go back"].setEnabled(back)
        self._actions["go forward"].setEnabled(forward)

    def show_version_before(self, version: str) -> None:
        """Name the version of the course that one can go back to; without one there is nothing to choose."""
        action = self._actions["version before"]
        action.setVisible(bool(version))
        action.setText(_("Go &back to version {version}…").format(version=version))

    def show_languages(self, codes: tuple[str, ...], chosen: str) -> None:
        """Offer the languages of the open course, if it has several."""
        self._language_menu.clear()
        self._language_menu.menuAction().setVisible(len(codes) > 1)
        if len(codes) < 2:
            return
        for code in codes:
            action = self._language_menu.addAction(own_name(code).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(same_language(code, chosen or codes[0]))
            action.triggered.connect(partial(self._choose_language, code))

    def show_spelling(self, offers: Iterable[Offer], note: str, *, is_on: bool) -> None:
        """Offer the dictionaries that there are, and say in a line what is to be said of them."""
        menu, offers = self._spelling_menu, list(offers)
        menu.clear()
        menu.menuAction().setVisible(bool(offers) or is_on)
        self._actions["unknown word"].setVisible(is_on)
        if not offers and not is_on:
            return
        lines = [("", _("Off"), not is_on), *offers]
        for code, words, chosen in lines:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(partial(self._choose_spelling, code))
        if note:
            menu.addSeparator()
            menu.addAction(note.replace("&", "&&")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self._actions["unknown word"])

    def _choose_spelling(self, code: str, _checked: bool = False) -> None:
        self.spelling_chosen.emit(code)

    def show_speech(self, chosen: str, *, can_change: bool) -> None:
        """Tick the language of the window, which can be changed where nothing would be lost by it."""
        for code, action in self._speeches.items():
            action.setChecked(code == chosen)
            action.setEnabled(can_change)
        self._speech_note.setVisible(not can_change)

    def _fill_speeches(self) -> None:
        codes = {SYSTEM: "", SOURCE: own_name(SOURCE), **WHOLE}
        for code, name in codes.items():
            self._speeches[code] = action = self._speech_menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose_speech, code))
        self._say(self._speeches[SYSTEM], N_("Like the system"))
        self._speech_note = self._speech_menu.addAction("")
        self._speech_note.setEnabled(False)
        self._say(self._speech_note, N_("Not here: what is half done would be lost by it."))

    def _choose_speech(self, code: str, checked: bool = False) -> None:
        self._speeches[code].setChecked(not checked)  # the window ticks it, once it is spoken
        self.speech_chosen.emit(code)

    def _choose_language(self, code: str, _checked: bool = False) -> None:
        self.language_chosen.emit(code)

    def _menu(self, title: str, names: Iterable[Name | None]) -> QMenu:
        menu = self._menu_in(self._window.menuBar(), title)
        for name in names:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
        return menu

    def _menu_in(self, around: QMenuBar | QMenu, title: str) -> QMenu:
        menu = around.addMenu("")
        self._say(menu.menuAction(), title)
        return menu

    def _say(self, action: QAction, words: str) -> None:
        self._said.append((action, words))
        action.setText(_(words))

    def _fill_view(self, menu: QMenu) -> None:
        theme = self._theme
        self._add_to(menu, N_("&Larger text"), theme.larger).setShortcuts(
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        )
        self._add_to(menu, N_("&Smaller text"), theme.smaller).setShortcut("Ctrl+-")
        self._add_to(menu, N_("&Normal text"), theme.normal_size).setShortcut("Ctrl+0")
        menu.addSeparator()
        for choice, words in THEMES:
            self._themes[choice] = action = self._add_to(menu, words, partial(theme.choose, choice))
            action.setCheckable(True)
        self.show_theme(theme.choice)
        menu.addSeparator()
        for what, title, ways in READING:
            inside = self._menu_in(menu, title)
            for way, words in ways:
                action = self._add_to(inside, words, partial(self._read_in, what, way))
                action.setCheckable(True)
                self._readings[what, way] = action
        self.ruler = QAction(self._window, checkable=True)
        self._say(self.ruler, N_("Reading r&uler"))
        menu.addAction(self.ruler)
        menu.addSeparator()
        self.less = less = QAction(self._window, checkable=True, checked=theme.less_movement)
        self._say(less, N_("Less &movement"))
        less.triggered.connect(theme.move_less)  # by a person, and not by what the desktop says
        menu.addAction(less)
        self.show_reading()
        for name in ("outline", "full screen", "hide"):
            menu.addAction(self._actions[name])

    def _set_undo_keys(self) -> None:
        self._actions["undo"].setShortcuts(QKeySequence.keyBindings(Standard.Undo))
        known = QKeySequence.keyBindings(Standard.Redo)
        more = [keys for keys in [QKeySequence("Ctrl+Y")] if keys not in known]
        self._actions["redo"].setShortcuts(known + more)

    def _action(self, name: Name, command: Command) -> QAction:
        action = self._new(command.words, partial(self.chosen.emit, name))
        if command.keys in (
            Standard.Back,
            Standard.Forward,
        ):  # on some systems that is the key that rubs out too
            action.setShortcuts([k for k in QKeySequence.keyBindings(command.keys) if k not in RUBS_OUT])
        elif command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.setMenuRole(command.role)
        return action

    def _add_to(self, menu: QMenu, words: str, call: Callable[[], object]) -> QAction:
        action = self._new(words, call)
        menu.addAction(action)
        return action

    def _new(self, words: str, call: Callable[[], object]) -> QAction:
        action = QAction(self._window)
        self._say(action, words)
        action.triggered.connect(partial(_call, call))
        self._window.addAction(action)
        return action


def unmarked_words(words: str) -> str:
    """The words of a menu without the sign of their key."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def keys_told() -> str:
    """All keys in words, a line for each."""
    return "\n".join(_(line) if line else "" for line in KEYS)


def _leave(button: QWidget) -> None:
    if isValid(button):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


def _call(call: Callable[[], object], _checked: bool = False) -> None:
    """Call without the tick that Qt passes on."""
    call()
