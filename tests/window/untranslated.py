"""Every text on a screen, in its menus and in what assistive tools are told, and which of it has words of ours."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QWidget

from tests.language.left_over import left_over

TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


def untranslated(shown: QWidget, own: set[str]) -> set[str]:
    """Every text with a word of ours in it."""
    found = set()
    for words in texts(shown):
        if left_over(words, own):
            found.add(f"{words[:90]!r}")
    return found


def texts(shown: QWidget) -> Iterator[str]:
    for one in told(QAccessible.queryAccessibleInterface(shown)):
        yield from (one.text(kind) for kind in TEXTS)
    for thing in (shown, *shown.findChildren(QObject)):
        if isinstance(thing, QAction):
            yield from (thing.text(), thing.toolTip())
        elif isinstance(thing, QWidget) and thing.isVisibleTo(shown):
            yield thing.toolTip()
            for name in ("text", "placeholderText", "title"):
                if isinstance(words := thing.property(name), str):
                    yield words


def told(one: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if one is None or one.state().invisible:
        return
    yield one
    for at in range(one.childCount()):
        yield from told(one.child(at))
