"""Photographs on paper: as they are where they are small, smaller where they are large, and each once."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops, ImageCms

from tests.photographs import SECRET, photograph
from workbook.pictures.pictures import bare, plain_jpeg

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Desk

MOST, LONG_MOST = 250_000_000, 400_000_000
# Its own highest water alone: what `getrusage` tells of a child begins with its parent's.
PROGRAM = """
import re, sys
from pathlib import Path
from workbook.course.files import FolderFiles
from workbook.course.reading import read_course
from workbook.pdf.export import export_pdf
from workbook.pdf.material import PaperOptions
files = FolderFiles(Path(sys.argv[1]))
export_pdf(read_course(files)[0], {}, "keepsake", PaperOptions(), Path(sys.argv[2]), files=files)
print(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1])
"""


def saved(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **how)
    return made.getvalue()


def gradient(mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Three smooth colours, which a loss hardly changes."""
    across = Image.linear_gradient("L").resize(size)
    layers = [
        Image.radial_gradient("L").resize(size),
        across,
        across.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    ]
    return Image.merge("RGB", layers).convert(mode)


def pictures_in(data: bytes) -> int:
    return len(re.findall(rb"/Subtype /Image\b", data))


def far_apart(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any dot."""
    bands = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).split()
    return max(max(band.tobytes()) for band in bands)


def text_with(*names: str) -> str:
    shown = "\n\n".join(f"![A tree](media/{name})" for name in names)
    return f"---\ntitle: T\n---\n\n{shown}\n"


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"subsampling": 0}])
def test_a_small_photograph_goes_in_as_it_is(new_desk: Any, mode: str, how: dict[str, Any]) -> None:
    note = Image.Exif()
    note[0x010E] = SECRET
    photo = saved(gradient(mode), exif=note, **how)
    paper = new_desk(text_with("a.jpg"), {"media/a.jpg": photo}).make()
    assert bare(photo, "JPEG") in paper.data
    assert SECRET.encode() not in paper.data
    [image] = [image for page in paper.reader.pages for image in page.images]
    assert image.image is not None
    assert far_apart(image.image, Image.open(io.BytesIO(photo))) < 16  # it is read with a loss here


def sideways() -> bytes:
    note = Image.Exif()
    note[0x0112] = 6
    return saved(gradient(), exif=note)


def other_components() -> bytes:
    """Its colours are named by letters, and no note says what they are."""
    data = saved(gradient(), keep_rgb=True)
    return bare(data, "JPEG").replace(b"Adobe", b"Other")


NOT_AS_THEY_ARE = {
    "turned": sideways(),
    "with a profile": saved(gradient(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    "four inks": saved(gradient("CMYK")),
    "cut off": saved(gradient())[:-900],
    "colours by letters": other_components(),
    "another format": saved(gradient(), "WEBP"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_AS_THEY_ARE)
def test_what_readers_would_show_otherwise_is_made_ready(new_desk: Any, name: str) -> None:
    photo = NOT_AS_THEY_ARE[name]
    paper = new_desk(text_with("a.jpg"), {"media/a.jpg": photo}).make()
    assert photo[-600:-300] not in paper.data
    [image] = [image for page in paper.reader.pages for image in page.images]
    assert image.image is not None
    assert image.image.size == ((200, 300) if name == "turned" else (300, 200))
    if name not in ("four inks", "cut off"):
        wanted = gradient().rotate(-90, expand=True) if name == "turned" else gradient()
        assert far_apart(image.image, wanted) < 24


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", saved(gradient(), "PNG")])
def test_no_other_picture_is_taken_for_a_plain_jpeg(data: bytes) -> None:
    assert data == b"\xff\xd8\xff" or plain_jpeg(data) == 0


def test_a_large_one_becomes_as_small_as_paper_can_show(new_desk: Any) -> None:
    photo = photograph(1, noise=40)
    paper = new_desk(text_with("a.jpg"), {"media/a.jpg": photo}).make()
    [image] = [image for page in paper.reader.pages for image in page.images]
    assert image.image is not None
    assert image.image.size == (1600, 1200)
    assert len(paper.data) < len(photo) / 2


def test_one_picture_stands_in_the_document_once(new_desk: Any) -> None:
    """On many pages, and under two names."""
    photo = saved(gradient())
    seen = saved(gradient("RGBA"), "PNG")
    names = ["a.jpg", "a.jpg", "b.jpg", "c.png", "c.png"]
    files = {"media/a.jpg": photo, "media/b.jpg": photo, "media/c.png": seen}
    desk: Desk = new_desk(text_with(*names * 4), files)
    paper = desk.make()
    assert len(paper.reader.pages) > 3
    assert paper.data.count(bare(photo, "JPEG")) == 1
    assert pictures_in(paper.data) == 3  # the second with where it is clear
    assert sum(len(page.images) for page in paper.reader.pages) >= 6
    assert desk.make().data == paper.data


def test_a_picture_that_is_shown_often_is_made_ready_once(
    new_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.pdf import paper_picture

    made: list[str] = []
    pressed = paper_picture._pressed

    def counted(data: bytes, kind: str) -> paper_picture.PaperPicture:
        made.append(kind)
        return pressed(data, kind)

    monkeypatch.setattr(paper_picture, "_pressed", counted)
    drawn = "".join(f"::: drawing d{n}\nbackground: media/a.png\n\nDraw.\n:::\n\n" for n in range(6))
    course = "---\ntitle: T\nid: t\ncover: media/a.png\n---\n\n![A](media/a.png)\n"
    desk: Desk = new_desk(
        course, {"media/a.png": saved(gradient(), "PNG"), "modules/01-a.md": drawn.encode()}
    )
    assert pictures_in(desk.make().data) == 1
    assert made == ["PNG"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
def test_many_photographs_become_a_small_pdf_in_bounds(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    count = 300 if pytestconfig.getoption("--long") else 12
    for folder in ("media", "modules"):
        (tmp_path / "course" / folder).mkdir(parents=True)
    (tmp_path / "course" / "course.md").write_text(text_with(*(f"{n}.jpg" for n in range(count))))
    (tmp_path / "course" / "modules" / "01-a.md").write_text("---\ntitle: A\n---\nWords.\n")
    for n in range(count):
        (tmp_path / "course" / "media" / f"{n}.jpg").write_bytes(photograph(n))
    sources = sum(path.stat().st_size for path in (tmp_path / "course" / "media").iterdir())
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path / "course", tmp_path / "all.pdf"],
        capture_output=True,
        text=True,
        check=True,
    )
    size = (tmp_path / "all.pdf").stat().st_size
    assert size < 1.2 * sources
    assert SECRET.encode() not in (tmp_path / "all.pdf").read_bytes()
    peak = 1024 * int(done.stdout)
    assert peak < (LONG_MOST if count == 300 else MOST)
    print(f"{count} photographs, {sources:,} bytes: PDF {size:,} bytes, {peak:,} at most")  # noqa: T201
