"""The files of a draft's modules: their order is in the numbers of their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.files import module_paths
from workbook.course.ids import id_from_words, unique

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.course.files import Files

_NUMBER = re.compile(r"^(\d*)[-_. ]*")
Renames = dict[str, str]


def new_module_path(files: Files, title: str) -> str:
    """A path behind the last module's, named after the title."""
    paths = module_paths(files)
    taken = {_stem(path) for path in paths}
    last = max((int(_number(path) or 0) for path in paths), default=0)
    return _path(max(last, len(paths)) + 1, _width(paths), unique(id_from_words(title), taken))


def in_new_order(paths: Sequence[str]) -> Renames:
    """Which files are renamed so that they come in this order; their names, and so their ids, stay."""
    width = _width(paths)
    wanted = {path: _path(number, width, _stem(path)) for number, path in enumerate(paths, 1)}
    return {path: new for path, new in wanted.items() if path != new}


def renamed(files: Mapping[str, bytes], renames: Renames) -> dict[str, bytes | None]:
    """What changes if files are renamed: new paths with their content, and None for those that go; translations too."""
    all_renames = dict(renames)
    for path in files:
        parts = path.split("/")
        if len(parts) == 3 and parts[0] == "modules" and (new := renames.get(f"modules/{parts[2]}")):
            all_renames[path] = f"modules/{parts[1]}/{new.split('/')[1]}"
    made: dict[str, bytes | None] = dict.fromkeys(all_renames)
    for path, new in all_renames.items():
        made[new] = files[path]
    return made


def _stem(path: str) -> str:
    return _NUMBER.sub("", path.rsplit("/", 1)[-1].removesuffix(".md")) or "module"


def _width(paths: Sequence[str]) -> int:
    return max([2, *(len(_number(path)) for path in paths)])


def _number(path: str) -> str:
    """The digits that a file's name begins with."""
    match = _NUMBER.match(path.rsplit("/", 1)[-1])
    return match[1][:9] if match else ""


def _path(number: int, width: int, stem: str) -> str:
    return f"modules/{number:0{width}}-{stem}.md"
