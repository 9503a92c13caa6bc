"""A stranger's words are printed as words: no terminal takes orders from them."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, program
from workbook.cli.terminal import for_stream

ORDERS = "\x1b[2Jgone\x9b31m \x07\x7f"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")


def on_terminal(*arguments: str) -> str:
    """What a command writes to a terminal."""
    here, there = pty.openpty()
    with subprocess.Popen(program(*arguments), stdout=there, stderr=there, env=environment()) as running:
        os.close(there)
        seen = b""
        try:
            while part := os.read(here, 1 << 16):
                seen += part
        except OSError:  # it has ended
            pass
        running.wait()
    os.close(here)
    return seen.decode()


def test_orders_in_a_name_do_not_reach_the_terminal(run: Run, book: Path) -> None:
    assert run("start", "explore-this-further", "-o", "b.workbook", "--name", ORDERS).code == 0
    for arguments in (("answers", "--format", "markdown", "b.workbook"), ("verify", ORDERS + ".workbook")):
        seen = on_terminal(*arguments)
        assert "gone" in seen
        assert not set(seen) & set("\x1b\x9b\x07\x7f")


def test_what_goes_into_a_file_is_there_to_the_letter() -> None:
    assert for_stream(ORDERS, io.StringIO()) == ORDERS
