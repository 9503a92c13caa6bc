"""A ranking: options and own lines in the learner's order; what is not placed yet may stay so."""

from __future__ import annotations

from dataclasses import dataclass
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


class RankedLine(TypedDict, total=False):
    """A line the learner added."""

    row: str
    text: str


class RankingAnswer(TypedDict, total=False):
    """Option ids and own rows, first things first; and the learner's own lines, placed or not."""

    order: list[str]
    own: list[RankedLine]


@dataclass(frozen=True, kw_only=True)
class Ranking(Exercise):
    """Lines to put in order. The first `top` are marked; `own` says whether the learner may add some."""

    kind = "ranking"
    label = N_("Ranking")
    icon = "list-ordered"
    own_settings: ClassVar[frozenset[str]] = frozenset({"top", "own"})
    brings: ClassVar[frozenset[str]] = frozenset({"bring-first"})
    answer_shape = RankingAnswer

    lines: tuple[Option, ...] = ()
    top: int = 0
    own: bool = False

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the ranking from what its author wrote; own lines alone need no list."""
        own = source.yes("own", missing=False)
        lines = source.options(least=0 if own else 2, what=N_("lines to rank"))
        top = source.whole("top", 1, 200) or 0
        return cls(**common_settings(source), lines=lines, top=top, own=own)

    def options(self) -> tuple[Option, ...]:
        """What can be ranked."""
        return self.lines

    def to_fill_in(self) -> list[FormBlock]:
        """The lines with a place for a number before each."""
        own = [f"… {PLACE}"] * 2 if self.own else []
        return [
            Paragraph(_("Number them, first things first.")),
            Items([*(f"… {line.text}" for line in self.lines), *own]),
        ]

    def own_words(self, answer: Answer) -> dict[str, str]:
        """The learner's own lines by their rows."""
        own = rows(mapping(answer).get("own"))
        return {text(line.get("row")): text(line.get("text")) for line in own if text(line.get("row"))}

    def words_of(self, key: str, answer: Answer) -> str:
        """The words of an own line or an option."""
        own = self.own_words(answer)
        return own[key].strip() if key in own else self.word_of(key)

    def ranked(self, answer: Answer) -> list[str]:
        """The words in the learner's order; a line that is empty has no place."""
        own = self.own_words(answer)
        order = dict.fromkeys(texts(mapping(answer).get("order")))
        words = [own[key].strip() if key in own else self.word_of(key) for key in order if key]
        return [line for line in words if line]

    def not_placed(self, answer: Answer) -> list[str]:
        """Own lines that have no place yet: their words are the learner's all the same."""
        order = set(texts(mapping(answer).get("order")))
        return [
            words.strip()
            for key, words in self.own_words(answer).items()
            if key not in order and words.strip()
        ]

    def as_lines(self, answer: Answer) -> list[str]:
        """Numbered lines, then own ones that have no place yet."""
        numbered = [f"{place}. {words}" for place, words in enumerate(self.ranked(answer), 1)]
        return numbered + [
            _("My own, not placed: {line}").format(line=words) for words in self.not_placed(answer)
        ]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """The lines numbered, then own ones that have no place yet."""
        ranked, left = self.ranked(answer), self.not_placed(answer)
        blocks: list[AnswerBlock] = [Items(ranked, numbered=True)] if ranked else []
        return [*blocks, Paragraph(_("My own, not placed:")), Items(left)] if left else blocks

    def first_column(self, answer: Answer) -> list[str]:
        """The words alone, in their order."""
        kept = self.for_workshop(answer)
        return self.ranked(kept) + self.not_placed(kept)

    def for_workshop(self, answer: Answer) -> Answer:
        """What was placed, and of it the first if `bring-first` says how many.

        A line that was only offered, perhaps from a private answer, was never placed and stays at home.
        """
        order = list(dict.fromkeys(texts(mapping(answer).get("order"))))
        words = {key: self.words_of(key, answer) for key in order}
        kept = [key for key in order if key and words[key]][: self.bring_first]
        own = [line for line in rows(mapping(answer).get("own")) if line.get("row") in kept]
        return {"order": kept, "own": own}

    def from_lines(self, lines: Sequence[str]) -> RankingAnswer | None:
        """The lines as own ones, not placed yet; what the course offers in the same words is there already."""
        known = {line.text.strip().lower() for line in self.lines}
        own = [
            RankedLine(row=row_id(place, line), text=line)
            for place, line in enumerate(lines)
            if line.strip().lower() not in known
        ]
        return RankingAnswer(order=[], own=own) if own else None
