"""Trying a draft as a learner does: a workbook that nobody keeps, over the course as it is written now."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbook.course.translations import languages
from workbook.window.session.bridge import Bridge
from workbook.window.session.opened_file import OpenedFile, read_opened_file
from workbook.window.session.session import Session
from workbook.wiping import wipe_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.course.exercise import Answer
    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId
    from workbook.course.model import Outline

# What the file holds is only the answers: the course is the draft itself.
_COURSE = {"course.md": b"---\ntitle: Trying\n---\n", "modules/01-a.md": b"---\ntitle: A\n---\n"}
PREFIX = "workbook-trying-"


class Trying(QObject):
    """Answers that are typed here are thrown away with it. They stay while the course changes."""

    ready = Signal()
    answered = Signal(str, object)  # an exercise's id, and what was given now

    def __init__(
        self, files: Files, parent: QObject, answers: Mapping[str, Answer] | None = None,
        outline: Outline | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        from workbook.answers.file.worker import Worker

        self._files, self._outline, self._answers = files, outline, answers or {}
        self._bridge = Bridge(self)
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.session: Session | None = None
        self._is_closed = False
        self._gives = False  # what is given now was typed, and not there from the beginning
        self._contents: OpenedFile | None = None
        self._worker = Worker(partial(_made, self._folder))
        self._bridge.when_done(self._worker.submit(read_opened_file), self._opened)

    def _opened(self, future: Future[OpenedFile]) -> None:
        if self._is_closed:  # it was left before it was there
            return
        self._contents = future.result()
        self._take(Session(self._worker, self._with_course()))
        self._give_answers()
        self.ready.emit()

    def _give_answers(self) -> None:
        session = self.session
        assert session is not None, "made just before"
        for exercise_id, answer in self._answers.items():
            if (exercise := session.course.find(exercise_id)) is not None:
                session.give(exercise, answer)
        session.save_now()
        self._gives = True

    def _take(self, session: Session) -> None:
        self.session = session
        session.answer_changed.connect(self._answer_changed)

    def _answer_changed(self, exercise_id: ExerciseId) -> None:
        if self.session is not None and self._gives:
            self.answered.emit(str(exercise_id), self.session.answer(exercise_id))

    def take_course(self, files: Files, outline: Outline | None = None) -> None:
        """The course was changed: from now on it is this one, with the answers that were given so far."""
        self._files, self._outline = files, outline
        if self.session is not None:
            self.session.save_now()
            self._take(self.session.begin_anew(self._with_course()))

    def _with_course(self) -> OpenedFile:
        contents, files = self._contents, self._files
        assert contents is not None, "opened before"
        answers = dict(self.session.saved.here) if self.session is not None else {}
        return contents._replace(
            files=files,
            file_names=tuple(files),
            answers=answers,
            answered={key: saved.answered for key, saved in answers.items()},
            ready={},
            place=None,
            languages=languages(files),
            outline=self._outline,
        )

    def close(self) -> None:
        """Throw all of it away."""
        self._is_closed = True
        if self.session is not None:
            self.session.close(2.0)
        else:
            self._worker.close(2.0)
        wipe_folder(self._folder)


def _made(folder: Path) -> WorkbookFile:
    from workbook.answers.file.workbook_file import create_workbook

    return create_workbook(folder / "trying.workbook", _COURSE, notes=folder / "open")
