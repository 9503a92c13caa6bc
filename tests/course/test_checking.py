"""What checking looks for beyond reading, each with its exact place."""

import pytest

from workbook import __version__
from workbook.course.checking import check_course
from workbook.course.files import Files, FolderFiles
from workbook.own_files import bundled_courses

FACTS = {
    "title": "C",
    "id": "c",
    "version": "1.0.0",
    "language": "en",
    "summary": "S",
    "author": "A",
    "holder": "H",
    "licence": "L",
}
MODULE = "---\ntitle: M\n---\n"


def top(**front_matter: str) -> str:
    return (
        "---\n"
        + "".join(f"{key}: {value}\n" for key, value in (FACTS | front_matter).items())
        + "---\nHello.\n"
    )


def check(module: str = MODULE + "Text.", **texts: str) -> list[str]:
    named = {"course.md": top(), "modules/m.md": module} | {f"{key}.md": text for key, text in texts.items()}
    return found({path: text.encode() for path, text in named.items()})


def found(files: Files) -> list[str]:
    return [f"{p.path}:{p.line}:{p.column} {p.level[0]} {p.code}" for p in check_course(files)]


@pytest.mark.parametrize("folder", bundled_courses(), ids=lambda path: path.name)
def test_the_courses_that_ship_have_no_problems(folder: object) -> None:
    assert check_course(FolderFiles(folder)) == []  # type: ignore[arg-type]


def test_a_complete_course_has_no_problems() -> None:
    assert check() == []


# Facts


def test_missing_facts_are_one_sentence() -> None:
    problems = check_course(
        {"course.md": b"---\ntitle: C\nlicence:\n---\nHi", "modules/m.md": b"---\ntitle: M\n---\nT"}
    )
    said = (
        "course.md:1:1: These facts are missing: `id`, `version`, `language`, `summary`, `author`, "
        "`holder`, `licence`. Add a line such as `id: …` to the facts."
    )
    assert [str(p) for p in problems] == [said]


def test_a_module_without_facts_is_told_how_to_begin() -> None:
    problems = check_course({"course.md": top().encode(), "modules/m.md": b"Text."})
    said = (
        "modules/m.md:1:1: This fact is missing: `title`. "
        "Begin it with a line of three hyphens (---), a line `title: …` and three hyphens."
    )
    assert [str(p) for p in problems] == [said]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("id", "My Course", "bad-id"),
        ("version", "1.0", "bad-version"),
        ("version", "v1.0.0", "bad-version"),
        ("language", "English", "bad-language"),
        ("minutes", "some", "bad-number"),
        ("needs", "one", "bad-version"),
        ("needs", "99.0.0", "needs-newer"),
        ("cover", "media/gone.png", "missing-picture"),
        ("titel", "x", "unknown-fact"),
    ],
)
def test_facts_of_another_shape(key: str, value: str, code: str) -> None:
    text = top(**{key: value})
    line = text.split("\n").index(f"{key}: {value}") + 1
    assert check(course=text) == [f"course.md:{line}:1 e {code}"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("language", "pt-BR"), ("language", "zh-Hant-TW"), ("needs", __version__), ("cover", "rings spruce"),
     ("minutes", "80"), ("subtitle", "S"), ("contact", "x"), ("changed", "y"), ("translator", "z")],
)  # fmt: skip
def test_facts_that_are_fine(key: str, value: str) -> None:
    assert check(course=top(**{key: value})) == []


def test_doubled_facts_are_named_unless_they_may_repeat() -> None:
    text = top().replace("author: A\n", "author: A\nauthor: B\ntitle: D\n")
    assert check(course=text) == ["course.md:9:1 e repeated-fact"]


def test_the_help_page_says_when_it_was_checked() -> None:
    assert check(help="---\nplace: P\nchecked: 2026-11-22\nby: B\n---\nCall.") == []
    assert check(help="---\nchecked: lately\n---\nCall.") == ["help.md:2:1 e bad-date"]


# Ids


def test_ids_of_modules() -> None:
    files = {
        "course.md": top(),
        "modules/1-a.md": MODULE + "T",
        "modules/2-b.md": "---\ntitle: B\nid: a\n---\nT",
    }
    files["modules/3-a.md"] = MODULE + "T"
    files["modules/4-d.md"] = "---\ntitle: D\nid: D D\n---\nT"
    assert found({path: text.encode() for path, text in files.items()}) == [
        "modules/2-b.md:3:1 e doubled-id",
        "modules/3-a.md:1:1 e doubled-id",
        "modules/4-d.md:3:1 e bad-id",
    ]


def test_ids_of_pages() -> None:
    assert check(MODULE + "## A {#a}\nt\n## B {#a}\nt\n## C {#A_B}\nt\n## D\nt\n") == [
        "modules/m.md:6:1 e doubled-id",
        "modules/m.md:8:1 e bad-id",
        "modules/m.md:10:1 e missing-page-id",
    ]


