"""Every idea mends the problem that it is for, makes no new error, and leaves every other byte as it was."""
# ruff: noqa: E501

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring import mistakes, translation_mistakes
from tests.authoring.mistakes import CLEAN, HEAD, LINK, Row, Written, facts, module, practice
from workbook.course.checking import check_course
from workbook.course.outline import read_outline
from workbook.course.problems import Code, Problem
from workbook.drafts import ideas
from workbook.drafts.draft import Draft
from workbook.drafts.idea import told
from workbook.drafts.ideas import Idea, idea
from workbook.drafts.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.files import Files
    from workbook.course.model import Outline

ROWS = [
    row
    for row in (*mistakes.ROWS, *translation_mistakes.ROWS)
    if LINK not in row.files.values() and len(row.files) < 100
]
# What can be mended exactly, at least in one of its forms; all others are for their author alone.
MENDED = {
    "bad-condition", "bad-date", "bad-id", "bad-key", "bad-language", "bad-link", "bad-pair", "bad-range", "bad-type",
    "bad-value", "bad-version", "broken-letters", "doubled-id", "doubled-key", "empty-fact", "empty-setting", "far-in",
    "late-length", "late-setting", "lost-id", "missing-id", "missing-option-id", "missing-page-id", "missing-picture",
    "no-answer", "no-hyphens", "no-key", "no-label", "no-page", "no-use", "odd-setting", "open-block", "open-fence",
    "other-hyphens", "repeated-fact", "repeated-setting", "rule-under-text", "stray-close", "unclosed-facts",
    "unknown-column", "unknown-cover", "unknown-exercise", "unknown-fact", "unknown-footnote", "unknown-key",
    "unknown-kind", "unknown-option", "unknown-place", "unknown-setting", "unknown-source", "wrapped-setting",
}  # fmt: skip
A, B = "::: line a-thing\n\nQ?\n:::\n\n", "::: line b-thing\n\nQ?\n:::\n\n"
CHOICE = "::: choice tea\n\nQ?\n\n- green {#green}\n- black {#black}\n:::\n\n"


def course(files: Written) -> dict[str, bytes]:
    """The clean course with these files beside or in place of its own."""
    every = {**CLEAN, **files}
    return {
        path: content if isinstance(content, bytes) else content.encode()
        for path, content in every.items()
        if content is not None
    }


def idea_of(problem: Problem, files: dict[str, bytes]) -> Idea | None:
    source = SourceText.read(problem.path, files[problem.path]) if problem.path in files else None
    return idea(problem, source, files) if source else None


def mended(files: dict[str, bytes], code: str) -> tuple[str, str]:
    """What the idea for the one problem of this code says, and the lines that it changes to."""
    problem = next(problem for problem in check_course(files) if problem.code == code)
    found = idea_of(problem, files)
    assert found is not None, problem
    check_that_it_mends(problem, found, files)
    before, after = files[problem.path].decode().split("\n"), found.source.plain.split("\n")
    new = []
    for what, _a, _b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        new += after[c:d] if what != "equal" else []
    return found.sentence, "\n".join(new)


def check_that_it_mends(problem: Problem, found: Idea, files: dict[str, bytes]) -> None:
    before = check_course(files)
    after = check_course({**files, problem.path: found.source.data})
    assert problem not in after
    assert [left for left in after if left.level == "error" and left not in before] == []


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row.place.split()[-1]}" for n, row in enumerate(ROWS)])
def test_it_mends_a_mistake_or_leaves_it(row: Row) -> None:
    files = course(row.files)
    for problem in check_course(files):
        if found := idea_of(problem, files):
            assert problem.code in MENDED
            check_that_it_mends(problem, found, files)


