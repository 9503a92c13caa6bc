"""A filled-in form beside the workbook: what was found, what is there, which of them stays; nothing before a yes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.course.answer_text import LongText
from workbook.course.form_fields import told
from workbook.language.counting import counted
from workbook.language.dates import moment
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.aside_screen import AsideScreen, note
from workbook.window.parts.bars import rule
from workbook.window.parts.buttons import Button
from workbook.window.parts.folding import Folding
from workbook.window.parts.layouts import nest
from workbook.window.parts.segments import Segments
from workbook.window.parts.visibility import COLOURS, SEGMENTS
from workbook.window.parts.words import IconLabel, Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from workbook.answers.filling.matching import Choice, FoundAnswer, Match, WithoutPlace
    from workbook.answers.filling.reading import FilledForm
    from workbook.course.exercise import Answer, Exercise, Share
    from workbook.window.look.theme import Theme

WORDS: dict[Choice, str] = {"take": N_("Take it in"), "keep": N_("Keep mine"), "both": N_("Both")}
LEAVE = N_("Leave it")  # where there is nothing of one's own to keep
IN_FORM, IN_MINE = N_("In the form"), N_("In your workbook")
GOES_TO_KEPT = N_("Your version of the course no longer asks this. It goes to Kept answers.")
IF_FOLDED, IF_BESIDE = "if-folded", "if-beside"
LONGEST = 1500  # letters of an answer that are shown; all of it is taken in
STAYS = N_("Your earlier words stay under “What I wrote before”. Who sees an answer stays as it is now.")
_ICONS = {share: icon for share, _unused, icon, _unused in SEGMENTS}


class FormScreen(AsideScreen):
    """`wanted` takes in what is chosen; `back_wanted` leaves everything as it is."""

    wanted = Signal(object)  # answers that were found, with what is chosen for each

    def __init__(
        self, theme: Theme, match: Match, version: str, name: str, share: Callable[[Exercise], Share]
    ) -> None:
        super().__init__(theme, _("My workbook"))
        self._match, self._share = match, share
        column = QVBoxLayout(self.body)
        side = min(theme.px(48), 60)
        column.setContentsMargins(side, theme.px(28), side, theme.px(20))
        column.setSpacing(theme.px(6))
        self._head(column, version, name)
        if match.answers:
            column.addWidget(_heads(theme))
        self.rows = [self._found_row(column, found) for found in match.answers]
        for left in match.without_place:
            column.addWidget(rule())
            column.addWidget(_left_over(theme, left))
        column.addWidget(rule())
        column.addStretch(1)
        self._foot = self._make_foot()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._foot)
        self._changed()

    def focus_first(self) -> None:
        """What one came for; where there is nothing, the way back."""
        (self.take if self.take.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, words: str, *, can_stop: bool = False) -> None:
        super().show_waiting(words, can_stop=can_stop)
        self._foot.setEnabled(not words)

    def chosen(self) -> list[tuple[FoundAnswer, Choice]]:
        """What is chosen for each answer that was found."""
        return [(row.found, row.choice()) for row in self.rows]

    def choose_for_all(self, *, take: bool) -> None:
        """For every answer at once: the form's where it is no older than one's own, or one's own."""
        for row in self.rows:
            if take and row.found.newer is not None:
                row.choose(row.found.first_choice)
            else:
                row.choose("take" if take else "keep")

    def _head(self, column: QVBoxLayout, version: str, name: str) -> None:
        theme, form = self.theme, self._match.form
        column.addWidget(Words(theme, _of_the_form(form), "small", ink="muted", wrap=True))
        column.addWidget(Words(theme, _("Read a filled-in form"), "screen-title", wrap=True))
        count = counted("{n} answer was found.", "{n} answers were found.", len(self._match.answers))
        lead = _("{found} Nothing is taken in until you say so, and empty lines change nothing.").format(
            found=count
        )
        column.addWidget(Words(theme, lead, "lead", wrap=True))
        if self._match.is_anothers:
            said = _("This form says “{person}”. Your workbook says “{name}”.").format(
                person=form.person, name=name
            )
            column.addWidget(note(theme, "triangle-alert", said))
        if form.version and form.version != version:
            said = _("It is a form of version {other}; your workbook has version {mine}.").format(
                other=form.version, mine=version
            )
            column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        if form.has_scripts:
            said = _("Something in this form wants to be run. It was not.")
            column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
        column.addWidget(self._for_all())
        column.addSpacing(theme.px(6))

    def _for_all(self) -> QWidget:
        """What can be chosen for every answer at once, where anything can be chosen."""
        theme, answers = self.theme, self._match.answers
        dated = any(found.newer is not None for found in answers)
        words = _("Take in what is newer") if dated else _("Take in all of it")
        self.all_theirs = Button(theme, words, style="small-button")
        self.all_mine = Button(theme, _("Keep all mine"), style="small-button")
        self.all_theirs.clicked.connect(partial(self.choose_for_all, take=True))
        self.all_mine.clicked.connect(partial(self.choose_for_all, take=False))
        both = WrapRow(
            theme, [Words(theme, _("For all:"), "small", ink="muted"), self.all_theirs, self.all_mine]
        )
        both.setVisible(any(found.choices for found in answers))
        return both

    def _make_foot(self) -> QFrame:
        """What stays in sight: what becomes of earlier words, and the buttons."""
        theme = self.theme
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        side = min(theme.px(48), 60)
        row.setContentsMargins(side, theme.px(8), side, theme.px(8))
        parts = Folding(theme, least=620, gap=12)
        self.take = Button(theme, "", kind="primary")
        self.take.clicked.connect(self._take_clicked)
        self.leave = Button(theme, _("Not now"))
        self.leave.clicked.connect(self.back_wanted)
        parts.add(IconLabel(theme, "history", size=20), extra=True)
        parts.add(Words(theme, _(STAYS), "interface", ink="muted", wrap=True), 1)
        parts.add(WrapRow(theme, [self.leave, self.take]))
        row.addWidget(parts)
        return foot

    def _found_row(self, column: QVBoxLayout, found: FoundAnswer) -> FoundRow:
        first: Choice = "keep" if self._match.is_anothers else found.first_choice
        saved = self._match.form.saved
        row = FoundRow(self.theme, found, self._share(found.exercise), first, saved)
        row.changed.connect(self._changed)
        column.addWidget(rule())
        column.addWidget(row)
        return row

    def _changed(self) -> None:
        count = sum(choice != "keep" for _found, choice in self.chosen())
        words = (
            counted("Take in {n} answer", "Take in {n} answers", count) if count else _("Nothing to take in")
        )
        self.take.setText(words)
        self.take.setEnabled(count > 0)

    def _take_clicked(self) -> None:
        self.wanted.emit(self.chosen())