def test_ids_of_options() -> None:
    assert check(MODULE + "::: choice q\n\nQ?\n\n- a\n- b {#b}\n-  c\n   d\n:::\n") == [
        "modules/m.md:8:1 e missing-option-id",
        "modules/m.md:10:1 e missing-option-id",
    ]


def test_a_setting_under_an_empty_line_is_perhaps_meant_as_one() -> None:
    assert check(MODULE + "::: line q\n\nshare: bring\n\nQ?\n:::\n") == ["modules/m.md:6:1 e late-setting"]


def test_too_many_modules_and_exercises() -> None:
    files = {"course.md": top().encode()} | {f"modules/{n}.md": (MODULE + "T").encode() for n in range(201)}
    assert found(files) == ["modules:1:1 a too-many"]
    many = MODULE + "".join(f"::: line q{n}\n\nQ?\n:::\n" for n in range(301))
    assert check(many) == ["modules/m.md:1:1 a too-many"]


# Words


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("![x](media/x.png)", []),
        ('![x](<media/x.png> "caption")', []),
        ("a ![](media/x.png)", ["4:3 a no-alternative-text"]),
        ("![x](media/y.png)", ["4:1 e missing-picture"]),
        ("![x](media/x.svg)", ["4:1 e other-picture"]),
        ("![x](https://a.b/x.png)", ["4:1 e picture-elsewhere"]),
        ("[x](https://a.b) [y](mailto:c@d.e) [z](#m) [w](#page) [v](#quiz)", []),
        ("a\n\nb [x](http://a.b)", ["6:3 a http-link"]),
        ("[x](other.md)", ["4:1 e bad-link"]),
        ("[x](javascript:y)", ["4:1 e bad-link"]),
        ("[![x](media/x.png)](ftp://a.b)", ["4:1 e bad-link"]),
        ("<https://a.b> <c@d.e>", []),
        ("<http://a.b>", ["4:1 a http-link"]),
        ("[x][y]\n\n[y]: http://a.b", ["6:1 a http-link"]),
        ("[x](#nowhere)", ["4:1 a unknown-place"]),
        ("Some <b>bold</b>", ["4:13 a raw-html", "4:6 a raw-html"]),
        ("<!-- note -->", []),
        ("a <!-- note", ["4:3 a open-comment"]),
        ("1 < 2 and 3 > 2, a<b", []),
        ("`<b>` and `[x](y)`", []),
        ("```\n<b> [x](y) [@z] ![](q)\n```", []),
        ("```\n:::", ["4:1 e open-fence"]),
        ("x [[[" + "[" * 100, ["4:3 e too-hard"]),
        ("Fine.\n" + "x" * 10_001, ["5:1 e too-hard"]),
    ],
)
def test_words(text: str, problems: list[str]) -> None:
    module = MODULE + text + "\n\n## Page {#page}\n\n::: line quiz\n\nQ?\n:::\n"
    if "open-fence" in str(problems):
        module = MODULE + text
    png = b"\x89PNG\r\n\x1a\n"
    files = {"course.md": top().encode(), "modules/m.md": module.encode(), "media/x.png": png}
    assert sorted(found(files)) == [f"modules/m.md:{problem}" for problem in problems]


def test_words_are_looked_at_in_every_file() -> None:
    bad = "[x](y)\n"
    assert check(MODULE + bad, course=top() + bad, help=bad, sources=f"- {bad.strip()} {{#a}}\n") == [
        "course.md:12:1 e bad-link",
        "help.md:1:1 e bad-link",
        "modules/m.md:4:1 e bad-link",
        "sources.md:1:3 e bad-link",
        "sources.md:1:1 a uncited",
    ]


def test_words_inside_blocks_keep_their_lines() -> None:
    assert check(MODULE + "::: line q\nhint: H\n\nQ?\n\nMore <i>.\n:::\n") == ["modules/m.md:9:6 a raw-html"]


@pytest.mark.parametrize(
    ("before", "after", "code"), [("a", "b", ""), ("[a](", "x)", "bad-link"), ("[a](b ", "x)", "bad-link")]
)
def test_many_lines_of_blanks_are_looked_through_once(before: str, after: str, code: str) -> None:
    """Looked through from each blank again, as they once were, these would take four minutes."""
    module = MODULE + f"{before}{' ' * 9_900}{after}\n\n" * 24
    files = {f"modules/{n:02}.md": module.encode() for n in range(8)}
    told = [f"modules/{n:02}.md:{4 + 2 * line}:1 e {code}" for n in range(8) for line in range(24)]
    assert found({"course.md": top().encode(), **files}) == (told if code else [])
