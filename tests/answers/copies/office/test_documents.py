"""A workbook as a Word and an OpenDocument file: read again by others, every word is there, in order, and whole."""

import errno
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from tests.exercises.conftest import sample
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.office import saving
from workbook.answers.copies.office.saving import save_as_document
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.course.exercise import Exercise
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course

DAY = datetime(2026, 11, 2, 12, tzinfo=UTC)
OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, TABLE, DRAW = (OASIS % name for name in ("text", "table", "drawing"))
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENDINGS = ("docx", "odt")
HOSTILE = (
    "</w:t></text:p> & \"'<![CDATA[ ]]> \x00\x01\x0b\x1b \ufffe\uffff \u202ereversed\u202c \u2066 \ud83d"
)
both = pytest.mark.parametrize("ending", ENDINGS)


def part(path: Path, name: str) -> ET.Element:
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        return ET.fromstring(parts.read(name))


def content_of(path: Path) -> ET.Element:
    return part(path, "word/document.xml" if path.suffix == ".docx" else "content.xml")


def words_of(path: Path) -> str:
    """All words in the order in which they stand, as XML alone tells them."""
    root, told = content_of(path), []
    for element in root.iter():
        match element.tag:
            case tag if tag in (f"{W}br", f"{TEXT}line-break", f"{W}p", f"{TEXT}p", f"{TEXT}h"):
                told.append("\n")
            case tag if tag == f"{TEXT}s":
                told.append(" " * int(element.get(f"{TEXT}c", "1")))
        told.append(element.text or "")
        # What follows a child of a paragraph is read with that child: it has no children of its own there.
        if element.tag in (f"{TEXT}s", f"{TEXT}line-break"):
            told.append(element.tail or "")
    return "".join(told)


def seen(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture
def saved(file: WorkbookFile, tmp_path: Path) -> Callable[[str], Path]:
    def save(ending: str) -> Path:
        target = tmp_path / f"mine.{ending}"
        save_as_document(file, target)
        return target

    return save


def kind_files(kind: str) -> dict[str, bytes]:
    module = f"---\ntitle: One\n---\n{sample(kind).SOURCE}\n".encode()
    return {"course.md": b"---\ntitle: C\nid: c\n---\n", "modules/01-one.md": module}


@pytest.fixture(params=sorted(set(KINDS) - {"recall"}))
def of_a_kind(request: pytest.FixtureRequest, home: Path, notes: Path) -> Iterator[tuple[str, WorkbookFile]]:
    kind = str(request.param)
    files = kind_files(kind)
    exercise = next(read_course(files)[0].exercises())
    with create_workbook(home / "kind.workbook", files, notes=notes) as file:
        file.save_answer(exercise, sample(kind).ANSWER, at=DAY)
        file.set_share("it", "bring")
        yield kind, file


@both
def test_every_kind_is_told_whole(of_a_kind: tuple[str, WorkbookFile], tmp_path: Path, ending: str) -> None:
    kind, file = of_a_kind
    target = tmp_path / f"kind.{ending}"
    save_as_document(file, target)
    told = seen(words_of(target)).lower()
    for words in sample(kind).WORDS:
        assert seen(words).lower() in told
    for line in "".join(markdown_parts(file)).split("\n"):
        for word in re.findall(r"\w{4,}", line.replace("2026-11-02", "").replace("&amp;", "&").lower()):
            assert word in told, word
    assert "2 november 2026 · bring to the workshop" in told
    if ending == "docx":
        docx.Document(str(target))


def test_headings_are_nested_and_words_stand_below_them_in_order(
    file: WorkbookFile, exercises: dict[str, Exercise], saved: Callable[[str], Path]
) -> None:
    file.save_answer(exercises["hopes"], "# not a heading\n\nrest", at=DAY)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=DAY)
    file.set_not_today("nearest", True)
    word = docx.Document(str(saved("docx")))
    told = [(p.style.name if p.style else "", p.text) for p in word.paragraphs]
    assert told == [
        ("Title", "A small course"),
        ("Answer", "Ana Moreno-Lindqvist"),
        ("Heading 1", "1. Beginning"),
        ("Heading 2", "1.1 What brings you here?"),
        ("Answer", "# not a heading"),
        ("Answer", "rest"),
        ("Small", "2 November 2026 · In my workbook"),
        ("Heading 2", "1.3 What do you notice?"),
        ("List Bullet", "a tight jaw"),
        ("Small", "2 November 2026 · Just for me"),
        ("Heading 2", "1.4 What is nearest?"),
        ("Small", "Not today."),
    ]
    headings = [
        (heading.get(f"{TEXT}outline-level"), "".join(heading.itertext()))
        for heading in content_of(saved("odt")).iter(f"{TEXT}h")
    ]
    assert headings == [
        ("1", "1. Beginning"),
        ("2", "1.1 What brings you here?"),
        ("2", "1.3 What do you notice?"),
        ("2", "1.4 What is nearest?"),
    ]


