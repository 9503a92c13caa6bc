"""A form that is filled in on a screen: its fields, what they are called, and what programs make of them."""

from __future__ import annotations

import itertools
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.exercises.conftest import make, sample
from workbook.course.form_fields import field_name, fields_of
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course
from workbook.own_files import resources_folder
from workbook.pdf.export import PaperOptions, build_pdf

if TYPE_CHECKING:
    from .conftest import Desk

FILLED = sorted(kind for kind in KINDS if kind != "recall")


def form_of(kind: str, **options: Any) -> bytes:
    source = f"---\ntitle: One\n---\n{sample(kind).SOURCE}\n"
    files = {
        "course.md": b"---\ntitle: C\nid: c\nversion: 1.2.0\n---\n",
        "modules/01-one.md": source.encode(),
    }
    return build_pdf(read_course(files)[0], {}, "blank", PaperOptions(fillable=True, **options), files=files)


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    return [field for field in pdf.Root.AcroForm.Fields if str(field.T) != "course"]


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize("large_print", [False, True])
def test_every_field_of_a_kind_is_on_paper_once_and_has_a_name(kind: str, *, large_print: bool) -> None:
    exercise = make(kind)
    with pikepdf.open(BytesIO(form_of(kind, large_print=large_print))) as pdf:
        names = [str(field.T) for field in widgets(pdf)]
        assert sorted(names) == sorted(
            ["name", *(field_name(exercise.id, field.key) for field in fields_of(exercise))]
        )
        assert all(str(field.TU).strip() for field in widgets(pdf))
        called = [str(field.TU) for field in widgets(pdf)]
        assert len(set(called)) == len(called)


@pytest.mark.parametrize("kind", FILLED)
def test_fields_stand_inside_the_page_and_none_on_another(kind: str) -> None:
    with pikepdf.open(BytesIO(form_of(kind))) as pdf:
        for page in pdf.pages:
            _left, _bottom, width, height = map(float, page.mediabox)
            boxes = [
                [float(side) for side in note.Rect]
                for note in page.get("/Annots", [])
                if note.Subtype == "/Widget" and str(note.T) != "course"
            ]
            for left, bottom, right, top in boxes:
                assert 0 < left < right < width
                assert 0 < bottom < top < height
                assert right - left > 7
                assert top - bottom > 7
            for one, other in itertools.combinations(boxes, 2):
                beside = one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1
                assert beside or one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1


def test_a_form_holds_no_script_no_radio_button_and_is_finished(desk: Desk) -> None:
    paper = desk.make("blank", fillable=True)
    with pikepdf.open(BytesIO(paper.data)) as pdf:
        assert not pdf.Root.AcroForm.get("/NeedAppearances", False)
        assert "/XFA" not in pdf.Root.AcroForm
        for field in widgets(pdf):
            assert "/AA" not in field
            assert "/A" not in field
            assert "/AP" in field
            assert not int(field.get("/Ff", 0)) & (1 << 15)  # a radio button
        for page in pdf.pages:
            assert page.Tabs == "/S"
    assert b"/JavaScript" not in paper.data


def test_only_a_blank_edition_that_is_asked_for_has_fields(desk: Desk) -> None:
    assert desk.make("blank", fillable=True).reader.get_fields()
    assert not desk.make("blank").reader.get_fields()
    assert not desk.make("facilitator", fillable=True).reader.get_fields()
    assert not desk.make("keepsake", fillable=True).reader.get_fields()


def test_two_forms_are_the_same(desk: Desk) -> None:
    assert desk.make("blank", fillable=True).data == desk.make("blank", fillable=True).data


@pytest.mark.parametrize(
    ("language", "words", "file"),
    [
        ("en", "What, naïvely?", "SourceSans3_400Regular.ttf"),
        ("el", "Τι έγινε;", "SourceSans3_400Regular.ttf"),
        ("he", "מה קרה?", "NotoSansHebrew_400Regular.ttf"),
        ("ar-EG", "ماذا حدث؟", "NotoNaskhArabic_400Regular.ttf"),
        ("hi", "क्या हुआ?", "NotoSansDevanagari_400Regular.ttf"),
        ("th", "เกิดอะไรขึ้น", "NotoSansThai_400Regular.ttf"),
        ("ta", "என்ன நடந்தது?", "NotoSansTamil_400Regular.ttf"),
        ("zh-Hans", "发生了什么？", "DroidSansFallback.ttf"),
        ("ja", "何がありましたか。", "ZenKakuGothicNew_400Regular.ttf"),
    ],
)
def test_the_font_of_the_courses_script_is_there_whole(language: str, words: str, file: str) -> None:
    files = {
        "course.md": f"---\ntitle: {words}\nid: c\nlanguage: {language}\n---\n".encode(),
        "modules/01-one.md": f"---\ntitle: One\n---\n\n::: line one\n{words}\n:::\n".encode(),
    }
    data = build_pdf(read_course(files)[0], {}, "blank", PaperOptions(fillable=True), files=files)
    with pikepdf.open(BytesIO(data)) as pdf:
        form: Any = pdf.Root.AcroForm
        (font,) = form.DR.Font.values()
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert program == (resources_folder() / "fonts" / file).read_bytes()


def test_the_form_says_of_which_course_it_is() -> None:
    with pikepdf.open(BytesIO(form_of("line"))) as pdf:
        course = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "course")
        assert str(course.V) == "c 1.2.0"
        assert str(pdf.docinfo["/Keywords"]) == "c 1.2.0"


def test_what_is_typed_and_ticked_in_pdfium_is_kept() -> None:
    words = "Żółw Ωμέγα naïve — 東京"
    typed = _typed_in_pdfium(form_of("reflection"), 1, words)
    ticked = _typed_in_pdfium(form_of("checklist"), 1, "")
    with pikepdf.open(BytesIO(typed)) as pdf:
        assert [str(field.V) for field in widgets(pdf)] == ["", words]
    with pikepdf.open(BytesIO(ticked)) as pdf:
        assert [str(f.V) for f in widgets(pdf) if f.FT == "/Btn"].count("/Yes") == 1


def _typed_in_pdfium(data: bytes, place: int, words: str) -> bytes:
    """Click on a field of the third page and type, as a person does in a browser."""
    with pikepdf.open(BytesIO(data)) as pdf:
        box = [float(side) for side in widgets(pdf)[place].Rect]
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page, form = document[2], document.formenv.raw
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    pdfium.FORM_OnMouseMove(form, page.raw, 0, x, y)
    pdfium.FORM_OnLButtonDown(form, page.raw, 0, x, y)
    pdfium.FORM_OnLButtonUp(form, page.raw, 0, x, y)
    for letter in words:
        pdfium.FORM_OnChar(form, page.raw, ord(letter), 0)
    pdfium.FORM_ForceToKillFocus(form)
    saved = BytesIO()
    document.save(saved)
    document.close()
    return saved.getvalue()
