"""A practice: something to do for some minutes, in stages, with a breath to follow if the course gives one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.block import Option
from workbook.course.blocks import Items, Paragraph, Room, listed
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.recorded import is_recording
from workbook.course.values import mapping, number, rows, text
from workbook.exercises.practice.run import Breath, Stage
from workbook.exercises.practice.times import (
    day_of,
    here_of,
    read_duration,
    times_done,
)
from workbook.language.lengths import duration_label
from workbook.language.numbers import number_text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from workbook.course.block import BlockSource, Setting
    from workbook.course.blocks import AnswerBlock, FormBlock
    from workbook.course.lists import Item
    from workbook.course.problems import Code

SHORTEST, LONGEST = 10, 3600
USUAL = 180
MOST_LENGTHS, MOST_STAGES = 4, 30
BREATH_LEAST, BREATH_MOST = 2, 12
STOP = N_(
    "Stop if you feel worse than when you began. Look around the room, and feel your feet on the floor."
)
_BREATH = re.compile(r"in\s+(\d{1,2}(?:\.\d)?)\s*s?\s*[,;]?\s*out\s+(\d{1,2}(?:\.\d)?)\s*s?", re.IGNORECASE)
_PARTED = re.compile(r"(.{1,30}?)(?::|\s[–—-])\s+(\S.*)")
_LENGTH = re.compile(
    r"^\d+\s*(?:s|sec\w*|min\w*)\b|[(\[]\s*\d+\s*(?:s|sec\w*|min\w*)\.?\s*[)\]]", re.IGNORECASE
)
_STAGE = N_("Write for example `- 40 s | Arrive. Look around.`")
_ADVISED: tuple[tuple[str, Code, str], ...] = (
    ("stop", "no-stop", N_("Say when to stop: `stop: Stop if you feel worse than when you began.`")),
    ("easier", "no-easier", N_("Offer something smaller: `easier: Only the first stage.`")),
    ("alone", "no-alone", N_("Say how it goes without anybody near: `alone: An animal or a tree will do.`")),
)


class PracticeSession(TypedDict, total=False):
    """One time that it was done: the moment it ended in UTC, how long it went on, whether to its very end."""

    at: str
    seconds: float
    whole: bool


class PracticeAnswer(TypedDict, total=False):
    """All the times it was done, and a note."""

    sessions: list[PracticeSession]
    note: str


@dataclass(frozen=True)
class PracticeStage(Option):
    """A stage with its own length; None shares what the others leave."""

    seconds: int | None = None


@dataclass(frozen=True, kw_only=True)
class Practice(Exercise):
    """Some minutes in stages. `lengths` are those to choose from; `breathe` a pace to breathe along with."""

    kind = "practice"
    label = N_("Timed practice")
    icon = "timer"
    own_settings: ClassVar[frozenset[str]] = frozenset(
        {"length", "breathe", "stop", "easier", "alone", "audio"}
    )
    by_days = True
    answer_shape = PracticeAnswer

    lengths: tuple[int, ...] = (USUAL,)
    breathe: Breath | None = None
    stop: str = ""
    easier: str = ""
    alone: str = ""
    stages: tuple[PracticeStage, ...] = ()
    audio: str = ""

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the practice from what its author wrote."""
        for key, code, hint in _ADVISED:
            if source.one(key) is None:
                source.problem(
                    source.line,
                    code,
                    _("This practice has no `{key}`.").format(key=key),
                    _(hint),
                    "advice",
                )
        stages = _stages(source)
        return cls(
            **common_settings(source),
            lengths=_lengths(source, stages),
            breathe=_breathe(source),
            stop=source.text("stop"),
            easier=source.text("easier"),
            alone=source.text("alone"),
            stages=stages,
            audio=_audio(source),
        )

    def options(self) -> tuple[Option, ...]:
        """The stages."""
        return self.stages

    def course_recordings(self) -> tuple[str, ...]:
        """The voice that leads through it."""
        return (self.audio,) if self.audio else ()

    def to_fill_in(self) -> list[FormBlock]:
        """The stages with their lengths, what helps with it, and room for a note."""
        lengths = " / ".join(duration_label(length) for length in self.lengths)
        pace = [Paragraph(words)] if (words := self.breath_words()) else []
        stages = [
            f"{duration_label(stage.seconds)}: {stage.text}"
            for stage in self.plan(self.lengths[0])
            if stage.text
        ]
        helps = [Paragraph(words) for words in (self.stop or _(STOP), self.easier, self.alone) if words]
        steps: list[FormBlock] = [Items(stages, numbered=True)] if stages else []
        return [Paragraph(lengths), *pace, *steps, *helps, Room(2)]

    def plan(self, length: float) -> list[Stage]:
        """The stages with their seconds for a chosen length: those without one share the rest, all stretch."""
        if not self.stages:
            return [Stage(length)]
        known = sum(stage.seconds or 0 for stage in self.stages)
        unsaid = sum(stage.seconds is None for stage in self.stages)
        share = (length - known) / unsaid if unsaid else 0.0
        if unsaid and share < 1:  # the stages with a length leave no room: give the others a usual one
            share = known / max(1, len(self.stages) - unsaid)
        parts = [share if stage.seconds is None else float(stage.seconds) for stage in self.stages]
        stretch = length / sum(parts)
        return [
            Stage(part * stretch, stage.text, stage.id)
            for part, stage in zip(parts, self.stages, strict=True)
        ]

    # Answers

    def sessions(self, answer: Answer) -> list[dict[str, Any]]:
        """The times it was done, first to last."""
        return rows(mapping(answer).get("sessions"))

    def days_in(self, answer: Answer) -> frozenset[date]:
        """The days on which it was done."""
        moments = (here_of(text(session.get("at"))) for session in self.sessions(answer))
        return frozenset(moment.date() for moment in moments if moment)

    def of_day(self, answer: Answer, day: date) -> list[str]:
        """How long it was done each time that day; the note stands with the last day of all."""
        done = [
            duration_label(seconds) if (seconds := number(session.get("seconds"))) else _("practised")
            for session in self.sessions(answer)
            if (moment := here_of(text(session.get("at")))) and moment.date() == day
        ]
        note = self.note(answer).strip()
        return [*done, note] if note and day == max(self.days_in(answer), default=day) else done

    def note(self, answer: Answer) -> str:
        """The learner's note."""
        return text(mapping(answer).get("note"))

    def session_words(self, session: dict[str, Any]) -> str:
        """One time in words: 3 November 2026: 3 minutes."""
        day = day_of(text(session.get("at")))
        seconds = number(session.get("seconds"))
        long = duration_label(seconds) if seconds is not None and seconds >= 1 else ""
        return ": ".join(part for part in (day, long) if part) or _("practised")

    def summary(self, answer: Answer, this_year: int | None = None) -> str:
        """How often and when last: Done twice, last on 3 November. Empty if never."""
        done = self.sessions(answer)
        if not done:
            return ""
        days = [day for session in done if (day := day_of(text(session.get("at")), this_year))]
        often = times_done(len(done))
        if not days:
            return f"{often}."
        return (
            _("{times}, last on {day}.").format(times=often, day=days[-1])
            if len(done) > 1
            else _("{times}, on {day}.").format(times=often, day=days[-1])
        )

    def as_lines(self, answer: Answer) -> list[str]:
        """Each time it was done, then the note."""
        note = self.note(answer).strip()
        return [self.session_words(session) for session in self.sessions(answer)] + ([note] if note else [])

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """The times it was done, then the note."""
        note = self.note(answer)
        times = listed([self.session_words(session) for session in self.sessions(answer)])
        return [*times, Paragraph(note)] if note.strip() else times

    def breath_words(self) -> str:
        """The pace in words: In for about 4, out for about 6."""
        if self.breathe is None:
            return ""
        # Translators: to breathe in for so many seconds, and out for so many.
        return _("In for about {seconds_in}, out for about {seconds_out}").format(
            seconds_in=number_text(self.breathe.into), seconds_out=number_text(self.breathe.out)
        )


