"""Random courses, edited at random, with answers at each step: none is lost or changed, and going back is exact."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import pytest

from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.tables import answer_table
from workbook.answers.updating.carrying import exercise_of
from workbook.answers.updating.update import go_back, look_at, look_back, update
from workbook.course.exercise import SHARES
from workbook.course.reading import read_course

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.answers.backups.folder import BackupFolder

KINDS = ("line", "reflection", "choice", "checklist", "list", "date")
ANSWERS: dict[str, Any] = {
    "choice": {"chosen": "a"},
    "checklist": {"ticked": ["a", "b"]},
    "date": "2027-02-22",
}


class NoBackups:
    """Backups have tests of their own, and a thousand of them take their time."""

    def make(self, *_: object) -> None:
        """None."""


NONE = cast("BackupFolder", NoBackups())


@dataclass
class Asked:
    """An exercise of the random course."""

    id: str
    kind: str
    question: str
    share: str = "keep"
    was: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=lambda: ["a", "b", "c"])

    def text(self) -> str:
        was = "".join(f"was: {name}\n" for name in self.was)
        options = "".join(f"- {option} {{#{option}}}\n" for option in self.options)
        listed = options if self.kind in ("choice", "checklist") else ""
        return f"::: {self.kind} {self.id}\nshare: {self.share}\n{was}\n{self.question}\n\n{listed}:::\n"


class RandomCourse:
    """A course as somebody goes on editing it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.version = self.named = 0
        self.modules: list[list[Asked]] = [[self.new() for _ in range(3)] for _ in range(3)]
        self.gone: list[str] = []

    def new(self) -> Asked:
        self.named += 1
        chance = self.chance
        return Asked(f"x{self.named}", chance.choice(KINDS), f"Question {self.named}?", chance.choice(SHARES))

    def edit(self) -> None:
        self.version += 1
        for _ in range(self.chance.randint(1, 3)):
            self.chance.choice(
                (
                    self.reword,
                    self.add,
                    self.remove,
                    self.move,
                    self.rename,
                    self.turn,
                    self.put_back,
                    self.option,
                )
            )()

    def any(self) -> tuple[list[Asked], Asked] | None:
        filled = [module for module in self.modules if module]
        if not filled:
            return None
        module = self.chance.choice(filled)
        return module, self.chance.choice(module)

    def reword(self) -> None:
        if found := self.any():
            found[1].question = f"Said anew in version {self.version}?"

    def add(self) -> None:
        self.chance.choice(self.modules).append(self.new())

    def remove(self) -> None:
        if found := self.any():
            found[0].remove(found[1])
            self.gone.append(found[1].id)

    def move(self) -> None:
        if found := self.any():
            found[0].remove(found[1])
            self.chance.choice(self.modules).insert(0, found[1])

    def rename(self) -> None:
        if found := self.any():
            found[1].was.insert(0, found[1].id)
            self.named += 1
            found[1].id = f"x{self.named}"

    def turn(self) -> None:
        if found := self.any():
            found[1].kind = self.chance.choice(KINDS)

    def put_back(self) -> None:
        """An id that is used again: ids are never to be, and authors do it all the same."""
        ids = {asked.id for module in self.modules for asked in module}
        if free := [name for name in self.gone if name not in ids]:
            back = self.new()
            back.id = self.chance.choice(free)
            self.chance.choice(self.modules).append(back)

    def option(self) -> None:
        if found := self.any():
            found[1].options = self.chance.sample(["a", "b", "c", "d", "e"], 3)

    def files(self) -> dict[str, bytes]:
        top = f"---\ntitle: C\nid: c\nversion: 1.{self.version}.0\n---\n"
        texts = {
            f"modules/{number}-m.md": f"---\ntitle: M{number}\nid: m{number}\n---\n"
            + "".join(asked.text() for asked in module)
            for number, module in enumerate(self.modules, 1)
        }
        return {"course.md": top.encode()} | {path: text.encode() for path, text in texts.items()}


def words(file: WorkbookFile) -> Counter[tuple[str, str, int]]:
    """Every version of every answer there ever was, wherever it stands: its kind, its words, its place."""
    with file.reading() as db:
        answer_table.prove_all(db)
        return Counter(db.execute("SELECT kind, answer, row FROM answer_history"))


def state(file: WorkbookFile) -> dict[str, Any]:
    answers = {key: (saved.row, saved.kind, saved.answer) for key, saved in file.answers().items()}
    asked = {*answers, *(exercise.id for exercise in read_course(file.files())[0].exercises())}
    settings = {key: chosen for key, chosen in file.answer_settings().items() if key in asked}
    return {"answers": answers, "settings": settings}  # what nothing is asked for is told to nobody


def answer_some(file: WorkbookFile, chance: random.Random, step: int) -> None:
    exercises = list(read_course(file.files())[0].exercises())
    for exercise in chance.sample(exercises, min(3, len(exercises))):
        answer = ANSWERS.get(exercise.kind, f"words {step} {exercise.id}")
        if exercise.kind == "list":
            answer = {"entries": [{"row": "abcdefgh", "text": f"words {step} {exercise.id}"}]}
        file.save_answer(exercise, answer)
        if chance.random() < 0.3:
            file.set_share(exercise.id, chance.choice(SHARES))
        if chance.random() < 0.2:
            file.set_not_today(exercise.id, True)


def check_update(file: WorkbookFile, course: RandomCourse) -> None:
    """Bring it up to the course as it is now; every answer is where it belongs, and nobody sees more of any."""
    before, written = state(file), words(file)
    files = course.files()
    names = look_at(file, files).comparison.names
    update(file, files, NONE)
    after = state(file)
    assert words(file) == written
    exercises = {exercise.id: exercise for exercise in read_course(files)[0].exercises()}
    for key, saved in before["answers"].items():
        chosen = before["settings"][key]
        [place] = [name for name, value in after["answers"].items() if value == saved]
        assert after["settings"][place] == chosen
        exercise = exercises.get(names.get(key, key))
        if key in names and exercise and exercise.kind == saved[1]:
            assert place == exercise.id
        elif key in names and exercise:
            assert exercise_of(place) == exercise.id
            if exercise.id in after["answers"]:  # an earlier answer came back, with what was chosen for it
                continue
            settings = after["settings"].get(exercise.id)
            asked = (settings.share if settings else None) or exercise.share
            assert SHARES.index(asked) <= SHARES.index(chosen.share)


def check_back_and_forward(
    file: WorkbookFile, chance: random.Random, step: int, before: dict[str, Any]
) -> None:
    now = state(file)
    look_back(file)
    go_back(file, NONE)
    assert state(file) == before
    go_back(file, NONE)
    assert state(file) == now
    answer_some(file, chance, step)  # and with what was written since
    written, forward = words(file), state(file)
    go_back(file, NONE)
    assert words(file) == written
    go_back(file, NONE)
    assert state(file) == forward
    file.read_anew()  # every seal fits what it seals


@pytest.mark.parametrize("seed", range(25))
def test_nothing_is_lost_or_changed(seed: int, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    chance = random.Random(seed)
    course = RandomCourse(chance)
    steps = 400 if request.config.getoption("--long") else 16
    with create_workbook(tmp_path / "w.workbook", course.files(), notes=tmp_path / "notes") as file:
        for step in range(steps):
            answer_some(file, chance, step)
            before = state(file)
            course.edit()
            check_update(file, course)
            if step % 4 == 0:
                check_back_and_forward(file, chance, step, before)
