"""Tells files that a system or a program leaves for itself: nobody wrote them, and nobody misses them."""

from __future__ import annotations

_NAMES = frozenset(
    (
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "__macosx",
        "$recycle.bin",
        "system volume information",
    )
)
_ENDINGS = ("~", ".swp", ".swo", ".tmp", ".part", ".crdownload")


def is_of_a_system(name: str) -> bool:
    """Whether a file or folder is of that sort: hidden ones, previews, locks of an open document, unfinished ones."""
    return name.lower() in _NAMES or name.startswith((".", "~$")) or name.endswith(_ENDINGS)
