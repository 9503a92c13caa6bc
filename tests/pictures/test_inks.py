"""A picture of four inks looks as its own profile says, not as inks are turned into light without one."""

import struct
from io import BytesIO

from PIL import Image

from workbook.pictures.own_picture import ready_picture
from workbook.pictures.true_colours import upright_in_srgb

# L, a and b in eight bits each. In this press cyan ink is a strong red, and everything else is white paper.
RED, WHITE = bytes((136, 208, 195)), bytes((255, 128, 128))
CYAN_ONLY = 8  # of the sixteen corners, in the order of C, M, Y and K, each none or full


def press() -> bytes:
    """The smallest profile that turns four inks into colours, by the table of its sixteen corners (ICC.1, lut8)."""
    ramp = bytes(range(256))
    corners = b"".join(RED if corner == CYAN_ONLY else WHITE for corner in range(16))
    identity = b"".join(struct.pack(">i", 0x10000 * (n % 4 == 0)) for n in range(9))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + identity + ramp * 4 + corners + ramp * 3
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    words = b"desc" + bytes(4) + struct.pack(">I", 6) + b"press\0" + bytes(78)
    right = b"text" + bytes(4) + b"none\0"
    return _profile({b"desc": words, b"cprt": right, b"wtpt": white, b"A2B0": table})


def _profile(tags: dict[bytes, bytes]) -> bytes:
    at, index, body = 132 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        index += name + struct.pack(">2I", at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    kind = b"prtrCMYKLab " + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
    head = bytes(4) + struct.pack(">I", 0x02400000) + kind + bytes(28)
    head += struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    head = struct.pack(">I", at + len(body)) + bytes(4) + head[4:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + index + body


def test_inks_are_the_colours_that_their_profile_says() -> None:
    made = BytesIO()
    Image.new("CMYK", (16, 16), (255, 0, 0, 0)).save(made, "JPEG", quality=100, icc_profile=press())
    red, green, blue = upright_in_srgb(ready_picture(made.getvalue())).getpixel((8, 8))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 90
