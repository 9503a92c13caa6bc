"""Earlier days that were locked when the workbook had another lock: opened once, they have the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.answers.backups.names import Backup
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.window.look.theme import Theme

TITLE = N_("Open this earlier day")
WORDS = N_(
    "With the passphrase that the workbook had then, or the words of its sheet. From then on it is like the others."
)


def ask_for_day(theme: Theme, uuid: str, backup: Backup) -> str | None:
    """What opens a day, or None if nobody knows it now."""
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.disk.trouble import WorkbookTrouble
    from workbook.window.privacy.secret_dialog import SecretDialog

    def opens(typed: str) -> bool:
        try:
            return BackupFolder(uuid).unlock(backup, typed) is not None
        except WorkbookTrouble:
            return False

    dialog = SecretDialog(theme, _(TITLE), _(WORDS), opens, QApplication.activeWindow())
    return dialog.field.text() if dialog.exec() == QDialog.DialogCode.Accepted else None


def take_in(backup: Backup, typed: str, file: WorkbookFile) -> bool:
    """Give it the workbook's lock, or none; on the file's own thread."""
    from workbook.answers.backups.folder import BackupFolder

    BackupFolder(file.uuid).take_in(backup, typed, file.keys)
    return True
