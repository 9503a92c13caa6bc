"""What all kinds of exercise have in common, and what each kind has to say of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from workbook.course.blocks import Paragraph, Room
from workbook.course.ids import ExerciseId
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from workbook.course.block import BlockSource, Option
    from workbook.course.blocks import AnswerBlock, FormBlock
    from workbook.course.over_days import OverDays, TwoMoments

Share = Literal["private", "keep", "bring"]
SHARES: tuple[Share, ...] = ("private", "keep", "bring")

Answer = Any
"""An answer as JSON: a string for text kinds, an object for the others, None when there is none."""

COMMON_SETTINGS = frozenset(
    {
        "title",
        "hint",
        "minutes",
        "share",
        "bring-as",
        "bring-rows",
        "bring-first",
        "pair",
        "recall",
        "start-with",
        "show-if",
        "was",
        "paper",
    }
)


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One exercise. `question` and `explanation` are Markdown; `line` is its place in the file."""

    kind: ClassVar[str]
    label: ClassVar[str]
    icon: ClassVar[str]
    own_settings: ClassVar[frozenset[str]] = frozenset()
    pairs: ClassVar[bool] = False
    lists: ClassVar[bool] = True  # whether the last list of the block means something
    asks: ClassVar[bool] = True  # whether there is anything to answer
    numbered: ClassVar[bool] = True  # whether it counts among the exercises of its module
    chooses: ClassVar[bool] = False  # whether `show-if` can ask which of its options were chosen
    brings: ClassVar[frozenset[str]] = frozenset()  # which of `bring-rows` and `bring-first` it follows
    by_days: ClassVar[bool] = (
        False  # whether what is in its answer has days of its own, whenever it was written
    )
    no_words: ClassVar[frozenset[str]] = frozenset()  # keys of its answer that hold no words of the learner
    answer_shape: ClassVar[Any] = str

    id: ExerciseId
    number: str
    line: int
    title: str
    question: str
    explanation: str = ""
    hint: str = ""
    minutes: int | None = None
    share: Share = "keep"
    bring_as: Literal["", "plan", "questions"] = ""
    bring_rows: str = ""
    bring_first: int | None = None
    pair: str = ""
    recall: tuple[str, ...] = ()
    start_with: tuple[str, ...] = ()
    show_if: tuple[tuple[str, ...], ...] = ()
    was: tuple[str, ...] = ()
    paper: str = ""
    kept_words: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the exercise from what its author wrote; whatever is wrong is noted in `source`."""
        return cls(**common_settings(source))

    def is_answered(self, answer: Answer) -> bool:
        """Whether an answer holds anything: non-blank text, a number, a tick, a row with content."""
        return bool(self.as_lines(answer))

    def as_lines(self, answer: Answer) -> list[str]:
        """The answer in plain lines of text, in the words of the learner and the course."""
        return [answer] if isinstance(answer, str) and answer.strip() else []

    def as_blocks(self, answer: Answer) -> list[AnswerBlock]:
        """The whole answer as paragraphs, lists and tables, for the text that a learner takes along."""
        return [Paragraph(line) for line in self.as_lines(answer)]

    def to_fill_in(self) -> list[FormBlock]:
        """What stands below the question where it is read without this program; its words are Markdown."""
        return [Room(room_lines(self.paper) or 1)]

    def options(self) -> tuple[Option, ...]:
        """What an answer refers to by id."""
        return ()

    def part_words(self) -> dict[str, str]:
        """The words of everything in it that has an id, or a place of its own such as the ends of a scale."""
        return {option.id: option.text for option in self.options()}

    def wording(self) -> dict[str, Any]:
        """The question and the words of its options, to be kept beside the answer."""
        words = {option.id: option.text for option in self.options()}
        return {"question": self.question, "title": self.title, "words": words}

    def from_lines(self, lines: Sequence[str]) -> Answer:
        """An answer begun from lines of an earlier one, as `start-with` offers it; None if this kind takes none."""
        return None

    def for_workshop(self, answer: Answer) -> Answer:
        """The part of an answer that may ever enter the workshop edition: `bring-rows` and `bring-first` hold."""
        return answer

    def days_in(self, answer: Answer) -> frozenset[date]:
        """The days that an answer itself speaks of; most kinds know no days."""
        return frozenset()

    def of_day(self, answer: Answer, day: date) -> list[str]:
        """What an answer has of one of its own days, in plain lines."""
        return self.as_lines(answer)

    def over_days(self, days: Sequence[tuple[date, Answer]]) -> list[OverDays]:
        """What changed in numbers over the days on which it was answered, oldest first; most kinds have no numbers."""
        return []

    def since(self, before: Exercise, then: Answer, now: Answer) -> list[TwoMoments]:
        """The numbers of a pair, of the exercise before and of this one; most kinds have none."""
        return []

    def names(self, answer: Answer) -> list[str]:
        """The names in an answer; most kinds do not know what a name is."""
        return []

    def without_names(self, answer: Answer, told: Mapping[str, str] | None = None) -> Answer:
        """The answer as it is shown when the learner hides names; `told` says what stands in place of each."""
        return answer

    def first_column(self, answer: Answer) -> list[str]:
        """What `start-with` takes over as lines: rows by their first column, options by their words."""
        return self.as_lines(self.for_workshop(answer))

    @classmethod
    def chosen(cls, answer: Answer) -> frozenset[str]:  # noqa: ARG003 - kinds that choose look into it
        """The ids of the options that an answer chose or ticked, for `show-if`."""
        return frozenset()

    def course_pictures(self) -> tuple[str, ...]:
        """The pictures of the course that it shows, by their paths."""
        return ()

    def course_recordings(self) -> tuple[str, ...]:
        """The recordings of the course that it plays, by their paths."""
        return ()

    def pair_problem(self, before: Exercise) -> str:
        """What the earlier one of a pair, of the same kind, has and this has not; empty if the two fit."""
        return ""

    def looks_back_to(self) -> tuple[str, ...]:
        """The earlier exercises whose answers are shown with this one."""
        return self.recall

    def remembering(self, words: Mapping[str, str]) -> Self:
        """This exercise knowing the words kept beside an answer, for options the course no longer has."""
        return replace(self, kept_words=words)

    def word_of(self, option_id: str) -> str:
        """An option's words: the course's, else those kept beside the answer, else the id itself."""
        mine = next((option.text for option in self.options() if option.id == option_id), None)
        return mine or self.kept_words.get(option_id) or option_id


def common_settings(source: BlockSource) -> dict[str, Any]:
    """The settings that every exercise knows, as arguments of `Exercise`."""
    values: dict[str, Any] = {
        "id": ExerciseId(source.id),
        "number": source.number,
        "line": source.line,
        "question": source.question,
        "explanation": source.explanation,
        "title": source.text("title") or first_words(source.question) or source.id,
        "hint": source.text("hint"),
        "minutes": source.whole("minutes", 1, 600),
        "share": source.word("share", SHARES, "keep"),
        "bring_as": source.word("bring-as", ("plan", "questions")),
        "bring_rows": source.text("bring-rows"),
        "bring_first": source.whole("bring-first", 1, 200),
        "pair": source.text("pair"),
        "recall": tuple(s.value for s in source.all("recall")),
        "start_with": tuple(s.value for s in source.all("start-with")),
        "show_if": tuple(tuple(s.value.split()) for s in source.all("show-if")),
        "was": tuple(s.value for s in source.all("was")),
        "paper": _paper(source),
    }
    if not source.question:
        source.problem(
            source.line,
            "no-question",
            _("This block (`{kind}`) has no question.").format(kind=source.kind),
            _("Write it in the block, after a blank line."),
        )
    return values


def first_words(question: str, most: int = 60) -> str:
    """A short name from a question: its first words, without Markdown marks."""
    plain = re.sub(r"[*_`]|!?\[([^\]]*)\]\([^)]*\)", r"\1", question).strip()
    if len(plain) <= most:
        return plain
    return plain[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def _paper(source: BlockSource) -> str:
    setting = source.one("paper")
    if setting is None:
        return ""
    value = setting.value.lower()
    if value in ("half page", "page") or re.fullmatch(r"[1-9]\d?( lines?)?", value):
        return value
    source.problem(
        setting.line,
        "bad-value",
        _("`paper` cannot be `{value}`.").format(value=setting.value),
        _("It is a number of lines, `half page` or `page`."),
    )
    return ""


def room_lines(paper: str) -> int:
    """How many lines to write on the setting `paper` asks for; 0 if it says nothing."""
    if paper in ("page", "half page"):
        return 24 if paper == "page" else 12
    return int(paper.split(maxsplit=1)[0]) if paper else 0
