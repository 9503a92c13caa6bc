"""The outline of a body that ships with the program, as curves that screen and paper draw alike."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import NamedTuple

from workbook.language.translation import pgettext
from workbook.own_files import resources_folder

FILE = "body-outline.svg"
LABEL_AT = 0.975  # of the sheet's height
COLOUR, LABEL_COLOUR = "#A29C90", "#5B6164"

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PATH = re.compile(r"<path\b[^>]*>")
_STEP = re.compile(r"([MCZ])([^MCZ]*)")


def labels() -> tuple[tuple[str, float], ...]:
    """What each figure is called, with its middle in parts of the sheet's width."""
    return (pgettext("of a body", "Front"), 0.2667), (pgettext("of a body", "Back"), 0.7333)


class Step(NamedTuple):
    """One step of a path: M to a point, C along a curve to a point, Z back to the beginning."""

    sort: str
    numbers: tuple[float, ...]


class BodyFigure(NamedTuple):
    """The paths, each a width and its steps, in the units of the drawing's own box; and which file it is."""

    width: float
    height: float
    paths: tuple[tuple[float, tuple[Step, ...]], ...]
    hash: str


@cache
def body_outline() -> BodyFigure | None:
    """The body from the front and from the back; None if the program's file is missing."""
    try:
        data = (resources_folder() / "pictures" / FILE).read_bytes()
    except OSError:
        return None
    svg = data.decode("utf-8", "replace")
    box = _VIEW_BOX.search(svg)
    if box is None:
        return None
    paths = tuple((_pen(path), _steps(path)) for path in _PATH.findall(svg))
    return BodyFigure(float(box[1]), float(box[2]), paths, hashlib.sha256(data).hexdigest())


def _pen(path: str) -> float:
    found = re.search(r'stroke-width="([\d.]+)"', path)
    return float(found[1]) if found else 1.2


def _steps(path: str) -> tuple[Step, ...]:
    found = re.search(r'\sd="([^"]*)"', path)
    steps = []
    for sort, rest in _STEP.findall(found[1] if found else ""):
        numbers = [float(value) for value in rest.split()]
        # one C may be followed by several curves
        steps += [Step(sort, tuple(numbers[at : at + 6])) for at in range(0, len(numbers), 6)]
        if sort == "Z":
            steps.append(Step("Z", ()))
    return tuple(steps)
