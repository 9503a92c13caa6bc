"""What a learner chose and where they were, in an open workbook: kept at once, and tried again until it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from workbook.course.ids import ExerciseId
from workbook.language.translation import N_
from workbook.window.parts.acts import Act
from workbook.window.session.pending_changes import Change, Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.records import AnswerSettings
    from workbook.course.exercise import Exercise, Share
    from workbook.course.ids import ModuleId
    from workbook.window.parts.acts import Acts
    from workbook.window.session.opened_file import OpenedFile
    from workbook.window.session.pending_changes import PendingChanges

T = TypeVar("T")


class Choices(QObject):
    """Who sees what, what is set aside, the name on the cover, the place in the course, and words to be known."""

    answer_settings_changed = Signal(object)  # an exercise id
    went = Signal()  # to a page
    spelling_changed = Signal()  # other dictionaries, or other words of one's own

    def __init__(self, contents: OpenedFile, changes: PendingChanges, acts: Acts) -> None:
        super().__init__()
        self._changes, self._acts = changes, acts
        self.name = contents.name
        self.answer_settings: dict[ExerciseId, AnswerSettings] = dict(contents.answer_settings)
        self.visited = set(contents.visited)
        self.place = contents.place
        codes, words = contents.spelling
        self.spelling = tuple(codes.split())
        self.own_words = set(words)

    # Who sees what, and what is set aside

    def share(self, exercise: Exercise) -> Share:
        """The learner's own choice, else what the course suggests."""
        keeping = self.answer_settings.get(exercise.id)
        return (keeping.share if keeping else None) or exercise.share

    def is_not_today(self, exercise_id: ExerciseId) -> bool:
        """Whether it is set aside for today."""
        keeping = self.answer_settings.get(exercise_id)
        return bool(keeping and keeping.not_today)

    def choose_share(self, exercise: Exercise, share: Share) -> None:
        """The learner chose who sees an answer; it can be taken back."""
        self._choose(N_("who sees this answer"), exercise.id, self.share(exercise), share, self.set_share)

    def choose_not_today(self, exercise_id: ExerciseId, not_today: bool) -> None:
        """The learner set an exercise aside, or opened it again; it can be taken back."""
        what = N_("not today") if not_today else N_("open it again")
        self._choose(what, exercise_id, self.is_not_today(exercise_id), not_today, self.set_not_today)

    def set_share(self, exercise_id: ExerciseId, share: Share) -> None:
        """Keep who sees an answer."""
        self.take(exercise_id, share=share)
        self._send(Key("share", exercise_id), partial(_set_share, exercise_id, share))
        self.answer_settings_changed.emit(exercise_id)

    def set_not_today(self, exercise_id: ExerciseId, not_today: bool) -> None:
        """Keep that an exercise is set aside, or open again."""
        self.take(exercise_id, not_today=not_today)
        self._send(Key("not today", exercise_id), partial(_set_not_today, exercise_id, not_today))
        self.answer_settings_changed.emit(exercise_id)

    def take(
        self, exercise_id: ExerciseId, *, share: Share | None = None, not_today: bool | None = None
    ) -> None:
        """Know of a choice that the file has, or is about to have."""
        from workbook.answers.tables.records import AnswerSettings

        old = self.answer_settings.get(exercise_id) or AnswerSettings(None, not_today=False)
        self.answer_settings[exercise_id] = AnswerSettings(
            share if share is not None else old.share,
            not_today=old.not_today if not_today is None else not_today,
        )

    def _choose(
        self, what: str, exercise_id: ExerciseId, before: T, after: T, turn: Callable[[ExerciseId, T], None]
    ) -> None:
        apply = partial(turn, exercise_id)
        self._acts.did(
            Act(f"{exercise_id} {turn.__name__}", what, before, after, apply, exercise=exercise_id)
        )
        apply(after)

    # The cover, and the place in the course

    def set_name(self, name: str) -> None:
        """The name on the cover."""
        self.name = name
        self._send(Key("name"), partial(_set_name, name))

    def visit(self, module_id: ModuleId, page_id: str) -> None:
        """A page was opened."""
        if (module_id, page_id) not in self.visited:
            self.visited.add((module_id, page_id))
            self._send(Key("visit", f"{module_id} {page_id}"), partial(_visit, module_id, page_id))
        self.went.emit()

    def set_place(self, module_id: ModuleId, page_id: str, scroll: float) -> None:
        """Where the learner is, for coming back."""
        from workbook.answers.tables.records import Place

        place = Place(module_id, page_id, scroll)
        if place != self.place:
            self.place = place
            self._send(Key("place"), partial(_set_place, module_id, page_id, scroll))

    # Spelling

    def choose_spelling(self, codes: tuple[str, ...]) -> None:
        """Look words up in these dictionaries from now on; in none of them if it is off."""
        self.spelling = codes
        self._send(Key("spelling"), partial(_set_spelling, " ".join(codes)))
        self.spelling_changed.emit()

    def know_word(self, word: str, *, known: bool = True) -> None:
        """Add a word to one's own, or take it out of them; it can be taken back."""
        what = N_("add to my words") if known else N_("take out of my words")
        apply = partial(self._set_own_word, word)
        self._acts.did(Act(f"own word {word}", what, word in self.own_words, known, apply))
        apply(known)

    def _set_own_word(self, word: str, known: bool) -> None:
        (self.own_words.add if known else self.own_words.discard)(word)
        self._send(Key("own word", word), partial(_set_own_word, word, known))
        self.spelling_changed.emit()

    def take_over(self, key: Key, change: Change, before: Choices) -> None:
        """Take over what was chosen in another session of this file, and is not known to be written."""
        if key.what == "name":
            self.name = before.name
        elif key.what == "spelling":
            self.spelling = before.spelling
        elif key.what == "own word":
            known = key.which in before.own_words
            (self.own_words.add if known else self.own_words.discard)(key.which)
        elif key.what in ("share", "not today"):
            exercise_id = ExerciseId(key.which)
            keeping = before.answer_settings[exercise_id]
            if key.what == "share":
                self.take(exercise_id, share=keeping.share)
            else:
                self.take(exercise_id, not_today=keeping.not_today)
        self._send(key, change.work)

    def _send(self, key: Key, work: Callable[[WorkbookFile], None]) -> None:
        self._changes.send(key, Change(work))


def _set_share(exercise_id: ExerciseId, share: Share, file: WorkbookFile) -> None:
    file.set_share(exercise_id, share)


def _set_not_today(exercise_id: ExerciseId, not_today: bool, file: WorkbookFile) -> None:
    file.set_not_today(exercise_id, not_today)


def _set_name(name: str, file: WorkbookFile) -> None:
    file.name = name


def _set_spelling(codes: str, file: WorkbookFile) -> None:
    file.set_spelling(codes)


def _set_own_word(word: str, known: bool, file: WorkbookFile) -> None:
    file.set_own_word(word, known=known)


def _visit(module_id: ModuleId, page_id: str, file: WorkbookFile) -> None:
    file.visit(module_id, page_id)


def _set_place(module_id: ModuleId, page_id: str, scroll: float, file: WorkbookFile) -> None:
    file.set_place(module_id, page_id, scroll)
