"""The fields of a kind are those that its reader asks for."""

from __future__ import annotations

import pytest

from workbook.course.exercise import COMMON_SETTINGS
from workbook.course.kinds import KINDS, spec
from workbook.drafts.fields import fields_of


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_field_for_each_of_its_settings(kind: str) -> None:
    found, exercise = fields_of(kind), spec(kind)
    assert exercise.own_settings <= found.fields.keys() <= COMMON_SETTINGS | exercise.own_settings
    assert bool(found.most) == exercise.lists


def test_a_field_knows_what_it_may_be() -> None:
    scale = fields_of("scale").fields
    assert (scale["step"].sort, scale["step"].low, scale["step"].high) == ("whole", 1, 10)
    assert scale["cannot-say"].sort == "yes"
    assert scale["share"].words == ("private", "keep", "bring")
    assert scale["share"].missing == "keep"
    assert fields_of("table").fields["column"].sort == "lines"
    assert fields_of("line").fields["recall"].sort == "exercises"
    assert (fields_of("wheel").least, fields_of("wheel").most) == (3, 12)
    assert "pair" not in fields_of("line").fields
