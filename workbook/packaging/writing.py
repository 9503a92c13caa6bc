"""Writes a `.course` file: the same sources give the same bytes, on every machine and at any time."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.course.file_names import MANIFEST, MIMETYPE, belongs, shown
from workbook.course.files import is_media
from workbook.course.outline import read_about
from workbook.course.recorded import is_recording
from workbook.course.versions import version_numbers
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.packaging.archive import MOST_ENTRIES, MOST_PACKED, ArchiveWriter, size_packed
from workbook.packaging.reading import CONTENT_TYPE, FORMAT, read_package
from workbook.packaging.signing import signed
from workbook.packaging.trouble import PackageTrouble
from workbook.pictures.cleaning import without_metadata
from workbook.pictures.pictures import PictureTrouble, bare, look_at, picture_problem
from workbook.recordings.recordings import recording_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from workbook.course.files import Files


RECORDINGS_SINCE = "0.1.0"  # the oldest version of the program that plays recordings


class _Source(NamedTuple):
    size: int
    digest: str


def write_package(files: Files, key: Ed25519PrivateKey | None = None) -> bytes:
    """The course as one package, signed if there is a key; PackageTrouble if it would not be one that opens again."""
    package = b"".join(package_parts(files, key))
    read_package(package)
    return package


def package_parts(files: Files, key: Ed25519PrivateKey | None = None) -> Iterator[bytes]:
    """The bytes of a package, one file after the other; whoever has them all reads them again. PackageTrouble, OSError.

    Every file is read twice: what stands first in a package says what comes.
    """
    sources = {path: _look_at(path, files[path]) for path in sorted(files) if belongs(path)}
    top = {MIMETYPE: CONTENT_TYPE, MANIFEST: _told(files, sources, key)}
    sizes = {path: source.size for path, source in sources.items()}
    if sentence := too_large(sizes_in_package(files, sizes)):
        raise PackageTrouble(sentence)
    archive = ArchiveWriter()
    for name, data in top.items():
        yield from archive.file(name, data)
    for path, source in sources.items():
        yield from archive.file(path, _as_before(path, files[path], source))
    yield archive.end()


def _as_before(path: str, data: bytes, source: _Source) -> bytes:
    """A file as it goes into the package, if it still is what was announced."""
    cleaned = _clean(path, data)
    if _look_at_cleaned(cleaned) != source:
        raise PackageTrouble(
            _("{shown} was changed while it was packed. Try again.").format(shown=shown(path))
        )
    return cleaned


def size_in_package(path: str, data: bytes) -> int:
    """How many bytes a file will have in a package; of a picture that is to be turned, about how many."""
    if not is_media(path) or is_recording(path):
        return len(data)
    try:
        return len(bare(data, look_at(data).type))
    except PictureTrouble:
        return len(data)


def sizes_in_package(files: Files, sizes: Mapping[str, int]) -> dict[str, int]:
    """The sizes of all that will be in a package, of which so large are the course's own files."""
    sources = {path: _Source(size, "0" * 64) for path, size in sorted(sizes.items())}
    return {MIMETYPE: len(CONTENT_TYPE), MANIFEST: len(_told(files, sources)), **sizes}


def too_large(sizes: Mapping[str, int]) -> str:
    """Why these files are too many or too large for one package; empty if they are not."""
    size, most = size_packed(sizes), MOST_PACKED
    if size > most:
        sentence = _("As a package this course would have {size} MB; at most {most} MB are possible.")
        return sentence.format(size=whole_number(-(-size >> 20)), most=most >> 20)
    if len(sizes) > MOST_ENTRIES:
        sentence = _("As a package this course would have {count} files; at most {most} are possible.")
        return sentence.format(count=whole_number(len(sizes)), most=whole_number(MOST_ENTRIES))
    return ""


def _look_at(path: str, data: bytes) -> _Source:
    return _look_at_cleaned(_clean(path, data))


def _look_at_cleaned(data: bytes) -> _Source:
    return _Source(len(data), hashlib.sha256(data).hexdigest())


def _clean(path: str, data: bytes) -> bytes:
    """A source as it goes into the package: of pictures only the picture."""
    if not is_media(path):
        return data
    if problem := (recording_problem if is_recording(path) else picture_problem)(data):
        raise PackageTrouble(f"{shown(path)} {problem}.")
    if is_recording(path):
        return data
    try:
        return without_metadata(data)
    except PictureTrouble:
        raise PackageTrouble(
            _("{shown} is a damaged picture. Save it again from a drawing program.").format(shown=shown(path))
        ) from None


def _told(files: Files, sources: Mapping[str, _Source], key: Ed25519PrivateKey | None = None) -> bytes:
    """The manifest as it stands in the package, signed if there is a key."""
    told = _manifest(files, sources)
    said = json.dumps(signed(told, key) if key else told, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{said}\n".encode()


def _manifest(files: Files, sources: Mapping[str, _Source]) -> dict[str, Any]:
    about = read_about({path: files[path] for path in sources if not is_media(path)})
    return {
        "format": FORMAT,
        "id": about.id,
        "version": about.version,
        "title": about.title,
        "language": about.language,
        "licence": about.licence,
        "holder": about.holder,
        "needs": _needs(about.needs, sources),
        "changes": list(about.changed),
        "files": [
            {"path": path, "size": source.size, "sha256": source.digest} for path, source in sources.items()
        ],
    }


def _needs(written: str, paths: Iterable[str]) -> str:
    """The oldest version of the program that can show it: as the course says, or newer for what is in it."""
    if not any(map(is_recording, paths)):
        return written
    return max(written, RECORDINGS_SINCE, key=lambda version: version_numbers(version) or (0, 0, 0))
