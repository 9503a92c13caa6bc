"""Reads what the first page of a large workbook did not need: in slices, or at once where it is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.window.session.file_thread import in_time
from workbook.window.session.lazy_mapping import LazyMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import Saved
    from workbook.course.ids import ExerciseId
    from workbook.window.session.file_thread import FileThread
    from workbook.window.session.opened_file import OpenedFile

SLICE = 200  # answers that are read in one go: a few milliseconds
AT_ONCE = 2_000_000  # bytes of long answers that are read in one go
MOST_HELD = 24_000_000  # bytes of the course and of pictures that are held; others are read each time
MOST_OF_ANSWERS = 80_000_000  # bytes that are read ahead, where a long year of writing is one million letters


class LateReading:
    """The answers and pictures of a workbook, and what of them is still to be read."""

    def __init__(self, contents: OpenedFile, file: FileThread) -> None:
        self._file = file
        self.answers: LazyMapping[ExerciseId, Saved] = LazyMapping(
            contents.answered, contents.answers, self._fetch_answers
        )
        self.pictures: LazyMapping[str, bytes] = LazyMapping(
            contents.picture_names, contents.pictures, self._fetch_pictures, self._has_room
        )
        self._course = sum(map(len, contents.files.values()))
        self._held_here = 0  # bytes of the answers that were read here
        self._slices = self._all_slices()
        self._begun = False
        self.is_going_on = False

    def begin(self) -> None:
        """Read all that is missing; it goes on by itself, and saving never waits long for it."""
        if not self._begun:
            self._begun = self.is_going_on = True
            self._go_on()

    def stop(self) -> None:
        """Nobody needs the rest any more."""
        self._slices, self.is_going_on = iter(()), False

    def pictures_aside(self) -> Mapping[str, bytes]:
        """The pictures for another thread: what is not here is read when it is asked for, and not kept."""
        return _Aside(dict(self.pictures.here), self.pictures.missing(), self._file)

    def _all_slices(self) -> Iterator[Callable[[WorkbookFile], Callable[[], None]]]:
        """Works that each read one slice, and give what takes it in."""
        missing, pictures = self.answers.missing(), self.pictures.missing()
        left = deque(missing)
        while left and self._held_here <= MOST_OF_ANSWERS:  # the others are read when they are asked for
            ids = [left.popleft() for _ in range(min(SLICE, len(left)))]
            yield partial(_read_answers, ids, partial(self._take_in, left, ids))
        for name in pictures:
            if not self._has_room():
                break
            yield partial(_read_pictures, self.pictures, [name])
        if missing or pictures:
            yield _prove

    def _take_in(self, left: deque[ExerciseId], ids: list[ExerciseId], part: in_parts.Part) -> None:
        """Some answers are there; those that would have been too much at once are the next."""
        self._held_here += part.held
        self.answers.arrive(ids[: part.looked_for], part.answers)
        left.extendleft(reversed(ids[part.looked_for :]))

    def _has_room(self) -> bool:
        """Whether the course and the pictures that are in memory are not too many yet."""
        return self._course + sum(map(len, self.pictures.here.values())) <= MOST_HELD

    def _go_on(self) -> None:
        if work := next(self._slices, None):
            self._file.do(work, self._arrived)
        else:
            self.is_going_on = False

    def _arrived(self, future: Future[Callable[[], None]]) -> None:
        """One slice is there, or cannot be read: then whoever asks for it is told so."""
        error = future.exception()
        if error is None:
            future.result()()
        elif isinstance(error, WorkbookTrouble):
            self._file.tell(error)
        else:
            raise error
        self._go_on()

    def _fetch_answers(self, ids: list[ExerciseId]) -> Mapping[ExerciseId, Saved]:
        return self._file.now(partial(_answers_to, ids))

    def _fetch_pictures(self, names: list[str]) -> Mapping[str, bytes]:
        return self._file.now(partial(_pictures_named, names))


class _Aside(Mapping[str, bytes]):
    """Pictures that are here, and others that the file's thread reads; one that is gone is not there."""

    def __init__(self, here: Mapping[str, bytes], missing: list[str], file: FileThread) -> None:
        self._here, self._missing, self._file = here, dict.fromkeys(missing), file

    def __getitem__(self, name: str) -> bytes:
        if name not in self._missing:
            return self._here[name]
        return in_time(self._file.submit(partial(_pictures_named, [name])))[name]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._here, *self._missing])

    def __len__(self) -> int:
        return len(self._here) + len(self._missing)


def _answers_to(ids: list[ExerciseId], file: WorkbookFile) -> Mapping[ExerciseId, Saved]:
    return in_parts.answers_to(file, ids)


def _pictures_named(names: list[str], file: WorkbookFile) -> Mapping[str, bytes]:
    return in_parts.pictures_named(file, names)


def _read_answers(
    ids: list[ExerciseId], take_in: Callable[[in_parts.Part], None], file: WorkbookFile
) -> Callable[[], None]:
    return partial(take_in, in_parts.first_answers_to(file, ids, AT_ONCE))


def _read_pictures(
    pictures: LazyMapping[str, bytes], names: list[str], file: WorkbookFile
) -> Callable[[], None]:
    return partial(pictures.arrive, names, in_parts.pictures_named(file, names))


def _prove(file: WorkbookFile) -> Callable[[], None]:
    """That each was proved does not say that none is an older one."""
    in_parts.prove_newest(file)
    return _nothing


def _nothing() -> None:
    """Nothing to take in."""
