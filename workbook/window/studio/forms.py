"""Which form a place of a draft has, and how it is made; what is said in any of them is said here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbook.course.exercise import Exercise
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.words import Words
from workbook.window.studio.earlier_exercises import Choosing
from workbook.window.studio.exercise_form import ExerciseForm
from workbook.window.studio.leader_form import LeaderForm
from workbook.window.studio.part_forms import BoxForm, ModuleForm, PageForm, TextForm
from workbook.window.studio.pictures_form import PicturesForm
from workbook.window.studio.prose_field import ProseField
from workbook.window.studio.transcripts import Transcripts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbook.course.written import WrittenBlock
    from workbook.drafts.parts import PartMark
    from workbook.window.look.theme import Theme
    from workbook.window.studio.drafting import Drafting
    from workbook.window.studio.picture_taking import PictureTaking
    from workbook.window.studio.places import Place

NOT_TEXT = N_(
    "This file cannot be read as text. What is wrong with it stands below; mend it in the program that it comes from."
)
Made = tuple[tuple[str, ...], "Callable[[], QWidget]"]  # what tells a form from another, and how it is made


class Forms(QObject):
    """Makes forms, and passes on what is said in them."""

    changed = Signal(object, str)  # the whole text of the place’s file, and the part that was written
    fact_changed = Signal(str, object)
    text_changed = Signal(str)
    picture_wanted = Signal(str)  # for the fact of this key
    transcript_said = Signal(str, str)  # a recording, and its words
    minutes_said = Signal(str, object)  # the file of a module, and its minutes
    line_wanted = Signal(str, int)
    note_wanted = Signal(str)
    leaders_paper_wanted = Signal()

    def __init__(self, theme: Theme, drafting: Drafting, pictures: PictureTaking, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._drafting, self._pictures = theme, drafting, pictures

    def wanted(self, place: Place, part: PartMark | None, block: WrittenBlock | None) -> Made:
        """The form of a place; in a module that of the part that is there, read as this block if it is one."""
        theme = self._theme
        own = {
            "about": self._about, "help": self._help, "pictures": self._of_pictures, "leader": self._of_leader,
        }  # fmt: skip
        if place.sort in own:
            return (place.sort,), own[place.sort]
        if place.sort == "module":
            return ("module", place.path), partial(self._taking, ModuleForm, theme)
        if part is None:
            return ("other", place.path), partial(self._other, place)
        key = (part.sort, part.kind, place.path, str(place.at))
        if part.sort == "box":
            return key, partial(self._taking, BoxForm, theme, part.kind, Choosing(self._drafting, ""))
        if part.sort == "exercise":
            return self._of_exercise(place, part, block)
        return key, partial(self._taking, PageForm if part.sort == "page" else TextForm, theme)

    def exercises(self, but: str) -> list[tuple[str, str]]:
        """The exercises that another can speak of: ids, with number and title."""
        return Choosing(self._drafting, but).choosing()

    def _of_exercise(self, place: Place, part: PartMark, block: WrittenBlock | None) -> Made:
        exercise = block.exercise if block else None
        if not isinstance(exercise, Exercise):
            return ("other", place.path, part.kind), partial(self._other, place)
        mine = str(exercise.id)
        others, conditions = partial(self.exercises, mine), Choosing(self._drafting, mine)
        make = partial(self._taking, ExerciseForm, self._theme, part.kind, others, conditions)
        return ("exercise", part.kind, place.path, mine), make

    def _of_pictures(self) -> QWidget:
        form = PicturesForm(self._theme)
        form.new_wanted.connect(self._pictures.choose)
        form.remove_wanted.connect(self._pictures.remove)
        return form

    def _of_leader(self) -> QWidget:
        form = LeaderForm(self._theme)
        form.minutes_said.connect(self.minutes_said)
        form.line_wanted.connect(self.line_wanted)
        form.note_wanted.connect(self.note_wanted)
        form.paper_wanted.connect(self.leaders_paper_wanted)
        return form

    def _taking(self, made: Any, *arguments: Any) -> QWidget:
        form: QWidget = made(*arguments)
        form.changed.connect(self.changed)  # type: ignore[attr-defined]
        if (transcripts := transcripts_of(form)) is not None:
            transcripts.said.connect(self.transcript_said)
        for field in form.findChildren(ProseField):
            field.picture_wanted.connect(partial(self._pictures.choose_for, field))
            field.picture_pasted.connect(partial(self._pictures.paste_into, field))
        return form

    def _other(self, place: Place) -> QWidget:
        is_text = self._drafting.draft.source(place.path) is not None
        words = _("This part is written in Text.") if is_text else _(NOT_TEXT)
        return Words(self._theme, words, "interface", ink="muted", wrap=True)

    def _about(self) -> QWidget:
        from workbook.window.studio.about_form import AboutForm

        return self._of_facts(AboutForm)

    def _help(self) -> QWidget:
        from workbook.window.studio.help_form import HelpForm

        return self._of_facts(HelpForm)

    def _of_facts(self, made: type[QWidget]) -> QWidget:
        form: QWidget = made(self._theme)  # type: ignore[arg-type]
        form.fact_changed.connect(self.fact_changed)  # type: ignore[attr-defined]
        form.text_changed.connect(self.text_changed)  # type: ignore[attr-defined]
        if hasattr(form, "picture_wanted"):
            form.picture_wanted.connect(self.picture_wanted)
        return form


def transcripts_of(form: QWidget | None) -> Transcripts | None:
    """Where a form has the words of recordings, if it does."""
    found = getattr(form, "transcripts", None)
    return found if isinstance(found, Transcripts) else None
