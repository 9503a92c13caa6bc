"""The one place where text that is data is made fit for drawing."""

from __future__ import annotations

import re
import unicodedata

from workbook.language.signs import meant

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, and signs that steer layout but have no shape of their own. Joiners and direction marks will be
# of use once scripts are shaped; until then a font would draw boxes for them.
_UNDRAWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text as it can be drawn: composed letters, plain line feeds, no controls. Every other character stays."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", meant(unicodedata.normalize("NFC", text)))
    return _UNDRAWN.sub("", text.replace("\t", "    "))


def one_line(text: str) -> str:
    """Cleaned text without line breaks, for headings, bookmarks and the document's title."""
    return _BLANKS.sub(" ", clean(text)).strip()


def for_metadata(text: str) -> str:
    """One line that any encoding can take: half a surrogate pair becomes a question mark in a diamond."""
    return one_line(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
