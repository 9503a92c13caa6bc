"""What the open workbook lends to its editors: earlier answers, pictures, a way to jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.ids import ExerciseId
from workbook.window.parts.editor_context import EarlierAnswer, EditorContext
from workbook.window.parts.large_answer import is_too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbook.course.exercise import Answer, Exercise
    from workbook.window.parts.clock import Clock
    from workbook.window.parts.soft_sound import SoftSound
    from workbook.window.session.session import Session


class SessionContext(EditorContext):
    """What stands around an editor is the session; `jump` opens the page that an exercise is on."""

    def __init__(
        self,
        session: Session,
        jump: Callable[[str], None],
        *,
        less_movement: bool = False,
        clock: Clock | None = None,
        stage_sound: SoftSound | None = None,
    ) -> None:
        super().__init__(session.course.files, clock)
        self._session, self._jump = session, jump
        self.less_movement = less_movement
        self.language = session.course.outline.about.language
        self.stage_sound = stage_sound or self.stage_sound
        self.under_way = session.under_way

    def earlier(self, exercise_id: str) -> EarlierAnswer | None:
        session = self._session
        found = session.course.find(exercise_id)
        if found is None:
            return self._kept(ExerciseId(exercise_id))
        if not session.is_answered(found.id):
            return None
        saved = session.saved.get(found.id)
        known = found.remembering(saved.words) if saved else found
        module = int(found.number.partition(".")[0] or 0)
        return EarlierAnswer(known, session.answer(found.id), module)

    def _kept(self, exercise_id: ExerciseId) -> EarlierAnswer | None:
        """An answer whose question the course has no longer, with that question as it was."""
        if not self._session.has_saved(exercise_id):
            return None
        exercise, answer = self._session.as_it_was_asked(exercise_id)
        return EarlierAnswer(exercise, answer, 0)

    def name_of(self, exercise_id: str) -> str:
        found = self._session.course.find(exercise_id)
        return f"{found.number}, “{found.title}”" if found else ""

    def ask_first(self, exercise_id: str, call: Callable[[Answer], None]) -> None:
        self._session.ask_first(exercise_id, call)

    def go_to(self, exercise_id: str) -> None:
        self._jump(exercise_id)

    def keep_picture(self, content: bytes) -> str:
        return self._session.keep_picture(content)

    def picture(self, name: str) -> bytes | None:
        return self._session.pictures.get(name)

    def pictures(self) -> Mapping[str, bytes]:
        return self._session.pictures


def starting_answer(exercise: Exercise, context: EditorContext) -> Answer:
    """What `start-with` offers: the earlier answer itself if of the same kind, else its lines. None without one."""
    lines: list[str] = []
    for earlier_id in exercise.start_with:
        earlier = context.earlier(earlier_id)
        if earlier is None or is_too_large(earlier.answer):
            continue
        if earlier.exercise.kind == exercise.kind and len(exercise.start_with) == 1:
            return earlier.answer
        lines += earlier.exercise.first_column(earlier.answer)
    return exercise.from_lines(lines) if lines else None
