"""Where a line may end inside a word: after hyphens, between ideographs, between syllables of unspaced scripts.

Chinese and Japanese break between signs, but no line begins with a closing sign, a small kana or a mark of length, and
none ends with an opening sign. Korean breaks at its blanks. Thai, Lao, Khmer and Burmese are written without blanks and
break at zero-width spaces and where a syllable surely begins or ends by its spelling; there is no dictionary, so that a
word of several syllables may be parted between two of them.
"""

from __future__ import annotations

import re

SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"

_IDEOGRAPHS = (
    "\u2e80-\u2fff\u3001-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffef"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_OPENING = "「『（［｛〈《【〔〖〘〝｟｢"
_OPENING_ANYWHERE = rf"{_OPENING}“‘(\[{{«"
_NEVER_FIRST = (
    r"!%),.:;?\]}’”»、。，．：；！？」』）］｝〉》】〕〗〙〟｠｣｡､％‰°℃"
    "ーｰ々〻ゝゞヽヾ・･〜～…‥ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯﾞﾟ"
)
_MARKS = "\u0300-\u036f\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef\u200d\u2060"
_BETWEEN_IDEOGRAPHS = (
    rf"(?<![{_OPENING_ANYWHERE}\u2060])(?![{_NEVER_FIRST}{_MARKS}])"
    rf"(?:(?<=[{_IDEOGRAPHS}])|(?=[{_IDEOGRAPHS}]))"
)
_AFTER_HYPHEN = rf"(?<=\w[-‐–—/])(?![-‐–—/\d{_NEVER_FIRST}])"
_AFTER_SIGN = "(?<=[\u200b\u00ad\u1361])(?![\u200b\u00ad])"
# Vowels written before their consonant begin a syllable; AE, AM and the sign of repetition end one.
_THAI_LAO = (
    "(?<![\u0e40-\u0e44\u0ec0-\u0ec4])(?=[\u0e40-\u0e44\u0ec0-\u0ec4])"
    "|(?<=[\u0e30\u0e33\u0e46\u0eb0\u0eb3\u0ec6])(?=[\u0e01-\u0e2e\u0e81-\u0eae])"
)
# A consonant that carries a vowel or a consonant below itself begins a syllable; another may end the one before.
_KHMER = "(?<![\u17d2])(?=[\u1780-\u17b3][\u17b6-\u17c8\u17d2])(?<=[\u1780-\u17d3])"
# A consonant begins a syllable unless it is silenced, stacked, or stands below another.
_BURMESE = "(?<![\u1039])(?=[\u1000-\u102a\u103f](?!\u1037?[\u1039\u103a]))(?<=[\u1000-\u109f])"
_BREAK = re.compile(
    rf"(?:{_AFTER_SIGN}|{_AFTER_HYPHEN}|{_BETWEEN_IDEOGRAPHS}|{_THAI_LAO}|{_KHMER}|{_BURMESE})(?=.)",
    re.DOTALL,
)

MAY_BREAK = re.compile(
    rf"[-‐–—/\u00ad\u200b\u1361\u0e30-\u0e46\u0eb0-\u0ec6\u1780-\u17d3\u1000-\u109f{_IDEOGRAPHS}]"
)
"""Finds whether a text has anything at which a line could end besides its blanks."""


def next_break(word: str, start: int) -> int:
    """Where the first part of a word from `start` ends that is never parted, if there is any room for it."""
    found = _BREAK.search(word, start + 1)
    return found.start() if found else len(word)
