"""Forms of what is no exercise: a module, the heading of a page, a run of text, a box."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.course.front_matter import read_facts
from workbook.course.reading import EVIDENCE_LABELS
from workbook.course.scan import page_title
from workbook.drafts import edits, facts
from workbook.language.translation import gettext as _
from workbook.window.pages.callout import EVIDENCE
from workbook.window.parts.words import Words
from workbook.window.studio.at_fields import Problems, key_in_facts
from workbook.window.studio.condition_field import ConditionField
from workbook.window.studio.form_fields import (
    ComboField,
    FormField,
    NumberField,
    TextsField,
    WordsField,
)
from workbook.window.studio.places import BOX_NAMES
from workbook.window.studio.prose_field import ProseField
from workbook.window.studio.setting_words import words_of
from workbook.window.studio.transcripts import Transcripts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.problems import Problem
    from workbook.course.written import WrittenBlock
    from workbook.drafts.parts import PartMark
    from workbook.drafts.source_text import SourceText
    from workbook.window.look.theme import Theme
    from workbook.window.studio.condition_field import Earlier


class PartForm(QWidget):
    """Emits the whole text of the file after each change: `changed(source, part)`."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._source: SourceText | None = None
        self.fields: dict[str, FormField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(18))
        self.problems = Problems(theme, lambda: self.fields, self._key_of)
        self.column.addWidget(self.problems.above)

    def _add(self, key: str, field: FormField) -> None:
        self.fields[key] = field
        field.said.connect(partial(self._said, key))
        self.column.addWidget(field)

    def _said(self, key: str, values: Any) -> None:
        if self._source is not None:
            self.changed.emit(self._made(self._source, key, values), key)

    def _made(self, source: SourceText, key: str, values: Any) -> SourceText:
        raise NotImplementedError

    def _key_of(self, problem: Problem) -> str:
        """The field that a problem belongs to; a form of one field has no other."""
        return next(iter(self.fields))


class ModuleForm(PartForm):
    """A module's title and facts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._add("title", WordsField(theme, _("Title of the module")))
        self._add(
            "summary", TextsField(theme, _("In a sentence"), _("for the table of contents, or none"), lines=2)
        )
        self._add("minutes", NumberField(theme, _("Minutes"), _("about how long it takes"), 1, 600))
        tender = _("what a learner may want to know before; the module can be left for another day")
        self._add("tender", WordsField(theme, _("A tender module"), tender))
        self.column.addStretch(1)

    def show_source(self, source: SourceText) -> None:
        """Show a module's facts."""
        self._source = source
        found = read_facts("", source.plain)
        for key, field in self.fields.items():
            field.show_values(found.all(key)[:1])

    def _made(self, source: SourceText, key: str, values: Any) -> SourceText:
        return facts.set_fact(source, key, values)

    def _key_of(self, problem: Problem) -> str:
        return key_in_facts(read_facts("", self._source.plain), problem) if self._source else ""


class PageForm(PartForm):
    """The heading of a page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._line = 0
        self._add("title", WordsField(theme, _("Title of the page"), _("a page of the screen begins here")))
        self.column.addStretch(1)

    def show_part(self, source: SourceText, part: PartMark) -> None:
        """Show a heading."""
        self._source, self._line = source, part.first
        self.fields["title"].show_values((part.words,))

    def _made(self, source: SourceText, key: str, values: Any) -> SourceText:
        line = source.texts(self._line, self._line)[0]
        marks = line[: len(line) - len(line.lstrip(" #\t"))]
        _title, page_id = page_title(line[len(marks) :])
        words = edits.one_line(" ".join(values)) or _("A page")
        return source.with_lines(
            self._line, self._line, [f"{marks}{words}" + (f" {{#{page_id}}}" if page_id else "")]
        )


class TextForm(PartForm):
    """A run of text between exercises."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._part: PartMark | None = None
        self._add("text", ProseField(theme, _("Text"), ""))
        self.transcripts = Transcripts(theme)
        self.column.addWidget(self.transcripts)
        self.column.addStretch(1)

    def show_part(self, source: SourceText, part: PartMark) -> None:
        """Show a run of text."""
        self._source, self._part = source, part
        self.fields["text"].show_values(("\n".join(source.texts(part.first, part.last)),))

    def _made(self, source: SourceText, key: str, values: Any) -> SourceText:
        part = self._part
        assert part is not None, "shown before anything can be said"
        lines = values[0].strip("\n").split("\n")
        return source.with_lines(part.first, part.last, lines if values[0].strip() else [])


class BoxForm(PartForm):
    """A box: what it is, its title, its words; evidence has a label."""

    def __init__(self, theme: Theme, kind: str, conditions: Earlier) -> None:
        super().__init__(theme)
        self.kind = kind
        self._block: WrittenBlock | None = None
        boxes = [(value, _(words)) for value, words in BOX_NAMES.items()]
        self._add("kind", ComboField(theme, _("Kind of box"), "", boxes))
        self._add("title", WordsField(theme, _("Title"), _("or none")))
        if kind == "evidence":
            labels = [(label, _(EVIDENCE[label])) for label in EVIDENCE_LABELS]
            beside = _("how far the research goes")
            self._add("label", ComboField(theme, _("Label"), beside, [("", _("Nothing chosen")), *labels]))
        self._add("body", ProseField(theme, _("Words"), ""))
        self._add("show-if", ConditionField(theme, *words_of("show-if"), conditions))
        self.transcripts = Transcripts(theme)
        self.column.addWidget(self.transcripts)
        if kind == "leader":
            said = _("Only the leader’s edition on paper shows this box.")
            self.column.addWidget(Words(theme, said, "small", ink="muted", wrap=True))
        self.column.addStretch(1)

    def show_block(self, source: SourceText, block: WrittenBlock) -> None:
        """Show a box as it is written."""
        self._source, self._block = source, block
        self.fields["kind"].show_values((block.block.kind,))
        self.fields["title"].show_values((block.block.after_kind,))
        first, last = block.written.first, edits.last_inside(block)
        self.fields["body"].show_values(("\n".join(source.texts(first, last)).strip("\n"),))
        for key in ("label", "show-if"):
            if key in self.fields:
                self.fields[key].show_values(tuple(setting.value for setting in block.all(key)))

    def _made(self, source: SourceText, key: str, values: Any) -> SourceText:
        block = self._block
        assert block is not None, "shown before anything can be said"
        if key == "kind":
            return edits.set_opening(source, block, kind=values[0])
        if key == "title":
            return edits.set_opening(source, block, after=" ".join(values))
        if key == "body":
            return edits.set_body(source, block, values[0])
        return edits.set_setting(source, block, key, values)

    def _key_of(self, problem: Problem) -> str:
        block = self._block
        if block is None:
            return ""
        for setting in block.written.settings:
            if setting.line == problem.line and setting.key in self.fields:
                return setting.key
        if problem.line >= block.written.first:
            return "body"
        return "label" if problem.code == "no-label" and "label" in self.fields else "kind"


def choices_of(titles: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Exercises to choose from: their ids, with number and title."""
    return [(exercise_id, f"{number} {title}".strip()) for exercise_id, number, title in titles]
