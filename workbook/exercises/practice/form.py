"""A practice in a form: only the note."""

from workbook.course.one_field import OneField
from workbook.language.translation import N_

JOINS = True
_FIELD = OneField("note", N_("A note afterwards, if you like"))
fields, answer_of, values_of = _FIELD.fields, _FIELD.answer_of, _FIELD.values_of
