"""What a workbook file holds, as values: saved answers, what is kept of them, the reading place."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.bounded_json import read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbook.course.ids import ExerciseId
    from workbook.exercises.exercise import Answer, Share

NOTHING = "null"
LONGEST_NAME = 1000
LARGE, MANY = 1 << 16, 1 << 10
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


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


class Keeping(NamedTuple):
    """What the learner does with one exercise; `share` is None until it is first answered or chosen."""

    share: Share | None = None
    not_today: bool = False


class Place(NamedTuple):
    """Where the learner was reading; `scroll` goes from 0 to 1 of the page."""

    module_id: str
    page_id: str
    scroll: float


def to_text(value: Any) -> str:
    """An answer as the JSON text that is stored: every text as typed, line ends as a line feed.

    The one place where half a surrogate pair, which no file can hold, becomes U+FFFD.
    """
    text = _dump(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _dump(_clean(value))
    return _dump(_clean(value)) if "\\r" in text else text


def from_text(text: str) -> Any:
    """A stored JSON text as a value; ValueError if it is none that a program of ours writes."""
    value = read_json(text)
    half = "\\ud" in text or "\\uD" in text  # a half of a sign that only a stranger writes
    return _clean(value) if half else value


def fingerprint(parts: Iterable[str | int | bytes]) -> bytes:
    """SHA-256 over parts each preceded by its length, so that no two different lists look alike."""
    digest = hashlib.sha256()
    waiting: list[bytes] = []
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        waiting.append(len(data).to_bytes(8))
        if len(data) > LARGE:  # hashed as it is; what is small is hashed in one go, which is quicker
            digest.update(b"".join(waiting))
            digest.update(data)
            waiting.clear()
            continue
        waiting.append(data)
        if len(waiting) > MANY:
            digest.update(b"".join(waiting))
            waiting.clear()
    digest.update(b"".join(waiting))
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


def _dump(value: Any) -> str:
    return _JSON.encode(value)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def clean_name(name: str) -> str:
    """A person's name as it is kept, in one piece and no longer than fits a cover."""
    return clean_text(name)[:LONGEST_NAME]


def clean_text(text: str) -> str:
    """A text that a file can hold: whole surrogate pairs joined, halves as U+FFFD, line ends as one sign."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")
