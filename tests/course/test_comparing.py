"""Two versions of a course side by side: what became of each exercise."""

import pytest

from workbook.course.comparing import Comparison, PartChange, compare_courses
from workbook.course.ids import ExerciseId

ONE = """---
title: One
---
::: line kept
Q?
:::

::: choice which
Which?

- one {#one}
- two {#two}
:::

::: scale calm
from: 0 on edge
to: 10 at ease

How calm?
:::
"""
TWO = """---
title: Two
---
::: line leaving
Bye?
:::
"""
Files = dict[str, bytes]


def course(one: str = ONE, two: str = TWO, version: str = "1.0.0") -> Files:
    top = f"---\ntitle: C\nid: c\nversion: {version}\n---\n"
    return {"course.md": top.encode(), "modules/1-a.md": one.encode(), "modules/2-b.md": two.encode()}


def sorts(found: Comparison) -> dict[str, set[str]]:
    return {change.id: set(change.sorts) for change in found.changes}


def test_the_same_course_stays_as_it_is() -> None:
    found = compare_courses(course(), course(version="1.1.0"))
    assert list(found.same) == ["kept", "which", "calm", "leaving"]
    assert not found.changes
    assert found.names == {"kept": "kept", "which": "which", "calm": "calm", "leaving": "leaving"}


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        ("::: line kept", "::: line other", {"other": {"new"}, "kept": {"gone"}}),
        ("::: line kept", "::: line other\nwas: kept", {"other": {"renamed"}}),
        ("Q?", "Q, worded anew?", {"kept": {"reworded"}}),
        ("::: line kept", "::: line kept\nhint: A few words.", {"kept": {"reworded"}}),
        ("::: line kept", "::: reflection kept", {"kept": {"kind"}}),
        ("- one {#one}", "- eins {#one}", {"which": {"reworded"}}),
        ("- one {#one}", "- one {#uno}", {"which": {"reworded"}}),
        ("to: 10 at ease", "to: 10 quiet", {"calm": {"reworded"}}),
        ("Q?\n:::", "Q?\n:::\n\n::: line more\nR?\n:::", {"more": {"new"}}),
        ("Q?\n:::", "Q?\n:::\n\nMore to read.", {}),
        ("::: line kept", "::: line kept\nshare: bring", {}),
        ("title: One", "title: Another title", {}),
    ],
)
def test_what_became_of_an_exercise(old: str, new: str, became: dict[str, set[str]]) -> None:
    assert sorts(compare_courses(course(), course(ONE.replace(old, new)))) == became


def test_options_are_followed_by_their_ids() -> None:
    newer = ONE.replace("- one {#one}", "- the first {#one}").replace("- two {#two}", "- three {#three}")
    [change] = compare_courses(course(), course(newer)).changes
    assert list(change.parts) == [
        PartChange("one", "one", "the first"),
        PartChange("three", "", "three"),
        PartChange("two", "two", ""),
    ]


def test_an_exercise_moves_with_its_id_to_another_module() -> None:
    block = "::: line leaving\nBye?\n:::\n"
    found = compare_courses(course(), course(ONE + block, TWO.replace(block, "Nothing.\n")))
    [change] = found.changes
    assert (change.id, set(change.sorts)) == ("leaving", {"moved"})
    assert change.was_in
    assert change.is_in
    assert (change.was_in.number, change.is_in.number) == (2, 1)


def test_a_module_whose_file_has_another_name_has_not_moved() -> None:
    newer = course()
    newer["modules/3-later.md"] = newer.pop("modules/2-b.md")
    assert not compare_courses(course(), newer).changes


def test_a_former_id_that_still_exists_is_not_taken_from_its_exercise() -> None:
    newer = ONE + "\n::: line thief\nwas: kept\n\nMine?\n:::\n"
    found = compare_courses(course(), course(newer))
    assert sorts(found) == {"thief": {"new"}}
    assert found.names.get(ExerciseId("kept")) == "kept"


def test_only_one_exercise_takes_over_a_former_id() -> None:
    newer = (
        ONE.replace("::: line kept", "::: line first\nwas: kept")
        + "\n::: line second\nwas: kept\n\nS?\n:::\n"
    )
    found = compare_courses(course(), course(newer))
    assert sorts(found) == {"first": {"renamed"}, "second": {"new"}}


def test_a_recall_may_come_and_go() -> None:
    newer = ONE + "\n::: recall again\nof: kept\n:::\n"
    assert not compare_courses(course(), course(newer)).changes
    assert not compare_courses(course(newer), course()).changes


def test_an_exercise_of_a_kind_that_is_not_known_goes_on_by_its_id() -> None:
    strange = ONE.replace("::: line kept", "::: hologram kept")
    assert sorts(compare_courses(course(strange), course(strange + "\nMore."))) == {}
    assert sorts(compare_courses(course(), course(strange))) == {"kept": {"kind"}}


def test_what_is_known_to_be_called_otherwise_needs_no_was() -> None:
    found = compare_courses(
        course(), course(ONE.replace("::: line kept", "::: line other")), {"kept": "other"}
    )
    assert sorts(found) == {"other": {"renamed"}}
