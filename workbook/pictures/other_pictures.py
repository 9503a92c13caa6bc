"""Names pictures of formats that are not read here, and says what to do with them."""

from __future__ import annotations

import re

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

# Signs at the beginning of a file, or behind its first four bytes.
_SIGNS = (
    (0, b"BM", N_("a BMP picture")),
    (0, b"II*\0", N_("a TIFF picture, or a camera’s raw one")),
    (0, b"MM\0*", N_("a TIFF picture, or a camera’s raw one")),
    (0, b"II+\0", N_("a TIFF picture")),
    (0, b"MM\0+", N_("a TIFF picture")),
    (0, b"8BPS", N_("a Photoshop document")),
    (0, b"%PDF", N_("a PDF")),
    (0, b"\x00\x00\x01\x00", N_("an icon")),
    (0, b"\xff\x0a", N_("a JPEG XL picture")),
    (4, b"JXL \r\n", N_("a JPEG XL picture")),
    (4, b"jP  \r\n", N_("a JPEG 2000 picture")),
    (0, b"FUJIFILMCCD-RAW", N_("a camera’s raw picture")),
)
# What follows `ftyp` in files of the family of MP4; the brand that fits is among the first ones.
_BRANDS = {
    b"avif": N_("an AVIF picture"),
    b"avis": N_("an AVIF picture"),
    b"heic": N_("a HEIC picture"),
    b"heix": N_("a HEIC picture"),
    b"hevc": N_("a HEIC picture"),
    b"heim": N_("a HEIC picture"),
    b"heis": N_("a HEIC picture"),
    b"mif1": N_("a HEIC picture"),
    b"msf1": N_("a HEIC picture"),
    b"crx ": N_("a camera’s raw picture"),
    b"qt  ": N_("a film"),
    b"isom": N_("a film"),
    b"mp42": N_("a film"),
}
_SVG = re.compile(rb"<svg[\s>:]", re.IGNORECASE)
_SAVE_AS = N_("Open it on your computer and save it as JPEG or PNG, then take that")
_ON_A_PHONE = N_(
    "On an iPhone, Settings, Camera, Formats, “Most compatible” makes JPEG from now on; one that is there already "
    "becomes one when you mail it to yourself, or open it on your computer and save it as JPEG"
)


def other_format(data: bytes) -> str | None:
    """What a file is, as in “is a HEIC picture. …”, with what to do; None if it is none of those that are known."""
    name = _name(data)
    if name is None:
        return None
    advice = _(_ON_A_PHONE) if "HEIC" in name else _(_SAVE_AS)
    name = _(name)
    # Translators: it ends a sentence that begins with the name of a file.
    return _("is {name}, which cannot be shown here. {advice}").format(name=name, advice=advice)


def _name(data: bytes) -> str | None:
    if data[4:8] == b"ftyp":
        brands = [data[at : at + 4] for at in (8, *range(16, min(len(data), 64), 4))]
        found = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
        exact = [name for name in found if "AVIF" in name]
        return next(iter(exact or found), N_("a film"))
    for at, sign, name in _SIGNS:
        if data.startswith(sign, at):
            return name
    return N_("an SVG drawing") if _SVG.search(data[:4096]) else None
