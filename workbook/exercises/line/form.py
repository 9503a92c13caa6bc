"""A line in a form: one field."""

from workbook.course.one_field import OneField

JOINS = True
_FIELD = OneField()
fields, answer_of, values_of = _FIELD.fields, _FIELD.answer_of, _FIELD.values_of
