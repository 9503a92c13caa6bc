"""What a course shows of the practice it comes from: a name, a colour and a picture, on its cover and front page."""

from __future__ import annotations

import re

from workbook.course.covers import HEX

LEAST_CONTRAST = 4.5  # of words on white paper
_PAPER = "#FFFFFF"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def colour_of(value: str) -> str:
    """The colour behind `brand-colour` in hexadecimal, by its name or as it stands; empty if it is none."""
    small = value.strip().lower()
    if small in HEX:
        return HEX[small]
    return small.upper() if _HEX.fullmatch(small) else ""


def contrast(one: str, other: str = _PAPER) -> float:
    """How much two colours differ in brightness, from 1 to 21, as WCAG 2 counts it."""
    darker, lighter = sorted((_brightness(one), _brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str) -> bool:
    """Whether words in a colour can be read on white paper."""
    return contrast(colour) >= LEAST_CONTRAST


def readable_colour(value: str) -> str:
    """The colour for words; empty if none is given, or it is too pale for words."""
    colour = colour_of(value)
    return colour if colour and is_readable(colour) else ""


def _brightness(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
