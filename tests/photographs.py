"""Photographs for tests: as large as a phone takes them, and no two alike."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

SECRET = "taken at the little house by the harbour"
WIDE, HIGH = 4000, 3000  # twelve million dots


def photograph(number: int, *, noise: int = 0, turned: bool = False, quality: int = 70) -> bytes:
    """A JPEG with what a phone notes of it. With noise it has some megabytes, without some hundred kilobytes."""
    red, green = (layer.rotate(number * angle) for layer, angle in zip(_layers(), (7, 11), strict=True))
    picture = Image.merge("RGB", (red, green, _layers()[number % 2]))
    if noise:
        picture = Image.blend(
            picture, Image.merge("RGB", (_noise(noise),) * 3).rotate(180 * (number % 2)), 0.3
        )
    note = Image.Exif()
    note[0x010E] = f"{SECRET} {number}"
    if turned:
        note[0x0112] = 6
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=quality, exif=note)
    return made.getvalue()


@cache
def _layers() -> tuple[Image.Image, Image.Image]:
    return Image.radial_gradient("L").resize((WIDE, HIGH)), Image.linear_gradient("L").resize((WIDE, HIGH))


@cache
def _noise(sigma: int) -> Image.Image:
    return Image.effect_noise((WIDE, HIGH), sigma)
