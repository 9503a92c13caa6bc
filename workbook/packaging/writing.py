"""Writes a `.course` file: the same sources give the same bytes, on every machine and at any time."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from workbook.course.file_names import MANIFEST, MIMETYPE, belongs, shown
from workbook.course.outline import read_about
from workbook.language.translation import gettext as _
from workbook.packaging.reading import CONTENT_TYPE, FORMAT, read_package
from workbook.packaging.signing import signed
from workbook.packaging.trouble import PackageTrouble
from workbook.pictures.cleaning import without_metadata
from workbook.pictures.pictures import PictureTrouble, picture_problem

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from workbook.course.files import Files

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can name
_UNIX = 3
_MODE = 0o100644


def write_package(files: Files, key: Ed25519PrivateKey | None = None) -> bytes:
    """The course as one package, signed if there is a key; PackageTrouble if it would not be one that opens again."""
    sources = {path: _clean(path, files[path]) for path in sorted(files) if belongs(path)}
    told = _manifest(sources)
    if key is not None:
        told = signed(told, key)
    manifest = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, MIMETYPE, CONTENT_TYPE)
        _add(archive, MANIFEST, manifest.encode())
        for path, data in sources.items():
            _add(archive, path, data)
    package = made.getvalue()
    read_package(package)
    return package


def _add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(path, _LONG_AGO)
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    archive.writestr(entry, data)


def _clean(path: str, data: bytes) -> bytes:
    """A source as it goes into the package: of pictures only the picture."""
    if not path.startswith("media/"):
        return data
    if problem := picture_problem(data):
        raise PackageTrouble(f"{shown(path)} {problem}.")
    try:
        return without_metadata(data)
    except PictureTrouble:
        raise PackageTrouble(
            _("{shown} is a damaged picture. Save it again from a drawing program.").format(shown=shown(path))
        ) from None


def _manifest(sources: Files) -> dict[str, Any]:
    about = read_about(sources)
    return {
        "format": FORMAT,
        "id": about.id,
        "version": about.version,
        "title": about.title,
        "language": about.language,
        "licence": about.licence,
        "holder": about.holder,
        "needs": about.needs,
        "changes": list(about.changed),
        "files": [
            {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for path, data in sources.items()
        ],
    }
