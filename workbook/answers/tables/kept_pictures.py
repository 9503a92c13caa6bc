"""Which of the pictures that are kept an answer names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_HASH = re.compile(r"[0-9a-f]{64}")


def pictures_in(answers: Iterable[tuple[Any, ...]]) -> set[str]:
    """The pictures that answers refer to; each row begins with an answer as it is stored."""
    return {name for row in answers for name in _HASH.findall(row[0])}
