"""Typefaces by their use, each with what it falls back on; words are measured and encoded once."""

from __future__ import annotations

import unicodedata
from collections import deque
from typing import TYPE_CHECKING, Protocol

from workbook.language.signs import spelt
from workbook.pdf.fonts import MISSING, DocFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILES = {
    "serif": "Literata_400Regular.ttf",
    "serif-italic": "Literata_400Regular_Italic.ttf",
    "serif-medium": "Literata_500Medium.ttf",
    "serif-bold": "Literata_700Bold.ttf",
    "serif-bold-italic": "Literata_700Bold_Italic.ttf",
    "sans": "SourceSans3_400Regular.ttf",
    "sans-italic": "SourceSans3_400Regular_Italic.ttf",
    "sans-medium": "SourceSans3_600SemiBold.ttf",
    "sans-bold": "SourceSans3_700Bold.ttf",
    "sans-bold-italic": "SourceSans3_700Bold_Italic.ttf",
    "mono": "SourceCodePro_400Regular.ttf",
}
# Source Sans stands first because it has the arrows and ticks that Literata lacks; Droid last because it takes
# ten times as long to load as all others together.
_FALLBACKS = (
    ("SourceSans3_400Regular.ttf", "SourceSans3_700Bold.ttf"),
    ("NotoSansHebrew_400Regular.ttf", "NotoSansHebrew_700Bold.ttf"),
    ("NotoNaskhArabic_400Regular.ttf", "NotoNaskhArabic_700Bold.ttf"),
    ("NotoSansDevanagari_400Regular.ttf", "NotoSansDevanagari_700Bold.ttf"),
    ("NotoSansThai_400Regular.ttf", "NotoSansThai_700Bold.ttf"),
    ("NotoEmoji_400Regular.ttf", "NotoEmoji_400Regular.ttf"),
    ("NotoSansSymbols2_400Regular.ttf", "NotoSansSymbols2_400Regular.ttf"),
    ("DroidSansFallback.ttf", "DroidSansFallback.ttf"),
)
LONGEST_WORD = 200
"""Longer words are cut up character by character instead of being kept."""
MOST_WORDS = 50_000
"""No book has as many different ones; of a text that has, they are measured again."""


MOST_LINES = 20_000
"""No page has as many, nor are there as many between the measuring of a text and its drawing."""


class Forgetful(Protocol):
    """What can make again what it keeps."""

    def forget(self) -> None:
        """Let go what is kept."""


