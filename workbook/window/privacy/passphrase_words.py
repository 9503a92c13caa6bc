"""What is said about a passphrase: words, never a bar, and nothing is asked of it but some length."""

from __future__ import annotations

from typing import NamedTuple

LEAST = 8
GOOD_WORDS = 4
LONG = 20
_COUNTS = {4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine", 10: "Ten"}


class Strength(NamedTuple):
    """Whether a passphrase is enough, whether it is good, and what to say."""

    enough: bool
    good: bool
    words: str


def strength_of(passphrase: str) -> Strength:
    """What to say about a passphrase while it is typed."""
    words = passphrase.split()
    if not passphrase:
        return Strength(enough=False, good=False, words="Four words or more are easy to remember.")
    if len(passphrase) < LEAST or not words:
        return Strength(
            enough=False, good=False, words="A little longer, please: four words in a row would do well."
        )
    if len(words) >= GOOD_WORDS and len(passphrase) >= LONG - 6:
        count = _COUNTS.get(len(words), "Many")
        return Strength(
            enough=True, good=True, words=f"{count} words in a row: hard to guess, easy to remember."
        )
    if len(passphrase) >= LONG:
        return Strength(enough=True, good=True, words="Long, and so hard to guess.")
    return Strength(
        enough=True, good=False, words="This works. Four words in a row would be harder to guess."
    )
