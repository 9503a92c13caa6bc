"""What the world did wrong, in a sentence: the base of all that a person is told calmly, and not as a fault of ours."""

from __future__ import annotations


class Trouble(Exception):
    """Its text is for a person: what happened, and what to do; a fault of the program has another base."""
