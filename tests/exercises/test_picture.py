"""What is special to a picture: chosen, dropped, pasted, cleaned, bounded, removed, missing, printed."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.exercises.picture import editor as picture_editor
from workbook.exercises.picture.editor import PictureEditor
from workbook.packaging import own_picture
from workbook.packaging.own_picture import MOST_SIDE, ready_picture
from workbook.packaging.pictures import PictureError, look_at
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.places import resources_folder
from workbook.window import app as window_app
from workbook.window import file_dialogs
from workbook.window.parts.around import Around
from workbook.window.theme import Theme

GPS = "Exif with a place"


def image_file(kind: str = "PNG", size: tuple[int, int] = (80, 50), **more: Any) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, (90, 140, 160)).save(made, kind, **more)
    return made.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = GPS
    exif[0x0112] = 6  # to be turned by a quarter
    return image_file("JPEG", exif=exif)


class Desk:
    """An editor with what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        window_app.make_application()
        theme = Theme(resources_folder() / "icons", "light")
        window_app.dress(theme)
        self.around = Around()
        self.editor = PictureEditor(make("picture"), theme, self.around)  # type: ignore[arg-type]
        qtbot.addWidget(self.editor)
        self.editor.resize(600, 500)
        self.editor.show()
        self.editor.show_answer(None)
        self.said: list[Any] = []
        self.editor.answered.connect(self.said.append)

    def kept(self) -> bytes:
        return self.around.pictures()[self.said[-1]["file"]]

    def note(self) -> str:
        return "" if self.editor.note.isHidden() else self.editor.note.text()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "canal.jpg"
    path.write_bytes(with_place())
    return path


def test_a_chosen_picture_is_cleaned_turned_and_kept(
    desk: Desk, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: photo)
    desk.editor.place.choose.click()
    assert set(desk.said[0]) == {"file"}
    assert GPS.encode() not in desk.kept()
    looks = look_at(desk.kept())
    assert (looks.width, looks.height, looks.orientation) == (50, 80, 1)
    assert desk.editor.frame.isVisible()
    assert desk.editor.place.isHidden()


def test_a_dialog_that_was_left_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: None)
    desk.editor.choose()
    assert desk.said == []


