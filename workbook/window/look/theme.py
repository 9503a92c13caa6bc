"""How the window looks now: colours, text size, spaces, icons; handed to every widget that paints or measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbook.window.look import fonts
from workbook.window.look.style_sheet import style_sheet
from workbook.window.look.tokens import DARK, LIGHT, THEMES, Tokens

if TYPE_CHECKING:
    from pathlib import Path

FACES = ("serif", "sans", "legible")
WIDTHS = {"narrow": 0.84, "normal": 1.0, "wide": 1.24}  # of a line of prose
SPACINGS = {"close": 0.94, "normal": 1.0, "open": 1.16, "wide": 1.34}  # from line to line
SMALLEST, LARGEST = 0.8, 2.0
_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Reading(NamedTuple):
    """How prose, questions and answers are set: their face, the width of a line, and the space between lines."""

    face: str = "serif"
    width: str = "normal"
    spacing: str = "normal"

    def checked(self) -> Reading:
        """The same, with what is not known put right."""
        known = (
            (self.face, FACES, "serif"),
            (self.width, WIDTHS, "normal"),
            (self.spacing, SPACINGS, "normal"),
        )
        return Reading(*(value if value in among else usual for value, among, usual in known))


class Theme(QObject):
    """The look of the window. `changed` tells widgets to take fonts and measures anew."""

    changed = Signal()

    def __init__(
        self, icons: Path, choice: str = "system", scale: float = 1.0, *, less_movement: bool | None = None,
        reading: Reading | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.reading = (reading or Reading()).checked()
        fonts.need_face(self.reading.face)
        self.movement_chosen = less_movement is not None  # else it is as the desktop says
        self.less_movement = bool(less_movement)
        self.icon_folder = icons
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._fonts: dict[str, QFont] = {}
        self.choice = choice
        self.scale = min(LARGEST, max(SMALLEST, scale))
        self.tokens = _tokens(choice)

    def choose(self, choice: str) -> None:
        """Take a theme by name; `system` follows the desktop."""
        self.choice = choice
        self._take(_tokens(choice), self.scale)

    def follow_system(self) -> None:
        """The desktop changed between light and dark."""
        if self.choice == "system":
            self._take(_tokens("system"), self.scale)

    def larger(self) -> None:
        """One step larger text."""
        self._take(self.tokens, next((s for s in _STEPS if s > self.scale + 0.01), LARGEST))

    def smaller(self) -> None:
        """One step smaller text."""
        self._take(self.tokens, next((s for s in reversed(_STEPS) if s < self.scale - 0.01), SMALLEST))

    def normal_size(self) -> None:
        """Text at 100 %."""
        self._take(self.tokens, 1.0)

    def move_less(self, less: bool) -> None:
        """Words and numbers instead of moving pictures, or not, because somebody chose that."""
        self.movement_chosen, self.less_movement = True, less
        self.changed.emit()

    def follow_movement(self, less: bool) -> None:
        """The desktop says how much may move; what somebody chose here counts more."""
        if not self.movement_chosen and less != self.less_movement:
            self.less_movement = less
            self.changed.emit()

    def read_in(self, reading: Reading) -> None:
        """Set prose, questions and answers otherwise."""
        self.reading = reading.checked()
        fonts.need_face(self.reading.face)
        self._take(self.tokens, self.scale)

    def _take(self, tokens: Tokens, scale: float) -> None:
        self.tokens, self.scale = tokens, scale
        self._fonts.clear()
        self.changed.emit()

    def px(self, pixels: float) -> int:
        """A space that grows with the text."""
        return max(1, round(pixels * self.scale))

    def line_px(self, pixels: float) -> int:
        """The width of a line of prose, as wide as it was chosen to be."""
        return self.px(pixels * WIDTHS[self.reading.width])

    def line_height(self, percent: int) -> int:
        """From line to line in hundredths of a line's own height, as it was chosen to be."""
        return round(percent * SPACINGS[self.reading.spacing])

    def font(self, style: str) -> QFont:
        """The font of a text style at the present size."""
        if style not in self._fonts:
            self._fonts[style] = fonts.font(style, self.scale, self.reading.face)
        return self._fonts[style]

    def colour(self, name: str) -> QColor:
        """A colour by its token."""
        return QColor(getattr(self.tokens, name))

    def icon(self, name: str, colour: str = "ink", size: int = 18) -> QIcon:
        """An icon in a token's colour."""
        icon = QIcon()
        icon.addPixmap(self.pixmap(name, colour, size))
        return icon

    def pixmap(self, name: str, colour: str = "ink", size: int = 18) -> QPixmap:
        """An icon as a picture; arrows are mirrored where text runs from right to left."""
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        mirrored = _mirror(name) if QGuiApplication.isRightToLeft() else name
        key = (mirrored, getattr(self.tokens, colour), self.px(size), ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(*key)
        return self._pixmaps[key]

    def spaced_pixmap(self, name: str, colour: str, size: int, *, before: bool) -> QPixmap:
        """An icon with the gap that stands between it and the words of its button."""
        icon = self.pixmap(name, colour, size)
        ratio, gap = icon.devicePixelRatio(), self.px(7)
        wide = QPixmap(icon.width() + round(gap * ratio), icon.height())
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(gap if before != QGuiApplication.isRightToLeft() else 0, 0, icon)
        painter.end()
        return wide

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(ratio)
        path = self.icon_folder / f"{name}.svg"
        svg = path.read_bytes().replace(b"currentColor", colour.encode()) if path.is_file() else b""
        renderer = QSvgRenderer(QByteArray(svg)) if svg else None
        if renderer and renderer.isValid():
            painter = QPainter(picture)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
        return picture

    def palette(self) -> QPalette:
        """The tokens as a Qt palette."""
        roles = {
            "Window": "desk", "Base": "field", "AlternateBase": "page", "WindowText": "ink", "Text": "ink",
            "ButtonText": "ink", "PlaceholderText": "muted", "Button": "card", "Highlight": "accent_soft",
            "HighlightedText": "accent_ink", "Link": "accent", "LinkVisited": "accent", "Accent": "accent",
            "ToolTipBase": "card", "ToolTipText": "ink", "Light": "card", "Midlight": "line", "Mid": "edge",
            "Dark": "edge", "Shadow": "line",
        }  # fmt: skip
        palette = QPalette()
        for role, token in roles.items():
            if hasattr(QPalette.ColorRole, role):
                palette.setColor(QPalette.ColorRole[role], self.colour(token))
        for role in ("WindowText", "Text", "ButtonText"):
            palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], self.colour("muted"))
        return palette

    def style_sheet(self) -> str:
        """The application's style sheet in the present colours."""
        return style_sheet(self.tokens)


def _tokens(choice: str) -> Tokens:
    if choice in THEMES:
        return THEMES[choice]
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _mirror(name: str) -> str:
    if name.startswith(("arrow-", "chevron-")):
        return name.replace("left", "@").replace("right", "left").replace("@", "right")
    if name.startswith(("undo-", "redo-")):  # back is where one came from
        return name.replace("undo", "@").replace("redo", "undo").replace("@", "redo")
    return name
