"""References in sources.md and how text cites them."""

from workbook.course.checking import check_course
from workbook.course.files import Files
from workbook.course.reading import read_course

TOP = (
    "---\ntitle: C\nid: c\nversion: 1.0.0\nlanguage: en\nsummary: S\nauthor: A\nholder: H\nlicence: L\n---\n"
)


def files(sources: str, module: str, top: str = TOP, **more: str) -> Files:
    texts = {"course.md": top, "sources.md": sources, "modules/m.md": "---\ntitle: M\n---\n" + module}
    return {path: text.encode() for path, text in (texts | {f"{k}.md": v for k, v in more.items()}).items()}


def test_one_list_item_is_one_source_ending_in_its_key() -> None:
    course, _ = read_course(
        files("Intro.\n\n- One. {#One}\n* Two,\n  *long*. {#two-2}\n1. Three {#c}\n\nEnd.", "")
    )
    assert course.sources == {"One": "One.", "two-2": "Two, *long*.", "c": "Three"}


def test_citations_are_numbered_by_first_use_and_unknown_ones_not_at_all() -> None:
    course, _ = read_course(files("- A {#a}\n- B {#b}\n- C {#c}\n", "[@b] [@nobody] [@a] [@b]"))
    assert course.outline.citations == {"b": 1, "a": 2}


def test_any_text_cites_title_page_first_and_help_last() -> None:
    course, _ = read_course(files("- A {#a}\n- B {#b}\n- C {#c}\n", "[@b]", TOP + "[@a]", help="[@c]"))
    assert course.outline.citations == {"a": 1, "b": 2, "c": 3}


def test_a_citation_without_a_source_is_named_with_line_and_column() -> None:
    problems = check_course(files("- A {#Abc2020}\n- X {#x}", "One.\nTwo [@abc2020], `[@code]` and [@x].\n"))
    assert [str(p) for p in problems] == [
        "modules/m.md:5:5: sources.md has no source `abc2020`. Did you mean `Abc2020`?",
        "sources.md:1:1: advice: No page cites the source `Abc2020`. Cite it as [@Abc2020], or leave it out.",
    ]


def test_sources_without_a_key_with_a_doubled_one_and_an_odd_one() -> None:
    problems = check_course(files("- A {#a}\n- B\n- C {#a}\n- D {#ü}\n", "[@a]"))
    assert [(p.path, p.line, p.level, p.code) for p in problems] == [
        ("sources.md", 3, "error", "doubled-key"),
        ("sources.md", 4, "error", "bad-key"),
        ("sources.md", 2, "advice", "no-key"),
    ]


def test_a_course_without_sources_cites_nothing() -> None:
    course, problems = read_course({"course.md": TOP.encode(), "modules/m.md": b"[@a]"})
    assert (course.sources, course.outline.citations, problems) == ({}, {}, [])
