"""What goes on paper, handed over as plain values: the answers, and how the person wants their pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from workbook.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from workbook.course.exercise import Share
    from workbook.course.ids import ExerciseId

Edition = Literal["keepsake", "workshop", "blank", "facilitator"]
FORMS: frozenset[Edition] = frozenset({"blank", "facilitator"})
"""The editions of a course, not of a workbook: no answer is ever in them, nor anybody’s name."""

PaperSize = Literal["a4", "letter"]


class ExportCancelled(Exception):
    """The person stopped the export; nothing was written."""


class ExportTrouble(Trouble):
    """The file could not be written; its text says why and what to do."""


@dataclass(frozen=True)
class EarlierVersion:
    """What stood there before, and when it was written, with the words of its options then."""

    answer: Any
    at: datetime
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperAnswer:
    """One answer with everything paper tells about it. `at` carries the offset of where it was written.

    `question_then`, `title` and `words` are the wording kept beside the answer when it was given.
    """

    answer: Any
    share: Share = "keep"
    not_today: bool = False
    at: datetime | None = None
    question_then: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    title: str = ""
    earlier: tuple[EarlierVersion, ...] = ()  # newest first; handed over only where they are asked for
    answered: bool = True  # whether it holds anything, as its kind said when it was saved


class PaperMark(NamedTuple):
    """A passage with its colour, a note for a whole `page`, or a `bookmark`; `place` names the page that it is on."""

    sort: str
    module: str
    place: str
    words: str
    note: str
    day: date
    lost: bool = False


class PaperDay(NamedTuple):
    """What was written on a day, or is about that day: each exercise with the sort of what it has there."""

    day: date
    entries: tuple[tuple[ExerciseId, str], ...]


@dataclass(frozen=True)
class Besides:
    """What a keepsake has beside its answers, handed over only where it is asked for.

    `marks` are in the order in which they are printed, those that are lost last; `days` from the earliest on.
    """

    marks: tuple[PaperMark, ...] = ()
    days: tuple[PaperDay, ...] = ()


@dataclass(frozen=True)
class PaperOptions:
    """How the person wants their pages.

    `modules` limits a keepsake to these module ids (empty: all of them). `chosen` names the exercises whose
    answers come along; None leaves it to the edition: a keepsake takes all that are not private, a workshop
    edition those marked "bring". `wish` stands on the workshop cover under "What I want from this day".
    `hide_names` prints initials in place of names in every answer: of the names that `initials` lists, with what is to
    stand there, else of all that are on connection maps. `with_text` prints the course's text between the forms of a
    blank edition; `fillable` makes fields of them that are filled in on a screen. `only_answers` leaves the course's
    text and empty forms out of a keepsake, `bring_list` lists there what is brought; `since` and `until` bound the
    days on which what comes along was written.
    With `both_sides` the margin for holes is at the other side on every second page. With a `password` only who knows
    it can open the PDF, and two exports of the same are not the same bytes.
    """

    name: str = ""
    paper: PaperSize = "a4"
    large_print: bool = False
    include_private: bool = False
    modules: tuple[str, ...] = ()
    chosen: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    date: date | None = None
    room_for_holes: bool = True
    both_sides: bool = False
    wish: str = ""
    hide_names: bool = False
    password: str = field(default="", repr=False)  # no report may show it
    initials: tuple[tuple[str, str], ...] | None = None
    with_text: bool = False
    fillable: bool = False
    only_answers: bool = False
    bring_list: bool = False
