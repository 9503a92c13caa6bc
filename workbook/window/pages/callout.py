"""Boxes in the course text: try it, a care note, a fact with its evidence label, a plain note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.layouts import nest
from workbook.window.parts.prose import Prose
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.course.model import Box, Recording
    from workbook.course.text import TextReader
    from workbook.window.look.theme import Theme

EVIDENCE = {
    "well-supported": N_("Well supported"),
    "promising": N_("Promising"),
    "debated": N_("Debated"),
    "idea": N_("An idea, not a finding"),
}
_ICONS = {"try": ("footprints", "accent_ink"), "care": ("feather", "caution"), "note": ("info", "muted")}
_NAMES = {"try": N_("Try it"), "care": N_("A note of care"), "note": N_("Note"), "evidence": N_("Fact box")}


class Callout(QFrame):
    """One box: an icon or an evidence label, a title, and the text."""

    def __init__(self, theme: Theme, box: Box, reader: TextReader, files: Files) -> None:
        super().__init__()
        self.setObjectName(box.kind if box.kind in ("try", "care", "evidence") else "note")
        self.setAccessibleName(f"{_(_NAMES.get(box.kind, 'Note'))}: {box.title}".rstrip(": "))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(13))
        column.setSpacing(theme.px(6))
        nest(column, self._head(theme, box))
        self.text = Prose(theme, reader.html(box.markdown), files, style="interface", width=640)
        column.addWidget(self.text)
        self.voices = [self._voice(theme, voice, reader, files) for voice in box.recordings]
        for player in self.voices:
            column.addWidget(player)
        self.text.setVisible(bool(box.markdown.strip()) or not box.recordings)

    def _voice(self, theme: Theme, voice: Recording, reader: TextReader, files: Files) -> QWidget:
        from workbook.window.parts.player import Player

        return Player(theme, voice.path, reader.plain(voice.words), files)

    def _head(self, theme: Theme, box: Box) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        if box.label in EVIDENCE:
            row.addWidget(EvidenceTag(theme, box.label))
        elif box.kind in _ICONS:
            row.addWidget(IconLabel(theme, *_ICONS[box.kind], 18))
        title = box.title or _(_NAMES.get(box.kind, ""))
        row.addWidget(Words(theme, title, "button", wrap=True).as_heading(2), 1)
        return row


class EvidenceTag(QWidget):
    """How far the research goes, as a shape and words: filled, half, empty or dashed."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self._theme, self._label, self._text = theme, label, _(EVIDENCE[label])
        self.setAccessibleName(_("Evidence: {text}").format(text=self._text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        self.setFont(self._theme.font("meta-strong"))
        return QSize(
            self.fontMetrics().horizontalAdvance(self._text) + self._theme.px(34), self._theme.px(24)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.colour("ink")
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side = self._theme.px(11)
        left = self.width() - side - self._theme.px(8) if self.isRightToLeft() else self._theme.px(8)
        dot = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(
            QPen(ink, 1.5, Qt.PenStyle.DotLine if self._label == "idea" else Qt.PenStyle.SolidLine)
        )
        painter.setBrush(ink if self._label == "well-supported" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        if self._label == "promising":
            painter.setBrush(ink)
            painter.drawPie(dot, -90 * 16, 180 * 16)
        painter.setPen(ink)
        painter.setFont(self._theme.font("meta-strong"))
        gap = self._theme.px(26)
        words = (
            self.rect().adjusted(0, 0, -gap, 0)
            if self.isRightToLeft()
            else self.rect().adjusted(gap, 0, 0, 0)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._text)
        painter.end()
