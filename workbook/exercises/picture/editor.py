"""A picture on screen: a place to put it, then the framed print with its caption and its words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.file_names import names_a_course
from workbook.course.values import mapping, text
from workbook.exercises.picture.screen.picture_frame import PictureFrame, PicturePlace
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pictures.own_picture import LARGEST, ready_picture
from workbook.pictures.pictures import PictureTrouble
from workbook.window.parts import file_dialogs
from workbook.window.parts.buttons import Button
from workbook.window.parts.dropping import files_in, take_as_copy
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.pictures import picture_of
from workbook.window.parts.scrolling import keep_in_view
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.picture.spec import Picture
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

HERE = N_("Choose a picture, drop one here, or paste it. Where it was taken is not kept.")
GONE = N_("The picture itself is not in this workbook. What you wrote about it is still here.")
REMOVED = N_("Picture removed.")
CAPTION, ALT = N_("Caption, if you like"), N_("What is on it, in words")
# With those that cannot be shown: who looks for a photo finds it, and is told what to do with it.
NAMES = N_(
    "Pictures (*.png *.jpg *.jpeg *.jfif *.gif *.webp *.heic *.heif *.avif *.tif *.tiff *.bmp *.svg *.dng);;"
    "All files (*)"
)
# What other programs put on the clipboard as it is; the first that is there is taken.
_AS_IT_IS = ("image/png", "image/jpeg", "image/webp", "image/gif")
_SHOWN = 1600  # dots; the window shows no more


class PictureEditor(ExerciseEditor):
    """One picture. It is cleaned and made small enough before it is kept; the answer holds only its name."""

    def __init__(self, exercise: Picture, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._file = ""
        self._image: QImage | None = None
        self.setAcceptDrops(True)
        self.place = PicturePlace(theme)
        self.frame = PictureFrame(theme)
        self.caption = LineField(
            theme, _("{title}: caption").format(title=exercise.title), _(CAPTION), own=True, prose=True
        )
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.alt = TextField(theme, f"{exercise.title}: {_(ALT)}", "", lines=2)
        self.caption.setAcceptDrops(False)  # a picture dropped here is no text
        self.alt.setAcceptDrops(False)
        self.column.addWidget(self.place)
        self.column.addWidget(self.frame)
        self.column.addWidget(self._about(theme))
        nest(self.column, self._foot(theme))
        self._restyle()
        theme.changed.connect(self._restyle)
        self._connect()

    def _about(self, theme: Theme) -> QWidget:
        """The fields for words."""
        self.about = QWidget()
        column = QVBoxLayout(self.about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.caption)
        column.addSpacing(theme.px(4))
        column.addWidget(Words(theme, _(ALT), "small", ink="muted"))
        column.addWidget(self.alt)
        return self.about

    def _foot(self, theme: Theme) -> QVBoxLayout:
        """The buttons, and under them what there is to say."""
        foot = QVBoxLayout()
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(8))
        self.another = Button(theme, _("Choose another"), style="small-button")
        self.remove = Button(theme, _("Remove picture"), kind="text", style="small-button")
        for button in (self.another, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        nest(foot, row)
        said = QHBoxLayout()
        self.note = Words(theme, "", "small", ink="muted", wrap=True)
        self.bring_back = Button(theme, _("Undo"), kind="text", style="small-button")
        self.bring_back.setAccessibleName(_("Undo: bring the picture back"))
        said.addWidget(self.note, 1)
        said.addWidget(self.bring_back)
        nest(foot, said)
        return foot

    def _connect(self) -> None:
        self.place.choose.clicked.connect(self.choose)
        self.another.clicked.connect(self.choose)
        self.remove.clicked.connect(self.take_away)
        self.bring_back.clicked.connect(self._bring_back)
        self.caption.edited.connect(self._words_changed)
        self.alt.edited.connect(self._words_changed)

    def display(self, answer: Answer) -> None:
        """Show the picture and the words; a picture that is not in the workbook is said calmly."""
        given = mapping(answer)
        file = text(given.get("file"))
        if file != self._file or self._image is None:
            self._file = file
            self._image = picture_of(self.context.picture(file) if file else None, _SHOWN, _SHOWN)
        caption, alt = (text(given.get(key)) for key in ("caption", "alt"))
        self.caption.set_text(caption)
        self.alt.set_text(alt)
        self.frame.show_picture(self._image, _name(caption, alt))
        self.frame.setVisible(self._image is not None)
        self.place.setVisible(self._image is None)
        self.place.say(_(GONE) if file else _(HERE), _("Choose another") if file else _("Choose a picture"))
        self.about.setVisible(bool(file or caption or alt))
        self.another.setVisible(self._image is not None)
        self.remove.setVisible(bool(file))
        self._tell("")

    def focus_target(self) -> QWidget:
        """The button to choose, else the caption."""
        return self.place.choose if self._image is None else self.caption

    def choose(self) -> None:
        """Ask for a file."""
        path = file_dialogs.open_one(self, _("Choose a picture"), Path.home(), _(NAMES))
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take a picture from the disk, or say why not."""
        try:
            data = path.read_bytes() if path.stat().st_size <= LARGEST else None
        except OSError:
            self._tell(_("“{name}” cannot be read. Nothing was changed.").format(name=path.name))
            return
        if data is None:
            self._tell(
                _("“{name}” is larger than {most} MB. Nothing was changed.").format(
                    name=path.name, most=LARGEST // 1000000
                )
            )
        else:
            self.take(data, f"“{path.name}”")

    def take(self, data: bytes, name: str) -> None:
        """Take a picture; `name` begins the sentence that says why it cannot be taken."""
        try:
            ready = ready_picture(data)
        except PictureTrouble as reason:
            # Translators: {reason} ends the sentence, as in “is larger than 100 MB”.
            self._tell(_("{name} {reason}. Nothing was changed.").format(name=name, reason=reason))
            return
        self._give({**self.given, "file": self.context.keep_picture(ready)}, N_("put a picture here"))
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away(self) -> None:
        """Remove the picture with its words; undo brings all of it back."""
        kept = {key: value for key, value in self.given.items() if key not in ("file", "caption", "alt")}
        self._give(kept, N_("remove the picture"))
        self._tell(_(REMOVED))
        self.bring_back.show()
        self.bring_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self) -> None:
        self.undo()
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, answer: dict[str, Any], what: str) -> None:
        self.say(answer or None, what)
        self.show_again()

    def _words_changed(self) -> None:
        answer = {**self.given, "caption": self.caption.text(), "alt": self.alt.text()}
        for key in ("caption", "alt"):
            if not answer[key]:
                del answer[key]
        self.frame.setAccessibleName(_name(self.caption.text(), self.alt.text()))
        self.say(answer or None)

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.bring_back.hide()
        if words:  # it may stand below what can be seen
            QTimer.singleShot(0, self.note, self._show_note)

    def _show_note(self) -> None:
        keep_in_view(self.note, self.note.rect())

    def _restyle(self) -> None:
        self.caption.setFont(self.theme.font("recalled"))

    # Dropped and pasted

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook or a course that is dropped here is for the window, which opens it."""
        files = files_in(event.mimeData())
        if (files or event.mimeData().hasImage()) and not any(map(_is_for_the_window, files)):
            take_as_copy(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_from(event.mimeData(), _("What you dropped")):
            take_as_copy(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            mime = QGuiApplication.clipboard().mimeData()
            if not self._take_from(mime, _("What you pasted")):
                self._tell(_("There is no picture to paste. Nothing was changed."))
        else:
            super().keyPressEvent(event)

    def _take_from(self, mime: QMimeData, name: str) -> bool:
        """Take the first file, else the picture itself; whether there was either."""
        path = next((url.toLocalFile() for url in mime.urls() if url.isLocalFile()), "")
        if path:
            self.take_file(Path(path))
            return True
        data = _copied(mime)
        if data is None:
            return False
        self.take(data, name)
        return True


def _copied(mime: QMimeData) -> bytes | None:
    """A picture that another program copied, as bytes; None if there is none.

    Qt would decode a drawing in SVG too, with all that it names: only what Qt itself holds as dots is asked of it.
    """
    for form in _AS_IT_IS:
        if mime.hasFormat(form):
            return bytes(mime.data(form).data())
    if not mime.hasFormat("application/x-qt-image"):
        return None
    image = QImage(mime.imageData())
    if image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def _is_for_the_window(path: Path) -> bool:
    return path.suffix.lower() == ".workbook" or names_a_course(path.name)


def _name(caption: str, alt: str) -> str:
    """What somebody who cannot see the picture hears."""
    return alt.strip() or caption.strip() or _("Your picture, not yet described in words")


def small_picture(
    exercise: Picture,  # noqa: ARG001 - all kinds alike
    answer: Answer,
    context: EditorContext,
    room: tuple[int, int],
) -> QImage | None:
    """The picture, for where it is recalled."""
    file = text(mapping(answer).get("file"))
    return picture_of(context.picture(file), *room) if file else None