def _lengths(source: BlockSource, stages: tuple[PracticeStage, ...]) -> tuple[int, ...]:
    """The lengths to choose from; without any, what the stages take, or the usual three minutes."""
    written = source.all("length")
    if len(written) > MOST_LENGTHS:
        what = _("This practice has {count} lengths; at most {most} are possible.").format(
            count=len(written), most=MOST_LENGTHS
        )
        source.problem(written[MOST_LENGTHS].line, "too-many", what, _("Keep the ones that differ most."))
    read = [_length(source, setting) for setting in written[:MOST_LENGTHS]]
    lengths = tuple(dict.fromkeys(length for length in read if length))
    known = sum(stage.seconds or 0 for stage in stages)
    unsaid = any(stage.seconds is None for stage in stages)
    if unsaid and known >= min(lengths or (USUAL,)):
        what = _("The stages with a time take {length}, which leaves nothing for the others.").format(
            length=duration_label(known)
        )
        source.problem(source.line, "no-room", what, _("Make `length` longer, or give every stage its time."))
    if lengths:
        return lengths
    return (known,) if known and not unsaid else (USUAL,)


def _length(source: BlockSource, setting: Setting) -> int | None:
    seconds = read_duration(setting.value)
    if seconds is None:
        what = _("`length` cannot be `{value}`.").format(value=setting.value)
        source.problem(
            setting.line, "bad-value", what, _("Write for example `length: 3 min` or `length: 90 s`.")
        )
        return None
    if not SHORTEST <= seconds <= LONGEST:
        what = _("A practice takes from 10 seconds to 60 minutes, not `{value}`.").format(value=setting.value)
        source.problem(setting.line, "bad-number", what, _("Write for example `length: 3 min`."))
        return None
    return seconds


