"""A practice on screen: what it is before it begins, the practice itself, and a note afterwards."""

from __future__ import annotations

from datetime import UTC
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workbook.exercises.practice.run import LEAST_RECORDED, Run
from workbook.exercises.practice.screen.practice_run import PracticeRun
from workbook.exercises.practice.screen.stop_sign import StopSign
from workbook.exercises.practice.spec import STOP
from workbook.exercises.practice.times import clock_face, duration_in_words, roughly_in_words
from workbook.language.lengths import duration_label
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce
from workbook.window.parts.buttons import Button
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.progress_ring import ProgressRing
from workbook.window.parts.side_by_side import SideBySide
from workbook.window.parts.text_field import TextField
from workbook.window.parts.words import Words
from workbook.window.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from workbook.course.exercise import Answer
    from workbook.exercises.practice.screen.led_by_voice import LedByVoice
    from workbook.exercises.practice.spec import Practice
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

_WIDE = 540
_A_LOOK = N_("A short look, for you alone. It leaves no note.")


class _UnderWay:
    """A practice that has begun, and how it is followed. The workbook holds it, editors show it."""

    def __init__(self, run: Run, way: str) -> None:
        self.run, self.way = run, way

    def passed(self) -> float:
        """Seconds that were practised."""
        return self.run.practised

    def follow(self, way: str) -> None:
        """Circle, words or still."""
        self.way = way


