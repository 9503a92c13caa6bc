"""What is special to a picture: chosen, dropped, pasted, cleaned, bounded, removed, missing, printed."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageChops, ImageCms
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImageReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.exercises.picture import editor as picture_editor
from workbook.exercises.picture.editor import PictureEditor
from workbook.own_files import resources_folder
from workbook.pdf.export import build_pdf
from workbook.pdf.material import PaperAnswer, PaperOptions
from workbook.pdf.paper_picture import load_picture
from workbook.pictures import own_picture
from workbook.pictures.own_picture import MOST_SIDE, ready_picture
from workbook.pictures.pictures import PictureTrouble, look_at
from workbook.pictures.true_colours import upright_in_srgb
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.parts import file_dialogs
from workbook.window.parts.editor_context import EditorContext
from workbook.window.parts.pictures import picture_of

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
        dress(theme)
        self.context = EditorContext()
        self.editor = PictureEditor(make("picture"), theme, self.context)  # type: ignore[arg-type]
        qtbot.addWidget(self.editor)
        self.editor.resize(600, 500)
        self.editor.show()
        self.editor.show_answer(None)
        self.said: list[Any] = []
        self.editor.answered.connect(self.said.append)

    def kept(self) -> bytes:
        return self.context.pictures()[self.said[-1]["file"]]

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
        (
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "is an SVG drawing, which cannot",
        ),
        (
            image_file("BMP"),
            "is a BMP picture, which cannot be shown here. Open it on your computer and save it",
        ),
        (image_file("TIFF"), "is a TIFF picture"),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "is a HEIC picture, which cannot be shown here. On an iPhone",
        ),
        (b"\0\0\0\x18ftypheic\0\0\0\0MiHEheic", "is a HEIC picture"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "is an AVIF picture"),
        (b"\0\0\0\x18ftypqt  \0\0\0\0", "is a film"),
        (image_file()[:50], "is damaged, so it cannot be shown"),
        (image_file()[:24] + b"\xff" * 60, "is"),
        (b"\x89PNG" + b"0" * 80_000_001, "is larger than 80 MB"),
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
    with pytest.raises(PictureTrouble, match="9000 × 9000 dots; at most 20 million"):
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
    desk.context.keep_picture(sample("picture").PNG)
    desk.editor.show_answer(answer)
    desk.editor.remove.click()
    assert desk.said == [{"mine": 1}]
    assert desk.note() == picture_editor.REMOVED
    assert desk.editor.place.isVisible()
    desk.editor.bring_back.click()
    assert desk.said[-1] == answer
    assert desk.editor.frame.isVisible()


def test_caption_and_words_keep_the_rest(desk: Desk) -> None:
    desk.context.keep_picture(sample("picture").PNG)
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


# Pictures as people have them


def stored(picture: Image.Image, kind: str, **more: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **more)
    return target.getvalue()


def turned_by_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def halves(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Red at the left, blue at the right."""
    made = Image.new("RGB", size, (220, 30, 30))
    made.paste((30, 30, 220), (size[0] // 2, 0, *size))
    return made


def colour_at(data: bytes, x: float, y: float) -> tuple[int, ...]:
    with Image.open(io.BytesIO(data)) as picture:
        shown = picture.convert("RGB")
        found = shown.getpixel((int(shown.width * x), int(shown.height * y)))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_photo_is_kept_the_way_up_it_was_held(kind: str) -> None:
    kept = ready_picture(stored(halves(), kind, exif=turned_by_exif(6)))  # to be turned clockwise
    assert look_at(kept)[:4] == (kind, 20, 40, 1)
    top, bottom = colour_at(kept, 0.5, 0.2), colour_at(kept, 0.5, 0.8)
    assert top[0] - top[2] > 80
    assert bottom[2] - bottom[0] > 80


@pytest.mark.parametrize(("progressive", "taken"), [(False, True), (True, False)])
def test_a_picture_that_comes_in_passes_may_have_fewer_dots(
    monkeypatch: pytest.MonkeyPatch, progressive: bool, taken: bool
) -> None:
    monkeypatch.setattr(own_picture, "MOST_PROGRESSIVE", 9_000)
    made = io.BytesIO()
    Image.effect_noise((100, 100), 80).save(made, "JPEG", progressive=progressive)
    if taken:
        assert look_at(ready_picture(made.getvalue()))[:3] == ("JPEG", 100, 100)
    else:
        with pytest.raises(PictureTrouble, match="has 100 × 100 dots"):
            ready_picture(made.getvalue())


def test_forty_eight_megapixels_become_small_enough_to_keep() -> None:
    kept = look_at(ready_picture(stored(Image.new("RGB", (8064, 6048), (90, 120, 60)), "JPEG", quality=30)))
    assert (kept.width, kept.height) == (MOST_SIDE, MOST_SIDE * 3 // 4)


@pytest.mark.parametrize("missing", [2, 40, 400])
def test_a_jpeg_that_lacks_its_end_is_kept_as_far_as_it_goes(missing: int) -> None:
    whole = stored(Image.effect_noise((200, 200), 80).convert("RGB"), "JPEG")
    kept = ready_picture(whole[:-missing])
    assert look_at(kept)[:3] == ("JPEG", 200, 200)
    with Image.open(io.BytesIO(kept)) as one, Image.open(io.BytesIO(whole)) as other:
        one.load()  # it is whole now
        above = (0, 0, 200, 100)
        differences = ImageChops.difference(one.convert("RGB").crop(above), other.convert("RGB").crop(above))
        assert [band for band in "RGB" if differences.getchannel(band).getextrema()[1] >= 60] == []  # type: ignore[operator]


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
@pytest.mark.parametrize("missing", [1, 13])
def test_a_picture_that_lacks_only_its_end_is_kept(kind: str, missing: int) -> None:
    frames = [Image.effect_noise((60, 40), 80).convert("P") for _ in range(3)]
    cut = stored(frames[0], kind, save_all=True, append_images=frames[1:])[:-missing]
    assert look_at(ready_picture(cut))[1:3] == (60, 40)


def test_what_has_only_its_beginning_is_damaged() -> None:
    whole = stored(Image.effect_noise((200, 200), 80).convert("RGB"), "JPEG")
    with pytest.raises(PictureTrouble, match="is damaged"):
        ready_picture(whole[: whole.index(b"\xff\xda") + 14])


def test_a_black_picture_is_a_picture() -> None:
    assert look_at(ready_picture(stored(Image.new("RGB", (3000, 30)), "PNG"))).width == MOST_SIDE


def wide_profile() -> bytes:
    """The profile of a space with other primaries than sRGB: its red and blue are exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("side", [40, 3000])
def test_colours_are_those_that_the_profile_means_on_screen_and_paper(
    desk: Desk, kind: str, side: int
) -> None:
    data = stored(halves((side, 20)), kind, icc_profile=wide_profile())
    kept = ready_picture(data)
    screen = picture_of(kept, 5000)
    paper = upright_in_srgb(kept)
    assert screen is not None
    dot = screen.pixelColor(screen.width() // 5, screen.height() // 2)
    drawn = paper.getpixel((paper.width // 5, paper.height // 2))
    assert isinstance(drawn, tuple)
    for seen in ((dot.red(), dot.green(), dot.blue()), drawn):
        assert seen[2] - seen[0] > 80, "what is stored as red is meant as blue"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_turn_is_the_same_on_screen_and_paper(desk: Desk, kind: str, orientation: int) -> None:
    made = Image.new("RGB", (60, 40), (230, 230, 230))
    made.paste((220, 30, 30), (0, 0, 30, 20))
    made.paste((30, 30, 220), (30, 0, 60, 20))
    data = stored(made, kind, exif=turned_by_exif(orientation))
    screen, paper = picture_of(data, 1000), upright_in_srgb(data).convert("RGB")
    assert screen is not None
    assert (screen.width(), screen.height()) == paper.size
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            dot = screen.pixelColor(int(screen.width() * x), int(screen.height() * y))
            drawn = paper.getpixel((int(paper.width * x), int(paper.height * y)))
            assert (dot.red(), dot.green(), dot.blue()) == pytest.approx(drawn, abs=12)


def one_bit_changed() -> bytes:
    """A PNG whose dots no longer fit their checksum."""
    data = stored(halves(), "PNG")
    at = data.index(b"IEND") - 6
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "data",
    [one_bit_changed(), stored(halves(), "PNG")[:-14], stored(halves((2, 50_000)), "PNG")],
    ids=["checksum", "cut off", "thin"],
)
def test_what_paper_shows_the_screen_shows_too(desk: Desk, data: bytes) -> None:
    paper = upright_in_srgb(data).convert("RGB")
    screen = picture_of(data, 400, 400)
    assert screen is not None
    dot = screen.pixelColor(0, screen.height() // 4)
    drawn = paper.getpixel((0, paper.height // 4))
    if paper.width > 2:
        assert (dot.red(), dot.green(), dot.blue()) == pytest.approx(drawn, abs=12)


def test_a_png_that_may_unfold_for_long_is_not_given_to_qt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    monkeypatch.setattr(QImageReader, "read", lambda _: read.append(1))
    noise = stored(Image.effect_noise((900, 900), 90), "PNG")
    assert len(noise) > 500_000
    assert picture_of(noise, 100) is not None
    assert read == []


ODD: dict[str, Any] = {"I;16": 30_000, "CMYK": (0, 120, 120, 40), "LA": (90, 255), "1": 1}


@pytest.mark.parametrize("mode", [*ODD, "P"])
def test_odd_kinds_of_colour_look_the_same_on_screen_and_paper(desk: Desk, mode: str) -> None:
    made = halves().convert("P") if mode == "P" else Image.new(mode, (60, 30), ODD[mode])
    kept = ready_picture(stored(made, "JPEG" if mode == "CMYK" else "PNG"))
    screen, paper = picture_of(kept, 100), upright_in_srgb(kept).convert("RGB")
    assert screen is not None
    dot, drawn = screen.pixelColor(10, 10), paper.getpixel((10, 10))
    assert isinstance(drawn, tuple)
    assert (dot.red(), dot.green(), dot.blue()) == pytest.approx(drawn, abs=12)


def test_a_scan_in_sixteen_bits_is_not_white_on_paper() -> None:
    made = Image.new("I;16", (60, 30), 30_000)
    drawn = upright_in_srgb(stored(made, "PNG")).getpixel((10, 10))
    assert drawn == (117, 117, 117)


# One gate


TEMPTING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<image href="file:///etc/hostname" width="9" height="9"/></svg>"""


@pytest.mark.parametrize(
    "data", [TEMPTING, b"<?xml version='1.0'?>\n" + TEMPTING, image_file("BMP"), b"P6 1 1 255 abc"]
)
def test_only_four_formats_reach_a_decoder(desk: Desk, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []
    monkeypatch.setattr(QImageReader, "read", lambda reader: read.append(bytes(reader.format().data())))
    assert picture_of(data, 100) is None
    assert load_picture({"it": data}, "it") is None
    assert read == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_four_formats_are_shown_on_screen_and_paper(desk: Desk, kind: str) -> None:
    data = image_file(kind)
    assert picture_of(data, 100) is not None
    assert load_picture({"it": data}, "it") is not None


def test_a_drawing_in_svg_is_not_taken_from_the_clipboard(desk: Desk) -> None:
    mime = QMimeData()
    mime.setData("image/svg+xml", TEMPTING)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(desk.editor.focus_target(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.said == []


def test_a_picture_is_pasted_as_the_other_program_copied_it(desk: Desk) -> None:
    data = image_file("JPEG")
    mime = QMimeData()
    mime.setData("image/jpeg", data)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(desk.editor.focus_target(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert look_at(desk.kept()).type == "JPEG"


def test_why_a_picture_was_not_taken_can_be_seen_on_a_low_page(qtbot: QtBot) -> None:
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    editor = PictureEditor(make("picture"), theme, EditorContext())  # type: ignore[arg-type]
    area = QScrollArea()
    page = QWidget()
    column = QVBoxLayout(page)
    column.addSpacing(900)
    column.addWidget(editor)
    area.setWidget(page)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(500, 300)
    area.show()
    editor._tell("It is no picture.")
    qtbot.waitUntil(lambda: not editor.note.visibleRegion().isEmpty())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_with_too_many_dots_is_not_unfolded_on_the_screen(kind: str) -> None:
    """As a stranger's workbook may hold one, which no gate was asked about."""
    most, more = io.BytesIO(), io.BytesIO()
    Image.new("L", (6300, 6300)).save(most, kind)
    Image.new("L", (6400, 6400)).save(more, kind)
    assert picture_of(most.getvalue(), 100) is not None
    assert picture_of(more.getvalue(), 100) is None
