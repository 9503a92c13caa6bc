"""The program's icon as each system wants it, made from the one drawing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256)


def write_icons(drawings: Path, folder: Path) -> None:
    """PNG files in all sizes of each drawing, and the program's own as `.ico` and `.icns`."""
    folder.mkdir(parents=True, exist_ok=True)
    for drawing in sorted(drawings.glob("*.svg")):
        for size in SIZES:
            _write_png(drawing, size, folder / f"{drawing.stem}-{size}.png")
    from PIL import Image

    with Image.open(folder / "workbook-256.png") as picture:
        picture.save(folder / "workbook.ico", sizes=[(size, size) for size in SIZES])
        picture.resize((512, 512)).save(folder / "workbook.icns")


def _write_png(drawing: Path, size: int, path: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    if not picture.save(str(path)):
        raise OSError(f"{path} could not be written")
