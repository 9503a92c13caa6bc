"""Words as XML holds them."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.answers.copies.markdown_text import clean
from workbook.language.locales import locale_of, with_place

_NO_XML = re.compile("[\ufffe\uffff]")  # what no XML can hold besides what `clean` takes out
_EAST = ("zh", "ja", "ko")
BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n'


def plain(words: str) -> str:
    """Words without what no XML can hold."""
    return _NO_XML.sub("", clean(words))


def escaped(words: str) -> str:
    """Plain words between tags or in an attribute."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Tongue(NamedTuple):
    """A language as documents name it: its letters' group (`west`, `east` or `complex`), and its side."""

    language: str
    place: str
    group: str
    from_right: bool


def tongue_of(code: str) -> Tongue:
    """The language of a course; one that is not known is told as it is written."""
    locale = locale_of(code)
    if locale is None:
        return Tongue(re.sub("[^A-Za-z]", "", code) or "en", "", "west", from_right=False)
    placed = with_place(locale)
    from_right = placed.text_direction == "rtl"
    group = "complex" if from_right else "east" if placed.language in _EAST else "west"
    return Tongue(placed.language, placed.territory or "", group, from_right)
