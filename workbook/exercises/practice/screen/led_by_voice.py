"""A practice that a recorded voice leads through: its player, and the stage that the voice has come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.player import Player
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.exercises.practice.run import Stage
    from workbook.exercises.practice.spec import Practice
    from workbook.window.look.theme import Theme


class LedByVoice(QWidget):
    """The stages take as long as the recording together, each in proportion to its own length."""

    def __init__(self, exercise: Practice, theme: Theme, files: Files) -> None:
        super().__init__()
        self._exercise = exercise
        self._stages: list[Stage] = []
        self._shown = -1
        self.player = Player(theme, exercise.audio, "", files)
        self.stage_count = Words(theme, "", "meta", ink="muted")
        self.stage = Words(theme, "", "reading", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(6))
        column.setSpacing(theme.px(6))
        for widget in (self.player, self.stage_count, self.stage):
            column.addWidget(widget)
        self._clear()
        self.player.measured.connect(self._measured)
        self.player.moved.connect(self._moved)
        self.player.heard.connect(self._clear)

    def _measured(self, seconds: float) -> None:
        if any(stage.seconds for stage in self._exercise.stages):
            self._stages = self._exercise.plan(seconds)

    def _moved(self, position: float) -> None:
        """Show the stage of this moment, and say it to those who listen when another begins."""
        if not self._stages:
            return
        at, over = 0, self._stages[0].seconds
        while at + 1 < len(self._stages) and position >= over:
            at += 1
            over += self._stages[at].seconds
        if at != self._shown:
            self._shown = at
            self.stage_count.setText(
                _("Stage {number} of {stages}").format(number=at + 1, stages=len(self._stages))
            )
            self.stage.setText(self._stages[at].text)
            self.stage_count.show()
            self.stage.setVisible(bool(self._stages[at].text))
            announce(self.stage, f"{self.stage_count.text()}. {self.stage.text()}")

    def _clear(self, *_unused: object) -> None:
        self._shown = -1
        self.stage_count.hide()
        self.stage.hide()
