"""A map of connections: names around "me", near or far, with the line between them and what one would like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from typing_extensions import TypedDict

from workbook.course.blocks import Items, Paragraph, listed
from workbook.course.columns import bring_condition
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.lists import Item
from workbook.course.scan import split_id
from workbook.course.values import mapping, number, row_id, rows, text, texts
from workbook.exercises.map.initials import initials
from workbook.exercises.map.positions import Node, ring_at
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import AnswerBlock, FormBlock

MOST_RINGS, MOST_MARKS = 6, 12
SORTS = {
    "person": N_("person"),
    "animal": N_("animal"),
    "group": N_("group or helper"),
    "place": N_("place"),
}
# Translators: how often one meets somebody; “new” is somebody whom one has met not long ago.
LINES = {"often": N_("often"), "seldom": N_("seldom"), "new": N_("new")}
_CHOICES = {"sort": SORTS, "line": LINES}


class MapItem(TypedDict, total=False):
    """One thing on the map. `angle` is in degrees clockwise from the top."""

    row: str
    name: str
    sort: Literal["person", "animal", "group", "place"]
    distance: float
    angle: float
    line: Literal["often", "seldom", "new"]
    marks: list[str]


class MapAnswer(TypedDict, total=False):
    """All that stands on the map."""

    items: list[MapItem]


@dataclass(frozen=True, kw_only=True)
class Map(Exercise):
    """`rings` are the names of the rings, inner first; `marks` what can be said of each name."""

    kind = "map"
    label = N_("Connection map")
    icon = "waypoints"
    own_settings: ClassVar[frozenset[str]] = frozenset({"ring", "mark"})
    brings: ClassVar[frozenset[str]] = frozenset({"bring-rows"})
    lists = False
    answer_shape = MapAnswer

    rings: tuple[str, ...] = ()
    marks: tuple[Option, ...] = ()

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the map from what its author wrote."""
        marks = _marks(source)
        _check_bring_rows(source, marks)
        return cls(**common_settings(source), rings=_rings(source), marks=marks)

    def options(self) -> tuple[Option, ...]:
        """The marks."""
        return self.marks

    def part_words(self) -> dict[str, str]:
        """The rings, inner first, and the marks."""
        rings = {f"ring {place}": ring for place, ring in enumerate(self.rings, 1)}
        return rings | super().part_words()

    def to_fill_in(self) -> list[FormBlock]:
        """How it is drawn by hand, with its rings and marks."""
        rings = (
            _("Rings around it, from the inside: {rings}.").format(rings=", ".join(self.rings))
            if self.rings
            else ""
        )
        blocks: list[FormBlock] = [
            Paragraph(_("On a sheet of paper, draw yourself in the middle.")),
            *([Paragraph(rings)] if rings else []),
        ]
        return [*blocks, Items([f"☐ {mark.text}" for mark in self.marks])] if self.marks else blocks

    # Answers

    def items(self, answer: Answer) -> list[dict[str, Any]]:
        """What stands on the map and has a name or a mark."""
        return [row for row in rows(mapping(answer).get("items")) if has_content(row)]

    def node(self, row: dict[str, Any]) -> Node:
        """One item as it is drawn; what it does not say, or says wrongly, is as plain as can be."""
        distance, angle = number(row.get("distance")), number(row.get("angle"))
        sort, line = text(row.get("sort")), text(row.get("line"))
        return Node(
            " ".join(text(row.get("name")).split()),
            sort if sort in SORTS else "person",
            0.5 if distance is None else min(max(distance, 0.0), 1.0),
            0.0 if angle is None else angle % 360,
            line if line in LINES else "",
            ", ".join(self.word_of(mark) for mark in dict.fromkeys(texts(row.get("marks")))),
        )

    def in_words(self, row: dict[str, Any]) -> str:
        """One item in words: Ines: person, close, often; would like more."""
        node = self.node(row)
        said = [_(SORTS[node.sort]), self.ring_words(node.distance), _(LINES.get(node.line, ""))]
        tags = f"; {node.tags}" if node.tags else ""
        name = node.name or _("Without a name")
        return f"{name}: {', '.join(word for word in said if word)}{tags}"

    def ring_words(self, distance: float) -> str:
        """How near a distance is, by the course's rings or in plain words."""
        names = self.rings or (_("close"), _("in between"), _("far"))
        return names[ring_at(distance, len(names))]

    def as_lines(self, answer: Answer) -> list[str]:
        """Each item in words."""
        return [self.in_words(row) for row in self.items(answer)]

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """A line for each name."""
        return listed(self.as_lines(answer))

    def first_column(self, answer: Answer) -> list[str]:
        """The names."""
        items = self.items(self.for_workshop(answer))
        return [name for row in items if (name := text(row.get("name")).strip())]

    def from_lines(self, lines: Sequence[str]) -> MapAnswer:
        """The lines as names, evenly around."""
        turn = 360 / max(1, len(lines))
        items = [
            MapItem(
                row=row_id(at, line), name=line, sort="person", distance=0.6, angle=round(at * turn) % 360
            )
            for at, line in enumerate(lines)
        ]
        return MapAnswer(items=items)

    def names(self, answer: Answer) -> list[str]:
        """What stands on the map."""
        return [name for row in rows(mapping(answer).get("items")) if (name := _plain_name(row))]

    def without_names(self, answer: Answer, told: Mapping[str, str] | None = None) -> Answer:
        """The same map with initials. What is of another shape could hold a name and is left out."""
        items = rows(mapping(answer).get("items"))
        short = initials(text(row.get("name")) for row in items)
        if told is not None:
            short = [told.get(_plain_name(row), _plain_name(row)) for row in items]
        return {"items": [{**row, "name": name} for row, name in zip(items, short, strict=True)]}

    def for_workshop(self, answer: Answer) -> Answer:
        """With `bring-rows`, only what has that mark, or is of that sort or line."""
        if not self.bring_rows:
            return answer
        name, wanted = bring_condition(self.bring_rows)
        items = rows(mapping(answer).get("items"))
        kept = [
            row for row in items if (row.get(name) == wanted if wanted else name in texts(row.get("marks")))
        ]
        return {**mapping(answer), "items": kept}


