"""stub."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.answers.locked.keys import Keys


class BackupFolder:
    """stub."""

    def __init__(self, uuid: str, folder: Path) -> None:
        self.folder = folder

    def write_anew(self, keys: Keys | None, before: Keys | None = None) -> None:
        """Stub."""

    def rewrite_locks(self, keys: Keys) -> None:
        """Stub."""
