"""What a person can intend about the past: look at earlier words and days, go back, and erase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.session.changing import Changing
from workbook.window.session.opened_file import read_opened_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from workbook.answers.backups.comparing import Changes, Held, MarkChanges
    from workbook.answers.backups.names import Backup
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId
    from workbook.window.privacy.earlier_days import EarlierDays
    from workbook.window.privacy.earlier_words import EarlierWords
    from workbook.window.session.opened_file import OpenedFile
    from workbook.window.session.session import Session

    At = tuple[EarlierWords, ExerciseId]  # the screen on which erasing was asked for, and the exercise
    Looked = tuple[Held, Changes, MarkChanges]

ERASED_WHERE = N_(
    "It is gone then from the workbook and from all earlier days that are kept, and cannot be brought back. "
    "PDFs, copies and text that you saved yourself are not touched. Where it stood is overwritten; what a flash disk, "
    "a snapshot or a program that copies folders has put elsewhere no program can reach."
)


GOING_BACK = N_("A moment. What is here now is kept first …")
EARLIER_GONE = N_("What you wrote there before is gone. Your answer as it is now is here.")
ANSWER_GONE = N_("The answer is gone, with everything that stood there before.")
ALL_GONE = N_("All answers, marks and notes are gone, with everything that stood there before.")
MARK_GONE = N_("The mark is gone, with its note, also from earlier days.")
BOOKMARK_GONE = N_("The bookmark is gone, also from earlier days.")
ERASING = N_("A moment. Everything is written anew, without it …")


class Done(NamedTuple):
    """What came of a change of the whole file: where the present one was set aside, and what is in it now."""

    aside: Path | None
    contents: OpenedFile


class Past(Changing):
    """Earlier words of an answer, earlier days of the workbook, and erasing."""

    marks_wanted = Signal()  # the list of marks, after one of them was erased

    def watch_over(self, session: Session | None) -> None:
        super().watch_over(session)
        if session is not None:
            session.history_wanted.connect(self.show_words)

    # Earlier words of one answer

    def show_words(self, exercise_id: ExerciseId, row: int = 0) -> None:
        """What I wrote before, of one exercise; at one version, if its row in the history is given."""
        session = self._session
        if session is not None:
            exercise = session.course.find(exercise_id)
            session.do(partial(_versions, exercise_id), partial(self._words_read, exercise, row))

    def _words_read(self, asked: Exercise | None, row: int, future: Future[list[Saved]]) -> None:
        from workbook.window.privacy.earlier_words import EarlierWords

        session, versions = self._session, self._result(future)
        if session is None or versions is None:
            return
        exercise = asked or _as_it_was(versions)
        if exercise is None:
            return
        screen = EarlierWords(self._theme, exercise, versions, read_only=session.read_only)
        screen.back_wanted.connect(self.pages_wanted)
        screen.brought_back.connect(partial(self._bring_back, exercise))
        screen.erase_earlier.connect(partial(self._erase_earlier, screen, exercise))
        screen.erase_all.connect(partial(self._erase_answer, screen, exercise))
        screen.show_version(row)
        self._show(screen)

    def _bring_back(self, exercise: Exercise, answer: Answer) -> None:
        if self._session is not None:
            self._session.put_back(exercise, answer)
            self.pages_wanted.emit()

    # Earlier days of the whole workbook

    def show_days(self) -> None:
        """Go back to an earlier day."""
        if self._session is not None:
            self._session.do(_backups, self._days_read)

    def _days_read(self, future: Future[list[Backup]]) -> None:
        from workbook.window.privacy.earlier_days import EarlierDays

        backups = self._result(future)
        if self._session is None or backups is None:
            return
        screen = EarlierDays(self._theme, backups)
        screen.back_wanted.connect(self.privacy_wanted)
        screen.looked_at.connect(partial(self._look_at, screen))
        screen.wanted.connect(self._go_back)
        screen.opening_wanted.connect(self._open_day)
        self._show(screen)
        if chosen := screen.chosen():
            self._look_at(screen, chosen)

    def _look_at(self, screen: EarlierDays, backup: Backup) -> None:
        if self._session is not None:
            self._session.do(partial(_look_into, backup), partial(_looked, screen, backup))

    def _open_day(self, backup: Backup) -> None:
        """A day that was locked at another time gets the lock that the workbook has, or none."""
        from workbook.window.privacy.days_of_other_locks import ask_for_day, take_in

        if self._session is not None:
            typed = ask_for_day(self._theme, self._session.uuid, backup)
            if typed is not None:
                self._session.do(partial(take_in, backup, typed), self._day_opened)

    def _day_opened(self, future: Future[bool]) -> None:
        if self._result(future):
            self.show_days()

    def _go_back(self, backup: Backup) -> None:
        self._change(partial(_restore, backup), self._took_place, _(GOING_BACK))

    def _took_place(self, future: Future[Done]) -> None:
        """The whole file is another one now."""
        done = self._result(future)
        if done is None:
            return
        self.changed.emit(done.contents)
        if done.aside is not None:
            words = _(
                "What was here before is kept, as “{name}”, in the same folder, and as an earlier day."
            ).format(name=done.aside.name)
            self._ask(_("You are back on that day"), words, (_("All right"),))

    # Erasing

    def _erase_earlier(self, screen: EarlierWords, exercise: Exercise) -> None:
        words = _("Your answer as it is now stays. {where}").format(where=self._where())
        choices = (_("Erase them"), _("Leave them"))
        if self._ask(_("Erase the earlier ones?"), words, choices, for_good=True) == choices[0]:
            self._erase(partial(_erase_earlier, exercise.id), _(EARLIER_GONE), at=(screen, exercise.id))

    def _erase_answer(self, screen: EarlierWords, exercise: Exercise) -> None:
        choices = (_("Erase it"), _("Leave it"))
        if self._ask(_("Erase this answer?"), self._where(), choices, for_good=True) == choices[0]:
            work = partial(_erase_answer, exercise.id)
            self._erase(work, _(ANSWER_GONE), [exercise.id], at=(screen, exercise.id))

    def erase_mark(self, mark_id: str) -> None:
        """One mark with its note."""
        session = self._session
        mark = session.marks.all.get(mark_id) if session else None
        if mark is None:
            return
        asked = _("Erase this bookmark?") if mark.sort == "bookmark" else _("Erase this mark with its note?")
        choices = (_("Erase it"), _("Leave it"))
        if self._ask(asked, self._where(), choices, for_good=True) == choices[0]:
            self._change(partial(_erase_mark, mark_id), partial(self._mark_erased, mark), _(ERASING))

    def _mark_erased(self, mark: Mark, future: Future[Done]) -> None:
        if self._session is not None and future.exception() is None:
            self._session.marks.forget_one(mark)
        self._took_place(future)
        if future.exception() is None:
            self.marks_wanted.emit()
            gone = BOOKMARK_GONE if mark.sort == "bookmark" else MARK_GONE
            self._ask(_("It is erased"), _(gone), (_("All right"),))

    def erase_everything(self) -> None:
        """All answers, after the course's title was typed."""
        from workbook.window.privacy.typed_dialog import TypedDialog

        if self._session is None:
            return
        count = sum(saved.answered for saved in self._session.saved.values())
        answers = counted("{n} answer", "{n} answers", count)
        words = _(
            "This erases {answers}, all marks and notes, and everything that was written before. {where}"
        ).format(answers=answers, where=self._where())
        title = self._session.course.outline.about.title
        dialog = TypedDialog(
            self._theme,
            _("Erase all my answers?"),
            words,
            title,
            _("Erase all of them"),
            QApplication.activeWindow(),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            unsaved = [exercise.id for exercise, _unused in self._session.unsaved()]
            self._erase(_erase_everything, _(ALL_GONE), unsaved)

    def _where(self) -> str:
        """Where it goes from, and which files beside the workbook keep it all the same."""
        from workbook.answers.erasing.erasing import set_aside_beside

        beside = set_aside_beside(self._session.path) if self._session else []
        if not beside:
            return _(ERASED_WHERE)
        names = ", ".join(f"“{path.name}”" for path in beside)
        return _(
            "{where}\n\nFiles that were set aside still hold it, until you remove them: {names}."
        ).format(where=_(ERASED_WHERE), names=names)

    def _erase(
        self,
        work: Callable[[WorkbookFile], Done],
        told: str,
        whole: Sequence[ExerciseId] = (),
        *,
        at: At | None = None,
    ) -> None:
        """`whole` are exercises of which nothing is to stay, not even what could not be saved until now."""
        if self._session is not None:
            erased = [given for given in self._session.unsaved() if given[0].id in whole]
            self._change(work, partial(self._erased, erased, told, at), _(ERASING))

    def _erased(
        self, erased: list[tuple[Exercise, Answer]], told: str, at: At | None, future: Future[Done]
    ) -> None:
        """Say that it is done, and lead back to where it was asked for, unless one has gone elsewhere."""
        waited = at is not None and isValid(at[0]) and at[0].isVisible()
        if self._session is not None and future.exception() is None:
            self._session.forget(erased)
            if told == _(ALL_GONE):
                self._session.marks.forget()
        self._took_place(future)
        if future.exception() is None:
            if at is not None and waited:
                self.exercise_wanted.emit(at[1])
            self._ask(_("It is erased"), told, (_("All right"),))


def _versions(exercise_id: str, file: WorkbookFile) -> list[Saved]:
    return file.history(exercise_id)


def _as_it_was(versions: Sequence[Saved]) -> Exercise | None:
    """In place of an exercise that the course has no longer."""
    from workbook.course.kinds import stand_in

    if not versions:
        return None
    last = versions[-1]
    told = {"id": last.exercise_id, "title": last.title, "question": last.question}
    return stand_in(last.kind, last.words, **told) or stand_in("reflection", {}, **told)


def _backups(file: WorkbookFile) -> list[Backup]:
    from workbook.answers.backups.folder import BackupFolder

    return BackupFolder(file.uuid).list()


def _look_into(backup: Backup, file: WorkbookFile) -> Looked:
    from workbook.answers.backups.folder import BackupFolder

    folder = BackupFolder(file.uuid)
    held = folder.holds(backup, file.keys)
    if held.trouble:
        return held, [], {}
    return held, folder.compare(file, backup), folder.compare_marks(file, backup)


def _looked(screen: EarlierDays, backup: Backup, future: Future[Looked]) -> None:
    """A day that cannot be looked into says so in its own place."""
    from workbook.answers.disk.trouble import WorkbookTrouble

    error = future.exception()
    if error is None:
        screen.show_held(backup, *future.result())
    elif isinstance(error, WorkbookTrouble):
        screen.show_trouble(str(error))
    else:
        raise error


def _restore(backup: Backup, file: WorkbookFile) -> Done:
    from workbook.answers.backups.folder import BackupFolder

    return Done(BackupFolder(file.uuid).restore(file, backup), read_opened_file(file))


def _erase_earlier(exercise_id: str, file: WorkbookFile) -> Done:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.erasing.erasing import erase_history

    erase_history(file, BackupFolder(file.uuid), exercise_id)
    return Done(None, read_opened_file(file))


def _erase_answer(exercise_id: str, file: WorkbookFile) -> Done:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.erasing.erasing import erase_answer

    erase_answer(file, BackupFolder(file.uuid), exercise_id)
    return Done(None, read_opened_file(file))


def _erase_mark(mark_id: str, file: WorkbookFile) -> Done:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.erasing.erasing import erase_mark

    erase_mark(file, BackupFolder(file.uuid), mark_id)
    return Done(None, read_opened_file(file))


def _erase_everything(file: WorkbookFile) -> Done:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.erasing.erasing import erase_all

    erase_all(file, BackupFolder(file.uuid))
    return Done(None, read_opened_file(file))