def _plain_name(row: dict[str, Any]) -> str:
    return " ".join(text(row.get("name")).split())


def has_content(row: dict[str, Any]) -> bool:
    """Whether an item says anything: where it stands alone says nothing."""
    return bool(text(row.get("name")).strip() or texts(row.get("marks")))


def _rings(source: BlockSource) -> tuple[str, ...]:
    written = source.all("ring")
    if len(written) > MOST_RINGS:
        what = _("This map has {count} rings; at most {most} are possible.").format(
            count=len(written), most=MOST_RINGS
        )
        source.problem(written[MOST_RINGS].line, "too-many", what, _("Three are easy to tell apart."))
    return tuple(setting.value for setting in written[:MOST_RINGS])


def _marks(source: BlockSource) -> tuple[Option, ...]:
    """The marks with their ids, read as the options of a list are."""
    parted = [(split_id(setting.value), setting.line) for setting in source.all("mark")]
    items = [Item(words, written, line) for (words, written), line in parted]
    return replace(source, items=items).options(least=0, most=MOST_MARKS, what=N_("marks"))


def _check_bring_rows(source: BlockSource, marks: tuple[Option, ...]) -> None:
    """Say what is wrong with `bring-rows`: a mark's id, `sort is …` or `line is …`."""
    setting = source.one("bring-rows")
    if setting is None:
        return
    name, wanted = bring_condition(setting.value)
    known = wanted in _CHOICES.get(name, {}) if wanted else name in {mark.id for mark in marks}
    if not known:
        what = _("`bring-rows` cannot be `{value}` here.").format(value=setting.value)
        hint = _("Name a mark by its id, or write for example `bring-rows: line is often`.")
        source.problem(setting.line, "bad-value", what, hint)
