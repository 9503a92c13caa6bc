"""The patterns and colours that a course can name for its cover; screen and paper draw them."""

from __future__ import annotations

PATTERNS = ("rings", "waves")
COLOURS = ("spruce", "clay", "rust", "plum", "slate", "moss", "ochre")
