"""Markdown to clean HTML, for screen and paper alike: only what is on the list of allowed tags gets out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nh3

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from markdown_it import MarkdownIt

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
    "s",
    "dl",
    "dt",
    "dd",
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
}
_SCHEMES = {"https", "http", "mailto", "tel"}
LINKS = ("https://", "http://", "mailto:", "tel:", "#")  # where a link may lead; anything else does nothing
MOST_AT_ONCE = 48_000  # letters of one box or question; more would keep everybody waiting
_LINE = "\n"  # before Markdown that is one line: other Markdown never begins so
UNREADABLE_NOTE = N_("This text could not be laid out, so it is shown as it was written.")


class TextReader:
    """Turns a course's Markdown into clean HTML; one of these serves one thread.

    `ready` holds HTML made earlier, by its Markdown; it is cleaned like any other. What was asked for is noted,
    so that it can be kept ready for the next time.
    """

    def __init__(
        self,
        citations: Mapping[str, int] | None = None,
        pictures: Collection[str] = (),
        ready: Mapping[str, str] | None = None,
    ) -> None:
        self._citations = citations or {}
        self._pictures = frozenset(pictures)
        self._ready = ready or {}
        self._used: dict[str, str] = {}
        self._reader: MarkdownIt | None = None
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
            attribute_filter=self._attribute,
        )

    def html(self, markdown: str) -> str:
        """Clean HTML of a piece of Markdown; what cannot be laid out is shown as plain text with a note."""
        return self._clean(markdown, markdown)

    def inline(self, markdown: str) -> str:
        """Clean HTML of one line of words, without the paragraph around it: nothing in it is a list or a heading."""
        return self._clean(_LINE + markdown, markdown, one_line=True)

    def _clean(self, key: str, markdown: str, *, one_line: bool = False) -> str:
        made = self._used.get(key) or self._ready.get(key) or self._made(markdown, one_line=one_line)
        self._used[key] = made
        return self._cleaner.clean(made)

    def take_used(self) -> dict[str, str]:
        """The HTML that was asked for since this was last called, by its Markdown."""
        used, self._used = self._used, {}
        return used

    def _made(self, markdown: str, *, one_line: bool) -> str:
        from workbook.course.source import too_hard

        if len(markdown) > MOST_AT_ONCE or too_hard(markdown):
            return self.as_it_stands(markdown)
        from workbook.course.loose_markdown import as_reader_knows

        if self._reader is None:
            from workbook.course.markdown_reader import markdown_reader

            self._reader = markdown_reader(self._citations, self._pictures)
        try:
            if one_line:
                return str(self._reader.renderInline(markdown.strip()))
            return str(self._reader.render(as_reader_knows(markdown))).rstrip("\n")
        except (RuntimeError, ValueError, LookupError):  # deeper than it goes, or a fault of its own
            return self.as_it_stands(markdown)

    def plain(self, markdown: str) -> str:
        """The words alone."""
        from html import unescape

        return unescape(re.sub(r"<[^>]*>", "", self.inline(markdown))).strip()

    def as_it_stands(self, text: str) -> str:
        """A text that could not be laid out, unchanged, under a note."""
        from html import escape

        return f"<p><em>{_(UNREADABLE_NOTE)}</em></p><pre>{escape(text)}</pre>"

    def _picture(self, path: str) -> str | None:
        """The picture of the course that is meant; the reader writes blanks and letters of other scripts as `%20`."""
        if path not in self._pictures and "%" in path:
            from urllib.parse import unquote

            path = unquote(path)
        return path if path in self._pictures else None

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        """Pictures come from the course alone; links lead where `LINKS` says."""
        if (tag, name) == ("img", "src"):
            return self._picture(value)
        if (tag, name) == ("a", "href"):
            return value if value.startswith(LINKS) else None
        return value
