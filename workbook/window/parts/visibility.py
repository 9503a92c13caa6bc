"""Who will see an answer: three segments in fixed order, readable without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton

from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.course.exercise import Share
    from workbook.window.look.theme import Theme

SEGMENTS: tuple[tuple[Share, str, str, str], ...] = (
    ("private", N_("Just for me"), "lock", N_("Stays out of every PDF unless you tick it yourself.")),
    ("keep", N_("In my workbook"), "book-open", N_("Goes into your own whole-workbook PDF.")),
    (
        "bring",
        N_("Bring to the workshop"),
        "users-round",
        N_("Offered for the workshop pages. You look it over before it goes anywhere."),
    ),
)
COLOURS: dict[Share, str] = {"private": "lock", "keep": "accent_ink", "bring": "bring"}
BESIDE = 130  # room for what stands in the same line


def share_words(share: Share) -> str:
    """Who sees an answer, in words."""
    return next(words for value, words, *_unused in _segments() if value == share)


class Visibility(QFrame):
    """One tab stop; Left and Right choose. Narrow, only the chosen segment keeps its words."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, share: Share) -> None:
        super().__init__()
        self._theme, self._shown = theme, share
        self.setObjectName("visibility")
        self.setAccessibleName(_("Who sees this answer"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[Share, QToolButton] = {}
        for value, words, _unused, tip in _segments():
            button = self._segment(value, words, tip)
            self._group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button
        self._wide = True
        self.show_share(share)
        self._group.buttonToggled.connect(self._toggled)
        theme.changed.connect(self._restyle)

    def share(self) -> Share:
        """The chosen segment."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def show_share(self, share: Share) -> None:
        """Choose without telling anyone."""
        self._shown = share
        self._buttons[share].setChecked(True)
        self._restyle()

    def set_room(self, width: int) -> None:
        """Show all words, or only the chosen one's, by the width of the card."""
        wide = width >= self._theme.px(BESIDE) + self._all_words()
        if wide != self._wide:
            self._wide = wide
            self._restyle()

    def _all_words(self) -> int:
        """The room that all words need, with what is around them."""
        metrics = QFontMetrics(self._theme.font("small-button"))
        around = self._theme.px(15) + 28 + self._theme.px(18)
        return sum(metrics.horizontalAdvance(words) + around for _share, words, _icon, _tip in _segments())

    def minimumSizeHint(self) -> QSize:
        # All words may give way to icons: a narrow card must not be kept wide by them.
        words = self._buttons[self._shown].fontMetrics().horizontalAdvance(self._buttons[self._shown].text())
        beside = len(SEGMENTS) * (self._theme.px(15) + 28) + self._theme.px(12)
        return QSize(words + beside, super().minimumSizeHint().height())

    def _segment(self, value: Share, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("kind", "segment")
        button.setProperty("share", value)
        button.setToolTip(f"{words}. {tip}")
        button.setAccessibleName(words)
        button.setAccessibleDescription(tip)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _restyle(self) -> None:
        for value, words, icon, _unused in _segments():
            button = self._buttons[value]
            chosen = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
            button.setFont(self._theme.font("small-button" if chosen else "small"))
            with_words = self._wide or chosen
            colour = COLOURS[value] if chosen else "muted"
            spaced = self._theme.spaced_pixmap(icon, colour, 15, before=False)
            picture = spaced if with_words else self._theme.pixmap(icon, colour, 15)
            button.setIconSize(picture.deviceIndependentSize().toSize())
            button.setIcon(QIcon(picture))
            style = Qt.ToolButtonStyle
            button.setText(words)
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if with_words else style.ToolButtonIconOnly
            )

    def _toggled(self, _segment: QAbstractButton, checked: bool) -> None:
        """A segment was chosen, by whatever means."""
        if checked and (share := self.share()) != self._shown:
            self._shown = share
            self._restyle()
            self.chosen.emit(share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(cast("Qt.Key", event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.isRightToLeft():
            step = -step
        order = [value for value, *_unused in SEGMENTS]
        at = min(len(order) - 1, max(0, order.index(self.share()) + step))
        if order[at] != self.share():
            self._buttons[order[at]].setChecked(True)
        self._buttons[order[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _segments() -> list[tuple[Share, str, str, str]]:
    return [(share, _(words), icon, _(tip)) for share, words, icon, tip in SEGMENTS]
