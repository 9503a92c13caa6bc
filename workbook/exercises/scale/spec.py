"""A scale: a number between two ends, for one item or several, alone or as a pair of before and after."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from typing_extensions import TypedDict

from workbook.course.block import Option
from workbook.course.blocks import Items, Paragraph, listed
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.over_days import DayNumbers, OverDays, TwoMoments
from workbook.course.values import mapping, number
from workbook.language.numbers import number_text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from workbook.course.block import BlockSource
    from workbook.course.blocks import AnswerBlock, FormBlock

CANNOT_SAY = "cannot-say"
ONLY_ITEM = "value"
MOST_STEPS = 11
MOST_ITEMS = 40
FROM, TO, STEP = (
    " from",
    " to",
    " step",
)  # behind an item's id in the words kept beside an answer; no id has a blank


class ScaleAnswer(TypedDict, total=False):
    """A number for each item that was answered, or `cannot-say`."""

    values: dict[str, float | Literal["cannot-say"]]


@dataclass(frozen=True)
class End:
    """A labelled point of a scale."""

    value: int
    words: str

    def __str__(self) -> str:
        return f"{self.value} {self.words}".strip()


@dataclass(frozen=True)
class ScaleItem(Option):
    """What is rated, with its own words for both ends if it has them."""

    low: str = ""
    high: str = ""


@dataclass(frozen=True, kw_only=True)
class Scale(Exercise):
    """Numbers from `low` to `high`; without a list the one item is `value`."""

    kind = "scale"
    label = N_("Scale")
    icon = "gauge"
    own_settings: ClassVar[frozenset[str]] = frozenset({"from", "to", "middle", "step", "cannot-say"})
    pairs = True
    answer_shape = ScaleAnswer
    least_items: ClassVar[int] = 0
    most_items: ClassVar[int] = MOST_ITEMS

    low: End = End(0, "")
    high: End = End(10, "")
    middle: End | None = None
    step: int = 1
    cannot_say: bool = False
    items: tuple[ScaleItem, ...] = ()

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the scale from what its author wrote."""
        low, high, step = _range(source)
        middle = _end(source, "middle")
        if middle and not low.value < middle.value < high.value:
            setting = source.all("middle")[0]
            what = _("The `middle` is not between the two ends.")
            hint = _("Write a number between {low} and {high}.").format(low=low.value, high=high.value)
            source.problem(setting.line, "bad-value", what, hint)
            middle = None
        cannot_say = source.yes("cannot-say", missing=False)
        return cls(
            **common_settings(source),
            low=low,
            high=high,
            middle=middle,
            step=step,
            cannot_say=cannot_say,
            items=_items(source, low, high, cls.least_items, cls.most_items),
        )

    def options(self) -> tuple[Option, ...]:
        """What is rated."""
        return self.items

    def part_words(self) -> dict[str, str]:
        """What is rated, with its ends, and the ends of the whole."""
        items = {item.id: " | ".join(filter(None, (item.text, item.low, item.high))) for item in self.items}
        ends = {"from": self.low, "middle": self.middle, "to": self.high}
        return items | {key: str(end) for key, end in ends.items() if end}

    def wording(self) -> dict[str, Any]:
        """With the ends, without which a number says little: of the whole, and of items that have their own."""
        kept = super().wording()
        ends = {FROM: str(self.low), TO: str(self.high), STEP: str(self.step)}
        for item in self.items:
            if (item.low, item.high) != (self.low.words, self.high.words):
                ends |= {item.id + FROM: item.low, item.id + TO: item.high}
        return kept | {"words": kept["words"] | ends}

    def remembering(self, words: Mapping[str, str]) -> Self:
        """A scale that the course no longer has gets back its items and ends, as far as they were kept."""
        known = super().remembering(words)
        low, high = _read_end(words.get(FROM, "")), _read_end(words.get(TO, ""))
        if self.items or not low or not high or low.value >= high.value:
            return known
        items = tuple(
            ScaleItem(key, text, "", words.get(key + FROM, low.words), words.get(key + TO, high.words))
            for key, text in words.items()
            if " " not in key
        )
        step = int(words[STEP]) if re.fullmatch(r"[1-9]\d{0,3}", words.get(STEP, "")) else 1
        return replace(known, low=low, high=high, step=max(step, _least_step(low, high)), items=items)

    def to_fill_in(self) -> list[FormBlock]:
        """Each item with its numbers to choose from, between the words of both ends."""
        rows = [f"{item.text}: {self._row(item)}" if item.text else self._row(item) for item in self.items]
        middle = (
            [Paragraph(f"{self.middle.value}: {self.middle.words}")]
            if self.middle and self.middle.words
            else []
        )
        return [Items(rows), *middle]

    def _row(self, item: ScaleItem) -> str:
        numbers = " · ".join(str(value) for value in self.values())
        if self.cannot_say:
            numbers = " · ".join([numbers, _("can’t say today")])
        return " ".join(part for part in (item.low, numbers, item.high) if part)

    def values(self) -> range:
        """The numbers that can be chosen, low to high."""
        return range(self.low.value, self.high.value + 1, self.step)

    def pair_problem(self, before: Exercise) -> str:
        """Both ask the same with the same numbers."""
        if not isinstance(before, Scale):
            return ""
        if [item.id for item in before.items] != [item.id for item in self.items]:
            ids = ", ".join(item.id for item in before.items)
            return _("the items {ids}").format(ids=ids)
        if (before.low, before.high, before.step) != (self.low, self.high, self.step):
            # Translators: it ends the sentence “Make both the same, or leave `pair` out: `id` has …”.
            return _("from {low} to {high}, step {step}").format(
                low=before.low, high=before.high, step=before.step
            )
        for item, other in zip(before.items, self.items, strict=True):
            if (item.low, item.high) != (other.low, other.high):
                return _("the ends “{low}” and “{high}” for {id}").format(
                    low=item.low, high=item.high, id=item.id
                )
        return ""

    def numbers(self, answer: Answer) -> dict[str, float]:
        """The item ids with the numbers chosen, in the course's order, then items it no longer has."""
        given = {key: number(value) for key, value in mapping(mapping(answer).get("values")).items()}
        order = [item.id for item in self.items] + [
            key for key in given if key not in {i.id for i in self.items}
        ]
        return {key: value for key in order if (value := given.get(key)) is not None}

    def over_days(self, days: Sequence[tuple[date, Answer]]) -> list[OverDays]:
        """Each item that has a number on two days or more."""
        numbers = [(day, self.numbers(answer)) for day, answer in days]
        found = []
        for item in self.items:
            noted = tuple(DayNumbers(day, (said[item.id],)) for day, said in numbers if item.id in said)
            if len(noted) > 1:
                ends = float(self.low.value), float(self.high.value)
                found.append(OverDays(item.id, self._name(item.id), *ends, noted, *self.ends_of(item.id)))
        return found

    def since(self, before: Exercise, then: Answer, now: Answer) -> list[TwoMoments]:
        """Each item that has both numbers."""
        first = before.numbers(then) if isinstance(before, Scale) else {}
        ends = float(self.low.value), float(self.high.value)
        return [
            TwoMoments(key, self._name(key), *ends, first[key], value, *self.ends_of(key))
            for key, value in self.numbers(now).items()
            if key in first
        ]

    def _name(self, key: str) -> str:
        return "" if key == ONLY_ITEM else self.word_of(key)

    def as_lines(self, answer: Answer) -> list[str]:
        """Each item with its number and the scale's ends in words."""
        said = mapping(mapping(answer).get("values"))
        lines = []
        for key, value in self.numbers(answer).items():
            lines.append(self._named(key, self._rated(key, value)))
        unsure = [key for key, value in said.items() if value == CANNOT_SAY]
        return lines + [self._named(key, _("can’t say today")) for key in unsure]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """A line for each item."""
        return listed(self.as_lines(answer))

    def _rated(self, key: str, value: float) -> str:
        """The number with its ends; alone where nobody kept what they were."""
        return f"{number_text(value)} ({self.range_words(key)})" if self.items else number_text(value)

    def _named(self, key: str, words: str) -> str:
        return words if key == ONLY_ITEM else f"{self.word_of(key)}: {words}"

    def ends_of(self, key: str) -> tuple[str, str]:
        """The words at both ends for an item."""
        item = next((i for i in self.items if i.id == key), None)
        return (item.low, item.high) if item else (self.low.words, self.high.words)

    def range_words(self, key: str) -> str:
        """The scale in words: 0 on edge to 10 at ease."""
        low, high = self.ends_of(key)
        # Translators: the two ends of a scale with their words, as in “0 on edge to 10 at ease”.
        return _("{low} to {high}").format(
            low=f"{self.low.value} {low}".strip(), high=f"{self.high.value} {high}".strip()
        )


