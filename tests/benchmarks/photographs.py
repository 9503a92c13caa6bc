"""Photographs on paper: how large and how slow, against the sources and one reading of each."""

from __future__ import annotations

import io
import statistics
import time
from typing import TYPE_CHECKING

from PIL import Image

from tests.photographs import photograph
from workbook.course.reading import read_course
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COUNT, ROUNDS = 12, 3


def measure() -> dict[str, float]:
    """Ratios of medians. The yardstick decodes each photograph once, as small as paper needs it."""
    photos = {f"media/{n}.jpg": photograph(n, noise=40, quality=75) for n in range(COUNT)}
    shown = "\n\n".join(f"![A tree]({name})" for name in photos)
    files = {"course.md": f"---\ntitle: T\nid: t\nversion: 1.0.0\n---\n\n{shown}\n".encode(), **photos}
    course = read_course(files)[0]
    made: list[bytes] = []
    paper = _seconds(lambda: made.append(build_pdf(course, {}, "keepsake", PaperOptions(), files=files)))
    decoded = _seconds(lambda: _decode(photos.values()))
    sources = sum(map(len, photos.values()))
    print(
        f"photographs: {COUNT}, {sources / 1e6:.1f} MB, as PDF {len(made[0]) / 1e6:.1f} MB in {paper:.2f} s"
    )
    return {
        "PDF of photographs / their bytes": len(made[0]) / sources,
        "PDF of photographs / decoding each once": paper / decoded,
    }


def _seconds(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _decode(photos: Iterable[bytes]) -> None:
    for photo in photos:
        with Image.open(io.BytesIO(photo)) as picture:
            picture.draft("RGB", (1600, 2200))
            picture.load()
