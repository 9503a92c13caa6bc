"""Where words begin at the right, what belongs to their beginning stands there, and what to their end, opposite."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.secret_field import SecretField
from workbook.window.parts.words import Words


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    app = window_app.make_application()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = Theme(resources_folder() / "icons", "light")
    dress(made)
    yield made
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def inked(widget: QWidget) -> tuple[int, int]:
    """The first and the last column of a widget in which something other than its ground is drawn."""
    image = widget.grab().toImage()
    ground, middle = image.pixel(1, image.height() // 2), range(image.height() // 3, image.height() * 2 // 3)
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in middle)]
    return columns[0], columns[-1]


@pytest.mark.parametrize("kind", ["button", "pick"])
def test_an_icon_that_follows_the_words_is_left_of_them(qtbot: QtBot, theme: Theme, kind: str) -> None:
    words = "........"  # which draw nothing at the height of an arrow
    made = (
        Button(theme, words, icon="arrow-right", kind="text", trailing=True)
        if kind == "button"
        else Pick(theme, "Which", [words])
    )
    qtbot.addWidget(made)
    made.resize(300, 40)
    made.show()
    image = made.grab().toImage()
    ground, height = image.pixel(4, 20), image.height()
    upper = [
        x for x in range(5, 295) if any(image.pixel(x, y) != ground for y in range(height // 3, height // 2))
    ]
    lower = [
        x for x in range(5, 295) if any(image.pixel(x, y) != ground for y in range(height // 2, height - 6))
    ]
    assert max(upper) < max(lower)


def test_a_line_in_other_letters_begins_where_all_lines_begin(qtbot: QtBot, theme: Theme) -> None:
    label = Words(theme, "mine.workbook")
    qtbot.addWidget(label)
    label.resize(400, 30)
    label.show()
    assert inked(label)[0] > 200


def test_an_arrow_back_to_what_was_before_points_to_where_one_came_from(theme: Theme) -> None:
    there = theme.pixmap("undo-2").toImage()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert there == theme.pixmap("redo-2").toImage()
    assert there != theme.pixmap("undo-2").toImage()


def test_what_is_typed_does_not_run_under_the_eye(qtbot: QtBot, theme: Theme) -> None:
    field = SecretField(theme, "Passphrase")
    qtbot.addWidget(field)
    field.resize(400, 42)
    field.show()
    assert field.eye.geometry().right() <= field.textMargins().left()
    assert field.textMargins().right() == 0


def test_what_ends_a_title_stays_at_its_end_before_an_icon_that_follows(qtbot: QtBot, theme: Theme) -> None:
    """Qt lays the words out by the way of the button, which is turned round, unless they are set apart."""
    button = Button(theme, "What now?", kind="text", icon="arrow-right", trailing=True)
    qtbot.addWidget(button)
    assert QAbstractButton.text(button) == "\u2068What now?\u2069"
    assert button.text() == "What now?"
