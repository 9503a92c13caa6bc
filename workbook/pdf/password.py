"""Locks a finished PDF with a password: AES with 256 bits, as PDF 2.0 has it."""

from __future__ import annotations

import unicodedata
from io import BytesIO

from workbook.language.translation import gettext as _
from workbook.pdf.material import ExportTrouble

MOST_BYTES = 127  # the standard takes no more, and readers cut the rest off


def prove_password(password: str) -> None:
    """ExportTrouble for one that other programs would not take whole."""
    if len(_prepared(password)) > MOST_BYTES:
        raise ExportTrouble(
            _(
                "This password is longer than a PDF can have: 127 letters, fewer with accents. Choose a shorter one."
            )
        )


def with_password(data: bytes, password: str) -> bytes:
    """The same document, which opens with the password alone; its title and author are locked too.

    Whoever knows the password may do everything with it: print, copy, and have it read aloud.
    """
    import pikepdf  # 38 ms, and only a locked one wants it

    prove_password(password)
    typed = _prepared(password).decode()
    locked = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        # Our XMP names no version of PDF that would have to be mended; pikepdf would load an XML parser to look.
        document.save(
            locked,
            encryption=pikepdf.Encryption(owner=typed, user=typed, R=6),
            fix_metadata_version=False,
        )
    return locked.getvalue()


def _prepared(password: str) -> bytes:
    """As readers prepare what is typed, so that the same letters open it on every keyboard."""
    return unicodedata.normalize("NFKC", password).encode()
