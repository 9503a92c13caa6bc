"""Markdown that others wrote, in folders and single files."""

from pathlib import Path

import pytest

from tests.authoring.importing.imported import errors, kinds, text_of
from tests.authoring.mistakes import png
from workbook.authoring.importing import markdown_folder
from workbook.authoring.importing.drafting import Draft, became
from workbook.authoring.importing.markdown_folder import read_markdown
from workbook.authoring.importing.report import report_text
from workbook.authoring.importing.trouble import Cancelled, ImportTrouble


def folder(place: Path, files: dict[str, str | bytes]) -> Draft:
    """A folder with these files, as a draft without mistakes."""
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    made = became(read_markdown(place))
    assert errors(made) == []
    return made


def one(place: Path, text: str) -> Draft:
    return folder(place, {"a.md": "# A\n\n## B\n\n" + text, "z.md": "Z"})


def modules(made: Draft) -> list[str]:
    return [path.removeprefix("modules/") for path in made.files if path.startswith("modules/")]


def test_files_are_modules_in_the_order_they_say_or_are_named(tmp_path: Path) -> None:
    made = folder(
        tmp_path / "course",
        {
            "10-last.md": "# Last\n\nText.",
            "2-first.md": "---\ntitle: First\nlang: de\nauthors: Ann\n---\n\nText.\n\n## A page {#old .x}\n\nMore.",
            "part.md": "---\ntitle: Part\norder: 1\n---\nText.",
            "part/b.md": "# Inside\n\n## A page\n",
            ".hidden/c.md": "# No",
            "notes.txt": "no",
        },
    )
    assert modules(made) == ["01-part.md", "02-inside.md", "03-first.md", "04-last.md"]
    assert "## A page {#a-page-2}\n\nMore." in text_of(made, 3)
    assert b"language: de\n" in made.files["course.md"]
    assert "authors: Ann" in report_text(made)


def test_a_single_file_is_a_course_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text(
        "# Guide\n\nHello.\n\n## One\n\n### First\n\nText.\n\nTwo\n---\n\nText.\n"
    )
    made = became(read_markdown(tmp_path / "guide.md"))
    assert errors(made) == []
    assert made.title == "Guide"
    assert modules(made) == ["01-guide.md", "02-one.md", "03-two.md"]
    assert text_of(made, 2) == "## First {#first}\n\nText."


def test_text_stays_as_it_stands(tmp_path: Path) -> None:
    text = (
        "A *star*, `code {% x %}`.\n\n- one\n  - two\n\n  more of two\n\n1. three\n\n> said\n\n"
        "```\n::: raw\n## raw\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nNoted[^1].\n\n[^1]: The note."
    )
    made = one(tmp_path, text)
    assert text_of(made).endswith(text)


def test_blocks_of_others_and_liquid_stay_as_text_and_are_told(tmp_path: Path) -> None:
    text = (
        ":::::: challenge\n\n## Try it\n\nDo {{ site.this }}.\n\n:::: solution\nSo.\n::::\n\n::::::\n\n"
        "{% include x.html %}\n\n<div>HTML</div>\n\n:::note Mind\nyou\n:::\n"
    )
    made = one(tmp_path, text)
    assert text_of(made).split("\n\n")[1:] == [
        "\\::: challenge", "### Try it", "Do `{{ site.this }}`.", "\\::: solution", "So.",
        "`{% include x.html %}`", "<div>HTML</div>", "\\::: note Mind", "you",
    ]  # fmt: skip
    assert [row.look for row in made.rows if row.look] == [
        "fence",
        "liquid",
        "fence",
        "liquid",
        "html",
        "fence",
    ]
    assert "A block of another kind of course." in report_text(made)


def test_links_lead_somewhere_or_are_words(tmp_path: Path) -> None:
    text = (
        "[out](https://example.org/a_(b)) [in](02-next.md) [top](#top) [ref][r] [x]({{ base }}/y) [gone](two words)\n\n"
        "[r]: other.html\n[s]: https://example.org\n\nAs said [@smith]."
    )
    assert text_of(one(tmp_path, text)).split("\n\n")[1:] == [
        "[out](https://example.org/a_(b)) in (02-next.md) top ref (other.html) x (`{{ base }}`/y) [gone] (two words)",
        "[s]: https://example.org", "As said \\[&#64;smith].",
    ]  # fmt: skip


def test_pictures_come_from_the_folder_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(2, 2))
    made = folder(
        tmp_path / "course",
        {
            "a.md": '![A tree](fig/tree.png "x"){alt="no"} ![](fig/tree.png){alt=\'Another\'} '
            '<img src="/fig/tree.png" alt="Third">\n\n'
            "![far](https://example.org/x.png)\n\n![up](../secret.png) ![gone](gone.png) ![draw](fig/a.svg)",
            "fig/tree.png": png(3, 3),
            "fig/a.svg": "<svg></svg>",
            "z.md": "Z",
        },
    )
    assert [path for path in made.files if path.startswith("media/")] == ["media/a-tree.png"]
    assert text_of(made).split("\n\n") == [
        "![A tree](media/a-tree.png)", "![Another](media/a-tree.png)", "![Third](media/a-tree.png)",
        "[far](https://example.org/x.png)",
    ]  # fmt: skip
    assert [row.look for row in made.rows if row.look] == ["remote", "no-picture", "no-picture", "no-picture"]
    assert all(word in report_text(made) for word in ("up", "gone", "draw"))


def test_what_is_filled_in_becomes_exercises(tmp_path: Path) -> None:
    text = (
        "What helps?\n\n- [ ] a **walk**\n- [x] tea\n\n| Day | Mood |\n|---|---|\n| Monday | |\n| Tuesday | |\n\n"
        "My *word*: ________\n"
    )
    made = one(tmp_path, text)
    assert kinds(made)[2:5] == ["checklist", "table", "line"]
    assert "\n\nWhat helps?\n\n- a walk" in text_of(made)
    assert "- a walk {#a-walk}\n- tea {#tea}" in text_of(made)
    assert "- Monday {#monday}\n- Tuesday {#tuesday}" in text_of(made)
    assert "\n\nMy word\n:::" in text_of(made)


@pytest.mark.parametrize(
    "data", ["Ä\n".encode("cp1252"), "Ä\n".encode("utf-16"), b"\xef\xbb\xbf\xc3\x84\r\n"]
)
def test_usual_encodings(tmp_path: Path, data: bytes) -> None:
    assert text_of(folder(tmp_path, {"a.md": data, "b.md": "x"})) == "Ä"


def test_code_without_an_end_ends_with_its_file(tmp_path: Path) -> None:
    assert text_of(one(tmp_path, "```\nx")).endswith("```\nx\n```")


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("x" * 100)
    for name in ("MOST_FILES", "MOST_LOOKED_AT"):
        with monkeypatch.context() as patch:
            patch.setattr(markdown_folder, name, 2)
            with pytest.raises(ImportTrouble, match="holds more than what can be taken in at once"):
                read_markdown(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(markdown_folder, "MOST_IN_ALL", 300)
        with pytest.raises(ImportTrouble, match="holds more"):
            read_markdown(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(markdown_folder, "MOST_OF_FILE", 50)
        with pytest.raises(ImportTrouble, match="Part it"):
            read_markdown(tmp_path)
    with pytest.raises(Cancelled):
        read_markdown(tmp_path, lambda: False)


def test_a_folder_without_markdown_and_links_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret")
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "a.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ImportTrouble, match="There is no Markdown file"):
        read_markdown(tmp_path / "course")
