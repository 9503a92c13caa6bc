"""A course as a learner sees it, in a window of its own; it follows what is written into its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from workbook.course.files import FolderFiles
from workbook.course.outline import read_about
from workbook.drafts.draft import stamp_of
from workbook.language.translation import gettext as _
from workbook.window.studio.try_view import TryView

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from workbook.course.files import Files
    from workbook.drafts.draft import Stamp
    from workbook.window.look.theme import Theme

LOOK_MS = 800


class PreviewWindow(QMainWindow):
    """Answers are thrown away with it. `folder` is looked at again and again; a packed course does not change."""

    def __init__(self, theme: Theme, files: Files, folder: Path | None) -> None:
        super().__init__()
        self._files, self._folder = files, folder
        self._stamps = self._stamps_now()
        self.view = TryView(theme, self._read, _("Close"))
        self.view.back_wanted.connect(self.close)
        self.setCentralWidget(self.view)
        self.setWindowTitle(_("Preview: {title}").format(title=read_about(files).title))
        self.resize(1280, 800)
        self.setMinimumSize(720, 480)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        if folder is not None:
            self._look.start()

    def _read(self) -> Files:
        """The course as it is now."""
        return FolderFiles(self._folder) if self._folder is not None else self._files

    def _stamps_now(self) -> dict[str, Stamp]:
        if self._folder is None or not self._folder.is_dir():
            return {}
        return {path: stamp_of(self._folder / path) for path in FolderFiles(self._folder)}

    def look(self) -> None:
        """Show the course anew if something was written into its folder."""
        now = self._stamps_now()
        if now and now != self._stamps:
            self._stamps = now
            self.view.course_changed(set(now))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._look.stop()
        self.view.close_pool()
        super().closeEvent(event)