class PracticeEditor(ExerciseEditor):
    """The stop sign stands beside whatever is shown. `clock` and `now` can be others in a test."""

    def __init__(self, exercise: Practice, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self.clock: Callable[[], float] = monotonic
        self.now: Callable[[], datetime] = context.clock.now
        self._exercise = exercise
        self._way = "circle"
        self.run: PracticeRun | None = None
        self.voice = self._led_by_voice(context) if exercise.audio in context.files else None
        self.start = _Start(exercise, theme, led=self.voice is not None)
        self._stage = QWidget()
        self._stage_column = QVBoxLayout(self._stage)
        self._stage_column.setContentsMargins(0, 0, 0, 0)
        if self.voice is not None:
            self._stage_column.addWidget(self.voice)
            self.voice.player.heard.connect(self._heard)
        self._stage_column.addWidget(self.start)
        self._stage_column.addStretch(1)
        sign = QWidget()
        beside = QVBoxLayout(sign)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(StopSign(theme, exercise.stop or _(STOP)))
        beside.addStretch(1)
        self.column.addWidget(SideBySide(theme, self._stage, sign, least=_WIDE, shares=(5, 3)))
        self.texts = _Texts(exercise, theme)
        self.texts.hide()
        self.column.addWidget(self.texts)
        self.summary = Words(theme, "", "small", ink="muted", wrap=True)
        self.column.addWidget(self.summary)
        self.note = TextField(
            theme,
            _("{title}: a note").format(title=exercise.title),
            _("A few words afterwards, if you like"),
            lines=2,
        )
        self.note.edited.connect(self._note_changed)
        self.column.addWidget(self.note)
        for button in self.start.begin:
            button.begun.connect(self._begin)
        self.start.text_only.clicked.connect(self._text_clicked)
        if isinstance(kept := context.under_way.get(exercise.id), _UnderWay):
            self._show_run(kept)

    def _led_by_voice(self, context: EditorContext) -> LedByVoice:
        from workbook.exercises.practice.screen.led_by_voice import LedByVoice

        return LedByVoice(self._exercise, self.theme, context.files)

    def display(self, answer: Answer) -> None:
        """Show how often it was done, and the note. A practice that runs goes on."""
        self.note.set_text(self._exercise.note(self.given))
        self._show_done()

    def day_turned(self, before: date, today: date) -> None:
        """In another year the days have other names."""
        self._show_done()

    def focus_target(self) -> QWidget:
        """The button that begins, the one of the voice, or the one that pauses."""
        if self.run:
            return self.run.pause
        return self.start.begin[0] if self.voice is None else self.voice.player.listen

    def _show_done(self) -> None:
        summary = self._exercise.summary(self.given, self.now().year)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        has_note = bool(self._exercise.note(self.given)) or bool(summary) or not self.texts.isHidden()
        self.note.setVisible(has_note or self.note.hasFocus())

    def _note_changed(self) -> None:
        self.say_parts({"note": self.note.text()})

    def _text_clicked(self) -> None:
        self.texts.setVisible(self.texts.isHidden())
        self.start.text_only.turn_into(_("Text only") if self.texts.isHidden() else _("Hide the text"))
        self._show_done()

    # The practice itself

    def _begin(self, length: int) -> None:
        if self.voice is not None:
            self.voice.player.pause()
        run = Run(self._exercise.plan(length), self.clock, self._exercise.breathe)
        kept = self.context.under_way[self._exercise.id] = _UnderWay(run, self._way)
        view = self._show_run(kept)
        view.pause.setFocus(Qt.FocusReason.OtherFocusReason)
        view.tell_stage()
        QTimer.singleShot(0, view, view.come_into_view)

    def _show_run(self, kept: _UnderWay) -> PracticeRun:
        """Show a practice that has begun: just now, or before this editor was built anew."""
        context = self.context
        view = PracticeRun(
            self.theme, kept.run, kept.way, less_movement=context.less_movement, sound=context.stage_sound
        )
        self.run = view
        view.ended.connect(self._ended)
        view.ways.chosen.connect(kept.follow)
        self._stage_column.insertWidget(0, view)
        self.start.hide()
        if self.voice is not None:
            self.voice.hide()
        view.show()
        self.start.say("")
        self.texts.hide()
        return view

    def _ended(self) -> None:
        """It is over, or was ended: in silence, with a line, and recorded if it was more than a look."""
        view = self.run
        kept = self.context.under_way.pop(self._exercise.id, None)
        if view is None or not isinstance(kept, _UnderWay):
            return  # the editor that was built in place of this one has it
        self.run, self._way = None, kept.way
        focus = QApplication.focusWidget()
        focused = focus is not None and view.isAncestorOf(focus)
        run = view.run
        if run.worth_recording:
            self._record(run.practised, whole=run.whole)
        words = (
            _("That was {length}.").format(length=roughly_in_words(run.practised))
            if run.worth_recording
            else _(_A_LOOK)
        )
        self.start.say(words)
        self.start.show()
        if self.voice is not None:
            self.voice.show()
        self._show_done()
        self.note.show()
        if focused:
            target = self.note if run.worth_recording else self.focus_target()
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        view.hide()
        self._stage_column.removeWidget(view)
        view.deleteLater()
        announce(self, words)

    def _heard(self, seconds: float, whole: bool) -> None:
        """The voice has come to its end: in silence, with a line, and recorded if it was more than a look."""
        if seconds < LEAST_RECORDED and not whole:
            return
        self._record(seconds, whole=whole)
        words = _("That was {length}.").format(length=roughly_in_words(seconds))
        self.start.say(words)
        self._show_done()
        self.note.show()
        announce(self, words)

    def _record(self, seconds: float, *, whole: bool) -> None:
        at = self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        session = {"at": at, "seconds": round(seconds), "whole": whole}
        earlier = self.given.get("sessions")
        sessions = [*(earlier if isinstance(earlier, list) else []), session]
        self.say_parts({"sessions": sessions}, N_("note a practice"))


class _Start(QWidget):
    """What it is before it begins: how long, how to breathe, what is easier, and the buttons."""

    def __init__(self, exercise: Practice, theme: Theme, *, led: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._said = Words(theme, "", "section-title", wrap=True)
        self._said.hide()
        column.addWidget(self._said)
        nest(column, self._head(exercise, theme))
        for label, words in ((_("Easier"), exercise.easier), (_("Alone"), exercise.alone)):
            if words:
                column.addWidget(Words(theme, f"{label}: {words}", "small", ink="muted", wrap=True))
        self.begin = [
            _Begin(theme, length, first=not at, led=led) for at, length in enumerate(exercise.lengths)
        ]
        self.text_only = Button(theme, _("Text only"), kind="text")
        column.addWidget(WrapRow(theme, [*self.begin, self.text_only]))
        self.text_only.setVisible(bool(exercise.stages))

    def say(self, words: str) -> None:
        """Say how long it was."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _head(self, exercise: Practice, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        length = exercise.lengths[0]
        ring = ProgressRing(theme, 58)
        ring.setAccessibleName(_("How long"))
        ring.show_progress(1, 1, clock_face(length), duration_label(length))
        row.addWidget(ring)
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(2))
        lines.addStretch(1)
        breath = exercise.breath_words()
        lines.addWidget(
            Words(
                theme,
                breath or _("About {length}").format(length=duration_in_words(length)),
                "interface",
                wrap=True,
            )
        )
        calm = _("Eyes open, or lowered. Stop when you like.")
        if breath:
            calm = _("No holding. Eyes open, or lowered. Stop when you like.")
        lines.addWidget(Words(theme, calm, "small", ink="muted", wrap=True))
        lines.addStretch(1)
        nest(row, lines, 1)
        return row


class _Begin(Button):
    """Begins a practice of one length; if a voice leads through it, without the voice."""

    begun = Signal(int)

    def __init__(self, theme: Theme, length: int, *, first: bool, led: bool = False) -> None:
        begin = _("In silence, {length}") if led else _("Begin, {length}")
        words = duration_label(length)
        super().__init__(
            theme,
            begin.format(length=words) if first else words,
            kind="primary" if first and not led else "normal",
        )
        self._length = length
        self.setAccessibleName(begin.format(length=words))
        self.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.begun.emit(self._length)


class _Texts(QWidget):
    """The stages to read at one's own pace, without a clock."""

    def __init__(self, exercise: Practice, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(8))
        for stage in exercise.plan(exercise.lengths[0]):
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            time = Words(theme, duration_label(stage.seconds), "meta", ink="muted")
            time.setMinimumWidth(theme.px(78))
            time.setContentsMargins(0, theme.px(3), 0, 0)
            row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(theme, stage.text, "reading", wrap=True), 1)
            nest(column, row)
