"""Typefaces by their use, each with what it falls back on; words are shaped once."""

from __future__ import annotations

import re
from collections import deque
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbook.language.scripts import EMOJI, HAN, JAPANESE, OF_SCRIPT, TYPEFACES, Typeface, script_of
from workbook.language.signs import spelt
from workbook.pdf.fonts import DocFont, Shaped
from workbook.pdf.shaping.bidi import FROM_THE_RIGHT, RIGHT_MARK, is_written_from_the_right
from workbook.pdf.shaping.breaks import SOFT_HYPHEN
from workbook.pdf.shaping.clusters import clusters, is_sign_sequence
from workbook.pdf.shaping.hyphens import Hyphens
from workbook.pdf.shaping.missing import MissingSigns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbook.pdf.line import Line
    from workbook.pdf.style import TextStyle

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
# Source Sans stands first because it has the arrows and ticks that Literata lacks.
_SANS = Typeface("Source Sans 3", "SourceSans3_400Regular.ttf", "SourceSans3_700Bold.ttf")
_FALLBACKS = (_SANS, *TYPEFACES[-4:], *TYPEFACES[:-4])
_ONE_WEIGHT = (HAN, JAPANESE)
"""Typefaces whose bold is their outline, stroked."""

LONGEST_WORD = 200
"""Longer words are cut up instead of being kept."""
MOST_WORDS = 50_000
"""No book has as many different ones; of a text that has, they are shaped again."""
MOST_LINES = 6_000
"""No page has as many, nor are there as many between the measuring of a text and its drawing."""

STROKED = "2 Tr"
"""The operator after which outlines are stroked as well; they take the colour for lines."""

_HYPHEN = "-"
_STROKE = 40  # a bold outline's pen is this part of the size
# Signs that steer, and are not seen: they have no shape, and their work is done before a word is shaped.
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u200b\u200e\u200f\u2060]")
_COMMON = "\u0964\u0965"  # the dandas, which many scripts of India share
_NO_SHAPE = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")


class Forgetful(Protocol):
    """What can make again what it keeps."""

    def forget(self) -> None:
        """Let go what is kept."""


class Pen(NamedTuple):
    """What draws a stretch of a word: a font by its name, how much larger it is set, and whether it is stroked."""

    name: str
    grown: float = 1.0
    bold: bool = False


_NO_PEN = Pen("")


class Stretch(NamedTuple):
    """A part of a word that one pen draws."""

    pen: Pen
    shaped: Shaped


class Widths(dict[str, float]):
    """How wide words are in ems; one that was not met before is measured."""

    __slots__ = ("_measure",)

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, word: str) -> float:
        return self._measure(word)


