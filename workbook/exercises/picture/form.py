"""A picture in a form: only the words under it."""

from workbook.course.one_field import OneField
from workbook.language.translation import N_

JOINS = True
_FIELD = OneField("caption", N_("Caption, and what is on it"))
fields, answer_of, values_of = _FIELD.fields, _FIELD.answer_of, _FIELD.values_of
