"""Folding of blocks and pages in a text: their lines are hidden below the one that they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.window.studio import text_states
from workbook.window.studio.text_states import CLOSES, OPENS, PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument


def can_fold(block: QTextBlock) -> bool:
    """Whether a block or a page begins in the line, with lines below it."""
    state = block.userState()
    return state > 0 and bool(state & (OPENS | PAGE)) and block.next().isValid()


def is_folded(block: QTextBlock) -> bool:
    """Whether the lines below are hidden."""
    below = block.next()
    return below.isValid() and not below.isVisible()


def lines_below(block: QTextBlock) -> Iterator[QTextBlock]:
    """What is hidden when it is folded: to the line that ends the block, or to the last before another page."""
    is_page = bool(block.userState() & PAGE)
    below = block.next()
    while below.isValid():
        state = below.userState()
        if state & PAGE or (not is_page and state & OPENS):
            return
        yield below
        if not is_page and (state & CLOSES or text_states.where(state) == text_states.TEXT):
            return
        below = below.next()


def fold(document: QTextDocument, block: QTextBlock) -> None:
    """Hide the lines below."""
    _show(document, list(lines_below(block)), shown=False)


def unfold(document: QTextDocument, block: QTextBlock) -> None:
    """Show what is hidden below; whatever was folded inside of it too."""
    hidden, below = [], block.next()
    while below.isValid() and not below.isVisible():
        hidden.append(below)
        below = below.next()
    _show(document, hidden, shown=True)


def above(block: QTextBlock) -> QTextBlock:
    """The nearest line above that is seen."""
    while block.isValid() and not block.isVisible():
        block = block.previous()
    return block


def below(block: QTextBlock) -> QTextBlock:
    """The nearest line from here on that is seen; not valid if there is none."""
    while block.isValid() and not block.isVisible():
        block = block.next()
    return block


def around(block: QTextBlock) -> QTextBlock | None:
    """The line that begins the block or page that a line stands in."""
    found = block
    while found.isValid():
        if can_fold(found) and (found == block or any(line == block for line in lines_below(found))):
            return found
        found = found.previous()
    return None


def folded_lines(document: QTextDocument) -> list[QTextBlock]:
    """The lines below which something is hidden."""
    found, block = [], document.firstBlock()
    while block.isValid():
        if block.isVisible() and is_folded(block):
            found.append(block)
        block = block.next()
    return found


def _show(document: QTextDocument, blocks: list[QTextBlock], *, shown: bool) -> None:
    if not blocks:
        return
    for block in blocks:
        block.setVisible(shown)
        block.setLineCount(max(1, block.layout().lineCount()) if shown else 0)
    first, last = blocks[0], blocks[-1]
    document.markContentsDirty(first.position(), last.position() + last.length() - first.position())
