"""The editions of the courses that ship, with their example answers."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.conftest import ROOT
from tests.pdf.conftest import AT
from workbook.course.files import FolderFiles
from workbook.course.reading import read_course
from workbook.pdf.export import PaperAnswer, PaperOptions, build_pdf

if TYPE_CHECKING:
    from workbook.pdf.material import Edition


@cache
def edition_of(course: str, edition: Edition, *, filled: bool = True, **options: Any) -> bytes:
    """An edition of a course that ships, with its example answers or none; made once for all tests."""
    files = FolderFiles(ROOT / "courses" / course)
    answers = json.loads(files["sample-answers.json"])["answers"] if filled else {}
    given: dict[Any, PaperAnswer] = {
        key: PaperAnswer(answer, "bring", at=AT) for key, answer in answers.items()
    }
    chosen = PaperOptions(name="Marta", date=date(2026, 11, 22), **options)
    return build_pdf(read_course(files)[0], given, edition, chosen, files=files)
