"""What a workbook file holds, as values: saved answers, what is kept of them, the reading place."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.tables.contents import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbook.course.exercise import Answer, Share
    from workbook.course.ids import ExerciseId


class Saved(NamedTuple):
    """One answer as it was saved, with the question as it was then.

    `answer` is None when it was cleared; `row` is its place in the history, 0 if there was nothing to clear;
    `first_at` is when the exercise was first answered.
    """

    exercise_id: ExerciseId
    kind: str
    answer: Answer
    question: str
    title: str
    words: Mapping[str, str]
    course_version: str
    at: datetime
    offset_minutes: int
    row: int
    answered: bool
    first_at: datetime

    @property
    def day(self) -> date:
        """The calendar day when and where it was written."""
        return (self.at + timedelta(minutes=self.offset_minutes)).date()

    @property
    def there(self) -> datetime:
        """When it was written, by the clock there."""
        return self.at.astimezone(timezone(timedelta(minutes=self.offset_minutes)))


class AnswerSettings(NamedTuple):
    """What the learner does with one exercise; `share` is None until it is first answered or chosen."""

    share: Share | None = None
    not_today: bool = False


class Place(NamedTuple):
    """Where the learner was reading; `scroll` goes from 0 to 1 of the page."""

    module_id: str
    page_id: str
    scroll: float


_LENGTH = Struct(">Q").pack
MOST_JOINED = 1 << 16  # bytes


def fingerprint(parts: Iterable[str | int | bytes | Content]) -> bytes:
    """SHA-256 over parts each preceded by its length, so that no two different lists look alike."""
    digest = hashlib.sha256()
    small: list[bytes] = []  # what is small is hashed in one go, which is several times as fast
    for part in parts:
        if isinstance(part, Content):
            digest.update(b"".join((*small, _LENGTH(part.size))))
            small.clear()
            for piece in part.pieces():
                digest.update(piece)
            continue
        data = part if isinstance(part, bytes) else str(part).encode()
        small.append(_LENGTH(len(data)))
        if len(data) > MOST_JOINED:  # what is large is not made a second time
            digest.update(b"".join(small))
            digest.update(data)
            small.clear()
        else:
            small.append(data)
    digest.update(b"".join(small))
    return digest.digest()


def moment_text(moment: datetime) -> str:
    """A moment as stored: UTC with `Z`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment_from(text: str) -> datetime:
    """A stored moment, aware, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def offset_of(moment: datetime) -> int:
    """The minutes by which a moment's own clock is ahead of UTC."""
    return round((moment.utcoffset() or timedelta()).total_seconds() / 60)
