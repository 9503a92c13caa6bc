"""The entries of a list as an editor works with them: which are shown, and how they go back into the answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.course.values import rows, text
from workbook.exercises.list.spec import has_words
from workbook.language.dates import day_from
from workbook.language.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_OWN_KEYS = frozenset({"row", "on", "text", "because"})


class Written(NamedTuple):
    """The words of one line."""

    text: str
    because: str


def keyed(entries: Any) -> dict[str, dict[str, Any]]:
    """All entries, each by what tells it from the others: its id, or its place if it has none of its own."""
    found: dict[str, dict[str, Any]] = {}
    for place, entry in enumerate(rows(entries)):
        key = text(entry.get("row"))
        found[key if key and key not in found else f"place {place}"] = entry
    return found


def of_day(entries: Mapping[str, dict[str, Any]], day: date | None, today: date) -> dict[str, dict[str, Any]]:
    """Those of a day; those without a day stand with today's. Without a day asked for, all of them."""
    if day is None:
        return dict(entries)
    days = {key: day_from(entry.get("on")) for key, entry in entries.items()}
    loose = day == today
    return {key: entry for key, entry in entries.items() if days[key] == day or (loose and days[key] is None)}


def put_together(entries: Any, lines: Mapping[str, Written], day: date | None) -> list[Any]:
    """All entries with the lines as they are now, at the place of the first of them; the others stay untouched."""
    before = entries if isinstance(entries, list) else []
    known = keyed(before)
    written = [_entry(key, words, known.get(key), day) for key, words in lines.items()]
    mine = [id(known[key]) for key in lines if key in known]
    at = next((place for place, entry in enumerate(before) if id(entry) in mine), len(before))
    rest = [entry for entry in before if id(entry) not in mine]
    return [*rest[:at], *(entry for entry in written if entry is not None), *rest[at:]]


def _entry(key: str, words: Written, known: dict[str, Any] | None, day: date | None) -> dict[str, Any] | None:
    """A line as an entry, with all that is known of it; None for a line that is blank and says nothing else."""
    entry = {"row": key, **({"on": day.isoformat()} if day else {})} if known is None else dict(known)
    if words.text or isinstance(entry.get("text"), str):
        entry["text"] = words.text
    if words.because:
        entry["because"] = words.because
    elif isinstance(entry.get("because"), str):
        del entry["because"]
    if has_words(entry) or any(words) or entry.keys() - _OWN_KEYS:
        return entry
    return None


def days_line(counts: Mapping[date, int], today: date, days: int) -> str:
    """On how many of the last days there is an entry; nothing is said of none."""
    first = today - timedelta(days=days - 1)
    count = sum(first <= day <= today for day in counts)
    return (
        ngettext("{filled} of the last {n} day.", "{filled} of the last {n} days.", days).format(
            filled=count, n=days
        )
        if count
        else ""
    )
