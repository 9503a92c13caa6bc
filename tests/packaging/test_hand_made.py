"""Zips as people make them by hand are read as the course they hold, or one sentence says what to do."""

import io
import json
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.packaging.course_by_name import CourseTrouble, open_course
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import write_package

FILES = {
    "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\nHello.\n",
    "modules/1-a.md": b"---\ntitle: A\n---\nText.\n",
}
PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
PACKAGE = write_package(FILES)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, remark: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.comment = remark
    return out.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def under(folder: str, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    return {f"{folder}/{path}": data for path, data in (FILES if files is None else files).items()}


def renamed(archive: bytes, old: bytes, new: bytes) -> bytes:
    """Other letters for a name, of the same length, wherever the archive has it."""
    assert len(old) == len(new)
    assert archive.count(old) == 2
    return archive.replace(old, new)


def with_other_strokes(archive: bytes) -> bytes:
    for name in zipfile.ZipFile(io.BytesIO(archive)).namelist():
        archive = renamed(archive, name.encode(), name.replace("/", "\\").encode())
    return archive


def refusal(data: bytes) -> str:
    with pytest.raises(PackageTrouble) as refused:
        read_package(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


FINDER = {
    "Trial/": b"",
    **under("Trial"),
    "Trial/.DS_Store": b"\0\0\0\1Bud1",
    "Trial/modules/.DS_Store": b"\0\0\0\1Bud1",
    "Trial/Icon\r": b"",
    "__MACOSX/": b"",
    "__MACOSX/Trial/._course.md": b"\0\5\x16\7",
    "__MACOSX/Trial/modules/._1-a.md": b"\0\5\x16\7",
}
EXPLORER = under("Trial") | {"Trial/modules/Thumbs.db": b"x", "Trial/desktop.ini": b"x"}
OPENED: dict[str, bytes] = {
    "the files themselves": zipped(FILES),
    "stored": zipped(FILES, zipfile.ZIP_STORED),
    "by the Finder": zipped(FINDER),
    "by the Explorer, with strokes the other way": with_other_strokes(zipped(EXPLORER)),
    "two folders deep": zipped(under("Downloads/Trial")),
    "out of a house of code, with its remark": zipped(
        under("trial-main") | {"trial-main/README.md": b"x", "trial-main/.git/config": b"x", "trial-main/a.py": b"x"},
        remark=b"0123456789abcdef",
    ),
    "with notes beside it that no course uses": zipped(
        FILES | {"notes.docx": b"x", "modules/drafts/1-a.md": b"x", "what is this?.txt": b"x", "media/raw.tiff": b"x"}
    ),
    "with something large that no course uses": zipped(FILES | {"film.mp4": bytes(21_000_000)}),
    "with a course in a folder of old ones": zipped(FILES | under("old/first", {"course.md": b"old"})),
}  # fmt: skip


@pytest.mark.parametrize("name", OPENED)
def test_a_zip_made_by_hand_is_the_course_in_it(name: str) -> None:
    package = read_package(OPENED[name])
    assert package == FILES
    assert not package.is_sealed, "nothing shows that it is as its author left it"


@pytest.mark.parametrize(
    ("written", "picture"),
    [
        ("Küche.gif".encode("cp437"), "Küche.gif"),
        ("Ku\u0308che.gif".encode(), "Küche.gif"),
        ("Küche.gif".encode(), "Küche.gif"),
        ("кухня.gif".encode(), "кухня.gif"),
    ],
)
def test_names_are_read_whoever_wrote_them(written: bytes, picture: str) -> None:
    place = b"media/" + b"x" * (len(written) - 4) + b".gif"
    made = zipped(under("Trial", FILES | {place.decode(): PIXEL}))
    assert dict(read_package(renamed(made, place, b"media/" + written))) == FILES | {
        f"media/{picture}": PIXEL
    }


def test_a_package_that_was_renamed_is_the_package(tmp_path: Path) -> None:
    for name in ("trial.course.zip", "trial.zip", "trial (1).course", "trial.course.download", "trial"):
        (tmp_path / name).write_bytes(PACKAGE)
        found = open_course(str(tmp_path / name))
        assert found == FILES
        assert getattr(found, "is_sealed", False)


@pytest.mark.parametrize("top", ["", "trial/"])
def test_a_package_that_was_unpacked_and_packed_by_hand_is_whole_if_its_manifest_fits(top: str) -> None:
    files = {f"{top}{name}": data for name, data in sorted(unpacked(PACKAGE).items())}
    package = read_package(zipped(files | {f"{top}modules/": b"", "__MACOSX/._course.md": b"x"}))
    assert package == FILES
    assert package.is_sealed


@pytest.mark.parametrize("folder", ["", "trial/"])
def test_a_package_that_was_changed_and_packed_by_hand_says_what_to_do(folder: str) -> None:
    files = unpacked(PACKAGE) | {"modules/1-a.md": b"---\ntitle: A\n---\nOther text.\n"}
    assert refusal(zipped({f"{folder}{name}": data for name, data in sorted(files.items())})) == (
        "“modules/1-a.md” in it was changed after it was packed; get the course again, or, if it is your own, open its "
        "folder or pack that once more."
    )


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


def with_link() -> bytes:
    out = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(link("help.md"), b"/etc/passwd")
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"course.md")) + 8
    return data[:at] + b"\x01\0" + data[at + 2 :]


