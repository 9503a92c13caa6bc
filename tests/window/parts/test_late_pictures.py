"""Large pictures of the course come into their places one after the other, and nothing moves when they come."""

import io
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbook.window.look.theme import Theme
from workbook.window.parts import late_picture
from workbook.window.parts.prose import Prose

RED = (200, 30, 40)


def picture(width: int, height: int, turned: bool = False) -> bytes:
    made, note = io.BytesIO(), Image.Exif()
    if turned:
        note[0x0112] = 6
    Image.new("RGB", (width, height), RED).save(made, "JPEG", exif=note)
    return made.getvalue()


FILES = {
    "media/large.jpg": picture(1200, 900),
    "media/side.jpg": picture(1200, 900, turned=True),
    "media/small.jpg": picture(120, 90),
    "media/broken.jpg": picture(1200, 900).replace(b"\xff\xdb", b"\xff\xfe"),  # its tables are comments
}
Shown = Callable[[str], Prose]


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late_picture, "AT_ONCE", 500_000)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    kept: list[QWidget] = []

    def show(name: str) -> Prose:
        around = QWidget()
        kept.append(around)
        column = QVBoxLayout(around)
        prose = Prose(
            theme, f'<p>Before.</p><p><img src="media/{name}.jpg" alt="A"></p><p>Behind.</p>', FILES
        )
        column.addWidget(prose)
        column.addStretch(1)
        qtbot.addWidget(around)
        around.resize(500, 900)
        around.show()
        qtbot.waitExposed(around)
        return prose

    yield show
    kept.clear()


def red_dots(prose: Prose) -> int:
    """How much of a row of dots through the middle of the text is red."""
    seen: QImage = prose.grab().toImage()
    colours = [QColor(seen.pixel(x, seen.height() // 2)) for x in range(seen.width())]
    return sum(colour.red() > 150 and colour.green() < 90 for colour in colours)


def all_here(prose: Prose) -> bool:
    return prose._pictures is not None and prose._pictures.are_all_here()


@pytest.mark.parametrize("name", ["large", "side"])
def test_a_large_picture_comes_into_its_place(qtbot: QtBot, shown: Shown, name: str) -> None:
    prose = shown(name)
    height = prose.height()
    assert height > 300
    assert not red_dots(prose)
    qtbot.waitUntil(lambda: all_here(prose))
    assert prose.height() == height
    assert red_dots(prose) > 300


def test_a_small_one_is_there_at_once(shown: Shown) -> None:
    prose = shown("small")
    assert all_here(prose)
    assert red_dots(prose) > 100


@pytest.mark.qt_log_ignore("uantization", "JPEG", "qt.gui.imageio", extend=True)
def test_one_that_is_broken_leaves_the_text_as_it_is(qtbot: QtBot, shown: Shown) -> None:
    prose = shown("broken")
    qtbot.waitUntil(lambda: all_here(prose))
    assert not red_dots(prose)
    assert prose.toPlainText().startswith("Before.")
    assert prose.toPlainText().endswith("Behind.")


def test_it_fits_another_room(qtbot: QtBot, shown: Shown) -> None:
    prose = shown("large")
    qtbot.waitUntil(lambda: all_here(prose))
    window = prose.window()
    before = red_dots(prose)
    window.resize(400, 900)
    qtbot.waitUntil(lambda: 0 < red_dots(prose) < before)
    assert all_here(prose)  # it was only made smaller
    window.resize(560, 900)
    qtbot.waitUntil(lambda: red_dots(prose) > before)


def test_what_nobody_sees_makes_room_and_comes_again(qtbot: QtBot, shown: Shown) -> None:
    prose = shown("large")
    qtbot.waitUntil(lambda: all_here(prose))
    height = prose.height()
    prose.hide()
    assert not all_here(prose)
    prose.show()
    assert prose.height() == height
    qtbot.waitUntil(lambda: all_here(prose))
    assert red_dots(prose) > 300
