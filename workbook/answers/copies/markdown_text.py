"""Words, lists and tables as Markdown that shows them as they are: no sign in them means anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.blocks import Grid, Items, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbook.course.blocks import AnswerBlock

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # controls, and halves of signs
_MARKS = re.compile(r"[\\`*_\[]")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_BEGINS_BLOCK = re.compile(r"[#>]|[-+](?=\s|$)")
_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_UNDERLINE = re.compile(r"=+\s*")
_SEPARATOR = re.compile(r"[\s|:]*-[\s|:-]*")
_BARS = re.compile(r"[\s:]*\|[\s|:]*")
_NO_BREAK = "\u00a0"
_BREAK, _CELL_BREAK = "  \n", "<br>"
_WIDEST = 100  # characters; a table that is wider is not drawn up in columns


def quoted_parts(blocks: Iterable[AnswerBlock], if_empty: str) -> Iterator[str]:
    """Blocks of an answer as a quote in parts, so that a long answer is never there a second time."""
    between = ""
    for part in _all_parts(blocks):
        yield f"{between}{quoted(part)}"
        between = "\n>\n"
    if not between:
        yield quoted(if_empty)


def quoted(markdown: str) -> str:
    """Markdown as a quote, which tells a learner's words from ours also where it is read as plain text."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def plain_heading(words: str) -> str:
    """Words in a heading: in one line, and with no sign at its end taken for a mark."""
    return inline(" ".join(clean(words).split())).replace("#", "\\#")


def course_heading(markdown: str) -> str:
    """A question as its author marked it, in one line; tags are shown as they stand."""
    line = re.sub(r"<(?!https?://)", "&lt;", " ".join(clean(markdown).split()))
    return re.sub(r"#+$", lambda found: "\\#" * len(found[0]), line)


def paragraphs(words: str) -> str:
    """Words with their line breaks; an empty line begins a paragraph, an indent stays one."""
    return "\n\n".join(_paragraphs(words))


def _paragraphs(words: str) -> Iterator[str]:
    return (_lines(part) for part in _parts(clean(words)) if part.strip())


def _parts(text: str) -> Iterator[str]:
    """A text between its empty lines, never all of it a second time."""
    start = 0
    for gap in _EMPTY_LINES.finditer(text):
        yield text[start : gap.start()]
        start = gap.end()
    yield text[start:]


def inline(words: str) -> str:
    """Words in which no sign means anything, wherever they stand in a line."""
    text = _MARKS.sub(r"\\\g<0>", words)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return text.replace("~~", "&#126;~")


def clean(words: str) -> str:
    """One sign for the end of a line, and none that cannot be seen."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", words).replace("\t", "    "))


def _all_parts(blocks: Iterable[AnswerBlock]) -> Iterator[str]:
    return (part for block in blocks for part in _block(block) if part)


def _block(block: AnswerBlock) -> Iterable[str]:
    """What an empty line stands between."""
    match block:
        case Paragraph(text):
            return _paragraphs(text)
        case Items(items, numbered):
            return [_list(items, numbered=numbered)]
        case Grid(head, rows):
            return [_table(head, rows)]


def _lines(text: str) -> str:
    return _BREAK.join(_line(line) for line in text.split("\n") if line.strip())


def _line(line: str) -> str:
    """A line that begins nothing: no heading, no list, no quote, no rule."""
    words = line.strip()
    indent = len(line.rstrip()) - len(words)
    text = inline(words)
    if _UNDERLINE.fullmatch(text):
        text = f"&#61;{text[1:]}"
    elif _BARS.fullmatch(text):  # below another line some readers take it for the rule of a table
        text = text.replace("|", "&#124;", 1)
    elif _SEPARATOR.fullmatch(text):
        text = text.replace("-", "\\-", 1)
    elif _BEGINS_BLOCK.match(text):
        text = f"\\{text}"
    else:
        text = _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text
    return _NO_BREAK * indent + text


def _list(items: Sequence[str], *, numbered: bool) -> str:
    made = [_lines(clean(item)).lstrip(_NO_BREAK) for item in items]
    lines = []
    for place, item in enumerate((item for item in made if item), 1):
        sign = f"{place}. " if numbered else "- "
        lines.append(sign + item.replace("\n", "\n" + " " * len(sign)))
    return "\n".join(lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [[_cell(words) for words in row] for row in (head, *rows)]
    widths = [max(3, *(len(row[at]) for row in cells)) for at in range(len(head))]
    if sum(widths) + 3 * len(widths) > _WIDEST:
        widths = [3] * len(widths)
    drawn = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    drawn.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {line} |" for line in drawn)


def _cell(words: str) -> str:
    lines = [" ".join(line.split()) for line in clean(words).strip().split("\n")]
    return _CELL_BREAK.join(inline(line).replace("|", "\\|") for line in lines)
