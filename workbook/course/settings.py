"""The `key: value` lines directly under a block's opening line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.block import Setting
from workbook.course.comments import without_comments
from workbook.course.scan import line_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbook.course.scan import Block

_KNOWN = re.compile(r"([A-Za-z][A-Za-z-]*)[ \t]*:[ \t]*(.*)")
_MEANT = re.compile(r"([a-z-]+):(?:[ \t]+(.*))?")  # what looks like a setting in anybody's eyes


@dataclass(frozen=True)
class BlockText:
    """A block's settings, those that mean nothing here, and its body's lines with the line they begin at."""

    settings: tuple[Setting, ...]
    unknown: tuple[Setting, ...]
    body: tuple[str, ...]
    first: int


def read_settings(text: str, block: Block, known: Collection[str]) -> BlockText:
    """Part a block's inside into settings and body: a blank line, or a line of another sort, parts them."""
    written = text[block.inside : block.stop].split("\n")
    lines = without_comments(text[block.inside : block.stop]).split("\n")
    number = line_at(text, block.inside)
    settings: list[Setting] = []
    unknown: list[Setting] = []
    count = 0
    for line in lines:
        if not line.strip() and "<!--" in written[count]:
            count += 1  # a comment between settings
            continue
        setting = _setting(line.rstrip(), number + count, known)
        if setting is None:
            break
        (settings if setting.key in known else unknown).append(setting)
        count += 1
    return BlockText(tuple(settings), tuple(unknown), tuple(lines[count:]), number + count)


def _setting(line: str, number: int, known: Collection[str]) -> Setting | None:
    match = _KNOWN.fullmatch(line)
    if match and match[1].lower() in known:
        return Setting(match[1].lower(), match[2].strip(), number)
    meant = _MEANT.fullmatch(line)
    return Setting(meant[1], (meant[2] or "").strip(), number) if meant else None