REFUSED: dict[str, tuple[bytes, str]] = {
    "no course": (
        zipped({"letter.txt": b"x"}),
        "A course is a folder with a file course.md and a folder modules.",
    ),
    "a Word document": (zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "There is no course.md"),
    "a package in a zip": (
        zipped({"for you/trial.course": PACKAGE}),
        "There is no course.md in it, but “for you/trial.course” is. Unpack it, and open that.",
    ),
    "a workbook in a zip": (zipped({"mine.workbook": b"x"}), "Unpack it, and open that."),
    "a zip in a zip": (zipped({"trial.zip": zipped(FILES)}), "Unpack it, and open that."),
    "nearly": (
        zipped({"Trial/course.md.txt": b"x", "Trial/modules/1-a.md": b"x"}),
        "“Trial/course.md.txt” is to be called “course.md”.",
    ),
    "a capital": (zipped({"Trial/Course.md": b"x"}), "“Trial/Course.md” is to be called “course.md”."),
    "two courses": (
        zipped(under("First") | under("Second")),
        "It holds several courses, “First” and “Second”. Unpack it, and open one of the folders.",
    ),
    "out of the folder": (zipped(FILES | {"../evil.md": b"x"}), "“../evil.md” in it leads out of its folder."),
    "out of the folder, with strokes the other way": (
        renamed(zipped(FILES | {"..,..,evil.md": b"x"}), b"..,..,evil.md", b"..\\..\\evil.md"), "leads out",
    ),
    "from the root": (zipped(FILES | {"/etc/evil.md": b"x"}), "leads out of its folder"),
    "a drive": (zipped(FILES | {"C:/evil.md": b"x"}), "leads out of its folder"),
    "a device": (zipped(FILES | {"modules/con.md": b"x"}), "“modules/con.md” is not a name that a file may have."),
    "a turned name": (zipped(FILES | {"modules/\u202ea.md": b"x"}), "has signs that a file name cannot have"),
    "a link": (with_link(), "“help.md” in it is a link or a device, not a file."),
    "a password": (encrypted(zipped(FILES)), "“course.md” in it is locked with a password."),
    "look-alikes": (zipped(FILES | {"modules/1-A.md": b"x"}), "have the same name or look alike"),
    "look-alikes by strokes": (
        renamed(zipped(FILES | {"modules,1-a.md": b"x"}), b"modules,1-a.md", b"modules\\1-a.md"), "look alike",
    ),
    "a bomb": (zipped(FILES | {"media/x.png": bytes(19_000_000)}), "would swell"),
    "too large a picture": (zipped(FILES | {"media/x.png": bytes(21_000_000)}), "“media/x.png” in it is larger"),
    "no picture": (zipped(FILES | {"media/x.png": b"<svg/>"}), "is not a PNG, JPEG, GIF or WebP picture"),
    "no text": (zipped(FILES | {"modules/b.md": b"caf\xe9"}), "“modules/b.md”, line 1"),
    "too many blocks": (zipped(FILES | {"modules/b.md": b"::: a\n" * 9_000}), "in more pieces"),
    "a manifest that is none": (zipped(FILES | {"manifest.json": b"{}"}), "Its manifest.json cannot be read."),
    "of a newer program": (zipped(FILES | {"manifest.json": b'{"format": 2}'}), "made for a newer version"),
    "another sort of package": (
        zipped({"META-INF/x": b"x", "mimetype": b"application/epub+zip", **FILES}), "This is not a course file.",
    ),
    "a remark with a second end": (
        zipped(FILES, remark=b"PK\x05\x06" + bytes(18)), "Its table of contents is damaged.",
    ),
    "2,001 files": (zipped({f"{n}.txt": b"" for n in range(2001)}), "a course file has 1 to 2,000"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_course_or_harms_is_refused_with_the_sentence_that_helps(name: str) -> None:
    data, words = REFUSED[name]
    assert words in refusal(data)


def test_the_file_is_named_before_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"trial.course": PACKAGE}))
    with pytest.raises(
        CourseTrouble, match=r"“a.zip” cannot be opened. There is no course.md in it, but “trial.course”"
    ):
        open_course(str(tmp_path / "a.zip"))


