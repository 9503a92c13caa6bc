"""About this course, and the help box, as forms: what is typed is told as facts, and what is shown disturbs nobody."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.window.fits import misfits
from workbook.course.front_matter import read_facts
from workbook.window.look.theme import Theme
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.desk import Desk, scrolled
from workbook.window.parts.line_field import LineField
from workbook.window.studio.about_form import AboutForm
from workbook.window.studio.help_form import HelpForm
from workbook.window.studio.language_choice import CODES
from workbook.window.studio.several_field import NamedLinesField

LEFT = Qt.MouseButton.LeftButton
ABOUT = """---
title: Tea
id: tea
language: de
author: Ana
author: Bo
holder: Ana
licence: CC BY-SA 4.0
cover: waves plum
changed: One thing.
changed: Another thing.
brand-colour: clay
brand-picture: media/logo.png
---
Welcome.

Sit down.
"""
Said = list[tuple[str, Any]]


@pytest.fixture
def about(qtbot: QtBot, theme: Theme) -> AboutForm:
    form = AboutForm(theme)
    qtbot.addWidget(form)
    show(form, ABOUT)
    form.show()
    return form


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> HelpForm:
    form = HelpForm(theme, lambda: date(2026, 11, 28))
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.fixture
def told() -> Callable[[AboutForm | HelpForm], Said]:
    """What a form says from now on."""

    def listen(form: AboutForm | HelpForm) -> Said:
        said: Said = []
        form.fact_changed.connect(lambda key, values: said.append((key, values)))
        form.text_changed.connect(lambda words: said.append(("", words)))
        return said

    return listen


def show(form: AboutForm | HelpForm, text: str) -> None:
    found = read_facts("x.md", text)
    form.show_facts(found, text[found.end :])


def fields(form: AboutForm) -> dict[str, str]:
    lines = {key: field.text() for key, field in form.fields.lines.items()}
    return lines | {key: field.text() for key, field in form.fields.texts.items()}


def type_over(field: QWidget, words: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for n, line in enumerate(words.split("\n")):
        if n:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)


# About this course


def test_it_shows_what_the_course_says_and_says_nothing_itself(
    about: AboutForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    said = told(about)
    show(about, ABOUT.replace("Tea", "Coffee"))
    assert fields(about) == {
        "title": "Coffee", "subtitle": "", "holder": "Ana", "contact": "", "brand-name": "", "brand-colour": "clay",
        "summary": "", "minutes": "", "author": "Ana\nBo", "changed": "One thing.\nAnother thing.",
    }  # fmt: skip
    assert about.welcome.text() == "Welcome.\n\nSit down."
    assert about.language.pick.text() == "Deutsch"
    assert about.licence.rows["CC BY-SA 4.0"].isChecked()
    assert (about.cover.pattern.value(), about.cover.colour.text()) == ("waves", "Plum")
    assert about.name.text() == "Name inside: tea. It stays for ever."
    assert said == []


def test_what_is_typed_is_told_as_facts(
    about: AboutForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    said = told(about)
    type_over(about.fields.lines["title"], "Mint  ")
    type_over(about.fields.texts["summary"], "For\nall")
    type_over(about.fields.texts["author"], "Cy\n\n Dee ")
    type_over(about.welcome, "Hello")
    assert ("title", ("Mint",)) in said
    assert ("summary", ("For all",)) in said
    assert ("author", ("Cy", "Dee")) in said
    assert said[-1] == ("", "Hello")
    type_over(about.fields.lines["holder"], " ")
    assert ("holder", ()) in said


def test_what_comes_back_while_one_types_leaves_the_field_as_it_is(about: AboutForm) -> None:
    field = about.fields.lines["title"]
    type_over(field, "Mint ")
    show(about, ABOUT.replace("Tea", "Mint"))
    assert field.text() == "Mint "
    about.welcome.insertPlainText("A line.\n")
    there = about.welcome.text()
    show(about, ABOUT.partition("---\nWelcome")[0] + "---\n" + there)
    assert about.welcome.text() == there


def test_no_licence_is_chosen_by_itself_and_each_is_told_in_a_sentence(
    about: AboutForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    show(about, ABOUT.replace("licence: CC BY-SA 4.0\n", ""))
    assert not any(row.isChecked() for row in (*about.licence.rows.values(), about.licence.other))
    assert about.licence.none.isVisible()
    said = told(about)
    QTest.mouseClick(about.licence.rows["CC BY-NC 4.0"], LEFT)
    assert said == [("licence", ("CC BY-NC 4.0",))]
    assert not about.licence.none.isVisible()
    assert about.licence.rows["CC BY-NC 4.0"].text().endswith("if they name you, but not for money.")
    QTest.keyClick(about.licence.other, Qt.Key.Key_Space)
    QTest.keyClicks(about.licence.name, "GFDL")
    assert [values for _key, values in (said[1], said[-1])] == [(), ("GFDL",)]
    show(about, ABOUT.replace("CC BY-SA 4.0", "Ask me"))
    assert (about.licence.other.isChecked(), about.licence.name.text()) == (True, "Ask me")


def test_a_language_is_chosen_by_its_own_name_or_typed(
    about: AboutForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    said = told(about)
    about.language.pick.pick(CODES.index("fr"))
    about.language.pick.pick(len(CODES))
    QTest.keyClicks(about.language.short, "sw")
    assert said == [("language", ("fr",)), ("language", ("s",)), ("language", ("sw",))]
    show(about, ABOUT.replace("language: de", "language: eo"))
    assert about.language.short.text() == "eo"
    assert about.language.short.isVisible()


def test_the_cover_is_seen_as_it_is_chosen(
    qtbot: QtBot, about: AboutForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    said = told(about)
    before = about.cover.grab().toImage()
    QTest.mouseClick(about.cover.pattern.buttons["rings"], LEFT)
    about.cover.colour.pick(0)
    about.cover.colour.pick(1)
    assert said == [("cover", ("rings plum",)), ("cover", ("rings",)), ("cover", ("rings spruce",))]
    assert about.cover.grab().toImage() != before
    with qtbot.waitSignal(about.picture_wanted) as wanted:
        QTest.mouseClick(about.cover.picture, LEFT)
    assert wanted.args == ["cover"]
    show(about, ABOUT.replace("waves plum", "media/c.png"))
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    about.show_picture(image)
    assert "Cover" in [label.accessibleName() for label in about.cover.findChildren(QLabel)]
    assert about.cover.note.isVisible()


def test_the_colour_of_the_practice_is_chosen_and_a_pale_one_is_told(
    qtbot: QtBot,
    about: AboutForm,
    told: Callable[[AboutForm | HelpForm], Said],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = told(about)
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#e0c040"))
    QTest.mouseClick(about.choose_colour, LEFT)
    assert said == [("brand-colour", ("#E0C040",))]
    assert about.colour_note.text() == "Too pale for words on white paper: the name is printed in black."
    type_over(about.fields.lines["brand-colour"], "pink")
    assert about.colour_note.text() == "This is not a colour that is known."
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor())
    QTest.mouseClick(about.choose_colour, LEFT)
    assert about.fields.lines["brand-colour"].text() == "pink"
    type_over(about.fields.lines["brand-colour"], "slate")
    assert not about.colour_note.isVisible()


def test_the_picture_of_the_practice_is_wanted_and_taken_away(
    qtbot: QtBot, about: AboutForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    said = told(about)
    with qtbot.waitSignal(about.picture_wanted) as wanted:
        QTest.keyClick(about.choose_picture, Qt.Key.Key_Return)
    assert wanted.args == ["brand-picture"]
    assert about.which_picture.text() == "media/logo.png"
    QTest.mouseClick(about.no_picture, LEFT)
    assert said == [("brand-picture", ())]


# The help box


def test_a_page_to_fill_in_names_the_places_that_are_left(
    box: HelpForm, told: Callable[[AboutForm | HelpForm], Said]
) -> None:
    said = told(box)
    QTest.mouseClick(box.begin, LEFT)
    assert said[-1][1].startswith("If your life or someone else’s is in danger")
    assert not box.begin.isVisible()
    assert box.left.text() == "2 places are still to be filled in."
    for words in ("put those of your country here", "Look each one up on the line’s own website"):
        QTest.keyClick(box.next, Qt.Key.Key_Return)
        assert box.text.textCursor().selectedText().startswith(words)
    QTest.keyClick(box.next, Qt.Key.Key_Return)
    assert box.text.textCursor().selectedText().startswith("put those")
    type_over(box.text, "Call 112.")
    assert not box.left.isVisible()
    assert said[-1] == ("", "Call 112.")


def test_day_and_names_are_facts(box: HelpForm, told: Callable[[AboutForm | HelpForm], Said]) -> None:
    show(box, "---\nplace: Lisbon\nchecked: 2026-11-01\nby: Ana\n---\nCall.\n")
    said = told(box)
    assert (box.fields.lines["place"].text(), box.checked.field.text()) == ("Lisbon", "1 November 2026")
    QTest.mouseClick(box.today, LEFT)
    assert said == [("checked", ("2026-11-28",))]
    type_over(box.checked.field, "2026-11-20")
    box.fields.lines["by"].setFocus()
    assert said[-1] == ("checked", ("2026-11-20",))
    type_over(box.checked.field, "soon")
    box.fields.lines["by"].setFocus()
    assert said[-1] == ("checked", ("soon",))
    box.checked.chosen.emit(date(2026, 11, 3))
    assert said[-1] == ("checked", ("2026-11-03",))
    type_over(box.fields.lines["place"], "Porto")
    assert said[-1] == ("place", ("Porto",))


def test_a_day_that_is_none_is_shown_as_it_was_written(box: HelpForm) -> None:
    show(box, "---\nchecked: last spring\n---\n")
    assert box.checked.field.text() == "last spring"
    assert box.text.text() == ""


@pytest.fixture(params=["left", "right"])
def way(request: pytest.FixtureRequest, theme: Theme) -> Iterator[None]:
    from PySide6.QtWidgets import QApplication

    ways = Qt.LayoutDirection
    QApplication.setLayoutDirection(ways.RightToLeft if request.param == "right" else ways.LeftToRight)
    yield
    QApplication.setLayoutDirection(ways.LeftToRight)


@pytest.mark.parametrize("kind", [AboutForm, HelpForm])
@pytest.mark.parametrize(("width", "scale"), [(520, 1.0), (360, 1.0), (620, 2.0)])
def test_everything_fits(
    qtbot: QtBot, theme: Theme, way: None, kind: type[AboutForm | HelpForm], width: int, scale: float
) -> None:
    theme._take(theme.tokens, scale)
    form = kind(theme)
    show(form, ABOUT)
    desk = Desk("page")
    from PySide6.QtWidgets import QVBoxLayout

    QVBoxLayout(desk).addWidget(form)
    area = scrolled(theme, desk)
    qtbot.addWidget(area)
    area.resize(width, 700)
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: misfits(area) == [])


@pytest.mark.parametrize("kind", [AboutForm, HelpForm])
def test_every_field_has_a_name(qtbot: QtBot, theme: Theme, kind: type[AboutForm | HelpForm]) -> None:
    form = kind(theme)
    qtbot.addWidget(form)
    stops = [w for w in form.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [w for w in stops if not (w.accessibleName() or getattr(w, "text", str)())]
    assert [type(w).__name__ for w in nameless] == []


def test_lines_of_a_setting_are_moved_and_added_as_those_of_a_list_are(qtbot: QtBot, theme: Theme) -> None:
    field = NamedLinesField(theme, "Columns")
    qtbot.addWidget(field)
    field.show()
    field.show_values(("What | text {#what}", "When | date {#when}"))
    with qtbot.waitSignal(field.said) as told:
        QTest.keyClick(field.rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == [("When | date {#when}", "What | text {#what}")]
    QTest.keyClick(field.rows[1], Qt.Key.Key_Return)
    QTest.keyClick(field.rows[2], Qt.Key.Key_Backspace)
    assert len(field.rows) == 2
    up = next(b for b in field.findChildren(IconButton) if b.accessibleName() == "Columns 2: one up")
    with qtbot.waitSignal(field.said) as told:
        QTest.mouseClick(up, LEFT)
    assert told.args == [("What | text {#what}", "When | date {#when}")]


def test_tab_goes_through_the_rows_of_a_list_and_then_to_what_adds_one(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    before, field, after = LineField(theme, "A"), NamedLinesField(theme, "Columns"), LineField(theme, "B")
    for part in (before, field, after):
        column.addWidget(part)
    holder.show()
    for values in (("What {#what}",), ("What {#what}", "When {#when}")):
        field.show_values(values)
        met, now = [], before
        while now is not after:
            now = now.nextInFocusChain()  # type: ignore[assignment]
            if now in (*field.rows, field.add):
                met.append(now)
        assert met == [*field.rows, field.add]


def test_the_language_begins_where_the_other_fields_begin(about: AboutForm) -> None:
    pick = about.language.pick
    assert pick.mapTo(about, pick.rect().topLeft()).x() < about.width() // 4