def before_and_now(before: float, after: float) -> str:
    """Both numbers of a pair, and how they differ, in neutral words."""
    return _("{before} before, {after} after. {change}").format(
        before=number_text(before), after=number_text(after), change=change_in_words(before, after)
    )


def change_in_words(before: float, after: float) -> str:
    """How two numbers differ, in neutral words."""
    if before == after:
        return _("The same.")
    steps = number_text(abs(after - before))
    if after > before:
        return _("Higher by {steps}.").format(steps=steps)
    return _("Lower by {steps}.").format(steps=steps)


def _range(source: BlockSource) -> tuple[End, End, int]:
    low, high = _end(source, "from") or End(0, ""), _end(source, "to") or End(10, "")
    if low.value >= high.value:
        source.problem(
            source.line,
            "bad-range",
            _("This {kind} goes from {low} to {high}.").format(
                kind=source.kind, low=low.value, high=high.value
            ),
            _("The number of `from` is to be the smaller one."),
        )
        low, high = End(0, low.words), End(10, high.words)
    step = source.whole("step", 1, high.value - low.value) or 1
    steps = (high.value - low.value) // step + 1
    if steps > MOST_STEPS:
        source.problem(
            source.line,
            "too-many",
            _("This {kind} has {steps} steps; at most {most} are possible.").format(
                kind=source.kind, steps=steps, most=MOST_STEPS
            ),
            _("Use a larger `step`."),
        )
        step = _least_step(low, high)
    if steps < 3:
        source.problem(
            source.line,
            "too-few",
            _("This {kind} has {steps} steps; it needs at least 3.").format(kind=source.kind, steps=steps),
            _("A choice may suit better."),
        )
    return low, high, step


