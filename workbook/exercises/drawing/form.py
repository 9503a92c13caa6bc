"""A drawing in a form: only the words beside it; drawn on a screen it cannot be there."""

from workbook.course.one_field import OneField
from workbook.language.translation import N_

JOINS = True
_FIELD = OneField("text", N_("In words, if you like"))
fields, answer_of, values_of = _FIELD.fields, _FIELD.answer_of, _FIELD.values_of
