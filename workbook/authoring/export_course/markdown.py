"""A course as plain Markdown that any program reads: no blocks, no settings, no ids; pictures lie beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbook.authoring.export_course.sections import (
    AsWritten,
    Boxed,
    Form,
    Heading,
    Picture,
    Said,
    Sources,
    Text,
    sections,
)
from workbook.course.blocks import Grid, Items, Paragraph
from workbook.course.comments import CODE, without_comments
from workbook.course.loose_markdown import as_reader_knows
from workbook.course.model import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbook.authoring.export_course.sections import Section
    from workbook.course.blocks import FormBlock
    from workbook.course.files import Files

_LINE = r"\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OURS = re.compile(
    rf"{CODE}|\[@(?P<key>[A-Za-z0-9_:.-]+)\]|\[(?P<note>\d+)\]\({FOOTNOTE}\d+\)|[ \t]*\{{\#[^{{}}\s]*\}}[ \t]*$"
    r"|(?P<tag><)(?!https?://|mailto:)|^(?P<hashes>\#{1,6})(?=[ \t])",
    re.DOTALL | re.MULTILINE,
)


def as_markdown(files: Files, *, with_leader: bool = False) -> Iterator[str]:
    """The text in parts, with an empty line between them."""
    course, parts = sections(files, with_leader=with_leader)
    writer = _Writer(course.outline.citations)
    between = ""
    for part in parts:
        if made := writer.made(part).strip("\n"):
            yield between + made
            between = "\n\n"
    yield "\n"


class _Writer:
    def __init__(self, citations: Mapping[str, int]) -> None:
        self._citations = citations
        self._makers: dict[type, Callable[[Any], str]] = {
            Heading: self._heading,
            Text: self._text,
            Said: lambda part: _plain(part.words),
            Boxed: self._boxed,
            AsWritten: lambda part: _in_fences(part.text),
            Form: self._form,
            Picture: lambda part: f"![{_plain(part.alt)}](<{part.path}>)",
            Sources: self._sources,
        }

    def made(self, part: Section) -> str:
        """One section."""
        return self._makers[type(part)](part)

    def _heading(self, part: Heading) -> str:
        return f"{'#' * part.level} {self._inline(part.words)}"

    def _boxed(self, part: Boxed) -> str:
        title = f": {self._inline(part.title)}" if part.title else ""
        inside = f"**{part.name}{title}**\n\n{self._text(part.text)}".rstrip("\n")
        return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))

    def _sources(self, part: Sources) -> str:
        return "\n".join(f"{n}. {self._inline(words)}" for n, (_key, words) in enumerate(part.markdown, 1))

    def _form(self, part: Form) -> str:
        return "\n\n".join(filter(None, map(self._block, part.blocks)))

    def _block(self, block: FormBlock) -> str:
        if isinstance(block, Paragraph):
            return self._inline(block.text)
        if isinstance(block, Items):
            return "\n".join(
                f"{f'{n}.' if block.numbered else '-'} {self._inline(item)}"
                for n, item in enumerate(block.items, 1)
            )
        if isinstance(block, Grid):
            lines = [block.head, ["---"] * len(block.head), *block.rows]
            return "\n".join("| " + " | ".join(map(self._cell, line)) + " |" for line in lines)
        return "\n\n".join([_LINE] * block.lines)

    def _cell(self, words: str) -> str:
        return self._inline(words).replace("|", "\\|")

    def _text(self, text: Text) -> str:
        return self._clean(as_reader_knows(without_comments(text.markdown)), text.level)

    def _inline(self, markdown: str) -> str:
        return self._clean(" ".join(without_comments(markdown).split()), 1)

    def _clean(self, markdown: str, level: int) -> str:
        """What other programs would read otherwise is written for them; what is in code stays."""

        def instead(found: re.Match[str]) -> str:
            if found["code"]:
                return found["code"]
            if found["key"]:
                number = self._citations.get(found["key"])
                return f"\\[{number}\\]" if number else found[0]
            if found["note"]:
                return found["note"].translate(_RAISED)
            if found["hashes"]:
                return "#" * min(6, max(len(found["hashes"]), level))
            return "&lt;" if found["tag"] else ""

        return _OURS.sub(instead, markdown)


def _plain(words: str) -> str:
    return re.sub(r"[\\`*_\[\]<]", r"\\\g<0>", " ".join(words.split()))


def _in_fences(text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"
