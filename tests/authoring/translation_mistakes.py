"""Mistakes in translations that `check` knows, each with the one problem that is told of it."""

from __future__ import annotations

from tests.authoring.mistakes import HEAD, Row, Written

ASKED = """---
title: M
---
Text.

## Page {#page}

::: choice one
title: O
share: private

Q?

- a {#a}
- b {#b}
:::

::: line two
title: T

R?
:::
"""
GERMAN_TITLE = "---\ntitle: C\ntranslates: 1.0.0\n---\nHallo.\n"


def translated(*replaced: tuple[str, str], title: str = GERMAN_TITLE, **files: str) -> Written:
    """A course with a translation into German, in which something is another way."""
    german = ASKED
    for old, new in replaced:
        assert old in german
        german = german.replace(old, new)
    return {"modules/m.md": ASKED, "course.de.md": title, "modules/de/m.md": german}


ROWS = [
    Row(
        {"course.en.md": GERMAN_TITLE, "modules/en/m.md": f"{HEAD}Text.\n"},
        "course.en.md:1:1 error own-language",
        "The course is in `en` itself, so this file is not used.",
        "Name it after the language it is in.",
    ),
    Row(
        translated(title="---\ntitle: C\n---\nHallo.\n"),
        "course.de.md:1:1 advice no-translates",
        "It does not say which version of the course it translates.",
        "Add a line `translates: 1.0.0` when it says what that version says.",
    ),
    Row(
        translated(title="---\ntitle: C\ntranslates: 0.9.0\n---\nHallo.\n"),
        "course.de.md:3:1 advice old-translation",
        "It translates version 0.9.0, and the course is at 1.0.0.",
        "See what changed since, translate that, and write `translates: 1.0.0`.",
    ),
    Row(
        {"modules/m.md": ASKED, "course.de.md": GERMAN_TITLE},
        "modules/m.md:1:1 advice not-translated",
        "This module is not translated into `de`, so it is read as it stands here.",
        "Its translation would be modules/de/m.md.",
    ),
    Row(
        {**translated(), "modules/de/n.md": ASKED},
        "modules/de/n.md:1:1 error no-such-module",
        "There is no module of this name in modules/, so this file is not used.",
        "Call it as the module is called that it translates.",
    ),
    Row(
        translated(("title: M\n", "title: M\nid: another\n")),
        "modules/de/m.md:1:1 error other-module-id",
        "This module has the id `another`, and the course’s has `m`.",
        "Give both the same, or leave it out here.",
    ),
    Row(
        translated(("{#page}", "{#seite}")),
        "modules/de/m.md:1:1 error other-pages",
        "Its pages have other ids than those of modules/m.md: `seite`.",
        "Write the same `{#id}` at the end of each heading: `page`.",
    ),
    Row(
        translated(("::: line two\ntitle: T\n\nR?\n:::\n", "")),
        "modules/de/m.md:1:1 error lacks-exercise",
        "The exercise `two` is missing here, so its answer would not be seen.",
        "Translate its block, with the same id.",
    ),
    Row(
        translated(("R?\n:::\n", "R?\n:::\n\n::: line three\ntitle: D\n\nS?\n:::\n")),
        "modules/de/m.md:24:1 error adds-exercise",
        "The course has no exercise `three`.",
        "Give it the id of the one that it translates.",
    ),
    Row(
        translated(
            ("::: line two\ntitle: T\n\nR?\n:::\n", ""),
            ("::: choice one", "::: line two\ntitle: T\n\nR?\n:::\n\n::: choice one"),
        ),
        "modules/de/m.md:1:1 error other-order",
        "Its exercises stand in another order than the course’s, so their numbers would be others.",
        "Put them in this order: `one`, `two`.",
    ),
    Row(
        translated(("::: line two", "::: reflection two")),
        "modules/de/m.md:18:1 error other-kind",
        "`two` is of the kind `reflection` here, and of `line` in the course.",
        "Make both the same kind.",
    ),
    Row(
        translated(("- b {#b}", "- b {#c}")),
        "modules/de/m.md:8:1 error other-options",
        "What can be chosen or filled in in `one` has other ids than in the course: `a`, `c`.",
        "Write the same `{#id}` at the end of each line: `a`, `b`.",
    ),
    Row(
        translated(("share: private", "share: bring")),
        "modules/de/m.md:8:1 error other-setting",
        "`share` of `one` is not as in the course.",
        "Copy the line from the course’s block: only words are translated.",
    ),
    Row(
        translated(("Text.", "[hier](geheim:x)")),
        "modules/de/m.md:4:1 error bad-link",
        "The link `geheim:x` will not work.",
        "Links begin with https:// or mailto:, or with # and an id of this course.",
    ),
    Row(
        translated(title="---\ntitle: C\ntranslates: 1.0.0\nversion: 2.0.0\n---\nHallo.\n"),
        "course.de.md:4:1 error unknown-fact",
        "`version` is not a fact of this file.",
        (
            "It knows `title`, `subtitle`, `summary`, `author`, `holder`, `licence`, `cover`, `minutes`, `contact`, "
            "`changed`, `translator`, `translates`."
        ),
    ),
    Row(
        {"modules/de/m.md": ASKED},
        "modules/de/m.md:1:1 error folder-in-modules",
        "This file is not used: modules lie in the folder modules itself, not in `modules/de`.",
        "If this is a translation, write its title page, course.de.md; else move the file into modules/.",
    ),
]
