"""Word files as Word, LibreOffice and Google Docs write them, and what of them is read."""

from pathlib import Path

import pytest

from tests.authoring.importing.docx import (
    BOXES,
    BULLETS,
    GOOGLE_STYLES,
    LIBRE_STYLES,
    NAMES,
    NUMBERS,
    WINGDINGS,
    drawing,
    p,
    picture,
    run,
    table,
)
from tests.authoring.importing.imported import draft, kinds, read, text_of
from tests.authoring.mistakes import png

GAP = "……………"


def test_headings_of_word(tmp_path: Path) -> None:
    body = (
        p("A course", "Title")
        + p("One", "Heading1")
        + p("First", "Heading2")
        + p("Text.")
        + p("Two", "Heading1")
    )
    made = draft(tmp_path, body)
    assert kinds(made) == ["title", "module", "page", "text", "module"]
    assert made.title == "A course"
    assert text_of(made, 1) == "## First {#first}\n\nText."
    assert sorted(made.files) == ["course.md", "modules/01-one.md", "modules/02-two.md"]


def test_headings_of_libreoffice_in_german(tmp_path: Path) -> None:
    made = draft(tmp_path, p("Eins", "berschrift1") + p("Zwei", "Eigene"), styles=LIBRE_STYLES)
    assert kinds(made) == ["module", "page"]


def test_lists_and_language_of_google_docs(tmp_path: Path) -> None:
    body = (
        p("Eins", "Heading1")
        + p("rot", listed=BULLETS)
        + p("hell", listed=BULLETS, depth=1)
        + p("Was brauchst du?")
        + p("Ruhe", listed=BOXES)
        + p("Zeit", listed=BOXES)
        + p("", listed=BOXES)
    )
    made = draft(tmp_path, body, styles=GOOGLE_STYLES)
    assert kinds(made) == ["module", "text", "checklist"]
    assert "- rot\n    - hell" in text_of(made)
    assert "Was brauchst du?\n\n- Ruhe {#ruhe}\n- Zeit {#zeit}\n:::" in text_of(made)
    assert b"language: de\n" in made.files["course.md"]


def test_without_styles_a_short_bold_line_is_a_heading(tmp_path: Path) -> None:
    body = p(run("Saying no", "<w:b/>")) + p("Text.") + p(run("Now", "<w:b/>")) + p(run("Be kind.", "<w:b/>"))
    made = draft(tmp_path, body)
    assert kinds(made) == ["module", "text", "heading", "text"]
    assert text_of(made) == "Text.\n\n### Now\n\n**Be kind.**"


def test_words_keep_their_looks_and_no_sign_means_anything(tmp_path: Path) -> None:
    body = (
        p(
            run("a *star* and ")
            + run("bold ", "<w:b/>")
            + run("both", "<w:b/><w:i/>")
            + run(" <b> [x](y) {#id} `c`")
        )
        + p("# no heading")
        + p("::: line x")
        + p("- no list")
        + p("1. no list")
        + p("> no quote")
        + p("• dot")
    )
    made = draft(tmp_path, body)
    lines = text_of(made).split("\n\n")
    assert lines[0] == "a \\*star\\* and **bold** ***both*** &lt;b> \\[x]\\(y) {\\#id} \\`c\\`"
    assert lines[1:] == [
        "\\# no heading",
        "\\::: line x",
        "\\- no list",
        "1\\. no list",
        "\\> no quote",
        "&#8226; dot",
    ]


def test_links_and_footnotes(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="rId7">{run("here")}</w:hyperlink>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("Said by *somebody*.")}</w:footnote>'
        f'<w:footnote w:id="3">{p("Alone.")}</w:footnote>'
    )
    more = {
        "word/footnotes.xml": f"<w:footnotes {NAMES}>{notes}</w:footnotes>",
        "word/endnotes.xml": f'<w:endnotes {NAMES}><w:endnote w:id="1">{p("At the end.")}</w:endnote></w:endnotes>',
    }
    made = draft(
        tmp_path,
        p("<w:r/>" + run("Look ") + link + note + run(", or not") + end),
        more=more,
        refers={"rId7": ("hyperlink", "https://example.org/a b_(c)")},
    )
    assert text_of(made) == (
        "Look [here](https://example.org/a%20b_%28c%29)[^2], or not[^e1]\n\n"
        "[^2]: Said by \\*somebody\\*.\n\n[^e1]: At the end."
    )
    assert (made.rows[-1].kind, made.rows[-1].entry.source) == ("out", "Alone.")


