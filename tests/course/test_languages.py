"""What is wrong with a course, told in a language that nobody speaks."""

import pytest

from tests.exercises.conftest import sample
from tests.language.left_over import left_over, words_of_ours
from tests.language.pseudo import pseudo_spoken
from workbook.authoring.check import find_problems
from workbook.authoring.report import as_text
from workbook.course.answer_shapes import answer_problem
from workbook.course.files import Files
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course

TOP = "---\ntitle: Α\nid: c\nversion: 1.0.0\nlanguage: el\nsummary: Σ\nauthor: Α\nholder: Η\nlicence: Λ\n---\nΚ.\n"
MODULE = "---\ntitle: Α\n---\n\n## Β {#b}\n\n"
KEPT = {
    "JSON",
    "HTML",
    "UTF",
    "Workbook",
    "PNG",
    "JPEG",
    "GIF",
    "WebP",
    "Markdown",
    "Byte",
    "just",
    "porges",
    "arrive",
    "look",
}
OF_THE_PARSER = {
    "Expecting",
    "property",
    "name",
    "enclosed",
    "double",
    "quotes",
}  # Python’s own words for JSON
ROTTEN = [
    ":::\n", "::: line a\nhint: Χ\nhint: Χ\n\nΧ\n:::\n", "::: lime a\n\nΧ\n:::\n", "::: line\n\nΧ\n:::\n",
    "::: line A_b\n\nΧ\n:::\n", "::: line a\n\nΧ\n:::\n\n::: line a\n\nΧ\n:::\n", "::: line a\n:::\n",
    "::: line a\npaper: 3x\n\nΧ\n:::\n", "::: line a\nshare: all\n\nΧ\n:::\n", "::: line a\npair: b\n\nΧ\n:::\n",
    "::: line a\n\nΧ\n:::\n\n::: line b\npair: a\nshow-if: a x\nwas: a\n\nΧ\n:::\n",
    "::: line a\nstart-with: a\n\nΧ\n:::\n", "::: evidence\nlabel: sure\n\nΧ\n:::\n", "::: evidence\n\nΧ\n:::\n",
    "::: choice a\n\nΧ\n\n- one {#A B}\n- two {#x}\n- three {#x}\n:::\n", "::: choice a\n\nΧ\n:::\n",
    "![](media/none.png) [α](nowhere) [α](#nobody) [@nobody] <b>β</b> ![α](https://x.org/a.png)\n",
    "```\nΑ\n", "x" * 30_000 + "\n", "[" * 4_000 + "\n", "::: care\n\nΧ\n", "::: recall a\nof: nobody\n\nΧ\n:::\n",
    "::: practice a\nlength: 3 x\nbreathe: in 40, out 1\n\nΧ\n\n- 5 x | Α\n- 5 s\n:::\n",
    "::: table a\ncolumn: | text\ncolumn: Α | pick a\ncolumn: Α | 9-1\ncolumn: Α | what\n\nΧ\n:::\n",
]  # fmt: skip
FILES: list[Files] = [
    {}, {"course.md": b""}, {"course.md": TOP.encode(), "modules/1.md": b"a\0b"},
    {"course.md": TOP.encode(), "modules/1.md": b"x" * 256_001},
    {"course.md": b"---\ntitle: A\nversion: one\nid: A B\nlanguage: ?\nminutes: x\nnone: x\ncover: a.png\n"},
    {"course.md": TOP.encode(), "modules/1.md": b"---\n"},
    {"course.md": TOP.replace("1.0.0", "0.0").encode()},
    {"course.md": TOP.encode(), "sources.md": "- Α\n- Β {#b c}\n- Γ {#c}\n- Δ {#c}\n".encode()},
    {"course.md": TOP.encode(), "sample-answers.json": b"{]"},
    {"course.md": TOP.encode(), "sample-answers.json": b'{"answers": {"nobody": 1}, "what": 1}'},
    {"course.md": TOP.encode(), "media/a.png": b"none"},
    {"course.md": TOP.encode(), "help.md": b"---\nchecked: x\n---\n"},
]  # fmt: skip


def untranslated(files: Files) -> set[str]:
    """The words of ours in what `check` says; a place begins each line, and what an author wrote is quoted."""
    with pseudo_spoken():
        told = as_text(find_problems(files), files, "")
    lines = [line for line in told.splitlines() if not line.startswith("    | ")]
    said = [line if line.startswith("    ") else line.split(": ", 1)[-1] for line in lines]
    written = words_of_ours(b" ".join(files.values()).decode("utf-8", "replace")[:5_000])
    return set().union(*(left_over(words, KEPT | OF_THE_PARSER | written | set(KINDS)) for words in said))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_wrong_with_a_kind_is_told_in_the_language_that_is_spoken(kind: str) -> None:
    for block, _code in sample(kind).BAD:
        files = {"course.md": TOP.encode(), "modules/01-a.md": f"{MODULE}{block}\n".encode()}
        assert untranslated(files) == set(), block


@pytest.mark.parametrize("text", ROTTEN, ids=range(len(ROTTEN)))
def test_what_is_wrong_with_a_page_is_too(text: str) -> None:
    assert untranslated({"course.md": TOP.encode(), "modules/01-a.md": f"{MODULE}{text}".encode()}) == set()


@pytest.mark.parametrize("files", FILES, ids=range(len(FILES)))
def test_what_is_wrong_with_a_file_is_too(files: Files) -> None:
    assert untranslated(files) == set()


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("answer", [1, "α", True, ["α"], {"values": 1, "rows": 1, "chosen": 1, "ticked": 1}])
def test_why_something_is_no_answer_is_too(kind: str, answer: object) -> None:
    files = {"course.md": TOP.encode(), "modules/01-a.md": f"{MODULE}{sample(kind).SOURCE}\n".encode()}
    with pseudo_spoken():
        told = answer_problem(next(read_course(files)[0].exercises()), answer)
    keys = {
        "values",
        "rows",
        "chosen",
        "ticked",
        "sessions",
        "items",
        "entries",
        "strokes",
        "order",
        "own",
        "file",
    }
    assert told is None or left_over(told, keys) == set()


def test_advice_on_words_of_an_english_course_is_too() -> None:
    text = (
        "Just breathe. You simply write. It can heal yourself. Avoid toxic people. A cure. We guarantee it.\n"
    )
    files = {
        "course.md": TOP.replace("language: el", "language: en").encode(),
        "modules/1.md": f"{MODULE}{text}".encode(),
    }
    assert untranslated(files) == set()
