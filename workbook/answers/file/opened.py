"""An open workbook as those know it who look into it, or put another file in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    import apsw

    from workbook.answers.file.making import Fill
    from workbook.answers.locked.header import LockHeader
    from workbook.answers.locked.keys import Keys


class Opened(Protocol):
    """What `WorkbookFile` gives to its backups and its checks; its methods say more."""

    path: Path
    read_only: bool

    @property
    def keys(self) -> Keys | None:
        """What opens it, if it is locked."""

    def reading(self) -> AbstractContextManager[apsw.Connection]:
        """The connection, to read from."""

    def become(self, fill: Fill, check: Fill, keys: Keys | None, *, aside: Path | None = None) -> None:
        """Another whole file takes its place."""

    def rewrite_lock(self, header: LockHeader) -> None:
        """Its lock's header is written anew."""
