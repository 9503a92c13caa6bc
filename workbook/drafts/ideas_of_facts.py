"""Ideas about the facts at the top of a file."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from workbook.course.covers import COLOURS, PATTERNS
from workbook.course.front_matter import Fact, read_facts
from workbook.course.key_lines import key_and_value
from workbook.course.problems import did_you_mean
from workbook.drafts.edits import Change, applied
from workbook.drafts.facts import set_fact
from workbook.drafts.idea import Idea, Place, told
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

_LIKE_HYPHENS = re.compile(r"(?:[-\u2010-\u2015*_+~=] ?){1,12}")
_SOME_NUMBERS = re.compile(r"[vV]?\.?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?")
_DAY = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})|(\d{4})[./](\d{1,2})[./](\d{1,2})")


def _unknown(place: Place) -> Idea | None:
    """The key that was meant."""
    key = key_and_value(place.text)
    return place.word_replaced(key[0], place.near()) if key else None


def _not_needed(place: Place) -> Idea | None:
    """A fact that says nothing, or the second time; not if its value stands below."""
    fact = _fact(place)
    if fact is None or (fact.value and fact is next(f for f in _facts(place) if f.key == fact.key)):
        return None
    below = place.source.texts(place.problem.line + 1, place.problem.line + 1)
    goes_on = bool(below) and below[0][:1] in (" ", "\t", "-") and below[0].rstrip() != "---"
    return None if goes_on or key_and_value(place.text) is None else place.removed()


def _version(place: Place) -> Idea | None:
    """Three numbers where there are fewer."""
    fact = _fact(place)
    numbers = _SOME_NUMBERS.fullmatch(fact.value) if fact else None
    if fact is None or numbers is None:
        return None
    return _written(place, fact, ".".join(number or "0" for number in numbers.groups()))


def _language(place: Place) -> Idea | None:
    """The short name of a language that is named."""
    fact = _fact(place)
    found = told(place.problem.hint, _("Write its short name: `language: {short}`."))
    return _written(place, fact, found["short"]) if fact and found else None


def _date(place: Place) -> Idea | None:
    """The day in the order that it is read in, if it can be only one."""
    fact = _fact(place)
    match = _DAY.fullmatch(fact.value) if fact else None
    if fact is None or match is None:
        return None
    if match[5]:
        possible = {(int(match[5]), int(match[6]), int(match[7]))}
    else:
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        possible = {(year, other, one)} if match[2] == "." else {(year, other, one), (year, one, other)}
    days = {day for numbers in possible if (day := _day(*numbers))}
    return _written(place, fact, days.pop().isoformat()) if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _cover(place: Place) -> Idea | None:
    """The pattern or colour that was meant."""
    fact = _fact(place)
    wrong = place.named(fact.value.lower().split()) if fact else ""
    near = told(did_you_mean(wrong, (*PATTERNS, *COLOURS)), _("Did you mean `{near}`?")).get("near", "")
    return place.value_replaced(wrong, near)


def _unclosed(place: Place) -> Idea | None:
    """The line of hyphens below the last fact."""
    found = read_facts("", place.source.plain)
    if not found.lines:
        return None
    after = found.lines[-1].line + 1
    while after <= len(place.source.lines) and place.source.texts(after, after)[0][:1] in (" ", "\t"):
        after += 1
    return _add_hyphens(place, [Change(after, after - 1, ("---",))])


def _other_hyphens(place: Place) -> Idea | None:
    """Three hyphens for what a writing program made of them."""
    if not _LIKE_HYPHENS.fullmatch(place.text.strip()):
        return None
    first, end = place.problem.line, _end_of_keys(place, place.problem.line + 1)
    closing = place.source.texts(end, end)
    ends = bool(closing) and _LIKE_HYPHENS.fullmatch(closing[0].strip())
    last = Change(end, end if ends else end - 1, ("---",))
    return _add_hyphens(place, [Change(first, first, ("---",)), last])


def _no_hyphens(place: Place) -> Idea | None:
    """Three hyphens above and below the facts."""
    first = place.problem.line
    end = _end_of_keys(place, first)
    closing = place.source.texts(end, end)
    is_there = bool(closing) and closing[0].rstrip() == "---"
    changes = [Change(first, first - 1, ("---",))]
    return _add_hyphens(place, changes if is_there else [*changes, Change(end, end - 1, ("---",))])


def _end_of_keys(place: Place, line: int) -> int:
    """The first line that is no fact."""
    while (text := place.source.texts(line, line)) and key_and_value(text[0]):
        line += 1
    return line


def _add_hyphens(place: Place, changes: list[Change]) -> Idea:
    return Idea(_("Write `{words}`.").format(words="---"), applied(place.source, changes))


def _fact(place: Place) -> Fact | None:
    return next((fact for fact in _facts(place) if fact.line == place.problem.line), None)


def _facts(place: Place) -> tuple[Fact, ...]:
    return read_facts("", place.source.plain).lines


def _written(place: Place, fact: Fact, value: str) -> Idea:
    """Another value of a fact that stands once."""
    return Idea(_("Write `{words}`.").format(words=value), set_fact(place.source, fact.key, [value]))


FINDERS: dict[str, Callable[[Place], Idea | None]] = {
    "unknown-fact": _unknown,
    "repeated-fact": _not_needed,
    "empty-fact": _not_needed,
    "bad-version": _version,
    "bad-language": _language,
    "bad-date": _date,
    "unknown-cover": _cover,
    "unclosed-facts": _unclosed,
    "other-hyphens": _other_hyphens,
    "no-hyphens": _no_hyphens,
}
