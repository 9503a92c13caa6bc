"""What an author wrote in one exercise block, handed to its kind to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.course.ids import LONGEST, id_from_words, is_good_id, unique
from workbook.course.problems import Code, Level, Problem, did_you_mean
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbook.course.lists import Item

MOST_OPTIONS = 200


@dataclass(frozen=True)
class Setting:
    """One `key: value` line under a block's opening line."""

    key: str
    value: str
    line: int


@dataclass(frozen=True)
class Option:
    """One item of the list that means something: an option, a line to tick, a scale's item, a plan's name."""

    id: str
    text: str
    group: str = ""


@dataclass
class BlockSource:
    """An exercise as written: settings, question, explanation, list; problems collect while it is read."""

    path: str
    line: int
    kind: str
    id: str
    number: str
    settings: list[Setting]
    question: str
    explanation: str
    items: list[Item]
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.keys = {
            setting.key for setting in self.settings
        }  # most settings of most exercises are not there

    def problem(self, line: int, code: Code, what: str, hint: str = "", level: Level = "error") -> None:
        """Note a mistake at a line of the file."""
        self.problems.append(Problem(self.path, line, 1, level, code, what, hint))

    def all(self, key: str) -> list[Setting]:
        """Every line of a setting that may repeat."""
        if key not in self.keys:
            return []
        return [setting for setting in self.settings if setting.key == key and setting.value]

    def one(self, key: str) -> Setting | None:
        """The one line of a setting; a second one is a problem and the first counts."""
        found = self.all(key)
        if len(found) > 1:
            self.problem(
                found[1].line,
                "repeated-setting",
                _("`{key}` stands here twice.").format(key=key),
                _("Keep one of them."),
            )
        return found[0] if found else None

    def text(self, key: str, missing: str = "") -> str:
        """A setting's words."""
        setting = self.one(key)
        return setting.value if setting else missing

    def word(self, key: str, allowed: Collection[str], missing: str = "") -> str:
        """A setting that is one of a few words."""
        setting = self.one(key)
        if setting is None:
            return missing
        value = setting.value.lower()
        if value in allowed:
            return value
        hint = did_you_mean(value, allowed) or _("It can be {either}.").format(either=_either(allowed))
        self.problem(
            setting.line,
            "bad-value",
            _("`{key}` cannot be `{value}`.").format(key=key, value=setting.value),
            hint,
        )
        return missing

    def yes(self, key: str, *, missing: bool) -> bool:
        """A setting that is `yes` or `no`."""
        return self.word(key, ("yes", "no"), "yes" if missing else "no") == "yes"

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A setting that is a whole number from `low` to `high`."""
        setting = self.one(key)
        if setting is None:
            return None
        digits = re.match(r"\d{1,6}(?![\d.,:/–-]*\d)", setting.value)  # 3, 3 rows; not 3.5, 3-5
        if digits and low <= int(digits[0]) <= high:
            return int(digits[0])
        what = _("`{key}` is to be a whole number from {low} to {high}, not `{value}`.").format(
            key=key, low=low, high=high, value=setting.value
        )
        hint = _("Write for example `{key}: {number}`.").format(key=key, number=min(max(low, 3), high))
        self.problem(setting.line, "bad-number", what, hint)
        return None

    def options(
        self, *, least: int, most: int = MOST_OPTIONS, what: str = N_("options")
    ) -> tuple[Option, ...]:
        """The list's items with their ids; too few or too many is a problem, those up to the limit are kept.

        `what` names the items; it is translated here.
        """
        count = len(self.items)
        if count < least:
            # Translators: {what} is what stands in an exercise's list, such as “options” or “lines to rank”.
            text = _("No list stands here, and `{kind}` needs one: {what}.")
            if count:
                # Translators: as in “options: 1, and `choice` needs at least 2.”
                text = _("{what}: {count}, and `{kind}` needs at least {least}.")
            text = text.format(kind=self.kind, count=count, what=_(what), least=least)
            self.problem(
                self.line,
                "no-list",
                text,
                _("Write them under the question, each line beginning with a hyphen."),
            )
        if count > most:
            # Translators: as in “options: 201, and for `choice` at most 200 are possible.”
            text = _("{what}: {count}, and for `{kind}` at most {most} are possible.").format(
                kind=self.kind, count=count, what=_(what), most=most
            )
            self.problem(self.items[most].line, "too-many", text, _("Part it into two exercises."))
        written = {item.id for item in self.items if item.id}
        made: dict[str, Option] = {}
        for item in self.items[:most]:
            if item.id:
                option_id = self._written_id(item, made)
            else:
                option_id = unique(id_from_words(item.text), written | made.keys())
            made[option_id] = Option(option_id, item.text, item.group)
        return tuple(made.values())

    def _written_id(self, item: Item, taken: Collection[str]) -> str:
        if not is_good_id(item.id):
            self.problem(
                item.line,
                "bad-id",
                _("`{id}` cannot be an id.").format(id=item.id),
                _(
                    "Use lower-case letters, digits and hyphens, at most {longest}; row, on, at, value and other are "
                    "taken."
                ).format(longest=LONGEST),
            )
            return unique(id_from_words(item.id), taken)
        if item.id in taken:
            self.problem(
                item.line,
                "doubled-id",
                _("The id `{id}` stands twice in this list.").format(id=item.id),
                _("Give one of them another id."),
            )
        return unique(item.id, taken)


def _either(words: Collection[str]) -> str:
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("{several} or {last}").format(several=", ".join(quoted[:-1]), last=quoted[-1])
