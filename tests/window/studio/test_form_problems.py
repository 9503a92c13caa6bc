"""What is wrong, in the words of the forms: nothing that one types in a file, and places as the structure says them."""

import re

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.authoring import mistakes
from workbook.course.problems import Problem
from workbook.window.look.theme import Theme
from workbook.window.studio.about_form import AboutForm
from workbook.window.studio.fact_words import fact_name
from workbook.window.studio.form_problems import as_typed, has_form, in_form
from workbook.window.studio.help_form import HelpForm
from workbook.window.studio.part_forms import BoxForm, ModuleForm, TextForm
from workbook.window.studio.places import Place
from workbook.window.studio.studio_screen import StudioScreen

TYPED = re.compile(
    r"`|\{#|:::|---|##|-->|\[\^|\[@|front matter|\b(?:facts?|blocks?|settings?|ids?|key|JSON)\b",
    re.IGNORECASE,
)
ONE = "modules/01-one.md"


def problem(row: mistakes.Row) -> Problem:
    place, level, code = row.place.rsplit(" ", 2)
    path, line, column = place.rsplit(":", 2)
    return Problem(path, int(line), int(column), level, code, row.what, row.hint)  # type: ignore[arg-type]


def said(row: mistakes.Row, *, has_idea: bool = False) -> str:
    words = str(in_form(problem(row), lambda key: "1.1 First" if key == "a" else "", has_idea=has_idea))
    return words.replace("\u2068", "").replace("\u2069", "")


def test_no_mistake_that_has_a_form_is_told_in_the_language_of_the_file() -> None:
    rows = [row for row in mistakes.ROWS if has_form(row.place.split(":")[0])]
    assert len(rows) > 120
    assert [words for row in rows if TYPED.search(words := said(row))] == []
    assert all(in_form(problem(row), lambda _id: "", has_idea=True).hint for row in rows)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("`share` cannot be `secret`.", "“Just for me”, “In my workbook” or “Bring to the workshop”."),
        ("`pair` is for scales", "“Compared with” is for scales and wheels, not for “Line”. Take it out."),
        ("This practice has no `stop`.", "no “When to stop”. Say when to stop: “Stop if you feel worse"),
        ("This fact is missing: `licence`.", "Still to be filled in: “Licence”."),
        ("`a` is of the kind `line`", "“1.1 First” is of the kind “Line”, and this is of the kind “Scale”."),
        ("This block (`line`) has no id.", "no name inside yet, by which answers find it"),
    ],
)
def test_keys_kinds_values_and_ids_are_called_what_the_form_calls_them(what: str, words: str) -> None:
    row = next(row for row in mistakes.ROWS if row.what.startswith(what))
    assert words in said(row)


def test_what_is_quoted_keeps_its_own_direction() -> None:
    row = next(row for row in mistakes.ROWS if row.what.startswith("`{#words}` stands"))
    assert as_typed(problem(row)).what.startswith("\u2068`{#words}`\u2069 stands")
    row = next(row for row in mistakes.ROWS if row.what.startswith("“TODO” stands"))
    assert as_typed(problem(row)).what.startswith("“\u2068TODO\u2069” stands")


def test_where_one_act_mends_it_that_is_said() -> None:
    row = next(row for row in mistakes.ROWS if row.place.endswith("missing-id"))
    assert said(row, has_idea=True).endswith("“Use the idea” mends it.")
    assert said(row).endswith("It is mended in Text.")


def test_facts_are_called_what_stands_above_their_fields(qtbot: QtBot, theme: Theme) -> None:
    for form in (AboutForm(theme), HelpForm(theme)):
        qtbot.addWidget(form)
        for key, holder in form.fields.labelled.items():
            if key != "body":
                assert fact_name(key) == holder.findChildren(QLabel)[0].text()


