"""One course in two languages: under one id and the same ids of exercises, read in either."""

import pytest

from workbook.course.checks.translations import check_translations
from workbook.course.outline import read_about, read_outline
from workbook.course.reading import read_course, read_help
from workbook.course.translations import in_language, languages

COURSE = b"""---
title: Steady evenings
id: steady
version: 1.2.0
language: en
author: Hanna Lindqvist
licence: CC BY 4.0
summary: What evenings are for.
minutes: 40
---
Welcome.
"""
GERMAN = b"---\ntitle: Ruhige Abende\ntranslator: Jana Beck\nversion: 0.1.0\n---\nWillkommen.\n"
ONE = b"---\ntitle: Arriving\n---\n::: choice room\nWhere are you?\n\n- at home {#home}\n- at work {#work}\n:::\n"
EINS = b"---\ntitle: Ankommen\n---\n::: choice room\nWo bist du?\n\n- zu Hause {#home}\n- bei der Arbeit {#work}\n:::\n"
TWO = b"---\ntitle: Going on\n---\n::: line last\nAnd now?\n:::\n"
FILES = {
    "course.md": COURSE,
    "course.de.md": GERMAN,
    "help.md": b"Call a friend.",
    "help.de.md": b"Ruf jemanden an.",
    "modules/01-arrive.md": ONE,
    "modules/de/01-arrive.md": EINS,
    "modules/02-go.md": TWO,
    "media/house.png": b"picture",
}


def test_a_course_says_its_languages_its_own_first() -> None:
    assert languages(FILES) == ("en", "de")
    assert languages({"course.md": COURSE}) == ("en",)
    assert languages({**FILES, "course.pt-BR.md": GERMAN}) == ("en", "de", "pt-BR")
    assert languages({**FILES, "course.en.md": GERMAN}) == ("en", "de")


def test_what_is_translated_is_read_in_the_other_language_under_the_same_ids() -> None:
    course, problems = read_course(in_language(FILES, "de"))
    assert not problems
    assert [module.title for module in course.modules] == ["Ankommen", "Going on"]
    assert [module.id for module in course.modules] == [module.id for module in read_outline(FILES).modules]
    [room, last] = course.exercises()
    assert (room.id, room.number, room.question) == ("room", "1.1", "Wo bist du?")
    assert [(option.id, option.text) for option in room.options()] == [
        ("home", "zu Hause"),
        ("work", "bei der Arbeit"),
    ]
    assert last.question == "And now?"


@pytest.mark.parametrize(
    "column",
    [
        "Heute | pick ja {#yes} / vielleicht {#maybe} {#today}",
        "Heute {#today} | pick ja {#yes} / vielleicht {#maybe}",
    ],
)
def test_what_can_be_picked_in_a_table_is_translated_under_the_same_ids(column: str) -> None:
    table = "---\ntitle: T\n---\n::: table range\n{}\nbring-rows: today is maybe\n\nWhat?\n:::\n"
    files = {
        "course.md": COURSE,
        "course.de.md": GERMAN,
        "modules/01.md": table.format("column: Today | pick yes / maybe {#today}").encode(),
        "modules/de/01.md": table.format(f"column: {column}").encode(),
    }
    assert not [
        problem for problem in check_translations(files, lambda _files: []) if problem.level == "error"
    ]
    course, problems = read_course(in_language(files, "de"))
    assert not problems
    [asked] = course.exercises()
    assert [(option.id, option.text) for option in asked.options()] == [
        ("today", "Heute"),
        ("yes", "ja"),
        ("maybe", "vielleicht"),
    ]


def test_the_title_page_says_what_the_translation_says_and_otherwise_what_the_course_says() -> None:
    about = read_about(in_language(FILES, "de"))
    assert (about.title, about.language, about.translator) == ("Ruhige Abende", "de", "Jana Beck")
    assert (about.id, about.version) == ("steady", "1.2.0")
    assert (about.authors, about.licence, about.minutes) == (("Hanna Lindqvist",), "CC BY 4.0", 40)
    assert about.summary == "What evenings are for."
    assert about.text == "Willkommen."


def test_a_translation_without_a_welcome_has_that_of_the_course() -> None:
    files = {**FILES, "course.de.md": b"---\ntitle: Ruhige Abende\n---\n"}
    assert read_about(in_language(files, "de")).text == "Welcome."


def test_help_is_translated_and_pictures_are_shared() -> None:
    german = in_language(FILES, "de")
    found = read_help(german)
    assert found
    assert found.markdown == "Ruf jemanden an."
    assert german["media/house.png"] == b"picture"
    assert sorted(german) == [
        "course.md",
        "help.md",
        "media/house.png",
        "modules/01-arrive.md",
        "modules/02-go.md",
    ]


@pytest.mark.parametrize("code", ["en", "fr", "", "EN"])
def test_a_language_that_is_not_there_is_the_courses_own(code: str) -> None:
    assert read_about(in_language(FILES, code)).title == "Steady evenings"


def test_capitals_of_a_language_do_not_matter() -> None:
    assert read_about(in_language(FILES, "DE")).title == "Ruhige Abende"


@pytest.mark.parametrize("broken", [b"\xff\xfe\x00", b"", b"no facts", b"---\ntitle: x"])
def test_a_translation_that_cannot_be_read_costs_nothing(broken: bytes) -> None:
    german = in_language({**FILES, "course.de.md": broken}, "de")
    about = read_about(german)
    assert (about.id, about.version, about.language) == ("steady", "1.2.0", "de")