def test_what_can_be_mended_is_known() -> None:
    assert set(ideas._FINDERS) == MENDED
    assert set(get_args(Code)) > MENDED


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row.place.split()[-1]}" for n, row in enumerate(ROWS)])
def test_every_other_byte_stays(row: Row) -> None:
    for path, content in course(row.files).items():
        plain = SourceText.read(path, content)
        if plain is None:
            continue
        windows = {path: b"\xef\xbb\xbf" + plain.plain.encode().replace(b"\n", b"\r\n")}
        files = {**course(row.files), **windows}
        for problem in check_course(files):
            found = idea_of(problem, files) if problem.path == path else None
            if found is None:
                continue
            source = SourceText.read(path, files[path])
            assert source is not None
            assert found.source.mark == source.mark
            assert {line.end for line in found.source.lines[:-1]} <= {"\r\n"}
            kept = SequenceMatcher(
                None, source.lines, found.source.lines, autojunk=False
            ).get_matching_blocks()
            changed = [line for line in source.lines if line not in found.source.lines]
            assert len(source.lines) - sum(block.size for block in kept) <= 4, changed


# Its words, form by form


@pytest.mark.parametrize(
    ("files", "code", "sentence", "line"),
    [
        (module("::: reflectoin it\n\nQ?\n:::\n"), "unknown-kind", "Write `reflection`.", "::: reflection it"),
        (module("::: nota Here\n\nText.\n:::\n"), "unknown-kind", "Write `note`.", "::: note Here"),
        (module("::: line it\nhnt: H\n\nQ?\n:::\n"), "unknown-setting", "Write `hint`.", "hint: H"),
        (module(f"{A}::: line it\nrecall: a-thin\n\nQ?\n:::\n"), "unknown-exercise", "Write `a-thing`.", "recall: a-thing"),
        (module(f"{CHOICE}::: line it\nshow-if: te green\n\nQ?\n:::\n"), "unknown-exercise", "Write `tea`.", "show-if: tea green"),
        (module(f"{CHOICE}::: line it\nshow-if: tea green blck\n\nQ?\n:::\n"), "unknown-option", "Write `black`.", "show-if: tea green black"),
        (module("::: choice tea\n\nQ?\n\n- green {#green}\n- team {#team}\n:::\n\n::: line it\nshow-if: tea tea\n\nQ?\n:::\n"), "unknown-option", "Write `team`.", "show-if: tea team"),
        (module("::: table it\ncolumn: K | pick yes / no {#k}\nbring-rows: k is yess\n\nQ?\n:::\n"), "unknown-option", "Write `yes`.", "bring-rows: k is yes"),
        (module("::: evidence\nlabel: well supported\n\nText.\n:::\n"), "no-label", "Write `well-supported`.", "label: well-supported"),
        (module("::: line it\npaper: half-page\n\nQ?\n:::\n"), "bad-value", "Write `half page`.", "paper: half page"),
        (module("::: line it\nshare: Privat\n\nQ?\n:::\n"), "bad-value", "Write `private`.", "share: private"),
        (module("A claim[^tow].\n\n[^two]: Here.\n"), "unknown-footnote", "Write `[^two]`.", "A claim[^two]."),
        ({**module("A claim [@smit2020].\n"), "sources.md": "- Smith (2020). A book. {#smith2020}\n"}, "unknown-source", "Write `smith2020`.", "A claim [@smith2020]."),
        (facts("holder: H", "holder: H\ncover: waves spruse"), "unknown-cover", "Write `spruce`.", "cover: waves spruce"),
        ({**facts("holder: H", "holder: H\ncover: media/Covr.png"), "media/cover.png": mistakes.png(2, 2)}, "missing-picture", "Write `media/cover.png`.", "cover: media/cover.png"),
        ({**module("::: drawing it\npicture: media/tre.png\n\nQ?\n:::\n"), "media/tree.png": mistakes.png(2, 2)}, "missing-picture", "Write `media/tree.png`.", "picture: media/tree.png"),
        ({**module("Go [there](02-go.md).\n"), "modules/02-go.md": f"{HEAD}Text.\n"}, "bad-link", "Write `#go`.", "Go [there](#go)."),
        ({**module("Go [there](02-go.md#deep).\n"), "modules/02-go.md": f"{HEAD}## Deep {{#deep}}\n\nText.\n"}, "bad-link", "Write `#deep`.", "Go [there](#deep)."),
        (module(f"{A}Go [there](#a-thin).\n"), "unknown-place", "Write `#a-thing`.", "Go [there](#a-thing)."),
        ({"help.md": "---\nchecked: 11/22/2026\n---\nCall.\n"}, "bad-date", "Write `2026-11-22`.", "checked: 2026-11-22"),
        ({"help.md": "---\nchecked: 2026/11/02\n---\nCall.\n"}, "bad-date", "Write `2026-11-02`.", "checked: 2026-11-02"),
        (facts("1.0.0", "v1.2"), "bad-version", "Write `1.2.0`.", "version: 1.2.0"),
        (module("## A {#a}\n\nText.\n\n## B {#a}\n\nText.\n"), "doubled-id", "Write `a-2`.", "## B {#a-2}"),
        (module(f"{A}{A}"), "doubled-id", "Write `a-thing-2`.", "::: line a-thing-2"),
        ({"modules/m.md": f"{HEAD}Text.\n", "modules/2-m.md": f"{HEAD}Text.\n"}, "doubled-id", "Write `m-2`.", "id: m-2"),
        ({"modules/m.md": "---\ntitle: M\nid: M y\n---\nText.\n"}, "bad-id", "Write `m-y`.", "id: m-y"),
        (module("::: line What helps?\n\nQ?\n:::\n"), "bad-id", "Write `what-helps`.", "::: line what-helps"),
        (module("## Two words\n\n::: line\n\nWhat helps?\n:::\n"), "missing-page-id", "Write `{#two-words}`.", "## Two words {#two-words}"),
        (module("::: line\n\nWhat helps?\n:::\n"), "missing-id", "Write `m-what-helps`.", "::: line m-what-helps"),
        (module("::: choice it\n\nQ?\n\n- At\n  home\n- Out {#out}\n:::\n"), "missing-option-id", "Write `{#at-home}`.", "  home {#at-home}"),
        (module(":::: line it\n\nQ?\n:::\n"), "open-block", "Write `::::`.", "::::"),
        (module(f"::: line it\n\nQ?\n\n{B}"), "open-block", "Add a line of ::: at its end.", "\n:::"),
        (module("::: line it\nhint: A long\n  hint that\n  goes on\n\nQ?\n:::\n"), "wrapped-setting", "Join it to the line above.", "hint: A long hint that goes on"),
        (module("Text.\n\nA page\n======\n\nText.\n"), "no-page", "Write `## A page {#a-page}`.", "## A page {#a-page}"),
        (practice("\nQ?\n\n1. Arrive | 40 s {#arrive}\n"), "late-length", "Write `40 s | Arrive`.", "1. 40 s | Arrive {#arrive}"),
        (module("The cafÃ© isnâ€™t far.\n"), "broken-letters", "Write `café isn’t`.", "The café isn’t far."),
        ({"sources.md": "- Smith (2020).\n  A book.\n"}, "no-key", "Write `{#smith2020}`.", "  A book. {#smith2020}"),
        ({"modules/m.md": "---\ntitle: M\nsummary: A\n  long one\n\nText without an end above.\n"}, "unclosed-facts", "Write `---`.", "---"),
        ({"modules/m.md": "title: M\nminutes: 5\n---\nText.\n"}, "no-hyphens", "Write `---`.", "---"),
        ({"modules/m.md": "— — —\ntitle: M\n\nText.\n"}, "other-hyphens", "Write `---`.", "---\n---"),
    ],
)  # fmt: skip
def test_what_it_says_and_writes(files: Written, code: str, sentence: str, line: str) -> None:
    said, new = mended(course(files), code)
    assert (said, new.strip("\n")) == (sentence, line.strip("\n"))


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"help.md": "---\nchecked: 02/03/2026\n---\nCall.\n"}, "bad-date"),  # which of them is the month?
        ({"help.md": "---\nchecked: 42.11.2026\n---\nCall.\n"}, "bad-date"),
        ({"modules/m.md": "---\ntitle: M\nminutes: 5\nminutes: 6\n  or 7\n---\nText.\n"}, "repeated-fact"),
        (module("::: line it\n- hint:\n\nQ?\n:::\n"), "odd-setting"),
        (module("```\ncode\n\n## A page {#a}\n"), "open-fence"),
        (module("    ::: line it\n\n    Q?\n"), "far-in"),
        (module("::: table it\ncolumn: A | 900-1 {#a}\n\nQ?\n:::\n"), "bad-range"),
        (module(f"{A}{B}::: recall r\nof: a-thing\nof: b-thing\n:::\n\n::: line it\nrecall: r\n\nQ?\n:::\n"), "no-answer"),
        (module("One letter \ufffd is lost.\n"), "broken-letters"),
        ({"sources.md": "- A book without a year.\n"}, "no-key"),
    ],
)  # fmt: skip
def test_where_only_its_author_knows_there_is_none(files: Written, code: str) -> None:
    whole = course(files)
    problem = next(problem for problem in check_course(whole) if problem.code == code)
    assert idea_of(problem, whole) is None


