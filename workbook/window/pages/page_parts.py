"""The widgets of a page's parts: prose, boxes, exercise cards, and what cannot be shown as an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbook.course.exercise import Exercise
from workbook.course.model import Box, Prose, Recording, Unreadable
from workbook.language.translation import gettext as _
from workbook.window.pages.box_on_page import BoxOnPage, ExampleOnPage
from workbook.window.pages.exercise_card import ExerciseCard
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from workbook.course.model import Page
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext
    from workbook.window.parts.prose import Prose as ProseOnScreen
    from workbook.window.session.session import Session


class Around(Protocol):
    """The page that parts stand on, as far as they know it."""

    link_chosen: SignalInstance

    @property
    def around(self) -> EditorContext:
        """What editors may ask of the workbook."""

    def prose(self, markdown: str) -> QWidget:
        """Words as they stand on this page."""

    def take_text(self, text: ProseOnScreen) -> None:
        """A text of the course in which the learner can mark."""

    def read_on(self, step: int) -> None:
        """Go on behind a text, or before it."""


def leading_prose(page: Page) -> list[str]:
    """The Markdown that a page begins with, up to its first box or exercise."""
    found = []
    for part in page.parts:
        if not isinstance(part, Prose):
            break
        found.append(part.markdown)
    return found


def part_widget(part: object, view: Around, session: Session, theme: Theme) -> QWidget | None:
    """The widget of one part, or None for what is for the facilitator's edition alone."""
    if isinstance(part, Prose):
        return view.prose(part.markdown)
    if isinstance(part, Exercise):
        card = ExerciseCard(part, session, theme, view.around)
        if card.explanation is not None:
            card.explanation.link_chosen.connect(view.link_chosen)
            card.explanation.read_on.connect(view.read_on)
        return card
    if isinstance(part, Box) and part.kind != "leader":
        callout = (ExampleOnPage if part.kind == "example" else BoxOnPage)(part, session, theme)
        callout.text.link_chosen.connect(view.link_chosen)
        callout.text.read_on.connect(view.read_on)
        view.take_text(callout.text)
        return callout
    if isinstance(part, Recording):
        from workbook.window.parts.player import Player

        return Player(theme, part.path, session.course.reader.plain(part.words), session.course.files)
    return _unreadable(part, theme) if isinstance(part, Unreadable) else None


def _unreadable(part: Unreadable, theme: Theme) -> QWidget:
    frame = QFrame()
    frame.setObjectName("note")
    column = QVBoxLayout(frame)
    note = _("This version cannot show this exercise ({kind}) yet. Here is its text.").format(kind=part.kind)
    column.addWidget(Words(theme, note, "meta", ink="muted", wrap=True))
    column.addWidget(Words(theme, part.text, "interface", wrap=True))
    return frame
