"""What another version of the course changes, told to the learner like a letter; nothing of their words is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.language.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbook.answers.updating.update import Outlook
    from workbook.course.comparing import Change, PartChange, Sort

MOST_NAMED = 6  # exercises by their titles in one sentence

IN_SHORT: dict[Sort, Callable[[int], str]] = {
    "reworded": lambda n: counted("{n} is worded anew", "{n} are worded anew", n),
    "kind": lambda n: counted("{n} is asked in another way", "{n} are asked in another way", n),
    "moved": lambda n: counted("{n} moves", "{n} move", n),
    "new": lambda n: counted("{n} is new", "{n} are new", n),
    "gone": lambda n: counted("{n} is taken out", "{n} are taken out", n),
}
Subject = Literal["same", "reworded", "moved", "renamed", "kind", "new", "gone", "again"]


class Words(NamedTuple):
    """Words as they were and as they are now; one of them is empty where something is new or gone."""

    of: str
    before: str
    now: str


class Paragraph(NamedTuple):
    """One thing that changes or stays: in a few words, in sentences, and where words change side by side."""

    subject: Subject
    heading: str
    sentences: tuple[str, ...]
    words: tuple[Words, ...] = ()


def letter(outlook: Outlook) -> list[Paragraph]:
    """Everything that changes, what stays first."""
    return [*_Letter(outlook).paragraphs()]


def in_short(outlook: Outlook) -> str:
    """All of it in a sentence or two."""
    found = outlook.comparison
    counts = [counted("{n} exercise stays", "{n} exercises stay", len(found.same))]
    counts += [say(len(found.of(sort))) for sort, say in IN_SHORT.items() if found.of(sort)]
    said = _("{list}.").format(list=", ".join(counts))
    answers = len(outlook.answered)
    if not answers:
        return said
    stay = ngettext("Your answer stays.", "Your {n} answers all stay.", answers).format(n=answers)
    return f"{said} {stay}"


def as_text(paragraphs: Sequence[Paragraph]) -> str:
    """The letter as plain text."""
    return "\n".join(line for paragraph in paragraphs for line in _lines(paragraph))


def _lines(paragraph: Paragraph) -> Iterator[str]:
    yield f"- {paragraph.heading}"
    for words in paragraph.words:
        if words.of:
            yield f"    {words.of}"
        if words.before:
            yield "    " + _("Before: {words}").format(words=words.before)
        if words.now:
            yield "    " + _("Now:    {words}").format(words=words.now)
    for sentence in paragraph.sentences:
        yield f"    {sentence}"


class _Letter:
    """Writes it from what was compared."""

    def __init__(self, outlook: Outlook) -> None:
        self.found, self.answered, self.again = outlook.comparison, outlook.answered, outlook.again

    def paragraphs(self) -> Iterator[Paragraph]:
        yield self._same()
        writers: dict[Sort, Callable[[list[Change]], Paragraph]] = {
            "reworded": self._reworded,
            "kind": self._kind,
            "moved": self._moved,
            "renamed": self._renamed,
            "new": self._new,
            "gone": self._gone,
        }
        for sort, write in writers.items():
            if changes := [c for c in self.found.of(sort) if not (sort == "new" and c.id in self.again)]:
                yield write(changes)
        if again := [change for change in self.found.of("new") if change.id in self.again]:
            yield self._again(again)

    def _same(self) -> Paragraph:
        heading = counted(
            "{n} exercise stays as it is", "{n} exercises stay as they are", len(self.found.same)
        )
        answers = sum(key in self.answered for key in self.found.same)
        stay = ngettext("Your answer stays in place.", "Your {n} answers in them all stay in place.", answers)
        return Paragraph("same", heading, (stay.format(n=answers),) if answers else ())

    def _reworded(self, changes: list[Change]) -> Paragraph:
        heading = counted("{n} question is worded anew", "{n} questions are worded anew", len(changes))
        answers = self._answers(changes)
        stay = ngettext(
            "Your answer stays, with the question as it was when you wrote it.",
            "Your answers stay, with the questions as they were when you wrote them.",
            answers,
        )
        words = tuple(words for change in changes for words in _words(change))
        return Paragraph("reworded", heading, (stay,) if answers else (), words)

    def _kind(self, changes: list[Change]) -> Paragraph:
        heading = counted(
            "{n} question is asked in another way", "{n} questions are asked in another way", len(changes)
        )
        answers = self._answers(changes)
        stay = ngettext(
            "It begins empty. Your answer to the one before stays beside it, under Kept answers.",
            "They begin empty. Your answers to those before stay beside them, under Kept answers.",
            answers,
        )
        return Paragraph("kind", heading, (_titles(changes), *((stay,) if answers else ())))

    def _moved(self, changes: list[Change]) -> Paragraph:
        heading = counted("{n} exercise moves", "{n} exercises move", len(changes))
        sentences = []
        for change in changes[:MOST_NAMED]:
            if change.was_in and change.is_in:
                words = _("“{title}” goes from module {old} to module {new}, “{module}”.")
                sentences.append(
                    words.format(
                        title=_title(change),
                        old=change.was_in.number,
                        new=change.is_in.number,
                        module=change.is_in.title,
                    )
                )
        if len(changes) > MOST_NAMED:
            sentences.append(_("So do {n} more.").format(n=len(changes) - MOST_NAMED))
        if answers := self._answers(changes):
            sentences.append(ngettext("Your answer goes with it.", "Your answers go with them.", answers))
        return Paragraph("moved", heading, tuple(sentences))

    def _renamed(self, changes: list[Change]) -> Paragraph:
        heading = counted(
            "{n} exercise has another name inside the course",
            "{n} exercises have other names inside the course",
            len(changes),
        )
        sentences = [_titles(changes)]
        if answers := self._answers(changes):
            sentences.append(ngettext("Your answer goes with it.", "Your answers go with them.", answers))
        return Paragraph("renamed", heading, tuple(sentences))

    def _new(self, changes: list[Change]) -> Paragraph:
        heading = counted("{n} exercise is new", "{n} exercises are new", len(changes))
        modules = {change.is_in.number: change.is_in.title for change in changes if change.is_in}
        where = ", ".join(str(number) for number in modules)
        places = ngettext("In module {numbers}.", "In the modules {numbers}.", len(modules)).format(
            numbers=where
        )
        begin = ngettext(
            "It begins empty, and you may skip it.", "They begin empty, and you may skip them.", len(changes)
        )
        return Paragraph("new", heading, (_titles(changes), places, begin))

    def _gone(self, changes: list[Change]) -> Paragraph:
        heading = counted("{n} exercise is taken out", "{n} exercises are taken out", len(changes))
        sentences = [_titles(changes)]
        if answers := self._answers(changes):
            sentences.append(
                ngettext(
                    "What you wrote there moves to Kept answers and stays in your whole-workbook PDF.",
                    "What you wrote in {n} of them moves to Kept answers and stays in your whole-workbook PDF.",
                    len(changes) if len(changes) == 1 else 2,
                ).format(n=answers)
            )
        return Paragraph("gone", heading, tuple(sentences))

    def _again(self, changes: list[Change]) -> Paragraph:
        heading = counted(
            "{n} kept answer has its place again", "{n} kept answers have their place again", len(changes)
        )
        return Paragraph("again", heading, (_titles(changes),))

    def _answers(self, changes: list[Change]) -> int:
        """How many of these had been answered before."""
        former = {after: before for before, after in self.found.names.items()}
        return sum(former.get(change.id, change.id) in self.answered for change in changes)


def _words(change: Change) -> Iterator[Words]:
    before, after = change.before, change.after
    assert before
    assert after
    title = _title(change)
    if before.question != after.question:
        yield Words(title, _shown(before.question), _shown(after.question))
    elif before.title != after.title:
        yield Words("", _shown(before.title), _shown(after.title))
    if before.explanation != after.explanation:
        yield Words(title, _shown(before.explanation), _shown(after.explanation))
    if before.hint != after.hint:
        yield Words(title, _shown(before.hint), _shown(after.hint))
    for part in change.parts:
        yield _part_words(title, part)


def _part_words(title: str, part: PartChange) -> Words:
    return Words(title, _shown(part.before), _shown(part.after))


def _shown(markdown: str) -> str:
    """A text in one line, as it is to be read beside another."""
    return " ".join(markdown.split())


def _title(change: Change) -> str:
    exercise = change.after or change.before
    return exercise.title if exercise else change.id


def _titles(changes: Sequence[Change]) -> str:
    """The titles of some exercises, and how many more there are."""
    named = ", ".join(_("“{title}”").format(title=_title(change)) for change in changes[:MOST_NAMED])
    if (more := len(changes) - MOST_NAMED) > 0:
        return _("{titles}, and {n} more.").format(titles=named, n=more)
    return f"{named}."
