"""What kinds share of which a form has a single field: all of a text, or the words beside what cannot be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField
from workbook.course.values import mapping, text
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.form_fields import Values


class OneField:
    """The answer as a whole, or with a `part` that part of it alone: what else it has stays as it is."""

    def __init__(self, part: str = "", says: str = "") -> None:
        self._part, self._says = part, says

    def fields(self, _exercise: Exercise) -> list[FormField]:
        """The one field."""
        return [FormField("", self._part, says=_(self._says))]

    def answer_of(self, _exercise: Exercise, values: Values) -> Answer:
        """Its words."""
        words = values.get(("", self._part))
        return {self._part: words} if words and self._part else words

    def values_of(self, _exercise: Exercise, answer: Answer) -> Values:
        """The words of an answer."""
        return {("", self._part): text(mapping(answer).get(self._part) if self._part else answer)}
