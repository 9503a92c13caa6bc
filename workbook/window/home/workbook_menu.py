"""What can be done with a workbook besides opening it, as a menu on its card and by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.theme import Theme

Act = Literal["rename", "copy empty", "move", "show", "remove", "bin"]
KEYS: dict[int, Act] = {Qt.Key.Key_F2: "rename", Qt.Key.Key_Delete: "bin"}


class _Line(NamedTuple):
    act: Act
    words: str
    icon: str


_LINES = (
    _Line("rename", N_("Rename…"), "pencil-line"),
    _Line("copy empty", N_("Make an empty copy for someone else…"), "copy"),
    _Line("move", N_("Move to another folder…"), "move"),
    _Line("show", N_("Show the file"), "folder-open"),
    _Line("remove", N_("Remove from this list"), "minus"),
    _Line("bin", N_("Move to the bin"), "trash-2"),
)


def acts_of(listed: Listed) -> tuple[Act, ...]:
    """What is possible: a locked one is not looked into, and one that was never opened here is in no list.

    An empty one like a locked one can be made where its course is on this computer anyway.
    """
    hidden: set[Act] = set()
    if listed.missing:
        hidden |= {"rename", "copy empty", "move", "show", "bin"}
    if listed.recent.locked and not listed.course:
        hidden.add("copy empty")
    if listed.new:
        hidden.add("remove")
    return tuple(line.act for line in _LINES if line.act not in hidden)


def workbook_menu(theme: Theme, listed: Listed, parent: QWidget, wanted: Callable[[Act], object]) -> QMenu:
    """The menu of a card."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    possible = acts_of(listed)
    keys = {act: QKeySequence(key) for key, act in KEYS.items()}
    for line in _LINES:
        if line.act not in possible:
            continue
        if line.act == "remove" or (line.act == "bin" and "remove" not in possible):
            menu.addSeparator()
        action = menu.addAction(theme.icon(line.icon, "muted", 16), _(line.words), partial(wanted, line.act))
        if line.act in keys:
            action.setShortcut(keys[line.act])  # shown beside the words; the card itself follows the key
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return menu