def test_a_footnote_in_a_question_stands_behind_the_exercise(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    more = {
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Why.")}</w:footnote></w:footnotes>'
    }
    made = draft(tmp_path, p(run("How?") + note) + p(GAP), more=more)
    assert "\n\nHow?[^2]\n:::\n\n[^2]: Why." in text_of(made)


def test_pictures_come_along_with_their_words(tmp_path: Path) -> None:
    good = png(4, 3)
    made = draft(
        tmp_path,
        picture("rId1", "A tree [old]") + picture("rId1", "A tree [old]") + picture("rId2") + picture("rId3"),
        more={"word/media/image1.png": good, "word/media/image2.emf": b"\1\0\0\0EMF"},
        refers={
            "rId1": ("image", "media/image1.png"),
            "rId2": ("image", "media/image1.png"),
            "rId3": ("image", "media/image2.emf"),
        },
    )
    assert kinds(made) == ["picture", "picture", "picture", "out"]
    assert [row.look for row in made.rows] == ["", "", "no-alternative", "no-picture"]
    assert [path for path in made.files if path.startswith("media/")] == ["media/a-tree-old.png"]
    assert text_of(made).split("\n\n")[0] == "![A tree (old)](media/a-tree-old.png)"


def test_a_drawing_keeps_its_words_and_is_told(tmp_path: Path) -> None:
    made = draft(tmp_path, drawing("Stop", "Wait") + drawing())
    assert [(row.kind, row.look) for row in made.rows] == [("text", "drawing"), ("out", "drawing")]
    assert text_of(made) == "Stop\n\nWait"


def test_words_that_stand_beside_the_text_are_in_the_report(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>gone words</w:delText></w:r></w:del>"
    hidden = run("hidden words", "<w:vanish/>")
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('One ..... 3', 'TOC1')}</w:sdtContent></w:sdt>"
    )
    more = {
        "word/header1.xml": f"<w:hdr {NAMES}>{p('My practice')}</w:hdr>",
        "word/comments.xml": f'<w:comments {NAMES}><w:comment w:id="0">{p("Is it so?")}</w:comment></w:comments>',
    }
    made = draft(
        tmp_path,
        contents + p("<w:r/>" + run("Text.") + deleted + hidden),
        more=more,
        refers={"rId9": ("header", "header1.xml")},
    )
    left = {
        getattr(row.entry.parts[0], "sort", ""): row.entry.source for row in made.rows if row.kind == "out"
    }
    assert left == {
        "contents": "One ..... 3", "deleted": "gone words", "hidden": "hidden words", "header": "My practice",
        "comment": "Is it so?",
    }  # fmt: skip
    assert text_of(made) == "Text."


def test_content_controls_and_old_fields(tmp_path: Path) -> None:
    box = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        f"{run('☐')}</w:sdtContent></w:sdt>"
    )
    field = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Click here.')}</w:sdtContent></w:sdt>"
    )
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p(box + run(" calm"))
        + p(old + run(" tired"))
        + p(run("Name: ") + field)
        + p(run("(") + old + run(")"))
    )
    made = draft(tmp_path, body)
    assert kinds(made)[:2] == ["checklist", "line"]
    assert "- calm {#calm}\n- tired {#tired}" in text_of(made)
    assert "Click here." in [row.entry.source for row in made.rows if row.kind == "out"]


@pytest.mark.parametrize(
    "line",
    [
        p(f"My word: {GAP}"),
        p("My word: ________"),
        p("My word: . . . . . . . ."),
        p(
            run("My word:") + "<w:r><w:tab/></w:r>",
            more='<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="9000"/></w:tabs>',
        ),
        p(run("My word: ") + run("\t\t", '<w:u w:val="single"/>')),
        p(run("My word: ") + '<w:r><w:ptab w:relativeTo="margin" w:leader="underscore"/></w:r>'),
        p("My word") + p("________"),
        p("My word:") + p("<w:r/>", more='<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
    ],
)
def test_room_to_write_in_all_its_forms_is_a_line(tmp_path: Path, line: str) -> None:
    made = draft(tmp_path, line)
    assert kinds(made) == ["line"]
    assert text_of(made).endswith("\n\nMy word\n:::")


def test_boxes_of_a_font_of_signs(tmp_path: Path) -> None:
    signed = run("").replace('<w:t xml:space="preserve"></w:t>', '<w:sym w:font="Wingdings" w:char="F0A8"/>')
    made = draft(tmp_path, p(signed + run(" one")) + p("two", listed=WINGDINGS))
    assert kinds(made) == ["checklist"]
    assert "- one {#one}\n- two {#two}" in text_of(made)


def test_numbers_of_a_list_are_kept_and_empty_ones_are_a_list(tmp_path: Path) -> None:
    body = p("a", listed=NUMBERS) + p("b", listed=NUMBERS) + p("Three things:")
    body += p("", listed=NUMBERS) + p("", listed=NUMBERS) + p(GAP, listed=NUMBERS)
    made = draft(tmp_path, body)
    assert kinds(made) == ["text", "list"]
    assert text_of(made).startswith("1. a\n2. b\n\n::: list ")
    assert "entries: 3\n\nThree things\n:::" in text_of(made)


def test_a_table_inside_a_table_is_not_lost(tmp_path: Path) -> None:
    inner = table(("inside", "more"))
    body = f"<w:tbl><w:tr><w:tc>{p('outside')}</w:tc><w:tc>{inner}{p('after')}</w:tc></w:tr></w:tbl>"
    made = draft(tmp_path, body)
    assert "| outside | after |" in text_of(made)
    assert "| inside | more |" in text_of(made)


def test_the_name_of_the_file_is_the_title_where_nothing_else_is(tmp_path: Path) -> None:
    assert draft(tmp_path, p("Text."), name="saying_no.docx").title == "Saying no"
    assert read(tmp_path, "").entries == ()
    assert draft(tmp_path, "").files.keys() == {"course.md", "modules/01-sheet.md"}
