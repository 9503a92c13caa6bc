"""Sentence stems: beginnings of sentences that the learner goes on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from typing_extensions import TypedDict

from workbook.course.blocks import PLACE, Items, listed
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, text
from workbook.language.translation import N_

if TYPE_CHECKING:
    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import AnswerBlock, FormBlock

MOST_STEMS = 40
_PLACES = ("…", "...")


class StemsAnswer(TypedDict, total=False):
    """The learner's words for each stem."""

    words: dict[str, str]


class StemParts(NamedTuple):
    """The fixed words of a stem before and after the learner's, with the blanks that belong between them."""

    before: str
    after: str

    def with_words(self, words: str) -> str:
        """The whole sentence."""
        return f"{self.before}{words.strip()}{self.after}".strip()


@dataclass(frozen=True, kw_only=True)
class Stems(Exercise):
    """Sentences to finish. The words go where a stem has its `…`, else at its end."""

    kind = "stems"
    label = N_("Sentence stems")
    icon = "text-cursor-input"
    answer_shape = StemsAnswer

    stems: tuple[Option, ...] = ()

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the stems from what their author wrote."""
        return cls(
            **common_settings(source), stems=source.options(least=1, most=MOST_STEMS, what=N_("stems"))
        )

    def options(self) -> tuple[Option, ...]:
        """The stems."""
        return self.stems

    def to_fill_in(self) -> list[FormBlock]:
        """The sentences with places in them."""
        return [Items([self.context(stem.id).with_words(PLACE) for stem in self.stems])]

    def filled(self, answer: Answer) -> dict[str, str]:
        """The ids of the stems that have words, in the course's order, then any others."""
        given = mapping(mapping(answer).get("words"))
        order = [stem.id for stem in self.stems if stem.id in given]
        order += [key for key in given if key not in order]
        return {key: text(given[key]) for key in order if text(given[key]).strip()}

    def context(self, key: str) -> StemParts:
        """The fixed words of a stem."""
        return parted(self.word_of(key))

    def as_lines(self, answer: Answer) -> list[str]:
        """Each sentence as a whole."""
        return [self.context(key).with_words(words) for key, words in self.filled(answer).items()]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """A line for each sentence."""
        return listed(self.as_lines(answer))


def parted(stem: str) -> StemParts:
    """A stem's words before and after the place for the learner's."""
    sign = next((sign for sign in _PLACES if sign in stem), "")
    if not sign:
        return StemParts(f"{stem.strip()} ", "")
    before, _, after = stem.partition(sign)
    return StemParts(before.lstrip(), after.rstrip())
