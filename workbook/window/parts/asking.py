"""What can tell a person something, or ask which way to go on."""

from __future__ import annotations

from typing import Protocol


class Ask(Protocol):
    """Tells or asks in a dialog: a title, words, and the ways on; gives back the way that was chosen."""

    def __call__(self, title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        """`for_good`: the first way cannot be taken back, so Enter takes the last."""
        ...
