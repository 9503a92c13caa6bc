"""A letter: to anybody, nobody or oneself; it is never sent, and may be erased."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from workbook.course.blocks import Paragraph, Room
from workbook.course.exercise import Exercise, common_settings, room_lines
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import BlockSource
    from workbook.course.blocks import FormBlock

_NAMES = {"day": N_("days"), "week": N_("weeks"), "month": N_("months"), "year": N_("years")}
_MOST = {"day": 999, "week": 520, "month": 120, "year": 10}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


class Later(NamedTuple):
    """How long until the letter is to be opened: 3 months."""

    number: int
    unit: str

    def after(self, day: date) -> date:
        """That much later; from the 31st of a month to the last of a shorter one."""
        if self.unit in _DAYS:
            return day + timedelta(days=self.number * _DAYS[self.unit])
        months = day.year * 12 + day.month - 1 + self.number * _MONTHS[self.unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, kw_only=True)
class Letter(Exercise):
    """A letter. `greeting` and `signature` stand above and below the learner's words and are not part of them."""

    kind = "letter"
    label = N_("Letter")
    icon = "mail"
    own_settings: ClassVar[frozenset[str]] = frozenset({"to", "from", "later"})
    lists = False

    greeting: str = ""
    signature: str = ""
    later: Later | None = None

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the letter from what its author wrote."""
        return cls(
            **common_settings(source),
            greeting=source.text("to"),
            signature=source.text("from"),
            later=_later(source),
        )

    def part_words(self) -> dict[str, str]:
        """What stands above and below the learner's words."""
        parts = {"to": self.greeting, "from": self.signature}
        return {key: words for key, words in parts.items() if words}

    def to_fill_in(self) -> list[FormBlock]:
        """Much room, between the greeting and the name."""
        above = [Paragraph(self.greeting)] if self.greeting else []
        below = [Paragraph(self.signature)] if self.signature else []
        return [*above, Room(room_lines(self.paper) or 12), *below]

    def from_lines(self, lines: Sequence[str]) -> str:
        """The lines as text."""
        return "\n".join(lines)


def _later(source: BlockSource) -> Later | None:
    setting = source.one("later")
    if setting is None:
        return None
    match = re.fullmatch(r"(\d{1,4})[ \t]+(day|week|month|year)s?", setting.value.lower())
    if match and 1 <= int(match[1]) <= _MOST[match[2]]:
        return Later(int(match[1]), match[2])
    if match:
        # Translators: {units} is “days”, “weeks”, “months” or “years”.
        what = _("`later` is to be from 1 to {most} {units}, not `{value}`.").format(
            most=_MOST[match[2]], units=_(_NAMES[match[2]]), value=setting.value
        )
        source.problem(setting.line, "bad-number", what, _("Write for example `later: 3 months`."))
        return None
    source.problem(
        setting.line,
        "bad-value",
        _("`later` cannot be `{value}`.").format(value=setting.value),
        _("Write a number and days, weeks, months or years, for example `later: 3 months`."),
    )
    return None
