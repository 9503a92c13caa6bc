"""How long packing a course with many large pictures takes, against zipping the same bytes."""

from __future__ import annotations

import io
import random
import shutil
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from workbook.authoring.pack import pack_course
from workbook.course.files import FolderFiles
from workbook.packaging.reading import read_package

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 96_000_000  # bytes; a package may have 100 MB
ROUNDS = 3
COURSE = Path(__file__).parents[2] / "courses" / "explore-this-further"


def measure() -> dict[str, float]:
    """Packing, and opening what was packed, as parts of the time to zip the same bytes."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "course"
        shutil.copytree(COURSE, folder)
        size = _add_photos(folder / "media")
        target = Path(made) / "large.course"
        packing = min(_seconds(lambda: pack_course(FolderFiles(folder), target)) for _ in range(ROUNDS))
        opening = min(_seconds(lambda: read_package(target)) for _ in range(ROUNDS))
        zipping = min(_seconds(lambda: _zip(folder, Path(made) / "large.zip")) for _ in range(ROUNDS))
    print(f"{size / 1e6:.0f} MB: packing {packing:.1f} s, opening {opening:.1f} s, zipping {zipping:.1f} s")
    return {"packing / zipping": packing / zipping, "opening a package / zipping it": opening / zipping}


def _add_photos(media: Path) -> int:
    media.mkdir(exist_ok=True)
    size = number = 0
    while size < MOST:
        number += 1
        dots = random.Random(number).randbytes(600 * 800 * 3)
        out = io.BytesIO()
        Image.frombytes("RGB", (600, 800), dots).resize((2400, 3200)).save(out, "JPEG", quality=90)
        size += len(out.getvalue())
        if size < MOST:
            (media / f"{number}.jpg").write_bytes(out.getvalue())
    return size


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder).as_posix())


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    print(measure())
