"""What a program that was killed left undone of a workbook and its earlier days."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.left_over import sweep_beside

if TYPE_CHECKING:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.opened import Opened


def finish_left_over(file: Opened, backups: BackupFolder) -> None:
    """Do what a killed program left undone of a workbook and its earlier days. What cannot be done now waits."""
    if not file.read_only:
        sweep_beside(file.path)
        with suppress(WorkbookTrouble):
            backups.finish(file)
