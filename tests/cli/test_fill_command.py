"""Taking a filled-in form into a workbook, as a person types it."""

from pathlib import Path

import pikepdf

from tests.answers.filling.filled import by_pikepdf
from tests.cli.conftest import SHIPPED, Run
from workbook.answers.file.workbook_file import open_workbook


def form(run: Run, tmp_path: Path, values: dict[str, str]) -> Path:
    assert run("blank", SHIPPED, "--fillable", "-o", "form.pdf").code == 0
    return by_pikepdf((tmp_path / "form.pdf").read_bytes(), values, tmp_path / "filled.pdf")


def test_a_form_is_looked_at_then_taken_in_and_replaces_only_when_told(run: Run, tmp_path: Path) -> None:
    assert run("start", SHIPPED, "-o", "a.workbook", "--name", "Ada").code == 0
    filled = form(run, tmp_path, {"a/start-hopes//": "To breathe out"})
    told = run("fill", "a.workbook", filled, "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert "1 answer was found in “filled.pdf”." in told.out
    assert "in the form: To breathe out" in told.out
    assert "in your workbook: nothing yet" in told.out
    assert "Nothing was changed." in told.out
    assert "breathe" not in run("answers", "a.workbook").out
    assert "1 answer was taken in." in run("fill", "a.workbook", filled).out
    assert "the same in your workbook" in run("fill", "a.workbook", filled).out
    other = form(run, tmp_path, {"a/start-hopes//": "Something newer"})
    assert "yours stays" in run("fill", "a.workbook", other).out
    assert "To breathe out" in run("answers", "a.workbook").out
    assert "the form’s is taken" in run("fill", "a.workbook", other, "--replace").out
    assert "Something newer" in run("answers", "a.workbook").out
    with open_workbook(tmp_path / "a.workbook") as file:
        assert [saved.answer for saved in file.history("start-hopes")] == [
            "To breathe out",
            "Something newer",
        ]


def test_another_persons_form_is_not_taken_in_unasked(run: Run, tmp_path: Path) -> None:
    assert run("start", SHIPPED, "-o", "a.workbook", "--name", "Ada").code == 0
    filled = form(run, tmp_path, {"a/start-hopes//": "His words", "name": "Jonas"})
    told = run("fill", "a.workbook", filled)
    assert "This form says “Jonas”. Your workbook says “Ada”." in told.out
    assert "Nothing was changed." in told.out
    assert "1 answer was taken in." in run("fill", "a.workbook", filled, "--replace").out


def test_what_is_no_form_is_one_sentence(run: Run, tmp_path: Path) -> None:
    assert run("start", SHIPPED, "-o", "a.workbook").code == 0
    (tmp_path / "letter.pdf").write_bytes(b"Dear all")
    told = run("fill", "a.workbook", "letter.pdf")
    assert (told.code, told.out, told.err) == (1, "", "“letter.pdf” is no PDF. Nothing was taken in.")


def test_a_form_of_another_version_and_with_a_script_says_so(run: Run, course: Path, tmp_path: Path) -> None:
    assert run("blank", course, "--fillable", "-o", "form.pdf").code == 0
    text = (course / "course.md").read_text(encoding="utf-8")
    (course / "course.md").write_text(text.replace("0.1.0", "0.2.0"), encoding="utf-8")
    assert run("start", course, "-o", "a.workbook").code == 0
    filled = by_pikepdf((tmp_path / "form.pdf").read_bytes(), {"name": "Ada"}, tmp_path / "filled.pdf")
    with pikepdf.open(filled, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('boo')")
        pdf.save(filled)
    told = run("fill", "a.workbook", filled)
    assert "It is a form of version 0.1.0; your workbook has version 0.2.0." in told.out
    assert "Something in this form wants to be run. It was not." in told.out
    assert "Nothing was changed." in told.out


def test_words_of_a_question_that_is_gone_go_to_kept_answers(run: Run, course: Path, tmp_path: Path) -> None:
    with (course / "modules" / "01-beginning.md").open("a", encoding="utf-8") as module:
        module.write("\n::: line gone\nWhat was asked once?\n:::\n")
    assert run("blank", course, "--fillable", "-o", "form.pdf").code == 0
    module_file = course / "modules" / "01-beginning.md"
    asked = module_file.read_text(encoding="utf-8")
    module_file.write_text(asked.split("\n::: line gone")[0], encoding="utf-8")
    assert run("start", course, "-o", "a.workbook").code == 0
    form_bytes = (tmp_path / "form.pdf").read_bytes()
    filled = by_pikepdf(form_bytes, {"a/gone//": "Harbour"}, tmp_path / "filled.pdf")
    told = run("fill", "a.workbook", filled)
    before, after = told.out.split("no longer in your version of the course; it goes to Kept answers")
    assert "gone" in before.splitlines()[-2].lower() or "asked once" in before
    assert "in the form: Harbour" in after
    assert "1 answer was taken in." in after
    assert "Harbour" in run("answers", "a.workbook").out
