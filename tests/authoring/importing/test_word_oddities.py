"""What stands in Word files besides paragraphs and tables, and what is rare in them."""

from pathlib import Path

import pytest

from tests.authoring.importing.docx import NAMES, NUMBERS, docx, p, picture, run, table
from tests.authoring.importing.imported import draft, kinds, read, text_of
from tests.authoring.mistakes import png
from workbook.authoring.importing import word_file
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.trouble import ImportTrouble
from workbook.authoring.importing.word import read_word
from workbook.authoring.importing.words import sentence_of

GAP = "……………"


def field(instruction: str, shown: str, more: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_of_old_and_new_kinds(tmp_path: Path) -> None:
    link = field(' HYPERLINK "https://example.org/a" ', "here")
    name = field(" FORMTEXT ", "\u2002\u2002\u2002\u2002")
    options = (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="good"/><w:listItem w:value="bad"/>'
        f"</w:dropDownList></w:sdtPr><w:sdtContent>{run('good')}</w:sdtContent></w:sdt>"
    )
    made = draft(
        tmp_path, p("<w:r/>" + run("Look ") + link) + p(run("My word: ") + name) + p(run("Mood: ") + options)
    )
    assert kinds(made) == ["text", "line", "choice"]
    assert "Look [here](https://example.org/a)" in text_of(made)
    assert "- good {#good}\n- bad {#bad}\n" in text_of(made)


def test_signs_and_changes_in_a_line(tmp_path: Path) -> None:
    inner = (
        run("a") + '<w:r><w:noBreakHyphen/><w:t>b</w:t><w:br w:type="page"/><w:br/><w:t>c</w:t></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="zz"/><w:sym w:font="X" w:char="0041"/></w:r>'
        f"<w:ins>{run(' new')}</w:ins><w:moveFrom>{run('old place')}</w:moveFrom><w:smartTag>{run(' tag')}</w:smartTag>"
    )
    made = draft(tmp_path, p(inner))
    assert text_of(made) == "a\u2011b  \nc•A new tag"
    assert [row.entry.source for row in made.rows if row.kind == "out"] == ["old place"]


def test_formulas_keep_their_letters(tmp_path: Path) -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=2</m:t></m:r></m:oMath>'
    assert text_of(draft(tmp_path, f"<w:p>{formula}</w:p>")) == "x=2"


def test_wrappers_around_paragraphs_rows_and_cells(tmp_path: Path) -> None:
    cell = f"<w:sdt><w:sdtContent><w:tc>{p('in')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}<w:tc>{p('two')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    body = (
        f"<w:sdt><w:sdtContent>{p('One.')}</w:sdtContent></w:sdt><w:customXml>{p('Two.')}</w:customXml>"
        f"<mc:AlternateContent><mc:Fallback>{p('Three.')}</mc:Fallback></mc:AlternateContent>"
        f"<w:del>{p('<w:r><w:delText>Four.</w:delText></w:r>')}</w:del><w:altChunk r:id='rId5'/><w:tbl>{row}</w:tbl>"
    )
    made = draft(tmp_path, body)
    assert text_of(made).split("\n\n")[:3] == ["One.", "Two.", "Three."]
    assert "| in | two |" in text_of(made)
    left = [sentence_of(row) for row in made.rows if row.kind == "out"]
    assert left == [
        "Words that somebody deleted. Left out. Your Word file still has it",
        "Another document inside this one. Left out. Your Word file still has it",
    ]


def test_diagrams_keep_their_words(tmp_path: Path) -> None:
    diagram = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Diagram 1"/><a:graphic><a:graphicData>'
        '<dgm:relIds xmlns:dgm="d" r:dm="rId4"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    data = f"<d {NAMES}><a:t>Stop</a:t><a:t>Go</a:t></d>"
    made = draft(
        tmp_path,
        diagram,
        more={"word/diagrams/data1.xml": data},
        refers={"rId4": ("x", "diagrams/data1.xml")},
    )
    assert [(row.kind, row.look) for row in made.rows] == [("text", "drawing")]
    assert text_of(made) == "Stop\n\nGo"


def test_old_pictures_and_two_of_one_name(tmp_path: Path) -> None:
    old = '<w:p><w:r><w:pict><v:shape alt="A tree"><v:imagedata r:id="rId2"/></v:shape></w:pict></w:r></w:p>'
    made = draft(
        tmp_path,
        picture("rId1", "A tree") + old + picture("rId3", "A tree"),
        more={
            "word/media/1.png": png(3, 3),
            "word/media/2.png": png(4, 4),
            "word/media/3.png": png(4, 4)[:-30],
        },
        refers={f"rId{n}": ("image", f"media/{n}.png") for n in (1, 2, 3)},
    )
    assert [path for path in made.files if "media" in path] == ["media/a-tree.png", "media/picture-3.png"]
    assert [row.look for row in made.rows] == ["", "", "no-picture"]


