"""A plan: if this happens, then I do that, and on a bad day something smaller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.block import Option
from workbook.course.blocks import PLACE, Items, Paragraph
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, rows, text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.block import BlockSource
    from workbook.course.blocks import AnswerBlock, FormBlock

MOST_PLANS = 20

PlanRow = TypedDict("PlanRow", {"row": str, "if": str, "then": str, "otherwise": str}, total=False)


class PlanAnswer(TypedDict, total=False):
    """One row a plan."""

    rows: list[PlanRow]


@dataclass(frozen=True, kw_only=True)
class Plan(Exercise):
    """One or more if-then plans. `plans` are their names; `otherwise` asks for a bad-day version."""

    kind = "plan"
    label = N_("If-then plan")
    icon = "route"
    own_settings: ClassVar[frozenset[str]] = frozenset({"rows", "otherwise"})
    answer_shape = PlanAnswer

    plans: tuple[Option, ...] = ()
    otherwise: bool = True

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the plan from what its author wrote; without names there are `rows` unnamed ones."""
        names = source.options(least=0, most=MOST_PLANS, what=N_("plans"))
        count = source.whole("rows", 1, MOST_PLANS) or 1
        unnamed = tuple(Option(f"plan-{n}", "") for n in range(1, count + 1))
        otherwise = source.yes("otherwise", missing=True)
        return cls(**common_settings(source), plans=names or unnamed, otherwise=otherwise)

    def options(self) -> tuple[Option, ...]:
        """The plans' names."""
        return self.plans

    def to_fill_in(self) -> list[FormBlock]:
        """If and then for each plan, and for a bad day."""
        words = [_("If"), _("then"), *([_("on a bad day")] if self.otherwise else [])]
        blocks: list[FormBlock] = []
        for plan in self.plans:
            blocks += [Paragraph(f"**{plan.text}**")] if plan.text else []
            blocks.append(Items([f"{word} {PLACE * 2}" for word in words]))
        return blocks

    def filled_rows(self, answer: Answer) -> list[tuple[str, dict[str, Any]]]:
        """The plans that hold words, each with its name, in the course's order and then any others."""
        answered = {text(row.get("row")): row for row in rows(mapping(answer).get("rows"))}
        order = [plan.id for plan in self.plans if plan.id in answered]
        order += [row for row in answered if row not in order]
        return [(self.name_of(row), answered[row]) for row in order if _has_words(answered[row])]

    def name_of(self, row: str) -> str:
        """A plan's name; an unnamed one, or one the learner made, has none."""
        return next((plan.text for plan in self.plans if plan.id == row), "") or self.kept_words.get(row, "")

    def as_lines(self, answer: Answer) -> list[str]:
        """Each plan as lines: its name, if …, then …, on a bad day …."""
        return [line for name, row in self.filled_rows(answer) for line in _lines(name, row)]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """A paragraph for each plan."""
        return [Paragraph("\n".join(_lines(name, row))) for name, row in self.filled_rows(answer)]


def _lines(name: str, row: dict[str, Any]) -> list[str]:
    parts = ((_("If"), "if"), (_("then"), "then"), (_("on a bad day"), "otherwise"))
    said = [(label, text(row.get(key)).strip()) for label, key in parts]
    return [*([name] if name else []), *(f"{label} {words}" for label, words in said if words)]


def _has_words(row: dict[str, Any]) -> bool:
    return any(text(row.get(key)).strip() for key in ("if", "then", "otherwise"))
