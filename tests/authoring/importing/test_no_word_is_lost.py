"""Random documents: every word is in the draft, or was left out and is in the report; the draft has no mistakes."""

import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.authoring.importing.docx import (
    BOXES,
    BULLETS,
    NAMES,
    NUMBERS,
    W,
    drawing,
    p,
    run,
    table,
)
from tests.authoring.importing.imported import errors, read, words
from workbook.authoring.fix import write_missing_ids
from workbook.authoring.importing.draft_of import write_draft
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.entries import Document, Kind
from workbook.authoring.importing.report import report_text

WORD = st.one_of(
    st.sampled_from(
        ["no", "Wort", "سلام", "好", "10", "1", "a_b", "x-y", "e.g.", "…", "c:", "line:", "TODAY", "1."]
    ),
    st.text("abcXYZ019äß_*`[](){}<>#|\\:;.!?-–—•☐○=~&@\"'/$^+%", min_size=1, max_size=8),
)
SENTENCE = st.lists(WORD, min_size=0, max_size=8).map(" ".join)
GAP = st.sampled_from(["", " ____", " ……………", " .........", " 0 1 2 3 4 5", "☐ ", "[ ] ", "\t"])
LINE = st.tuples(
    st.sampled_from(["", "☐ ", "1. ", "- ", "# ", "::: ", "> "]), SENTENCE, GAP, SENTENCE, GAP
).map("".join)
LOOK = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:u w:val="single"/>', "<w:vanish/>"])
RUNS = st.lists(st.tuples(LINE, LOOK).map(lambda one: run(*one)), min_size=1, max_size=3).map(run(" ").join)
PARAGRAPH = st.tuples(
    RUNS,
    st.sampled_from(["", "", "", "Heading1", "Heading2", "Title", "TOC1"]),
    st.sampled_from([0, 0, 0, BULLETS, NUMBERS, BOXES]),
    st.integers(0, 2),
).map(lambda one: p("<w:r/>" + one[0], one[1], listed=one[2], depth=one[3]))
TABLE = (
    st.integers(1, 4)
    .flatmap(
        lambda width: st.lists(st.tuples(*[st.one_of(st.just(""), LINE)] * width), min_size=1, max_size=4)
    )
    .map(lambda rows: table(*rows))
)
NOTED = st.just(p(run("Noted") + '<w:r><w:footnoteReference w:id="2"/></w:r>'))
PART = st.one_of(PARAGRAPH, PARAGRAPH, TABLE, NOTED, SENTENCE.map(drawing), st.just(p("…………")))
BODY = st.lists(PART, max_size=12).map("".join)
NOTES = {
    "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Foot words")}</w:footnote></w:footnotes>'
}


def check(document: Document, choices: dict[int, Kind]) -> None:
    made = became(document, choices)
    assert [problem for problem in errors(made) if problem.code != "to-replace"] == []
    written = words(data.decode() for path, data in made.files.items() if path.endswith(".md"))
    for row in made.rows:
        numbers = {str(number) for number in range(12)} if row.entry.shape.scale else set()
        lost = words([row.entry.source]) - written - numbers
        assert row.kind is Kind.OUT or lost == set(), row
    report = words([report_text(made)])
    assert words(row.entry.source for row in made.rows) - report == set()
    with tempfile.TemporaryDirectory() as place:
        write_draft(made, Path(place, "course"))
        assert write_missing_ids(Path(place, "course")) == 0


@settings(max_examples=40, deadline=None)
@given(BODY, st.data())
def test_every_word_is_in_the_draft_or_in_the_report(body: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        document = read(Path(place), body, more=NOTES)
    said = words(part.text for entry in document.entries for part in entry.parts)
    assert written_in(body) - said == set()
    choices = {entry.number: data.draw(st.sampled_from(entry.possible)) for entry in document.entries}
    check(document, {})
    check(document, choices)


def written_in(body: str) -> set[str]:
    """The words that stand in the XML; a paragraph with text boxes holds those of others."""
    root = ET.fromstring(f"<body {NAMES}>{body}</body>")
    paragraphs = [one for one in root.iter(f"{{{W}}}p") if one.find(f".//{{{W}}}txbxContent") is None]
    return words("".join(text.text or "" for text in one.iter(f"{{{W}}}t")) for one in paragraphs)
