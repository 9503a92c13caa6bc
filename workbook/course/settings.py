"""The `key: value` lines directly under a block's opening line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.course.block import Setting
from workbook.course.comments import without_comments
from workbook.course.key_lines import key_and_value
from workbook.course.scan import line_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbook.course.scan import Block

_MEANT = re.compile(r"([a-z-]+):(?:[ \t]+(.*))?")  # what looks like a setting in anybody's eyes


@dataclass(frozen=True)
class BlockText:
    """A block's settings, those that mean nothing here, and its body's lines with the line they begin at."""

    settings: tuple[Setting, ...]
    unknown: tuple[Setting, ...]
    body: tuple[str, ...]
    first: int


def read_settings(text: str, block: Block, known: Collection[str]) -> BlockText:
    """Part a block's inside into settings and body: a blank line, or a line of another sort, parts them.

    A known key counts behind blanks and in bold too; so it is meant, and nobody is to read it as a question.
    """
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
    if ":" not in line and "\uff1a" not in line:
        return None
    found = key_and_value(line)
    if found and found[0] in known:
        return Setting(*found, number)
    meant = _MEANT.fullmatch(line)
    return Setting(meant[1], (meant[2] or "").strip(), number) if meant else None
