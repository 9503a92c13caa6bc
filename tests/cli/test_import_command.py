"""A Word file or Markdown becomes a draft by command."""

from pathlib import Path

from tests.authoring.importing.docx import docx, p
from tests.cli.conftest import Run

SHEET = docx(p("Saying no", "Heading1") + p("My word: ________") + p("How? 1 2 3 4 5"))


def test_a_word_file_becomes_a_draft_and_a_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sheet.docx").write_bytes(SHEET)
    told = run("import", "sheet.docx", "mine", "--report", "list.txt")
    assert (told.code, told.err) == (0, "")
    assert "2. My word: ________\n  → Line: 1.1 My word\n" in told.out
    assert told.out.endswith(
        "This list is in list.txt.\nA draft is in mine: 1 module, 1 heading, 2 exercises, 1 to look at. "
        "This says what is still to do: workbook check mine\n"
    )
    assert told.out.startswith((tmp_path / "list.txt").read_text(encoding="utf-8"))
    checked = run("check", "mine")
    assert checked.code == 1
    assert "These facts are missing: `summary`, `author`, `holder`, `licence`." in checked.out
    assert "1 error. The course cannot be packed yet." in checked.out


def test_a_folder_of_markdown_becomes_a_draft(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# A\n\nText.", encoding="utf-8")
    told = run("import", "notes", "mine")
    assert told.code == 0
    assert (tmp_path / "mine" / "modules" / "01-a.md").is_file()


def test_what_is_there_stays_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sheet.docx").write_bytes(SHEET)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").write_text("mine")
    assert "is not empty, so nothing was written" in run("import", "sheet.docx", "mine").err
    told = run("import", "sheet.docx", "new", "--report", "sheet.docx")
    assert (told.code, told.out) == (1, "")
    assert told.err == "“sheet.docx” is there already. Name another file for the report."
    assert not (tmp_path / "new").exists()


def test_what_is_no_word_file_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sheet.docx").write_bytes(b"{\\rtf1}")
    assert run("import", "sheet.docx", "mine").err.startswith("“sheet.docx” is an RTF file.")
    assert run("import", "gone.docx", "mine") == (1, "", "There is no file or folder “gone.docx”.")
    assert not (tmp_path / "mine").exists()
