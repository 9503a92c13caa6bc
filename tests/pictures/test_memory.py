"""The largest pictures are made small with hardly more in memory than their own dots."""

import io
import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from workbook.pictures.own_picture import ready_picture
from workbook.pictures.pictures import PictureTrouble
from workbook.pictures.true_colours import upright_in_srgb

WIDTH, HEIGHT = 5470, 3650  # nearly 20 million dots, which Pillow holds in four bytes each
MOST = 230_000_000  # a window that does nothing else has 70 million more
GREY, COLOUR, SEE_THROUGH = 0, 2, 6
CHANNELS = {GREY: 1, COLOUR: 3, SEE_THROUGH: 4}
ON_ITS_SIDE = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" + bytes(4)
PROGRAM = """
import re, sys
from pathlib import Path
from workbook.pictures.own_picture import ready_picture
ready_picture(Path(sys.argv[1]).read_bytes())
print(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1])
"""


def huge_png(sort: int, bits: int, exif: bytes = b"") -> bytes:
    """A PNG written row by row; all rows are alike."""
    pack = zlib.compressobj(1)
    row = b"\0" + bytes(range(256)) * (WIDTH * CHANNELS[sort] * bits // 8 // 256 + 1)
    row = row[: 1 + WIDTH * CHANNELS[sort] * bits // 8]
    dots = b"".join([*(pack.compress(row) for _ in range(HEIGHT)), pack.flush()])
    head = struct.pack(">LLBBBBB", WIDTH, HEIGHT, bits, sort, 0, 0, 0)
    chunks = [(b"IHDR", head), *([(b"eXIf", exif)] if exif else []), (b"IDAT", dots), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(sort: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + sort + body + struct.pack(">L", zlib.crc32(sort + body))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
@pytest.mark.parametrize(
    ("sort", "bits", "exif"),
    [(GREY, 16, b""), (SEE_THROUGH, 16, b""), (COLOUR, 16, b""), (COLOUR, 8, ON_ITS_SIDE)],
)
def test_the_largest_png_becomes_a_picture_in_bounds(
    tmp_path: Path, sort: int, bits: int, exif: bytes
) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(huge_png(sort, bits, exif))
    assert peak_of(path) < MOST


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
@pytest.mark.parametrize(
    ("kind", "size", "how"),
    [
        ("WEBP", (3260, 2450), {"method": 0}),
        ("JPEG", (7300, 5470), {"progressive": True}),
        ("GIF", (7300, 5470), {}),
    ],
)
def test_so_does_the_largest_of_other_formats(
    tmp_path: Path, kind: str, size: tuple[int, int], how: dict[str, Any]
) -> None:
    path = tmp_path / "huge"
    Image.radial_gradient("L").resize(size).convert("RGB").save(path, kind, **how)
    assert peak_of(path) < MOST


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
def test_so_does_a_picture_of_noise_that_one_sees_through_and_that_lies_on_its_side(tmp_path: Path) -> None:
    width, rows = 3260, 700
    picture = Image.new("RGBA", (width, 2450), (200, 30, 90, 128))
    picture.paste(Image.frombytes("RGBA", (width, rows), random.Random(1).randbytes(4 * width * rows)))
    path = tmp_path / "noise.webp"
    turned = Image.Exif()
    turned[0x0112] = 6
    picture.save(path, lossless=True, method=0, quality=0, exif=turned.tobytes())
    assert 8_000_000 < path.stat().st_size < 12_000_000
    assert peak_of(path) < MOST


def peak_of(path: Path) -> int:
    done = subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, text=True, check=True)
    return 1024 * int(done.stdout)


@pytest.mark.parametrize("size", [(997, 1411), (3001, 500), (401, 77), (40, 3000)])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_picture_made_smaller_has_no_seams(size: tuple[int, int], mode: str) -> None:
    noise = Image.effect_noise(size, 90)
    picture = Image.merge(mode, [noise] * len(mode)) if len(mode) > 1 else noise
    made = io.BytesIO()
    picture.save(made, "PNG")
    small = upright_in_srgb(made.getvalue(), (300, 300))
    assert max(small.size) == 300
    at_once = picture.resize(small.size, Image.Resampling.LANCZOS).convert(small.mode)
    for band in ImageChops.difference(small, at_once).split():
        assert max(band.tobytes()) <= 3  # what shines through is rounded twice


def test_a_webp_of_too_many_dots_is_said_with_what_to_do() -> None:
    canvas = (9000 - 1).to_bytes(3, "little") + (6000 - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<L", 10) + bytes(4) + canvas
    with pytest.raises(PictureTrouble, match=r"9000 × 6000 dots; at most 8 million .* save it as JPEG"):
        ready_picture(b"RIFF" + struct.pack("<L", len(body)) + body)
