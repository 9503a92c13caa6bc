"""What holds for any input at all."""

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import count
from types import FrameType

from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbook.course.checking import check_course
from workbook.course.exercise import Exercise
from workbook.course.files import Files
from workbook.course.ids import id_from_words, is_good_id
from workbook.course.model import Unreadable
from workbook.course.outline import read_outline
from workbook.course.reading import read_course, read_module
from workbook.course.text import _ATTRIBUTES, _TAGS, TextReader

LINES = st.sampled_from(
    [
        "---", "title: T", "id: m", "id: X Y", "minutes: 3", "version: 1.0.0", "## Page", "## Page {#p}",
        "### Group", "# H", "::: line a", "::: line", "::: choice b", "::: checklist c-d", "::: scale s",
        "::: plan p", "::: map x", "::: nope", "::: recall r", "::: note Title", "::: evidence E",
        ":::: leader", ":::", "::::", "   :::", "::: ", "share: bring", "Share: private", "shre: x",
        "label: idea", "pair: s", "show-if: b one", "recall: a", "from: 3 low", "to: 1 high", "step: 0",
        "- one", "- two {#two}", "  more", "* x | low | high", "1. y {#row}", "", "", "Words?", "\tcode",
        "```", "~~~", "[@key]", "[@key] [x](y) ![](z)", "- Source {#key}", "<b>", "***", "|a|b|", "|-|-|",
        "\ufeff", "x\u2028y", "سلام", "  title: x", "**share:** keep", "  show-if: b one", "**Show-If:** b", "title: >",
        "  - item", "author:", "—", '"quoted"', "title: 'x'", "# comment",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=40).map("\n".join) | st.text(max_size=200)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FENCES = re.compile(r"(?:`{3,}|~{3,}).*")
COURSES = st.builds(
    lambda texts, end: {
        path: text.replace("\n", end).encode("utf-8", "replace") for path, text in texts.items()
    },
    st.dictionaries(
        st.sampled_from(
            ["course.md", "modules/1-a.md", "modules/2-b.md", "modules/b.md", "sources.md", "help.md"]
        ),
        TEXTS,
        min_size=1,
    ),
    ENDS,
)


@given(COURSES)
@example({"modules/a.md": b"text\n## A {#a}\n## a\n"})
def test_outline_and_reading_agree_on_pages_ids_and_numbers(files: Files) -> None:
    outline = read_outline(files)
    for mark in outline.modules:
        module, _ = read_module(files, outline, mark.id)
        assert [(page.id, page.title) for page in module.pages] == [
            (page.id, page.title) for page in mark.pages
        ]
        for page, page_mark in zip(module.pages, mark.pages, strict=True):
            exercises = [part for part in page.parts if isinstance(part, Exercise | Unreadable)]
            shown = [(exercise.id, exercise.number) for exercise in exercises]
            assert shown == [(exercise.id, exercise.number) for exercise in page_mark.exercises]
            for exercise, exercise_mark in zip(exercises, page_mark.exercises, strict=True):
                if isinstance(exercise, Exercise):
                    assert exercise.show_if == exercise_mark.show_if
    ids = [exercise.id for exercise in outline.exercises()]
    assert len(ids) == len(set(ids))
    assert len({module.id for module in outline.modules}) == len(outline.modules)


@given(COURSES)
def test_every_problem_has_a_place_in_its_file_and_a_plain_sentence(files: Files) -> None:
    for problem in check_course(files):
        text = files.get(problem.path, b"").decode("utf-8", "replace")
        lines = re.split(r"\r\n|\r|\n", text)
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2
        assert problem.what[-1] in ".?"
        assert "\n" not in str(problem)


@given(
    st.dictionaries(
        st.sampled_from(["course.md", "modules/a.md", "sample-answers.json", "sources.md"]), st.binary()
    )
)
def test_no_bytes_raise(files: Files) -> None:
    check_course(files)


PIECES = st.lists(
    st.sampled_from(
        [
            "{}", "{} and *more* of it", "## {}", "### {}", "> {}", "- {}", "    {}", "```\n{}\n```",
            "::: line {}\n{}\n:::", "::: choice {}\n{}\n\n- one\n- two\n:::", "::: note {}\n{}\n:::",
            "::: nope {}\n{}\n:::", "::: reflection {}\nhint: {}\n\nWhat?\n:::",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(PIECES, st.booleans())
@example(["## {}", "## {}"], False)
@example(["{}", "## {}", "## {}", "{}"], True)
def test_no_words_are_lost_between_the_blocks(pieces: list[str], ended: bool) -> None:
    """Every word of a module stands somewhere in what was read of it."""
    numbers = count()
    written = [re.sub(r"{}", lambda _: f"w{next(numbers)}z", piece) for piece in pieces]
    if not ended and written:
        written[-1] = written[-1].removesuffix("\n:::")  # the last block is never closed
    text = "---\ntitle: One\n---\n\n" + "\n\n".join(written)
    course, _ = read_course({"modules/1-a.md": text.encode()})
    read = " ".join(f"{page.title} {page.parts!r}" for page in course.modules[0].pages)
    found = list(dict.fromkeys(re.findall(r"w\d+z", read)))
    assert sorted(found) == sorted(re.findall(r"w\d+z", text))


@given(st.text())
def test_made_ids_are_good_ids(words: str) -> None:
    assert is_good_id(id_from_words(words))


class _Tags(HTMLParser):
    """Collects every tag and attribute, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, "", "")] + [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", "", data))


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "<", ">", "</", "script", "<b onclick=x>", "<img src=/etc/passwd>", "![a](", "media/x.png",
            ")", "[a](javascript:x)", "[a](https://b.c)", "[@key]", "`", "```\n", "*", "_", "\n", "\n\n",
            "- ", "1. ", "> ", "    ", "|", "|-|\n", "&lt;", "&#60;", "\x02", "\x03", "klzzwxh:0",
            "wzxhzdk:0", "\\", '"', "'", "<!--", "-->", "<![CDATA[", "<?", "# ", "---\n", "text ", "{#id}",
            "[r]", "[r]: javascript:x\n", "<https://a.b>", "<javascript:x>", "data:text/html,x",
            "//host/share", "\u202e", "\0", "- [x] ", "~~", "www.a.b", "x@a.b", "ftp://a.b/", "\n===\n", "\n: ",
            "[^1]", "[^1]: ", "##", "• ", "— ", "2) ", "  - ", "\\\n", "[a](tel:1)", "[a](http://b.c)", "\t",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(MARKDOWN | st.text(max_size=100))
def test_only_allowed_tags_and_targets_get_out(markdown: str) -> None:
    reader = TextReader({"key": 1}, {"media/x.png"})
    for made in (reader.html(markdown), reader.inline(markdown)):
        tags = _Tags()
        tags.feed(made)
        tags.close()
        for tag, name, value in tags.found:
            assert tag in _TAGS
            assert not name or name in _ATTRIBUTES.get(tag, set())
            if (tag, name) == ("img", "src"):
                assert value == "media/x.png"
            if (tag, name) == ("a", "href"):
                assert value.startswith(("https://", "http://", "mailto:", "tel:", "#"))


WORDS_AMONG_MARKS = st.lists(
    st.sampled_from(
        [
            "{} ", "{}\n", "\n\n", "\n", "  ", "    ", "\t", "- ", "* ", "1. ", "7) ", "• ", "— ", "> ", "# ", "##",
            "### ", "[ ] ", "[x] ", "*", "**", "_", "~~", "`", "```\n", "~~~\n", "|", "\n|-|-|\n", "\n===\n",
            "\n---\n", "\n: ", "[", "]", "(", ")", "!", "\\", "<", ">", "&", "<!--", "www.", "@", "://", "[^", "[@",
            "{#", "}",
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(WORDS_AMONG_MARKS)
@example(["~~", "~~", "{} "])
@example(["- ", "{} ", "<!--", "{} "])
@example(["1. ", "{}\n", "  ", "- ", "{}\n", "    ", "```\n", "{} "])
def test_no_marks_swallow_a_word(pieces: list[str]) -> None:
    """Whatever marks stand around it, a word of prose is shown; and it never takes long.

    What stands beside the marks that begin source text is its language, and no prose.
    """
    numbers = count()
    text = re.sub(r"{}", lambda _: f"w{next(numbers)}z", "".join(pieces))
    shown, written = (Counter(re.findall(r"w\d+z", part)) for part in (TextReader().html(text), text))
    languages = Counter(word for line in FENCES.findall(text) for word in re.findall(r"w\d+z", line))
    assert not shown - written
    assert not written - shown - languages


@given(WORDS_AMONG_MARKS)
def test_one_line_keeps_its_words(pieces: list[str]) -> None:
    numbers = count()
    text = re.sub(r"{}", lambda _: f"w{next(numbers)}z", "".join(pieces)).replace("\n", " ")
    assert set(re.findall(r"w\d+z", text)) <= set(re.findall(r"w\d+z", TextReader().inline(text)))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"[]()!*_~`<>-+=|:#&@\\\n \t", "a", "1.", "://", "www.", "<!--", "[^1]:"]),
        max_size=6,
    )
)
@example(["[", "a", "]:", "\n"])
@example(["a", "\n", "-", "\n"])
def test_the_work_grows_with_the_text(unit: list[str]) -> None:
    """Twice as many of the same marks are at most about four times the work; what a text may have bounds the rest."""
    once, twice = (_lines_run("".join(unit) * times) for times in (60, 120))
    assert twice <= 5 * once + 20_000


def _lines_run(markdown: str) -> int:
    """How many lines of the program run to read a text."""
    reader, run = TextReader(), count()
    reader.html("warm")

    def trace(_frame: FrameType, event: str, _arg: object) -> object:
        if event == "line":
            next(run)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        reader.html(markdown)
    finally:
        sys.settrace(before)
    return next(run)
