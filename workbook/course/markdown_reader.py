"""The Markdown reader set up for course text: what it knows beyond CommonMark, and what it does not take from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.rules_block.lheading import lheading
from markdown_it.rules_block.list import list_block
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from workbook.course.model import FOOTNOTE
from workbook.course.recorded import is_recording
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from linkify_it.main import Match
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

DEEPEST = (
    100  # of lists and quotes inside each other, counted as the reader does; deeper text is not laid out
)
_CITATION = re.compile(r"\[@([A-Za-z0-9_:.-]+)\]")
_ITEM_AFTER_TEXT = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_TASK = re.compile(r"\[([ xX])\](?=\s)")
_TICKS = {" ": "☐", "x": "☑", "X": "☑"}
_WRITTEN_ID = re.compile(r"[ \t]*\{#[\w:.-]+\}[ \t]*$")
_PICTURE = re.compile(r'!\[([^\[\]\n]*)\]\([ \t]*([^()<>"\n]+?)[ \t]*(?:[ \t]"([^"\n]*)"[ \t]*)?\)')


def markdown_reader(citations: Mapping[str, int], pictures: Collection[str] = ()) -> MarkdownIt:
    """A reader for one thread. `citations` are sources with their numbers, `pictures` the files that can be shown."""
    md = MarkdownIt("commonmark", {"html": False, "linkify": True, "xhtmlOut": False, "maxNesting": DEEPEST})
    md.enable(["table", "strikethrough", "linkify"]).use(deflist_plugin)
    md.linkify = _Addresses()
    md.validateLink = _any_address  # type: ignore[assignment,method-assign]
    blocks, inline, core = md.block.ruler, md.inline.ruler, md.core.ruler
    blocks.at("lheading", _underlined)
    blocks.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.before("fence", "comment", _comment_lines, {"alt": ["paragraph", "reference", "blockquote"]})
    inline.before("link", "citation", _Citation(citations))
    inline.before("image", "picture", _Picture(frozenset(pictures)))
    inline.before("autolink", "comment", _comment)
    core.push("course_text", _finish)
    return md


class TooDeep(ValueError):
    """Lists or quotations stand so deep inside each other that the reader would leave out words."""


class _Addresses(LinkifyIt):  # type: ignore[misc]  # it has no types
    """Finds bare addresses that say what they are: `https://…`, `www.…`, `name@place.org`; no bare names."""

    def pretest(self, text: str) -> bool:
        """Whether it is worth looking at all: most text has no address."""
        return "://" in text or "@" in text or "www." in text.lower()

    def match(self, text: str) -> list[Match] | None:
        """The addresses in a text; `end.So` is none, though it could be one."""
        return [found for found in super().match(text) or () if _is_meant(found)] or None

    def match_at_start(self, text: str) -> Match | None:
        """The address that a text begins with."""
        found = super().match_at_start(text)
        return found if found and _is_meant(found) else None


def _is_meant(found: Match) -> bool:
    """Whether an address says what it is; one that begins with `www.` becomes whole."""
    if found.raw.lower().startswith("www."):
        found.url = f"https://{found.raw}"
    return str(found.url).startswith(("https://", "mailto:")) or found.schema == "http:"


def _any_address(_address: str) -> bool:
    """Links that lead nowhere stay words; which do is decided when the HTML is cleaned."""
    return True


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`===` under text makes it a heading; `---` under text is a rule."""
    before, kind = len(state.tokens), state.parentType
    if not lheading(state, start, end, silent):
        state.parentType = kind
        return False
    if state.tokens[-1].markup == "=":
        return True
    del state.tokens[before:]
    state.line, state.parentType = start, kind
    return False


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list may follow a line of text without a blank one between, whatever its first number is."""
    if silent and state.parentType == "paragraph":
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        if not _ITEM_AFTER_TEXT.match(line):
            return list_block(state, start, end, silent)
        state.parentType = "root"
        found = list_block(state, start, end, silent)
        state.parentType = "paragraph"
        return found
    return list_block(state, start, end, silent)


def _comment_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that begins a line is left out, with blank lines in it; words behind it begin a line of their own."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", at):
        return False
    stop = state.src.find("-->", at, state.eMarks[end - 1]) + 3
    if stop < 3:
        return False
    last = start + state.src.count("\n", at, stop)
    rest = state.src[stop : state.eMarks[last]]
    if silent or (last == start and rest.strip()):  # a comment among words is for `_comment`
        return not rest.strip()
    state.line = last + 1
    if rest.strip():
        blanks = len(rest) - len(rest.lstrip())
        state.line = last
        state.bMarks[last], state.tShift[last], state.sCount[last] = stop + blanks, 0, state.blkIndent
    return True


def _comment(state: StateInline, _silent: bool) -> bool:
    """A comment among words is left out."""
    if not state.src.startswith("<!--", state.pos):
        return False
    stop = state.src.find("-->", state.pos)
    if stop < 0:
        return False
    state.pos = stop + 3
    return True


class _Citation:
    """`[@key]` as a small number; an unknown key stays as it was written."""

    def __init__(self, citations: Mapping[str, int]) -> None:
        self._citations = citations

    def __call__(self, state: StateInline, silent: bool) -> bool:
        """Read one where the reader is."""
        found = _CITATION.match(state.src, state.pos)
        number = self._citations.get(found[1]) if found else None
        if found is None or number is None:
            return False
        if not silent:
            _raised_link(state, f"#source-{found[1]}", f"[{number}]")
        state.pos = found.end()
        return True


class _Picture:
    """A picture of the course whose name has blanks in it."""

    def __init__(self, pictures: frozenset[str]) -> None:
        self._pictures = pictures

    def __call__(self, state: StateInline, silent: bool) -> bool:
        """Read one where the reader is."""
        found = _PICTURE.match(state.src, state.pos)
        if found is None or " " not in found[2] or found[2] not in self._pictures:
            return False
        if not silent:
            token = state.push("image", "img", 0)
            token.attrs = {"src": found[2], "alt": ""}
            if found[3]:
                token.attrs["title"] = found[3]
            token.content, token.children = found[1], []
            state.md.inline.parse(found[1], state.md, state.env, token.children)
        state.pos = found.end()
        return True


def _raised_link(state: StateInline, address: str, words: str) -> None:
    state.push("sup_open", "sup", 1)
    state.push("link_open", "a", 1).attrs = {"href": address}
    state.push("text", "", 0).content = words
    state.push("link_close", "a", -1)
    state.push("sup_close", "sup", -1)


def _finish(state: StateCore) -> None:
    """What is done when all is read: tasks, written ids, the sides that columns keep to, notes raised."""
    tokens = state.tokens
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise TooDeep
    for place, token in enumerate(tokens):
        if token.type == "inline" and token.children:
            _drop_written_id(token.children)
            _say_recordings(token.children)
            _raise_notes(token)
            if place > 1 and tokens[place - 2].type == "list_item_open":
                _tick(token.children[0])
        elif token.tag in ("th", "td") and "style" in token.attrs:
            token.attrs = {"align": str(token.attrs["style"]).removeprefix("text-align:")}


def _drop_written_id(children: Sequence[Token]) -> None:
    """`{#id}` at the end of a heading, an item or a paragraph is for the program and not for who reads."""
    if children[-1].type == "text":
        children[-1].content = _WRITTEN_ID.sub("", children[-1].content)


def _say_recordings(children: list[Token]) -> None:
    """A recording stands for itself in a line of its own; anywhere else there are only words for it."""
    for at, child in enumerate(children):
        if child.type == "image" and is_recording(str(child.attrs.get("src", ""))):
            children[at] = Token("text", "", 0)
            children[at].content = _("A recorded voice: {words}").format(words=child.content)


def _tick(first: Token) -> None:
    """`[ ]` and `[x]` at the beginning of an item are a box that is empty, or ticked."""
    found = _TASK.match(first.content) if first.type == "text" else None
    if found:
        first.content = _TICKS[found[1]] + first.content[3:]


def _raise_notes(token: Token) -> None:
    """The number of a footnote stands raised."""
    if FOOTNOTE not in token.content:
        return
    made: list[Token] = []
    raised = False
    for child in token.children or ():
        opens = child.type == "link_open" and str(child.attrs.get("href", "")).startswith(FOOTNOTE)
        if opens:
            made.append(Token("sup_open", "sup", 1))
            raised = True
        made.append(child)
        if raised and child.type == "link_close":
            made.append(Token("sup_close", "sup", -1))
            raised = False
    token.children = made
