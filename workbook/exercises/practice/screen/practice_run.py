"""A practice while it runs, on screen: circle, words, stage, pause. The run keeps the time; here it is only ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.exercises.practice.screen.breath_disc import BreathDisc
from workbook.exercises.practice.screen.segments import Segments
from workbook.exercises.practice.times import clock_face
from workbook.language.lengths import duration_label
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import nest
from workbook.window.parts.options import TickRow
from workbook.window.parts.scrolling import keep_in_view
from workbook.window.parts.soft_sound import SoftSound
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from workbook.exercises.practice.run import BreathNow, Run
    from workbook.window.look.theme import Theme

FRAME_MS, SECOND_MS = 33, 1000
WAYS = (("circle", N_("Circle")), ("words", N_("Words only")), ("still", N_("No counting")))
AWAY = N_("The time stood still while the computer was away. Go on when you like.")


class PracticeRun(QWidget):
    """One go through a practice. `ended` once it is over; `way` is remembered by whoever shows it."""

    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        run: Run,
        way: str = "circle",
        *,
        less_movement: bool = False,
        sound: SoftSound | None = None,
    ) -> None:
        super().__init__()
        self._sound = sound or SoftSound()
        self._theme, self.run, self._less = theme, run, less_movement
        self._stage_shown = -1
        self._outdated = False  # colours or sizes changed: whoever shows this builds another in its place
        self.stage_count = Words(theme, "", "meta", ink="muted")
        self.stage = Words(theme, "", "reading", wrap=True)
        self.disc = BreathDisc(theme, 250 if run.breath and not less_movement else 190)
        self.left = Words(theme, "", "button")
        self.of = Words(theme, "", "interface", ink="muted")
        self.away = Words(theme, _(AWAY), "small", ink="muted", wrap=True)
        self.pause = Button(theme, _("Pause"), icon="pause", kind="primary")
        self.skip = Button(theme, _("Skip this stage"))
        self.end = Button(theme, _("End here"))
        self.ways = Segments(theme, _("How to follow"), WAYS)
        self.ways.choose("words" if less_movement and way == "circle" else way)
        self.heard = TickRow(theme, _("A soft sound as each stage begins"))
        self.heard.setChecked(self._sound.wanted)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._build()
        self.pause.clicked.connect(self._pause_clicked)
        self.skip.clicked.connect(self._skip_clicked)
        self.end.clicked.connect(self._end_clicked)
        self.ways.chosen.connect(self.refresh)
        self.heard.toggled.connect(self._sound.want)
        theme.changed.connect(self._theme_changed)
        self.refresh()
        self._show_state()

    def way(self) -> str:
        """Circle, words or still."""
        return self.ways.choice()

    def tick(self) -> None:
        """Let time pass, and show where it has come to."""
        state = self.run.state
        self.run.tick()
        self.refresh()
        if self.run.state != state:
            self._turned()

    def refresh(self) -> None:
        """Show where the practice is."""
        run, still = self.run, self.way() == "still"
        if run.stage_at != self._stage_shown:
            self._show_stage()
        seconds = clock_face(run.left)
        self.disc.show_time(
            run.left if self._moves() else round(run.left),
            run.total,
            _("{time} left").format(time=seconds),
        )
        if run.breath is None:
            self.disc.show_breath(seconds, _("of {length}").format(length=duration_label(run.total)), None)
        else:
            self._show_breath(run.breath_now())
            self.left.setText("" if still else _("{time} left").format(time=seconds))
            self.of.setText("" if still else _("of {length}").format(length=duration_label(run.total)))
        self._set_pace()

    def come_into_view(self) -> None:
        """Scroll the page to where the practice is, once it has its place."""
        keep_in_view(self, self.rect())

    def stop(self) -> None:
        """Let the timer rest for good."""
        self._timer.stop()

    # Parts

    def _build(self) -> None:
        theme, centre = self._theme, Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for words in (self.stage_count, self.stage, self.away):
            words.setAlignment(centre)
        column.addWidget(self.stage_count, 0, centre)
        column.addWidget(self.stage)
        column.addSpacing(theme.px(4))
        column.addWidget(self.disc, 0, centre)
        time = QHBoxLayout()
        time.setSpacing(theme.px(7))
        time.addStretch(1)
        time.addWidget(self.left)
        time.addWidget(self.of)
        time.addStretch(1)
        nest(column, time)
        column.addWidget(self.away)
        self.away.hide()
        column.addWidget(WrapRow(theme, [self.pause, self.skip, self.end], centred=True))
        several = len(self.run.stages) > 1
        self.skip.setVisible(several)
        self.heard.setVisible(several and self._sound.is_there())
        column.addWidget(self.ways, 0, centre)
        column.addWidget(self.heard, 0, centre)
        for widget in (self.ways, self.left, self.of):
            widget.setVisible(self.run.breath is not None)
        if self._less:
            self.ways.buttons["circle"].setEnabled(False)
            note = Words(
                theme,
                _("“Less movement” shows words and numbers, and no circle."),
                "meta",
                ink="muted",
                wrap=True,
            )
            note.setAlignment(centre)
            note.setVisible(self.run.breath is not None)
            column.addWidget(note)

    def _show_stage(self) -> None:
        """Show the stage that has begun, and say it to those who listen."""
        run = self.run
        first, self._stage_shown = self._stage_shown < 0, run.stage_at
        several = len(run.stages) > 1
        self.stage_count.setText(
            _("Stage {number} of {stages}").format(number=run.stage_at + 1, stages=len(run.stages))
            if several
            else ""
        )
        self.stage_count.setVisible(several)
        self.stage.setText(run.stage.text)
        self.stage.setVisible(bool(run.stage.text))
        if not first:
            self._sign_of_stage()

    def _sign_of_stage(self) -> None:
        """A soft sign that another stage begins: to eyes, to those who listen, and to ears if that is wanted."""
        self.disc.glow(still=self._less)
        self._sound.sound()
        self.tell_stage()

    def tell_stage(self) -> None:
        """Say to those who listen which stage it is, and what it says."""
        said = [self.stage_count.text(), self.run.stage.text]
        if self.run.stage.text:
            announce(self.stage, ". ".join(filter(None, said)))

    def _show_breath(self, breath: BreathNow | None) -> None:
        if breath is None or self.way() == "still":
            self.disc.show_breath("", "", None)
            return
        # Translators: to breathe in, and out.
        word = _("In") if breath.inward else _("Out, slowly")
        fullness = breath.fullness if self._circle() else None
        self.disc.show_breath(
            word, _("{seconds} of about {whole}").format(seconds=breath.second, whole=breath.of), fullness
        )

    # Time

    def _circle(self) -> bool:
        return self.way() == "circle" and self.run.breath is not None and not self._less

    def _moves(self) -> bool:
        return self._circle() and self.run.state == "running"

    def _set_pace(self) -> None:
        """Thirty pictures a second while a circle can be seen, else one; none while it stands."""
        if self.run.state != "running" or not self.isVisible():
            self._timer.stop()
            return
        wanted = FRAME_MS if self._moves() and not self.disc.visibleRegion().isEmpty() else SECOND_MS
        if self._timer.interval() != wanted or not self._timer.isActive():
            self._timer.start(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_pace()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page pauses; a window that was only put away, or larger text, goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._timer.stop()
            if self.run.state == "running" and not self._outdated:
                self.run.pause()
                self._show_state()

    def _theme_changed(self) -> None:
        self._outdated = True

    def _turned(self) -> None:
        """It paused or ended by itself."""
        self._show_state()
        if self.run.state == "ended":
            self.stop()
            self.ended.emit()
        elif self.run.interrupted:
            announce(self.away, _(AWAY))

    def _show_state(self) -> None:
        paused = self.run.state == "paused"
        self.pause.turn_into(_("Go on") if paused else _("Pause"), "play" if paused else "pause")
        self.away.setVisible(self.run.interrupted)

    # What the learner does

    def _pause_clicked(self) -> None:
        if self.run.state == "paused":
            self.run.go_on()
        else:
            self.run.pause()
        self._show_state()
        self.tick()

    def _skip_clicked(self) -> None:
        self.run.skip()
        self._after_a_press()

    def _end_clicked(self) -> None:
        self.run.end()
        self._after_a_press()

    def _after_a_press(self) -> None:
        self.refresh()
        self._turned()