@pytest.mark.parametrize("of_a_kind", ["table"], indirect=True)
def test_tables_have_a_row_of_names(of_a_kind: tuple[str, WorkbookFile], tmp_path: Path) -> None:
    _kind, file = of_a_kind
    for ending in ENDINGS:
        save_as_document(file, tmp_path / f"table.{ending}")
    [table] = docx.Document(str(tmp_path / "table.docx")).tables
    assert table.rows[0]._tr.trPr is not None
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    names = [cell.text for cell in table.rows[0].cells]
    [head] = content_of(tmp_path / "table.odt").iter(f"{TABLE}table-header-rows")
    assert ["".join(cell.itertext()) for cell in head.iter(f"{TABLE}table-cell")] == names
    assert len(names) > 1


@pytest.mark.parametrize("of_a_kind", ["list"], indirect=True)
def test_a_list_that_counts_is_one(of_a_kind: tuple[str, WorkbookFile], tmp_path: Path) -> None:
    _kind, file = of_a_kind
    for ending in ENDINGS:
        save_as_document(file, tmp_path / f"list.{ending}")
    word = docx.Document(str(tmp_path / "list.docx"))
    numbered = [p for p in word.paragraphs if p.style and p.style.name == "List Number"]
    assert numbered
    assert all(p._p.pPr is not None and p._p.pPr.numPr is not None for p in numbered)
    items = list(content_of(tmp_path / "list.odt").iter(f"{TEXT}list-item"))
    assert ["".join(item.itertext()) for item in items] == [p.text for p in numbered]


@pytest.mark.parametrize("of_a_kind", ["picture"], indirect=True)
@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_there_with_what_it_is_for_who_cannot_see_it(
    of_a_kind: tuple[str, WorkbookFile], tmp_path: Path, sort: str
) -> None:
    _kind, file = of_a_kind
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(made, sort)
    exercise = next(read_course(file.files())[0].exercises())
    answer = {
        "file": file.keep_picture(made.getvalue()),
        "caption": "The <bench>",
        "alt": 'A "bench" & a canal',
    }
    file.save_answer(exercise, answer, at=DAY)
    for ending in ENDINGS:
        save_as_document(file, tmp_path / f"picture.{ending}")
    word = docx.Document(str(tmp_path / "picture.docx"))
    [shape] = word.inline_shapes
    assert shape._inline.docPr.get("descr") == 'A "bench" & a canal'
    assert "The <bench>" in [p.text for p in word.paragraphs]
    [frame] = content_of(tmp_path / "picture.odt").iter(f"{DRAW}frame")
    assert frame.findtext(f"{SVG}desc") == 'A "bench" & a canal'
    for name in ("picture.docx", "picture.odt"):
        with zipfile.ZipFile(tmp_path / name) as parts:
            [kept] = [each for each in parts.namelist() if "picture1" in each]
            picture = Image.open(io.BytesIO(parts.read(kept)))
        assert (picture.size, picture.format) == ((300, 200), "PNG" if sort == "WEBP" else sort)


@both
def test_hostile_words_stay_words(
    file: WorkbookFile, hopes: Exercise, saved: Callable[[str], Path], ending: str
) -> None:
    file.save_answer(hopes, HOSTILE + "\n  two  blanks\n\n" + "x" * 1_000_000, at=DAY)
    told = words_of(saved(ending))
    assert "</w:t></text:p> & \"'<![CDATA[ ]]>" in told
    assert "\u202ereversed\u202c" in told
    assert "x" * 1_000_000 in told
    assert "\n  two  blanks" in told
    assert not set(told) & set("\x00\x01\x0b\x1b\ufffe\uffff")


