"""Drafts that are remembered, as they are now."""

import os
from pathlib import Path

import platformdirs
import pytest

from workbook.authoring.new import new_course
from workbook.authoring.recent_drafts import (
    MOST,
    Draft,
    drafts_folder,
    free_folder,
    list_drafts,
    look_at_draft,
    to_remember,
    without,
)


def test_a_draft_says_what_it_holds_and_when_it_was_changed(tmp_path: Path) -> None:
    new_course(tmp_path / "c", "Tea", "worksheet")
    os.utime(tmp_path / "c/course.md", (10**9, 10**9))
    os.utime(tmp_path / "c/modules/01-before-we-meet.md", (10**9 + 60, 10**9 + 60))
    assert look_at_draft(tmp_path / "c") == Draft(
        str(tmp_path / "c"), "Tea", "waves rust", 1, 5, "2001-09-09T01:47:40+00:00"
    )


@pytest.mark.parametrize("name", ["nothing", "a file", "no course"])
def test_what_is_no_course_is_no_draft(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_text("x")
    (tmp_path / "no course").mkdir()
    assert look_at_draft(tmp_path / name) is None


def test_the_last_one_comes_first_and_each_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        new_course(tmp_path / name)
    kept: list[dict[str, object]] = []
    for name in ("a", "b", "a"):
        draft = look_at_draft(tmp_path / name)
        assert draft is not None
        kept = to_remember(draft, kept)
    assert [draft.title for draft in list_drafts(kept)] == ["A", "B"]
    assert [draft.title for draft in list_drafts(without(str(tmp_path / "a"), kept))] == ["B"]


def test_only_so_many_are_remembered() -> None:
    kept: list[dict[str, object]] = []
    for n in range(MOST + 3):
        kept = to_remember(Draft(f"/gone/{n}", str(n)), kept)
    assert len(kept) == MOST
    assert kept[0]["title"] == str(MOST + 2)


def test_what_was_found_wrong_counts_until_something_is_changed(tmp_path: Path) -> None:
    new_course(tmp_path / "c")
    draft = look_at_draft(tmp_path / "c")
    assert draft is not None
    kept = to_remember(draft._replace(errors=2), [])
    assert list_drafts(kept)[0].errors == 2
    os.utime(tmp_path / "c/course.md", (2 * 10**9, 2 * 10**9))
    assert list_drafts(kept)[0].errors == -1


def test_one_that_is_gone_is_told_by_what_was_known(tmp_path: Path) -> None:
    [draft] = list_drafts(
        [{"path": str(tmp_path / "stick"), "title": "Tea", "cover": "waves", "errors": "many"}]
    )
    assert draft == Draft(str(tmp_path / "stick"), "Tea", "waves", missing=True)


def test_an_entry_that_makes_no_sense_is_left_out() -> None:
    assert list_drafts([{}, {"path": 7}]) == []


def test_new_courses_have_a_folder_of_their_own_beside_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path)
    assert free_folder("Tea: a course?") == tmp_path / "Workbook courses" / "Tea a course"
    free_folder("Tea").mkdir(parents=True)
    assert free_folder("Tea").name == "Tea 2"
    assert free_folder("///").name == "Course"
    assert free_folder("Tea", tmp_path) == tmp_path / "Tea"
    assert drafts_folder().parent == tmp_path