def below(studio: StudioScreen, key: str) -> str:
    form = studio.middle.form
    if isinstance(form, AboutForm | HelpForm):
        return form.fields.labelled[key].problem.text()
    assert isinstance(form, ModuleForm | BoxForm | TextForm)
    return form.fields[key]._problem.text()


def found(qtbot: QtBot, studio: StudioScreen, code: str) -> Problem:
    qtbot.waitUntil(lambda: any(one.code == code for one in studio.drafting.problems))
    return next(one for one in studio.drafting.problems if one.code == code)


def test_a_module_says_it_at_its_field_and_show_it_leads_there(qtbot: QtBot, studio: StudioScreen) -> None:
    studio.structure.show_place(Place("module", ONE))
    studio.middle.form.fields["minutes"].said.emit(("many",))  # type: ignore[union-attr]
    wrong = found(qtbot, studio, "bad-number")
    assert below(studio, "minutes").startswith("“\u2068Minutes\u2069” is to be a whole number")
    studio.structure.show_place(Place("about", "course.md"))
    studio.show_problem(wrong)
    form = studio.middle.form
    assert isinstance(form, ModuleForm)
    assert studio.focusWidget() is form.fields["minutes"].field  # type: ignore[attr-defined]


def test_a_box_and_the_page_about_the_course_say_it_at_their_fields(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    studio.structure.show_place(Place("module", "modules/02-two.md"))
    studio.add.wanted.emit("evidence")
    studio.middle.form.fields["label"].said.emit(())  # type: ignore[union-attr]
    found(qtbot, studio, "no-label")
    assert "This evidence box has no label." in below(studio, "label")
    studio.structure.show_place(Place("about", "course.md"))
    studio.middle.form.fact_changed.emit("licence", ())  # type: ignore[union-attr]
    found(qtbot, studio, "missing-fact")
    assert below(studio, "licence").startswith("Still to be filled in: “\u2068Licence\u2069”.")
    studio.middle.form.fact_changed.emit("holder", ())  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(below(studio, "holder")))
    assert below(studio, "holder").startswith("Still to be filled in: “\u2068Whose it is\u2069”.")
    assert below(studio, "licence").startswith("Still to be filled in: “\u2068Licence\u2069”.")
    studio.middle.form.text_changed.emit("Welcome. TODO")  # type: ignore[union-attr]
    found(qtbot, studio, "to-replace")
    assert "“\u2068TODO\u2069” stands for something" in below(studio, "body")


def test_the_list_speaks_as_the_form_or_as_the_text_whichever_is_written_in(
    qtbot: QtBot, studio: StudioScreen
) -> None:
    def told() -> list[str]:
        return [label.text() for row in studio.problems.rows for label in row.findChildren(QLabel)]

    studio.structure.show_place(Place("part", ONE, 2))
    studio.middle.form.fields["minutes"].said.emit(("many",))  # type: ignore[union-attr]
    wrong = found(qtbot, studio, "bad-number")
    assert any("“\u2068Minutes\u2069” is to be" in words for words in told())
    assert studio.middle.mending.place_words(wrong) == "1.1 A time"
    studio.middle.ways.buttons["text"].click()
    assert any("`minutes`" in words for words in told())
    studio.middle.ways.buttons["form"].click()
    assert not any("`" in words for words in told())


def test_a_place_is_named_as_the_structure_names_it(studio: StudioScreen) -> None:
    def words(path: str, line: int) -> str:
        return studio.middle.mending.place_words(Problem(path, line, 1, "error", "no-use", ""))

    assert words("modules/02-two.md", 9) == "2 Go on: Note: Slowly"
    assert words(ONE, 2) == "1 Begin"
    assert words(ONE, 7) == "1 Begin: First words."
    assert words("course.md", 4) == "About this course"
    assert words("media/tree.png", 1) == "Pictures, \u2068tree.png\u2069"
    assert words("sample-answers.json", 1) == "Example answers"
    assert words("notes.md", 3) == "\u2068notes.md\u2069, line 3"
