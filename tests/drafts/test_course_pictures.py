"""Pictures come into a draft upright, small and clean, and are told where they are used."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from workbook.drafts.course_pictures import new_picture, uses_of
from workbook.pictures.pictures import PictureTrouble, look_at


def picture(form: str, size: tuple[int, int] = (40, 20), *, turned: bool = False) -> bytes:
    made = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
        exif[0x010F] = "Camera of Ann"
    Image.new("RGB", size, (200, 30, 30)).save(made, form, **({"exif": exif} if turned else {}))
    return made.getvalue()


def test_a_photograph_is_turned_and_loses_where_it_was_made() -> None:
    made = new_picture({}, "Our Garden.JPG", picture("JPEG", turned=True))
    assert made.path == "media/our-garden.jpg"
    looks = look_at(made.content)
    assert (looks.width, looks.height) == (20, 40)
    assert b"Camera of Ann" not in made.content


def test_a_large_picture_is_made_smaller() -> None:
    looks = look_at(new_picture({}, "a.png", picture("PNG", (4000, 1000))).content)
    assert max(looks.width, looks.height) == 2400


def test_a_tiff_becomes_a_png() -> None:
    made = new_picture({}, "scan.tiff", picture("TIFF"))
    assert made.path == "media/scan.png"
    assert look_at(made.content).type == "PNG"


def test_names_are_free_and_the_same_picture_is_there_once() -> None:
    first = new_picture({}, "a.png", picture("PNG"))
    files = {first.path: first.content}
    assert new_picture(files, "a.png", picture("PNG", (10, 10))).path == "media/a-2.png"
    assert new_picture(files, "other.png", picture("PNG")) == first


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tiff", b"II*\0broken"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(40)),
        ("a.png", b"no picture"),
        ("a.png", picture("PNG")[:30]),
    ],
)
def test_what_is_no_picture_is_told(name: str, data: bytes) -> None:
    with pytest.raises(PictureTrouble):
        new_picture({}, name, data)


def test_where_a_picture_is_used_is_told() -> None:
    files = {
        "course.md": b"---\ntitle: T\ncover: media/a.png\n---\n",
        "modules/01-a.md": b"---\ntitle: One\n---\n\n![x](media/a.png)\n\n::: drawing d\npicture: media/b.png\n:::\n",
        "media/a.png": b"", "media/b.png": b"", "media/c.png": b"",
    }  # fmt: skip
    assert uses_of(files) == {
        "media/a.png": ["About this course", "1 One"], "media/b.png": ["1 One"], "media/c.png": [],
    }  # fmt: skip
