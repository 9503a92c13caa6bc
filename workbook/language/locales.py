"""What Babel knows of a language, such as the names of months; nothing of it is read for English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbook.language.translation import SOURCE, spoken

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale_of(code: str) -> Locale | None:
    """A language by its code, such as `de` or `pt_BR`; None for one that is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def own_name(code: str) -> str:
    """A language as it calls itself, such as Deutsch; its code, if it is not known."""
    if code.lower() in ("en", "en-us", "en-gb"):
        return "English"
    locale = locale_of(code)
    name = str((locale.display_name or "") if locale else "")
    return name[:1].upper() + name[1:] if name else code


def with_place(locale: Locale) -> Locale:
    """A language with the place where most of those live who speak it, if it is said of none."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(str(locale), "") if locale.territory is None else ""
    return locale_of(likely) or locale if likely else locale


def spoken_locale() -> Locale | None:
    """The language that is spoken here, unless it is English."""
    code = spoken().code
    return None if code == SOURCE else locale_of(code)
