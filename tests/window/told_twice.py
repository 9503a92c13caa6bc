"""Finds what who listens is told wrong: the same words as name and as description, or signs that nobody reads."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Which = QAccessible.Text
UNSEEN = "\u200b"  # where a line may end
LEAST = 4  # letters; less may well stand in a name by chance


def told_twice(shown: QWidget) -> list[str]:
    """Everything in a window, screen or dialog that is told so, each once."""
    found: dict[str, None] = {}
    for met in _heard(QAccessible.queryAccessibleInterface(shown)):
        name, more = met.text(Which.Name).strip(), met.text(Which.Description).strip()
        if UNSEEN in name + more:
            found[f"an unseen sign in {name!r}"] = None
        if len(more) >= LEAST and more.casefold() in name.casefold():
            found[f"{name!r} is told again: {more!r}"] = None
    return list(found)


def _heard(met: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if met.state().invisible:
        return
    yield met
    for place in range(met.childCount()):
        child: QAccessibleInterface | None = met.child(place)  # the stubs do not know that it may be none
        if child is not None:
            yield from _heard(child)