@pytest.mark.parametrize("code", sorted(MENDED))
def test_no_words_go_because_of_what_was_checked_before(code: Code) -> None:
    """The text may be another since: then no line of words is taken for the one that was meant."""
    texts = [
        "One line of words.",
        "",
        "::: line it",
        "hint: H",
        "",
        "A question?",
        ":::",
        "",
        "Text: here.",
        "",
    ]
    source = SourceText.of(HEAD + "\n".join(texts))
    files = course({"modules/m.md": source.plain})
    for line in range(len(source.lines) + 2):
        found = idea(Problem("modules/m.md", line, 9, "error", code, "", ""), source, files)
        assert found is None or set("\n".join(texts).split()) <= set(found.source.plain.split())


LINES = st.sampled_from(
    ["---", "title: M", "::: line it", "::: line", "::: choice it", ":::", "::::", "    ::: line x", "hnt: H", "hint:",
     "hint: H", "  more", "", "Q?", "- one", "- two {#a}", "- two {#a}", "## A page", "# A", "==", "--", "Words. {#w}",
     "recall: itt", "show-if: it b", "column: A | tik {#a}", "- A | 3 s {#s}", "[x](www.a.org)", "```", "<!--",
     "::: practice p", "::: evidence", "label: sure", "pair: it", "A claim[^o].", "[^on]: x", "cafÃ©"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_ideas_about_any_text_change_it_and_never_fail(text: str) -> None:
    files = {**course({}), "modules/m.md": text.encode()}
    source = SourceText.of(text)
    for problem in check_course(files):
        if problem.path == "modules/m.md" and (found := idea(problem, source, files)):
            assert found.sentence
            assert found.source.data != source.data


def test_a_draft_is_read_once_for_many_problems_and_anew_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, content in course(module("::: line\n\nQ?\n:::\n\n::: line\n\nWhat?\n:::\n")).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    draft = Draft(tmp_path)
    read: list[int] = []

    def counted(files: Files) -> Outline:
        read.append(1)
        return read_outline(files)

    monkeypatch.setattr("workbook.drafts.idea.read_outline", counted)
    problems = [problem for problem in check_course(draft) if problem.code == "missing-id"]
    source = draft.source("modules/m.md")
    assert source is not None
    assert all(idea(problem, source, draft) for problem in problems)
    assert len(read) == 1
    found = idea(problems[0], source, draft)
    assert found is not None
    draft.change("modules/m.md", found.source, "idea")
    assert idea(problems[0], found.source, draft) is None
    assert len(read) == 2


def test_a_sentence_says_what_was_put_into_it() -> None:
    assert told("Did you mean `line`?", "Did you mean `{near}`?") == {"near": "line"}
    assert told("It can be `yes` or `no`.", "Did you mean `{near}`?") == {}
