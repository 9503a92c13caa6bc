"""Parts a very long run of Markdown, so that no piece of it takes long to lay out."""

from __future__ import annotations

import re

MOST = 12_000
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def text_parts(markdown: str) -> list[str]:
    """The text as it is, or in parts of about 12,000 letters that begin with a paragraph, or at least with a line."""
    if len(markdown) <= MOST:
        return [markdown]
    parts: list[list[str]] = [[]]
    size, fence = 0, ""
    for line in markdown.split("\n"):
        may_cut = size >= MOST and (not line.strip() or size >= 2 * MOST)
        if may_cut and (not fence or size >= 2 * MOST):
            parts[-1] += [fence] * bool(fence)  # source text that never ends is parted as well
            parts.append([fence] * bool(fence))
            size = 0
        parts[-1].append(line)
        size += len(line) + 1
        fence = _fence_after(line, fence)
    return ["\n".join(lines) for lines in parts]


def _fence_after(line: str, fence: str) -> str:
    """The marks of the source text that is open after a line, or nothing."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    closes = found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence
