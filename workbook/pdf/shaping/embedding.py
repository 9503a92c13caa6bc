"""A font cut down to the shapes that a document draws; what was shaped of several glyphs becomes one of its own.

A cluster that takes several glyphs (a letter with its marks, an Indic syllable) is drawn as a compound of them. So each
cluster is one code on the page, and what is copied out of the document is what was written.
"""

from __future__ import annotations

from struct import pack, unpack_from
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ARE_WORDS, _ARE_OFFSETS, _MORE, _UNSCALED = 0x0001, 0x0002, 0x0020, 0x1000
_FLAGS = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
_KEPT = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_MAGIC = 0xB1B0AFBA


class Part(NamedTuple):
    """A glyph in a compound, moved from its beginning."""

    glyph: int
    x: int
    y: int


class Compound(NamedTuple):
    """Several glyphs as one; its advance is the whole cluster's."""

    parts: tuple[Part, ...]
    advance: int


Shape = int | Compound


def embedded(face: hb.Face, shapes: Sequence[Shape]) -> tuple[bytes, list[int]]:
    """The font program with these shapes, and the number of each in it."""
    compounds = [shape for shape in shapes if isinstance(shape, Compound)]
    glyphs = {shape for shape in shapes if isinstance(shape, int)}
    glyphs.update(part.glyph for compound in compounds for part in compound.parts)
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(sorted(glyphs))
    wanted.flags = _FLAGS
    plan = hb.SubsetPlan(face, wanted)
    numbers = dict(plan.old_to_new_glyph_mapping)
    small = plan.execute()
    tables = {tag: bytes(small.reference_table(tag).data) for tag in _KEPT}
    count = small.glyph_count
    if compounds:
        _add(tables, count, compounds, numbers, hb.Font(face))
    places = iter(range(count, count + len(compounds)))
    found = [numbers[shape] if isinstance(shape, int) else next(places) for shape in shapes]
    return _file(tables), found


def _add(
    tables: dict[str, bytes],
    count: int,
    compounds: Sequence[Compound],
    numbers: dict[int, int],
    font: hb.Font,
) -> None:
    """Put the compounds behind the other glyphs, into every table that counts them."""
    outlines, offsets = [tables["glyf"]], list(_offsets(tables, count))
    metrics = list(_metrics(tables, count))
    at = offsets[-1]
    for compound in compounds:
        outline, left = _outline(compound, numbers, font)
        at += len(outline)
        outlines.append(outline)
        offsets.append(at)
        metrics.append(pack(">Hh", max(compound.advance, 0), left))
    total = count + len(compounds)
    tables["glyf"] = b"".join(outlines)
    tables["loca"] = pack(f">{total + 1}I", *offsets)
    tables["hmtx"] = b"".join(metrics)
    tables["head"] = tables["head"][:50] + pack(">h", 1) + tables["head"][52:]  # offsets are long from now on
    tables["hhea"] = tables["hhea"][:34] + pack(">H", total)
    most = max(len(compound.parts) for compound in compounds)
    tables["maxp"] = _limits(tables["maxp"], total, most)


def _offsets(tables: dict[str, bytes], count: int) -> Iterable[int]:
    """Where each glyph begins, and where the last one ends."""
    if unpack_from(">h", tables["head"], 50)[0]:
        return unpack_from(f">{count + 1}I", tables["loca"])
    return [2 * half for half in unpack_from(f">{count + 1}H", tables["loca"])]


def _metrics(tables: dict[str, bytes], count: int) -> Iterable[bytes]:
    """Each glyph's advance and side bearing; at the end of a table the last advance holds for all that follow."""
    known = unpack_from(">H", tables["hhea"], 34)[0]
    table = tables["hmtx"]
    for glyph in range(count):
        if glyph < known:
            yield table[4 * glyph : 4 * glyph + 4]
        else:
            bearing = 4 * known + 2 * (glyph - known)
            yield table[4 * known - 4 : 4 * known - 2] + table[bearing : bearing + 2]


def _outline(compound: Compound, numbers: dict[int, int], font: hb.Font) -> tuple[bytes, int]:
    """A compound as it stands among the outlines, and where its ink begins."""
    boxes, body = [], []
    for part in compound.parts:
        ink = font.get_glyph_extents(part.glyph)
        if ink is not None and ink.width:
            left, top = part.x + ink.x_bearing, part.y + ink.y_bearing
            boxes.append((left, top + ink.height, left + ink.width, top))
        flags = _ARE_WORDS | _ARE_OFFSETS | _UNSCALED | (_MORE if part is not compound.parts[-1] else 0)
        body.append(pack(">HHhh", flags, numbers[part.glyph], part.x, part.y))
    lows, highs = (
        [min(side) for side in zip(*boxes, strict=True)],
        [max(side) for side in zip(*boxes, strict=True)],
    )
    box = (*lows[:2], *highs[2:]) if boxes else (0, 0, 0, 0)
    outline = pack(">hhhhh", -1, *box) + b"".join(body)
    return outline + b"\0" * (-len(outline) % 4), box[0]


def _limits(table: bytes, total: int, most: int) -> bytes:
    """How many points, contours and parts a compound may have at most, so that a reader makes room for them."""
    points, contours, in_compounds, round_compounds = unpack_from(">HHHH", table, 6)
    points, contours = max(points, in_compounds), max(contours, round_compounds)
    parts, depth = unpack_from(">HH", table, 28)
    counted = pack(">H", total) + table[6:10]
    sums = pack(">HH", min(points * most, 0xFFFF), min(contours * most, 0xFFFF))
    return table[:4] + counted + sums + table[14:28] + pack(">HH", max(parts, most), min(depth + 1, 16))


def _file(tables: dict[str, bytes]) -> bytes:
    """The tables as one font program."""
    power = len(tables).bit_length() - 1
    reach = 16 << power
    head = pack(">IHHHH", 0x00010000, len(tables), reach, power, 16 * len(tables) - reach)
    at = len(head) + 16 * len(tables)
    tables = {**tables, "head": tables["head"][:8] + b"\0\0\0\0" + tables["head"][12:]}
    entries, bodies, whole = [], [], 0
    for tag in sorted(tables):
        table = tables[tag]
        padded = table + b"\0" * (-len(table) % 4)
        entries.append(pack(">4sIII", tag.encode(), _sum(padded), at, len(table)))
        bodies.append(padded)
        at += len(padded)
    made = head + b"".join(entries) + b"".join(bodies)
    whole = (_MAGIC - _sum(made)) & 0xFFFFFFFF
    place = (
        len(head) + 16 * len(tables) + sum(len(body) for body in bodies[: sorted(tables).index("head")]) + 8
    )
    return made[:place] + pack(">I", whole) + made[place + 4 :]


def _sum(padded: bytes) -> int:
    total: int = sum(unpack_from(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
