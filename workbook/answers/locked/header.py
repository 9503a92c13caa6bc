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
VERSION = 2  # 1: without public keys
KINDS = ("passphrase", "recovery")
MOST_MEMORY = 256 * 1024  # KiB
MOST_PASSES = 4
MOST_LANES = 16
LONGEST = 64
LONGEST_DATA, LONGEST_BEFORE = 64, 512
_HALF = SIZE // 2
_NUMBERS = struct.Struct(">IQI")
_BYTES = ("data", "before")
_PUBLIC = ("public", "sender")
_BODY = len(MAGIC) + _NUMBERS.size + hashlib.sha256().digest_size


class Slot(NamedTuple):
    """One way to the key: wrapped with what a secret is stretched to, and how it is stretched.

    `kind` is `passphrase` or `recovery`; `memory` is in KiB. What the secret is stretched to is a private key, whose
    `public` one stands here, so that another key can be wrapped without the secret; `sender` is the other half of
    the exchange. Slots of version 1 have neither, and are wrapped with the stretched secret itself.
    """

    kind: str
    memory: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    sender: bytes = b""


class LockHeader(NamedTuple):
    """What stands in front of a locked workbook; nothing of it is secret, and nothing is an answer.

    `data` is how the database behind it begins, so that the header of another time is known as such; headers
    written before there was that have none. `before` holds the keys that backups may still have, which only the
    present key opens.
    """

    uuid: str
    slots: tuple[Slot, ...]
    counter: int = 1
    data: bytes = b""
    before: bytes = b""
    newer: bool = False  # of a later version than this program's: open nothing, change nothing
    strange: bool = False  # whole, and of nothing that a program of ours writes: try nothing


def is_locked(data: bytes) -> bool:
    """Whether a file that begins so is a locked workbook, even if one copy of its header is lost."""
    return data.startswith(MAGIC) or data[_HALF : _HALF + len(MAGIC)] == MAGIC


def both_copies(header: LockHeader) -> bytes:
    """The header as it stands in the file: 8 KiB."""
    parts: dict[str, Any] = {"uuid": header.uuid, "slots": [_slot_data(slot) for slot in header.slots]}
    parts |= {name: value.hex() for name in _BYTES if (value := getattr(header, name))}
    body = json.dumps(parts, sort_keys=True).encode()
    version = VERSION if any(slot.public for slot in header.slots) else 1
    numbers = _NUMBERS.pack(version, header.counter, len(body))
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


def fits(header: LockHeader, data: bytes) -> bool:
    """Whether this header belongs to a database that begins so; a few bits may be damaged."""
    wanted, found = int.from_bytes(header.data), int.from_bytes(data[: len(header.data)])
    return (wanted ^ found).bit_count() <= len(
        header.data
    )  # of what has nothing to do with it half of the bits differ


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
        data, before = (bytes.fromhex(found.get(name, "")) for name in _BYTES)
    except (ValueError, KeyError, TypeError, AttributeError):
        return LockHeader("", (), counter, strange=True)
    kinds = [slot.kind for slot in slots]
    ours = set(kinds) <= set(KINDS) and len(kinds) == len(set(kinds)) and isinstance(uuid, str)
    short = len(data) <= LONGEST_DATA and len(before) <= LONGEST_BEFORE
    if not ours or not short or not all(map(is_bounded, slots)):
        return LockHeader("", (), counter, strange=True)
    return LockHeader(uuid, slots, counter, data=data, before=before)


def is_quick(slot: Slot) -> bool:
    """Whether stretching a secret as a slot says takes no more than a moment."""
    return (
        8 * slot.lanes <= slot.memory <= MOST_MEMORY
        and 1 <= slot.passes <= MOST_PASSES
        and 1 <= slot.lanes <= MOST_LANES
        and 8 <= len(slot.salt) <= LONGEST
    )


def is_bounded(slot: Slot) -> bool:
    """Whether a slot is one that programs of ours write: a header is a stranger's data."""
    return (
        is_quick(slot)
        and 8 <= len(slot.nonce) <= LONGEST
        and len(slot.wrapped) <= 4 * LONGEST
        and max(len(slot.public), len(slot.sender)) <= LONGEST
    )


def _slot_data(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "stretch": {"by": "argon2id", "memory": slot.memory, "passes": slot.passes, "lanes": slot.lanes},
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
        **{name: value.hex() for name in _PUBLIC if (value := getattr(slot, name))},
    }


def _slot_from(data: dict[str, Any]) -> Slot:
    stretch = data["stretch"]
    numbers = (stretch["memory"], stretch["passes"], stretch["lanes"])
    if not all(type(number) is int for number in numbers):
        raise TypeError("no whole number")
    return Slot(
        str(data["kind"]),
        *numbers,
        *(bytes.fromhex(data[key]) for key in ("salt", "nonce", "wrapped")),
        *(bytes.fromhex(data.get(key, "")) for key in _PUBLIC),
    )
