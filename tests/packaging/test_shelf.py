"""The shelf: what a person adds is there, whole, once; what cannot be read is passed over."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workbook.answers.file.versions import course_hash
from workbook.answers.file.workbook_file import create_workbook
from workbook.packaging.course_by_name import CourseTrouble, open_course
from workbook.packaging.shelf import INDEX, Installed, OtherContentTrouble, Shelf
from workbook.packaging.signing import fingerprint
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import write_package

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def course(
    version: str = "1.0.0", course_id: str = "c", title: str = "Tea", more: str = ""
) -> dict[str, bytes]:
    top = f"---\ntitle: {title}\nid: {course_id}\nversion: {version}\nlicence: CC BY 4.0\nholder: Ana\n"
    top += f"author: Ana\nauthor: Ben\nchanged: A new page.\ncover: waves plum\n{more}---\nHello.\n"
    return {
        "course.md": top.encode(),
        "modules/1-a.md": b"Text.\n",
        "course.de.md": b"---\ntitle: Tee\n---\n",
    }


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "courses")


@pytest.fixture
def came(tmp_path: Path) -> Path:
    return tmp_path / "tea (1).course.zip"


def added(
    shelf: Shelf, came: Path, files: dict[str, bytes], key: Ed25519PrivateKey | None = None
) -> Installed:
    came.write_bytes(write_package(files, key))
    return shelf.add(came)


def test_what_is_added_tells_what_it_is(shelf: Shelf, came: Path) -> None:
    one = added(shelf, came, course(), KEY)
    assert shelf.all() == [one]
    assert (one.name, one.title, one.languages, one.licence) == ("c@1.0.0", "Tea", ("en", "de"), "CC BY 4.0")
    assert (one.holder, one.authors, one.changed) == ("Ana", ("Ana", "Ben"), ("A new page.",))
    assert (one.came_from, one.size, one.is_sealed) == ("tea (1).course.zip", came.stat().st_size, True)
    assert one.signed_by == fingerprint(KEY.public_key().public_bytes_raw())
    assert one.added.endswith("+00:00")
    assert one.cover == "waves plum"


def test_the_file_is_copied_byte_for_byte_and_needs_no_longer_be_where_it_was(
    shelf: Shelf, came: Path
) -> None:
    one = added(shelf, came, course())
    data = came.read_bytes()
    came.unlink()
    assert shelf.path_of(one).read_bytes() == data
    assert shelf.open(one) == course()


def test_a_zip_made_by_hand_is_not_called_whole(shelf: Shelf, came: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in course().items():
            archive.writestr(f"Tea/{path}", data)
    came.write_bytes(out.getvalue())
    one = shelf.add(came)
    assert not one.is_sealed
    assert shelf.open(one) == course()


def test_it_is_known_by_the_hash_that_workbooks_of_it_have(shelf: Shelf, came: Path, tmp_path: Path) -> None:
    one = added(shelf, came, course())
    with create_workbook(tmp_path / "a.workbook", shelf.open(one)) as file:
        assert course_hash(file) == one.content


def test_the_same_version_twice_is_one(shelf: Shelf, came: Path) -> None:
    first = added(shelf, came, course())
    assert added(shelf, came, course()) == first
    assert shelf.all() == [first]


def test_a_signature_that_came_later_is_taken_and_never_lost(shelf: Shelf, came: Path) -> None:
    added(shelf, came, course())
    signed = added(shelf, came, course(), KEY)
    assert signed.signed_by
    assert added(shelf, came, course()) == signed


def test_other_content_under_the_same_version_is_asked_about(shelf: Shelf, came: Path) -> None:
    first = added(shelf, came, course())
    with pytest.raises(OtherContentTrouble) as asked:
        added(shelf, came, course(title="Coffee"))
    assert asked.value.installed == first
    assert str(asked.value) == "Version 1.0.0 of “Tea” is on your shelf already, with other content."
    assert shelf.all() == [first]
    assert shelf.add(came, replace=True).title == "Coffee"
    assert [one.title for one in shelf.all()] == ["Coffee"]


def test_versions_stand_side_by_side_newest_first_and_courses_by_title(shelf: Shelf, came: Path) -> None:
    for version in ("1.9.0", "1.10.0", "1.0.0"):
        added(shelf, came, course(version))
    added(shelf, came, course("1.0.0", "b", "a first one"))
    assert [one.name for one in shelf.all()] == ["b@1.0.0", "c@1.10.0", "c@1.9.0", "c@1.0.0"]


def test_a_course_is_found_by_its_id_and_a_version_if_one_is_meant(shelf: Shelf, came: Path) -> None:
    for version in ("1.9.0", "1.10.0"):
        added(shelf, came, course(version))
    newest, older = shelf.find("c"), shelf.find("c", "1.9.0")
    assert newest is not None
    assert older is not None
    assert (newest.version, older.version) == ("1.10.0", "1.9.0")
    assert shelf.find("c", "2.0.0") is None
    assert shelf.find("d") is None


def test_what_is_removed_is_gone_and_the_others_stay(shelf: Shelf, came: Path) -> None:
    one, other = added(shelf, came, course("1.0.0")), added(shelf, came, course("2.0.0"))
    shelf.remove(one)
    shelf.remove(one)
    assert shelf.all() == [other]
    assert not shelf.path_of(one).exists()


def test_where_there_is_no_folder_there_are_no_courses(shelf: Shelf) -> None:
    assert shelf.all() == []
    assert not shelf.folder.exists()


def test_what_is_no_course_is_refused_and_leaves_nothing(shelf: Shelf, came: Path, tmp_path: Path) -> None:
    came.write_bytes(b"Hello")
    with pytest.raises(PackageTrouble, match="This is not a course file"):
        shelf.add(came)
    workbook = tmp_path / "a.workbook"
    workbook.write_bytes(write_package(course()))
    with pytest.raises(PackageTrouble, match="It is a workbook"):
        shelf.add(workbook)
    assert shelf.all() == []


def test_junk_in_the_folder_is_passed_over(shelf: Shelf, came: Path) -> None:
    one = added(shelf, came, course())
    for name in (".DS_Store", "notes.txt", "broken.course", ".new-1.course"):
        (shelf.folder / name).write_bytes(b"junk")
    (shelf.folder / "a-folder.course").mkdir()
    assert shelf.all() == [one]


@pytest.mark.parametrize(
    "index",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"courses": [1, {}]}',
        b'{"courses": 1}',
        b'{"courses": [{"file": "../../x"}]}',
    ],
)
def test_without_its_index_the_shelf_is_read_anew(shelf: Shelf, came: Path, index: bytes) -> None:
    one = added(shelf, came, course())
    (shelf.folder / INDEX).write_bytes(index)
    [found] = shelf.all()
    assert found._replace(added="", came_from="") == one._replace(added="", came_from="")
    assert json.loads((shelf.folder / INDEX).read_text("utf-8"))["courses"][0]["title"] == "Tea"


def test_an_index_entry_with_odd_values_is_not_believed(shelf: Shelf, came: Path) -> None:
    added(shelf, came, course())
    for key, odd in (("size", "x"), ("authors", "Ana"), ("title", None), ("is_sealed", 1), ("changed", [1])):
        told = json.loads((shelf.folder / INDEX).read_text("utf-8"))
        told["courses"][0][key] = odd
        (shelf.folder / INDEX).write_text(json.dumps(told), encoding="utf-8")
        assert shelf.all()[0].title == "Tea"


def test_a_file_that_was_put_there_by_hand_is_a_course_too(shelf: Shelf) -> None:
    shelf.folder.mkdir()
    (shelf.folder / "from a friend.course").write_bytes(write_package(course()))
    [one] = shelf.all()
    assert (one.name, one.file) == ("c@1.0.0", "from a friend.course")
    assert shelf.open(one) == course()


def test_the_list_reads_no_package_again(shelf: Shelf, came: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = added(shelf, came, course())
    monkeypatch.setattr("workbook.packaging.shelf.read_package", None)
    assert shelf.all() == [one]


@pytest.mark.parametrize("odd", ["../../evil", "con", "a/b", "é", "x" * 300, "A B"])
def test_whatever_a_course_calls_itself_its_file_lies_on_the_shelf(
    shelf: Shelf, came: Path, odd: str
) -> None:
    one = added(shelf, came, course("soon", odd))
    another = added(shelf, came, course("later", odd))
    assert {path.name for path in shelf.folder.iterdir()} == {one.file, another.file, INDEX}
    assert len({one.file, another.file}) == 2


# Named like any other course


def test_a_course_on_the_shelf_is_opened_by_its_id(came: Path) -> None:
    shelf = Shelf()
    for version in ("1.9.0", "1.10.0"):
        added(shelf, came, course(version))
    assert open_course("c") == course("1.10.0")
    assert open_course("c@1.9.0") == course("1.9.0")
    with pytest.raises(CourseTrouble, match=r"There is no course “c@1\.9\.1”. Did you mean `c@1\.9\.0`"):
        open_course("c@1.9.1")


def test_of_a_course_that_ships_and_is_on_the_shelf_the_newest_is_meant(came: Path) -> None:
    shipped = open_course("explore-this-further")
    added(Shelf(), came, course("0.0.1", "explore-this-further"))
    assert open_course("explore-this-further") == shipped
    assert open_course("explore-this-further@0.0.1") == course("0.0.1", "explore-this-further")
    added(Shelf(), came, course("99.0.0", "explore-this-further"))
    assert open_course("explore-this-further") == course("99.0.0", "explore-this-further")


def test_a_file_that_went_bad_on_the_shelf_is_told(came: Path) -> None:
    shelf = Shelf()
    one = added(shelf, came, course())
    path = shelf.path_of(one)
    path.write_bytes(path.read_bytes()[:-3] + b"xyz")
    with pytest.raises(CourseTrouble, match="cannot be opened"):
        open_course("c")


def test_a_file_that_changes_while_it_is_added_is_not_taken(
    shelf: Shelf, came: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_package(course(title="Coffee"))
    monkeypatch.setattr("workbook.packaging.shelf._parts", lambda _path: iter([other]))
    with pytest.raises(PackageTrouble, match="changed while it was read"):
        added(shelf, came, course())
    assert shelf.all() == []
