"""The plain header in front of a locked workbook: its key slots, twice, so that a torn write never costs the file.

Each copy of 4 KiB: magic, version, counter, length of the body, SHA-256 over these three and the body, then the
body: JSON in UTF-8, filled up with zeros. The copy with the higher counter counts, if it is whole.
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import Any, NamedTuple

from workbook.bounded_json import read_json

MAGIC = b"Workbook locked\x00"
SIZE = 8192
VERSION = 1
KINDS = ("passphrase", "recovery")
MOST_MEMORY = 256 * 1024  # KiB
MOST_PASSES = 4
MOST_LANES = 16
LONGEST = 64
_HALF = SIZE // 2
_NUMBERS = struct.Struct(">IQI")
_BODY = len(MAGIC) + _NUMBERS.size + hashlib.sha256().digest_size


class Slot(NamedTuple):
    """One way to the key: wrapped with what a secret is stretched to, and how it is stretched.

    `kind` is `passphrase` or `recovery`; `memory` is in KiB.
    """

    kind: str
    memory: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped: bytes


class LockHeader(NamedTuple):
    """What stands in front of a locked workbook; nothing of it is secret, and nothing is an answer."""

    uuid: str
    slots: tuple[Slot, ...]
    counter: int = 1
    newer: bool = False  # of a later version than this program's: open nothing, change nothing
    strange: bool = False  # whole, and of nothing that a program of ours writes: try nothing


def is_locked(data: bytes) -> bool:
    """Whether a file that begins so is a locked workbook, even if one copy of its header is lost."""
    return data.startswith(MAGIC) or data[_HALF : _HALF + len(MAGIC)] == MAGIC


def both_copies(header: LockHeader) -> bytes:
    """The header as it stands in the file: 8 KiB."""
    body = json.dumps(
        {"uuid": header.uuid, "slots": [_slot_data(slot) for slot in header.slots]}, sort_keys=True
    ).encode()
    numbers = _NUMBERS.pack(VERSION, header.counter, len(body))
    one = MAGIC + numbers + hashlib.sha256(numbers + body).digest() + body
    assert len(one) <= _HALF
    return one.ljust(_HALF, b"\x00") * 2


def newest(data: bytes) -> LockHeader | None:
    """The header of a file that begins with these 8 KiB, or None if neither copy is whole."""
    whole = [copy for at in (0, _HALF) if (copy := copy_at(data, at)) is not None]
    return max(whole, key=lambda copy: (not copy.strange, copy.counter), default=None)


def copy_at(data: bytes, at: int) -> LockHeader | None:
    """One copy, if it is whole."""
    start = at + len(MAGIC)
    if data[at:start] != MAGIC or len(data) < at + _BODY:
        return None
    numbers = data[start : start + _NUMBERS.size]
    version, counter, length = _NUMBERS.unpack(numbers)
    body = data[at + _BODY : at + _BODY + length]
    digest = data[start + _NUMBERS.size : at + _BODY]
    if length > _HALF or hashlib.sha256(numbers + body).digest() != digest:
        return None
    if version > VERSION:
        return LockHeader("", (), counter, newer=True)
    return _from_body(body, counter)


def older_copy(data: bytes) -> int:
    """Where the copy begins that is older or not whole."""
    one, two = copy_at(data, 0), copy_at(data, _HALF)
    if one is None or two is None:
        return 0 if one is None else _HALF
    return 0 if one.counter <= two.counter else _HALF


def _from_body(body: bytes, counter: int) -> LockHeader:
    """What a body says; strange, unless it has one slot a kind at most, and none that asks for endless work."""
    try:
        found = read_json(body)
        slots = tuple(_slot_from(slot) for slot in found["slots"])
        uuid = found["uuid"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return LockHeader("", (), counter, strange=True)
    kinds = [slot.kind for slot in slots]
    ours = set(kinds) <= set(KINDS) and len(kinds) == len(set(kinds)) and isinstance(uuid, str)
    if not ours or not all(map(is_bounded, slots)):
        return LockHeader("", (), counter, strange=True)
    return LockHeader(uuid, slots, counter)


def is_bounded(slot: Slot) -> bool:
    """Whether trying a secret on a slot takes no more than a moment: a header is a stranger's data."""
    return (
        8 * slot.lanes <= slot.memory <= MOST_MEMORY
        and 1 <= slot.passes <= MOST_PASSES
        and 1 <= slot.lanes <= MOST_LANES
        and 8 <= len(slot.salt) <= LONGEST
        and 8 <= len(slot.nonce) <= LONGEST
        and len(slot.wrapped) <= 4 * LONGEST
    )


def _slot_data(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "stretch": {"by": "argon2id", "memory": slot.memory, "passes": slot.passes, "lanes": slot.lanes},
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slot_from(data: dict[str, Any]) -> Slot:
    stretch = data["stretch"]
    numbers = (stretch["memory"], stretch["passes"], stretch["lanes"])
    if not all(type(number) is int for number in numbers):
        raise TypeError("no whole number")
    return Slot(
        str(data["kind"]), *numbers, *(bytes.fromhex(data[key]) for key in ("salt", "nonce", "wrapped"))
    )
