"""Checks what one exercise says of another: pairs, recalls, starting points, conditions, former ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.checks.blocks import WrittenBlock
from workbook.course.ids import is_good_id
from workbook.course.model import Unreadable
from workbook.course.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.block import Setting
    from workbook.course.checks.blocks import WrittenHeading
    from workbook.course.exercise import Exercise


def check_references(parts: Iterable[WrittenBlock | WrittenHeading]) -> list[Problem]:
    """Every reference to an exercise that is not there, stands later, or does not fit."""
    blocks = [part for part in parts if isinstance(part, WrittenBlock)]
    all_ids = {block.exercise.id for block in blocks if block.exercise}
    checker = _Checker(all_ids)
    return [problem for block in blocks for problem in checker.block(block)]


class _Checker:
    """Walks the blocks in order and knows which exercises stood before."""

    def __init__(self, all_ids: set[str]) -> None:
        self.all_ids = all_ids
        self.earlier: dict[str, Exercise | Unreadable] = {}
        self.former: set[str] = set()

    def block(self, block: WrittenBlock) -> Iterator[Problem]:
        for setting in block.all("show-if"):
            yield from self._condition(block, setting)
        if block.exercise is None:
            return
        for key in ("recall", "start-with", "of"):
            for setting in block.all(key):
                yield from self._named(block, setting, setting.value)
        for setting in block.all("pair")[:1]:
            yield from self._named(block, setting, setting.value) or self._pair(block, setting)
        for setting in block.all("was"):
            yield from self._was(block, setting)
        self.earlier[block.exercise.id] = block.exercise

    def _named(self, block: WrittenBlock, setting: Setting, name: str) -> list[Problem]:
        """What is wrong with the name of an earlier exercise."""
        target = self.earlier.get(name)
        if target is not None:
            return self._silent(block, setting, target)
        if name in self.all_ids:
            mine = block.exercise is not None and name == block.exercise.id
            what = f"`{setting.key}` names this exercise itself." if mine else ""
            what = what or f"`{name}` stands later in the course, so `{setting.key}` cannot use it."
            return [block.problem(setting.line, "not-earlier", what, "Name an exercise that stands before.")]
        what = f"There is no exercise `{name}` for `{setting.key}`."
        return [block.problem(setting.line, "unknown-exercise", what, did_you_mean(name, self.earlier))]

    def _silent(self, block: WrittenBlock, setting: Setting, target: Exercise | Unreadable) -> list[Problem]:
        """What is wrong with naming an exercise that only shows the answers of others."""
        if isinstance(target, Unreadable) or target.asks:
            return []
        what = f"`{target.id}` is {_a(target.kind)}, which has no answer of its own."
        hint = "Name the exercise whose answer it shows."
        return [block.problem(setting.line, "no-answer", what, hint)]

    def _pair(self, block: WrittenBlock, setting: Setting) -> Iterator[Problem]:
        """A pair is compared, so both are of one kind that can be, and ask the same."""
        before, after = self.earlier[setting.value], block.exercise
        if isinstance(before, Unreadable) or after is None or isinstance(after, Unreadable):
            return  # a kind of a newer version: it may well fit
        if not after.pairs:
            what = f"`pair` is for scales and wheels, not for {_a(after.kind)}."
            yield block.problem(setting.line, "bad-pair", what)
        elif before.kind != after.kind:
            what = f"`{setting.value}` is {_a(before.kind)} and this is {_a(after.kind)}."
            yield block.problem(setting.line, "bad-pair", what, "Pair two of the same kind.")
        elif what := after.pair_problem(before):
            hint = f"Make both the same, or leave `pair` out: `{setting.value}` has {what}."
            yield block.problem(setting.line, "bad-pair", "The two exercises of this pair differ.", hint)

    def _condition(self, block: WrittenBlock, setting: Setting) -> Iterator[Problem]:
        """`show-if: id`, or `show-if: id option option` for what has options to choose."""
        name, *options = setting.value.split()
        problems = self._named(block, setting, name)
        yield from problems
        target = self.earlier.get(name)
        if problems or not options or target is None or isinstance(target, Unreadable):
            return
        if not target.chooses:
            what = f"`{name}` is {_a(target.kind)}, which has no options to ask for."
            yield block.problem(setting.line, "bad-condition", what, f"Write `show-if: {name}` alone.")
            return
        known = {option.id for option in target.options()} | {"other"}
        for option in options:
            if option not in known:
                what = f"`{name}` has no option `{option}`."
                yield block.problem(setting.line, "unknown-option", what, did_you_mean(option, known))

    def _was(self, block: WrittenBlock, setting: Setting) -> Iterator[Problem]:
        former = setting.value
        if not is_good_id(former):
            yield block.problem(setting.line, "bad-id", f"`{former}` cannot be an id.")
        elif former in self.all_ids:
            what = f"`was` names `{former}`, which is an exercise of this course."
            yield block.problem(setting.line, "bad-was", what, "Name an id that is no longer used.")
        elif former in self.former:
            what = f"Two exercises say that they were `{former}`."
            yield block.problem(setting.line, "bad-was", what, "Only one of them can take over its answers.")
        self.former.add(former)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"
