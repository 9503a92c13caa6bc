"""Which workbook files this process has open, by what they are on the disk and not by their names."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from workbook.answers.disk import trouble
from workbook.language.translation import gettext as _

Identity = tuple[int, int]
LONGEST_PATH = 504  # bytes
LONGEST_BESIDE = 48  # of the name of a file that is being written

# Files open in this process. SQLite's locks keep other processes out, but a second look from this one would
# drop them (see header.py), so this is asked before any file is read.
_here: set[Identity] = set()
_here_guard = threading.Lock()


def real_path(path: Path) -> Path:
    """Where a name leads in the end; one that leads in a circle stays as it is, and says so when it is opened."""
    return Path(os.path.realpath(path))


def refuse_path(path: Path) -> None:
    """SQLite takes paths in UTF-8 only, and no longer ones; there is to be room for what is written beside, too."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise trouble.unreadable_name(path) from None
    beside = path.with_name("x" * LONGEST_BESIDE)
    if os.name == "posix" and max(len(os.fsencode(path)), len(os.fsencode(beside))) > LONGEST_PATH:
        raise trouble.path_too_long(path, LONGEST_PATH)


def claim(path: Path) -> Identity:
    """Note that this process opens a file, or say that it has."""
    refuse_path(path)
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise trouble.missing(path) from None
    except OSError as error:
        raise trouble.cannot_read(path, trouble.reason(error, error.errno)) from error
    identity = (found.st_dev, found.st_ino)
    with _here_guard:
        if identity in _here:
            raise trouble.in_use(path, _("in this program already"))
        _here.add(identity)
    return identity


def release(identity: Identity) -> None:
    """The file is open here no more."""
    with _here_guard:
        _here.discard(identity)


def is_elsewhere(path: Path, identity: Identity) -> bool:
    """Whether a file's name leads nowhere or to another file; a disk that does not answer is another matter."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return (found.st_dev, found.st_ino) != identity


def is_open_here(path: Path) -> bool:
    """Whether this very process has the file open; one that is not there is not."""
    try:
        found = path.stat()
    except OSError:
        return False
    with _here_guard:
        return (found.st_dev, found.st_ino) in _here
