"""A checklist: any of several lines, in groups if the course likes, with lines of the learner's own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.blocks import PLACE, Items, Paragraph
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, row_id, rows, text, texts
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import AnswerBlock, FormBlock


class OwnLine(TypedDict, total=False):
    """A line the learner added."""

    row: str
    text: str
    ticked: bool


class ChecklistAnswer(TypedDict, total=False):
    """The ids of the ticked lines, and the learner's own lines."""

    ticked: list[str]
    own: list[OwnLine]


@dataclass(frozen=True, kw_only=True)
class Checklist(Exercise):
    """Any of several lines. `own` says whether the learner may add some."""

    kind = "checklist"
    label = N_("Checklist")
    icon = "list-checks"
    own_settings: ClassVar[frozenset[str]] = frozenset({"own"})
    answer_shape = ChecklistAnswer
    chooses = True

    lines: tuple[Option, ...] = ()
    own: bool = True

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the checklist from what its author wrote."""
        lines = source.options(least=1, what=N_("lines to tick"))
        return cls(**common_settings(source), lines=lines, own=source.yes("own", missing=True))

    def options(self) -> tuple[Option, ...]:
        """What can be ticked."""
        return self.lines

    def to_fill_in(self) -> list[FormBlock]:
        """The lines with boxes before them, in their groups, and room for own ones."""
        own = [f"☐ {PLACE}"] * 2 if self.own else []
        if not any(line.group for line in self.lines):
            return [Items([*(f"☐ {line.text}" for line in self.lines), *own])]
        blocks: list[FormBlock] = []
        for group, lines in groupby(self.lines, key=lambda line: line.group):
            blocks += [Paragraph(f"**{group}**")] if group else []
            blocks.append(Items([f"☐ {line.text}" for line in lines]))
        if own:
            heading = _("My own")
            blocks += [Paragraph(f"**{heading}**"), Items(own)]
        return blocks

    @classmethod
    def chosen(cls, answer: Answer) -> frozenset[str]:
        """The lines of the course that are ticked."""
        return frozenset(texts(mapping(answer).get("ticked"))) - {""}

    def as_lines(self, answer: Answer) -> list[str]:
        """The words of what is ticked, in the course's order, then the learner's own lines."""
        ticked = texts(mapping(answer).get("ticked"))
        known = [line.text for line in self.lines if line.id in ticked]
        ids = {line.id for line in self.lines}
        gone = [self.word_of(line) for line in ticked if line not in ids]
        own = [
            text(line.get("text")).strip() for line in rows(mapping(answer).get("own")) if line.get("ticked")
        ]
        return known + gone + [words for words in own if words]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """What is ticked, then own lines that are not: their words are the learner's all the same."""
        own = [line for line in rows(mapping(answer).get("own")) if not line.get("ticked")]
        left = [words for line in own if (words := text(line.get("text")).strip())]
        ticked = self.as_lines(answer)
        blocks: list[AnswerBlock] = [Items(ticked)] if ticked else []
        return [*blocks, Paragraph(_("Not ticked:")), Items(left)] if left else blocks

    def is_answered(self, answer: Answer) -> bool:
        """An own line counts even while it is not ticked: its words are the learner's."""
        own = rows(mapping(answer).get("own"))
        return bool(self.as_lines(answer)) or any(text(line.get("text")).strip() for line in own)

    def from_lines(self, lines: Sequence[str]) -> ChecklistAnswer:
        """The lines as own lines, to be ticked."""
        own = [OwnLine(row=row_id(n, line), text=line, ticked=False) for n, line in enumerate(lines)]
        return ChecklistAnswer(ticked=[], own=own)