NAMES = st.one_of(
    st.sampled_from(
        [
            "course.md",
            "modules/1-a.md",
            "a/course.md",
            "manifest.json",
            "mimetype",
            "media/a.gif",
            "../x",
            "__MACOSX/._a",
        ]
    ),
    st.text(st.sampled_from("ab/\\.:é\u202e\r\n "), min_size=1, max_size=12),
)
CONTENTS = st.one_of(
    st.sampled_from(
        [
            FILES["course.md"],
            PIXEL,
            b"",
            b'{"format": 1, "files": []}',
            b"application/vnd.workbook.course+zip",
        ]
    ),
    st.binary(max_size=60),
)


@given(st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=8), st.booleans(), st.binary(max_size=30))
def test_random_archives_open_or_are_refused(files: dict[str, bytes], deflate: bool, remark: bytes) -> None:
    made = zipped(files, zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED, remark)
    with suppress(PackageTrouble):
        for path, data in read_package(made).items():
            assert data in files.values()
            assert ".." not in path.split("/")


@given(st.integers(0, len(OPENED["by the Finder"]) - 1), st.integers(0, 255))
def test_one_changed_byte_changes_no_file_unnoticed(place: int, value: int) -> None:
    good = OPENED["by the Finder"]
    with suppress(PackageTrouble):
        found = read_package(good[:place] + bytes([value]) + good[place + 1 :])
        assert set(found.values()) <= set(FILES.values())


def test_an_entry_that_lies_of_its_size_never_gives_more_than_it_says() -> None:
    made = bytearray(zipped(FILES | {"modules/b.md": b"x" * 5000}))
    at = bytes(made).rindex(b"PK\x01\x02", 0, bytes(made).rindex(b"modules/b.md")) + 24
    made[at : at + 4] = struct.pack("<L", 10)
    assert "modules/b.md" in refusal(bytes(made))


def test_the_facts_of_a_sealed_package_can_be_asked_for() -> None:
    package = read_package(PACKAGE)
    assert package.is_sealed
    assert package.manifest is not None
    assert json.loads(unpacked(PACKAGE)["manifest.json"]) == package.manifest


def test_what_is_in_memory_is_what_was_checked(tmp_path: Path) -> None:
    path = tmp_path / "c.course"
    path.write_bytes(PACKAGE)
    package = read_package(path)
    path.write_bytes(b"other")
    path.unlink()
    assert package == FILES
    assert "course.md" in package
    assert "help.md" not in package
    assert package.get("help.md") is None
    assert len(package) == 2
