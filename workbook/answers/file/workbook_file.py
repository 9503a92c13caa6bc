"""A `.workbook` file: one person's copy of one course, with everything they answered."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, cast

import apsw

from workbook.answers.disk import trouble
from workbook.answers.disk.claims import real_path
from workbook.answers.disk.distrust import short
from workbook.answers.file import newest
from workbook.answers.file.opening import OpenFile
from workbook.answers.tables import (
    answer_settings,
    answer_table,
    place,
    preferences,
    seals,
    snapshot,
    workbook_row,
)
from workbook.answers.tables.marks import put as put_mark
from workbook.answers.tables.marks import remove as remove_mark
from workbook.answers.tables.marks import whole_marks
from workbook.answers.tables.records import AnswerSettings, Place, Saved, moment_from, moment_text, offset_of
from workbook.answers.tables.snapshot import SnapshotFiles
from workbook.course.answer_text import NOTHING, LongText, clean_name, to_text
from workbook.course.translations import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from workbook.answers.file.making import Fill
    from workbook.answers.locked.header import LockHeader
    from workbook.answers.locked.keys import Keys
    from workbook.answers.tables.marks import Mark
    from workbook.course.exercise import Answer, Exercise, Share
    from workbook.course.files import Files
    from workbook.course.ids import ExerciseId


def create_workbook(
    path: Path, files: Files, *, name: str = "", language: str = "", notes: Path | None = None
) -> WorkbookFile:
    """Make a new workbook of a course and open it. Raises trouble, and then leaves nothing behind.

    `language` is the one to read the course in, if that is not its own.
    """
    from workbook.answers.file.making import make_file

    make_file(real_path(path), files, clean_name(name), language)
    return open_workbook(path, notes=notes)


def open_workbook(
    path: Path, *, notes: Path | None = None, typed: str | None = None, keys: Keys | None = None
) -> WorkbookFile:
    """Open a workbook as its only owner. Raises trouble, and then has changed nothing.

    `notes` is the folder of notes about who has which file; it is this person's state folder unless given.
    `typed` opens a locked one: its passphrase, or the words of its recovery sheet; so do its `keys`.
    """
    opened = OpenFile(real_path(path), notes, typed=typed, keys=keys)
    try:
        return WorkbookFile(opened)
    except BaseException:
        opened.close()
        raise


class WorkbookFile:
    """An open workbook, for one owner on one thread. Every change is durable when its method returns.

    Any method may raise `WorkbookTrouble`; what was saved before is then as it was.
    """

    def __init__(self, opened: OpenFile) -> None:
        self._open = opened
        self.path = opened.path
        self._read_facts()

    def _read_facts(self) -> None:
        self.read_only = self._open.read_only
        # What was saved last, so that a sentence that goes on is not read again at each pause.
        self._last: answer_table.Stored | None = None
        with self._open.reading() as db:
            seals.prove(db, apart_from=("marks",))  # what is spoilt there keeps nobody from the rest
            found = workbook_row.read_facts(db)
            self.language = preferences.chosen(db, preferences.LANGUAGE)
            self.is_behind = newest.reached(db).is_behind(newest.noted(found.uuid, self._open.notes))
        self.uuid, self._name, self.created = found.uuid, found.name, found.created
        self.course_id, self.course_version, self._snapshot = found.course_id, found.version, found.snapshot

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave one complete file with nothing beside it, and note on this computer how far it has come."""
        with suppress(trouble.WorkbookTrouble, apsw.Error):
            if not self.is_closed and not self.read_only and not self.is_behind:
                self.take_as_newest()
        self._open.close()

    @property
    def is_closed(self) -> bool:
        """Whether it was closed already."""
        return self._open.is_closed

    def take_as_newest(self) -> None:
        """This is how far it has come, whatever was noted before."""
        with self._open.reading() as db:
            newest.note(self.uuid, newest.reached(db), self._open.notes)
        self.is_behind = False

    # The file as a whole

    @property
    def keys(self) -> Keys | None:
        """What opens this file and its backups, if it is locked."""
        return self._open.keys

    def reading(self) -> AbstractContextManager[apsw.Connection]:
        """The connection, for what reads tables whole; trouble in place of what the disk did."""
        return self._open.reading()

    def writing(self) -> AbstractContextManager[apsw.Connection]:
        """The connection inside one transaction, durable when left; trouble in place of what the disk did."""
        self._last = None  # whatever is written now may change it
        return self._open.writing()

    def become(self, fill: Fill, check: Fill, keys: Keys | None, *, aside: Path | None = None) -> None:
        """Write a complete new file and put it in the place of this one, which is kept `aside` or wiped.

        It is written beside, encrypted from its first byte if there are keys, and read again by `check`. Raises
        trouble, and until the new file is whole and in its place this one is as it was, and open.
        """
        from workbook.answers.file.making import read_again, written_beside

        if self.read_only:
            raise trouble.read_only(self.path)
        try:
            with written_beside(self.path, fill, keys, says=trouble.not_saved) as temporary:
                read_again(self.path, temporary, check, keys, says=trouble.not_saved)
                self._open.replace_with(temporary, keys, aside=aside)
        except OSError as error:
            raise trouble.not_saved(self.path, error, error.errno) from error
        newest.forget(self.uuid, self._open.notes)  # it may hold less now, and that is wanted
        self._read_facts()

    def rewrite_lock(self, header: LockHeader) -> None:
        """Put other key slots in front of this locked file; the key stays the same."""
        self._open.rewrite_lock(header)

    def read_anew(self) -> None:
        """Know of another course that was written through `writing`."""
        self._read_facts()

    @contextmanager
    def in_one_go(self) -> Iterator[None]:
        """Several changes as one: durable together at the end, or none of them made."""
        try:
            with self._open.writing():
                yield
        except BaseException:
            self._last = None  # it may be one of those that were not made
            raise

    # The workbook and its course

    @property
    def name(self) -> str:
        """The learner's name, if they gave one."""
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        name = clean_name(name)
        with self._open.writing() as db:
            workbook_row.rename(db, name)
        self._name = name

    def files(self) -> Files:
        """The course as it is read here, in the learner's language; read when asked for, on this thread only."""
        return in_language(self.course_files(), self.language) if self.language else self.course_files()

    def course_files(self) -> SnapshotFiles:
        """The course's files as they were taken in, with all translations; read when asked for, on this thread only."""
        return SnapshotFiles(self._open.db, self._snapshot)

    def files_before(self) -> Files | None:
        """The course as it was before the last update, if it is kept; read when asked for, on this thread only."""
        with self._open.reading() as db:
            taken = snapshot.taken_in(db)
        if len(taken) < 2:
            return None
        before = SnapshotFiles(self._open.db, taken[1].number)
        return in_language(before, self.language) if self.language else before

    def set_language(self, code: str) -> None:
        """Read the course in another of its languages; the answers stay as they are."""
        with self._open.writing() as db:
            preferences.choose(db, preferences.LANGUAGE, code)
            db.execute("DELETE FROM ready")  # it was made in the other language
        self.language = code

    def spelling(self) -> tuple[str, frozenset[str]]:
        """The dictionaries that were chosen, with blanks between, and the learner's own words."""
        with self._open.reading() as db:
            return preferences.chosen(db, preferences.SPELLING), preferences.own_words(db)

    def set_spelling(self, codes: str) -> None:
        """Look words up in other dictionaries, or in none."""
        with self._open.writing() as db:
            preferences.choose(db, preferences.SPELLING, codes)

    def set_own_word(self, word: str, *, known: bool) -> None:
        """Add a word to those that are known, or take it out."""
        with self._open.writing() as db:
            preferences.keep_own_word(db, word, known=known)

    def all_files(self) -> dict[str, bytes]:
        """The course's files in memory, to hand to another thread."""
        with self._open.reading():
            return dict(self.files())

    # Answers

    def save_answer(self, exercise: Exercise, answer: Answer, *, at: datetime | None = None) -> Saved:
        """Save an answer, None to clear it; one that is equal to the current one is not saved again.

        The first answer freezes what the course suggests as to sharing it.
        """
        text = answer if isinstance(answer, LongText) else to_text(answer)
        at = at or datetime.now().astimezone()
        before, self._last = self._last, None  # until it is sure that this one is saved
        with self._open.writing() as db:
            if before is None or before.exercise != exercise.id:
                before = answer_table.stored_of(db, exercise.id)
            if before and (before.kind, before.answer) == (exercise.kind, text):
                return answer_table.as_saved(before)
            if before is None and text == NOTHING:
                return self._never_answered(exercise, at)
            first_at = before.first_at if before else moment_text(at)
            stored, saved = answer_table.append(
                db, exercise, text, version=self.course_version, at=at, first_at=first_at
            )
        self._last = stored
        return saved

    def answers(self) -> dict[ExerciseId, Saved]:
        """The newest answer to every exercise, each proved to be what was saved, cleared ones too."""
        with self._open.reading() as db:
            return {saved.exercise_id: saved for saved in answer_table.all_current(db)}

    def answered(self) -> frozenset[ExerciseId]:
        """The exercises whose answers hold something, without reading the answers."""
        with self._open.reading() as db:
            return answer_table.answered(db)

    def as_first_written(self, exercise_id: str) -> Saved | None:
        """The answer at the end of its first sitting: the last that was saved within an hour of the first."""
        from workbook.answers.tables.history import first_written

        return first_written(self.history(exercise_id))

    def history(self, exercise_id: str) -> list[Saved]:
        """Every answer to one exercise, oldest first."""
        with self._open.reading() as db:
            return answer_table.history_of(db, exercise_id)

    def _never_answered(self, exercise: Exercise, at: datetime) -> Saved:
        moment = moment_from(at.astimezone().isoformat())
        wording = exercise.wording()
        return Saved(
            exercise_id=exercise.id,
            kind=exercise.kind,
            answer=None,
            question=wording["question"],
            title=wording["title"],
            words=wording["words"],
            course_version=self.course_version,
            at=moment,
            offset_minutes=offset_of(at),
            row=0,
            answered=False,
            first_at=moment,
        )

    # What the learner does with them

    def answer_settings(self) -> dict[ExerciseId, AnswerSettings]:
        """What was chosen or frozen for each exercise that was answered, shared or put off."""
        with self._open.reading() as db:
            return answer_settings.all_answer_settings(db)

    def set_share(self, exercise_id: str, share: Share) -> None:
        """Choose whom an answer is for."""
        with self._open.writing() as db:
            answer_settings.choose(db, exercise_id, share=share)

    def set_not_today(self, exercise_id: str, not_today: bool) -> None:
        """Leave an exercise for another day, or take it up again."""
        with self._open.writing() as db:
            answer_settings.choose(db, exercise_id, not_today=not_today)

    # Where they are

    def place(self) -> Place | None:
        """Where the learner was reading, if they have begun."""
        with self._open.reading() as db:
            found: Any = db.execute("SELECT module, page, scroll FROM place").fetchone()
            if found:
                short(*found[:2])
        return Place(*found) if found else None

    def set_place(self, module_id: str, page_id: str, scroll: float) -> None:
        """Remember where the learner is reading."""
        with self._open.writing() as db, seals.changing(db, "place"):
            db.execute(place.WRITE, (module_id, page_id, float(scroll)))

    def visit(self, module_id: str, page_id: str) -> None:
        """Remember that a page was looked at."""
        if (module_id, page_id) in self.visited():
            return
        here = ("module = ? AND page = ?", (module_id, page_id))
        with self._open.writing() as db, seals.changing(db, "visited", *here):
            db.execute(place.VISIT, (module_id, page_id))

    def visited(self) -> frozenset[tuple[str, str]]:
        """The pages that were looked at: module id and page id."""
        with self._open.reading() as db:
            found = db.execute("SELECT module, page FROM visited").fetchall()
        return frozenset((str(module), str(page)) for module, page in found)

    # What they marked

    def marks(self) -> list[Mark]:
        """All marks, notes and bookmarks that are what was written; one that is not is left out."""
        with self._open.reading() as db:
            return list(whole_marks(db))

    def put_mark(self, mark: Mark) -> None:
        """Keep a mark, a note or a bookmark, new or changed."""
        with self._open.writing() as db:
            put_mark(db, mark)

    def remove_mark(self, mark_id: str) -> None:
        """Take one away."""
        with self._open.writing() as db:
            remove_mark(db, mark_id)

    # Pictures of the learner's own

    def keep_picture(self, content: bytes) -> str:
        """Keep a picture, already cleaned and bounded; returns its SHA-256, by which an answer names it."""
        name = hashlib.sha256(content).hexdigest()
        with self._open.writing() as db, seals.changing(db, "pictures", "hash = ?", (name,)):
            db.execute(
                "INSERT OR IGNORE INTO pictures (hash, type, content) VALUES (?, '', ?)", (name, content)
            )
        return name

    def pictures(self) -> dict[str, bytes]:
        """All pictures by their SHA-256; one that is not what it was is left out."""
        with self._open.reading() as db:
            found = cast(
                "list[tuple[str, bytes]]", db.execute("SELECT hash, content FROM pictures").fetchall()
            )
        return {name: data for name, data in found if hashlib.sha256(data).hexdigest() == name}

    def settle(self) -> None:
        """Bring what the journal holds into the one file, so that a copy of it taken now is whole."""
        self._open.checkpoint()

    # What opens fast

    def ready(self) -> dict[str, str]:
        """What was kept at hand: text by key, made here and of this very course; nothing, if that is not proved."""
        from workbook.answers.tables.kept_ready import read_ready

        with self._open.reading() as db:
            return read_ready(db, self._snapshot)

    def keep_ready(self, values: Mapping[str, str]) -> None:
        """Keep these at hand, and nothing else."""
        from workbook.answers.tables.kept_ready import write_ready

        with self._open.writing() as db:
            write_ready(db, self._snapshot, values)
