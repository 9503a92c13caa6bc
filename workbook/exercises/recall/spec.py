"""A look back: earlier answers shown again, nothing to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.block import BlockSource
    from workbook.course.blocks import FormBlock

QUESTION = N_("What you wrote before")


class RecallAnswer(TypedDict, total=False):
    """There is none; whatever a file holds under this id is kept and not shown as an answer."""


@dataclass(frozen=True, kw_only=True)
class Recall(Exercise):
    """The answers of earlier exercises. With `first` also as they were first written."""

    kind = "recall"
    label = N_("Looking back")
    icon = "history"
    own_settings: ClassVar[frozenset[str]] = frozenset({"of", "first"})
    lists = False
    asks = False
    numbered = False
    answer_shape = RecallAnswer

    of: tuple[str, ...] = ()
    first: bool = False

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the look back from what its author wrote; words of its own are welcome and not needed."""
        of = tuple(dict.fromkeys(setting.value for setting in source.all("of")))
        if not of:
            source.problem(
                source.line,
                "no-of",
                _("This recall does not say whose answer it shows."),
                _("Write for example `of: what-helped`, with the id of an earlier exercise."),
            )
        first = source.yes("first", missing=False)
        if not source.question:
            source = replace(source, question=_(QUESTION))  # the same list of problems goes on
        return cls(**common_settings(source), of=of, first=first)

    def to_fill_in(self) -> list[FormBlock]:
        """Nothing: the answers are elsewhere."""
        return []

    def is_answered(self, answer: Answer) -> bool:
        """Never: there is nothing to answer."""
        return False

    def as_lines(self, answer: Answer) -> list[str]:
        """None: the words are another exercise's."""
        return []

    def looks_back_to(self) -> tuple[str, ...]:
        """Those it shows."""
        return (*self.of, *self.recall)