class Face:
    """One typeface with its fallbacks. `widths` are of words, `codes` hold the words it draws all by itself."""

    def __init__(self, fonts: FontBook, role: str, *, japanese: bool = False) -> None:
        self._fonts = fonts
        self._bold = "bold" in role or "medium" in role
        self._japanese = japanese
        self.main = fonts.font(FILES[role])
        self._pen = Pen(self.main.name)
        blank = self.main.shape(" ")
        assert blank is not None  # every face has one
        self.space, self.space_code = blank
        self.hyphens = fonts.hyphens if role in ("serif", "sans") else None
        self.widths = Widths(self.measure)
        self.width = self.widths.__getitem__
        """The width of one word in ems."""
        self.codes: dict[str, str] = {}
        self._code = self.codes.__getitem__
        self._mixed: dict[str, tuple[Stretch, ...]] = {}
        self._begin()

    def text_width(self, text: str) -> float:
        """The width of a text with blanks in ems."""
        words = text.split(" ")
        if FROM_THE_RIGHT.search(text):
            words = [RIGHT_MARK + word if FROM_THE_RIGHT.search(word) else word for word in words]
        return sum(map(self.width, words)) + text.count(" ") * self.space

    def measure(self, word: str) -> float:
        """Shape a word that was not met before."""
        stretches = tuple(self._stretches(word))
        width = sum(stretch.shaped.width for stretch in stretches)
        if all(stretch.pen == self._pen for stretch in stretches):
            self.codes[word] = "".join(stretch.shaped.codes for stretch in stretches)
        else:
            self._mixed[word] = stretches
        self.widths[word] = width
        return width

    def forget_if_full(self) -> None:
        """Let the shaped words go where there are very many."""
        if len(self.widths) > MOST_WORDS:
            for kept in (self.widths, self.codes, self._mixed):
                kept.clear()
            self._begin()

    def _begin(self) -> None:
        """What is known of the blank, and of nothing."""
        self.widths.update({"": 0.0, " ": self.space})
        self.codes |= {"": "", " ": self.space_code}

    def show(self, words: Sequence[str], size: float) -> str:
        """The operators that draw measured words with blanks between them."""
        try:
            codes = self.space_code.join(map(self._code, words))
        except KeyError:
            return self.draw([part for word in words for part in (" ", word)][1:], size)
        return _operators(self._pen, size, codes)

    def draw(self, parts: Sequence[str], size: float) -> str:
        """The operators that draw words, parts of words and blanks one after the other."""
        try:
            return _operators(self._pen, size, "".join(map(self._code, parts)))
        except KeyError:
            pass
        made: list[tuple[Pen, list[str]]] = []
        for part in parts:
            for pen, shaped in self._drawn(part):
                if not made or made[-1][0] != pen:
                    made.append((pen, []))
                made[-1][1].append(shaped.codes)
        return " ".join(_operators(pen, size, "".join(codes)) for pen, codes in made)

    def _drawn(self, part: str) -> Sequence[Stretch]:
        """How a part is drawn; it may have been let go."""
        if part not in self.widths:
            self.measure(part)
        code = self.codes.get(part)
        return self._mixed[part] if code is None else (Stretch(self._pen, Shaped(0.0, code)),) if code else ()

    def _stretches(self, word: str) -> Iterator[Stretch]:
        """The word in stretches of one font and one script each, from left to right."""
        if word.isprintable():
            whole = self.main.shape(word, language=self._fonts.language)
            if whole is not None:
                yield Stretch(self._pen, whole)
                return
        rtl = word.startswith(RIGHT_MARK)
        if word.endswith(SOFT_HYPHEN) and rtl:
            yield self._hyphen()
        parts = list(self._parts(_UNSEEN.sub("", word)))
        for part in reversed(parts) if rtl else parts:
            yield from self._shaped(part, rtl=rtl)
        if word.endswith(SOFT_HYPHEN) and not rtl:
            yield self._hyphen()

    def _parts(self, text: str) -> Iterator[_Part]:
        """The text in parts of one font and one script, in the order in which it was written."""
        part: _Part | None = None
        for cluster in self._drawable(text):
            found = self._pick(cluster, part)
            if part is not None and found.joins(part):
                part = part._replace(text=part.text + cluster, script=part.script or found.script)
                continue
            if part is not None:
                yield part
            part = found
        if part is not None:
            yield part

    def _drawable(self, text: str) -> Iterator[str]:
        """The clusters; a sign that no font has is spelt in plainer ones if all of them can be drawn."""
        for cluster in clusters(text):
            plain = spelt(cluster) if len(cluster) == 1 and self._pick(cluster, None).font is None else ""
            if plain and all(self._pick(sign, None).font for sign in plain):
                yield from plain
            else:
                yield cluster

    def _pick(self, cluster: str, before: _Part | None) -> _Part:
        """What draws a cluster: the face itself if it can, else the first font that has all of it, or its letter."""
        script = script_of(ord(cluster[0]))
        if cluster in _COMMON:
            if before is not None and before.font is not None and before.font.has(cluster):
                return before._replace(text=cluster)
            script = "Deva"
        if is_sign_sequence(cluster) and (emoji := self._fonts.font(EMOJI.regular)).has(cluster[0]):
            return _Part(emoji, Pen(emoji.name), "", cluster, is_sign=True)
        needed = _NO_SHAPE.sub("", cluster)
        if not needed or all(map(self.main.has, needed)):
            return _Part(self.main, self._pen, script, cluster)
        font, pen = self._fonts.fallback(needed, script, bold=self._bold, japanese=self._japanese)
        return _Part(font, pen, script, cluster)

    def _shaped(self, part: _Part, *, rtl: bool) -> Iterator[Stretch]:
        """A part as it is drawn; what a font cannot shape after all is shown as boxes."""
        font = part.font
        if font is not None and part.is_sign:
            yield _stretch(part.pen, font.sign(part.text))
            return
        whole = None
        if font is not None:
            whole = font.shape(part.text, script=part.script, language=self._fonts.language, rtl=rtl)
        if font is not None and whole is not None:
            yield _stretch(part.pen, whole)
            return
        pieces = list(clusters(part.text)) if font is not None else list(part.text)
        if len(pieces) == 1:
            for character in part.text:
                yield self._fonts.box(character)
            return
        for piece in reversed(pieces) if rtl else pieces:
            yield from self._shaped(part._replace(text=piece), rtl=rtl)

    def _hyphen(self) -> Stretch:
        """The hyphen at the end of a line, which is none in what is copied out."""
        return Stretch(self._pen, self.main.say(_HYPHEN, SOFT_HYPHEN))