class _Sides(Folding):
    """Form, workbook and choice side by side in columns that are the same in every row."""

    def __init__(self, theme: Theme, parts: Sequence[QWidget], *, heads: bool = False) -> None:
        super().__init__(theme, least=860, gap=24)
        self._labels = [label for part in parts for label in part.findChildren(QWidget, IF_FOLDED)]
        self._room = [room for part in parts for room in part.findChildren(QWidget, IF_BESIDE)]
        for part, stretch in zip(parts, (4, 4, 3), strict=True):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            self.add(part, stretch, extra=heads)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        """Side by side they have heads; one below the other each says what it is."""
        for label in self._labels:
            label.setVisible(self.is_folded())
        for room in self._room:
            room.setVisible(not self.is_folded())


class FoundRow(QWidget):
    """One answer: in the form, in the workbook, and the choice between them."""

    changed = Signal()

    def __init__(
        self, theme: Theme, found: FoundAnswer, share: Share, first: Choice, saved: datetime | None
    ) -> None:
        super().__init__()
        self.found, self._theme = found, theme
        self.choices: Segments | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        nest(column, self._title(share))
        if found.kept:
            column.addWidget(Words(theme, _(GOES_TO_KEPT), "small", ink="muted", wrap=True))
        ink = "muted" if found.is_same else "ink"
        form = self._side(_(IN_FORM), shown(found.exercise, found.found), ink, self._age(saved))
        mine = self._side(_(IN_MINE), self._mine(), "muted" if found.is_new else ink)
        column.addWidget(_Sides(theme, [form, mine, self._choices(first)]))

    def choice(self) -> Choice:
        """What is chosen."""
        return cast("Choice", self.choices.value()) if self.choices else "keep"

    def choose(self, choice: Choice) -> None:
        """Choose, if it can be chosen here."""
        if self.choices and choice in self.choices.buttons:
            self.choices.buttons[choice].setChecked(True)

    def _title(self, share: Share) -> QHBoxLayout:
        theme, exercise = self._theme, self.found.exercise
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        if exercise.number:
            row.addWidget(Words(theme, exercise.number, "small-button", ink="accent"))
        row.addWidget(Words(theme, exercise.title, "interface", ink="muted", wrap=True).as_heading(2), 1)
        row.addWidget(IconLabel(theme, _ICONS[share], COLOURS[share], 16))
        return row

    def _side(self, label: str, words: str, ink: str, below: QWidget | None = None) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        head = Words(theme, label, "small", ink="muted")
        head.setObjectName(IF_FOLDED)
        column.addWidget(head)
        said = Words(theme, words, "answer", ink=ink, wrap=True)
        said.setAccessibleDescription(label)
        column.addWidget(said)
        if below is not None:
            column.addWidget(below)
        column.addStretch(1)
        return holder

    def _age(self, saved: datetime | None) -> QWidget | None:
        """Whether the form was saved before or after one's own answer was written, where that is known."""
        theme, found = self._theme, self.found
        if found.newer is None or found.is_same or saved is None:
            return None
        if not found.newer:
            return Words(theme, _("saved before you wrote yours"), "small", ink="muted", wrap=True)
        tag = Words(theme, _("Newer"), "small-button", ink="accent_ink")
        tag.setObjectName("tag")
        words = _("saved: {when}").format(when=_moment(saved))
        return WrapRow(theme, [tag, Words(theme, words, "small", ink="muted")])

    def _choices(self, first: Choice) -> QWidget:
        theme, exercise = self._theme, self.found.exercise
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        room = QWidget()
        room.setObjectName(IF_BESIDE)
        row.addWidget(room, 1)
        top = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        if not self.found.choices:
            row.addWidget(IconLabel(theme, "check-check", size=16), 0, top)
            row.addWidget(Words(theme, _("The same on both sides"), "small", ink="muted"), 0, top)
            return holder
        named = [(choice, _(self._word(choice))) for choice in self.found.choices]
        name = f"{exercise.number or exercise.title}, {self._spoken()}"
        self.choices = Segments(theme, name, named, first)
        self.choices.chosen.connect(self.changed)
        row.addWidget(self.choices, 0, top)
        return holder

    def _word(self, choice: Choice) -> str:
        return LEAVE if choice == "keep" and self.found.is_new else WORDS[choice]

    def _mine(self) -> str:
        return shown(self.found.exercise, self.found.mine) or _("Empty")

    def _spoken(self) -> str:
        said = _("in the form: {form}; in your workbook: {mine}")
        if self.found.newer:
            said = _("in the form, newer: {form}; in your workbook: {mine}")
        return said.format(form=shown(self.found.exercise, self.found.found), mine=self._mine())


