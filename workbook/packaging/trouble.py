"""Why a course file cannot be opened or made, in one calm sentence."""

from __future__ import annotations

from workbook.trouble import Trouble


class PackageTrouble(Trouble):
    """Its text says what is wrong with a `.course` file; whoever shows it names the file before it."""
