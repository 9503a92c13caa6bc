"""Signs that a box can begin with, drawn as on the screen: Lucide's icons of these names as curves, 24 by 24."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from workbook.pdf.style import INK

if TYPE_CHECKING:
    from workbook.pdf.flow import Flow
    from workbook.pdf.parts.text import Text

HAND = (
    "18 13 m 18 18 l 18 19.1 17.1 20 16 20 c 14.9 20 14 19.1 14 18 c 14 14 m 14 20 l "
    "14 21.1 13.1 22 12 22 c 10.9 22 10 21.1 10 20 c 10 18 l 10 13.5 m 10 18 l "
    "10 19.1 9.1 20 8 20 c 6.9 20 6 19.1 6 18 c 6 10 l 18 16 m 18 17.1 18.9 18 20 18 c "
    "21.1 18 22 17.1 22 16 c 22 10 l 22 5.58 18.42 2 14 2 c 12 2 l 9.2 2 7.5 2.86 6.01 4.34 c "
    "2.41 7.94 l 1.7 8.73 1.73 9.94 2.48 10.7 c 3.24 11.45 4.45 11.48 5.24 10.76 c 7 9 l"
)
USERS_ROUND = (
    "18 3 m 18 7.42 14.42 11 10 11 c 5.58 11 2 7.42 2 3 c 15 16 m 15 18.76 12.76 21 10 21 c "
    "7.24 21 5 18.76 5 16 c 5 13.24 7.24 11 10 11 c 12.76 11 15 13.24 15 16 c "
    "22 4 m 22 7.37 20 10.5 18 12 c 19.34 13 20.08 14.6 19.99 16.27 c 19.9 17.94 18.99 19.45 17.55 20.3 c"
)
_BOX, _PEN = 24, 1.75
_SIZE, _ROOM = 13.0, 19.0
_POINT = re.compile(r"(-?\d+\.?\d*) (-?\d+\.?\d*)")


class SignedTitle:
    """A box's title beside a sign, which says nothing that the title does not."""

    keep: ClassVar[bool] = True

    def __init__(self, sign: str, text: Text) -> None:
        self._sign, self._text = sign, text

    def height(self, flow: Flow) -> float:
        """All lines of the title."""
        with flow.inset(_ROOM * flow.style.scale):
            return self._text.height(flow)

    def least(self, flow: Flow) -> float:
        """It stays in one piece."""
        return self.height(flow)

    def lay(self, flow: Flow) -> None:
        """Draw the sign, then the title."""
        flow.want(self.height(flow))
        size = _SIZE * flow.style.scale
        bottom = flow.y - self._text.style.lead / 2 - size / 2
        with flow.sheet.as_drawn(flow.left, size):
            flow.sheet.stroke(_placed(self._sign, flow.left, bottom, size), INK, _PEN * size / _BOX)
        with flow.inset(_ROOM * flow.style.scale):
            self._text.lay(flow)


def _placed(path: str, x: float, y: float, size: float) -> str:
    """A path of a sign as it is on the page."""
    scale = size / _BOX
    return _POINT.sub(lambda at: f"{x + float(at[1]) * scale:.2f} {y + float(at[2]) * scale:.2f}", path)
