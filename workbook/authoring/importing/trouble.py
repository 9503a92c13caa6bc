"""Why a document cannot be read, in one calm sentence."""

from __future__ import annotations

from workbook.trouble import Trouble


class ImportTrouble(Trouble):
    """Its text says what is wrong with a document, names it, and says what to do."""


class Cancelled(Exception):
    """Whoever asked for it wants it no longer; nothing was written."""
