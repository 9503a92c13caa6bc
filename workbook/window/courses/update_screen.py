"""Another version of the course, like a letter: what changes, what stays, what was said by whom; taken or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbook.answers.updating.letter import Paragraph, letter
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.side_card import SideCard
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.answers.updating.letter import Subject
    from workbook.answers.updating.update import Outlook
    from workbook.course.model import About
    from workbook.window.look.theme import Theme

ICONS: dict[Subject, tuple[str, str]] = {
    "same": ("check-check", "success"),
    "reworded": ("pencil-line", "accent_ink"),
    "kind": ("pencil-line", "accent_ink"),
    "moved": ("move", "accent_ink"),
    "renamed": ("route", "accent_ink"),
    "new": ("plus", "accent_ink"),
    "gone": ("archive", "caution"),
    "again": ("undo-2", "success"),
}
MOST_WORDS = 40  # pairs of words that are shown side by side; the list that can be saved has all
NOTHING_LOST = (
    N_("A full copy of your workbook is made first."),
    N_("Each answer goes to the same exercise, wherever it is now."),
    N_("What has no place any more waits in Kept answers."),
)
STAYS_POSSIBLE = N_("“Go back to {version}” stays in the File menu.")
NOT_TOLD = N_("The author of the course does not learn whether you update, or what you wrote.")


class UpdateScreen(AsideScreen):
    """`wanted` takes it, `back_wanted` leaves everything as it is, `list_wanted` saves what is said here as text.

    `question` is what is to be said first of a version that is not simply the next.
    """

    wanted = Signal()
    list_wanted = Signal()

    def __init__(self, theme: Theme, outlook: Outlook, question: str = "") -> None:
        super().__init__(theme, _("Back to where I was"))
        self._outlook = outlook
        self._older, self._newer = outlook.comparison.older.about, outlook.comparison.newer.about
        self.paragraphs = letter(outlook)
        column = self.centred(660, self._beside(), side_width=300)
        self._head(column, question)
        for paragraph in self.paragraphs:
            column.addWidget(rule())
            column.addWidget(_ParagraphView(theme, paragraph))
        column.addWidget(rule())
        column.addSpacing(theme.px(12))
        column.addWidget(self._ways())
        column.addStretch(1)

    def focus_first(self) -> None:
        """What one came for, and what can be taken back."""
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, column: QVBoxLayout, question: str) -> None:
        theme, older, newer = self.theme, self._older, self._newer
        said = _("Version {older} to {newer}").format(older=older.version, newer=newer.version)
        if newer.authors:
            said = _("{versions}, by {authors}").format(versions=said, authors=", ".join(newer.authors))
        column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        title = _("The version before") if self._outlook.back else _("A newer edition of this course")
        if question and not self._outlook.back:
            title = _("Another edition of this course")
        column.addWidget(Words(theme, title, "screen-title", wrap=True))
        lead = _("Here is what would change. Nothing you wrote is lost, and you can go back.")
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        if question:
            column.addSpacing(theme.px(6))
            column.addWidget(Words(theme, question, "button", wrap=True))
        if newer.changed and not self._outlook.back:
            column.addSpacing(theme.px(6))
            column.addWidget(AuthorsWords(theme, newer))
        column.addSpacing(theme.px(10))

    def _ways(self) -> QWidget:
        theme = self.theme
        take = (
            _("Go back to {version}").format(version=self._newer.version)
            if self._outlook.back
            else _("Make a copy and update")
        )
        self.take = Button(theme, take, kind="primary")
        self.take.clicked.connect(self.wanted)
        self.stay = Button(theme, _("Stay with {version}").format(version=self._older.version))
        self.stay.clicked.connect(self.back_wanted)
        self.save = Button(theme, _("Save this list…"), kind="text")
        self.save.clicked.connect(self.list_wanted)
        return WrapRow(theme, [self.take, self.stay, self.save])

    def _beside(self) -> QWidget:
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(52), 0, 0)
        column.setSpacing(theme.px(14))
        points = [_(point) for point in NOTHING_LOST]
        points.append(_(STAYS_POSSIBLE).format(version=self._older.version))
        figures = (Words(theme, str(number), "button", ink="accent") for number in range(1, len(points) + 1))
        column.addWidget(SideCard(theme, _("Nothing is lost"), zip(figures, points, strict=True)))
        column.addWidget(Words(theme, _(NOT_TOLD), "interface", ink="muted", wrap=True))
        column.addStretch(1)
        return holder


class AuthorsWords(QFrame):
    """What is new in a version, in the words of who wrote it."""

    def __init__(self, theme: Theme, about: About) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(4))
        for line in about.changed:
            column.addWidget(Words(theme, line, "recalled", wrap=True))
        if about.authors:
            column.addWidget(Words(theme, ", ".join(about.authors), "small", ink="muted", wrap=True))


class _ParagraphView(QWidget):
    """One thing that changes or stays."""

    def __init__(self, theme: Theme, paragraph: Paragraph) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(16))
        row.addWidget(IconLabel(theme, *ICONS[paragraph.subject], 20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Words(theme, paragraph.heading, "button", wrap=True).as_heading(2))
        if paragraph.words:
            nest(column, _side_by_side(theme, paragraph))
        if paragraph.sentences:
            column.addWidget(Words(theme, " ".join(paragraph.sentences), "interface", ink="muted", wrap=True))
        nest(row, column, 1)


def _side_by_side(theme: Theme, paragraph: Paragraph) -> QGridLayout:
    """Words before and after, under the title of what they stand in."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(20))
    grid.setVerticalSpacing(theme.px(4))
    grid.setColumnStretch(1, 1)
    at, of = 0, ""
    for words in paragraph.words[:MOST_WORDS]:
        if words.of and words.of != of:
            of = words.of
            grid.addWidget(Words(theme, of, "meta-strong", wrap=True), at, 0, 1, 2)
            at += 1
        for label, said in ((_("Before"), words.before), (_("Now"), words.now)):
            if said:
                grid.addWidget(
                    Words(theme, label, "interface", ink="muted"), at, 0, Qt.AlignmentFlag.AlignTop
                )
                grid.addWidget(Words(theme, said, "recalled", wrap=True), at, 1)
                at += 1
    if (more := len(paragraph.words) - MOST_WORDS) > 0:
        grid.addWidget(Words(theme, _("And {n} more.").format(n=more), "small", ink="muted"), at, 1)
    return grid


def as_saved_list(outlook: Outlook, paragraphs: Sequence[Paragraph]) -> str:
    """What the screen says, as a text to keep."""
    from workbook.answers.updating.letter import as_text

    older, newer = outlook.comparison.older.about, outlook.comparison.newer.about
    head = _("Version {older} to {newer} of “{title}”:").format(
        older=older.version, newer=newer.version, title=newer.title
    )
    changed = [] if outlook.back else list(newer.changed)
    return "\n".join([head, "", *changed, *([""] if changed else []), as_text(paragraphs), ""])
