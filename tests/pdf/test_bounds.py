"""Very much of everything is laid out with little of it in memory, and with work that grows with it alone."""

from __future__ import annotations

import gc
import io
import random
import re
import tracemalloc
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from workbook.course import scan
from workbook.course.reading import read_course
from workbook.pdf import faces
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow, Gap, stack
from workbook.pdf.lines import break_text
from workbook.pdf.material import PaperOptions
from workbook.pdf.parts.series import Size, rows_that_fit
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import TextStyle, style_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .conftest import Desk


def peak_of(work: Callable[[], object]) -> int:
    """The most bytes that were held at once, beyond what was held before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_long_answer_is_never_whole_in_lines(desk: Desk) -> None:
    """Its lines as operators are ten times as large as the words, and used to be held three times."""
    words = "some words of mine and others\n" * 30_000
    desk.answer("a-reflection", words)
    desk.make()  # fonts are loaded once
    assert peak_of(desk.make) < 7 * len(words)


def test_a_long_text_takes_the_same_lines_as_a_short_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(["a line of words, one after the other " * (n % 9) + "-" * (n % 70) for n in range(900)])
    desk.answer("a-reflection", text)
    long = desk.make().pages
    monkeypatch.setattr("workbook.pdf.parts.text._LONG", 10**9)
    assert desk.make().pages == long


def test_words_that_were_let_go_are_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    style, text = TextStyle("serif", 10, 15), " ".join(f"w{n % 700}é" for n in range(3000))
    whole = break_text(text, style, FontBook(), 120)
    monkeypatch.setattr(faces, "MOST_WORDS", 40)
    fonts = FontBook()
    assert break_text(text, style, fonts, 120) == whole
    assert len(fonts["serif"].widths) < 100


def test_pieces_are_made_when_they_are_laid() -> None:
    numbers, made, sheets = count(1), list[int](), list[Sheet]()

    def turned() -> Sheet:
        sheets.append(Sheet(next(numbers)))
        return sheets[-1]

    class Counted(Gap):
        def lay(self, flow: Flow) -> None:
            assert len(made) <= laid[0] + 2
            laid[0] += 1
            super().lay(flow)

    def pieces() -> Iterator[Gap]:
        for n in range(1000):
            made.append(n)
            yield Counted(5)

    laid = [0]
    stack(Flow(style_for(PaperOptions()), FontBook(), turned), pieces())
    assert laid == [1000]


def test_where_rows_part_is_found_by_looking_at_few_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = count()
    real = Size.weight.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(Size, "weight", property(lambda size: (next(looked), real(size))[1]))
    sizes = [Size(10, 10, 10)] * 100_000
    assert rows_that_fit(95, sizes, 500, held=0, fresh=True) == 509
    assert next(looked) < 20


def test_a_modules_lines_are_counted_once() -> None:
    boxes = "".join(f"::: note N {n}\nText.\n:::\n\n" for n in range(300))
    files = {"course.md": b"---\ntitle: T\n---\n", "modules/01-a.md": boxes.encode()}
    before = scan._line_ends.cache_info()
    course, _ = read_course(files)
    after = scan._line_ends.cache_info()
    assert len(course.modules[0].pages[0].parts) == 300
    assert after.misses - before.misses <= 1
    assert after.hits - before.hits >= 300


def noise(seed: int, kind: str) -> bytes:
    """A picture that cannot be pressed without loss."""
    made = io.BytesIO()
    dots = random.Random(seed).randbytes(200 * 200 * 3)
    Image.frombytes("RGB", (200, 200), dots).resize((800, 800)).save(made, kind, quality=80)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_photo_stays_as_small_as_a_photo(new_desk: Any, kind: str) -> None:
    photo = noise(1, kind)
    desk: Desk = new_desk("---\ntitle: T\n---\n\n![A tree](media/tree.jpg)\n", {"media/tree.jpg": photo})
    reader = desk.make().reader
    [image] = [image for page in reader.pages for image in page.images]
    assert image.image is not None
    assert image.image.size == (800, 800)
    assert len(image.data) < 4 * len(photo) < 800 * 800 * 3 / 2


def test_a_drawing_without_loss_stays_so(new_desk: Any) -> None:
    made = io.BytesIO()
    Image.effect_noise((60, 60), 90).convert("RGB").save(made, "PNG")
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\n![A sign](media/sign.png)\n", {"media/sign.png": made.getvalue()}
    )
    [image] = [image for page in desk.make().reader.pages for image in page.images]
    assert image.image is not None
    assert image.image.convert("RGB").tobytes() == Image.open(made).tobytes()


def test_pictures_are_not_all_decoded_at_once(new_desk: Any) -> None:
    photos = {f"media/{n}.jpg": noise(n, "JPEG") for n in range(30)}
    text = "".join(f'![{n}](media/{n}.jpg "Tree {n}")\n\n' for n in range(30))
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{text}", photos)
    paper = desk.make()
    assert len(re.findall(r"Tree \d+", paper.words)) == 30
    gc.disable()  # as in the window, where only its own thread collects
    try:
        assert peak_of(desk.make) < 5.5 * len(paper.data)
    finally:
        gc.enable()
