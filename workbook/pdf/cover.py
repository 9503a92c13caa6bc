"""The first page: title, two sets of rings, whose it is."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import TYPE_CHECKING

from workbook.course.form_fields import NAME_FIELD, FormField
from workbook.language.dates import long_day
from workbook.language.translation import gettext as _
from workbook.pdf import phrases
from workbook.pdf.clean import one_line
from workbook.pdf.paper_picture import load_picture
from workbook.pdf.parts.text import Text, place_line, placed_lines, room_for_marks
from workbook.pdf.sheet import Fillable
from workbook.pdf.style import ACCENT, INK, RULING, TextStyle, brand_ink
from workbook.pdf.tags import TITLE

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.pdf.book import Book
    from workbook.pdf.flow import Flow

_COLOURS = {
    "spruce": ACCENT,
    "clay": "0.596 0.278 0.114",
    "rust": "0.541 0.290 0.133",
    "plum": "0.416 0.271 0.376",
    "slate": "0.271 0.325 0.420",
    "moss": "0.173 0.416 0.247",
    "ochre": "0.498 0.306 0.000",
}
_TITLE_SIZES = (38, 32, 26, 20, 15)
_WAVES = 14
_MOST_TITLE_LINES, _MOST_SMALL_LINES, _MOST_SUBTITLE_LINES = 4, 10, 8
_LONGEST = 600  # letters of a title that are tried
_BRAND_HIGH = 54.0  # of its picture, at most
_FOOT, _FOOT_LARGE = 165.0, 275.0  # where the name stands, above the paper's edge
_NAME_LINE, _UNDER_NAME = 17.0, 20.0  # under the foot: a line to write a name on, and what comes after it
_NAME = TextStyle("serif-medium", 18, 22)


def draw_cover(book: Book, files: Files) -> None:
    """Draw the cover on a sheet of its own."""
    flow = book.cover()
    _brand(book, flow, files)
    bottom = _head(book, flow)
    _picture_or_pattern(book, flow, files, bottom - 24, _foot(book) + 50)
    _whose(book, flow)
    if book.edition == "workshop":
        _wish(book, flow)


def _brand(book: Book, flow: Flow, files: Files) -> None:
    """The practice it comes from: its picture and its name, beside the title."""
    about, style = book.course.about, book.style
    left, wide, y = flow.left + flow.width * 0.68, flow.width * 0.32, style.height - 58
    image = load_picture(files, about.brand_picture)
    if image is not None:
        across, high = image.getSize()
        shrink = min(wide / across, _BRAND_HIGH / high)
        x = left + wide - across * shrink
        flow.sheet.picture(image, x, y - high * shrink, across * shrink, high * shrink)
        y -= high * shrink + 6
    name = one_line(about.brand_name)
    if name:
        ink = style.text("sans-medium", 10.5, 14, brand_ink(about))
        for line in placed_lines(flow, _cut_to(flow, name, ink, wide, 2), ink, wide):
            y -= ink.lead
            flow.sheet.line(line, left + wide - line.width, y, ink)


def _foot(book: Book) -> float:
    """Where the name stands, above the paper's edge."""
    return _FOOT_LARGE if book.options.large_print else _FOOT


def _head(book: Book, flow: Flow) -> float:
    """The title and what stands around it; returns how far down they reach."""
    about, style = book.course.about, book.style
    flow.y = style.height - 70
    Text(_(phrases.ABOUT_LINE), style.text("sans", 10.5, 18, style.meta.colour), at_start=True).lay(flow)
    flow.y -= 2 + room_for_marks(one_line(about.title), _TITLE_SIZES[0])
    with flow.inset(0, flow.width * 0.36):
        with flow.tags.heading(TITLE):
            _fitting_title(book, flow).lay(flow)
        flow.y -= 6
        with flow.inset(0, flow.width * 0.08):
            ink = TextStyle("serif-italic", 14, 19.5 * style.airiness)
            words = _cut_to(flow, one_line(about.subtitle), ink, flow.width, _MOST_SUBTITLE_LINES)
            Text(words, ink).lay(flow)
    return flow.y


def _fitting_title(book: Book, flow: Flow) -> Text:
    """The title as large as it can stand in a few lines; one that is longer than any title ends with “…”."""
    title = one_line(book.course.about.title)
    lead = 1.13 * book.style.airiness
    for size in _TITLE_SIZES:
        ink = TextStyle("serif-medium", size, lead * size)
        text = Text(title[:_LONGEST], ink, at_start=True)
        if len(text.lines(flow)) <= _MOST_TITLE_LINES:
            break
    return Text(_cut_to(flow, title, ink, flow.width, _MOST_SMALL_LINES), ink, at_start=True)


def _cut_to(flow: Flow, words: str, ink: TextStyle, width: float, most: int) -> str:
    """Words that stand in so many lines: all of them, or as many as there is room for, and “…”."""

    def lines(count: int) -> int:
        return len(placed_lines(flow, words[:count].rstrip() + "…" * (count < len(words)), ink, width))

    if len(words) <= _LONGEST and lines(len(words)) <= most:
        return words
    count = bisect_right(range(min(len(words), _LONGEST)), most, key=lines) - 1
    return words[: max(0, count)].rstrip() + "…"


