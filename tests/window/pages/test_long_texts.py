"""Texts of a stranger's length: shown at once, by parts, with a way to the others."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from workbook.window.main_window import MainWindow
from workbook.window.pages.page_view import PageView
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.html_parts import MOST_BLOCKS, MOST_LETTERS, html_parts
from workbook.window.parts.prose import Prose
from workbook.window.parts.prose_marks import LinkSpot


def test_a_text_of_common_length_stays_whole() -> None:
    html = "<p>Some words.</p>\n<ul><li>one</li></ul>"
    assert html_parts(html) == [html]


@pytest.mark.parametrize(
    "html",
    [
        "<ul>" + "<li>a</li>" * 60_000 + "</ul>",
        "<p>" + "word " * 48_000 + "</p>",
        "<p>" + "x" * 250_000 + "</p>",
        "<p>some words</p>\n" * 8_000,
        "<table><tbody>" + "<tr><td>a</td><td>b</td></tr>" * 6_000 + "</tbody></table>",
        "<pre><code>" + "x = 1\n" * 20_000 + "</code></pre>",
        "<p>a<br>b</p><hr>" * 3_000,
    ],
)
def test_no_part_is_long(html: str) -> None:
    parts = html_parts(html)
    assert len(parts) > 5
    assert (
        max(part.count("</li>") + part.count("</p>") + part.count("</tr>") for part in parts) <= MOST_BLOCKS
    )
    assert max(map(len, parts)) < 2 * MOST_LETTERS


def test_a_numbered_list_goes_on_counting_and_marks_stay_open() -> None:
    parts = html_parts("<ol>" + "<li><em>a</em></li>" * 700 + "</ol>")
    assert parts[1].startswith('<ol start="301">')
    assert parts[2].startswith('<ol start="601">')
    [first, second] = html_parts("<p><em>" + "x" * (MOST_LETTERS + 5) + "</em></p>")
    assert first.endswith("</em></p>")
    assert second == "<p><em>xxxxx</em></p>"


@given(
    st.lists(
        st.sampled_from(["<p>a &amp; b</p>", "<ul><li>x</li></ul>", "<hr>", "<p>c<br>d</p>"]), max_size=30
    )
)
def test_nothing_is_lost(pieces: list[str]) -> None:
    html = "".join(pieces) * 20
    assert words_of("".join(html_parts(html))) == words_of(html)


def words_of(html: str) -> str:
    """What one reads, without tags."""
    return "".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture
def files(files: dict[str, bytes]) -> dict[str, bytes]:
    module = (
        b"---\ntitle: Long\n---\n\n" + b"- item\n" * 30_000 + b"\n::: care\n" + b"- boxed\n" * 900 + b":::\n"
    )
    return {"course.md": files["course.md"], "modules/01-long.md": module}


def open_first_page(qtbot: QtBot, window: MainWindow, files: dict[str, bytes], folder: Path) -> PageView:
    window.entrance.start_workbook(files, folder, "")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    return screen.current()


def test_a_page_with_a_very_long_list_is_there_in_parts(
    qtbot: QtBot, window: MainWindow, files: dict[str, bytes], tmp_path: Path
) -> None:
    page = open_first_page(qtbot, window, files, tmp_path / "long.workbook")
    page.complete()
    shown = page.findChildren(Prose)
    assert len(shown) > 5
    assert all(prose.document().blockCount() <= MOST_BLOCKS + 3 for prose in shown)


def link(prose: Prose, address: str) -> LinkSpot:
    spots = prose.findChildren(LinkSpot)
    return next(spot for spot in spots if spot.address == address and spot.isVisibleTo(prose))


def test_one_goes_from_part_to_part(qtbot: QtBot, window: MainWindow) -> None:
    prose = Prose(window.theme, "<ol>" + "<li>a</li>" * 700 + "</ol>", {})
    qtbot.addWidget(prose)
    assert "Part 1 of 3 of this long text." in prose.toPlainText()
    link(prose, "part:after").click()
    assert "Part 2 of 3" in prose.toPlainText()
    link(prose, "part:before").click()
    assert "Part 1 of 3" in prose.toPlainText()
    assert "The part before" not in prose.toPlainText()
