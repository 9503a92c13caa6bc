"""The practice that a course comes from, above the title of its front page."""

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from tests.authoring.mistakes import png
from tests.window.conftest import SMALL
from workbook.course.outline import read_outline
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.look.theme import Theme
from workbook.window.parts.brand_line import BrandLine


def front(qtbot: QtBot, theme: Theme, facts: str) -> FrontScreen:
    page = SMALL["course.md"].replace(b"id: small\n", b"id: small\n" + facts.encode())
    files = {**SMALL, "course.md": page, "media/logo.png": png(4, 2)}
    made = FrontScreen(theme, files, read_outline(files))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast-dark"])
def test_name_picture_and_colour_are_shown(qtbot: QtBot, theme: Theme, look: str) -> None:
    theme.choose(look)
    shown = front(
        qtbot, theme, "brand-name: At the Quay\nbrand-colour: #98471D\nbrand-picture: media/logo.png\n"
    )
    line = shown.findChild(BrandLine)
    assert line is not None
    assert (line.name.text(), line.picture.accessibleName()) == ("At the Quay", "At the Quay")
    [colour] = [frame for frame in line.findChildren(QFrame) if "#98471D" in frame.styleSheet()]
    assert colour.height() >= 3


def test_a_picture_alone_is_enough_and_a_colour_alone_is_not(qtbot: QtBot, theme: Theme) -> None:
    shown = front(qtbot, theme, "brand-picture: media/logo.png\n")
    alone = shown.findChild(BrandLine)
    assert alone is not None
    assert not alone.picture.pixmap().isNull()
    assert front(qtbot, theme, "brand-colour: clay\n").findChild(BrandLine) is None
