"""Markdown to clean HTML, for screen and paper alike: only what is on the list of allowed tags gets out."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from workbook.course.source import too_hard

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_TAGS = {
    "p",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "a",
    "img",
    "sup",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
}
_LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_BULLET = re.compile(r" {0,3}[•–][ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$|(?:=[ \t]*){3,}$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
UNREADABLE_NOTE = "This text could not be laid out, so it is shown as it was written."


class TextReader:
    """Turns a course's Markdown into clean HTML; one of these serves one thread."""

    def __init__(self, citations: Mapping[str, int] | None = None, pictures: Collection[str] = ()) -> None:
        self._pictures = frozenset(pictures)
        self._markdown = Markdown(
            extensions=["tables", "fenced_code", "sane_lists", _CourseText(citations or {})],
            output_format="html",
        )

    def html(self, markdown: str) -> str:
        """Clean HTML of a piece of Markdown; what cannot be laid out is shown as plain text with a note."""
        if too_hard(markdown):
            return self.as_it_stands(markdown)
        try:
            made = self._markdown.reset().convert(markdown)
        except (RecursionError, ValueError, AssertionError):
            return self.as_it_stands(markdown)
        return nh3.clean(
            made,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes={"https", "mailto"},
            link_rel=None,
            attribute_filter=self._attribute,
        )

    def inline(self, markdown: str) -> str:
        """Clean HTML of one line of words, without the paragraph around it."""
        made = self.html(markdown).strip()
        inner = made.removeprefix("<p>").removesuffix("</p>")
        return inner if "<p>" not in inner else made

    def plain(self, markdown: str) -> str:
        """The words alone."""
        return html.unescape(re.sub(r"<[^>]*>", "", self.html(markdown))).strip()

    def as_it_stands(self, text: str) -> str:
        """A text that could not be laid out, unchanged, under a note."""
        return f"<p><em>{UNREADABLE_NOTE}</em></p><pre>{html.escape(text)}</pre>"

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        """Pictures come from the course alone; links lead to https, mailto or a place in the course."""
        if (tag, name) == ("img", "src"):
            return value if value in self._pictures else None
        if (tag, name) == ("a", "href"):
            return value if value.startswith(("https://", "mailto:", "#")) else None
        return value


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
