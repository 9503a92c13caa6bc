"""Quiet colours for the text of a course: what is written anew is coloured anew, and no more.

Qt's own QSyntaxHighlighter has the whole view drawn anew for every key in a line that has colours. So the colours are
formats of the document, which go along with the words; a key in the middle of a line changes none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextFormat

from workbook.window.studio.text_lines import START, read_line

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument

    from workbook.window.look.theme import Theme
    from workbook.window.studio.text_lines import Piece

# What is coloured how: a token of the theme.
COLOURS = {
    "mark": "bring", "kind": "bring", "id": "lock", "key": "accent", "value": "lock", "heading": "accent_ink",
    "quiet": "muted", "bullet": "accent", "wrong": "error", "code": "lock", "bold": "ink", "italic": "ink",
}  # fmt: skip
_CODES = {name: number for number, name in enumerate(COLOURS, 1)}
_OURS = QTextFormat.Property.UserProperty.value + 1
SOON_MS = 30  # the letter is painted first
AT_ONCE, LATER = 400, 200  # lines; those behind them follow while nothing else is to be done


class TextColours(QObject):
    """Colours the lines of a document, and leaves in each line's state where it stands.

    `worked` says that what was written is coloured: what depends on it, and on no single key, follows then.
    """

    worked = Signal()

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._document, self._theme, self._tokens = document, theme, theme.tokens
        self._formats = _formats(theme)
        self._at_work = self._waits = False
        self._from = self._to = -1  # what was written since
        self._mark = QTextCursor(document)  # the line that is to be looked at next, while there is a rest
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._go_on)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.catch_up)
        document.contentsChange.connect(self._note)

    def restyle(self) -> None:
        """Take the colours anew, if they are others."""
        if self._theme.tokens is not self._tokens:
            self._tokens = self._theme.tokens
            self._formats = _formats(self._theme)
            every = self._document.blockCount()
            self._work(self._document.firstBlock(), every, most=every, anew=True)

    def finish(self) -> None:
        """Look at all lines that are still to be looked at."""
        self.catch_up()
        if self._rest.isActive():
            self._rest.stop()
            self._work(self._mark.block(), 1, most=self._document.blockCount())

    def catch_up(self) -> None:
        """Look at what was written, now."""
        if not self._waits:
            return
        self._waits = False
        self._soon.stop()
        first, last = self._document.findBlock(self._from), self._document.findBlock(self._to)
        last = last if last.isValid() else self._document.lastBlock()
        self._work(first, last.blockNumber() - first.blockNumber() + 1)
        self.worked.emit()

    def _note(self, at: int, removed: int, added: int) -> None:
        """Something was written, or is to be laid out anew. Every key comes here, so it is short."""
        if self._at_work:
            return
        if self._waits:
            self._to = max(at + added, self._to + added - removed)
            self._from = min(self._from, at)
        else:
            self._from, self._to, self._waits = at, at + added, True
            self._soon.start()

    def _go_on(self) -> None:
        self._work(self._mark.block(), 1, most=LATER)

    def _work(self, block: QTextBlock, least: int, *, most: int = AT_ONCE, anew: bool = False) -> None:
        """Look at so many lines, and at those behind them as long as they stand in another place than before."""
        self._at_work = True
        cursor, above = QTextCursor(self._document), block.previous()
        state, count, settled = above.userState() if above.isValid() else START, 0, False
        cursor.beginEditBlock()
        while block.isValid() and count < most and not settled:
            was = block.userState()
            state, pieces = read_line(block.text(), state)
            block.setUserState(state)
            self._wear(cursor, block, pieces, anew=anew)
            count += 1
            settled = count >= least and was == state
            last, block = block, block.next()
        cursor.endEditBlock()
        self._at_work = False
        if block.isValid() and not settled:
            self._mark.setPosition(block.position())
            self._rest.start()
        elif self._rest.isActive() and self._mark.block().blockNumber() <= last.blockNumber():
            self._rest.stop()

    def _wear(self, cursor: QTextCursor, block: QTextBlock, pieces: list[Piece], *, anew: bool) -> None:
        """Give a line its colours where they differ from those that it has."""
        wanted, worn = _wanted(block, pieces), _worn(block)
        if wanted == worn and not anew:
            return
        at, end, begin = 0, len(wanted), block.position()
        while at < end:
            code = wanted[at]
            stop = at + 1
            while stop < end and wanted[stop] == code:
                stop += 1
            if (anew and code) or wanted[at:stop] != worn[at:stop]:
                cursor.setPosition(begin + at)
                cursor.setPosition(begin + stop, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(self._formats[code])
            at = stop


def _wanted(block: QTextBlock, pieces: list[Piece]) -> bytearray:
    """For each sign of a line, as Qt counts them, which colour it is to have."""
    made = bytearray(block.length() - 1)
    text = block.text() if pieces else ""
    is_wide = pieces and not text.isascii() and len(text) != len(made)
    for begin, end, sort in pieces:
        first, last = (units(text, begin), units(text, end)) if is_wide else (begin, end)
        made[first:last] = bytes([_CODES[sort]]) * (last - first)
    return made


def _worn(block: QTextBlock) -> bytearray:
    """For each sign of a line which colour it has."""
    made = bytearray()
    run = block.begin()
    while not run.atEnd():
        piece = run.fragment()
        made += bytes([int(piece.charFormat().property(_OURS) or 0)]) * piece.length()
        run += 1
    return made


def units(text: str, at: int) -> int:
    """A place in a text as Qt counts it, where some signs count twice."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _formats(theme: Theme) -> list[QTextCharFormat]:
    """The format of each colour, by its number; the first is that of plain words."""
    made = [QTextCharFormat()]
    for name, token in COLOURS.items():
        form = QTextCharFormat()
        form.setForeground(theme.colour(token))
        form.setProperty(_OURS, _CODES[name])
        if name in ("heading", "bold"):
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(name == "italic")
        made.append(form)
    return made
