"""A picture of the learner's own."""

import hashlib
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from workbook.window.parts.editor import ExerciseEditor

SOURCE = "::: picture it\nA picture of a place where you breathe easily\n:::"


def _made() -> bytes:
    target = BytesIO()
    Image.new("RGB", (90, 60), (110, 150, 130)).save(target, "PNG")
    return target.getvalue()


PNG = _made()
PICTURES = {hashlib.sha256(PNG).hexdigest(): PNG}
ANSWER = {
    "file": next(iter(PICTURES)),
    "caption": "The bench <b> & the canal",
    "alt": "A bench under a willow.",
}
WORDS = ("A picture", "The bench <b> & the canal", "A bench under a willow.")
PAPER_WORDS = WORDS[1:]
BAD = (
    ("::: picture it\npicture: body\n\nWhich?\n:::", "unknown-setting"),
    ("::: picture it\npaper: wide\n\nWhich?\n:::", "bad-value"),
)
STRATEGY = st.fixed_dictionaries(
    {}, optional={"file": st.text(max_size=70), "caption": st.text(max_size=90), "alt": st.text(max_size=200)}
)


def edit(editor: ExerciseEditor) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
