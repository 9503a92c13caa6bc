"""Signs that other programs put into copied words, and what they mean."""

from __future__ import annotations

import re
import unicodedata

# Word and PowerPoint put the signs of their symbol typefaces at U+F000 and up, where no other typeface has them.
_SYMBOL_SIGNS = {
    "\uf020": " ", "\uf0a0": " ", "\uf02d": "–", "\uf0be": "—",
    "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b9": "≠", "\uf0bb": "≈", "\uf0b1": "±", "\uf0b4": "×", "\uf0b8": "÷",
    "\uf0b0": "°", "\uf0a5": "∞", "\uf0d0": "∠", "\uf0d6": "√", "\uf0e5": "∑",
    "\uf0ac": "←", "\uf0ad": "↑", "\uf0ae": "→", "\uf0af": "↓", "\uf0ab": "↔",
    "\uf0df": "←", "\uf0e0": "→", "\uf0e1": "↑", "\uf0e2": "↓", "\uf0e7": "←", "\uf0e8": "→", "\uf0e9": "↑",
    "\uf0ea": "↓", "\uf0de": "⇒", "\uf0dc": "⇐", "\uf0f0": "⇨",
    "\uf0fc": "✓", "\uf0fb": "✗", "\uf0fe": "☑", "\uf0fd": "☒", "\uf06f": "☐", "\uf0ff": "☐",
    "\uf0a8": "☐", "\uf071": "☐", "\uf04a": "☺", "\uf04b": "😐", "\uf04c": "☹", "\uf028": "☎", "\uf02a": "✉",
}  # fmt: skip
# The other letters of them: Symbol's are Greek, and at the beginning of a line they are Wingdings' bullets.
_GREEK = dict(zip("ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True))
_GREEK |= dict(zip("abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ", strict=True))
_SPELT = {
    "♯": "#", "♭": "b", "♮": "nat.", "‣": "•", "⁃": "-", "⁄": "/", "∙": "·", "❏": "☐", "❑": "☐", "➢": "›", "➔": "→",
    "⮕": "→", "🡒": "→", "❖": "◆", "⁓": "~", "‐": "-", "‑": "-", "⸺": "—", "‒": "–", "―": "—",
}  # fmt: skip
_BULLET = "•"
_FIRST_PRIVATE = 0xF000
_PRIVATE = re.compile("(?P<begins>^[ \t]*)?(?P<sign>[\uf000-\uf0ff])(?P<blank>(?=[ \t]))?", re.MULTILINE)
# Blanks of a width of their own. Those that say where no line ends (U+00A0, U+202F) and the blank of East Asian
# writing (U+3000) are left: they are typed and meant.
_WIDE_BLANKS = re.compile("[\u2000-\u200a\u205f]")
_NOTHING = re.compile("[\ufffc\ufff9-\ufffb]")  # where a picture or a note stood
_ODD = re.compile("[\u2000-\u200a\u205f\uf000-\uf0ff\ufff9-\ufffc]")
_LINE_BREAKS = re.compile("[\n\r\t\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLETS = re.compile("[•‣◦▪▸●○■□–—*\\-]\\s+|[•‣◦▪●■]\\s*")


# What is typed, with its backticks, and what stands between quotation marks, without them.
_QUOTED = re.compile("`[^`]*`|([“„«])([^“”„«»\u2068]*)([”“»])")


def isolated(text: str) -> str:
    """A sentence in which what it quotes keeps its own direction, and does not turn the order of the rest."""
    return _QUOTED.sub(
        lambda found: f"{found[1] or ''}\u2068{found[2] or found[0]}\u2069{found[3] or ''}", text
    )


def in_own_direction(words: str) -> str:
    """Words such as a path, which run as their own letters do wherever they stand."""
    return f"\u2068{words}\u2069"


def meant(text: str) -> str:
    """Words with what such signs mean: a blank, a bullet or an arrow, nothing where only an object stood."""
    if not _ODD.search(text):
        return text
    text = _NOTHING.sub("", _WIDE_BLANKS.sub(" ", text))
    return _PRIVATE.sub(_sign, text)


def spelt(sign: str) -> str:
    """A sign in plainer ones that mean the same, for where it cannot be drawn; empty if there are none."""
    plain = _SPELT.get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if plain != sign else ""


def in_one_line(text: str) -> str:
    """Words as a field of one line shows them: a blank where a line ended; blank ends are dropped."""
    if not _LINE_BREAKS.search(text):
        return text
    return _LINE_BREAKS.sub(" ", text.strip("\r\n\u2028\u2029"))


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold words, without the bullets that stood before them."""
    found = (_bare(line) for line in _ENDS.split(meant(text)))
    return [line for line in found if line]


def _bare(line: str) -> str:
    words = line.strip()
    return _BULLETS.sub("", words, count=1).strip() if _BULLETS.match(words) else words


def _sign(match: re.Match[str]) -> str:
    before, sign = match["begins"] or "", match["sign"]
    listed = match["begins"] is not None and match["blank"] is not None
    plain = chr(ord(sign) - _FIRST_PRIVATE)
    letter = "" if listed else _GREEK.get(plain, plain if "!" <= plain <= "?" else "")
    return before + (_SYMBOL_SIGNS.get(sign) or letter or _BULLET)
