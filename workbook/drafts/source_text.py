"""A text file of a draft with every byte it had: what is not changed is written back as it was."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from workbook.course.source import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARK = "\ufeff"
MOST_COMPARED = 2000  # lines; longer changes are taken as one


class Line(NamedTuple):
    """A line and what ends it; the last may have no end."""

    text: str
    end: str = "\n"


@dataclass(frozen=True)
class SourceText:
    """The lines of a file with their own ends; a byte-order mark stays in front."""

    lines: tuple[Line, ...]
    mark: str = ""

    @classmethod
    def read(cls, path: str, data: bytes) -> SourceText | None:
        """A file's text; None if it is no text that a course can have, and nothing of it can be changed."""
        _text, problems = decode(path, data)
        if problems:
            return None
        text = data.decode()
        mark = _MARK if text.startswith(_MARK) else ""
        return cls(_parted(text.removeprefix(_MARK)), mark)

    @classmethod
    def of(cls, plain: str) -> SourceText:
        """A new file with plain line ends."""
        return cls(_parted(plain))

    @property
    def data(self) -> bytes:
        """What is written to the disk."""
        return (self.mark + "".join(line.text + line.end for line in self.lines)).encode()

    @property
    def plain(self) -> str:
        """The text as a reader of courses sees it: every end of a line is one line feed."""
        return "".join(line.text + ("\n" if line.end else "") for line in self.lines)

    @property
    def end(self) -> str:
        """How lines of this file end."""
        ends = Counter(line.end for line in self.lines if line.end)
        return ends.most_common(1)[0][0] if ends else "\n"

    def texts(self, first: int, last: int) -> list[str]:
        """The words of lines `first` to `last`, counted from 1, both included."""
        return [line.text for line in self.lines[first - 1 : last]]

    def with_lines(self, first: int, last: int, texts: Sequence[str]) -> SourceText:
        """Other words in place of lines `first` to `last`; `last` below `first` puts them before line `first`."""
        end = self.end
        before, after = list(self.lines[: first - 1]), list(self.lines[last:])
        kept = self.lines[first - 1 : last]
        made = [Line(text, _end_of(kept, at, end)) for at, text in enumerate(texts)]
        if made and before and not before[-1].end:
            before[-1] = before[-1]._replace(end=end)
        if made and after and not made[-1].end:
            made[-1] = made[-1]._replace(end=end)
        return SourceText((*before, *made, *after), self.mark)

    def moved(self, first: int, last: int, before: int) -> SourceText:
        """Lines `first` to `last` in front of line `before`, which is none of them; they keep their ends."""
        taken = [line if line.end else Line(line.text, self.end) for line in self.lines[first - 1 : last]]
        rest = [*self.lines[: first - 1], *self.lines[last:]]
        at = before - 1 if before <= first else before - 1 - len(taken)
        if at == len(rest) and rest and not rest[-1].end:
            rest[-1] = rest[-1]._replace(end=self.end)
        return SourceText((*rest[:at], *taken, *rest[at:]), self.mark)

    def changed_to(self, plain: str) -> SourceText:
        """This file with another text, as an editor with plain ends gave it; lines that stayed keep their own ends."""
        new = _parted(plain)
        old = self.lines
        head = _alike(old, new)
        tail = min(_alike(old[head:][::-1], new[head:][::-1]), len(old) - head, len(new) - head)
        middle = self._merged(old[head : len(old) - tail], new[head : len(new) - tail])
        kept = old[len(old) - tail :]
        lines = [*old[:head], *middle, *kept]
        return SourceText(tuple(_ended(lines, self.end, open_end=not plain.endswith("\n"))), self.mark)

    def _merged(self, old: Sequence[Line], new: Sequence[Line]) -> list[Line]:
        end = self.end
        if not old or not new or max(len(old), len(new)) > MOST_COMPARED:
            return [Line(line.text, end) for line in new]
        words = [line.text for line in old], [line.text for line in new]
        made: list[Line] = []
        for what, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
            if what == "equal":
                made += old[a:b]
            elif what in ("replace", "insert"):
                made += [Line(line.text, _end_of(old[a:b], at, end)) for at, line in enumerate(new[c:d])]
        return made


def _parted(text: str) -> tuple[Line, ...]:
    lines = [Line(*match.groups()) for match in _LINE.finditer(text)]
    return tuple(line for line in lines if line.text or line.end)


def _end_of(kept: Sequence[Line], at: int, end: str) -> str:
    return kept[at].end or end if at < len(kept) else end


def _alike(old: Sequence[Line], new: Sequence[Line]) -> int:
    """How many lines at the beginning have the same words."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.text != other.text:
            break
        count += 1
    return count


def _ended(lines: Sequence[Line], end: str, *, open_end: bool) -> list[Line]:
    """The lines, each with an end; the last has none if that is how the text ends."""
    made = [line if line.end else Line(line.text, end) for line in lines]
    if made and open_end:
        made[-1] = Line(made[-1].text, "")
    return made
