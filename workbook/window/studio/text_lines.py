"""What each line of a course's text is made of: marks, kinds, ids, keys, headings; and where the next line stands."""

from __future__ import annotations

import re
from functools import cache

from workbook.course.exercise import COMMON_SETTINGS
from workbook.course.key_lines import key_and_value
from workbook.course.kinds import KINDS, spec
from workbook.course.scan import BOXES
from workbook.drafts.fields import fields_of
from workbook.window.studio import text_states
from workbook.window.studio.text_states import (
    BODY,
    CLOSES,
    COMMENT,
    FACTS,
    OPENS,
    PAGE,
    SETTINGS,
    TEXT,
    TICKS,
    TILDES,
)

_BLOCK = re.compile(r" {0,3}(:{3,})[ \t]*(\S*)[ \t]*(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_PAGE = re.compile(r" {0,3}##[ \t]")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+\S")
_KEY = re.compile(r"[ \t]*[*_`\"']{0,3}[A-Za-z][A-Za-z-]*[*_`\"']{0,3}\s*[:\uff1a][*_`\"']{0,3}")
_BULLET = re.compile(r" {0,3}(?:[-*+•◦●○■□☐]|\d{1,3}[.)])[ \t]")
_INLINE = re.compile(
    r"(?P<code>`+)(?!`)(?P<coded>.*?[^`])(?P=code)(?!`)|(?P<comment><!--)|(?P<id>\{#[^{}\s]*\})|(?P<cited>\[[@^][^\]\s]+\])"
    r"|(?P<bold>\*\*(?=\S).+?(?<=\S)\*\*)|(?P<italic>(?<![\w*])[*_](?=[^\s*_])[^*_]*[*_](?![\w*]))|\]\((?P<target>[^()\n]*)\)"
)
_MARKS = re.compile(r"[`<{\[*_]")
_FIXED = {"share", "bring-as", "recall", "pair", "start-with", "of", "show-if", "was", "label"}

Sort = str
Piece = tuple[int, int, Sort]
START = -1  # before the first line


def read_line(text: str, before: int) -> tuple[int, list[Piece]]:
    """The state that a line leaves, and its pieces, from where to where and what sort; later ones lie on top."""
    reader = _Line(text)
    state = reader.first() if before < 0 else reader.read(text_states.inside(before))
    return state, reader.pieces


class _Line:
    """Reads one line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[Piece] = []

    def _colour(self, begin: int, end: int, sort: Sort) -> None:
        self.pieces.append((begin, end, sort))

    def first(self) -> int:
        """The first line of a file."""
        if self.text.rstrip() == "---":
            self._colour(0, len(self.text), "quiet")
            return FACTS
        return self.read(TEXT)

    def read(self, state: int) -> int:
        """A line that stands in a state; returns the state that it leaves."""
        if state & (COMMENT | TICKS | TILDES):
            return self._enclosed(state)
        where = text_states.where(state)
        if where == FACTS:
            return self._fact(state)
        if ":::" in self.text and (block := _BLOCK.fullmatch(self.text)):
            return self._block(block, state)
        if _PAGE.match(self.text):
            self._heading()
            return TEXT | PAGE
        if where == SETTINGS:
            if self._setting(state):
                return state
            state = state - SETTINGS + BODY
        return self._words(state)

    def _enclosed(self, state: int) -> int:
        """A line inside a comment or code."""
        if state & COMMENT:
            end = self.text.find("-->")
            self._colour(0, len(self.text) if end < 0 else end + 3, "quiet")
            return state if end < 0 else state & ~COMMENT
        self._colour(0, len(self.text), "code")
        fence = _FENCE.match(self.text)
        ends = fence and not fence[2].strip() and (fence[1][0] == "`") == bool(state & TICKS)
        return state & ~(TICKS | TILDES) if ends else state

    def _fact(self, state: int) -> int:
        if self.text.rstrip() == "---":
            self._colour(0, len(self.text), "quiet")
            return TEXT
        if self.text.startswith("#"):
            self._colour(0, len(self.text), "quiet")
        elif key := _KEY.match(self.text):
            self._colour(0, key.end(), "key")
        return state

    def _block(self, block: re.Match[str], state: int) -> int:
        """A line of colons: it opens a block, or closes the one that is open."""
        self._colour(block.start(1), block.end(1), "mark")
        kind = block[2].lower()
        if kind:
            known = kind in KINDS or kind in BOXES
            self._colour(block.start(2), block.end(2), "kind" if known else "wrong")
            self._colour(block.start(3), block.end(3), "heading" if kind in BOXES else "id")
            return text_states.opened(kind, len(block[1])) | OPENS
        if text_states.where(state) == TEXT:
            self._colour(block.start(1), block.end(1), "wrong")
            return state
        return (
            TEXT | CLOSES
            if len(block[1]) >= text_states.colons_of(state)
            else state - text_states.where(state) + BODY
        )

    def _setting(self, state: int) -> bool:
        """Colour a setting; False if the line is none."""
        key = _KEY.match(self.text)
        found = key_and_value(self.text) if key else None
        if key is None or found is None:
            return bool(self.text.strip()) and self.text.lstrip().startswith("<!--") and self._comment()
        known = settings_of(text_states.kind_of(state))
        if found[0] not in known and not re.match(r"[a-z-]+:(?:[ \t]|$)", self.text):
            return False
        self._colour(0, key.end(), "key" if found[0] in known else "wrong")
        if found[0] in _FIXED or found[0] in _words_of(text_states.kind_of(state)):
            self._colour(key.end(), len(self.text), "value")
        return True

    def _comment(self) -> bool:
        end = self.text.find("-->")
        self._colour(0, len(self.text), "quiet")
        return end >= 0

    def _words(self, state: int) -> int:
        """Words that are read: headings, lists, and marks inside of them."""
        if fence := _FENCE.match(self.text):
            self._colour(0, len(self.text), "code")
            return state | (TICKS if fence[1][0] == "`" else TILDES)
        if self.text.lstrip().startswith("#") and _HEADING.match(self.text):
            self._heading()
            return state
        if bullet := _BULLET.match(self.text):
            self._colour(0, bullet.end(), "bullet")
        return self._inline(state) if _MARKS.search(self.text) else state

    def _heading(self) -> None:
        at = self.text.rfind("{#")
        self._colour(0, len(self.text), "heading")
        if at >= 0:
            self._colour(at, len(self.text), "id")

    def _inline(self, state: int) -> int:
        for found in _INLINE.finditer(self.text):
            if found["comment"]:
                end = self.text.find("-->", found.start())
                self._colour(found.start(), len(self.text) if end < 0 else end + 3, "quiet")
                if end < 0:
                    return state | COMMENT
            elif found["target"] is not None:
                self._colour(*found.span("target"), "quiet")
            else:
                self._colour(*found.span(), _SORTS[str(found.lastgroup)])
        return state


_SORTS = {"code": "code", "coded": "code", "id": "id", "cited": "id", "bold": "bold", "italic": "italic"}


@cache
def settings_of(kind: str) -> frozenset[str]:
    """The settings that a block of a kind knows."""
    if kind in BOXES:
        return frozenset({"show-if", "label"} if kind == "evidence" else {"show-if"})
    return COMMON_SETTINGS | (spec(kind).own_settings if kind in KINDS else frozenset())


@cache
def _words_of(kind: str) -> frozenset[str]:
    """The settings of a kind whose value is one of a few words."""
    if kind not in KINDS:
        return frozenset()
    return frozenset(
        key for key, field in fields_of(kind).fields.items() if field.sort in ("word", "yes", "exercises")
    )
