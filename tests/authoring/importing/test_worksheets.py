"""What becomes of the lines of a worksheet, and what a person chooses instead."""

from pathlib import Path

import pytest

from tests.authoring.importing.docx import BULLETS, NUMBERS, p, run, table
from tests.authoring.importing.imported import draft, errors, kinds, read, text_of
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.entries import Kind
from workbook.authoring.importing.report import report_text, summary
from workbook.authoring.importing.words import choice_label, counts_of, headline_of, sentence_of

GAP = "……………………………"
SHEET = (
    p("Saying no, kindly", "Heading1")
    + p("A no to one thing is a yes to another. This sheet is for the days before our next talk.")
    + p(f"The last time I said yes and meant no: {GAP}")
    + p("☐ My throat gets tight   ☐ I smile")
    + p(f"☐ I explain too much   ☐ {GAP}")
    + table(("Who asked", "What I said", "What I wanted"), ("", "", ""), ("", "", ""))
    + p("How hard is a small no today? 0 1 2 3 4 5 6 7 8 9 10")
    + p("What would you like to say next time?")
    + p(GAP)
    + p(GAP)
)


def test_a_worksheet_becomes_a_module(tmp_path: Path) -> None:
    made = draft(tmp_path, SHEET)
    assert [(headline_of(row), row.number, sentence_of(row)) for row in made.rows] == [
        ("Module title", "", "Saying no, kindly"),
        ("Text", "", "20 words, as they are"),
        ("Line", "1.1", "The last time I said yes and meant no"),
        ("Checklist", "1.2", "with 3 lines and room for their own"),
        ("Table", "1.3", "with 3 columns and 2 empty rows"),
        ("Scale", "1.4", "0 to 10. The words at the ends are missing"),
        ("Reflection", "1.5", "with 2 lines on paper"),
    ]
    assert [count for count, _unused in counts_of(made)] == [1, 1, 5, 1]
    assert summary(made) == "1 module, 1 heading, 1 text, 5 exercises, 1 to look at"
    assert "What would you like to say next time?\n:::" in text_of(made)
    assert "paper: 2 lines\n" in text_of(made)


def test_the_report_has_every_line_with_what_became_of_it(tmp_path: Path) -> None:
    told = report_text(draft(tmp_path, SHEET)).split("\n")
    assert told[0] == "What came in from “sheet.docx”"
    at = told.index("4. ☐ My throat gets tight   ☐ I smile")
    assert told[at : at + 3] == [
        "4. ☐ My throat gets tight   ☐ I smile", f"    ☐ I explain too much   ☐ {GAP}",
        "  → Checklist: 1.2 with 3 lines and room for their own",
    ]  # fmt: skip
    assert "  ! Scale: 1.4 0 to 10. The words at the ends are missing" in told


def test_a_choice_changes_the_rest(tmp_path: Path) -> None:
    document = read(tmp_path, SHEET)
    made = became(document, {2: Kind.MODULE, 3: Kind.REFLECTION, 4: Kind.OUT, 7: Kind.LIST})
    assert errors(made) == []
    assert [row.number for row in made.rows] == ["", "", "2.1", "", "2.2", "2.3", "2.4"]
    assert sentence_of(made.rows[3]) == "Left out. Your Word file still has it"
    assert "throat" not in text_of(made, 2)
    assert became(document).files != made.files
    assert became(document, {}).files == became(document).files


def test_every_possible_choice_gives_a_sound_draft(tmp_path: Path) -> None:
    document = read(
        tmp_path, SHEET + p(f"I feel {GAP} when {GAP}.") + p("a", listed=BULLETS) + p("b", listed=BULLETS)
    )
    for entry in document.entries:
        assert entry.kind in entry.possible
        for kind in entry.possible:
            assert errors(became(document, {entry.number: kind})) == [], (entry, kind)
            assert choice_label(kind, entry)


