"""Plays a recorded voice of the course: listen, pause, ten seconds back, slower or faster, and its words to read.

It is decoded by threads of its own and only looked at here. Where nothing can be heard one sentence says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from workbook.course.recorded import transcript_of
from workbook.language.lengths import duration_label
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.recordings.playing import Measuring, Playing
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button, Pick
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from workbook.course.files import Files
    from workbook.recordings.playing import State
    from workbook.window.look.theme import Theme
    from workbook.window.parts.prose import Prose

LOOK_MS = 200
BACK = 10.0
SPEEDS = ((1.0, N_("As spoken")), (0.75, N_("Slower")), (1.25, N_("A little faster")), (1.5, N_("Faster")))
SILENT = N_("No sound can be heard on this computer just now.")
READ_IT = N_("No sound can be heard on this computer just now. You can read the words here.")
DAMAGED = N_("This recording cannot be played. Whoever gave you the course can send it again.")

_sounding: Callable[[], Player | None] = lambda: None  # noqa: E731 - a reference that may be gone


class Player(QFrame):
    """One recording. `words` say what is heard; `play` makes a `Playing`, and can be another in a test."""

    moved = Signal(float)  # seconds of the recording that are gone by
    measured = Signal(float)  # how long it is
    heard = Signal(float, bool)  # it is over: so many seconds were heard, and whether it was all of it

    def __init__(
        self,
        theme: Theme,
        path: str,
        words: str,
        files: Files,
        *,
        play: Callable[[Callable[[], bytes], float, float], Playing] = Playing,
    ) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAccessibleName(
            _("A recorded voice: {words}").format(words=words) if words else _("A recorded voice")
        )
        self._theme, self._path, self._files, self._play = theme, path, files, play
        self._playing: Playing | None = None
        self._measuring: Measuring | None = None
        self._at = self._heard_for = self.length = 0.0
        self._transcript = transcript_of(files, path)
        self.text: Prose | None = None
        self.listen = Button(theme, _("Listen"), icon="play")
        self.back = Button(theme, _("Ten seconds back"), icon="undo-2", style="small-button")
        self.speed = Pick(theme, _("Speed"), [_(name) for _speed, name in SPEEDS])
        self.place = Words(theme, "", "small", ink="muted", wrap=True)
        self.said = Words(theme, "", "small", ink="muted", wrap=True)
        self.said.hide()
        self.read = Button(theme, _("Show the words"), kind="text", style="small-button")
        self.read.setVisible(bool(self._transcript))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(7))
        self._column.addWidget(Words(theme, words or _("A recorded voice"), "button", wrap=True))
        self._column.addWidget(WrapRow(theme, [self.listen, self.back]))
        self._column.addWidget(WrapRow(theme, [self.speed, self.read]))
        self._column.addWidget(self.place)
        self._column.addWidget(self.said)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self.listen.clicked.connect(self.turn)
        self.back.clicked.connect(self.go_back)
        self.speed.picked.connect(self._speed_picked)
        self.read.clicked.connect(self.turn_words)
        self._show_place()

    # What the learner does

    def turn(self) -> None:
        """Listen, or pause."""
        if self._playing is None:
            self._begin()
        else:
            self.pause()

    def pause(self) -> None:
        """Be silent, and keep the place."""
        if self._playing is not None:
            self._take_place()
            self._playing.stop()
            self._playing = None
            self._show_state()

    def go_back(self) -> None:
        """Hear the last ten seconds again."""
        self._go_to(max(0.0, self.position - BACK))
        announce(self.place, self.place.text())

    def turn_words(self) -> None:
        """Show the words, or fold them away."""
        if self.text is None:
            self._add_words()
        elif self.text.isVisibleTo(self):
            self.text.hide()
        else:
            self.text.show()
        shown = self.text is not None and self.text.isVisibleTo(self)
        self.read.turn_into(_("Hide the words") if shown else _("Show the words"))

    @property
    def position(self) -> float:
        """Seconds of the recording that are gone by."""
        return self._playing.position if self._playing is not None else self._at

    @property
    def is_playing(self) -> bool:
        """Whether it is heard, or about to be."""
        return self._playing is not None

    # How it goes on

    def look(self) -> None:
        """See how far it has come, and whether it goes on."""
        if self._measuring is not None and self._measuring.seconds is not None:
            self.length, self._measuring = self._measuring.seconds, None
            if self.length:
                self.measured.emit(self.length)
        if self._playing is not None:
            self._take_place()
            if self._playing.state not in ("begins", "plays"):
                self._ended(self._playing.state)
        elif self._measuring is None:
            self._look.stop()
        self._show_place()

    def _begin(self) -> None:
        global _sounding  # noqa: PLW0603 - one voice at a time, wherever it is
        if (other := _sounding()) is not None and other is not self:
            other.pause()
        _sounding = ref(self)
        if self.length and self._at >= self.length - 0.05:
            self._at = 0.0
        if not self._at:
            self._heard_for = 0.0
        self.said.hide()
        self._playing = self._play(self._read_file, self._at, SPEEDS[self.speed.at][0])
        self._look.start()
        self._show_state()

    def _read_file(self) -> bytes:
        return self._files[self._path]

    def _go_to(self, at: float) -> None:
        was_playing = self._playing is not None
        self.pause()
        self._at = at
        if was_playing:
            self._begin()
        self._show_place()

    def _speed_picked(self, _at: int) -> None:
        self._go_to(self.position)

    def _take_place(self) -> None:
        assert self._playing is not None
        self._heard_for += max(0.0, self._playing.position - self._at)
        self._at = self._playing.position
        self.moved.emit(self._at)

    def _ended(self, state: State) -> None:
        self._playing = None
        self._show_state()
        if state == "over":
            whole = self._heard_for >= self._at * 0.95
            heard, self._at, self._heard_for = self._heard_for, 0.0, 0.0
            self.heard.emit(heard, whole)
        elif state in ("no-sound", "damaged"):
            self._tell(_(DAMAGED) if state == "damaged" else _(READ_IT) if self._transcript else _(SILENT))
            if self._transcript and (self.text is None or not self.text.isVisibleTo(self)):
                self.turn_words()

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        announce(self.said, words)

    # How it looks

    def _show_state(self) -> None:
        plays = self._playing is not None
        self.listen.turn_into(_("Pause") if plays else _("Listen"), "pause" if plays else "play")

    def _show_place(self) -> None:
        length = duration_label(self.length) if self.length else ""
        if self.position >= 1:
            passed = duration_label(int(self.position))
            words = _("{passed} of {length}").format(passed=passed, length=length) if length else passed
        else:
            words = length
        if words != self.place.text():
            self.place.setText(words)
        self.place.setVisible(bool(words))
        self.back.setEnabled(self.position > 0)

    def _add_words(self) -> None:
        from workbook.course.text import TextReader
        from workbook.window.parts.prose import Prose

        html = TextReader(pictures=self._files.keys()).html(self._transcript)
        self.text = Prose(self._theme, html, self._files, style="interface", width=640)
        self._column.addWidget(self.text)
        self.text.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.length and self._measuring is None:
            self._measuring = Measuring(self._read_file)
            self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page pauses; a window that was only put away goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.pause()
