"""Makes a learner's picture ready to be kept: without what tells where it was made, and not larger than needed."""

from __future__ import annotations

from workbook.packaging.pictures import PictureError, look_at, picture_problem, without_metadata

MOST_SIDE = 2400  # dots; more would only make the workbook heavy
_SAVED_AS = {"JPEG": "JPEG", "WEBP": "WEBP", "PNG": "PNG", "GIF": "PNG"}


def ready_picture(data: bytes) -> bytes:
    """The picture as it goes into a workbook.

    Raises:
        PictureError: why not, as the end of a sentence that begins with the picture's name.
    """
    if problem := picture_problem(data):
        raise PictureError(problem)
    try:
        clean = without_metadata(data)
        looks = look_at(clean)
        if max(looks.width, looks.height) <= MOST_SIDE:
            _open_once(clean, looks.type)
            return clean
        return without_metadata(_smaller(clean, looks.type))
    except PictureError:
        raise PictureError("is damaged, so it cannot be shown") from None


def _open_once(data: bytes, kind: str) -> None:
    """Decode it, so that a broken picture is told now and not met as an empty frame later."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise PictureError("damaged") from None


def _smaller(data: bytes, kind: str) -> bytes:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            opened.draft("RGB", (MOST_SIDE, MOST_SIDE))  # a JPEG need not be decoded whole
            clear = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
            if opened.mode.startswith("I"):  # 16 bits of grey, which would all turn white
                picture = opened.point(lambda grey: grey * (1 / 256)).convert("L")
            else:
                picture = opened.convert("RGBA" if clear else "RGB")
            picture.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
            picture.save(made, _SAVED_AS[kind], quality=88)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise PictureError("damaged") from None
    return made.getvalue()
