"""The key with which a facilitator signs courses: made once, kept in their own folder, locked if they like."""

from __future__ import annotations

import hmac
import json
import os
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.locked import keys as locked_keys
from workbook.bounded_json import read_json
from workbook.language.translation import gettext as _
from workbook.packaging.signing import fingerprint
from workbook.trouble import Trouble
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FILE = "signing-key.json"
_FORMAT = 1
_MOST_MEMORY, _MOST_PASSES = 1 << 20, 20  # KiB; more than any program of ours writes


class KeyTrouble(Trouble):
    """Why there is no key to sign with; the text says what to do."""


class KeyFile(NamedTuple):
    """The file of a person's key. The public half is always readable, and whether the other half is locked."""

    path: Path
    public: bytes
    is_locked: bool

    @property
    def fingerprint(self) -> str:
        """The letters that people compare."""
        return fingerprint(self.public)

    def open(self, passphrase: str = "") -> Ed25519PrivateKey:
        """The private key; KeyTrouble if the passphrase is not the one."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        try:
            told = _read(self.path)
            private = bytes.fromhex(told["private"])
            if "lock" in told:
                lock = told["lock"]
                private = _cipher(lock, passphrase).decrypt(
                    bytes.fromhex(lock["nonce"]), private, self.public
                )
            key = Ed25519PrivateKey.from_private_bytes(private)
        except InvalidTag:
            raise KeyTrouble(_("That is not the passphrase of your key. Nothing was signed.")) from None
        except (KeyError, TypeError, ValueError):
            raise _damaged(self.path) from None
        if not hmac.compare_digest(key.public_key().public_bytes_raw(), self.public):
            raise _damaged(self.path)
        return key


def find_key(folder: Path | None = None) -> KeyFile | None:
    """The key that this person has, if there is one."""
    path = (folder or _default_folder()) / FILE
    if not path.exists():
        return None
    try:
        told = _read(path)
        return KeyFile(path, bytes.fromhex(told["public"]), "lock" in told)
    except (KeyError, TypeError, ValueError):
        raise _damaged(path) from None


def make_key(folder: Path | None = None, passphrase: str = "") -> KeyFile:
    """Make a key, unless there is one: it could not be made again."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = (folder or _default_folder()) / FILE
    if path.exists():
        raise KeyTrouble(_("There is a key already. It was not touched."))
    private_folder(path.parent)
    return _write(path, Ed25519PrivateKey.generate(), passphrase)


def lock_key(file: KeyFile, passphrase: str, before: str = "") -> KeyFile:
    """Give the key a passphrase, or another one; it stays the same key."""
    return _write(file.path, file.open(before), passphrase)


def _write(path: Path, key: Ed25519PrivateKey, passphrase: str) -> KeyFile:
    public, private = key.public_key().public_bytes_raw(), key.private_bytes_raw()
    told: dict[str, Any] = {"format": _FORMAT, "public": public.hex(), "private": private.hex()}
    if passphrase:
        lock = {
            "salt": os.urandom(16).hex(),
            "memory": locked_keys.MEMORY,
            "passes": locked_keys.PASSES,
            "lanes": locked_keys.LANES,
            "nonce": os.urandom(12).hex(),
        }
        cipher = _cipher(lock, passphrase)
        told |= {
            "lock": lock,
            "private": cipher.encrypt(bytes.fromhex(str(lock["nonce"])), private, public).hex(),
        }
    write_whole(path, json.dumps(told, indent=1).encode() + b"\n", private=True)
    return KeyFile(path, public, bool(passphrase))


def _cipher(lock: dict[str, Any], passphrase: str) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if lock["memory"] > _MOST_MEMORY or lock["passes"] > _MOST_PASSES:
        raise ValueError("a lock that asks for more than any program of ours writes")
    stretcher = Argon2id(
        salt=bytes.fromhex(lock["salt"]),
        length=32,
        iterations=lock["passes"],
        lanes=lock["lanes"],
        memory_cost=lock["memory"],
    )
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return AESGCM(stretcher.derive(typed))


def _read(path: Path) -> Any:
    return read_json(path.read_bytes())


def _damaged(path: Path) -> KeyTrouble:
    return KeyTrouble(
        _(
            "The file of your key, “{path}”, is damaged. If you have a copy of it, put that in its place; else move it "
            "away and make a new key."
        ).format(path=path)
    )


def _default_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("workbook", appauthor=False)
