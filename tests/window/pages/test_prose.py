"""Course text on screen: what lists look like."""

import pytest
from PySide6.QtGui import QFontDatabase, QTextBlock, QTextLine
from pytestqt.qtbot import QtBot

from workbook.window.look import fonts
from workbook.window.main_window import MainWindow
from workbook.window.parts.prose import Prose

LATIN = "words enough for more than one line "
HEBREW = "מילים רבות לשורה אחת ועוד קצת "


def first_block(prose: Prose) -> QTextBlock:
    """The block of the first item; its layout is made when the text is drawn."""
    prose.resize(prose.sizeHint())
    prose.grab()
    return prose.document().begin()


def x_of(line: QTextLine, place: int) -> float:
    """Where a letter begins; the stubs do not know that Qt gives two numbers."""
    found = line.cursorToX(place)
    assert isinstance(found, tuple)
    return float(found[0])


@pytest.mark.parametrize("words", [LATIN, HEBREW], ids=["ltr", "rtl"])
@pytest.mark.parametrize("style", ["reading", "interface"])
def test_the_lines_of_an_item_stand_below_each_other_apart_from_the_bullet(
    qtbot: QtBot, window: MainWindow, words: str, style: str
) -> None:
    prose = Prose(window.theme, f"<ul><li><b>{words * 8}</b></li></ul>", {}, style=style)
    qtbot.addWidget(prose)
    block = first_block(prose)
    first, second = block.layout().lineAt(0), block.layout().lineAt(1)
    begin = x_of(first, len("•\t"))
    assert abs(begin - x_of(second, second.textStart())) <= 1
    assert abs(begin - x_of(first, 1)) >= prose.fontMetrics().horizontalAdvance(" ")


def test_copied_items_keep_their_bullets_and_numbers_stay(qtbot: QtBot, window: MainWindow) -> None:
    html = "<ul><li>one</li><li>two</li></ul><ol><li>three</li></ol>"
    prose = Prose(window.theme, html, {})
    qtbot.addWidget(prose)
    assert prose.toPlainText() == "•\tone\n•\ttwo\nthree"
    assert prose.document().lastBlock().textList().itemText(prose.document().lastBlock()) == "1."


def test_source_text_has_its_face_from_the_first_page_on(qtbot: QtBot, window: MainWindow) -> None:
    prose = Prose(window.theme, "<p>Some <code>source</code> text.</p>", {})
    qtbot.addWidget(prose)
    assert fonts.CODE in QFontDatabase.families()
    cursor = prose.document().find("source")
    assert cursor.charFormat().fontFamilies()[0] == fonts.CODE


def test_a_heading_in_a_box_is_no_larger_than_its_words(qtbot: QtBot, window: MainWindow) -> None:
    html = "<h3>What we can say</h3><p>Some words.</p><h3>So in practice</h3><p>More.</p>"
    prose = Prose(window.theme, html, {}, style="interface")
    qtbot.addWidget(prose)
    sizes = [
        block.layout().boundingRect().height()
        for block in (prose.document().findBlockByNumber(number) for number in range(4))
    ]
    assert max(sizes) < 1.2 * min(sizes)
    assert prose.document().begin().blockFormat().headingLevel() == 3
