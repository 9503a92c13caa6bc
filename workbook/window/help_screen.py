"""Need help now? A page of the window, not a pop-up; it works without a course and records nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.text import TextReader
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import Head, WayBack, rule
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.copied import copy_to_stay
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.layouts import nest
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbook.course.model import Help
    from workbook.window.look.theme import Theme

# A line begins with its number or address: in bold, as a link, or bare. What follows says whose it is.
_NUMBER = r"\*\*(?P<bold>.+?)\*\*|\[(?P<link>[^\]]+)\]\([^)]*\)|(?P<bare>\+?\d[\d ()/-]*\d)"
_LINE = re.compile(rf"^ {{0,3}}[-*+] +(?:{_NUMBER})(?P<rest>.*)$")
_NAME_FIRST = re.compile(
    r"^(?P<whose>[^.]*?[^.\s]) *[:,–—-] *(?P<number>\+?\d[\d ()/-]*\d)\b[. ]*(?P<detail>.*)$"
)
NARROW = 860
TITLE = N_("You do not have to manage this alone.")


@dataclass(frozen=True)
class HelpLine:
    """A number or address, whose it is, and a detail."""

    number: str
    whose: str
    detail: str


@dataclass(frozen=True)
class HelpText:
    """A help page in its parts: words above, numbers, words below, and sections beside."""

    above: str
    lines: tuple[HelpLine, ...]
    below: str
    sections: tuple[tuple[str, str], ...]


def read_help_text(markdown: str) -> HelpText:
    """Part the Markdown of a help page; a page of another shape is all `above`."""
    first, *rest = re.split(r"^##(?!#) +", markdown, flags=re.MULTILINE)
    above: list[str] = []
    below: list[str] = []
    lines: list[HelpLine] = []
    for line in first.split("\n"):
        found = read_help_line(line)
        if found:
            lines.append(found)
        else:
            (below if lines else above).append(line)
    sections = (section.partition("\n") for section in rest)
    parts = tuple((title.strip(), body.strip()) for title, _unused, body in sections)
    return HelpText("\n".join(above).strip(), tuple(lines), "\n".join(below).strip(), parts)


def read_help_line(line: str) -> HelpLine | None:
    """The number of a list item and whose it is, in either order; None for any other text.

    A number that nobody is named for stays in the running text, as the author wrote it.
    """
    match = _LINE.match(line)
    if match is None:
        return None
    first = (match["bold"] or match["link"] or match["bare"]).strip(" .:,")
    rest = match["rest"].strip(" :,.–—-")
    if not any(sign.isdigit() or sign in ".@/" for sign in first):  # a name, and then its number
        turned = _NAME_FIRST.match(f"{first}: {rest}")
        return HelpLine(turned["number"], turned["whose"], turned["detail"].rstrip(".")) if turned else None
    whose, _unused, detail = rest.partition(". ")
    return HelpLine(first, whose, detail) if whose else None


class HelpScreen(QWidget):
    """Numbers at the left, steadying at the right. `Esc` or the arrow leads back to where one was."""

    can_be_said_anew = True
    back_wanted = Signal()
    hide_wanted = Signal()
    link_chosen = Signal(str)

    def __init__(self, theme: Theme, help_page: Help) -> None:
        super().__init__()
        self._theme = theme
        self._reader = TextReader()
        self._help = help_page
        self._text = read_help_text(help_page.markdown)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        body = Desk("page")
        row = self._row = QHBoxLayout(body)
        side = min(theme.px(40), 48)
        row.setContentsMargins(side, theme.px(40), side, theme.px(32))
        row.setSpacing(theme.px(56))
        row.addStretch(1)
        nest(row, self._numbers(), 14)
        nest(row, self._beside(), 10)
        row.addStretch(1)
        column.addWidget(scrolled(theme, body), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)

    def _top_bar(self) -> QFrame:
        theme = self._theme
        self.back = WayBack(theme, _("Back to where I was"), self.back_wanted)
        hide = Button(theme, _("Hide this window"), icon="eye-off", kind="bar", style="interface")
        hide.clicked.connect(self.hide_wanted)
        return Head(theme, [self.back], [hide])

    def _numbers(self) -> QVBoxLayout:
        theme, text = self._theme, self._text
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        column.addWidget(Words(theme, _(TITLE), "screen-title", wrap=True))
        column.addWidget(self._prose(text.above))
        column.addSpacing(theme.px(10))
        for line in text.lines:
            column.addWidget(rule())
            column.addWidget(self._line(line))
        column.addWidget(rule())
        self._copied = Words(theme, "", "small", ink="accent", wrap=True)
        self._copied.hide()
        column.addWidget(self._copied)
        if text.below:
            column.addSpacing(theme.px(6))
            column.addWidget(self._prose(text.below))
        column.addSpacing(theme.px(6))
        column.addWidget(Words(theme, self._checked(), "meta", ink="muted", wrap=True))
        column.addStretch(1)
        return column

    def _line(self, line: HelpLine) -> QWidget:
        theme = self._theme
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, min(theme.px(174), 200))
        grid.setColumnStretch(1, 1)
        number = Words(theme, line.number, "section-title", wrap=True).as_heading(0)
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(number, 0, 0, 2, 1)
        grid.addWidget(Words(theme, line.whose, "button", wrap=True), 0, 1)
        grid.addWidget(Words(theme, line.detail, "small", ink="muted", wrap=True), 1, 1)
        number.setAccessibleName(f"{line.number}, {line.whose}")
        copy = IconButton(
            theme, "copy", _("Copy {number}, {whose}").format(number=line.number, whose=line.whose)
        )
        copy.clicked.connect(partial(self._copy, line))
        grid.addWidget(copy, 0, 2, 2, 1)
        return widget

    def _beside(self) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(theme.px(18))
        for title, body in self._text.sections:
            steps, after = _part_steps(body)
            card = QFrame()
            card.setObjectName("card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(theme.px(26), theme.px(22), theme.px(26), theme.px(22))
            inside.setSpacing(theme.px(12))
            inside.addWidget(Words(theme, title, "section-title", wrap=True))
            if steps:
                inside.addWidget(self._prose(steps))
            column.addWidget(card)
            if after:
                column.addWidget(self._care(after))
        column.addStretch(1)
        return column

    def _care(self, markdown: str) -> QFrame:
        theme = self._theme
        frame = QFrame()
        frame.setObjectName("care")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        row.setSpacing(theme.px(12))
        row.addWidget(IconLabel(theme, "info", "caution", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._prose(markdown), 1)
        return frame

    def _prose(self, markdown: str) -> Prose:
        prose = Prose(self._theme, self._reader.html(markdown), {}, style="interface", width=640)
        prose.link_chosen.connect(self.link_chosen)
        return prose

    def _checked(self) -> str:
        who, when = self._help.by, self._help.checked
        said = []
        if who and when:
            said.append(_("Numbers chosen by {who}, checked {when}.").format(who=who, when=when))
        elif who:
            said.append(_("Numbers chosen by {who}.").format(who=who))
        elif when:
            said.append(_("Numbers checked {when}.").format(when=when))
        if not when:
            said.append(_("Please check the numbers for where you are."))
        said.append(_("This page works without internet. Nothing records that you opened it."))
        return " ".join(said)

    def _copy(self, line: HelpLine, _checked: bool = False) -> None:
        copy_to_stay(line.number)
        self._copied.setText(
            _("Copied: {number}, {whose}. You can paste it where you like.").format(
                number=line.number, whose=line.whose
            )
        )
        self._copied.show()
        announce(self._copied, self._copied.text())


def _part_steps(body: str) -> tuple[str, str]:
    """A section's list, and the paragraphs after it."""
    lines = body.split("\n")
    last = max((n for n, line in enumerate(lines) if re.match(r" {0,3}(\d+[.)]|[-*+]) ", line)), default=-1)
    if last < 0:
        return body, ""
    return "\n".join(lines[: last + 1]).strip(), "\n".join(lines[last + 1 :]).strip()
