"""Takes out of a picture what tells where and by whom it was made, and turns it for good where it would be turned."""

from __future__ import annotations

from workbook.pictures.pictures import bare, look_at

_SAVED_WITH: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 92, "subsampling": 0, "optimize": True},
    "WEBP": {"quality": 92, "method": 4},
}


def without_metadata(data: bytes) -> bytes:
    """The same picture without EXIF, GPS, comments, previews and whatever hides behind its end.

    A photo that its EXIF would turn is turned for good, which is the one case where it is encoded anew.
    """
    looks = look_at(data)
    return bare(data if looks.orientation == 1 else _turned(data, looks.type), looks.type)


def _turned(data: bytes, kind: str) -> bytes:
    """The picture as its EXIF says that it is to be seen, encoded anew."""
    from io import BytesIO

    from workbook.pictures.true_colours import opened, upright

    with opened(data) as picture:
        made = BytesIO()
        profile = picture.info.get("icc_profile")
        upright(picture, look_at(data)).save(made, kind, icc_profile=profile, **_SAVED_WITH.get(kind, {}))
    return made.getvalue()
