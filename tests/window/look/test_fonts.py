"""The first page shows letters and no boxes, in every script that the program brings a face for."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A program of its own, so that no face is known from an earlier test; the system's own faces are hidden.
PROGRAM = """
import sys
from PySide6.QtGui import QFontDatabase
from workbook.own_files import resources_folder
from workbook.window.look.apply_theme import dress
from workbook.window import app
from workbook.window.look import fonts
from workbook.window.parts.prose import Prose
from workbook.window.parts.line_field import LineField
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.look.theme import Theme

text = sys.argv[1]
application = app.make_application()
theme = Theme(resources_folder() / "icons", "light")
dress(theme)


def drawn():
    field, line = TextField(theme, "a", ""), LineField(theme, "b", "")
    field.set_text(text)
    line.set_text(text)
    made = [Prose(theme, f"<p>{text}</p>", {}), Words(theme, text, "reading"), field, line]
    for widget in made:
        widget.resize(400, 60)
        widget.show()
    application.processEvents()
    return [widget.grab().toImage() for widget in made]


at_first = drawn()
fonts.register_the_rest(resources_folder() / "fonts")
application.processEvents()
print([one == other for one, other in zip(at_first, drawn(), strict=True)])
"""


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם",
        "مرحبا بالعالم",
        "नमस्ते दुनिया",
        "สวัสดีชาวโลก",
        "你好，世界 こんにちは 안녕",
        "🌲 ☂ ⚑",
        "Grüße, мир, κόσμος",
    ],
)
def test_the_first_text_that_is_shown_has_its_face(tmp_path: Path, text: str) -> None:
    told = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, text],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env={
            "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT), "QT_LOGGING_RULES": "qt.text.font.db=false", "LC_ALL": "C.UTF-8",
        },
    )  # fmt: skip
    assert told.stdout == "[True, True, True, True]\n"
