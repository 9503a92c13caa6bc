"""Commands in sentences, as this person would type them."""

from __future__ import annotations

import os
import shlex
from subprocess import list2cmdline

from workbook.preflight import program


def typed(*words: str | os.PathLike[str]) -> str:
    """A command of this program, called the way it was started, with quotation marks where a name needs them."""
    plain = [os.fspath(word) for word in words]
    return f"{program()} {list2cmdline(plain) if os.name == 'nt' else shlex.join(plain)}"