def test_a_heading_by_its_level_alone_and_a_quotation(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
    body = p("Head", more='<w:outlineLvl w:val="0"/>') + p("Said.", "Quote") + p("Unknown style.", "Nothing")
    made = draft(tmp_path, body, styles=styles)
    assert kinds(made) == ["module", "text", "text"]
    assert text_of(made) == "> Said.\n\nUnknown style."


def test_the_language_is_that_of_most_words(tmp_path: Path) -> None:
    spoken = p(run("Oi", '<w:lang w:val="pt-BR"/>')) + p(run("Hi", '<w:lang w:val="en-GB"/>'))
    assert read(tmp_path, spoken + p(run("Tudo", '<w:lang w:val="pt-BR"/>'))).language == "pt-BR"
    assert read(tmp_path, p(run("سلام", '<w:rtl/><w:lang w:val="en-US" w:bidi="ar-SA"/>'))).language == "ar"
    assert read(tmp_path, p(run("x", '<w:lang w:val="!"/>'))).language == ""


def test_a_footnote_in_a_table_to_fill_in_is_not_lost(tmp_path: Path) -> None:
    noted = "<w:p>" + run("Who") + '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    cells = f"<w:tr><w:tc>{noted}</w:tc><w:tc>{p('What')}</w:tc></w:tr>"
    empty = f"<w:tr><w:tc>{p('<w:r/>')}</w:tc><w:tc>{p('<w:r/>')}</w:tc></w:tr>"
    more = {
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Anybody.")}</w:footnote></w:footnotes>'
    }
    made = draft(tmp_path, f"<w:tbl>{cells}{empty}</w:tbl>", more=more)
    assert kinds(made) == ["table"]
    assert text_of(made).endswith(":::\n\nAnybody.")


def test_a_footnote_that_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    made = draft(tmp_path, p(run("Said") + '<w:r><w:footnoteReference w:id="9"/></w:r>'))
    assert text_of(made) == "Said"


def test_lists_of_sentences_and_of_many_places(tmp_path: Path) -> None:
    body = p(f"I am {GAP}", listed=NUMBERS) + p(f"I can {GAP}", listed=NUMBERS)
    assert "- I am … {#i-am}\n- I can … {#i-can}" in text_of(draft(tmp_path, body))
    made = draft(tmp_path, p("So many:") + p(f" {GAP} x" * 45))
    assert kinds(made) == ["reflection"]
    assert kinds(draft(tmp_path, p("Write:") + p("1. ____") + p("____"))) == ["list"]
    assert kinds(draft(tmp_path, p("☐"))) == ["checklist"]


def test_a_table_that_is_too_long_to_fill_in_or_to_lay_out_is_text(tmp_path: Path) -> None:
    made = draft(tmp_path, table(("Name", "When"), *[("", "")] * 300))
    assert kinds(made) == ["text"]
    made = draft(tmp_path, table(*[("a", "b", "c")] * 3000))
    assert text_of(made).startswith("a · b · c\n\na · b · c")


def test_a_text_that_no_file_has_room_for_is_parted(tmp_path: Path) -> None:
    made = draft(tmp_path, table(*[("word " * 20, "word " * 30)] * 1000))
    assert len(made.files) > 2
    assert all(len(data) < 256_000 for data in made.files.values())


def test_too_many_paragraphs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_file, "MOST_PARTS", 20)
    (tmp_path / "a.docx").write_bytes(docx(p("x") * 30))
    with pytest.raises(ImportTrouble, match="is larger than what can be taken in"):
        read_word(tmp_path / "a.docx")


def test_without_styles_and_lists_it_is_read_all_the_same(tmp_path: Path) -> None:
    import zipfile

    whole = tmp_path / "whole.docx"
    whole.write_bytes(docx(p("Heading", "Heading1") + p("x", listed=9)))
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(tmp_path / "bare.docx", "w") as bare:
        for name in given.namelist():
            if "styles" not in name and "numbering" not in name:
                bare.writestr(name, given.read(name))
    made = became(read_word(tmp_path / "bare.docx"))
    assert kinds(made) == ["module", "text"]
    assert text_of(made) == "- x"


def drop_down(*options: str, shown: str = "Choose an item.", waits: bool = True) -> str:
    items = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in options)
    placeholder = "<w:showingPlcHdr/>" if waits else ""
    return (
        f"<w:sdt><w:sdtPr>{placeholder}<w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )


def test_a_list_that_drops_down_becomes_a_choice(tmp_path: Path) -> None:
    mood = p(run("How are you today? ") + drop_down("Choose an item.", "good", "so-so", "bad"))
    old = field(
        " FORMDROPDOWN ",
        "",
        '<w:ffData><w:ddList><w:listEntry w:val="tea"/><w:listEntry w:val="milk"/></w:ddList></w:ffData>',
    )
    among = p(run("I feel ") + drop_down("well", "ill") + run(" this morning."))
    made = draft(tmp_path, mood + p(run("Cup: ") + old) + among)
    assert kinds(made)[:1] == ["choice"]
    words = text_of(made)
    assert "How are you today?\n\n- good {#good}\n- so-so {#so-so}\n- bad {#bad}\n" in words
    assert "Cup" in words
    assert "- tea {#tea}\n- milk {#milk}\n" in words
    assert "(well / ill) this morning." in words
