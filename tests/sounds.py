"""Sounds for tests, made here byte by byte: a tone as WAV, silence as MP3 and FLAC."""

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


def opus() -> bytes:
    """How an Opus recording begins."""
    return struct.pack("<4sBBqLLLBB", b"OggS", 0, 2, 0, 7, 0, 0, 1, 19) + b"OpusHead" + bytes(11)


def _sum(data: bytes, width: int, polynomial: int) -> int:
    """A cyclic sum, as FLAC has them."""
    found, top = 0, 1 << width - 1
    for byte in data:
        found ^= byte << width - 8
        for _unused in range(8):
            found = (found << 1 ^ polynomial if found & top else found << 1) & (1 << width) - 1
    return found