@both
def test_what_is_read_from_the_right_is_marked_so(
    file: WorkbookFile, hopes: Exercise, saved: Callable[[str], Path], ending: str
) -> None:
    file.save_answer(hopes, "שלום (hello) 12\n\nfrom the left", at=DAY)
    root = content_of(saved(ending))
    if ending == "docx":
        right = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
        assert all(run.find(f"{W}rPr/{W}rtl") is not None for p in right for run in p.iter(f"{W}r"))
    else:
        right = [p for p in root.iter(f"{TEXT}p") if str(p.get(f"{TEXT}style-name")).endswith("-rl")]
    assert ["".join(p.itertext()) for p in right] == ["שלום (hello) 12"]


@both
def test_a_file_tells_of_itself_only_its_title_and_the_name_on_its_first_page(
    file: WorkbookFile, hopes: Exercise, saved: Callable[[str], Path], ending: str
) -> None:
    file.save_answer(hopes, "only inside", at=DAY)
    path = saved(ending)
    about = part(path, "docProps/core.xml" if ending == "docx" else "meta.xml")
    assert [text for text in about.itertext() if text.strip()] == [
        "A small course",
        "Ana Moreno-Lindqvist",
        "en",
    ]
    first = path.read_bytes()
    assert saved(ending).read_bytes() == first
    assert path.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(path) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_open_document_says_first_what_it_is(saved: Callable[[str], Path]) -> None:
    begin = saved("odt").read_bytes()[:100]
    assert begin[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


@both
def test_the_language_is_told(home: Path, notes: Path, tmp_path: Path, ending: str) -> None:
    files = kind_files("reflection")
    files["course.md"] = b"---\ntitle: C\nid: c\nlanguage: de\n---\n"
    target = tmp_path / f"german.{ending}"
    with create_workbook(home / "german.workbook", files, notes=notes) as file:
        save_as_document(file, target)
    styles = ET.tostring(part(target, "word/styles.xml" if ending == "docx" else "styles.xml"), "unicode")
    assert 'val="de-DE"' in styles if ending == "docx" else 'language="de"' in styles


@both
def test_a_full_disk_leaves_nothing(
    file: WorkbookFile, hopes: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file.save_answer(hopes, "word " * 1000, at=DAY)
    target = tmp_path / "out" / f"mine.{ending}"
    target.parent.mkdir()
    real = saving.WRITERS[target.suffix]

    class Full:
        """A file that takes some bytes and no more."""

        def __init__(self, made: BinaryIO) -> None:
            self._made, self._room = made, 900

        def write(self, data: bytes) -> int:
            self._room -= len(data)
            if self._room < 0:
                raise OSError(errno.ENOSPC, "full")
            return self._made.write(data)

        def __getattr__(self, name: str) -> object:
            return getattr(self._made, name)

    monkeypatch.setitem(saving.WRITERS, target.suffix, lambda d, p, made: real(d, p, Full(made)))  # type: ignore[arg-type]
    with pytest.raises(WorkbookTrouble) as caught:
        save_as_document(file, target)
    assert caught.value.code == "disk-full"
    assert list(target.parent.iterdir()) == []


@both
def test_what_is_there_is_replaced_only_if_that_was_said(
    file: WorkbookFile, path: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"mine.{ending}"
    target.write_bytes(b"something else")
    with pytest.raises(WorkbookTrouble):
        save_as_document(file, target, replace=False)
    assert target.read_bytes() == b"something else"
    save_as_document(file, target)
    assert zipfile.is_zipfile(target)
    with pytest.raises(WorkbookTrouble):
        save_as_document(file, tmp_path / "no folder" / f"mine.{ending}")
    copied = tmp_path / f"a workbook.{ending}"
    copied.write_bytes(b"SQLite format 3\0 and more")
    with pytest.raises(WorkbookTrouble):
        save_as_document(file, copied)
    folder = tmp_path / f"folder.{ending}"
    folder.mkdir()
    with pytest.raises(WorkbookTrouble):
        save_as_document(file, folder)
