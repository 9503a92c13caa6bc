"""Takes out of a built folder what libraries carry along and the program never asks for."""

from __future__ import annotations

import pickle
import re
import shutil
import subprocess
import sys
import tempfile
from fnmatch import fnmatch
from pathlib import Path
from struct import pack, unpack_from

# Of what Babel knows of each language; days, months, plurals, numbers, lists and names of languages stay.
UNUSED = (
    "annotations", "compact_currency_formats", "compact_decimal_formats", "compound_unit_patterns",
    "currency_formats", "currency_names", "currency_names_plural", "currency_symbols", "currency_unit_patterns",
    "date_fields", "interval_formats", "measurement_systems", "meta_zones", "scientific_formats", "time_zones",
    "unit_display_names", "unit_patterns", "zone_formats",
)  # fmt: skip
# Of what ICU knows: how words are compared and letters told apart.
KEPT_OF_ICU = (
    "*.icu",
    "*.nrm",
    "root.res",
    "coll/root.res",
    "coll/ucadata*",
    "cnvalias*",
    "uemoji*",
    "pool.res",
)
_SYMBOL = re.compile(rb"icudt\d+_dat")
_FORMAT, _BEFORE_FORMAT = b"CmnD", 12  # of the block's head


def thin(folder: Path) -> None:
    """Make a built folder smaller."""
    for data in folder.rglob("babel/locale-data/*.dat"):
        _thin_locale(data)
    for library in folder.rglob("libicudata.so.*"):
        if not library.is_symlink():
            _thin_icu(library)
    if sys.platform == "linux":
        _keep_once(sorted(folder.rglob("pyphen/dictionaries/*.dic")))
    if shutil.which("strip"):
        for library in _with_symbols(folder):
            subprocess.run(["strip", "--strip-unneeded", library], check=False, stderr=subprocess.DEVNULL)


def _keep_once(files: list[Path]) -> None:
    """Of files that are the same the first stays, and the others lead to it: two languages may be written alike."""
    first: dict[bytes, Path] = {}
    for file in files:
        content = file.read_bytes()
        same = first.setdefault(content, file)
        if same is not file:
            file.unlink()
            file.symlink_to(same.name)


def _thin_locale(path: Path) -> None:
    """Babel's data are pickles, and these were made by the build's own Babel."""
    with path.open("rb") as file:
        data = pickle.load(file)  # noqa: S301 - see above
    kept = {key: value for key, value in data.items() if key not in UNUSED}
    own = path.stem.partition("_")[0]  # a language is only ever called by its own name
    kept["languages"] = {
        code: name for code, name in kept.get("languages", {}).items() if code.startswith(own)
    }
    path.write_bytes(pickle.dumps(kept, protocol=2))


def _thin_icu(library: Path) -> None:
    """Make Qt's ICU data anew with what compares words and tells letters apart; Qt has its own names of everything.

    A data library is one block: a head, a list of names with places, the items (icu4c, `ucmndata.h`). Where there is
    no assembler it stays as it is.
    """
    if not (shutil.which("as") and shutil.which("ld")):
        return
    content = library.read_bytes()
    symbol = _SYMBOL.search(content)
    if symbol is None:
        return
    block = content[content.index(_FORMAT) - _BEFORE_FORMAT :]
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        (place / "data").write_bytes(_fewer_items(block))
        lines = f'.globl {{0}}\n.section .rodata\n.balign 16\n{{0}}: .incbin "{place / "data"}"\n'
        (place / "data.s").write_text(lines.format(symbol[0].decode()), encoding="ascii")
        subprocess.run(["as", "-o", place / "data.o", place / "data.s"], check=True)
        subprocess.run(
            ["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", library, place / "data.o"],
            check=True,
        )


def _fewer_items(block: bytes) -> bytes:
    """The block with the items that are kept, each at a place that 16 divides."""
    (head,) = unpack_from("<H", block)
    (count,) = unpack_from("<I", block, head)
    entries = [unpack_from("<II", block, head + 4 + 8 * n) for n in range(count)]
    ends = [place for _name, place in entries[1:]] + [entries[-1][1] + (1 << 20)]
    items = []
    for (name_at, place), end in zip(entries, ends, strict=True):
        name = block[head + name_at : block.index(b"\0", head + name_at)]
        if any(fnmatch(name.decode().partition("/")[2], pattern) for pattern in KEPT_OF_ICU):
            items.append((name + b"\0", block[head + place : head + end]))
    names_at = 4 + 8 * len(items)
    place = _up(names_at + sum(len(name) for name, _content in items))
    table, names, contents = pack("<I", len(items)), b"", b""
    for name, content in items:
        table += pack("<II", names_at + len(names), place + len(contents))
        names += name
        contents += content.ljust(_up(len(content)), b"\0")
    return block[:head] + (table + names).ljust(place, b"\0") + contents


def _up(size: int) -> int:
    return (size + 15) // 16 * 16


def _with_symbols(folder: Path) -> list[Path]:
    """Libraries with names for debuggers; those in folders `*.libs` were changed in ways that `strip` may break."""
    return [
        library
        for library in folder.rglob("*.so*")
        if library.is_file() and not library.is_symlink() and not library.parent.name.endswith(".libs")
    ]
