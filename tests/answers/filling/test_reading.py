"""What no answers can be read from: each is said in one sentence, and nothing of it is taken."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from tests.answers.filling.filled import by_pikepdf, course_of, empty_form
from workbook.answers.filling import reading
from workbook.answers.filling.matching import match
from workbook.answers.filling.reading import FormTrouble, read_form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BLOCK = "\n::: line one\nWhat?\n:::\n"
NAME = "a/one//"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return by_pikepdf(empty_form(BLOCK), {NAME: "My words", "name": " Marta "}, tmp_path / "form.pdf")


def spoilt(form: Path, change: Callable[[Any], None], **saving: Any) -> Path:
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(form, **saving)
    return form


def says(form: Path) -> str:
    with pytest.raises(FormTrouble) as caught:
        read_form(form)
    sentence = str(caught.value)
    assert sentence.startswith(f"“{form.name}”")
    assert sentence.endswith("Nothing was taken in.")
    assert "My words" not in sentence
    return sentence


def test_a_sound_form_says_what_and_whose_it_is(filled: Path) -> None:
    form = read_form(filled)
    assert form == reading.FilledForm(
        "form.pdf", "c", "1.0.0", "Marta", {"one": {("", ""): "My words"}},
        has_scripts=False, saved=None, called={"one": {("", ""): "1.1 What?"}},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("D:20261127081000+01'00'", True),
        ("D:20261127081000Z", True),
        ("D:20261127", True),
        ("D:19990101000000Z", False),  # before there were such forms
        ("D:29990101000000Z", False),
        ("yesterday", False),
        ("D:20269999999999Z", False),
        ("", False),
    ],
)
def test_when_a_form_was_saved_is_known_if_its_program_says_so(
    filled: Path, said: str, *, known: bool
) -> None:
    def date(pdf: Any) -> None:
        pdf.docinfo["/ModDate"] = pikepdf.String(said)

    form = read_form(spoilt(filled, date))
    assert (form.saved is not None) == known
    assert form.values


def test_a_locked_form(filled: Path) -> None:
    lock = pikepdf.Encryption(owner="o", user="u", R=6)
    assert "locked with a password" in says(spoilt(filled, lambda _pdf: None, encryption=lock))


def test_a_form_that_only_forbids_changes_can_be_read(filled: Path) -> None:
    lock = pikepdf.Encryption(owner="o", user="", R=6)
    assert read_form(spoilt(filled, lambda _pdf: None, encryption=lock)).values


def test_a_flattened_form(filled: Path) -> None:
    def flatten(pdf: Any) -> None:
        del pdf.Root.AcroForm
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots

    assert "no fields" in says(spoilt(filled, flatten))


def test_a_scanned_form(tmp_path: Path) -> None:
    place = tmp_path / "scan.pdf"
    Image.new("RGB", (300, 400), "white").save(place)
    assert "a picture of a form" in says(place)


def test_what_is_no_pdf_and_what_is_not_there(tmp_path: Path) -> None:
    place = tmp_path / "notes.pdf"
    place.write_bytes(b"\x00just words")
    assert "is no PDF" in says(place)
    place.write_bytes(b"")
    assert "is no PDF" in says(place)
    assert "cannot be read" in says(tmp_path / "nowhere.pdf")
    (tmp_path / "folder.pdf").mkdir()
    assert "cannot be read" in says(tmp_path / "folder.pdf")


def test_another_programs_form(filled: Path) -> None:
    def rename(pdf: Any) -> None:
        for field in pdf.Root.AcroForm.Fields:
            field.T = pikepdf.String("surname")

    assert "none that Workbook made" in says(spoilt(filled, rename))


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.9, 0.999])
def test_a_form_that_was_cut_off(filled: Path, keep: float) -> None:
    data = filled.read_bytes()
    filled.write_bytes(data[: int(len(data) * keep)])
    assert "is damaged" in says(filled)


def test_bytes_that_are_not_what_they_were_end_in_a_sentence(filled: Path) -> None:
    data = filled.read_bytes()
    for at in range(20, len(data), len(data) // 60):
        filled.write_bytes(data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 9]) + data[at + 9 :])
        try:
            form = read_form(filled)
        except FormTrouble as trouble:
            assert str(trouble).endswith("Nothing was taken in.")  # noqa: PT017 - either is right
        else:
            assert form.values in ({"one": {("", ""): "My words"}}, {})


def test_a_script_is_said_and_never_run(filled: Path) -> None:
    def script(pdf: Any) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = action
        for field in pdf.Root.AcroForm.Fields:
            field.AA = pikepdf.Dictionary(K=action)

    form = read_form(spoilt(filled, script))
    assert form.has_scripts
    assert form.values == {"one": {("", ""): "My words"}}


def test_a_form_of_another_course(filled: Path, tmp_path: Path) -> None:
    other = by_pikepdf(empty_form(BLOCK, "1.0.0", "other"), {NAME: "My words"}, tmp_path / "other.pdf")
    with pytest.raises(FormTrouble, match=r"of another course, not of “The course”\. Nothing was taken in\."):
        match(read_form(other), course_of(BLOCK), {})


def _hold_itself(pdf: Any) -> None:
    field = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("x")))
    field.Kids = pikepdf.Array([field])
    pdf.Root.AcroForm.Fields.append(field)


def _very_deep(pdf: Any) -> None:
    inner = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("x")))
    for _unused in range(40):
        inner = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("x"), Kids=pikepdf.Array([inner])))
    pdf.Root.AcroForm.Fields.append(inner)


def _very_many(pdf: Any) -> None:
    for number in range(reading.MOST_FIELDS + 10):
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String(str(number)))))


def _very_long(pdf: Any) -> None:
    pdf.Root.AcroForm.Fields[-1].V = pikepdf.String("x" * (reading.LONGEST_VALUE + 1))


@pytest.mark.parametrize("change", [_very_deep, _very_many, _very_long])
def test_a_form_beyond_all_bounds(filled: Path, change: Callable[[Any], None]) -> None:
    assert "larger than any form" in says(spoilt(filled, change))


def test_a_field_that_holds_itself_is_looked_at_once(filled: Path) -> None:
    assert read_form(spoilt(filled, _hold_itself)).values


def test_a_file_larger_than_any_form(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    assert "larger than any form" in says(filled)


def test_a_stream_that_unpacks_without_end_is_not_unpacked(filled: Path) -> None:
    def bomb(pdf: Any) -> None:
        packed = zlib.compress(zlib.compress(b"\0" * (200 << 20), 9), 9)
        stream = pikepdf.Stream(pdf, packed)
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        pdf.Root.AcroForm.Fields[-1].V = pdf.make_indirect(stream)

    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pikepdf.open(filled, allow_overwriting_input=True) as pdf:
        bomb(pdf)
        pdf.save(filled, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    try:
        read_form(filled)
    except FormTrouble as trouble:
        assert str(trouble).endswith("Nothing was taken in.")  # noqa: PT017 - either is right
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


@pytest.mark.parametrize(
    "value",
    [
        pikepdf.Name.Yes,
        pikepdf.Array([]),
        pikepdf.Array([pikepdf.Array([])]),
        pikepdf.Dictionary(),
        7,
        True,
        pikepdf.String(b"\xfe\xff\xd8\x00"),
        pikepdf.String("\x00\x07 \n"),
    ],
)
def test_a_value_of_any_other_sort_is_none(filled: Path, value: Any) -> None:
    def put(pdf: Any) -> None:
        next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == NAME).V = value

    words = read_form(spoilt(filled, put)).values.get("one", {}).get(("", ""), "")
    assert all(character.isprintable() for character in words)


def test_fields_that_another_program_parted_into_field_and_widget_are_read(filled: Path) -> None:
    def part(pdf: Any) -> None:
        for field in pdf.Root.AcroForm.Fields:
            widget = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=field.Rect)
            del field.Subtype
            field.Kids = pikepdf.Array([pdf.make_indirect(widget)])

    assert read_form(spoilt(filled, part)).values == {"one": {("", ""): "My words"}}


def test_words_are_cleaned_of_what_nobody_types() -> None:
    assert reading.cleaned("one\r\ntwo\rthree\x00\x07\ud800") == "one\ntwo\nthree"
    assert reading.cleaned(" \n ") == ""
