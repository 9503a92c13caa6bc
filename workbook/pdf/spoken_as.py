"""In which language a text is to be read aloud, as far as its letters tell."""

from __future__ import annotations

import re
from functools import cache

_MOST = 1000  # characters that are looked at
_LONGEST = 20_000  # characters of a paragraph that is looked at word by word
_WORDS = re.compile(r"\s*\S+\s*|\s+")
_HAN, _JAPANESE, _KANA = "und-Hani", "ja", re.compile("[\u3040-\u30ff]")
_OTHER = re.compile(
    "[\u0370-\u1dff\u2c80-\u2cff\u2e80-\ua4cf\ua8e0-\ua8ff\ua960-\uabff\uac00-\udfff\uf900-\ufefe\U00020000-\U0003ffff]"
)
"""Finds a letter that is not Latin."""

# What a text in these letters is read as; where several languages share them, it is not known which, and the
# script alone is said. Behind it the languages that are written so.
_SCRIPTS = (
    ("\u0370-\u03ff\u1f00-\u1fff", "el", "el"),
    ("\u0590-\u05ff\ufb1d-\ufb4f", "he", "he iw yi"),
    ("\u0e00-\u0e7f", "th", "th"),
    ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3", "ko", "ko"),
    ("\u10a0-\u10ff", "ka", "ka"),
    ("\u0530-\u058f", "hy", "hy"),
    ("\u1780-\u17ff", "km", "km"),
    ("\u0e80-\u0eff", "lo", "lo"),
    ("\u1000-\u109f", "my", "my"),
    ("\u0d80-\u0dff", "si", "si"),
    ("\u0b80-\u0bff", "ta", "ta"),
    ("\u0c00-\u0c7f", "te", "te"),
    ("\u0c80-\u0cff", "kn", "kn"),
    ("\u0d00-\u0d7f", "ml", "ml"),
    ("\u0a80-\u0aff", "gu", "gu"),
    ("\u0a00-\u0a7f", "pa", "pa"),
    ("\u0980-\u09ff", "bn", "bn as"),
    ("\u1200-\u139f", "am", "am ti"),
    ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", "und-Arab", "ar fa ur ps ckb sd ug"),
    ("\u0400-\u052f", "und-Cyrl", "ru uk bg sr mk be kk ky mn"),
    ("\u0900-\u097f", "und-Deva", "hi mr ne sa"),
    ("\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", _HAN, "zh yue"),
)


def spoken_as(text: str, language: str) -> str:
    """The language of a text whose letters are mostly not those of the document's language; else nothing."""
    if text.isascii() or not _OTHER.search(text, 0, _MOST):
        return ""
    text = text[:_MOST]
    letters = sum(map(str.isalpha, text))
    counts = [(len(found.findall(text)), tag, languages) for found, tag, languages in _scripts()]
    count, tag, languages = max(counts, key=lambda found: found[0])
    if tag == _HAN and _KANA.search(text):
        tag, languages = _JAPANESE, (_JAPANESE,)
    return tag if count > letters / 2 and language.lower().split("-")[0] not in languages else ""


def in_languages(text: str, language: str) -> list[tuple[str, str]]:
    """A text in parts, each with the language of its letters, or with nothing where they are the document's or Latin.

    Parts meet at blanks alone, where a line may end anyway. What is very long is read as a whole.
    """
    foreign = _foreign(language.lower().split("-")[0])
    if len(text) > _LONGEST or not foreign.search(text):
        return [(text, "")]
    parts: list[tuple[str, str]] = []
    for word in _WORDS.findall(text):
        found = foreign.search(word)
        tag = _tag_of(found[0], word) if found else ""
        if parts and parts[-1][1] == tag:
            parts[-1] = (parts[-1][0] + word, tag)
        else:
            parts.append((word, tag))
    return parts


def _tag_of(letter: str, word: str) -> str:
    """The language of a letter of another script."""
    tag = next(tag for found, tag, _languages in _scripts() if found.match(letter))
    return _JAPANESE if tag == _HAN and _KANA.search(word) else tag


@cache
def _foreign(language: str) -> re.Pattern[str]:
    """Finds a letter of a script that a language is not written in."""
    sets = [letters for letters, _tag, languages in _SCRIPTS if language not in languages.split()]
    if language == _JAPANESE:
        sets = sets[:-1]  # which it shares with Chinese
    return re.compile(f"[{''.join(sets)}]")


@cache
def _scripts() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    return tuple(
        (re.compile(f"[{letters}]"), tag, tuple(languages.split())) for letters, tag, languages in _SCRIPTS
    )
