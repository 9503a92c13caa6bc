"""Whose outline it is: another program makes its own, also where no sources are left to look at."""

import os
import sys
from pathlib import Path

import pytest

from workbook.course import outline_text


def test_a_program_without_sources_is_known_by_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "workbook"
    program.write_bytes(b"built once")
    monkeypatch.setattr(
        outline_text, "__file__", str(tmp_path / "_internal" / "workbook" / "course" / "outline_text.pyc")
    )
    monkeypatch.setattr(sys, "executable", str(program))
    before = outline_text.outline_key()
    assert outline_text.outline_key() == before
    program.write_bytes(b"built once more")
    os.utime(program, (0, 0))  # archives may keep no times
    assert outline_text.outline_key() != before


def test_an_outline_is_made_anew_when_what_makes_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in outline_text._MADE_BY:
        (tmp_path / name).touch()
    monkeypatch.setattr(outline_text, "__file__", str(tmp_path / "outline_text.py"))
    before = outline_text.outline_key()
    os.utime(tmp_path / "scan.py", (2_000_000_000, 2_000_000_000))
    assert outline_text.outline_key() != before
