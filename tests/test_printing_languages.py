"""On paper a question is told as another one then only if it was one, and not when it was asked in another language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.course.test_translations import FILES
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.course.reading import read_course
from workbook.pdf.material import PaperOptions
from workbook.printing import export_workbook


@pytest.fixture
def answered(tmp_path: Path) -> Iterator[WorkbookFile]:
    """Answered in English, and read in German since then."""
    with create_workbook(tmp_path / "w.workbook", dict(FILES), notes=tmp_path / "notes") as file:
        exercise = next(e for e in read_course(file.files())[0].exercises() if e.id == "room")
        file.save_answer(exercise, {"chosen": "home"})
        file.set_language("de")
        yield file


def words(file: WorkbookFile, target: Path) -> str:
    export_workbook(file, "keepsake", PaperOptions(), target)
    return " ".join(page.extract_text() for page in PdfReader(target).pages)


def test_another_language_is_no_other_question(answered: WorkbookFile, tmp_path: Path) -> None:
    said = words(answered, tmp_path / "k.pdf")
    assert "zu Hause" in said
    assert "Where are you?" not in said


def test_another_question_is_told_in_whichever_language(
    answered: WorkbookFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answered.answers()
    asked = {key: saved._replace(question="And long ago?") for key, saved in before.items()}
    monkeypatch.setattr(answered, "answers", lambda: asked)
    assert "And long ago?" in words(answered, tmp_path / "k.pdf")
