"""A wheel in a form: what a scale has."""

from __future__ import annotations

from workbook.exercises.scale.form import answer_of, fields, values_of

__all__ = ["answer_of", "fields", "values_of"]
