"""The key of a locked workbook, and how a passphrase or the words of a recovery sheet lead to it.

The key is random; each slot holds it wrapped (AES-256-GCM) with what Argon2id makes of a secret. When a secret is
changed there is a new key, and everything is written anew: what an old copy of the header leads to opens nothing
that was written since.
"""

from __future__ import annotations

import hmac
import os
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.answers.locked.header import LockHeader, Slot, is_quick
from workbook.answers.locked.recovery_words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SecretKind = Literal["passphrase", "recovery"]
MEMORY = 128 * 1024  # KiB
PASSES = 3
LANES = 4
KEY_BYTES = 32
SALT_BYTES = 16
MOST_BEFORE = 8  # keys that backups may still have


class Keys(NamedTuple):
    """What opens one locked workbook and its backups: the key, and the header that leads others to it."""

    key: bytes
    header: LockHeader


def new_keys(uuid: str, passphrase: str, words: list[str]) -> Keys:
    """A new lock: a random key that both the passphrase and the words of the sheet lead to."""
    key = new_key()
    slots = (make_slot("passphrase", passphrase, key), make_slot("recovery", " ".join(words), key))
    return Keys(key, LockHeader(uuid, slots, data=os.urandom(SALT_BYTES)))


def new_key() -> bytes:
    """A random key."""
    return os.urandom(KEY_BYTES)


def make_slot(kind: SecretKind, secret: str, key: bytes) -> Slot:
    """Wrap the key for a passphrase, or for the twelve words of a sheet joined by blanks."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    empty = Slot(kind, MEMORY, PASSES, LANES, os.urandom(16), b"", b"")
    private = X25519PrivateKey.from_private_bytes(_stretched(empty, secret))
    return seal_slot(empty._replace(public=private.public_key().public_bytes_raw()), key)


def seal_slot(slot: Slot, key: bytes) -> Slot:
    """A slot that the same secret opens, leading to another key; the secret need not be known for that."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(slot.public))
    slot = slot._replace(nonce=os.urandom(12), sender=once.public_key().public_bytes_raw())
    return slot._replace(wrapped=_agreed(slot, shared).encrypt(slot.nonce, key, _bound(slot)))


def changes_alone(header: LockHeader, kind: SecretKind) -> bool:
    """Whether one secret can be changed while the other stays, as it can since slots have public keys."""
    return all(slot.public for slot in header.slots if slot.kind != kind)


def changed_keys(keys: Keys, secrets: Mapping[SecretKind, str]) -> Keys:
    """A new key, to which these secrets lead, and those that are not changed; it knows the keys before it."""
    key, header = new_key(), keys.header
    slots = [make_slot(kind, secret, key) for kind, secret in secrets.items()]
    slots += [seal_slot(slot, key) for slot in header.slots if slot.kind not in secrets]
    header = header._replace(
        slots=tuple(slots), counter=header.counter + 1, data=os.urandom(SALT_BYTES), before=b""
    )
    return with_earlier(Keys(key, header), [keys.key, *earlier_keys(keys)])


def with_earlier(keys: Keys, earlier: list[bytes]) -> Keys:
    """The same keys, and with them, where only this key finds them, those that backups may still have."""
    nonce, purpose = os.urandom(12), b"workbook keys before"
    kept = b"".join(earlier[:MOST_BEFORE])
    before = nonce + _for_earlier(keys.key).encrypt(nonce, kept, purpose) if kept else b""
    return keys._replace(header=keys.header._replace(before=before))


def earlier_keys(keys: Keys) -> list[bytes]:
    """The keys that backups may still have."""
    from cryptography.exceptions import InvalidTag

    before, purpose = keys.header.before, b"workbook keys before"
    try:
        kept = _for_earlier(keys.key).decrypt(before[:12], before[12:], purpose) if before else b""
    except (InvalidTag, ValueError):
        return []
    return [kept[at : at + KEY_BYTES] for at in range(0, len(kept), KEY_BYTES)]


def _for_earlier(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(key, b"workbook keys before", "sha256"))


def find_key(header: LockHeader, typed: str) -> bytes | None:
    """The key, if what was typed is the passphrase or the words of the sheet; None if it is neither."""
    from cryptography.exceptions import InvalidTag

    for slot, secret in _tries(header, typed):
        try:
            return bytes(_opener(slot, secret).decrypt(slot.nonce, slot.wrapped, _bound(slot)))
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


def _opener(slot: Slot, secret: str) -> AESGCM:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    stretched = _stretched(slot, secret)
    if not slot.public:  # of version 1
        return AESGCM(stretched)
    private = X25519PrivateKey.from_private_bytes(stretched)
    return _agreed(slot, private.exchange(X25519PublicKey.from_public_bytes(slot.sender)))


def _agreed(slot: Slot, shared: bytes) -> AESGCM:
    """What both sides of the exchange come to, for this slot alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(shared, b"workbook slot 2" + slot.sender + slot.public, "sha256"))


def _stretched(slot: Slot, secret: str) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not is_quick(slot):
        raise ValueError("a slot that asks for more than any program of ours writes")
    stretcher = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory,
    )
    return bytes(stretcher.derive(_normal(secret)))


def _normal(secret: str) -> bytes:
    """The same bytes for the same signs, whichever keyboard made them; nothing else is changed."""
    return unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")


def _bound(slot: Slot) -> bytes:
    """What the wrapping vouches for besides the key, so that no part of a slot can be exchanged."""
    told = f"{slot.kind} {slot.memory} {slot.passes} {slot.lanes} {slot.salt.hex()}"
    if not slot.public:
        return f"workbook 1 {told}".encode()
    return f"workbook 2 {told} {slot.public.hex()} {slot.sender.hex()}".encode()
