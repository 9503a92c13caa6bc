"""Compiles the catalogues for a wheel: of `de.po` it holds `de.mo`, which is read in a moment."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = "workbook/_bundled/resources/languages"


class CompiledCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Puts a compiled catalogue into the wheel for each written one; the checkout stays as it is."""

    _made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is made."""
        self._made = Path(mkdtemp(prefix="workbook-languages-"))
        folder = Path(self.root) / "resources" / "languages"
        for written in sorted(folder.rglob("*.po")):
            place = written.relative_to(folder).with_suffix(".mo")
            compiled = self._made / place
            compiled.parent.mkdir(exist_ok=True)
            with written.open("rb") as source, compiled.open("wb") as target:
                write_mo(target, read_po(source, abort_invalid=True))
            build_data["force_include"][str(compiled)] = f"{INSIDE}/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """After it is made."""
        if self._made:
            shutil.rmtree(self._made)
