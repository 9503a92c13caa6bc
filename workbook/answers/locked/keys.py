"""The key of a locked workbook, and how a passphrase or the words of a recovery sheet lead to it.

The key is random and never changes while the lock lasts; each slot holds it wrapped (AES-256-GCM) with what
Argon2id makes of a secret. So a passphrase can be changed without writing the workbook anew.
"""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.answers.locked.header import LockHeader, Slot, is_bounded
from workbook.answers.locked.recovery_words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SecretKind = Literal["passphrase", "recovery"]
MEMORY = 128 * 1024  # KiB
PASSES = 3
LANES = 4
KEY_BYTES = 32


class Keys(NamedTuple):
    """What opens one locked workbook and its backups: the key, and the header that leads others to it."""

    key: bytes
    header: LockHeader


def new_keys(uuid: str, passphrase: str, words: list[str]) -> Keys:
    """A new lock: a random key that both the passphrase and the words of the sheet lead to."""
    key = new_key()
    slots = (make_slot("passphrase", passphrase, key), make_slot("recovery", " ".join(words), key))
    return Keys(key, LockHeader(uuid, slots))


def new_key() -> bytes:
    """A random key."""
    return os.urandom(KEY_BYTES)


def make_slot(kind: SecretKind, secret: str, key: bytes) -> Slot:
    """Wrap the key for a passphrase, or for the twelve words of a sheet joined by blanks."""
    salt, nonce = os.urandom(16), os.urandom(12)
    empty = Slot(kind, MEMORY, PASSES, LANES, salt, nonce, b"")
    return empty._replace(wrapped=_cipher(empty, secret).encrypt(nonce, key, _bound(empty)))


def with_slot(header: LockHeader, slot: Slot) -> LockHeader:
    """The header with this slot in the place of any other of its kind."""
    others = tuple(old for old in header.slots if old.kind != slot.kind)
    return header._replace(slots=(*others, slot))


def find_key(header: LockHeader, typed: str) -> bytes | None:
    """The key, if what was typed is the passphrase or the words of the sheet; None if it is neither."""
    from cryptography.exceptions import InvalidTag

    for slot, secret in _tries(header, typed):
        try:
            return bytes(_cipher(slot, secret).decrypt(slot.nonce, slot.wrapped, _bound(slot)))
        except (InvalidTag, ValueError):
            continue
    return None


def _tries(header: LockHeader, typed: str) -> Iterator[tuple[Slot, str]]:
    """What may open which slot. Twelve words of the list are taken for a sheet first."""
    words = find_words(typed)
    for slot in header.slots:
        if slot.kind == "recovery" and words is not None:
            yield slot, " ".join(words)
    for slot in header.slots:
        if slot.kind == "passphrase":
            yield slot, typed


def _cipher(slot: Slot, secret: str) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers import aead
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not is_bounded(slot):
        raise ValueError("a slot that asks for more than any program of ours writes")
    stretched = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory,
    )
    return aead.AESGCM(stretched.derive(_normal(secret)))


def _normal(secret: str) -> bytes:
    """The same bytes for the same signs, whichever keyboard made them; nothing else is changed."""
    return unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")


def _bound(slot: Slot) -> bytes:
    """What the wrapping vouches for besides the key, so that no part of a slot can be exchanged."""
    return f"workbook 1 {slot.kind} {slot.memory} {slot.passes} {slot.lanes} {slot.salt.hex()}".encode()