@pytest.mark.parametrize(
    ("body", "kind", "source"),
    [
        (p("How are you? 1 2 3 4 5"), "scale", "from: 1\nto: 5\n\nHow are you?\n"),
        (p("Today: bad 0-1-2-3-4-5-6-7-8-9-10 good"), "scale", "from: 0 bad\nto: 10 good\n\nToday"),
        (p("0 1 2 3 4 5") + p("not at all\tfully"), "scale", "from: 0 not at all\nto: 5 fully\n"),
        (
            p("How well?") + table(("0", "1", "2", "3", "4", "5"), ("badly", "", "", "", "", "well")),
            "scale", "from: 0 badly\nto: 5 well\n\nHow well?",
        ),
        (
            table(("", "1", "2", "3", "4", "5"), ("I sleep", "", "", "", "", ""), ("I eat", "", "", "", "", "")),
            "scale", "from: 1\nto: 5\n\nSheet\n\n- I sleep {#i-sleep}\n- I eat {#i-eat}",
        ),
        (
            p("Who helps?") + table(("Name", "When"), ("Aunt", ""), ("Friend", "")),
            "table", "column: Name {#name}\ncolumn: When {#when}\n\nWho helps?\n\n- Aunt {#aunt}\n- Friend {#friend}",
        ),
        (
            table(("Day", "Done"), ("Monday", "☐"), ("Tuesday", "☐")),
            "table", "column: Done | tick {#done}\n\nSheet\n\n- Monday {#monday}",
        ),
        (
            table(("Thought", "Feeling"), ("All is lost", "sad"), ("", "")),
            "table", "Sheet\n\nAll is lost · sad\n:::",
        ),
        (table(("Name", ""), ("Town", "")), "stems", "- Name {#name}\n- Town {#town}"),
        (p("I feel ____ when you ____."), "stems", "- I feel … {#i-feel}\n- when you …. {#when-you}"),
        (p("I need:") + p("1. ____") + p("2. ____"), "list", "entries: 2\n\nI need\n"),
        (p("Which one?") + p("○ red") + p("○ blue"), "choice", "Which one?\n\n- red {#red}\n- blue {#blue}"),
        (p("[ ] one") + p("[x] two"), "checklist", "own: no\n\nSheet\n\n- one {#one}\n- two {#two}"),
        (p("Why?") + table(("",)), "reflection", "paper: 6 lines\n\nWhy?"),
        (p("a", listed=NUMBERS) + p("And why?", listed=NUMBERS) + p(GAP) + p(GAP), "reflection", "And why?\n"),
        (p(f"1. First name: {GAP}"), "line", "\n\nFirst name\n"),
    ],
)  # fmt: skip
def test_what_is_filled_in(tmp_path: Path, body: str, kind: str, source: str) -> None:
    made = draft(tmp_path, body)
    assert kinds(made)[-1] == kind
    assert source in text_of(made)


@pytest.mark.parametrize(
    "line",
    [
        "Call 1 2 3 or write.", "On 1.2.2024 we met.", "Steps 1, 2 and 3.", "Wait … and see.", "Prices ..... 3",
        "In 2019–2024 nothing.", "It was so-so...",
    ],
)  # fmt: skip
def test_what_is_only_text(tmp_path: Path, line: str) -> None:
    assert kinds(draft(tmp_path, p(line))) == ["text"]


def test_a_table_to_read_stays_one(tmp_path: Path) -> None:
    made = draft(tmp_path, table(("a|b", "c"), ("1", "2")))
    assert kinds(made) == ["text"]
    assert text_of(made) == "| a\\|b | c |\n| --- | --- |\n| 1 | 2 |"


def test_a_frame_of_one_cell_is_no_table(tmp_path: Path) -> None:
    made = draft(tmp_path, table((f"Mind: {GAP}",)))
    assert kinds(made) == ["line"]


def test_lines_without_a_question_take_the_heading_above(tmp_path: Path) -> None:
    made = draft(tmp_path, p("What I noticed", "Heading1") + p(GAP) + p(GAP))
    assert (made.rows[1].kind, made.rows[1].look) == ("reflection", "no-question")
    assert "\n\nWhat I noticed\n:::" in text_of(made)


def test_line_breaks_in_a_paragraph_part_what_is_filled_in(tmp_path: Path) -> None:
    broken = f"{run('Why?')}<w:r><w:br/></w:r>{run(GAP)}<w:r><w:br/></w:r>{run(GAP)}"
    made = draft(tmp_path, p(broken))
    assert [(row.kind, row.entry.shape.lines) for row in made.rows] == [("reflection", 2)]


def test_ids_are_never_alike(tmp_path: Path) -> None:
    body = "".join(p("Again", "Heading1") + p("Page", "Heading2") + p(f"Why: {GAP}") for _unused in range(3))
    made = draft(tmp_path, body)
    assert [path for path in made.files if "modules" in path] == [
        "modules/01-again.md", "modules/02-again-2.md", "modules/03-again-3.md",
    ]  # fmt: skip


def test_a_module_that_is_too_long_for_a_file_goes_on_in_another(tmp_path: Path) -> None:
    made = draft(tmp_path, p("Long", "Heading1") + p("word " * 2000) * 60 + p(f"Why: {GAP}"))
    titles = [data.decode().split("\n")[1] for path, data in made.files.items() if "modules" in path]
    assert titles == ["title: Long", "title: Long (2)", "title: Long (3)", "title: Long (4)"][: len(titles)]
    assert len(titles) > 2
    assert made.rows[-1].number == f"{len(titles)}.1"
