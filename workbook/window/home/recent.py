"""What the first screen remembers of a workbook: titles and counts, never an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbook.window.home.workbook_list import file_id
from workbook.window.look.settings import Recent

if TYPE_CHECKING:
    from workbook.course.ids import ExerciseId
    from workbook.course.model import ModuleMark, PageMark
    from workbook.window.session.session import Session


def recent_of(session: Session, module: ModuleMark, page: PageMark) -> Recent:
    """An open workbook and the page it is at; of a locked one its course alone."""
    outline = session.course.outline
    opened = datetime.now(UTC).isoformat(timespec="minutes")
    if session.lock is not None:
        about = outline.about
        place = file_id(session.path)
        outside = Recent(str(session.path), about.title, about.cover, opened=opened, place=place, locked=1)
        return _of_course(outside, session)
    written = {exercise.id for exercise, _ in session.unsaved()} | session.saved.here.keys()
    known = (
        session.choices.answer_settings.keys() | written
    )  # without reading anything more of the file for this
    shares = [_share(session, key) for key in known if session.is_answered(key)]
    known_inside = Recent(
        path=str(session.path),
        title=outline.about.title,
        cover=outline.about.cover,
        name=session.choices.name,
        module=module.number,
        module_title=module.title,
        page=[p.id for p in module.pages].index(page.id) + 1,
        page_title=page.title,
        walked=sum(session.progress.module_done(m) for m in outline.modules),
        modules=len(outline.modules),
        private=shares.count("private"),
        keep=shares.count("keep"),
        bring=shares.count("bring"),
        opened=opened,
        place=file_id(session.path),
    )
    return _of_course(known_inside, session)


def _of_course(recent: Recent, session: Session) -> Recent:
    about = session.course.outline.about
    return recent._replace(course=about.id, version=about.version, course_hash=session.course_hash)


def _share(session: Session, exercise_id: ExerciseId) -> str | None:
    """Who sees an answer; of one whose exercise the course no longer has, nobody can say."""
    keeping = session.choices.answer_settings.get(exercise_id)
    if keeping is not None and keeping.share is not None:
        return keeping.share
    exercise = session.course.find(exercise_id)
    return session.choices.share(exercise) if exercise is not None else None
