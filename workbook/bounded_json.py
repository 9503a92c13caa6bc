"""Reads JSON that a stranger may have written: how deep it goes and how large its numbers are is bounded."""

from __future__ import annotations

import json
import math
import re
from itertools import accumulate
from typing import Any

from workbook.language.translation import gettext as _

DEEPEST = 64
DIGITS = 300  # of a whole number: it still fits a number with a point
_BESIDES = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*"?|[^\[\]{}"]+', re.DOTALL
)  # strings, ended or not, and other signs


class BadJson(ValueError):
    """JSON that nobody of ours writes; the text says why, as the end of a sentence."""


def read_json(text: str | bytes) -> Any:
    """The value, of a text or of bytes in UTF-8. ValueError if it is no JSON; BadJson if it is beyond the bounds."""
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig")
    if text.count("[") + text.count("{") > DEEPEST and _depth(text) > DEEPEST:
        raise BadJson(_("it is nested too deeply"))
    return _DECODER.decode(text)


def _depth(text: str) -> int:
    """How deep brackets stand in one another, outside of quotation marks."""
    return max(accumulate(1 if sign in "[{" else -1 for sign in _BESIDES.sub("", text)), default=0)


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise BadJson(_("a number in it is too large"))
    return int(digits)


def _with_point(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise BadJson(_("a number in it is too large"))
    return number


def _no_number(_unused: str) -> float:
    raise BadJson(_("it has a number that is none"))


_DECODER = json.JSONDecoder(parse_int=_whole, parse_float=_with_point, parse_constant=_no_number)
