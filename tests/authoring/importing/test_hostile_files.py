"""Files that are broken, locked, huge or something else: one calm sentence each, and no macro is run."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.authoring.importing.docx import NAMES, docx, p
from workbook.authoring.importing import docx_zip
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.reading import read_document
from workbook.authoring.importing.trouble import Cancelled, ImportTrouble
from workbook.authoring.importing.word import read_word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def said(path: Path) -> str:
    with pytest.raises(ImportTrouble) as told:
        read_document(path)
    sentence = str(told.value)
    assert sentence.startswith(f"“{path.name}” ")
    assert "\n" not in sentence
    return sentence


def with_document(text: str | bytes) -> bytes:
    return docx("", more={"word/document.xml": text})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty."),
        (b"Hello.", "is not a Word file."),
        (b"{\\rtf1 x}", "is an RTF file."),
        (b"%PDF-1.7", "is a PDF,"),
        (OLE, "was made by a Word before 2007"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password."),
        (docx("")[:300], "is damaged,"),
        (docx("") .replace(b"PK\x05\x06", b"PK\x05\x05"), "is damaged,"),
        (with_document("<w:document"), "is damaged,"),
        (with_document(""), "is damaged,"),
        (with_document(LAUGHS), "holds instructions that no Word file has"),
        (with_document(LAUGHS.encode("utf-16")), "holds instructions that no Word file has"),
        (with_document(f"<w:document {NAMES}><w:body>{'<w:p>' * 500}"), "is larger than what can be taken in."),
        (with_document(b"<a>" + b" " * 5_000_000 + b"</a>"), "is larger than what can be taken in."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "sheet.docx"
    path.write_bytes(data)
    assert says in said(path)


def zipped(names: list[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


def test_other_archives_are_no_word_files(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    path.write_bytes(zipped(["mimetype", "content.xml"]))
    assert "Open it in LibreOffice" in said(path)
    path.write_bytes(zipped(["a.txt"]))
    assert "is damaged" in said(path)
    path.write_bytes(zipped([f"{n}.txt" for n in range(docx_zip.MOST_FILES + 1)]))
    assert "is larger than what can be taken in" in said(path)


def test_a_spreadsheet_is_no_word_file(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    (tmp_path / "sheet.docx").write_bytes(made.getvalue())
    assert "is not a Word file" in said(tmp_path / "sheet.docx")


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_zip, "MOST_BYTES", 100)
    path = tmp_path / "sheet.docx"
    path.write_bytes(docx(p("Text.")))
    assert "is larger than 100 MB" in said(path)


def test_too_many_elements_are_refused_while_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_zip, "MOST_ELEMENTS", 500)
    path = tmp_path / "sheet.docx"
    path.write_bytes(docx(p("Text.") * 200))
    assert "is larger than what can be taken in" in said(path)


def test_an_entry_that_is_longer_than_it_says_is_damaged(tmp_path: Path) -> None:
    data = docx(
        p("Text."),
        more={"word/document.xml": f"<w:document {NAMES}><w:body>{p('x' * 3000)}</w:body></w:document>"},
    )
    at = data.rindex(b"word/document.xml") - 46 + 24
    path = tmp_path / "sheet.docx"
    path.write_bytes(data[:at] + (100).to_bytes(4, "little") + data[at + 4 :])
    assert "is damaged" in said(path)


def test_macros_are_never_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docm"
    path.write_bytes(docx(p("Text."), more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"}))
    document = read_word(path)
    assert [entry.source for entry in document.entries] == ["Text."]


def test_a_picture_from_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    from tests.authoring.importing.docx import picture

    path = tmp_path / "sheet.docx"
    for target in ("file:///etc/passwd", "https://example.org/a.png", "../../../etc/passwd"):
        path.write_bytes(docx(picture("rId1", "secret"), refers={"rId1": ("image", target)}))
        made = became(read_word(path))
        assert [(row.kind, row.look) for row in made.rows] == [("out", "no-picture")]
        assert len(made.files) == 2


def test_reading_stops_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    path.write_bytes(docx(p("Text.") * 50))
    asked = iter([True] * 10)
    with pytest.raises(Cancelled):
        read_word(path, lambda: next(asked, False))


def test_nothing_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ImportTrouble, match="There is no file or folder"):
        read_document(tmp_path / "gone.docx")


@pytest.mark.parametrize(
    "text",
    [
        "_ " * 3000 + "x", "a" + "\t" * 9000 + "b" * 60, "[x](" + "{{}}" * 900, "![x](" + "{{}}" * 900,
        "{{ " * 9000, "` `` ``` " * 3000, "[" * 9000, "word " * 60_000,
    ],
    ids=["gaps", "tabs", "link", "picture", "liquid", "code", "brackets", "line"],
)  # fmt: skip
def test_texts_that_would_keep_a_pattern_busy_for_ever_come_in(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    assert len(became(read_document(tmp_path / "a.md")).files) > 1
    (tmp_path / "a.docx").write_bytes(docx(p("One") + p(text)))
    assert len(became(read_document(tmp_path / "a.docx")).files) > 1


def test_a_list_without_an_end_and_a_line_of_boxes_come_in(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("x", listed=1) * 2500 + p("☐ x " * 5000) + p("a ____ " * 5000)))
    made = became(read_word(tmp_path / "a.docx"))
    assert [str(row.kind) for row in made.rows] == ["text"] * 5
