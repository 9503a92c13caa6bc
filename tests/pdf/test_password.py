"""A PDF with a password: it opens with that alone, in every reader, and nothing of it stands there in plain."""

import unicodedata
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from tests.pdf.conftest import Desk
from workbook.pdf.export import build_pdf
from workbook.pdf.material import ExportTrouble, PaperOptions

PASSWORDS = ["four small boats", "žluťoučký kůň", "海の 音", "ﬁne①", "x" * 127]


def made(desk: Desk, password: str = "") -> bytes:
    options = PaperOptions(name="Marta", date=date(2026, 11, 22), password=password)
    return build_pdf(desk.course, desk.answers, "keepsake", options, files=desk.files)


def as_readers_try_it(password: str) -> str:
    """What a reader makes of what is typed before it tries it."""
    return unicodedata.normalize("NFKC", password)


@pytest.mark.parametrize("password", PASSWORDS)
def test_two_readers_open_it_with_the_password_and_read_the_same(desk: Desk, password: str) -> None:
    plain = made(desk)
    locked = made(desk, password=password)
    words = [page.extract_text() for page in PdfReader(BytesIO(plain)).pages]
    reader = PdfReader(BytesIO(locked))
    assert reader.is_encrypted
    assert reader.decrypt(as_readers_try_it(password))
    assert [page.extract_text() for page in reader.pages] == words
    with pypdfium2.PdfDocument(locked, password=as_readers_try_it(password)) as document:
        assert len(document) == len(words)


def test_nobody_opens_it_without(desk: Desk) -> None:
    locked = made(desk, password="four small boats")
    for wrong in ("", "four small boat", "Four small boats"):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(locked, password=wrong)
    assert b"All kinds" not in locked
    with pikepdf.open(BytesIO(locked), password="four small boats") as document:
        assert document.encryption.bits == 256
        assert document.allow.accessibility
        assert document.allow.print_highres


def test_one_that_is_too_long_for_a_pdf_is_said_before_anything_is_made(desk: Desk) -> None:
    with pytest.raises(ExportTrouble, match="longer than a PDF can have"):
        made(desk, password="ä" * 64)


def test_the_password_stands_in_no_report(desk: Desk) -> None:
    assert "boats" not in repr(PaperOptions(password="four small boats"))
