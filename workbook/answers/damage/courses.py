"""Which course a damaged workbook shows: the newest of which all files are found, as its hash says."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

import apsw

from workbook.answers.tables.snapshot import hash_of_contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbook.answers.damage.found import Found
    from workbook.answers.tables.contents import Content

    Contents = Mapping[str, Content]

MOST_TRIED = 2000  # ways to put together a course of what may be its files
MOST_READ = 1 << 30  # bytes for that, as courses can be large; of all courses of a file


class FoundCourse(NamedTuple):
    """A course by what stands about it in the file, and its contents by their paths.

    `is_whole` is whether nothing of it is missing, `is_newest` whether no newer one was in the file.
    """

    course_id: str
    version: str
    taken: str
    contents: Contents
    is_whole: bool = True
    is_newest: bool = True


class _Tries:
    """How often, and of how much, hashes are still asked for."""

    def __init__(self) -> None:
        self._left, self._bytes = MOST_TRIED, MOST_READ

    def are_left_for(self, contents: Contents) -> bool:
        """Whether one more may be asked for, which then counts."""
        self._left -= 1
        self._bytes -= sum(content.size for content in contents.values())
        return self._left >= 0 and self._bytes >= 0


def newest_whole(found: Found) -> FoundCourse | None:
    """The newest course that is whole in a file; None if there is none."""
    tries, newest = _Tries(), max(found.courses, default=0)
    for number in sorted(found.courses, reverse=True):
        for course_id, version, digest, taken in found.courses[number]:
            contents = _fitting(found, number, digest, tries)
            if contents is not None:
                return FoundCourse(course_id, version, taken, contents, is_newest=number == newest)
    return None


def what_there_is(found: Found) -> tuple[int, Contents]:
    """The number of the newest course of which anything is there, and the files that were found first."""
    number = max(found.files, default=1)
    files = found.files.get(number, {})
    readable = ((path, next(filter(_can_be_read, contents), None)) for path, contents in files.items())
    return number, {path: content for path, content in readable if content is not None}


def _can_be_read(content: Content) -> bool:
    with suppress(apsw.Error):
        return sum(map(len, content.pieces())) == content.size
    return False


def _fitting(found: Found, number: int, digest: bytes, tries: _Tries) -> Contents | None:
    for contents in _ways(found, number):
        if not tries.are_left_for(contents):
            return None
        with suppress(apsw.Error):  # one of them cannot be read
            if hash_of_contents(contents) == digest:
                return contents
    return None


def _ways(found: Found, number: int) -> Iterator[Contents]:
    """What may be all files of a course: what its table leads to, what was found first, and so on to what differs more.

    Beside the right ones there may be others, of an older page or of another hand: another content in the place of a
    file, or a file too many.
    """
    files = found.files.get(number, {})
    reached = {path for path in files if (number, path) in found.reached_files}
    first = {path: contents[0] for path, contents in files.items()}
    if len(reached) < len(files):
        yield {path: first[path] for path in reached}
    yield first
    yield {path: contents[-1] for path, contents in files.items()}
    others: list[tuple[str, Content | None]] = [
        (path, content) for path, contents in sorted(files.items()) for content in contents[1:]
    ]
    others += [(path, None) for path in sorted(files) if path not in reached]
    for changes in chain.from_iterable(combinations(others, size) for size in (1, 2, 3)):
        changed = {**first, **dict(changes)}
        yield {path: content for path, content in changed.items() if content is not None}