def _stretch(pen: Pen, shaped: Shaped) -> Stretch:
    """A stretch as wide as it is at its pen's size."""
    return Stretch(pen, shaped._replace(width=shaped.width * pen.grown) if pen.grown != 1 else shaped)


class _Part(NamedTuple):
    """A stretch of text and the font that draws it, if there is one. A picture of several characters is a sign."""

    font: DocFont | None
    pen: Pen
    script: str
    text: str
    is_sign: bool = False

    def joins(self, before: _Part) -> bool:
        """Whether it goes on in the same font and script."""
        same = self.font is before.font and self.pen == before.pen
        scripts = {self.script, before.script} - {""}
        return same and len(scripts) < 2 and not self.is_sign and not before.is_sign


def _operators(pen: Pen, size: float, codes: str) -> str:
    shown = f"[({codes})] TJ" if ")" in codes else f"({codes}) Tj"
    if pen.grown != 1:
        size = round(size * pen.grown, 3)
    if pen.bold:
        return f"{STROKED} {size / _STROKE:.3f} w /{pen.name} {size:g} Tf {shown} 0 Tr"
    return f"/{pen.name} {size:g} Tf {shown}"


class FontBook:
    """The typefaces of one document. A font is loaded when a character needs it."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.rtl = is_written_from_the_right(language)
        self.japanese = language.lower().startswith("ja")
        self.hyphens = Hyphens(language)
        self._fonts: dict[str, DocFont] = {}
        self._boxes: list[MissingSigns] = []
        self._names = (f"F{number}" for number in count(1))
        self._faces: dict[tuple[str, bool], Face] = {}
        self._found: dict[tuple[str, bool, bool], tuple[DocFont | None, Pen]] = {}
        self.short: dict[tuple[str, TextStyle], Line] = {}
        """Lines of a few words, which are often the same."""
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
        return self.face(role, japanese=self.japanese)

    def face(self, role: str, *, japanese: bool) -> Face:
        """The typeface for a use; in `japanese` text its ideographs are drawn as in Japan."""
        key = (role, japanese or self.japanese)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = Face(self, role, japanese=key[1])
        return face

    def font(self, file_name: str) -> DocFont:
        """A font of this document by its file."""
        if file_name not in self._fonts:
            self._fonts[file_name] = DocFont(file_name, next(self._names))
        return self._fonts[file_name]

    def used(self) -> list[DocFont | MissingSigns]:
        """The fonts that drew something, to be embedded."""
        fonts: list[DocFont | MissingSigns] = [*self._fonts.values(), *self._boxes]
        return [font for font in fonts if font.drew()]

    def box(self, character: str) -> Stretch:
        """A box for a character that no font has."""
        signs = next((signs for signs in self._boxes if signs.has_room(character)), None)
        if signs is None:
            signs = MissingSigns(next(self._names))
            self._boxes.append(signs)
        return Stretch(Pen(signs.name), signs.box(character))

    def fallback(self, needed: str, script: str, *, bold: bool, japanese: bool) -> tuple[DocFont | None, Pen]:
        """The first font that has all characters of a cluster, or else its first, and its pen."""
        key = (needed, bold, japanese)
        if key not in self._found:
            faces = _candidates(script, japanese=japanese)
            whole = next((face for face in faces if self._has(face, needed, bold=bold)), None)
            chosen = whole or next((face for face in faces if self._has(face, needed[0], bold=bold)), None)
            font = self.font(chosen.bold if bold else chosen.regular) if chosen else None
            pen = Pen(font.name, chosen.grown, bold and chosen in _ONE_WEIGHT) if font and chosen else _NO_PEN
            self._found[key] = (font, pen)
        return self._found[key]

    def _has(self, face: Typeface, characters: str, *, bold: bool) -> bool:
        return all(map(self.font(face.bold if bold else face.regular).has, characters))


def _candidates(script: str, *, japanese: bool) -> list[Typeface]:
    """The typefaces that may have a character, likely ones first."""
    first = [OF_SCRIPT[script]] if script in OF_SCRIPT else []
    if japanese and first == [HAN]:
        first = [JAPANESE, HAN]
    return [*first, *_FALLBACKS]