def _end(source: BlockSource, key: str) -> End | None:
    setting = source.one(key)
    if setting is None:
        return None
    end = _read_end(setting.value)
    if end is None:
        source.problem(
            setting.line,
            "bad-value",
            _("`{key}` is to begin with a whole number.").format(key=key),
            _("Write for example `from: 0 not at all`.")
            if key == "from"
            else _("Write for example `to: 10 fully`."),
        )
    return end


def _read_end(text: str) -> End | None:
    """A number and its words, as in “0 on edge”."""
    match = re.fullmatch(r"(-?\d{1,4})(?:[ \t]+(.*))?", text)
    return End(int(match[1]), (match[2] or "").strip()) if match else None


def _least_step(low: End, high: End) -> int:
    """The step with which there are not too many."""
    return -(-(high.value - low.value) // (MOST_STEPS - 1))


def _items(source: BlockSource, low: End, high: End, least: int, most: int) -> tuple[ScaleItem, ...]:
    """The list's items `text | low end | high end`; where none are needed, the one item `value`."""
    if not source.items and not least:
        return (ScaleItem(ONLY_ITEM, "", "", low.words, high.words),)
    items = []
    for option in source.options(least=max(1, least), most=most, what=N_("items")):
        words, low_words, high_words = [*(part.strip() for part in option.text.split("|")), "", ""][:3]
        items.append(
            ScaleItem(option.id, words, option.group, low_words or low.words, high_words or high.words)
        )
    return tuple(items)
