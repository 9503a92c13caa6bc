"""A course for people without this program: all that a learner reads is in it, and nothing that runs or is fetched."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.conftest import COURSE
from workbook.authoring.export_course.export import export_as_html, export_as_markdown
from workbook.authoring.export_course.html import as_html
from workbook.authoring.export_course.markdown import as_markdown
from workbook.course.files import Files, FolderFiles
from workbook.course.kinds import KINDS
from workbook.trouble import Trouble

PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
EVERY_KIND = Path(__file__).parents[2] / "courses" / "make-your-own-course"
ABOUT = (
    "---\ntitle: Tea & <time>\nid: tea\nversion: 1.0.0\nlanguage: en\nauthor: Ana\nholder: Ana B.\n"
    "licence: CC BY 4.0\n---\n"
)
TEXTS = (
    "Hello {#id}\n\n# Large\n\nA <b>tag</b> and `<code>`, a source [@ana], a note[^1].\n\n"
    '![A tree](media/tree.gif "An oak")\n\n[^1]: The note.\n'
)
BLOCKS = """
::: note Good *to* know
Inside the box.
:::

::: evidence Claim
label: promising

Some studies.
:::

::: leader Debrief
Only for you.
:::

::: choice which
other: Another

Which **one**?

Why I ask.

- black {#black}
- green & white {#green}
:::

::: line why
show-if: which black
recall: which
hint: One line.
example: warmth

Why that?
:::
"""


def tea(module: str = "", **more: bytes) -> dict[str, bytes]:
    return {
        "course.md": (ABOUT + "Welcome.\n").encode(),
        "modules/01-leaves.md": f"---\ntitle: Leaves\ntender: Gently.\n---\n{module or TEXTS + BLOCKS}".encode(),
        "sources.md": b"- Ana B., *On Tea*. {#ana}\n",
        "help.md": b"---\nplace: Lisbon\n---\nCall somebody.\n",
        "media/tree.gif": PIXEL,
        **more,
    }


class Read(HTMLParser):
    """What a page holds: its tags with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(files: Files, *, with_leader: bool = False) -> Read:
    return Read("".join(as_html(files, with_leader=with_leader)))


def text(files: Files, *, with_leader: bool = False) -> str:
    return "".join(as_markdown(files, with_leader=with_leader))


def headings(read: Read) -> list[int]:
    return [int(tag[1]) for tag, _attributes in read.tags if re.fullmatch("h[1-6]", tag)]


WORDS = [
    "Tea & <time>", "Welcome.", "Leaves", "Gently.", "Good to know", "Inside the box.", "Promising", "Some studies.",
    "Which one?", "Why I ask.", "○ black", "○ green & white", "○ Another: ", "Why that?", "One line.",
    "For example: warmth",
    "For you if it goes with your answer to 1.1.", "Look back at what you wrote: 1.1.", "The note.", "An oak",
    "Ana B., On Tea.", "Call somebody.", "Lisbon", "Version 1.0.0 · Ana B. · CC BY 4.0", "By Ana", "<b>tag</b>",
    "<code>",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_everything_a_learner_reads_is_on_the_page_and_in_the_text(words: str) -> None:
    assert words in page(tea()).words
    rendered = Read(MarkdownIt("commonmark", {"html": True}).render(text(tea())))
    shown = rendered.words + "".join(str(image.get("title")) for image in rendered.all("img"))
    assert words in shown


def test_what_is_for_the_leader_is_only_there_if_that_is_wanted() -> None:
    for made in (page(tea()).words, text(tea())):
        assert "Only for you." not in made
    for made in (page(tea(), with_leader=True).words, text(tea(), with_leader=True)):
        assert "Only for you." in made
        assert "For the leader" in made


def test_the_page_is_whole_in_itself_and_runs_nothing() -> None:
    read = page(
        tea('<script src="https://evil"></script>[x](javascript:1)![y](https://evil/x.png)\n' + TEXTS)
    )
    assert not read.all("script")
    assert not read.all("link")
    assert [image["src"] for image in read.all("img")][-1:] == [read.all("img")[-1]["src"]]
    assert all(str(image["src"]).startswith("data:") for image in read.all("img"))
    assert all(
        str(link["href"]).startswith(("#", "https://", "mailto:")) for link in read.all("a") if "href" in link
    )
    assert any("default-src 'none'" in str(meta.get("content")) for meta in read.all("meta"))


def test_the_page_is_accessible() -> None:
    read = page(tea())
    assert read.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert headings(read).count(1) == 1
    assert headings(read)[0] == 1
    assert all(after <= before + 1 for before, after in zip(headings(read), headings(read)[1:], strict=False))
    assert [image["alt"] for image in read.all("img")] == ["A tree"]
    ids = [str(attributes["id"]) for _tag, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in read.all("a"):
        href = str(link["href"])
        assert not href.startswith("#") or href[1:] in ids, "a link leads somewhere"


def test_a_language_that_is_written_from_the_right() -> None:
    files = tea() | {"course.md": ABOUT.replace("language: en", "language: he-IL").encode()}
    assert page(files).all("html") == [{"lang": "he-IL", "dir": "rtl"}]


@pytest.mark.parametrize("folder", [COURSE, EVERY_KIND], ids=["explore", "every kind"])
def test_the_courses_that_ship(folder: Path) -> None:
    files = FolderFiles(folder)
    read, markdown = page(files), text(files)
    assert headings(read).count(1) == 1
    assert all(header["scope"] == "col" for header in read.all("th"))
    assert all(image["alt"] for image in read.all("img") if image["src"] != "data:,")
    outside = re.sub(r"^(`{3,}|~{3,}).*?^\1", "", markdown, flags=re.DOTALL | re.MULTILINE)
    assert ":::" not in outside
    assert "{#" not in outside
    assert "[@" not in outside


def test_every_kind_says_what_is_to_be_filled_in() -> None:
    words = page(FolderFiles(EVERY_KIND)).words
    source = "".join(
        data.decode() for path, data in FolderFiles(EVERY_KIND).items() if path.startswith("modules/")
    )
    assert all(f"::: {kind} " in source for kind in KINDS)
    for said in (
        "☐ ",
        "○ ",
        "0 · 1 · 2",
        "…… because ……",
        "If ……",
        "on a bad day ……",
        "draw yourself in the middle",
    ):
        assert said in words
    for said in (
        "Number them, first things first.",
        "Draw on a sheet of paper.",
        "Lay a picture of yours here.",
    ):
        assert said in words


def test_a_block_that_cannot_be_read_is_shown_as_it_stands() -> None:
    files = tea("::: dance waltz\nOne two three\n:::\n")
    assert "One two three" in page(files).words
    assert re.search(r"```\n(.*\n)?One two three\n", text(files))


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "tea.html").write_text("mine")
    with pytest.raises(Trouble, match=r"“tea\.html” is there already\. It was not touched\."):
        export_as_html(tea(), tmp_path / "tea.html")
    assert (tmp_path / "tea.html").read_text() == "mine"
    (tmp_path / "tea").mkdir()
    with pytest.raises(Trouble, match="“tea” is there already"):
        export_as_markdown(tea(), tmp_path / "tea")


def test_markdown_has_its_pictures_beside_it(tmp_path: Path) -> None:
    assert export_as_markdown(tea(), tmp_path / "out") == tmp_path / "out" / "tea.md"
    found = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert found == ["media/tree.gif", "tea.md"]


def test_a_page_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> object:
        yield "begun"
        raise OSError

    monkeypatch.setattr("workbook.authoring.export_course.export.as_html", fails)
    with pytest.raises(OSError):  # noqa: PT011 - of the disk
        export_as_html(tea(), tmp_path / "tea.html")
    assert not list(tmp_path.iterdir())


SIGNS = st.sampled_from(
    ["::: note\n", "::: line a\n", "\n", "- x {#x}\n", "<", ">", "&", '"', "[@ana]", "[^1]", "`", "```\n", "## P\n",
     "# H\n", "|a|b|\n", "|-|-|\n", "![", "](media/tree.gif)", "*", "word ", "<img src=x onerror=1>", "<!-- -->",
     ":::\n"]
)  # fmt: skip


@given(st.lists(SIGNS, max_size=30))
def test_whatever_is_written_nothing_runs_and_there_is_one_title(signs: list[str]) -> None:
    files = tea("\n" + "".join(signs))
    read = page(files)
    assert headings(read).count(1) == 1
    assert not [
        tag
        for tag, attributes in read.tags
        if tag == "script" or any(key.startswith("on") for key in attributes)
    ]
    assert all(str(image["src"]).startswith("data:") for image in read.all("img"))
    assert text(files)


def test_a_recorded_voice_is_told_with_its_words(tmp_path: Path) -> None:
    from tests import sounds
    from tests.authoring.mistakes import CLEAN, HEAD

    files = {
        "course.md": CLEAN["course.md"].encode(),
        "modules/m.md": f"{HEAD}![An evening](media/a.mp3)\n".encode(),
        "media/a.mp3": sounds.mp3(180),
        "media/a.md": b"Sit as you *like*.",
    }
    page = "".join(as_html(files))
    assert "A recorded voice, 3 minutes: An evening (media/a.mp3)" in page
    assert "Sit as you <em>like</em>." in page
    text = export_as_markdown(files, tmp_path / "out").read_text("utf-8")
    assert "A recorded voice, 3 minutes: An evening" in text
    assert "Sit as you *like*." in text
    assert (tmp_path / "out" / "media" / "a.mp3").read_bytes() == files["media/a.mp3"]
