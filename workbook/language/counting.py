"""How many of something there are, in words."""

from __future__ import annotations

from workbook.language.numbers import whole_number
from workbook.language.translation import ngettext


def counted(one: str, several: str, number: int) -> str:
    """1 answer, 2 answers: the words for a number, with the number at `{n}`."""
    return ngettext(one, several, number).format(n=whole_number(number))