def _picture_or_pattern(book: Book, flow: Flow, files: Files, top: float, bottom: float) -> None:
    cover = book.course.about.cover.strip()
    image = load_picture(files, cover)
    room = top - bottom
    if room < 60:
        return
    if image is None:
        words = book.course.about.cover.lower().split()
        colour = next((_COLOURS[word] for word in words if word in _COLOURS), ACCENT)
        (_waves if "waves" in words else _rings)(book, flow, top, bottom, colour)
        return
    wide, high = image.getSize()
    shrink = min(flow.width / wide, room / high)
    left = flow.left + (flow.width - wide * shrink) / 2
    flow.sheet.picture(image, left, bottom + (room - high * shrink) / 2, wide * shrink, high * shrink)


def _seed(book: Book) -> bytes:
    return hashlib.sha256(book.course.about.id.encode("utf-8", "replace")).digest()


def _waves(book: Book, flow: Flow, top: float, bottom: float, colour: str) -> None:
    """Lines of water, one below the other; how high they go comes from the course's id."""
    seed = _seed(book)
    room = min(top - bottom, flow.width * 0.62)
    middle, apart = (top + bottom) / 2, room / _WAVES
    half, swing = flow.width / 2, apart * (0.7 + 0.5 * seed[0] / 255) * (1 if seed[1] % 2 else -1)
    left, right = flow.left, flow.left + flow.width
    for n in range(_WAVES):
        y = middle + room / 2 - apart * (n + 0.5)
        path = f"{left:.2f} {y:.2f} m {left + half:.2f} {y + swing * 2:.2f} "
        path += f"{left + half:.2f} {y - swing * 2:.2f} {right:.2f} {y:.2f} c"
        flow.sheet.stroke(path, colour, 0.75)


def _rings(book: Book, flow: Flow, top: float, bottom: float, colour: str) -> None:
    """Two sets of rings that meet; where and how wide comes from the course's id."""
    seed = _seed(book)
    big = min((top - bottom) / 2.2, flow.width * (0.27 + 0.03 * seed[0] / 255))
    small = big * (0.72 + 0.14 * seed[1] / 255)
    distance = (big + small) * (0.56 + 0.1 * seed[2] / 255)
    lean = distance * (0.2 + 0.14 * seed[3] / 255) * (1 if seed[4] % 2 else -1)
    across = (distance**2 - lean**2) ** 0.5
    left = flow.left + (flow.width - big - across - small) / 2 + big
    middle = (top + bottom) / 2 - lean * 0.3
    first, second = (big, small) if seed[5] % 2 else (small, big)
    left += first - big
    for x, y, radius in ((left, middle, first), (left + across, middle + lean, second)):
        for ring in range(1, 9):
            flow.sheet.ring(x, y, radius * ring / 8, colour=colour, pen=0.75)
        flow.sheet.disc(x, y, 4.2, colour)


def _whose(book: Book, flow: Flow) -> None:
    style, options = book.style, book.options
    half, foot = flow.width * 0.46, _foot(book)
    quiet = style.text("sans", 9.5, 14, style.meta.colour)
    name = one_line(options.name)
    if name:
        with flow.inset(0, flow.width - half):
            text = Text(name[:120], _NAME, at_start=True)
            flow.y = foot - 22 + len(text.lines(flow)[:3]) * _NAME.lead
            text.lay(flow)
    elif book.edition != "facilitator":
        place_line(flow, _(phrases.NAME_LABEL), flow.left, foot + 6, quiet)
        flow.sheet.rule(flow.left, foot - _NAME_LINE, half, colour=RULING, pen=0.6)
        if options.fillable:
            label = _(phrases.NAME_LABEL)
            field = Fillable(NAME_FIELD, FormField(sort="line"), label)
            flow.sheet.fill_in(field, flow.left, foot - _NAME_LINE, half, 18, 12)
    date = f", {long_day(options.date)}" if options.date else ""
    said = phrases.ON_SCREEN if options.fillable else phrases.COVER_LINES[book.edition]
    flow.y, flow.bottom = foot - _UNDER_NAME - quiet.lead + quiet.first_baseline(), 0
    with flow.inset(0, flow.width - half):
        Text(f"{_(said)}{date}", quiet, at_start=True).lay(flow)
        flow.y -= 16
        flow.sheet.rule(flow.left, flow.y, half, colour=INK, pen=0.75)
        flow.y -= 8
        Text(_(phrases.COVER_NOTES[book.edition]), style.text("sans", 9.5, 15), at_start=True).lay(flow)


def _wish(book: Book, flow: Flow) -> None:
    """What the person wants from the day, and lines for it."""
    style = book.style
    left, foot = flow.width * 0.54, _foot(book)
    beside_name = bool(one_line(book.options.name))
    label, top = (foot - 4, foot - 10) if beside_name else (foot + 6, foot - _NAME_LINE + 0.9 * style.ruling)
    with flow.inset(left):
        place_line(flow, _(phrases.WISH), flow.left, label, style.text("sans", 9.5, 14, style.meta.colour))
        flow.y = top
        wish = Text(book.options.wish[:1000], style.answer)
        lines = wish.lines(flow)[:3]
        for line in lines:
            flow.sheet.line(line, flow.left, flow.y - style.answer.first_baseline(), style.answer)
            flow.y -= style.answer.lead
        for _line in range(max(4 - len(lines), 2)):
            flow.y -= style.ruling * 0.9
            flow.sheet.ruling(flow.left, flow.y, flow.width)