class Face:
    """One typeface with its fallbacks. `widths` are in ems, `codes` hold the words it draws all by itself."""

    def __init__(self, fonts: FontBook, role: str) -> None:
        self._fonts = fonts
        self._bold = "bold" in role
        self.main = fonts.font(FILES[role])
        self.space = self.main.width(" ")
        self.space_code = self.main.encode(" ")
        self.widths: dict[str, float] = {"": 0.0}
        self.codes: dict[str, str] = {"": ""}
        self._mixed: dict[str, tuple[tuple[DocFont, str], ...]] = {}

    def width(self, word: str) -> float:
        """The width of one word in ems."""
        known = self.widths.get(word)
        return self.measure(word) if known is None else known

    def text_width(self, text: str) -> float:
        """The width of a text with blanks in ems."""
        return sum(map(self.width, text.split(" "))) + text.count(" ") * self.space

    def measure(self, word: str) -> float:
        """Measure and encode a word that was not met before."""
        runs = list(self._runs(word))
        width = sum(font.width(text) for font, text in runs)
        if len(runs) == 1 and runs[0][0] is self.main:
            self.codes[word] = self.main.encode(runs[0][1])
        else:
            self._mixed[word] = tuple((font, font.encode(text)) for font, text in runs)
        self.widths[word] = width
        return width

    def forget_if_full(self) -> None:
        """Let the measured words go where there are very many."""
        if len(self.widths) > MOST_WORDS:
            for kept in (self.widths, self.codes, self._mixed):
                kept.clear()
            self.widths[""], self.codes[""] = 0.0, ""

    def show(self, words: Sequence[str], size: float) -> str:
        """The operators that draw measured words with blanks between them."""
        try:
            codes = self.space_code.join([self.codes[word] for word in words])
        except KeyError:
            for word in words:
                self.width(word)  # it may have been let go
            return self._show_mixed(words, size)
        return f"/{self.main.name} {size:g} Tf <{codes}> Tj"

    def _show_mixed(self, words: Sequence[str], size: float) -> str:
        made: list[tuple[DocFont, list[str]]] = [(self.main, [])]
        for place, word in enumerate(words):
            code = self.codes.get(word)
            parts = self._mixed[word] if code is None else ((self.main, code),)
            for font, text in ((self.main, self.space_code if place else ""), *parts):
                if not text:
                    continue
                if made[-1][0] is not font:
                    made.append((font, []))
                made[-1][1].append(text)
        return " ".join(f"/{font.name} {size:g} Tf <{''.join(codes)}> Tj" for font, codes in made if codes)

    def _runs(self, word: str) -> Iterator[tuple[DocFont, str]]:
        """The word in runs of one font each; a character that no font has becomes its code in brackets."""
        if all(map(self.main.has, word)):
            yield self.main, word
            return
        font, text = self.main, ""
        for character in self._drawable(word):
            found = self._pick(character, font)
            shown = character if found else MISSING.format(ord(character))
            found = found or self.main
            if found is not font and text:
                yield font, text
                text = ""
            font, text = found, text + shown
        if text:
            yield font, text

    def _drawable(self, word: str) -> Iterator[str]:
        """The characters of a word; one that no font has is spelt in plainer ones if all of them can be drawn."""
        for character in word:
            known = self.main.has(character) or self._fonts.fallback(character, bold=self._bold)
            plain = "" if known else spelt(character)
            yield from plain if plain and all(self._pick(sign, self.main) for sign in plain) else character

    def _pick(self, character: str, current: DocFont) -> DocFont | None:
        """The font for a character: a mark stays with its letter's font, all else begins with the first."""
        if unicodedata.combining(character) and current.has(character):
            return current
        if self.main.has(character):
            return self.main
        return self._fonts.fallback(character, bold=self._bold)


class FontBook:
    """The typefaces of one document. A font is loaded when a character needs it."""

    def __init__(self) -> None:
        self._fonts: dict[str, DocFont] = {}
        self._faces: dict[str, Face] = {}
        self._found: dict[tuple[str, bool], DocFont | None] = {}
        self._texts: deque[tuple[Forgetful, int]] = deque()
        self._lines = 0

    def kept(self, text: Forgetful, lines: int) -> None:
        """A text keeps its lines; those that have kept them longest let them go where there are many."""
        self._texts.append((text, lines))
        self._lines += lines
        while self._lines > MOST_LINES and len(self._texts) > 1:
            oldest, gone = self._texts.popleft()
            oldest.forget()
            self._lines -= gone

    def __getitem__(self, role: str) -> Face:
        face = self._faces.get(role)
        if face is None:
            face = self._faces[role] = Face(self, role)
        return face

    def font(self, file_name: str) -> DocFont:
        """A font of this document by its file."""
        if file_name not in self._fonts:
            self._fonts[file_name] = DocFont(file_name, f"F{len(self._fonts) + 1}")
        return self._fonts[file_name]

    def used(self) -> list[DocFont]:
        """The fonts that drew something, to be embedded."""
        return [font for font in self._fonts.values() if font.drew()]

    def fallback(self, character: str, *, bold: bool) -> DocFont | None:
        """The first fallback font that has a character."""
        key = (character, bold)
        if key not in self._found:
            candidates = (self.font(names[bold]) for names in _FALLBACKS)
            self._found[key] = next((font for font in candidates if font.has(character)), None)
        return self._found[key]
