"""Forms as people fill them in: made of a few lines of course text, filled by two libraries that know nothing of us."""

from __future__ import annotations

import logging
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf

from workbook.course.form_fields import TICKED
from workbook.course.reading import read_course
from workbook.pdf.export import PaperOptions, build_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbook.course.model import Course


def files_of(block: str, version: str = "1.0.0", course_id: str = "c") -> dict[str, bytes]:
    about = f"---\ntitle: The course\nid: {course_id}\nversion: {version}\n---\n"
    return {"course.md": about.encode(), "modules/01-one.md": f"---\ntitle: One\n---\n{block}\n".encode()}


def course_of(block: str) -> Course:
    return read_course(files_of(block))[0]


@cache
def empty_form(block: str, version: str = "1.0.0", course_id: str = "c") -> bytes:
    files = files_of(block, version, course_id)
    return build_pdf(read_course(files)[0], {}, "blank", PaperOptions(fillable=True), files=files)


def by_pikepdf(form: bytes, values: Mapping[str, str], place: Path) -> Path:
    """As a program fills it in that sets values and leaves their looks to others."""
    with pikepdf.open(BytesIO(form)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = values.get(str(field.T))
            if value == TICKED:
                field.V = field.AS = pikepdf.Name.Yes
            elif value is not None:
                field.V = pikepdf.String(value)
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(place)
    return place


def by_pypdf(form: bytes, values: Mapping[str, str], place: Path) -> Path:
    """As a program fills it in that draws what was typed, too."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it says which letters it cannot draw
    writer = pypdf.PdfWriter(clone_from=BytesIO(form))
    given: Any = {name: "/Yes" if value == TICKED else value for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, given, auto_regenerate=False)
    writer.write(place)
    writer.close()
    return place
