"""Packages that anybody may have made: sound ones open, all others are refused with one calm sentence."""

import hashlib
import io
import json
import struct
import time
import tracemalloc
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exercises.samples.picture import PNG
from workbook.packaging.reading import CONTENT_TYPE, read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import write_package

FILES = {
    "course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\nHello.\n",
    "modules/1-a.md": b"---\ntitle: A\n---\n" + b"Text. " * 200,
}
GOOD = write_package(FILES)
Entries = list[tuple[str | zipfile.ZipInfo, bytes]]


def manifest(files: dict[str, bytes], **more: object) -> bytes:
    listed = [{"path": p, "size": len(d), "sha256": hashlib.sha256(d).hexdigest()} for p, d in files.items()]
    return json.dumps({"format": 1, "id": "c", "version": "1.0.0", "files": listed} | more).encode()


def entries(files: dict[str, bytes] | None = None, said: bytes | None = None) -> Entries:
    files = FILES if files is None else files
    top: Entries = [("mimetype", CONTENT_TYPE), ("manifest.json", manifest(files) if said is None else said)]
    return [*top, *files.items()]


def packed(made: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in made:
            archive.writestr(name, data)
    return out.getvalue()


def with_file(name: str, data: bytes) -> bytes:
    return packed(entries(FILES | {name: data}))


def refusal(data: bytes) -> str:
    with pytest.raises(PackageTrouble) as refused:
        read_package(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_package_opens_from_bytes_and_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "c.course"
    path.write_bytes(GOOD)
    assert read_package(GOOD) == read_package(path) == FILES


def test_pictures_are_read_when_they_are_asked_for_and_are_what_was_checked(tmp_path: Path) -> None:
    path, other = tmp_path / "c.course", FILES | {"media/a.png": PNG, "media/b.png": PNG + b"more"}
    files = FILES | {"media/a.png": PNG, "media/b.png": PNG}
    path.write_bytes(write_package(files))
    found = read_package(path)
    assert list(found) == sorted(files)
    assert found["media/a.png"] == PNG
    assert "media/c.png" not in found
    with pytest.raises(KeyError):
        found["media/c.png"]
    changed = path.read_bytes().replace(PNG, PNG[:-1] + b"x")
    path.write_bytes(changed)
    with pytest.raises(OSError, match="damaged"):
        found["media/a.png"]
    path.write_bytes(packed(entries(other)))
    with pytest.raises(OSError, match="damaged"):
        found["media/b.png"]
    path.unlink()
    with pytest.raises(FileNotFoundError):
        found["media/a.png"]
    assert found["course.md"] == FILES["course.md"]  # texts are held


def test_a_picture_that_was_changed_with_its_checksum_is_noticed_too(tmp_path: Path) -> None:
    path, files = tmp_path / "c.course", FILES | {"media/a.png": PNG}
    path.write_bytes(write_package(files))
    found = read_package(path)
    other = PNG[:-1] + b"x"
    path.write_bytes(path.read_bytes().replace(PNG, other))
    forged = replace(found._entries["media/a.png"], crc=zlib.crc32(other))
    found._entries = {**found._entries, "media/a.png": forged}
    with pytest.raises(OSError, match="changed while it was read"):
        found["media/a.png"]


def test_a_package_that_somebody_deflated_or_gave_folders_opens_too() -> None:
    assert read_package(packed(entries(), zipfile.ZIP_DEFLATED)) == FILES
    assert read_package(packed([*entries(), ("modules/", b"")])) == FILES


def test_a_package_that_was_streamed_opens_too() -> None:
    class Stream(io.RawIOBase):
        """A target that cannot be sought, so that sizes stand behind the data."""

        def __init__(self) -> None:
            self.made = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.made += data
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries():
            archive.writestr(name, data)
    assert read_package(bytes(stream.made)) == FILES


def twice() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile only warns of it
        return packed([*entries(), entries()[-1]])


def special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


def patched(data: bytes, at: Callable[[bytes], int], new: bytes) -> bytes:
    place = at(data)
    return data[:place] + new + data[place + len(new) :]


def central(data: bytes, name: bytes, field: int) -> int:
    return data.rindex(b"PK\x01\x02", 0, data.rindex(name)) + field


HOSTILE = {
    "nothing": b"",
    "no zip": b"Hello, I am a text.",
    "half": GOOD[: len(GOOD) // 2],
    "cut by a byte": GOOD[:-1],
    "something behind": GOOD + b"!",
    "something before": b"!" + GOOD,
    "a self-extracting head": b"MZ" + GOOD,
    "another zip behind": GOOD + GOOD,
    "no entries": packed([]),
    "another mimetype": packed([("mimetype", b"application/zip"), *entries()[1:]]),
    "no manifest": packed([entries()[0], *entries()[2:]]),
    "no manifest, and mimetype only before the table": patched(
        GOOD, lambda d: d.rindex(b"mimetype"), b"mimetypo"
    ),
    "a manifest of 2 MB": packed(entries(said=manifest(FILES, note="x" * 2_000_000)), zipfile.ZIP_DEFLATED),
    "a file longer than listed": packed(
        [*entries()[:-1], ("modules/1-a.md", FILES["modules/1-a.md"] + b"!")]
    ),
    "manifest no json": packed(entries(said=b"{")),
    "manifest no object": packed(entries(said=b"[]")),
    "manifest deep": packed(entries(said=b"[" * 100_000)),
    "manifest not text": packed(entries(said=b"\xff\xff")),
    "manifest without files": packed(entries(said=b'{"format": 1}')),
    "manifest with odd files": packed(entries(said=b'{"format": 1, "files": [[1]]}')),
    "a format that is true": packed(entries(said=manifest(FILES, format=True))),
    "another id": packed(entries(said=manifest(FILES, id="d"))),
    "another version": packed(entries(said=manifest(FILES, version="9.9.9"))),
    "a file not listed": packed([*entries(), ("help.md", b"x")]),
    "a listed file missing": packed(entries(FILES, manifest(FILES | {"help.md": b"x"}))),
    "a file changed": packed([*entries()[:-1], ("modules/1-a.md", b"changed")]),
    "no course.md": packed(entries({"modules/1-a.md": b"x"})),
    "a file twice": twice(),
    "look-alikes": packed(entries(FILES | {"modules/1-A.md": b"x"})),
    "two forms of é": packed(entries(FILES | {"modules/é.md": b"x", "modules/e\u0301.md": b"y"})),
    "a file as a folder": packed(entries(FILES | {"media/a.png": b"x", "media/a.png/b.png": b"y"})),
    "up and out": with_file("../../evil.md", b"x"),
    "from the root": with_file("/etc/evil.md", b"x"),
    "a module in a folder": with_file("modules/more/a.md", b"x"),
    "a module in a translation's folder that is none": with_file("modules/../a.md", b"x"),
    "a second course.md": with_file("Course.md", b"x"),
    "a hidden file": with_file(".DS_Store", b"x"),
    "a signature beside": with_file("signature.json", b"{}"),
    "an empty part": with_file("media//a.png", b"x"),
    "a name of 300 letters": with_file(f"modules/{'a' * 300}.md", b"x"),
    "ten folders deep": with_file("media/" + "a/" * 10 + "a.png", b"x"),
    "a question mark": with_file("modules/a?.md", b"x"),
    "a stream of Windows": with_file("modules/a.md:evil.md", b"x"),
    "a small numeral": with_file("modules/com¹.md", b"x"),
    "a soft hyphen": with_file("modules/a\u00ad.md", b"x"),
    "wide letters that look like others": packed(
        entries(FILES | {"modules/ａ.md": b"x", "modules/a.md": b"y"})
    ),
    "a drive": with_file("C:\\evil.md", b"x"),
    "a server": with_file("\\\\host\\evil.md", b"x"),
    "a device": with_file("modules/CON.md", b"x"),
    "a line feed": with_file("modules/a\n.md", b"x"),
    "a turned name": with_file("modules/\u202edm.md", b"x"),
    "a trailing dot": with_file("modules/a.md.", b"x"),
    "a trailing blank": with_file("modules/a.md ", b"x"),
    "a program": with_file("media/evil.exe", b"x"),
    "a script": with_file("modules/evil.py", b"x"),
    "an svg": with_file("media/x.svg", b"<svg/>"),
    "a text of half signs": with_file("modules/b.md", "\ud800".encode("utf-8", "surrogatepass")),
    "a text in UTF-16": with_file("modules/b.md", "Hello".encode("utf-16")),
    "a text with a zero": with_file("modules/b.md", b"a\0b"),
    "20,000 blocks in a text": with_file("modules/b.md", b"::: a\n" * 20_000),
    "6,000 indented blocks": with_file("modules/b.md", b"   ::: a\n" * 6_000),
    "6,000 headings": with_file("modules/b.md", b"## a\n" * 6_000),
    "6,000 fences": with_file("modules/b.md", b"```\n" * 6_000),
    "6,000 comments": with_file("modules/b.md", b"<!-- -->\n" * 6_000),
    "11,000 lines": with_file("modules/b.md", b"\n" * 11_000),
    "30,000 brackets": with_file("modules/b.md", b"[@a]" * 30_000),
    "501 facts": with_file("modules/b.md", b"---\n" + b"a: b\n" * 501 + b"---\n"),
    "facts without an end": with_file("modules/b.md", b"\n\n---\n" + b"a: b\n" * 600),
    "70,000 blocks in all": packed(
        entries(FILES | {f"modules/{n}.md": b"::: a\n" * 4_900 for n in range(15)})
    ),
    "33 MB of text": packed(
        entries(FILES | {f"modules/{n}.md": b"words " * 42_000 for n in range(140)}), zipfile.ZIP_DEFLATED
    ),
    "examples of 3 MB": with_file("sample-answers.json", b"[" + b"[]," * 1_000_000 + b"[]]"),
    "a picture of endless fill": with_file("media/x.jpg", b"\xff\xd8" + b"\xff" * 1_000_000),
    "a picture of endless blocks": with_file("media/x.jpg", b"\xff\xd8" + b"\xff\xe0\0\2" * 200_000),
    "a WebP of endless blocks": with_file(
        "media/x.webp", b"RIFF" + struct.pack("<L", 800_004) + b"WEBP" + b"ABCD\0\0\0\0" * 100_000
    ),
    "no picture at all": with_file("media/x.gif", b""),
    "a HEIC": with_file("media/x.jpg", b"\0\0\0\x18ftypheic" + bytes(20)),
    "a picture that is none": with_file("media/x.png", b"<svg onload=alert(1)>"),
    "a picture of 4 gigadots": with_file(
        "media/x.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">2L", 65_000, 65_000) + b"\x08\x02\0\0\0",
    ),
    "a text in Latin-1": with_file("modules/b.md", b"---\ntitle: B\n---\nCaf\xe9"),
    "a text of 257 kB": with_file("modules/b.md", b"x" * 257_000),
    "a link": packed([*entries(), (special("help.md", 0o120777), b"/etc/passwd")]),
    "a device node": packed([*entries(), (special("help.md", 0o060666), b"")]),
    "a folder as a file": packed([*entries(), (special("help.md", 0o040755), b"")]),
    "a folder with content": packed([*entries(), ("media/", b"x")]),
    "lzma": packed(entries(), zipfile.ZIP_LZMA),
    "bzip2": packed(entries(), zipfile.ZIP_BZIP2),
    "2,001 files": packed(entries(FILES | {f"modules/{n}.md": b"" for n in range(2001)})),
    "21 MB": packed(entries(FILES | {"media/x.png": bytes(21_000_000)}), zipfile.ZIP_DEFLATED),
    "a bomb": packed(entries(FILES | {"media/x.png": bytes(19_000_000)}), zipfile.ZIP_DEFLATED),
    "encrypted": patched(GOOD, lambda d: central(d, b"course.md", 8), b"\x01\x00"),
    "a size that lies": patched(GOOD, lambda d: central(d, b"course.md", 24), struct.pack("<L", 10)),
    "a size of 4 GB": patched(GOOD, lambda d: central(d, b"course.md", 24), b"\xff\xff\xff\xff"),
    "a wrong checksum": patched(GOOD, lambda d: central(d, b"course.md", 16), b"abcd"),
    "an offset into nowhere": patched(GOOD, lambda d: central(d, b"course.md", 42), b"\xff\xff\xff\x7f"),
    "an offset into another": patched(GOOD, lambda d: central(d, b"course.md", 42), b"\0\0\0\0"),
    "a name that differs inside": patched(GOOD, lambda d: d.index(b"course.md---"), b"kourse.md"),
    "a count that lies": patched(GOOD, lambda d: len(d) - 12, b"\x03\0"),
    "a folder that is a link": packed([*entries(), (special("media/", 0o120777), b"")]),
    "a pipe": packed([*entries(), (special("help.md", 0o010666), b"")]),
    "a size of one less": patched(
        GOOD, lambda d: central(d, b"course.md", 24), struct.pack("<L", len(FILES["course.md"]) - 1)
    ),
    "a packed size beyond the end": patched(
        GOOD, lambda d: central(d, b"course.md", 20), b"\xff\xff\xff\x7f"
    ),
    "a way of packing from the future": patched(GOOD, lambda d: central(d, b"course.md", 10), b"\x63\0"),
    "a table that begins elsewhere": patched(GOOD, lambda d: len(d) - 6, b"\0\0\0\0"),
    "a table of another length": patched(GOOD, lambda d: len(d) - 10, b"\x01\0\0\0"),
    "a second disk": patched(GOOD, lambda d: len(d) - 18, b"\x01\0"),
    "a remark without end": patched(GOOD, lambda d: len(d) - 2, b"\xff\xff"),
    "deflate that is none": patched(
        packed(entries(), zipfile.ZIP_DEFLATED), lambda d: d.index(b"course.md") + 9, b"\xff"
    ),
    "a comment": packed(entries())[:-2] + b"\x05\0hello",
    "a name that is no text": patched(GOOD, lambda d: d.rindex(b"course.md"), b"cours\xff.md"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_are_refused_with_a_sentence(name: str) -> None:
    refusal(HOSTILE[name])


def test_the_sentence_says_what_is_wrong() -> None:
    assert refusal(HOSTILE["no zip"]) == "This is not a course file."
    assert refusal(HOSTILE["cut by a byte"]) == "It is cut off, or something was added to its end."
    assert refusal(HOSTILE["a link"]) == "“help.md” in it is a link or a device, not a file."
    assert refusal(HOSTILE["a bomb"]) == "“media/x.png” in it would swell more than 200 times when unpacked."
    assert refusal(HOSTILE["a file changed"]) == (
        "“modules/1-a.md” in it was changed after it was packed; get the course again, or, if it is your own, open its "
        "folder or pack that once more."
    )
    assert refusal(HOSTILE["a text in Latin-1"]) == (
        "“modules/b.md”, line 4: From this line on, letters are saved in another way than UTF-8 (perhaps as "
        "Windows-1252 or Latin-1)."
    )
    assert refusal(HOSTILE["up and out"]) == "“../../evil.md” is not a name that a file may have."
    assert refusal(HOSTILE["look-alikes"]).startswith("Two of its files have the same name or look alike")


def test_a_package_of_a_newer_format_says_so_before_anything_else() -> None:
    newer = packed([entries()[0], ("manifest.json", b'{"format": 2}'), ("audio/x.ogg", b"x")])
    assert refusal(newer) == "It was made for a newer version of Workbook. Get that, and open it there."


def overlapping(count: int) -> bytes:
    """Many names for one and the same packed bytes, as in the zip bombs of David Fifield."""
    start = GOOD.index(b"PK\x03\x04", 1)
    place = GOOD.index(b"PK\x01\x02")
    end = GOOD.index(b"PK\x05\x06")
    record = GOOD[GOOD.rindex(b"PK\x01\x02") : end]
    table = GOOD[place:end] + record * count
    have = GOOD[end + 10 : end + 12]
    total = struct.pack("<H", int.from_bytes(have, "little") + count)
    assert start
    return (
        GOOD[:place] + table + b"PK\x05\x06\0\0\0\0" + total * 2 + struct.pack("<2LH", len(table), place, 0)
    )


def test_entries_that_share_their_bytes_are_refused() -> None:
    assert refusal(overlapping(5)) == "Files in it overlap."


def test_a_refusal_is_quick_and_small() -> None:
    tracemalloc.start()
    began = time.process_time()
    for name in ("2,001 files", "21 MB", "a bomb", "a size of 4 GB"):
        refusal(HOSTILE[name])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.process_time() - began < 5, "not a measure of speed, only that nothing is inflated in vain"
    assert peak < 48_000_000


def test_a_large_table_of_contents_is_not_walked() -> None:
    many = bytes(46) * 100_000
    data = (
        b"PK\x03\x04" + many + b"PK\x05\x06\0\0\0\0" + b"\xff\xff" * 2 + struct.pack("<2LH", len(many), 4, 0)
    )
    assert refusal(data) == "It holds 65535 files; a course file has 1 to 2,000."


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_one_changed_byte_never_changes_a_course_unnoticed(place: int, value: int) -> None:
    changed = GOOD[:place] + bytes([value]) + GOOD[place + 1 :]
    with suppress(PackageTrouble):
        assert read_package(changed) == FILES


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for made in (data, b"PK\x03\x04" + data, b"PK\x03\x04" + data + GOOD[-22:]):
        with pytest.raises(PackageTrouble):
            read_package(made)
