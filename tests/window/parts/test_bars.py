"""The bars of a screen are as high as the size of the text asks for, and low again with normal text."""

from pytestqt.qtbot import QtBot

from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.theme import Theme
from workbook.window.parts.bars import Bar


def test_a_bar_grows_and_shrinks_with_the_text(qtbot: QtBot) -> None:
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    frame = Bar(theme, "bar-top")
    row = frame.row
    qtbot.addWidget(frame)
    before = frame.minimumHeight(), row.contentsMargins()
    theme.larger()
    assert frame.minimumHeight() > before[0]
    theme.smaller()
    assert (frame.minimumHeight(), row.contentsMargins()) == before
