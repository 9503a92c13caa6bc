"""Answers that are only in the window: being typed, on their way to the disk, or kept back by trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId

    Given = tuple[Exercise, Answer]


class Outbox:
    """The newest answer to each exercise that the disk is not known to have."""

    def __init__(self) -> None:
        self._pending: dict[ExerciseId, Given] = {}  # waits for a pause
        self._on_the_way: dict[ExerciseId, Given] = {}  # was handed to the file's thread
        self._futures: dict[ExerciseId, Future[Saved]] = {}
        self._failed: dict[ExerciseId, str] = {}

    def put(self, exercise: Exercise, answer: Answer) -> None:
        """A changed answer."""
        self._pending[exercise.id] = (exercise, answer)
        self._failed.pop(exercise.id, None)

    def take(self) -> list[Given]:
        """What is to be handed on now."""
        waiting, self._pending = self._pending, {}
        self._on_the_way |= waiting
        return list(waiting.values())

    def take_again(self) -> None:
        """Let everything that is not on the disk be handed on once more."""
        self._failed.clear()
        self._pending = {**self._on_the_way, **self._pending}

    def sent(self, exercise_id: ExerciseId, future: Future[Saved]) -> None:
        """An answer was handed on."""
        self._futures[exercise_id] = future

    def arrived(self, exercise_id: ExerciseId, answer: Answer, reason: str) -> None:
        """The disk has an answer, or there is a reason why not; one that was changed meanwhile is still under way."""
        latest = self._on_the_way.get(exercise_id)
        if latest is None or latest[1] is not answer:
            return
        if reason:
            self._failed[exercise_id] = reason
        else:
            del self._on_the_way[exercise_id]
            self._failed.pop(exercise_id, None)

    def forget(self, given: list[Given]) -> None:
        """Some of what is in the window is wanted no more; what was typed after it is."""
        for exercise, answer in given:
            for kept in (self._pending, self._on_the_way):
                if (there := kept.get(exercise.id)) is not None and there[1] is answer:
                    del kept[exercise.id]
                    self._failed.pop(exercise.id, None)

    def newest(self, exercise_id: ExerciseId) -> Given | None:
        """What the window has of an exercise and the disk perhaps not."""
        return self._pending.get(exercise_id) or self._on_the_way.get(exercise_id)

    def all(self) -> list[Given]:
        """The answers that are only in the window."""
        return list({**self._on_the_way, **self._pending}.values())

    def reason(self, exercise_id: ExerciseId) -> str:
        """Why an answer is not saved."""
        return self._failed.get(exercise_id, "")

    def first_reason(self) -> str:
        """Why any answer is not saved."""
        return next(iter(self._failed.values()), "")

    @property
    def has_failed(self) -> bool:
        """Whether anything could not be saved."""
        return bool(self._failed)

    def errors(self) -> list[BaseException | None]:
        """What came of all that was handed on last; it has to be done."""
        return [future.exception(0) for future in self._futures.values()]