def test_a_dropped_file_is_taken(desk: Desk, photo: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    desk.editor.dropEvent(event)
    assert "file" in desk.said[0]


def test_pasting_words_where_a_picture_goes_is_answered_calmly(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("words")
    QTest.keyClick(desk.editor.focus_target(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.note() == "There is no picture to paste. Nothing was changed."
    assert desk.said == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no picture at all", "is not a PNG, JPEG, GIF or WebP picture, or it is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a PNG, JPEG, GIF or WebP picture"),
        (image_file("BMP"), "is not a PNG, JPEG, GIF or WebP picture"),
        (image_file()[:70], "is damaged, so it cannot be shown"),
        (image_file()[:24] + b"\xff" * 60, "is"),
        (b"\x89PNG" + b"0" * 20_000_001, "is larger than 20 MB"),
    ],
)
def test_what_cannot_be_taken_is_said_exactly(desk: Desk, tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "mine.png"
    path.write_bytes(data)
    desk.editor.take_file(path)
    assert desk.note().startswith(f"“mine.png” {why}")
    assert desk.note().endswith(". Nothing was changed.")
    assert desk.said == []


def test_a_file_that_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.editor.take_file(tmp_path / "gone.png")
    assert desk.note() == "“gone.png” cannot be read. Nothing was changed."


def test_too_many_dots_are_said_before_anything_is_decoded() -> None:
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (9000).to_bytes(4, "big") * 2
    with pytest.raises(PictureError, match="9000 × 9000 dots; at most 40 million"):
        ready_picture(header)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_every_type_is_taken_as_it_is(kind: str) -> None:
    data = image_file(kind)
    assert look_at(ready_picture(data)).type == kind


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_large_picture_becomes_smaller(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_picture, "MOST_SIDE", 120)
    looks = look_at(ready_picture(image_file(kind, (300, 100))))
    assert (looks.width, looks.height) == (120, 40)


@pytest.mark.parametrize("mode", ["P", "1", "LA", "I;16", "CMYK"])
def test_odd_colours_become_smaller_too(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_picture, "MOST_SIDE", 20)
    made = io.BytesIO()
    Image.new(mode, (60, 30)).save(made, "JPEG" if mode == "CMYK" else "PNG")
    assert look_at(ready_picture(made.getvalue())).width == 20


def test_a_large_scan_in_fine_grey_keeps_its_grey(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_picture, "MOST_SIDE", 20)
    made = io.BytesIO()
    Image.new("I;16", (60, 30), 30_000).save(made, "PNG")
    with Image.open(io.BytesIO(ready_picture(made.getvalue()))) as picture:
        assert picture.convert("L").getpixel((5, 5)) == 117


def test_the_limit_is_what_the_course_format_says() -> None:
    assert MOST_SIDE == 2400


def test_removing_can_be_undone(desk: Desk) -> None:
    answer = {**sample("picture").ANSWER, "mine": 1}
    desk.around.keep_picture(sample("picture").PNG)
    desk.editor.show_answer(answer)
    desk.editor.remove.click()
    assert desk.said == [{"mine": 1}]
    assert desk.note() == picture_editor.REMOVED
    assert desk.editor.place.isVisible()
    desk.editor.bring_back.click()
    assert desk.said[-1] == answer
    assert desk.editor.frame.isVisible()


def test_caption_and_words_keep_the_rest(desk: Desk) -> None:
    desk.around.keep_picture(sample("picture").PNG)
    file = next(iter(sample("picture").PICTURES))
    desk.editor.show_answer({"file": file, "mine": 1})
    QTest.keyClicks(desk.editor.caption, "a")
    QTest.keyClicks(desk.editor.alt, "b")
    assert desk.said == [
        {"file": file, "mine": 1, "caption": "a"},
        {"file": file, "mine": 1, "caption": "a", "alt": "b"},
    ]
    assert desk.editor.frame.accessibleName() == "b"
    QTest.keyClick(desk.editor.alt, Qt.Key.Key_Backspace)
    assert desk.said[-1] == {"file": file, "mine": 1, "caption": "a"}


def test_a_picture_that_is_not_there_is_said_calmly(desk: Desk) -> None:
    desk.editor.show_answer(sample("picture").ANSWER)
    assert desk.editor.place.isVisible()
    assert desk.editor.place.words.text() == picture_editor.GONE
    assert desk.editor.caption.text() == sample("picture").ANSWER["caption"]
    assert desk.editor.remove.isVisible()


def test_it_is_no_larger_than_it_is_and_stays_in_the_card(desk: Desk, qtbot: QtBot) -> None:
    for size in ((30, 20), (3000, 200), (200, 2200)):
        desk.editor.take(image_file(size=size), "It")
        QApplication.processEvents()
        frame = desk.editor.frame
        inside = frame._size()
        assert inside.width() <= min(size[0], frame.width())
        assert inside.height() <= min(size[1], 420)
        assert not frame.grab().isNull()


# On paper


def on_paper(answer: Any, pictures: dict[str, bytes]) -> tuple[str, int]:
    files = {
        "course.md": b"---\ntitle: C\nid: c\n---\n",
        "modules/01-one.md": b"---\ntitle: One\n---\n::: picture it\nWhich?\n:::\n",
    }
    course, _ = read_course(files)
    answers = {ExerciseId("it"): PaperAnswer(answer, kind="picture")}
    data = build_pdf(course, answers, "keepsake", PaperOptions(), files=files, pictures=pictures)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "\n".join(page.extract_text() for page in pages), sum(len(page.images) for page in pages)


def test_the_picture_stands_on_paper_with_its_words() -> None:
    text, images = on_paper(sample("picture").ANSWER, sample("picture").PICTURES)
    assert images == 1
    assert "not in this workbook" not in text
    assert "What is on it" in text


@pytest.mark.parametrize("pictures", [{}, {next(iter(sample("picture").PICTURES)): b"broken"}])
def test_without_its_bytes_the_words_stay(pictures: dict[str, bytes]) -> None:
    text, images = on_paper(sample("picture").ANSWER, pictures)
    assert images == 0
    assert "The picture itself is not in this workbook." in text
    assert "The bench" in text


def test_a_very_long_caption_flows_on() -> None:
    text, images = on_paper(
        {**sample("picture").ANSWER, "caption": "word " * 20_000}, sample("picture").PICTURES
    )
    assert images == 1
    assert text.count("word") > 19_000
