"""The middle of the Studio: a form of what is chosen, or the text of its file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from workbook.course.exercise import Exercise
from workbook.course.front_matter import read_facts
from workbook.course.recorded import transcript_of, transcript_path
from workbook.drafts.course_recordings import recordings_in
from workbook.drafts.facts import set_fact, set_text
from workbook.drafts.parts import PartMark, parts_of
from workbook.drafts.source_text import SourceText
from workbook.language.signs import in_own_direction
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.dropping import files_in, take_as_copy
from workbook.window.parts.layouts import clear, nest
from workbook.window.parts.pictures import course_file, picture_of
from workbook.window.parts.segments import Segments
from workbook.window.parts.tab_order import tab_from
from workbook.window.parts.words import Words, keep_room
from workbook.window.studio.at_fields import focus_in
from workbook.window.studio.exercise_form import ExerciseForm
from workbook.window.studio.forms import Forms, transcripts_of
from workbook.window.studio.leader_form import LeaderForm
from workbook.window.studio.mending import Mending
from workbook.window.studio.part_forms import BoxForm, ModuleForm, PageForm, PartForm, TextForm
from workbook.window.studio.picture_taking import ASK_WORDS, PictureTaking, pictures_among
from workbook.window.studio.pictures_form import PicturesForm
from workbook.window.studio.places import ABOUT, OF_THE_WHOLE, Place, name_of
from workbook.window.studio.prose_field import ProseField
from workbook.window.studio.recording_taking import RecordingTaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from workbook.course.problems import Problem
    from workbook.course.written import WrittenBlock
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.studio.at_fields import Problems
    from workbook.window.studio.drafting import Drafting, ReadModule

TYPING = N_("writing")


class Middle(QWidget):
    """Forms and text are two views of one file; what is changed in one stands in the other."""

    line_changed = Signal(str, int)  # the cursor of the text is in another line of a file
    undo_wanted = Signal()
    redo_wanted = Signal()
    line_wanted = Signal(str, int)  # to what stands there
    note_wanted = Signal(str)  # a box for the leader, in a module
    leaders_paper_wanted = Signal()
    way_changed = Signal()  # from the form to the text, or back

    def __init__(self, theme: Theme, drafting: Drafting, ask: Ask) -> None:
        super().__init__()
        self._theme, self._drafting = theme, drafting
        self.pictures = PictureTaking(drafting, ask, self)
        self.recordings = RecordingTaking(drafting, ask, self)
        self._forms = forms = Forms(theme, drafting, self.pictures, self)
        forms.changed.connect(self._form_changed)
        forms.fact_changed.connect(self._fact_changed)
        forms.text_changed.connect(self._text_changed)
        forms.picture_wanted.connect(self._choose_for_fact)
        forms.transcript_said.connect(self._transcript_said)
        forms.minutes_said.connect(self._minutes_said)
        forms.line_wanted.connect(self.line_wanted)
        forms.note_wanted.connect(self.note_wanted)
        forms.leaders_paper_wanted.connect(self.leaders_paper_wanted)
        self.setAcceptDrops(True)
        self.place = Place("about", ABOUT)
        self.form: QWidget | None = None
        self._form_key: tuple[str, ...] = ()
        self._changing = False
        self.mending = Mending(drafting)
        self.text_view: Any = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._stack = QStackedWidget()
        self._desk = Desk("page")
        self._around = QVBoxLayout(self._desk)
        side = theme.px(28)
        self._around.setContentsMargins(side, theme.px(8), side, theme.px(20))
        self._around.addStretch(1)
        self._area = scrolled(theme, self._desk)
        self._area.setAccessibleName(_("What is written"))
        self._stack.addWidget(self._area)
        column.addWidget(self._stack, 1)
        drafting.changed.connect(self._draft_changed)

    def _head(self) -> QWidget:
        theme = self._theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(28), theme.px(14), theme.px(28), theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Words(theme, "", "section-title", wrap=True)
        self.under = Words(theme, " ", "small", ink="muted")
        keep_room(self.under)  # the file’s name stands here in Text alone, and nothing moves for it
        words.addWidget(self.title)
        words.addWidget(self.under)
        nest(row, words, 1)
        choices = [("form", _("Form")), ("text", _("Text"))]
        self.ways = Segments(theme, _("How it is written"), choices, "form")
        self.ways.chosen.connect(self._way_chosen)
        row.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def undo_here(self) -> None:
        """In a field of a form: the draft has its own way back."""
        self.undo_wanted.emit()

    def redo_here(self) -> None:
        """In a field of a form: forward again."""
        self.redo_wanted.emit()

    # What is shown

    def show_place(self, place: Place) -> None:
        """Show what was chosen in the structure."""
        self.take_now()
        self.place = place
        self.drafting_part_ended()
        if self.ways.value() == "text" and place.sort not in OF_THE_WHOLE:
            self._show_text()
        else:
            self._show_form()

    def drafting_part_ended(self) -> None:
        """What is written next is a step of its own."""
        self._drafting.draft.end_part()

    def _way_chosen(self, way: str) -> None:
        self.take_now()
        self.mending.typed = way == "text"
        self.way_changed.emit()
        if way == "text":
            self._show_text()
        else:
            self._show_form()
        self.focus_first()

    def _source(self) -> SourceText | None:
        return self._drafting.draft.source(self.place.path)

    def _part(self) -> PartMark | None:
        source = self._source()
        parts = parts_of(source) if source is not None else []
        return parts[self.place.at] if 0 <= self.place.at < len(parts) else None

    def _block(self) -> tuple[ReadModule | None, WrittenBlock | None]:
        """The chosen box or exercise as it is written."""
        source, read = self._source(), self._drafting.module(self.place.path)
        if source is None or read is None:
            return read, None
        parts = parts_of(source)[: self.place.at]
        at = sum(part.sort in ("box", "exercise") for part in parts)
        return read, read.blocks[at] if at < len(read.blocks) else None

    # Forms

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self._area)
        self.ways.setVisible(self.place.sort not in OF_THE_WHOLE)
        part = self._part() if self.place.sort == "part" else None
        key, make = self._forms.wanted(self.place, part, self._block()[1] if part is not None else None)
        if key != self._form_key or self.form is None:
            clear(self._around)
            self._form_key, self.form = key, make()
            self._around.insertWidget(0, self.form)
            tab_from(self._area, self.form)  # Qt would come to it behind all that was there before
            self._area.verticalScrollBar().setValue(0)
        self._fill_form()

    def _minutes_said(self, path: str, values: tuple[str, ...]) -> None:
        source = self._drafting.draft.source(path)
        if source is not None:
            self._take(set_fact(source, "minutes", values), f"{path} minutes", path)

    def _choose_for_fact(self, key: str) -> None:
        """A picture of the course for its title page."""
        self.pictures.choose_then(partial(self._picture_chosen, key))

    def _picture_chosen(self, key: str, path: str) -> None:
        self._fact_changed(key, (path,))
        self._fill_form()

    def _fill_form(self) -> None:
        """Show in the form what is written now."""
        source, form, place = self._source(), self.form, self.place
        self.under.setText(in_own_direction(place.path))
        self.under.hide()
        if place.sort in ("about", "help"):
            self.title.setText("")  # the form has its own
            plain = source.plain if source is not None else ""
            facts = read_facts(place.path, plain)
            if isinstance(form, Words):
                return
            form.show_facts(facts, plain[facts.end :].strip("\n"))  # type: ignore[union-attr]
            if place.sort == "about":
                minutes = sum(mark.minutes or 0 for mark in self._drafting.outline().modules)
                form.show_sum(minutes)  # type: ignore[union-attr]
            if image := picture_of(course_file(self._drafting.draft, facts.first("cover")), 400):
                form.show_picture(image)  # type: ignore[union-attr]
            self.show_problems(self._drafting.problems)
            return
        if isinstance(form, PicturesForm):
            form.show_files(self._drafting.draft)
        if isinstance(form, LeaderForm):
            paths = [mark.path for mark in self._drafting.outline().modules]
            form.show_modules([read for path in paths if (read := self._drafting.module(path)) is not None])
        part = self._part()
        read, block = self._block() if part is not None else (None, None)
        self.title.setText(self._title(part, read, block))
        if source is None:
            return
        if isinstance(form, ModuleForm):
            form.show_source(source)
        elif isinstance(form, PageForm | TextForm) and part is not None:
            form.show_part(source, part)
        elif isinstance(form, BoxForm | ExerciseForm) and block is not None:
            form.show_block(source, block)
        if part is not None and (transcripts := transcripts_of(form)) is not None:
            draft = self._drafting.draft
            paths = recordings_in(source.texts(part.first, part.last))
            transcripts.show_words({path: transcript_of(draft, path) for path in paths})
        self.show_problems(self._drafting.problems)

    def _transcript_said(self, recording: str, words: str) -> None:
        """Keep the words of a recording beside it; without any there is no such file."""
        path = transcript_path(recording)
        content = f"{words.strip()}\n".encode() if words.strip() else None
        if content is not None or path in self._drafting.draft:
            self._drafting.take({path: content}, TYPING, f"{path} words")

    def _title(self, part: PartMark | None, read: ReadModule | None, block: WrittenBlock | None) -> str:
        if self.place.sort == "module":
            marks = self._drafting.outline().modules
            mark = next((mark for mark in marks if mark.path == self.place.path), None)
            return _("Module {number}").format(number=mark.number) if mark else self.place.path
        own = {"sources": _("Sources"), "pictures": _("Pictures"), "leader": _("For whoever leads")}
        if self.place.sort in own:
            return own[self.place.sort]
        if block is not None and isinstance(block.exercise, Exercise) and part and part.sort == "exercise":
            return _("Exercise {number}").format(number=block.exercise.number)
        if part is None:
            return ""
        names = {"page": _("Page"), "text": _("Text")}
        return names.get(part.sort) or name_of(part, read, 0)

    def _form_changed(self, source: SourceText, part: str) -> None:
        self._take(source, f"{self.place.path} {self.place.at} {part}")

    def _fact_changed(self, key: str, values: tuple[str, ...]) -> None:
        source = self._source() or SourceText.of("")
        self._take(set_fact(source, key, values), f"{self.place.path} {key}")

    def _text_changed(self, markdown: str) -> None:
        source = self._source() or SourceText.of("")
        self._take(set_text(source, markdown), f"{self.place.path} text")

    def _take(self, source: SourceText, part: str, path: str = "") -> None:
        self._changing = True
        try:
            self._drafting.change(path or self.place.path, source, TYPING, part)
        finally:
            self._changing = False
        if self.ways.value() == "form":
            self._show_form_again()

    def _show_form_again(self) -> None:
        """After a change the form shows what is read now; another kind has another form."""
        self._show_form()

    # Text

    def _show_text(self) -> None:
        from workbook.window.studio.text_view import TextView

        self.ways.setVisible(True)
        if self.text_view is None:
            self.text_view = TextView(self._theme, partial(self._forms.exercises, ""), self.mending.idea)
            self.text_view.edited.connect(self._typed)
            self.text_view.line_changed.connect(self._line)
            self.text_view.idea_wanted.connect(self.use_idea)
            self._stack.addWidget(self.text_view)
        source = self._source()
        part = self._part()
        self.title.setText(self._title(part, *(self._block() if part else (None, None))))
        self.under.setText(in_own_direction(self.place.path))
        self.under.show()
        self._stack.setCurrentWidget(self.text_view)
        self.text_view.show_text(self.place.path, source.plain if source is not None else "")
        self.text_view.setEnabled(source is not None or self.place.path not in self._drafting.draft)
        if part is not None:
            self.text_view.go_to(part.first)
        self.show_problems(self._drafting.problems)

    def _typed(self, plain: str) -> None:
        source = self._source() or SourceText.of("")
        self._changing = True
        try:
            self._drafting.change(
                self.place.path, source.changed_to(plain), TYPING, f"{self.place.path} typed"
            )
        finally:
            self._changing = False

    def _line(self, line: int) -> None:
        self.line_changed.emit(self.place.path, line)

    # Changes and problems

    def _draft_changed(self, paths: set[str]) -> None:
        mine = self.place.path in paths or self.place.sort in OF_THE_WHOLE
        mine = mine or any(path.startswith("media/") for path in paths)  # such as the words of a recording
        if self._changing or not mine:
            return
        if self.ways.value() == "text":
            source = self._source()
            self.text_view.show_text(self.place.path, source.plain if source is not None else "")
        else:
            QTimer.singleShot(0, self, self._show_form)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the fields, or at the lines, what is wrong there."""
        mine = [problem for problem in problems if problem.path == self.place.path]
        if self.ways.value() == "text" and self.text_view is not None:
            self.text_view.show_problems(mine)
        elif (said := self._said_in_form()) is not None:
            here, place_at = self.place, self.mending.place_at
            said.show([p for p in mine if place_at(p.path, p.line) == here], self.mending.words)

    def _said_in_form(self) -> Problems | None:
        """What says problems at the fields of the form that is shown."""
        return getattr(self.form, "problems", None)

    def show_problem(self, problem: Problem) -> None:
        """Bring its field or its line into view."""
        if self.ways.value() == "text" and self.text_view is not None:
            self.text_view.go_to(problem.line, focus=True)
        elif (said := self._said_in_form()) is not None:
            self._bring_into_view(said.focus(problem))
        elif self.form is not None:
            self._bring_into_view(focus_in(self.form))

    def _bring_into_view(self, field: QWidget | None) -> None:
        if field is not None:
            self._area.ensureWidgetVisible(field, 0, 60)

    def use_idea(self, problem: Problem) -> None:
        """Mend it as it is said."""
        self.take_now()
        if (found := self.mending.idea(problem)) is not None:
            self._drafting.change(problem.path, found.source, N_("use the idea"))
            announce(self, found.sentence)

    # The page beside it

    def place_of_preview(self, place: Place) -> tuple[str, int]:
        """The file and line whose page is shown beside."""
        if place.sort == "part" and (part := self._part()) is not None:
            return place.path, part.first
        if place.sort == "module":
            return place.path, 1
        modules = self._drafting.outline().modules
        return (modules[0].path if modules else place.path), 1

    def take_now(self) -> None:
        """What was typed in the text and waits for a pause is taken at once."""
        if self.text_view is not None and self.ways.value() == "text":
            self.text_view.take_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures_among(files_in(event.mimeData())):
            take_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Pictures come into the course; into the text too, if there is one here."""
        take_as_copy(event)
        field = next(iter(self.form.findChildren(ProseField)), None) if self.form is not None else None
        self.pictures.take_files(pictures_among(files_in(event.mimeData())), field)

    def write_words_of_picture(self) -> None:
        """The cursor waits where the words of a picture go."""
        if isinstance(self.form, TextForm) and isinstance(field := self.form.fields["text"], ProseField):
            field.put_cursor(2)
            announce(self, _(ASK_WORDS))

    def begin_writing(self) -> None:
        """What was just added: its first words are chosen, so that one's own take their place."""
        self.focus_first()
        field = self.window().focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.selectAll()

    def focus_first(self) -> None:
        """The first field that is written in."""
        target: QWidget | None = None
        if self.ways.value() == "text":
            target = self.text_view
        elif isinstance(self.form, ExerciseForm):
            target = self.form.fields["question"].field  # type: ignore[attr-defined]
        elif isinstance(self.form, PartForm):
            field = self.form.fields.get("body") or next(iter(self.form.fields.values()))
            target = getattr(field, "field", None) or field
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
