"""Which workbook was it? For somebody whose file tells nothing any more; an earlier day is written beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget

from workbook.language.dates import moment
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from workbook.answers.backups.owners import Kept
    from workbook.window.look.theme import Theme

TITLE = N_("Which workbook was it?")
WORDS = N_(
    "These workbooks have an earlier day on this computer. The one you choose is written to a new file beside "
    "“{name}”, which stays as it is. Choose only one that is yours."
)
LISTED = N_("Workbooks with an earlier day, the newest first")


class WhichWorkbook(Dialog):
    """Nothing is chosen at first, and Enter chooses nothing: whose answers these are the person has to say."""

    def __init__(self, theme: Theme, name: str, kept: Sequence[Kept], parent: QWidget | None) -> None:
        super().__init__(theme, _(TITLE), _(WORDS).format(name=name), parent, width=520)
        self._kept = kept
        self.list = QListWidget()
        self.list.setAccessibleName(_(LISTED))
        self.list.setFont(theme.font("interface"))
        self.list.addItems([_told(one) for one in kept])
        self.list.setCurrentRow(-1)
        self.column.addWidget(self.list)
        leave = Button(theme, _("Leave it"))
        leave.clicked.connect(self.reject)
        self.write = Button(theme, _("Write it to a new file"), kind="primary")
        self.write.clicked.connect(self.accept)
        self.write.setEnabled(False)
        self.list.itemSelectionChanged.connect(self._chosen_other)
        self.add_buttons((leave, self.write))
        leave.setDefault(True)
        self.list.setFocus()

    def chosen(self) -> Kept | None:
        """The workbook that was chosen."""
        rows = [index.row() for index in self.list.selectedIndexes()]
        return self._kept[rows[0]] if rows else None

    def _chosen_other(self) -> None:
        self.write.setEnabled(self.chosen() is not None)


def _told(kept: Kept) -> str:
    """Explore This Further, Ana: yesterday, 14:02."""
    when = moment(kept.backup.at, kept.backup.offset_minutes)
    whose = (
        _("A locked workbook")
        if kept.locked
        else ", ".join(part for part in (kept.course, kept.name) if part)
    )
    return f"{whose}: {when}"
