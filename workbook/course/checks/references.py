"""Checks what one exercise says of another: pairs, recalls, starting points, conditions, former ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.ids import NOT, is_good_id
from workbook.course.model import Unreadable
from workbook.course.problems import Problem, did_you_mean, in_backticks
from workbook.course.written import WrittenBlock
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.course.block import Setting
    from workbook.course.exercise import Exercise
    from workbook.course.written import WrittenHeading


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
            what = _("`{key}` names this exercise itself.").format(key=setting.key) if mine else ""
            what = what or _("`{name}` stands later in the course, so `{key}` cannot use it.").format(
                name=name, key=setting.key
            )
            return [
                block.problem(setting.line, "not-earlier", what, _("Name an exercise that stands before."))
            ]
        what = _("There is no exercise `{name}` for `{key}`.").format(name=name, key=setting.key)
        hint = did_you_mean(name, self.earlier) or _("Write the id of an exercise that stands before.")
        return [block.problem(setting.line, "unknown-exercise", what, hint)]

    def _silent(self, block: WrittenBlock, setting: Setting, target: Exercise | Unreadable) -> list[Problem]:
        """What is wrong with naming an exercise that only shows the answers of others."""
        if isinstance(target, Unreadable) or target.asks:
            return []
        what = _("`{id}` (`{kind}`) has no answer of its own.").format(id=target.id, kind=target.kind)
        hint = _("Name the exercise whose answer it shows.")
        return [block.problem(setting.line, "no-answer", what, hint)]

    def _pair(self, block: WrittenBlock, setting: Setting) -> Iterator[Problem]:
        """A pair is compared, so both are of one kind that can be, and ask the same."""
        before, after = self.earlier[setting.value], block.exercise
        if isinstance(before, Unreadable) or after is None or isinstance(after, Unreadable):
            return  # a kind of a newer version: it may well fit
        if not after.pairs:
            what = _("`pair` is for scales and wheels, not for `{kind}`.").format(kind=after.kind)
            yield block.problem(setting.line, "bad-pair", what, _("Remove the line."))
        elif before.kind != after.kind:
            what = _("`{id}` is of the kind `{kind}`, and this is of the kind `{own_kind}`.").format(
                id=setting.value, kind=before.kind, own_kind=after.kind
            )
            yield block.problem(setting.line, "bad-pair", what, _("Pair two of the same kind."))
        elif what := after.pair_problem(before):
            hint = _("Make both the same, or leave `pair` out: `{id}` has {what}.").format(
                id=setting.value, what=what
            )
            yield block.problem(setting.line, "bad-pair", _("The two exercises of this pair differ."), hint)

    def _condition(self, block: WrittenBlock, setting: Setting) -> Iterator[Problem]:
        """`show-if: id`, or `show-if: id option option` for what has options to choose; with `not` turned round."""
        name, *options = setting.value.split()
        if options[:1] == [NOT]:
            options = options[1:]
        problems = self._named(block, setting, name)
        yield from problems
        target = self.earlier.get(name)
        if problems or not options or target is None or isinstance(target, Unreadable):
            return
        if not target.chooses:
            what = _("`{id}` (`{kind}`) has no options to ask for.").format(id=name, kind=target.kind)
            yield block.problem(
                setting.line, "bad-condition", what, _("Write `show-if: {name}` alone.").format(name=name)
            )
            return
        known = {option.id for option in target.options()} | {"other"}
        for option in options:
            if option not in known:
                what = _("`{name}` has no option `{option}`.").format(name=name, option=option)
                hint = did_you_mean(option, known) or _("There are {known}.").format(
                    known=in_backticks(sorted(known))
                )
                yield block.problem(setting.line, "unknown-option", what, hint)

    def _was(self, block: WrittenBlock, setting: Setting) -> Iterator[Problem]:
        former = setting.value
        if not is_good_id(former):
            what = _("`{former}` cannot be an id.").format(former=former)
            yield block.problem(setting.line, "bad-id", what, _("Write the id that the exercise had before."))
        elif former in self.all_ids:
            what = _("`was` names `{former}`, which is an exercise of this course.").format(former=former)
            yield block.problem(setting.line, "bad-was", what, _("Name an id that is no longer used."))
        elif former in self.former:
            what = _("Two exercises say that they were `{former}`.").format(former=former)
            yield block.problem(
                setting.line, "bad-was", what, _("Only one of them can take over its answers.")
            )
        self.former.add(former)
