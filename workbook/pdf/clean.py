"""The one place where text that is data is made fit for drawing."""

from __future__ import annotations

import re
import unicodedata

from workbook.language.signs import meant

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, and signs that would turn the order of all that follows. What belongs to a script stays: joiners, marks of
# direction, variants, soft hyphens and places where a line may end.
_UNDRAWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u115f\u1160\u17b4\u17b5\u202a-\u202e\u2061-\u206f\ufeff\ufff0-\ufffb"
    "\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
)
_WESTERN = re.compile("[\n -~\u00a0-\u02ff\u2010-\u2027\u202f-\u205e]*")
_UNSEEN = re.compile("[\u00ad\u200b\u2060]")


def clean(text: str) -> str:
    """Text as it can be drawn: composed letters, plain line feeds, no controls. Every other character stays."""
    if is_western(text):
        return text
    text = _LINE_ENDS.sub("\n", meant(unicodedata.normalize("NFC", text)))
    return _UNDRAWN.sub("", text.replace("\t", "    "))


def is_western(text: str) -> bool:
    """Whether all of it are letters of Latin and signs of print, which can be drawn as they are, from the left."""
    return (text.isascii() and text.isprintable()) or bool(_WESTERN.fullmatch(text))


def one_line(text: str) -> str:
    """Cleaned text without line breaks, for headings, bookmarks and the document's title."""
    return " ".join(clean(text).split())


def for_metadata(text: str) -> str:
    """One line that any encoding can take: half a surrogate pair becomes a question mark in a diamond."""
    words = _UNSEEN.sub("", one_line(text))
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
