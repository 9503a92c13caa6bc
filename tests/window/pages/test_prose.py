"""Course text on screen: what lists look like."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QTextBlock, QTextCursor, QTextLine
from pytestqt.qtbot import QtBot

from tests.exercises.samples.picture import PNG
from workbook.course.text import TextReader
from workbook.window.look import fonts
from workbook.window.main_window import MainWindow
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import LinkSpot

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


def size_of(prose: Prose, words: str) -> float:
    return prose.document().find(words).charFormat().font().pointSizeF()


def test_no_heading_is_smaller_than_one_below_it(qtbot: QtBot, window: MainWindow) -> None:
    html = "".join(f"<h{level}>Level {level}</h{level}>" for level in range(1, 7)) + "<p>Text</p>"
    prose = Prose(window.theme, html, {})
    qtbot.addWidget(prose)
    sizes = [size_of(prose, f"Level {level}") for level in range(1, 7)] + [size_of(prose, "Text")]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == window.theme.font("screen-title").pointSizeF(), "as large as a page's title, `##`"
    assert sizes[0] > sizes[1] > sizes[2] > sizes[3]


def test_a_task_has_its_box_where_others_have_a_bullet(qtbot: QtBot, window: MainWindow) -> None:
    prose = Prose(window.theme, "<ul><li>☐ milk</li><li>☑ tea</li><li>☐</li><li>bread</li></ul>", {})
    qtbot.addWidget(prose)
    assert prose.toPlainText() == "☐\tmilk\n☑\ttea\n•\t☐\n•\tbread"


def test_the_words_for_under_a_picture_stand_under_it(qtbot: QtBot, window: MainWindow) -> None:
    files = {"media/a.png": PNG}
    html = '<p><img src="media/a.png" alt="A" title="Tea &amp; toast"></p><p><img alt="B" title="Gone"></p>'
    prose = Prose(window.theme, html, files)
    qtbot.addWidget(prose)
    assert "Tea & toast" in prose.toPlainText()
    assert prose.document().find("toast").charFormat().fontItalic()
    assert "Gone" not in prose.toPlainText()


def _before(prose: Prose, words: str) -> QTextCursor:
    found = prose.document().find(words)
    found.setPosition(found.selectionStart())
    return found


def test_a_paragraph_in_an_item_stands_under_its_words(qtbot: QtBot, window: MainWindow) -> None:
    prose = Prose(window.theme, TextReader().html("1. one\n\n   more of one\n\n2. two"), {})
    qtbot.addWidget(prose)
    prose.resize(prose.sizeHint())
    prose.grab()
    left = [prose.cursorRect(_before(prose, words)).left() for words in ("one", "more of")]
    assert left[0] == left[1] > 0


def test_two_lists_stand_apart(qtbot: QtBot, window: MainWindow) -> None:
    """As far from each other as paragraphs; the items of one list stand closer."""
    prose = Prose(window.theme, TextReader().html("1. one\n2. two\n\n1) three"), {})
    qtbot.addWidget(prose)
    below = [prose.document().find(words).blockFormat().bottomMargin() for words in ("one", "two")]
    assert below[1] > below[0]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_cells_keep_to_the_side_that_they_were_given(qtbot: QtBot, window: MainWindow, scale: float) -> None:
    window.theme._take(window.theme.tokens, scale)
    prose = Prose(window.theme, TextReader().html("|left|middle|right|\n|-|:-:|-:|\n|a|b|c|"), {})
    qtbot.addWidget(prose)
    sides = [prose.document().find(words).blockFormat().alignment() for words in ("left", "middle", "right")]
    assert sides[1] & Qt.AlignmentFlag.AlignHCenter
    assert sides[2] & Qt.AlignmentFlag.AlignRight
    assert not sides[0] & (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignRight)


def test_struck_words_are_struck_and_meanings_stand_under_their_word(
    qtbot: QtBot, window: MainWindow
) -> None:
    prose = Prose(window.theme, TextReader().html("~~gone~~\n\nTea\n: Hot."), {})
    qtbot.addWidget(prose)
    assert prose.document().find("gone").charFormat().fontStrikeOut()
    assert prose.toPlainText() == "gone\nTea\nHot."
    assert prose.document().find("Hot").block().layout() is not None


def test_a_footnote_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    prose = Prose(window.theme, TextReader().html("Words[2](#footnote-2)."), {})
    qtbot.addWidget(prose)
    [spot] = prose.findChildren(LinkSpot)
    assert spot.accessibleName() == "Footnote 2"
