"""What the builder leaves out, makes smaller and says; the building itself is tried by `start.py --test --frozen`."""

import os
import pickle
import sys
from pathlib import Path
from struct import pack
from typing import NamedTuple

import pytest

from resources.installers import build, left_out, licences, sizes, thin
from workbook.licences import NAME


class Usage(NamedTuple):
    """What a disk has, as `shutil.disk_usage` tells it."""

    total: int
    used: int
    free: int


def test_whatever_is_left_out_has_a_reason() -> None:
    for reasons in (left_out.MODULES, left_out.LEFT_OUT_FILES, left_out.OF_THE_SYSTEM, left_out.HOOKS):
        assert all(reasons)
    texts = [
        *left_out.MODULES,
        *left_out.LEFT_OUT_FILES.values(),
        *left_out.OF_THE_SYSTEM.values(),
        *left_out.HOOKS.values(),
    ]
    assert all(" " in reason for reason in texts), "a reason is more than a word"


@pytest.mark.parametrize(
    ("name", "source", "out"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "", False),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "", False),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "", True),
        ("PySide6\\opengl32sw.dll", "", True),
        ("PySide6/Qt/translations/qtbase_de.qm", "", False),
        ("PySide6/Qt/translations/qtbase_ja.qm", "", True),
        ("libxcb-glx.so.0", "/lib/x86_64-linux-gnu/libxcb-glx.so.0", True),
        ("pydantic-2.0.dist-info/METADATA", "", True),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", True),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", False),
    ],
)
def test_what_stays_out(name: str, source: str, out: bool) -> None:
    assert left_out.is_left_out(name, source) is out


def test_a_package_stays_out_with_all_that_is_in_it() -> None:
    assert left_out.is_left_out_module("pydantic.v1.fields")
    assert not left_out.is_left_out_module("pydantic.v1_of_another_name")


# --- what is made smaller ---


def test_of_qts_words_for_letters_only_what_is_asked_for_stays() -> None:
    items = {"icudt73l/curr/de.res": b"x" * 50, "icudt73l/root.res": b"root", "icudt73l/nfc.nrm": b"n" * 33}
    block = icu_block(items)
    made = thin._fewer_items(block)
    assert read_block(made) == {"icudt73l/root.res": b"root", "icudt73l/nfc.nrm": b"n" * 33}
    assert made[:32] == block[:32]


def icu_block(items: dict[str, bytes]) -> bytes:
    """A block as ICU has it: a head of 32 bytes, a list of names with places, the items, each at 16 bytes."""
    head = pack("<H", 32).ljust(12, b"\0") + b"CmnD".ljust(20, b"\0")
    names, table, content = b"", pack("<I", len(items)), b""
    names_at = 4 + 8 * len(items)
    first = (names_at + sum(len(name) + 1 for name in items) + 15) // 16 * 16
    for name, item in items.items():
        table += pack("<II", names_at + len(names), first + len(content))
        names += name.encode() + b"\0"
        content += item.ljust((len(item) + 15) // 16 * 16, b"\0")
    return head + (table + names).ljust(first, b"\0") + content


def read_block(block: bytes) -> dict[str, bytes]:
    from struct import unpack_from

    (count,) = unpack_from("<I", block, 32)
    found = {}
    for n in range(count):
        name_at, place = unpack_from("<II", block, 36 + 8 * n)
        name = block[32 + name_at : block.index(b"\0", 32 + name_at)].decode()
        assert place % 16 == 0
        found[name] = block[32 + place :][:64]
    return {
        name: item[: {"icudt73l/root.res": 4, "icudt73l/nfc.nrm": 33}[name]] for name, item in found.items()
    }


def test_of_what_babel_knows_days_stay_and_money_goes(tmp_path: Path) -> None:
    path = tmp_path / "de_AT.dat"
    path.write_bytes(
        pickle.dumps({"days": 1, "currency_names": 2, "languages": {"de": "Deutsch", "fr": "F"}})
    )
    thin._thin_locale(path)
    assert pickle.loads(path.read_bytes()) == {"days": 1, "languages": {"de": "Deutsch"}}


def test_of_files_that_are_the_same_one_stays(tmp_path: Path) -> None:
    for name, content in (("hyph_a.dic", b"same"), ("hyph_b.dic", b"same"), ("hyph_c.dic", b"other")):
        (tmp_path / name).write_bytes(content)
    files = sorted(tmp_path.iterdir())
    thin._keep_once(files)
    assert [file.read_bytes() for file in files] == [b"same", b"same", b"other"]
    assert [file.is_symlink() for file in files] == [False, True, False]


def test_the_newest_glibc_that_anything_asks_for_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.so.1").write_bytes(b"GLIBC_2.4\0GLIBC_2.34\0")
    (tmp_path / "b.txt").write_bytes(b"GLIBC_2.99")
    assert sizes.newest_glibc(tmp_path) == "2.34"
    assert build.needed_system(tmp_path) == "glibc 2.34 or newer"


def test_the_size_of_a_folder_counts_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1_500_000)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert sizes.told_size(tmp_path) == "1.5 MB"


def test_the_download_names_the_licences_of_what_comes_of_the_system(tmp_path: Path) -> None:
    licences.write_licences(tmp_path)
    text = (tmp_path / NAME).read_text("utf-8")
    for pattern in left_out.OF_THE_SYSTEM:
        name = pattern.partition("*")[0].partition(".so")[0].rstrip("-")
        assert name == "libpython3" or any(name.startswith(part) for part in licences.SYSTEM_PARTS), name
    assert "\nlibcrypto: Apache-2.0" in text
    assert "\npydantic 2" in text


# --- where it cannot be built ---


def test_a_folder_with_something_else_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "mine.workbook").write_bytes(b"every word")
    assert build.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"There is something else in {tmp_path}, and building would")
    assert (tmp_path / "work" / "mine.workbook").read_bytes() == b"every word"


def test_a_full_disk_is_said_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(9, 9, 1000))
    assert build.main([str(tmp_path / "new")]) == 1
    assert capsys.readouterr().err.startswith(f"There is not enough room for {tmp_path / 'new'}: ")


@pytest.mark.skipif(os.name == "nt", reason="a file in the way is told in other words there")
def test_where_nothing_can_be_written_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert build.main([str(tmp_path / "file" / "build")]) == 1
    assert capsys.readouterr().err == (
        f"Could not write to {tmp_path / 'file' / 'build'}: Not a directory. Name another folder: "
        "python3 start.py --build FOLDER\n"
    )


def test_a_tool_that_fails_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert build.main([str(tmp_path / "new")]) == 1
    assert capsys.readouterr().err == "Building stopped at: false. The lines above say why.\n"
