"""Who may see what was salvaged: as it was chosen, where that is proved to be the last choice; else nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.tables import answer_settings, seals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbook.answers.damage.found import Found


Row = tuple[Any, ...]
Chosen = dict[str, Row]


class Choices(NamedTuple):
    """A row for each exercise, which answers became private, and whether these are proved to be all rows."""

    rows: Chosen
    now_private: list[str]
    are_proved: bool


def choices_for(answered: Collection[str], found: Found, older: Found, *, before_seals: bool) -> Choices:
    """What was chosen for each exercise; of the answered ones those become private whose choice nothing proves.

    `older` is what a backup holds: what was chosen there may have been changed since. `before_seals` is whether the
    file is known to be of a version that sealed nothing.
    """
    proved = found.reached_settings if before_seals else _proved(found, older)
    chosen = {**older.first_settings, **found.last_settings} if proved is None else dict(proved)
    unknown = [key for key in answered if key not in chosen]
    if proved is None:
        unknown += [key for key, row in chosen.items() if row[1] != "private"]
    for key in unknown:
        not_today = chosen[key][2] if key in chosen else 0
        chosen[key] = (key, "private", not_today, answer_settings.seal(key, "private", not_today))
    return Choices(chosen, sorted(set(unknown) & set(answered)), proved is not None)


def _proved(found: Found, older: Found) -> Chosen | None:
    """What was chosen last, if the newest seal says that this is all of it.

    Only a seal that its table leads to is known to be the newest: what merely lies in some page may have been left
    there when the newest was lost.
    """
    seal = found.seal
    if seal is None or seal.number < max(found.sealed, found.seal_number):
        return None
    return next((chosen for chosen in _candidates(found, older) if _sum(chosen) == seal.of("keepings")), None)


def _candidates(found: Found, older: Found) -> Iterator[Chosen]:
    """What may be all of it. Among the rows there may be older ones, of a journal or of a page that is not used."""
    yield found.reached_settings
    for own in (found.first_settings, found.last_settings):
        yield own
        yield {**older.first_settings, **own}
    yield older.first_settings


def _sum(chosen: Chosen) -> bytes:
    return seals.sum_of("keepings", [row[:3] for row in chosen.values()])
