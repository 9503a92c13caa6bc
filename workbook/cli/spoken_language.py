"""The language of commands: what the environment asks for, as other programs of a terminal take it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbook.language.translation import SOURCE, Language, speak

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that says anything decides


def speak_as_asked() -> None:
    """Speak the language that the environment asks for; for English nothing is looked for or loaded."""
    wanted = wanted_languages(os.environ)
    if wanted and wanted[0].partition("_")[0] != SOURCE:
        from workbook.language.languages import best_language, known_languages, load_language

        speak(load_language(best_language(wanted, known_languages())))
    else:
        speak(Language())


def wanted_languages(environment: Mapping[str, str]) -> list[str]:
    """The languages that are asked for, the dearest first: de_AT.UTF-8 is de_AT, and C is none."""
    asked = next((value for name in _NAMES if (value := environment.get(name, ""))), "")
    tags = [tag.partition(".")[0].partition("@")[0] for tag in asked.split(":")]
    return [tag for tag in tags if tag not in ("", "C", "POSIX")]
