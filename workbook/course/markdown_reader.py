"""Python-Markdown set up for course text: what it knows beyond Markdown, and what it does not take from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_BULLET = re.compile(r" {0,3}[•–][ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$|(?:=[ \t]*){3,}$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def markdown_reader(citations: Mapping[str, int]) -> Markdown:
    """A reader for one thread. Extensions are handed over as objects: looking them up by name is slow."""
    extensions = [TableExtension(), FencedCodeExtension(), SaneListExtension(), _CourseText(citations)]
    return Markdown(extensions=extensions, output_format="html")


class _CourseText(Extension):
    """What course text knows beyond Markdown, and what it does not take from it."""

    def __init__(self, citations: Mapping[str, int]) -> None:
        super().__init__()
        self._citations = citations

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.deregister("setextheader")
        md.preprocessors.register(_LooseLists(md), "loose_lists", 15)
        md.inlinePatterns.register(_Citation(self._citations, md), "citation", 185)


class _LooseLists(Preprocessor):
    """Lets a list follow a line without a blank one between, and makes `---` under text a rule."""

    def run(self, lines: list[str]) -> list[str]:
        made: list[str] = []
        fence = ""
        for written in lines:
            line = written if fence else _BULLET.sub("- ", written)
            mark = _FENCE.match(line)
            before = made[-1] if made else ""
            if not (fence or mark) and before.strip() and _needs_space(before, line):
                made.append("")
            made.append(line)
            if mark:
                fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        return made


def _needs_space(before: str, line: str) -> bool:
    if _RULE.match(line) or line.startswith("#") or before.startswith("#"):
        return True  # headings apart from each other: the reader's time for a run of them grows by its square
    return bool(_LIST.match(line)) and not _LIST.match(before) and before[0] not in " \t"


class _Citation(InlineProcessor):
    """`[@key]` as a small number; an unknown key stays as it was written."""

    def __init__(self, citations: Mapping[str, int], md: Markdown) -> None:
        super().__init__(r"\[@([A-Za-z0-9_:.-]+)\]", md)
        self._citations = citations

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[Element | None, int | None, int | None]:
        number = self._citations.get(m[1])
        if number is None:
            return None, None, None
        mark = Element("sup")
        SubElement(mark, "a", href=f"#source-{m[1]}").text = f"[{number}]"
        return mark, m.start(0), m.end(0)
