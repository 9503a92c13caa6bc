"""A choice: one of several options, perhaps with one in the learner's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.blocks import PLACE, Items
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import FormBlock

OTHER = "other"


class ChoiceAnswer(TypedDict, total=False):
    """The id of what was chosen, or `other` with the learner's words."""

    chosen: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """One of several options. `other`, if set, is the label of an own answer."""

    kind = "choice"
    label = N_("Choice")
    icon = "circle-dot"
    own_settings: ClassVar[frozenset[str]] = frozenset({"other"})
    answer_shape = ChoiceAnswer
    chooses = True

    choices: tuple[Option, ...] = ()
    other: str = ""

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the choice from what its author wrote."""
        return cls(**common_settings(source), choices=source.options(least=2), other=source.text("other"))

    def options(self) -> tuple[Option, ...]:
        """What can be chosen."""
        return self.choices

    def to_fill_in(self) -> list[FormBlock]:
        """The options with circles before them."""
        own = [f"○ {self.other}: {PLACE}"] if self.other else []
        return [Items([*(f"○ {choice.text}" for choice in self.choices), *own])]

    @classmethod
    def chosen(cls, answer: Answer) -> frozenset[str]:
        """The one option."""
        return frozenset({text(mapping(answer).get("chosen"))} - {""})

    def as_lines(self, answer: Answer) -> list[str]:
        """The chosen option's words, or the learner's own."""
        chosen = text(mapping(answer).get("chosen"))
        own = text(mapping(answer).get("other")).strip()
        if chosen == OTHER:
            label = self.other or _("Other")
            return [f"{label}: {own}" if own else label]
        return [self.word_of(chosen)] if chosen else []
