"""An exercise as a form: its kind's own fields, and those that every exercise has."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.exercise import Exercise
from workbook.course.kinds import KINDS
from workbook.drafts import edits
from workbook.drafts.fields import EXERCISES, Field, fields_of
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.folding import Folding
from workbook.window.parts.visibility import SEGMENTS
from workbook.window.parts.words import Words
from workbook.window.studio.at_fields import Problems
from workbook.window.studio.condition_field import ConditionField
from workbook.window.studio.form_fields import (
    ComboField,
    FormField,
    NumberField,
    SegmentsField,
    TextsField,
    WordsField,
)
from workbook.window.studio.places import kind_name
from workbook.window.studio.rows_field import RowsField
from workbook.window.studio.setting_words import words_of
from workbook.window.studio.several_field import ChosenField, NamedLinesField, SeveralField
from workbook.window.studio.transcripts import Transcripts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.course.problems import Problem
    from workbook.course.written import WrittenBlock
    from workbook.drafts.source_text import SourceText
    from workbook.window.look.theme import Theme
    from workbook.window.studio.condition_field import Earlier

NAMED = ("column", "mark")  # each has an id of its own
PAIRS = (("kind", "id"), ("paper", "recall"))  # side by side where there is room
YES_NO = (("yes", N_("Yes")), ("no", N_("No")))
BRING_AS = (("", N_("As it is")), ("plan", N_("Action plan")), ("questions", N_("Questions")))
FIRST = ("hint", "paper", "recall", "share", "bring-as")  # after the list and the kind’s own fields
LAST = ("minutes", "pair", "start-with", "show-if", "bring-rows", "bring-first", "was")
_BY_CODE = {
    "no-question": "question", "no-list": "list", "missing-option-id": "list", "missing-id": "id", "bad-id": "id",
    "doubled-id": "id", "no-columns": "column", "no-of": "of", "unknown-kind": "kind",
}  # fmt: skip
ELSEWHERE = N_(
    "Something else is written among these words, such as a comment, or text below the list. The form leaves all "
    "of it as it is; it can be changed in Text."
)


class ExerciseForm(QWidget):
    """Emits the whole text of the file after each change: `changed(source, part)`; only the lines meant differ."""

    changed = Signal(object, str)

    def __init__(
        self, theme: Theme, kind: str, earlier: Callable[[], Sequence[tuple[str, str]]], conditions: Earlier
    ) -> None:
        super().__init__()
        self._theme, self.kind = theme, kind
        self._earlier = earlier  # ids of other exercises, with their numbers and titles
        self._conditions = conditions
        self._source: SourceText | None = None
        self._block: WrittenBlock | None = None
        self.fields: dict[str, FormField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(18))
        self.problems = Problems(theme, lambda: self.fields, self._key_of)
        self._column.addWidget(self.problems.above)
        self._build()
        self.transcripts = Transcripts(theme)
        self._column.addWidget(self.transcripts)
        self._column.addStretch(1)

    def _build(self) -> None:
        theme = self._theme
        kinds = [(kind, kind_name(kind)) for kind in KINDS]
        self._add("kind", ComboField(theme, _("Kind"), "", kinds))
        id_field = WordsField(theme, _("Name inside"), _("stays for ever"))
        id_field.field.setReadOnly(True)
        self._add("id", id_field)
        self._add("question", TextsField(theme, _("Question"), _("what the learner reads first")))
        self._add(
            "explanation", TextsField(theme, _("More words"), _("below the question, or none"), lines=1)
        )
        known = fields_of(self.kind)
        if "title" in known.fields:
            self._add("title", self._field(known.fields["title"]))
        self.elsewhere = Words(theme, _(ELSEWHERE), "small", ink="muted", wrap=True)
        self._column.addWidget(self.elsewhere)
        if known.most:
            self._add("list", RowsField(theme, _("Lines of the list"), _(known.items) if known.items else ""))
        common = ("title", *FIRST, *LAST)
        for key in (*(key for key in known.fields if key not in common), *common):
            if key in known.fields and key not in self.fields:
                self._add(key, self._field(known.fields[key]))

    def _add(self, key: str, field: FormField) -> None:
        self.fields[key] = field
        field.said.connect(partial(self._take, key))
        before = next((one for one, other in PAIRS if other == key and one in self.fields), "")
        if before and (row := self.fields[before].parentWidget()) is not None and isinstance(row, Folding):
            row.add(field, 1, Qt.AlignmentFlag.AlignTop)
        elif key in dict(PAIRS):
            row = Folding(self._theme, least=420, gap=16)
            row.add(field, 1, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(row)
        else:
            self._column.addWidget(field)

    def _field(self, known: Field) -> FormField:
        """The field of a setting, by what it is and by how its reader asks for it."""
        theme, key = self._theme, known.key
        name, beside = words_of(key)
        if choices := _segments_of(known):
            return SegmentsField(theme, name, beside, choices, known.missing)
        if key == "audio":
            voices = [("", _("Nothing chosen")), *self._conditions.recordings()]
            return ComboField(theme, name, beside, voices)
        if known.sort == "word":
            words = [(word, word) for word in known.words]
            return ComboField(theme, name, beside, [("", _("Nothing chosen")), *words])
        if known.sort == "whole" or key == "paper":
            return NumberField(theme, name, beside, known.low or 1, known.high or 60)
        return self._lines_field(known)

    def _lines_field(self, known: Field) -> FormField:
        """The field of a setting that may repeat, or that is words."""
        theme, key = self._theme, known.key
        name, beside = words_of(key)
        if key in EXERCISES:
            return ChosenField(theme, name, beside, self._earlier, 1 if key == "pair" else 9)
        if key == "show-if":
            return ConditionField(theme, name, beside, self._conditions)
        if key in NAMED:
            return NamedLinesField(theme, name, beside)
        made = SeveralField if known.sort == "lines" or key == "was" else WordsField
        return made(theme, name, beside)

    # What is shown

    def show_block(self, source: SourceText, block: WrittenBlock) -> None:
        """Show an exercise as it is written."""
        self._source, self._block = source, block
        exercise, places = block.exercise, edits.words_of(source, block)
        self.fields["kind"].show_values((block.block.kind,))
        self.fields["id"].show_values((getattr(exercise, "id", ""),))
        asks = isinstance(exercise, Exercise)
        self.fields["question"].show_values((exercise.question if isinstance(exercise, Exercise) else "",))
        self.fields["explanation"].show_values(
            (exercise.explanation if isinstance(exercise, Exercise) else "",)
        )
        for key in ("question", "explanation"):
            self.fields[key].setEnabled(places.whole and asks)
        self.elsewhere.setVisible(not places.whole)
        if isinstance(rows := self.fields.get("list"), RowsField):
            rows.show_rows(edits.rows_of(source, block))
        ids = (
            {option.text: option.id for option in exercise.options()}
            if isinstance(exercise, Exercise)
            else {}
        )
        for key, field in self.fields.items():
            if isinstance(field, NamedLinesField):
                field.know_ids(ids)
            if key not in ("kind", "id", "question", "explanation", "list"):
                field.show_values(tuple(setting.value for setting in block.all(key)))

    def _key_of(self, problem: Problem) -> str:
        """The field that a problem belongs to: by its line, else by what it names, such as what is missing."""
        key = self._key_at(problem.line)
        if not key and problem.code in _BY_CODE:
            key = _BY_CODE[problem.code]
        named = re.findall(r"`([a-z-]+)", problem.what)
        return key or next((one for one in named if one in self.fields and one != self.kind), "")

    def _key_at(self, line: int) -> str:
        """The field that a line of the file belongs to."""
        source, block = self._source, self._block
        if source is None or block is None:
            return ""
        for setting in block.written.settings:
            if setting.line == line and setting.key in self.fields:
                return setting.key
        places = edits.words_of(source, block)
        for key, span in (("question", places.question), ("explanation", places.explanation)):
            if span is not None and span.first <= line <= span.last:
                return key
        rows = edits.rows_of(source, block)
        return "list" if rows and rows[0].first <= line <= rows[-1].last and "list" in self.fields else ""

    # What is said in a field

    def _take(self, key: str, values: Any) -> None:
        source, block = self._source, self._block
        if source is None or block is None:
            return
        if key == "kind":
            made = edits.set_opening(source, block, kind=values[0])
        elif key == "question":
            made = edits.set_question(source, block, values[0])
        elif key == "explanation":
            made = edits.set_explanation(source, block, values[0])
        elif key == "list":
            made = edits.set_rows(source, block, values)
        else:
            made = edits.set_setting(source, block, key, values)
        self.changed.emit(made, key)


def _segments_of(known: Field) -> list[tuple[str, str]]:
    """What is chosen side by side, in words; nothing if the setting is not of that sort."""
    if known.key == "share":
        return [(value, _(words)) for value, words, *_unused in SEGMENTS]
    if known.key == "bring-as":
        return [(value, _(words)) for value, words in BRING_AS]
    return [(value, _(words)) for value, words in YES_NO] if known.sort == "yes" else []
