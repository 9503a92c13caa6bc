"""Sounds for tests, made here byte by byte: a tone as WAV, silence as MP3, FLAC and Ogg Vorbis."""

from __future__ import annotations

import io
import math
import struct
import wave
from array import array


def wav(seconds: float = 2.0, rate: int = 8000) -> bytes:
    """A quiet tone of 220 Hz."""
    made = io.BytesIO()
    tone = array(
        "h", (round(2000 * math.sin(440 * math.pi * n / rate)) for n in range(round(seconds * rate)))
    )
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(tone.tobytes())
    return made.getvalue()


def mp3(seconds: float = 2.0, *, tag: bytes = b"", promised: int | None = None) -> bytes:
    """Silence in frames of 64 kbit, 44,100 Hz, one channel; `promised` is how many of them it says it has."""
    head = 0xFFFB50C4.to_bytes(4, "big")
    frame = head.ljust(1152 // 8 * 64_000 // 44_100, b"\0")
    first = b""
    if promised is not None:
        first = (head + b"\0" * 17 + b"Info" + struct.pack(">LL", 1, promised)).ljust(len(frame), b"\0")
    told = b"ID3\4\0\0" + bytes(len(tag) >> 7 * n & 127 for n in (3, 2, 1, 0)) + tag if tag else b""
    return told + first + frame * round(seconds * 44_100 / 1152)


def flac(seconds: float = 2.0, rate: int = 8000) -> bytes:
    """Silence in blocks of 4096 samples, each told by one number."""
    blocks = max(1, round(seconds * rate / 4096))
    packed = rate << 44 | 15 << 36 | blocks * 4096
    info = struct.pack(">HH", 4096, 4096) + b"\0" * 6 + packed.to_bytes(8, "big") + b"\0" * 16
    made = b"fLaC\x80" + len(info).to_bytes(3, "big") + info
    for number in range(blocks):
        head = b"\xff\xf8\xc0\x08" + chr(number).encode()
        frame = head + bytes([_sum(head, 8, 0x07)]) + b"\0" + b"\0\0"
        made += frame + _sum(frame, 16, 0x8005).to_bytes(2, "big")
    return made


def ogg(seconds: float = 2.0, rate: int = 8000) -> bytes:
    """Silence: one book of words that nothing uses, and packets that say there is nothing."""
    identity = b"\x01vorbis" + struct.pack("<LBLlllBB", 0, 1, rate, 0, 64_000, 0, 0x88, 1)
    comment = b"\x03vorbis" + struct.pack("<L", 4) + b"test" + struct.pack("<LB", 0, 1)
    packets = [b"\0"] * (round(seconds * rate / 128) + 1)
    pages = [_page(identity, 2, 0, 0), _pages_of([comment, _setup()], 0, 1)]
    for first in range(0, len(packets), 200):
        some = packets[first : first + 200]
        last = first + 200 >= len(packets)
        at = (first + len(some) - 1) * 128
        pages.append(_pages_of(some, at, 2 + first // 200, 4 if last else 0))
    return b"".join(pages)


def _setup() -> bytes:
    """The third head of Vorbis: a book, a floor, a residue, a mapping and a mode, as small as each can be."""
    bits: list[int] = []

    def put(value: int, count: int) -> None:
        bits.extend(value >> n & 1 for n in range(count))

    for value, count in (
        *((0, 8), (0x564342, 24), (1, 16), (2, 24), (0, 1), (0, 1), (0, 5), (0, 5), (0, 4)),  # the book
        *((0, 6), (0, 16)),  # times
        *((0, 6), (1, 16), (0, 5), (0, 2), (7, 4)),  # the floor
        *((0, 6), (0, 16), (0, 24), (0, 24), (0, 24), (0, 6), (0, 8), (0, 3), (0, 1)),  # the residue
        *((0, 6), (0, 16), (0, 1), (0, 1), (0, 2), (0, 8), (0, 8), (0, 8)),  # the mapping
        *((0, 6), (0, 1), (0, 16), (0, 16), (0, 8), (1, 1)),  # the mode, and the end
    ):
        put(value, count)
    bits += [0] * (-len(bits) % 8)
    packed = (sum(bit << n for n, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits), 8))
    return b"\x05vorbis" + bytes(packed)


def opus() -> bytes:
    """The first page of an Opus recording."""
    return _page(b"OpusHead" + bytes(11), 2, 0, 0)


def _page(packet: bytes, flags: int, samples: int, number: int) -> bytes:
    return _pages_of([packet], samples, number, flags)


def _pages_of(packets: list[bytes], samples: int, number: int, flags: int = 0) -> bytes:
    sizes = b"".join(b"\xff" * (len(p) // 255) + bytes([len(p) % 255]) for p in packets)
    head = struct.pack("<4sBBqLLLB", b"OggS", 0, flags, samples, 7, number, 0, len(sizes))
    page = head + sizes + b"".join(packets)
    return page[:22] + struct.pack("<L", _sum(page, 32, 0x04C11DB7)) + page[26:]


def _sum(data: bytes, width: int, polynomial: int) -> int:
    """A cyclic sum, as FLAC and Ogg have them."""
    found, top = 0, 1 << width - 1
    for byte in data:
        found ^= byte << width - 8
        for _unused in range(8):
            found = (found << 1 ^ polynomial if found & top else found << 1) & (1 << width) - 1
    return found
