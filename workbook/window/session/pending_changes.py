"""What the disk is not known to have yet: for each thing the newest change, until it is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.course.exercise import Answer, Exercise
    from workbook.window.session.file_thread import FileThread

    Given = tuple[Exercise, Answer]

What = Literal[
    "answer",
    "share",
    "not today",
    "picture",
    "name",
    "visit",
    "place",
    "ready",
    "mark",
    "spelling",
    "own word",
]


OF_NO_WEIGHT = ("visit", "place", "ready", "spelling")  # nobody is held back for these when they leave


class Key(NamedTuple):
    """What a change is about: the sort of thing, and which one of them by its id or name."""

    what: What
    which: str = ""


class Change(NamedTuple):
    """What is to be done with the file; of an answer also what was given, which the window shows meanwhile."""

    work: Callable[[WorkbookFile], Any]
    given: Given | None = None


class PendingChanges(QObject):
    """A change waits for `send_waiting`, or is sent at once; one that failed is kept, with its reason."""

    ended = Signal(object, object)  # a key, and the future of its change, which is done

    def __init__(self, file: FileThread) -> None:
        super().__init__()
        self._file = file
        self._waiting: dict[Key, Change] = {}
        self._sent: dict[Key, tuple[Change, Future[Any]]] = {}
        self._failed: dict[Key, BaseException] = {}

    def put(self, key: Key, change: Change) -> None:
        """Take a change that waits for a pause."""
        self._waiting[key] = change

    def drop_waiting(self, key: Key) -> None:
        """Something newer is about to be sent."""
        self._waiting.pop(key, None)

    def has_open(self, what: What) -> bool:
        """Whether anything of a sort is not known to be written."""
        return any(key.what == what for key in self.open())

    def send(self, key: Key, change: Change) -> None:
        """Hand a change to the file's thread; of a file that is only read nothing but answers is wanted, and told."""
        if self._file.read_only and change.given is None:
            return
        self._failed.pop(key, None)
        self._sent[key] = change, self._file.do(change.work, partial(self._done, key))

    def send_waiting(self) -> None:
        """Hand on all that waits."""
        waiting, self._waiting = self._waiting, {}
        for key, change in waiting.items():
            self.send(key, change)

    def send_again(self) -> None:
        """Hand on once more what could not be written, and all that waits."""
        failed = {key: change for key, (change, _unused) in self._sent.items() if self._error(key)}
        self._waiting = {**failed, **self._waiting}
        self.send_waiting()

    def try_again(self) -> None:
        """The same for what could not be written; it is told as failed until it is there."""
        for key, (change, _unused) in list(self._sent.items()):
            if self._error(key) and key not in self._waiting:
                self._sent[key] = change, self._file.do(change.work, partial(self._done, key))

    def open(self) -> dict[Key, Change]:
        """All that the disk is not known to have."""
        return {key: change for key, (change, _unused) in self._sent.items()} | self._waiting

    def given(self, exercise_id: str) -> Given | None:
        """An answer that the window has and the disk perhaps not."""
        key = Key("answer", exercise_id)
        if change := self._waiting.get(key):
            return change.given
        sent = self._sent.get(key)
        return sent[0].given if sent else None

    def all_given(self) -> list[Given]:
        """The answers that are only in the window."""
        return [change.given for change in self.open().values() if change.given]

    def forget(self, given: Iterable[Given]) -> None:
        """Some of the answers that are only in the window are wanted no more; what was typed after them is."""
        for exercise, answer in given:
            key = Key("answer", exercise.id)
            if (change := self._waiting.get(key)) and change.given and change.given[1] is answer:
                del self._waiting[key]
            if (sent := self._sent.get(key)) and sent[0].given and sent[0].given[1] is answer:
                del self._sent[key]
                self._failed.pop(key, None)

    def forget_all(self, what: What, which: str = "") -> None:
        """What is only in the window of a sort is wanted no more; with `which` only that one."""
        for key in [key for key in self.open() if key.what == what and which in ("", key.which)]:
            self._waiting.pop(key, None)
            self._sent.pop(key, None)
            self._failed.pop(key, None)

    def reason(self, *keys: Key) -> str:
        """Why one of these is not written, as far as it was told; empty if there is no reason."""
        found = (self._failed[key] for key in keys if key in self._failed and key not in self._waiting)
        return next(map(reason_of, found), "")

    def first_reason(self) -> str:
        """Why anything is not written, as far as it was told; answers come first."""
        return self.reason(*_answers_first(self._failed))

    def reason_now(self) -> str:
        """Why anything of weight that was handed on is not written; all of it has to be done, told or not."""
        errors = (self._error(key) for key in _answers_first(self._sent) if key.what not in OF_NO_WEIGHT)
        return next((reason_of(error) for error in errors if error), "")

    def _error(self, key: Key) -> BaseException | None:
        _unused, future = self._sent[key]
        return future.exception() if future.done() else None

    def _done(self, key: Key, future: Future[Any]) -> None:
        sent = self._sent.get(key)
        if sent and sent[1] is future:  # else a newer change is on its way
            if error := future.exception():
                self._failed[key] = error
            else:
                del self._sent[key]
                self._failed.pop(key, None)
        self.ended.emit(key, future)


def _answers_first(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: key.what != "answer")


def reason_of(error: BaseException) -> str:
    """What to say of something that could not be written."""
    if isinstance(error, WorkbookTrouble):
        return str(error)
    return _("Something in the program went wrong while saving.")
