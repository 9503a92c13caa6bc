"""Text: the plain editor of the Studio, with what is wrong beside its lines and what can stand at the cursor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.files import module_id
from workbook.course.key_lines import key_and_value
from workbook.drafts.ideas import idea
from workbook.drafts.source_text import SourceText
from workbook.window.look import fonts
from workbook.window.parts.pasting import SaysWhatIsCut
from workbook.window.studio import text_states
from workbook.window.studio.completion import Around, Offer, offers_for
from workbook.window.studio.completion_list import CompletionList
from workbook.window.studio.find_replace import FindReplace
from workbook.window.studio.line_message import LineMessage
from workbook.window.studio.source_editor import SourceEditor
from workbook.window.studio.text_colours import units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from workbook.course.problems import Problem
    from workbook.drafts.ideas import Idea
    from workbook.window.look.theme import Theme

PAUSE_MS = 150


class _Placed(NamedTuple):
    """A problem, and a cursor that stays in its line while others are written."""

    problem: Problem
    cursor: QTextCursor


class TextView(SaysWhatIsCut, QWidget):
    """One file's text. It tells the whole of it when typing pauses; what is shown here is never told."""

    edited = Signal(str)
    line_changed = Signal(int)
    idea_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        ids: Callable[[], Sequence[tuple[str, str]]],
        idea_of: Callable[[Problem], Idea | None] | None = None,
    ) -> None:
        super().__init__()
        fonts.need_code()
        self.theme, self._ids = theme, ids
        self._idea_of = idea_of or self._idea_here
        self._path = self._told = ""
        self._placed: list[_Placed] = []
        self.editor = SourceEditor(theme)
        self.message = LineMessage(theme, self.editor)
        self.offers = CompletionList(theme, self.editor)
        self.find_bar = FindReplace(theme, self.editor)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.take_now)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.editor, 1)
        self.column.addWidget(self.find_bar)
        self.setFocusProxy(self.editor)
        self.editor.colours.worked.connect(self._written)
        self.editor.composed.connect(self._pause.start)
        self.editor.left.connect(self._left)
        self.editor.offers_wanted.connect(self._offer_asked)
        self.editor.find_wanted.connect(self._open_find)
        self.editor.step_wanted.connect(self.find_bar.step)
        self.editor.line_changed.connect(self._line_changed)
        self.offers.chosen.connect(self._take)
        self.message.idea_wanted.connect(self._use)
        self.find_bar.replaced.connect(self.take_now)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take fonts and colours anew."""
        self.offers.close_up()
        self.editor.restyle()
        self.find_bar.restyle()
        self.message.restyle()

    # The text

    def text(self) -> str:
        """The text as it is seen, with plain line ends."""
        return self.editor.text()

    def show_text(self, path: str, plain: str) -> None:
        """Show a file's text; of the same file only the lines that differ become others."""
        fonts.need_for(plain)
        if path != self._path:
            self._path, self._placed = path, []
            self.offers.close_up()
            self.message.show_problems(-1, [])
            self.editor.setPlainText(plain)
            self.editor.show_levels({}, ())
        elif plain != self.text():
            self._become(plain)
        self._told = self.text()
        self._pause.stop()

    def _become(self, plain: str) -> None:
        """Change only what lies between the first and the last line that differ."""
        old, new = self.text().split("\n"), plain.split("\n")
        most = min(len(old), len(new))
        head = next((n for n in range(most) if old[n] != new[n]), most)
        tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
        if head + tail == most and len(old) != len(
            new
        ):  # lines went or came; one that stays is written with them
            head, tail = (head - 1, tail) if head else (head, tail - 1)
        bar = self.editor.verticalScrollBar()
        top = bar.value()
        cursor, document = QTextCursor(self.editor.document()), self.editor.document()
        cursor.beginEditBlock()
        last = document.findBlockByNumber(len(old) - tail - 1)
        begin, end = document.findBlockByNumber(head).position(), last.position() + last.length() - 1
        words = "\n".join(new[head : len(new) - tail])
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        cursor.endEditBlock()
        bar.setValue(top)
        if self.text() != plain:
            self.editor.setPlainText(plain)  # signs that Qt counts in another way

    def take_now(self) -> None:
        """Tell the text now, if it is another than was told or shown last."""
        self._pause.stop()
        words = self.text()
        if words != self._told:
            self._told = words
            self.edited.emit(words)

    def go_to(self, line: int, *, focus: bool = False) -> None:
        """Put the cursor at the beginning of a line, counted from 1, and show it."""
        self.editor.go_to(line)
        if focus:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self) -> None:
        """Something is written, and coloured: it is told when typing pauses."""
        self._pause.start()
        if self.editor.typed:
            self.editor.typed = False
            self._offer()

    def _left(self) -> None:
        """The keyboard left the text."""
        self.offers.close_up()
        self.take_now()

    # Problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong in this file, line by line."""
        self._placed = []
        document = self.editor.document()
        for problem in problems:
            block = document.findBlockByNumber(min(problem.line, document.blockCount()) - 1)
            if block.isValid():
                self._placed.append(_Placed(problem, QTextCursor(block)))
        self._show_levels()
        self._say_here()

    def _show_levels(self) -> None:
        levels: dict[int, str] = {}
        wrong = []
        for problem, cursor in self._placed:
            number = cursor.blockNumber()
            if levels.get(number) != "error":
                levels[number] = problem.level
            if problem.column > 1 and (span := _word_at(cursor.block(), problem.column)):
                wrong.append(span)
        self.editor.show_levels(levels, wrong)

    def problems_at(self, line: int) -> list[Problem]:
        """What is wrong in a line, counted from 1, as the text is now."""
        return [
            replace(problem, line=line)
            for problem, cursor in self._placed
            if cursor.blockNumber() == line - 1
        ]

    def _line_changed(self, line: int) -> None:
        self.offers.close_up()
        if self._placed:
            self._show_levels()
        self._say_here()
        self.line_changed.emit(line)

    def _say_here(self) -> None:
        number = self.editor.textCursor().blockNumber()
        told = [(problem, self._sentence(problem)) for problem in self.problems_at(number + 1)]
        self.message.show_problems(number, told)

    def _use(self, problem: Problem) -> None:
        self.take_now()  # it mends what is seen
        self.idea_wanted.emit(problem)

    def _sentence(self, problem: Problem) -> str:
        found = self._idea_of(problem)
        return found.sentence if found else ""

    def _idea_here(self, problem: Problem) -> Idea | None:
        """What mends it as far as this file alone tells."""
        source = SourceText.of(self.text())
        return idea(problem, source, {self._path: source.data})

    # What can stand here

    def _offer_asked(self) -> None:
        self._offer(asked=True)

    def _offer(self, *, asked: bool = False) -> None:
        cursor = self.editor.textCursor()
        block = cursor.block()
        state = block.userState()
        before = block.text()[: _index(block.text(), cursor.positionInBlock())]
        settings = text_states.where(text_states.inside(max(0, state))) == text_states.SETTINGS
        is_opening = bool(state > 0 and state & text_states.OPENS)
        if not (
            before.lstrip(" ").startswith(":::")
            or (settings and not is_opening)
            or self._below_opening(block)
        ):
            self.offers.close_up()
            return
        self.offers.offer(offers_for(before, self._around(block, before), self._ids, asked=asked))

    @staticmethod
    def _below_opening(block: QTextBlock) -> bool:
        """Whether a setting can stand in the line: those above it are, up to the line that opens a block."""
        above = block.previous()
        return above.isValid() and text_states.where(max(0, above.userState())) == text_states.SETTINGS

    def _around(self, block: QTextBlock, before: str) -> Around:
        above, written = block.previous(), []
        settings = self._below_opening(block)
        kind = text_states.kind_of(above.userState()) if settings else ""
        while settings and above.isValid() and not above.userState() & text_states.OPENS:
            if found := key_and_value(above.text()):
                written.append(found[0])
            above = above.previous()
        rest, below = block.text()[len(before) :], block.next()
        is_free = not rest.strip() and (not below.isValid() or not below.text().strip())
        after = below.next() if below.isValid() else below
        inside = after.isValid() and text_states.where(max(0, after.userState())) in (
            text_states.BODY,
            text_states.SETTINGS,
        )
        is_free = is_free and not (inside and _is_closed(after))
        module = module_id(self._path) if self._path.startswith("modules/") else ""
        return Around(kind, settings, written, is_free, module)

    def _take(self, offer: Offer) -> None:
        """Write what was chosen in place of what was typed."""
        cursor = self.editor.textCursor()
        end = cursor.position()
        block = cursor.block()
        typed = (
            block.text()[: _index(block.text(), cursor.positionInBlock())][-self.offers.typed :]
            if self.offers.typed
            else ""
        )
        begin = end - units(typed, len(typed))
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(offer.insert)
        if offer.select:
            at = begin + units(offer.insert, offer.insert.rindex(offer.select))
            cursor.setPosition(at)
            cursor.setPosition(at + units(offer.select, len(offer.select)), QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        if offer.insert.endswith(": "):
            self._offer()

    def _open_find(self, replace: bool) -> None:
        self.find_bar.open_up(replace=replace)


def _is_closed(block: QTextBlock) -> bool:
    """Whether the block that a line stands in has its last line already."""
    while block.isValid():
        state = block.userState()
        if state & (text_states.OPENS | text_states.PAGE):
            return False
        if state & text_states.CLOSES:
            return True
        block = block.next()
    return False


def _index(text: str, position: int) -> int:
    """A place in a line as Python counts it."""
    return (
        position
        if text.isascii()
        else len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "replace"))
    )


def _word_at(block: QTextBlock, column: int) -> tuple[int, int] | None:
    """The word that begins at a column."""
    text = block.text()
    end = column - 1
    while end < len(text) and not text[end].isspace():
        end += 1
    if end <= column - 1:
        return None
    return block.position() + units(text, column - 1), block.position() + units(text, end)