def _heads(theme: Theme) -> QWidget:
    """What the columns are, above all rows."""
    heads = [
        Words(theme, _(words), "small-button") if words else QWidget() for words in (IN_FORM, IN_MINE, "")
    ]
    return _Sides(theme, heads, heads=True)


def _of_the_form(form: FilledForm) -> str:
    """Its file, of which version of the course it is, and when it was saved, as far as these are known."""
    words = form.file_name
    if form.version:
        words = _("{file}, made from version {version} of the course").format(
            file=form.file_name, version=form.version
        )
    return _("{form}. Saved: {when}").format(form=words, when=_moment(form.saved)) if form.saved else words


def _moment(at: datetime) -> str:
    """A moment by the clock here, with its day."""
    offset = at.utcoffset()
    return moment(at, round(offset.total_seconds() / 60) if offset else 0)


def shown(exercise: Exercise, answer: Answer) -> str:
    """An answer as lines, as far as there is room for it."""
    words = str(answer) + " …" if isinstance(answer, LongText) else "\n".join(told(exercise, answer))
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " …"


def _left_over(theme: Theme, left: WithoutPlace) -> QWidget:
    """Words that this version of the course has no place for: they are told, so that they can be copied."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
    title = f"{left.exercise.number} {left.exercise.title}" if left.exercise else left.exercise_id
    said = _("No place for this in your version of the course: {title}").format(title=title)
    column.addWidget(Words(theme, said, "interface", ink="muted", wrap=True))
    words = Words(theme, "\n".join(left.words)[:LONGEST], "answer", wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(words)
    return holder
