"""A list of one's own: so many things, each with a reason if one likes, perhaps again each day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.blocks import PLACE, Items, Paragraph
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, row_id, rows, same_kind, text
from workbook.language.dates import day_from, long_day
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.course.block import BlockSource
    from workbook.course.blocks import AnswerBlock, FormBlock

MOST_ENTRIES = 50
MOST_DAYS = 366
BECAUSE = N_("because")


class Entry(TypedDict, total=False):
    """One thing; `on` is the day it was written for, if the list comes again each day."""

    row: str
    on: str
    text: str
    because: str


class ListAnswer(TypedDict, total=False):
    """The entries, in the learner's order."""

    entries: list[Entry]


@dataclass(frozen=True, kw_only=True)
class List(Exercise):
    """Entries of the learner's own. With `days` the list begins anew each day."""

    kind = "list"
    label = N_("List")
    icon = "heart"
    own_settings: ClassVar[frozenset[str]] = frozenset({"entries", "because", "days"})
    brings: ClassVar[frozenset[str]] = frozenset({"bring-first"})
    lists = False
    answer_shape = ListAnswer

    entries: int = 3
    because: bool = False
    days: int = 0

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the list from what its author wrote."""
        return cls(
            **common_settings(source),
            entries=source.whole("entries", 1, MOST_ENTRIES) or cls.entries,
            because=source.yes("because", missing=False),
            days=source.whole("days", 2, MOST_DAYS) or 0,
        )

    def by_day(self, answer: Answer) -> dict[date | None, list[dict[str, Any]]]:
        """The entries that hold words, by their day, oldest first; those without a day come before all others."""
        found: dict[date | None, list[dict[str, Any]]] = {}
        for entry in rows(mapping(answer).get("entries")):
            if has_words(entry):
                found.setdefault(day_from(entry.get("on")), []).append(entry)
        return dict(sorted(found.items(), key=lambda item: item[0].toordinal() if item[0] else 0))

    def as_lines(self, answer: Answer) -> list[str]:
        """Each entry with its reason, and with its day if it has one."""
        return [
            f"{long_day(day)}: {said(entry)}" if day else said(entry)
            for day, entries in self.by_day(answer).items()
            for entry in entries
        ]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """The entries numbered; those of a day under its date."""
        blocks: list[AnswerBlock] = []
        for day, entries in self.by_day(answer).items():
            blocks += [Paragraph(long_day(day))] if day else []
            blocks.append(Items([said(entry) for entry in entries], numbered=True))
        return blocks

    def to_fill_in(self) -> list[FormBlock]:
        """As many numbered places as it begins with."""
        place = f"{PLACE} {_(BECAUSE)} {PLACE}" if self.because else PLACE * 2
        again = [Paragraph(_("Again each day, for {days} days.").format(days=self.days))] if self.days else []
        return [Items([place] * self.entries, numbered=True), *again]

    def from_lines(self, lines: Sequence[str]) -> ListAnswer:
        """An entry for each line."""
        return ListAnswer(entries=[Entry(row=row_id(n, line), text=line) for n, line in enumerate(lines)])

    def for_workshop(self, answer: Answer) -> Answer:
        """With `bring-first` only the first entries."""
        if self.bring_first is None or not isinstance(mapping(answer).get("entries"), list):
            return answer
        filled = [entry for entry in rows(answer["entries"]) if has_words(entry)]
        return same_kind(answer, {"entries": filled[: self.bring_first]})

    def first_column(self, answer: Answer) -> list[str]:
        """The things without their reasons."""
        groups = self.by_day(self.for_workshop(answer)).values()
        things = [text(entry.get("text")).strip() for entries in groups for entry in entries]
        return [thing for thing in things if thing]


def has_words(entry: dict[str, Any]) -> bool:
    """Whether an entry says anything."""
    return bool(text(entry.get("text")).strip() or text(entry.get("because")).strip())


def said(entry: dict[str, Any]) -> str:
    """An entry as one sentence."""
    reason = text(entry.get("because")).strip()
    return " ".join(
        part for part in (text(entry.get("text")).strip(), f"{_(BECAUSE)} {reason}" if reason else "") if part
    )
