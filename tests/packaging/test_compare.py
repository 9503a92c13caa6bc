"""Two versions of a course side by side."""

import pytest

from workbook.packaging.compare import Change, Comparison, compare

OLD = """
::: line kept
Q?
:::

::: choice which
Which?

- one {#one}
- two {#two}
:::

::: line leaving
Bye?
:::
"""


Files = dict[str, bytes]


def course(one: str, two: str = "", version: str = "1.0.0", course_id: str = "c") -> Files:
    top = f"---\ntitle: C\nid: {course_id}\nversion: {version}\n---\n"
    return {"course.md": top.encode(), "modules/1-a.md": one.encode(), "modules/2-b.md": two.encode()}


def changes(new: Files) -> list[tuple[str, str]]:
    return [(change.sort, change.id) for change in compare(course(OLD), new).changes]


def test_the_same_course_has_no_changes() -> None:
    assert compare(course(OLD), course(OLD)) == Comparison(True, "1.0.0", "1.0.0", ())


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("::: line kept", "::: line new-one"), [("gone", "kept"), ("new", "new-one")]),
        (("::: line kept", "::: line renamed\nwas: kept\n"), [("renamed", "renamed")]),
        (("Q?", "Q, reworded?"), [("reworded", "kept")]),
        (("- one {#one}", "- eins {#one}"), [("reworded", "which")]),
        (("- one {#one}", "- one {#uno}"), [("option-gone", "which"), ("reworded", "which")]),
        (("::: line kept", "::: reflection kept"), [("kind", "kept")]),
        (("Bye?\n:::", "Bye?\n:::\n::: line more\nR?\n:::"), [("new", "more")]),
    ],
)
def test_changes(change: tuple[str, str], found: list[tuple[str, str]]) -> None:
    assert changes(course(OLD.replace(*change))) == found


def test_an_exercise_that_moved_to_another_module() -> None:
    stays, _, leaves = OLD.partition("::: line leaving")
    assert changes(course(stays, "::: line leaving" + leaves)) == [("moved", "leaving")]


def test_what_is_gone_is_said_in_a_sentence() -> None:
    found = compare(course(OLD), course(OLD.replace("leaving", "staying")))
    assert found.gone == (
        Change(
            "gone",
            "leaving",
            "“Bye?” (leaving) is gone. Answers to it stay with the learner, under Kept answers.",
        ),
    )


@pytest.mark.parametrize(
    ("older", "newer", "rose"),
    [("1.0.0", "1.0.1", True), ("1.9.0", "1.10.0", True), ("1.0.0", "1.0.0", False), ("2.0.0", "1.9.9", False),
     ("1.0.0", "next", False), ("old", "1.0.0", True)],
)  # fmt: skip
def test_whether_the_version_rose(older: str, newer: str, rose: bool) -> None:
    assert compare(course("", version=older), course("", version=newer)).rose is rose


def test_another_course() -> None:
    assert not compare(course(""), course("", course_id="d")).same_course