def _audio(source: BlockSource) -> str:
    setting = source.one("audio")
    if setting is None or not setting.value:
        return ""
    if is_recording(setting.value) and setting.value.startswith("media/"):
        return setting.value
    what = _("`audio` cannot be `{value}`.").format(value=setting.value)
    hint = _("It is an MP3, FLAC or WAV file in the folder media, such as `media/evening.mp3`.")
    source.problem(setting.line, "bad-value", what, hint)
    return ""


def _breathe(source: BlockSource) -> Breath | None:
    setting = source.one("breathe")
    if setting is None:
        return None
    match = _BREATH.fullmatch(setting.value.strip())
    if match is None:
        holds = re.search(r"hold|pause", setting.value, re.IGNORECASE)
        hint = _("Write two numbers of seconds, such as `breathe: in 4, out 6`.")
        what = _("A breath here goes in and out, without holding.") if holds else ""
        source.problem(
            setting.line,
            "bad-value",
            what or _("`breathe` cannot be `{value}`.").format(value=setting.value),
            hint,
        )
        return None
    breath = Breath(float(match[1]), float(match[2]))
    if not all(BREATH_LEAST <= seconds <= BREATH_MOST for seconds in breath):
        what = _("Breathing in and out takes from {least} to {most} seconds each.").format(
            least=BREATH_LEAST, most=BREATH_MOST
        )
        source.problem(setting.line, "bad-number", what, _("Write for example `breathe: in 4, out 6`."))
        return None
    return breath


def _stages(source: BlockSource) -> tuple[PracticeStage, ...]:
    """The list's items `40 s | Arrive. Look around.`; the length may be left out."""
    options = source.options(least=0, most=MOST_STAGES, what=N_("stages"))
    return tuple(_stage(source, option, item) for option, item in zip(options, source.items, strict=False))


def _stage(source: BlockSource, option: Option, item: Item) -> PracticeStage:
    head, bar, words = (part.strip() for part in option.text.partition("|"))
    seconds = read_duration(head)
    if not bar:
        return _stage_without_bar(source, option, item)
    if seconds is None and not head[:1].isdigit():
        if read_duration(words) is not None:
            what = _("The length of this stage stands behind its words, so it is not read.")
            source.problem(item.line, "late-length", what, _(_STAGE))
        return PracticeStage(option.id, option.text, option.group)  # a bar among its words
    if seconds is None or not 1 <= seconds <= LONGEST:
        what = _("`{value}` is no length for a stage.").format(value=head)
        source.problem(item.line, "bad-value", what, _(_STAGE))
        seconds = None
    elif not words:
        source.problem(item.line, "no-words", _("This stage says nothing."), _(_STAGE))
    return PracticeStage(option.id, words, option.group, seconds)


def _stage_without_bar(source: BlockSource, option: Option, item: Item) -> PracticeStage:
    """A length may be parted from the words by a colon or a dash too; one anywhere else is named."""
    if match := _PARTED.fullmatch(option.text):
        seconds = read_duration(match[1])
        if seconds is not None and 1 <= seconds <= LONGEST:
            return PracticeStage(option.id, match[2], option.group, seconds)
    if read_duration(option.text) is not None:
        source.problem(item.line, "no-words", _("This stage says nothing."), _(_STAGE))
        return PracticeStage(option.id, "", option.group, read_duration(option.text))
    if _LENGTH.search(option.text):
        what = _("A length of time stands in this stage, and it is not read as the length of the stage.")
        source.problem(item.line, "perhaps-length", what, _(_STAGE), "advice")
    return PracticeStage(option.id, option.text, option.group)
