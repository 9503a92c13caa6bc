"""The patterns and colours that a course can name for its cover; screen and paper draw them."""

from __future__ import annotations

PATTERNS = ("rings", "waves")
HEX = {
    "spruce": "#1F5C57", "clay": "#98471D", "rust": "#8A4A22", "plum": "#6A4560", "slate": "#45536B",
    "moss": "#55632F", "ochre": "#7F5A12",
}  # fmt: skip
COLOURS = tuple(HEX)
