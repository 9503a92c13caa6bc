"""Which files make a course, in which order, and how pages and numbers come about."""

import os
from pathlib import Path

import pytest

from workbook.course.files import Files, FolderFiles, module_id, module_paths
from workbook.course.model import Module
from workbook.course.outline import read_outline
from workbook.course.reading import read_course, read_module

TOP = b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"


def files(**modules: str) -> Files:
    return {"course.md": TOP} | {f"modules/{name}.md": text.encode() for name, text in modules.items()}


def test_modules_stand_in_the_order_of_their_leading_numbers_then_by_name() -> None:
    names = ["10-a", "2-b", "zeta", "02-a", "alpha", "1"]
    course = {f"modules/{name}.md": b"" for name in names}
    assert [path[8:-3] for path in module_paths(course)] == ["1", "02-a", "2-b", "10-a", "alpha", "zeta"]


def test_only_markdown_directly_in_modules_is_a_module() -> None:
    course = dict.fromkeys(["modules/a.md", "modules/b.txt", "modules/x/c.md", "d.md"], b"")
    assert module_paths(course) == ["modules/a.md"]


@pytest.mark.parametrize(
    ("name", "made"), [("01-start", "start"), ("2_a", "a"), ("3. b", "b"), ("c", "c"), ("12", "12")]
)
def test_a_modules_id_is_its_file_name_without_its_number(name: str, made: str) -> None:
    assert module_id(f"modules/{name}.md") == made


def test_the_title_page_is_read() -> None:
    text = (
        "---\ntitle: T\nid: t-c\nversion: 1.2.3\nlanguage: pt-BR\nsubtitle: S\nsummary: Sum\nauthor: A\nauthor: B\n"
        "holder: H\nlicence: L\ncover: rings spruce\nminutes: 80\ncontact: c@d.e\nchanged: new\nchanged: more\n"
        "translator: X\nneeds: 0.1.0\n---\nWelcome.\n"
    )
    about = read_outline({"course.md": text.encode()}).about
    assert (about.id, about.title, about.version, about.language) == ("t-c", "T", "1.2.3", "pt-BR")
    assert (about.subtitle, about.summary, about.authors, about.holder) == ("S", "Sum", ("A", "B"), "H")
    assert (about.licence, about.cover, about.minutes, about.contact) == ("L", "rings spruce", 80, "c@d.e")
    assert (about.changed, about.translator, about.needs) == (("new", "more"), "X", "0.1.0")
    assert about.text == "Welcome."


def test_a_modules_facts_are_read() -> None:
    text = "---\ntitle: M\nid: my-id\nminutes: 5\nsummary: S\ntender: Gently.\n---\nText."
    mark = read_outline(files(a=text)).modules[0]
    assert (mark.id, mark.title, mark.minutes, mark.summary, mark.tender) == ("my-id", "M", 5, "S", "Gently.")


def test_two_modules_of_one_id_both_work() -> None:
    outline = read_outline(files(**{"1-a": "x", "2-a": "y"}))
    assert [module.id for module in outline.modules] == ["a", "a-2"]


def modules(course_files: Files) -> list[Module]:
    outline = read_outline(course_files)
    return [read_module(course_files, outline, mark.id)[0] for mark in outline.modules]


def test_the_text_before_the_first_heading_is_a_page_titled_as_the_module() -> None:
    module = modules(files(a="---\ntitle: M\n---\nIntro.\n\n## One {#first}\nText.\n\n## Two\n"))[0]
    assert [(page.id, page.title, len(page.parts)) for page in module.pages] == [
        ("a", "M", 1),
        ("first", "One", 1),
        ("two", "Two", 0),
    ]


def test_without_such_text_the_first_heading_is_the_first_page() -> None:
    module = modules(files(a="---\ntitle: M\n---\n\n\n## One\nText.\n"))[0]
    assert [page.title for page in module.pages] == ["One"]


def test_a_module_without_headings_or_text_has_one_page() -> None:
    assert [page.title for page in modules(files(a=""))[0].pages] == ["A"]


def test_a_third_level_heading_begins_no_page() -> None:
    assert len(modules(files(a="Text.\n\n### Sub\n\n##NoBlank\n"))[0].pages) == 1


def test_pages_of_one_title_have_ids_of_their_own() -> None:
    assert [page.id for page in modules(files(a="## X\nt\n## X\nt\n"))[0].pages] == ["x", "x-2"]


BLOCKS = """
::: line {0}1
Q?
:::

::: note N
:::

::: recall r{0}
of: x
:::

## P

::: {1} {0}2
R?
:::
"""


def test_numbers_count_exercises_in_file_order_without_boxes_and_recalls() -> None:
    outline = read_outline(files(**{"1-a": BLOCKS.format("a", "line"), "2-b": BLOCKS.format("b", "map")}))
    assert [(mark.id, mark.kind, mark.number) for mark in outline.exercises()] == [
        ("a1", "line", "1.1"),
        ("ra", "recall", ""),
        ("a2", "line", "1.2"),
        ("b1", "line", "2.1"),
        ("rb", "recall", ""),
        ("b2", "map", "2.2"),
    ]


def test_prose_keeps_its_line() -> None:
    module = modules(files(a="---\ntitle: M\n---\n\nOne.\n\n::: note\nx\n:::\n\n\nTwo.\n"))[0]
    assert [part.line for part in module.pages[0].parts] == [5, 7, 12]


# Folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (
        "course.md",
        "modules/1-a.md",
        "modules/.hidden.md",
        "notes.txt",
        "media/x/y.png",
        "media/z.svg",
    ):
        target = tmp_path / "course" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.encode())
    return tmp_path / "course"


def test_a_folder_shows_only_what_belongs_to_a_course(folder: Path) -> None:
    found = FolderFiles(folder)
    assert list(found) == ["course.md", "media/x/y.png", "modules/1-a.md"]
    assert found["modules/1-a.md"] == b"modules/1-a.md"
    assert len(found) == 3
    with pytest.raises(KeyError):
        found["notes.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_out_of_the_folder_is_left_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (folder / "modules" / "2-b.md").symlink_to(tmp_path / "secret.md")
    assert "modules/2-b.md" not in FolderFiles(folder)


def test_a_file_that_is_gone_meanwhile_is_one_problem(folder: Path) -> None:
    found = FolderFiles(folder)
    (folder / "modules" / "1-a.md").unlink()
    course, problems = read_course(found)
    gone = [p for p in problems if p.code == "unreadable"]
    assert [(p.path, p.line, p.column) for p in gone] == [("modules/1-a.md", 1, 1)]
    assert course.outline.modules[0].title == "A"
