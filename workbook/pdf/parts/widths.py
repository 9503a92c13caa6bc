"""How wide the columns of a table are: as wide as their words want, as far as the page goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbook.pdf.flow import Flow
    from workbook.pdf.style import TextStyle

_GUTTER = 10.0
_LOOKED_AT = 400  # letters of a cell
ROWS = 60  # looked at
_SLACK = 1.03  # marked words are a little wider, and sums of widths not exact
_WIDEST_NARROW = 110.0
_LEAST_WORDS = 56.0


class Sample(NamedTuple):
    """Words of a column, and how they are set. `whole` ones are to stand on one line, such as a date."""

    words: str
    style: TextStyle
    whole: bool = False


@dataclass(frozen=True)
class Wants:
    """What a column wants: a narrow one its width, which its words may widen; one for words, without it, the rest."""

    narrow: float = 0.0
    samples: Sequence[Sample] = ()


class Columns:
    """The columns of one table, measured once for each width of it."""

    def __init__(self, measure: Callable[[Flow, float], list[float]]) -> None:
        self._measure = measure
        self._placed: tuple[float, list[tuple[float, float]]] | None = None

    @classmethod
    def shared(cls, shares: Sequence[float]) -> Columns:
        """Columns of these widths to each other."""
        return cls(lambda _flow, room: _stretched(shares, _spare(room, len(shares))))

    @classmethod
    def fitted(cls, wants: Sequence[Wants]) -> Columns:
        """Columns by what stands in them."""
        return cls(lambda flow, room: _fitted(flow, wants, _spare(room, len(wants))))

    def places(self, flow: Flow) -> list[tuple[float, float]]:
        """Where columns begin and how wide they are."""
        if self._placed is None or self._placed[0] != flow.width:
            found, left = [], 0.0
            widths = self._measure(flow, flow.width)
            for width in widths:
                found.append((left, width))
                left += width + _gutter(flow.width, len(widths))
            self._placed = (flow.width, found)
        return self._placed[1]


def _gutter(room: float, count: int) -> float:
    return min(_GUTTER, room / max(1, count) / 4)


def _spare(room: float, count: int) -> float:
    return room - _gutter(room, count) * (count - 1)


def _stretched(widths: Sequence[float], room: float) -> list[float]:
    whole = sum(widths) or 1.0
    return [room * width / whole for width in widths]


def _fitted(flow: Flow, wants: Sequence[Wants], room: float) -> list[float]:
    scale = flow.style.scale
    words = [want for want in wants if not want.narrow]
    narrow = [_narrow(flow, want) if want.narrow else 0.0 for want in wants]
    if room - sum(narrow) < len(words) * _LEAST_WORDS * scale:
        narrow = [want.narrow * scale for want in wants]
    rest = max(room - sum(narrow), room / 4)
    if not words:
        return _stretched(narrow, room)
    shared = iter(_share(flow, words, rest))
    return _stretched([width or next(shared) for width in narrow], room)


def _narrow(flow: Flow, want: Wants) -> float:
    """As wide as its longest word, or as what is to stand on one line; no less than it has by itself."""
    scale = flow.style.scale
    longest = max((_longest(flow, sample) for sample in want.samples[:ROWS]), default=0.0)
    return max(want.narrow * scale, min(longest, _WIDEST_NARROW * scale))


def _share(flow: Flow, columns: Sequence[Wants], room: float) -> list[float]:
    """Columns for words share the room: each has its longest word, and more of the rest the more it has to say."""
    even = room / len(columns)
    least, wanted = list[float](), list[float]()
    for column in columns:
        samples = column.samples[:ROWS]
        longest = max((_longest(flow, sample) for sample in samples), default=0.0)
        least.append(min(max(longest, _LEAST_WORDS * flow.style.scale), even))
        lines = max((_line(flow, sample) for sample in samples), default=0.0)
        wanted.append(min(max(lines, least[-1]), room))
    if (left := room - sum(wanted)) >= 0:
        return [width + left / len(columns) for width in wanted]
    share = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + share * (high - low) for low, high in zip(least, wanted, strict=True)]


def _longest(flow: Flow, sample: Sample) -> float:
    words = sample.words[:_LOOKED_AT]
    return _widest(flow, sample, words.split("\n") if sample.whole else words.split())


def _line(flow: Flow, sample: Sample) -> float:
    return _widest(flow, sample, sample.words[:_LOOKED_AT].split("\n"))


def _widest(flow: Flow, sample: Sample, texts: Iterable[str]) -> float:
    face = flow.fonts[sample.style.face]
    return max((face.text_width(text) for text in texts), default=0.0) * sample.style.size * _SLACK
