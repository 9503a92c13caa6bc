"""What goes for good is “erased”, what can be brought back is “cleared” or “removed”: no other word is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbook

OTHER_WORDS = re.compile(
    r"\b(delet(e[sd]?|ing|ion)|discard\w*|wip(e[sd]?|ing)|destroy\w*|purg(e[sd]?|ing))\b"
)
ROOMS = ("window", "exercises")


def said(path: Path) -> Iterator[str]:
    """Every piece of text in a file that is no docstring: what may be shown."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize("room", ROOMS)
def test_one_word_for_erasing(room: str) -> None:
    files = sorted((Path(workbook.__file__).parent / room).rglob("*.py"))
    lines = [line for path in files for line in said(path)]
    assert len(lines) > 500
    assert [line for line in lines if OTHER_WORDS.search(line)] == []
