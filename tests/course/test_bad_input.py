"""Files that are missing, empty, huge, binary or in another encoding: one plain sentence, and the rest works."""

import pytest

from workbook.course.checking import check_course
from workbook.course.files import Files
from workbook.course.problems import Problem, did_you_mean, in_order
from workbook.course.reading import read_course
from workbook.course.source import decode

TOP = b"---\ntitle: C\nid: c\nversion: 1.0.0\nlanguage: en\nsummary: S\nauthor: A\nholder: H\nlicence: L\n---\nHi.\n"
GOOD = b"---\ntitle: Good\n---\nText.\n\n::: line good-q\n\nQ?\n:::\n"
NOT_UTF_8 = (
    "From this line on, letters are saved in another way than UTF-8 (perhaps as Windows-1252 or Latin-1)."
)


def course(bad: bytes | None) -> Files:
    files = {"course.md": TOP, "modules/2-good.md": GOOD}
    return files if bad is None else files | {"modules/1-bad.md": bad}


@pytest.mark.parametrize(
    ("bad", "line", "what"),
    [
        (b"", 1, "This file is empty."),
        (b" \r\n\t\n", 1, "This file is empty."),
        (b"x" * 256_001, 1, "This text file has more than 256 kB."),
        (b"a\0b", 1, "This file is not plain text in UTF-8."),
        (
            "---\ntitle: A\n---\n".encode("utf-16"),
            1,
            "This file is saved as UTF-16; some programs call that “Unicode”.",
        ),
        (b"---\ntitle: A\n---\nCaf\xe9\n", 4, NOT_UTF_8),
        (b"\xef\xbb\xbfA\r\r\nB\xff", 3, NOT_UTF_8),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, "This file is not plain text in UTF-8."),
    ],
)
def test_one_bad_file_is_one_sentence_with_its_place(bad: bytes, line: int, what: str) -> None:
    problems = check_course(course(bad))
    assert [(p.path, p.line, p.column, p.level, p.what) for p in problems] == [
        ("modules/1-bad.md", line, 1, "error", what)
    ]
    assert problems[0].hint
    read, _ = read_course(course(bad))
    assert [exercise.number for exercise in read.exercises()] == ["2.1"]


def test_a_missing_course_file_is_one_sentence_and_the_modules_work() -> None:
    problems = check_course({"modules/1-good.md": GOOD})
    assert [str(p) for p in problems] == [
        "course.md:1:1: There is no course.md here. A course is a folder with a file course.md and a folder modules."
    ]
    assert len(list(read_course({"modules/1-good.md": GOOD})[0].exercises())) == 1


def test_no_modules_and_nothing_at_all() -> None:
    assert [(p.path, p.code) for p in check_course({"course.md": TOP})] == [("modules", "no-modules")]
    assert [p.code for p in check_course({})] == ["no-course-file", "no-modules"]


def test_a_file_in_utf8_with_any_marks_and_line_ends_is_read() -> None:
    for data in (b"\xef\xbb\xbfa\r\nb\rc\n", b"a\nb\nc\n"):
        assert decode("x.md", data) == ("a\nb\nc\n", [])


def test_exactly_256_kilobytes_are_read() -> None:
    assert decode("x.md", b"x" * 256_000)[1] == []


def test_curly_quotes_tabs_and_a_missing_last_line_end_are_fine() -> None:
    module = "\ufeff---\r\ntitle:\tM\r\n---\r\n“Curly”\t–\r\n::: line a\r\n\r\nQ?\r\n:::".encode()
    assert check_course({"course.md": TOP, "modules/m.md": module}) == []


def test_problems_stand_in_order_errors_first_and_once() -> None:
    def problem(path: str, line: int, level: str) -> Problem:
        return Problem(path, line, 1, "error" if level == "error" else "advice", "bad-id", "W.")

    made = [
        problem("b", 1, "advice"),
        problem("b", 2, "error"),
        problem("a", 9, "error"),
        problem("b", 2, "error"),
    ]
    assert [(p.path, p.line, p.level) for p in in_order(made)] == [
        ("a", 9, "error"),
        ("b", 2, "error"),
        ("b", 1, "advice"),
    ]


def test_a_problem_in_print() -> None:
    assert str(Problem("a.md", 2, 3, "error", "bad-id", "Wrong.", "Mend it.")) == "a.md:2:3: Wrong. Mend it."
    assert str(Problem("a.md", 2, 3, "advice", "bad-id", "Odd.")) == "a.md:2:3: advice: Odd."


@pytest.mark.parametrize(
    ("word", "hint"), [("kindd", "Did you mean `kind`?"), ("SHARE", "Did you mean `share`?"), ("xyz", "")]
)
def test_a_hint_names_a_near_word_only(word: str, hint: str) -> None:
    assert did_you_mean(word, ["kind", "share"]) == hint
