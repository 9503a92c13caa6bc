"""The signature of a package: whoever has the private key vouches for the manifest, and so for every file.

It stands inside manifest.json, where programs that know no signatures pass over it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SIGNATURE = "signature"
_PURPOSE = b"workbook course 1\n"
_LETTERS = "ABCDEFGHJKMNPRSTWXYZ"  # none that is taken for another, or for a digit
_GROUPS, _GROUP = 5, 4


class Signature(NamedTuple):
    """By which key a package is signed, and whether the signature fits what it signs."""

    key: bytes
    fits: bool


def signed(manifest: Mapping[str, Any], private: Ed25519PrivateKey) -> dict[str, Any]:
    """The manifest with a signature of everything else in it; the same manifest and key give the same."""
    value = private.sign(_signed_bytes(manifest)).hex()
    return {**manifest, SIGNATURE: {"key": private.public_key().public_bytes_raw().hex(), "value": value}}


def signature_of(manifest: Mapping[str, Any]) -> Signature | None:
    """The signature in a manifest, if there is one; one that makes no sense does not fit."""
    if SIGNATURE not in manifest:
        return None
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key, value = (bytes.fromhex(manifest[SIGNATURE][name]) for name in ("key", "value"))
    except (KeyError, TypeError, ValueError):
        return Signature(b"", fits=False)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(value, _signed_bytes(manifest))
    except (InvalidSignature, ValueError):
        return Signature(key, fits=False)
    return Signature(key, fits=True)


def fingerprint(key: bytes) -> str:
    """A public key as a person compares it: five groups of four letters."""
    number = int.from_bytes(hashlib.sha256(key).digest())
    letters = ""
    for _unused in range(_GROUPS * _GROUP):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _signed_bytes(manifest: Mapping[str, Any]) -> bytes:
    """The manifest without its signature, written in the one way in which everybody writes it for this."""
    told = {key: value for key, value in manifest.items() if key != SIGNATURE}
    return _PURPOSE + json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
