"""What a reader takes for one letter or one sign, whatever it is written with: never parted, and of one font."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINER, NON_JOINER = "\u200d", "\u200c"
KEYCAP, AS_EMOJI = "\u20e3", "\ufe0f"
_BINDING = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2"  # a consonant to the next
_BINDING_WITH_JOINER = f"{_BINDING}\u0dca"
_ASIDE = "\u0e33\u0eb3"  # the vowels AM of Thai and Lao, which are drawn in part above the letter before


def clusters(text: str) -> Iterator[str]:
    """The clusters of a text one after the other."""
    start = 0
    while start < len(text):
        stop = cluster_end(text, start)
        yield text[start:stop]
        start = stop


def cluster_end(text: str, start: int) -> int:
    """Where the cluster ends that begins at a place; by UAX 29, with flags and Indic conjuncts whole."""
    at, last = start + 1, len(text)
    if _is_flag_letter(text[start]):
        at += at < last and _is_flag_letter(text[at])
    while at < last:
        character = text[at]
        if _extends(character) or _binds(text, at) or _is_hangul_tail(text, at):
            at += 1
        else:
            break
    return at


def is_sign_sequence(cluster: str) -> bool:
    """Whether a cluster is a picture: a flag, a keycap, a family, a face with a tone of skin."""
    return len(cluster) > 1 and (
        AS_EMOJI in cluster or KEYCAP in cluster or _is_flag_letter(cluster[0]) or _is_picture(cluster[0])
    )


@cache
def _extends(character: str) -> bool:
    """Whether it belongs to what stands before it: marks, joiners, variants, tones of skin, tags."""
    code = ord(character)
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character in _ASIDE
        or character in (JOINER, NON_JOINER)
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
        or 0xFF9E <= code <= 0xFF9F
    )


def _binds(text: str, at: int) -> bool:
    """Whether what stands before binds this character: a family's joiner, or the sign under a consonant."""
    before, binding = text[at - 1], _BINDING
    if before == JOINER:
        if _is_picture(text[at]):
            return True
        before, binding = text[at - 2] if at > 1 else " ", _BINDING_WITH_JOINER
    return before in binding and _is_indic_letter(text[at])


@cache
def _is_picture(character: str) -> bool:
    code = ord(character)
    return 0x1F000 <= code <= 0x1FAFF or 0x2190 <= code <= 0x2BFF or code in (0xA9, 0xAE, 0x203C, 0x2049)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@cache
def _is_indic_letter(character: str) -> bool:
    """A letter that can follow a binding sign: of India, Sri Lanka, Myanmar or Cambodia."""
    code = ord(character)
    inside = 0x0900 <= code <= 0x0DFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF
    return inside and unicodedata.category(character) == "Lo"


def _is_hangul_tail(text: str, at: int) -> bool:
    """Whether letters of a Korean syllable written one by one go on."""
    return "\u1160" <= text[at] <= "\u11ff" and (
        "\u1100" <= text[at - 1] <= "\u11ff" or "가" <= text[at - 1] <= "힣"
    )
