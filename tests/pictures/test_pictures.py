"""Pictures by content, and nothing left in them of where and by whom they were made."""

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps, ImageStat, PngImagePlugin

from workbook.packaging.reading import read_package
from workbook.packaging.writing import write_package
from workbook.pictures.cleaning import prove_cleanable, without_metadata
from workbook.pictures.pictures import (
    PictureTrouble,
    for_a_decoder,
    look_at,
    picture_problem,
)
from workbook.pictures.true_colours import opened

SECRET = b"N 47 22 SECRET"
TOP = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"}


def picture(kind: str, size: tuple[int, int] = (12, 7), **more: Any) -> bytes:
    image = Image.new("RGB", size)
    image.putdata([(x * 20 % 256, x * 7 % 256, x % 256) for x in range(size[0] * size[1])])
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif(orientation: int = 1) -> bytes:
    made = Image.Exif()
    made[0x010E] = SECRET.decode()
    made[0x0112] = orientation
    made.get_ifd(0x8825)[1] = "N"
    return made.tobytes()


def dots(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


def text_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return picture("PNG", pnginfo=info, exif=exif(), dpi=(72, 72))


TOLD = {
    "JPEG": picture("JPEG", exif=exif(), comment=SECRET),
    "progressive JPEG": picture("JPEG", exif=exif(), progressive=True, quality=95),
    "PNG": text_png(),
    "WebP": picture("WEBP", exif=exif(), xmp=SECRET, lossless=True),
    "GIF": picture("GIF", comment=SECRET),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_a_picture_tells_is_taken_out_and_no_dot_changes(name: str) -> None:
    assert SECRET in TOLD[name]
    made = without_metadata(TOLD[name])
    assert SECRET not in made
    assert b"Exif" not in made
    assert dots(made) == dots(TOLD[name])
    assert without_metadata(made) == made


@pytest.mark.parametrize("name", TOLD)
def test_what_hides_behind_a_pictures_end_is_taken_out(name: str) -> None:
    assert SECRET not in without_metadata(without_metadata(TOLD[name]) + SECRET)


def test_a_colour_profile_stays() -> None:
    made = without_metadata(picture("JPEG", icc_profile=b"profile" * 100, exif=exif()))
    assert b"profileprofile" in made


def test_an_animation_stays_one() -> None:
    frames = [Image.new("RGB", (5, 5), colour) for colour in ("red", "green", "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        out = io.BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], loop=0, duration=50)
        with Image.open(io.BytesIO(without_metadata(out.getvalue()))) as image:
            assert getattr(image, "n_frames", 1) == 3


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_photo_that_was_held_sideways_is_turned_for_good(kind: str, orientation: int) -> None:
    data = picture(kind, exif=exif(orientation))
    assert look_at(data).orientation == orientation
    made = without_metadata(data)
    assert SECRET not in made
    size = (12, 7) if orientation == 3 else (7, 12)
    assert look_at(made) == (kind, *size, 1)
    assert made == without_metadata(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_known_by_its_content(kind: str) -> None:
    data = picture(kind)
    assert look_at(data)[:3] == (kind, 12, 7)
    assert picture_problem(data) is None


def test_lossy_and_lossless_webp_are_known() -> None:
    for more in ({"lossless": True}, {"quality": 50}):
        assert look_at(picture("WEBP", (33, 44), **more))[1:3] == (33, 44)


def huge(kind: str) -> bytes:
    data = bytearray(picture(kind))
    if kind == "PNG":
        data[16:24] = struct.pack(">2L", 8000, 5001)
    elif kind == "GIF":
        data[6:10] = struct.pack("<2H", 8000, 5001)
    else:
        at = data.index(b"\xff\xc0")
        data[at + 5 : at + 9] = struct.pack(">2H", 5001, 8000)
    return bytes(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_more_than_forty_million_dots_are_too_many(kind: str) -> None:
    assert picture_problem(huge(kind)) == "has 8000 × 5001 dots; at most 40 million are possible"


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"BM" + bytes(60), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", bytes(64)]
)
def test_what_is_no_picture(data: bytes) -> None:
    assert picture_problem(data)
    with pytest.raises(PictureTrouble):
        without_metadata(data)


def test_a_file_of_more_than_20_megabytes() -> None:
    assert picture_problem(picture("PNG") + bytes(20_000_000)) == "is larger than 20 MB"


@given(st.sampled_from(sorted(TOLD)), st.integers(0, 2000), st.binary(max_size=8))
def test_a_damaged_picture_raises_one_error_only(name: str, place: int, put: bytes) -> None:
    data = TOLD[name]
    for damaged in (data[:place], data[:place] + put + data[place + len(put) :]):
        try:
            without_metadata(damaged)
        except PictureTrouble:
            continue


def test_packing_takes_the_traces_out() -> None:
    files = TOP | {"media/photo.jpg": TOLD["JPEG"], "media/wrong-name.png": TOLD["GIF"]}
    package = write_package(files)
    assert SECRET not in package
    assert package == write_package(files)
    assert look_at(read_package(package)["media/wrong-name.png"]).type == "GIF"


# Made to keep a decoder busy, or to be something else than is said first


def chunk(sort: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + sort + body + struct.pack(">L", zlib.crc32(sort + body))


def many_scans(before: bytes = b"") -> bytes:
    whole = picture("JPEG", (40, 40), progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + before + last * 60 + b"\xff\xd9"


# A decoder walks over what stands between two segments; a length there must not hide what follows.
@pytest.mark.parametrize("before", [b"", b"\0", b"\xff\0\x20\0"])
def test_a_jpeg_whose_dots_are_gone_over_again_and_again_is_refused(before: bytes) -> None:
    with pytest.raises(PictureTrouble):
        look_at(many_scans(before))
    assert picture_problem(many_scans(before))


def test_what_looks_like_scans_behind_the_end_of_a_jpeg_does_not_matter() -> None:
    film = b"\xff\xda" * 60  # phones put a short film there
    assert look_at(picture("JPEG") + film)[:3] == ("JPEG", 12, 7)


def two_sizes(kind: str) -> bytes:
    data = picture(kind)
    if kind == "PNG":
        second = struct.pack(">2L5B", 9000, 9000, 8, 2, 0, 0, 0)
        return data[:33] + chunk(b"IHDR", second) + data[33:]
    at = data.index(b"\x2c\0\0\0\0")
    return data[: at + 5] + struct.pack("<2H", 9000, 9000) + data[at + 9 :]


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_picture_has_the_size_that_was_bounded(kind: str) -> None:
    assert look_at(two_sizes(kind))[1:3] == (12, 7)
    with pytest.raises(PictureTrouble), opened(two_sizes(kind)):
        pass


def test_the_largest_cameras_are_not_too_large() -> None:
    data = bytearray(picture("JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">2H", 12240, 16320)
    with opened(bytes(data)) as found:
        assert found.size == (16320, 12240)


def test_a_decoder_is_given_no_texts_to_unfold() -> None:
    data = picture("PNG")
    long = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(5_000_000)))
    tempting = data[:33] + long + data[33:]
    assert for_a_decoder(tempting) == for_a_decoder(data)
    with opened(tempting) as found:
        assert found.size == (12, 7)


def test_what_is_cut_off_is_given_to_a_decoder_as_it_is() -> None:
    assert for_a_decoder(picture("PNG")[:-12]) == picture("PNG")[:-12]


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize(
    "how", [{"quality": 60}, {"quality": 85, "subsampling": 0}, {"quality": 95, "progressive": True}]
)
def test_what_is_turned_is_pressed_as_it_was_and_loses_next_to_nothing(
    orientation: int, how: dict[str, Any]
) -> None:
    """Its squares fall on squares, and each is pressed as coarsely as before."""
    made = io.BytesIO()
    across = Image.linear_gradient("L").resize((320, 192))
    layers = (Image.radial_gradient("L").resize((320, 192)), across, across.rotate(180))
    Image.merge("RGB", layers).save(made, "JPEG", exif=exif(orientation), **how)
    before = ImageOps.exif_transpose(Image.open(made))
    turned = without_metadata(made.getvalue())
    after = Image.open(io.BytesIO(turned))
    assert b"Exif" not in turned
    assert (after.size, look_at(turned).orientation) == (before.size, 1)
    apart = ImageStat.Stat(ImageChops.difference(after, before))
    assert max(apart.mean) < 0.7  # of 255
    assert len(turned) < 1.25 * len(made.getvalue())
    assert turned == without_metadata(made.getvalue())


def test_a_grey_photo_and_one_of_four_inks_are_turned_too() -> None:
    for mode in ("L", "CMYK"):
        made = io.BytesIO()
        Image.radial_gradient("L").resize((64, 32)).convert(mode).save(made, "JPEG", exif=exif(6))
        after = Image.open(io.BytesIO(without_metadata(made.getvalue())))
        before = ImageOps.exif_transpose(Image.open(made))
        assert (after.mode, after.size) == (mode, (32, 64))
        assert max(ImageStat.Stat(ImageChops.difference(after, before)).mean) < 2


# Whether it could be done, told before


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_whole_picture_can_be_cleaned(orientation: int) -> None:
    data = picture("JPEG", (400, 300), exif=exif(orientation))
    prove_cleanable(data)
    assert SECRET not in without_metadata(data)


def test_a_turned_picture_whose_dots_end_too_early_is_told_before_it_is_packed() -> None:
    data = picture("PNG", (400, 300), exif=exif(6))
    at = data.index(b"IDAT")
    size = struct.unpack(">I", data[at - 4 : at])[0]
    dots_ = data[at + 4 : at + 4 + size // 2]
    chunk = struct.pack(">I", len(dots_)) + b"IDAT" + dots_ + struct.pack(">I", zlib.crc32(b"IDAT" + dots_))
    with pytest.raises(PictureTrouble):
        prove_cleanable(data[: at - 4] + chunk + data[at + 8 + size :])
