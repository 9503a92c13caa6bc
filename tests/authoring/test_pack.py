"""Packing for an author: checked first, whole or not at all, compared with what is handed out already."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.own_words import written_course
from workbook.authoring.pack import RefusedTrouble, pack_course
from workbook.course.files import Files, FolderFiles
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble


@pytest.fixture
def files(tmp_path: Path) -> Files:
    written_course(tmp_path / "sources", "C")
    return dict(FolderFiles(tmp_path / "sources"))


def change(files: Files, path: str, old: str, new: str) -> Files:
    text = files[path].decode()
    assert old in text
    return dict(files) | {path: text.replace(old, new).encode()}


def test_a_course_is_packed_over_what_was_there(files: Files, tmp_path: Path) -> None:
    target = tmp_path / "c.course"
    target.write_text("old")
    packed = pack_course(files, target)
    assert (packed.path, packed.version, packed.advice, packed.changes) == (target, "0.1.0", (), ())
    assert read_package(target) == files
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["c.course"]


def test_without_a_target_it_is_named_after_course_and_version(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert pack_course(files).path == Path("c-0.1.0.course")
    assert (tmp_path / "c-0.1.0.course").exists()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("::: line beginning-word", "::: lime beginning-word", "unknown-kind"),
        ("::: line beginning-word", "::: line", "missing-id"),
        ("- At home {#home}", "- At home", "missing-option-id"),
        ("## Where you are {#where-you-are}", "## Where you are", "missing-page-id"),
    ],
)
def test_errors_and_missing_ids_are_refused(
    files: Files, tmp_path: Path, old: str, new: str, code: str
) -> None:
    with pytest.raises(RefusedTrouble) as refused:
        pack_course(change(files, "modules/01-beginning.md", old, new), tmp_path / "c.course")
    assert code in {problem.code for problem in refused.value.problems}
    assert str(refused.value).startswith("Nothing was packed")
    assert not (tmp_path / "c.course").exists()


def test_advice_is_handed_on(files: Files, tmp_path: Path) -> None:
    packed = pack_course(change(files, "course.md", "Welcome.", "<b>Welcome.</b>"), tmp_path / "c.course")
    assert {problem.code for problem in packed.advice} == {"raw-html"}


def test_against_an_older_package_the_version_has_to_rise(files: Files, tmp_path: Path) -> None:
    with pytest.raises(RefusedTrouble) as refused:
        pack_course(files, tmp_path / "c.course", files)
    assert [problem.code for problem in refused.value.problems] == ["version-not-higher"]


def test_changes_are_listed_and_each_lost_id_is_warned_of(files: Files, tmp_path: Path) -> None:
    newer = change(files, "course.md", "0.1.0", "0.2.0")
    newer = change(newer, "modules/01-beginning.md", "- On the way {#on-the-way}", "- Outside {#outside}")
    packed = pack_course(newer, tmp_path / "c.course", files)
    assert [(change.sort, change.id) for change in packed.changes] == [
        ("option-gone", "beginning-place"),
        ("reworded", "beginning-place"),
    ]
    assert [problem.what for problem in packed.advice] == [
        "beginning-place no longer has “On the way” (on-the-way)."
    ]


def test_a_place_that_cannot_be_written_is_left_as_it_was(files: Files, tmp_path: Path) -> None:
    target = tmp_path / "a-folder.course"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a-folder\.course"):
        pack_course(files, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-folder.course", "sources"]


def newer_content(files: Files) -> Files:
    return change(files, "course.md", "Welcome.", "Welcome here.")


def test_a_version_that_is_packed_already_never_gets_another_content_by_mistake(
    files: Files, tmp_path: Path
) -> None:
    target = tmp_path / "c-0.1.0.course"
    pack_course(files, target)
    before = target.read_bytes()
    with pytest.raises(
        PackageTrouble, match=r"is version 0\.1\.0 with other content, and somebody may have it already"
    ):
        pack_course(newer_content(files), target)
    assert target.read_bytes() == before
    pack_course(files, target)
    pack_course(newer_content(files), target, replace=True)
    assert read_package(target) == newer_content(files)


def test_a_higher_version_and_a_signature_take_the_place_of_a_package(files: Files, tmp_path: Path) -> None:
    target = tmp_path / "c.course"
    pack_course(files, target)
    pack_course(files, target, key=Ed25519PrivateKey.generate())
    assert "signature" in (read_package(target).manifest or {})
    newer = change(newer_content(files), "course.md", "0.1.0", "0.2.0")
    pack_course(newer, target)
    assert read_package(target) == newer


def test_another_course_is_not_overwritten(files: Files, tmp_path: Path) -> None:
    target = tmp_path / "c.course"
    pack_course(change(files, "course.md", "id: c", "id: d"), target)
    with pytest.raises(PackageTrouble, match="is another course, “C”"):
        pack_course(files, target)


def test_the_author_is_heard_last_and_only_when_nothing_is_wrong(files: Files, tmp_path: Path) -> None:
    heard: list[Files] = []

    def last_words(files: Files) -> Files:
        heard.append(files)
        return newer_content(files)

    with pytest.raises(RefusedTrouble):
        pack_course(
            change(files, "course.md", "title: C", "titel: C"), tmp_path / "a.course", last_words=last_words
        )
    assert heard == []
    pack_course(files, tmp_path / "a.course", last_words=last_words)
    assert read_package(tmp_path / "a.course") == newer_content(files)
