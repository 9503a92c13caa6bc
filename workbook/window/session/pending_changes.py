"""What else is to be kept, such as who may see an answer: the newest wish about each thing, until it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile

    Work = Callable[[WorkbookFile], None]


class PendingChanges:
    """Each wish has a key that names what it is about; `told` gets it when the wish is done, or has failed."""

    def __init__(
        self,
        submit: Callable[[Work], Future[None]],
        when_done: Callable[[Future[None], Callable[[Future[None]], None]], None],
        told: Callable[[Hashable, BaseException | None], None],
    ) -> None:
        self._submit, self._when_done, self._told = submit, when_done, told
        self._wanted: dict[Hashable, Work] = {}
        self._futures: dict[Hashable, Future[None]] = {}
        self._failed: dict[Hashable, BaseException] = {}

    def want(self, work: Work, key: Hashable) -> None:
        """Have something kept."""
        self._wanted[key] = work
        future = self._futures[key] = self._submit(work)
        self._when_done(future, partial(self._done, key))

    def want_again(self) -> None:
        """Try again all that is not kept."""
        for key, work in list(self._wanted.items()):
            self.want(work, key)

    def open(self) -> dict[Hashable, Work]:
        """All that is not known to be kept."""
        return dict(self._wanted)

    def error(self, key: Hashable) -> BaseException | None:
        """Why something could not be kept."""
        return self._failed.get(key)

    def failures(self) -> list[BaseException]:
        """Why things could not be kept."""
        return list(self._failed.values())

    @property
    def has_failed(self) -> bool:
        """Whether anything could not be kept."""
        return bool(self._failed)

    @property
    def are_open(self) -> bool:
        """Whether anything is not known to be kept."""
        return bool(self._wanted)

    def errors(self) -> list[BaseException | None]:
        """What came of all that was wanted last; it has to be done."""
        return [future.exception(0) for future in self._futures.values()]

    def _done(self, key: Hashable, future: Future[Any]) -> None:
        if self._futures.get(key) is not future:
            return  # a newer wish about the same thing is on its way
        del self._futures[key]
        error = future.exception()
        if error is None:
            self._wanted.pop(key, None)
            self._failed.pop(key, None)
        else:
            self._failed[key] = error
        self._told(key, error)
