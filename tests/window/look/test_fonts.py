"""The first page shows letters and no boxes, in every script that the program brings a face for."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A program of its own, so that no face is known from an earlier test; the system's own faces are hidden.
PROGRAM = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from workbook.own_files import resources_folder
from workbook.window.look.apply_theme import dress
from workbook.window import app
from workbook.window.look import fonts
from workbook.exercises.letter.screen.letter_sheet import LetterField
from workbook.window.parts.prose import Prose
from workbook.window.parts.line_field import LineField
from workbook.window.parts.sentence_field import SentenceField
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.look.theme import Theme

what, text = sys.argv[1:]
application = app.make_application()
theme = Theme(resources_folder() / "icons", "light")
dress(theme)


def with_text(field):
    field.set_text(text)
    return field


def sentence():
    field = SentenceField(theme, "a", lambda painter: None)
    field.set_words(text)
    field.place(400, 20.0)
    return field


MADE = {
    "prose": lambda: Prose(theme, f"<p>{text}</p>", {}),
    "words": lambda: Words(theme, text, "reading"),
    "text": lambda: with_text(TextField(theme, "a", "")),
    "line": lambda: with_text(LineField(theme, "b", "")),
    "letter": lambda: with_text(LetterField(theme, "c")),
    "sentence": sentence,
}


def drawn():
    widget = MADE[what]()
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a caret blinks
    widget.resize(400, 60)
    widget.show()
    application.processEvents()
    return widget.grab().toImage()


at_first = drawn()
fonts.register_other_scripts(resources_folder() / "fonts")
application.processEvents()
print(at_first == drawn())
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
        "বাংলা ગુજરાતી ਪੰਜਾਬੀ ଓଡ଼ିଆ",
        "தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල",
        "ខ្មែរ ລາວ မြန်မာ",
        "ქართული Հայերեն አማርኛ",
        "𝒳 ⨁ ∮ ⚭",
        "Grüße, мир, κόσμος",
    ],
)
def test_the_first_text_that_is_shown_has_its_face(tmp_path: Path, text: str) -> None:
    assert has_its_face("prose", text, tmp_path)


@pytest.mark.parametrize("what", ["words", "text", "line", "letter", "sentence"])
def test_whatever_shows_text_has_its_face_at_first(tmp_path: Path, what: str) -> None:
    """Each in a program of its own: a face that one of them asks for is there for all."""
    assert has_its_face(what, "שלום עולם", tmp_path)


def has_its_face(what: str, text: str, home: Path) -> bool:
    told = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, what, text],
        cwd=ROOT, capture_output=True, text=True, check=True,
        env={
            "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT), "QT_LOGGING_RULES": "qt.text.font.db=false", "LC_ALL": "C.UTF-8",
        },
    )  # fmt: skip
    return told.stdout == "True\n"
