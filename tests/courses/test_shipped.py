"""The courses that ship: complete, safe, honest, and stable in all that people's answers hang on."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import ROOT
from workbook.course.checking import check_course
from workbook.course.checks.words import average_words
from workbook.course.exercise import Exercise
from workbook.course.files import FolderFiles
from workbook.course.model import Box, Course, Module, Prose
from workbook.course.reading import read_course
from workbook.exercises.choice.spec import OTHER

HERE = Path(__file__).parent
EXPLORE, MAKE, SLEEP = "explore-this-further", "make-your-own-course", "gut-schlafen-lernen"
ALL = [EXPLORE, MAKE, SLEEP]
AVOIDED = {
    "en": r"cures?|guarantee[sd]?|deficien\w* (?:in|of) you|heal(?:s|ing)? your|toxic people|just|simply",
    "de": r"heilt|geheilt|garantier\w*|toxisch\w*|musst|müsstest|solltest|sollst|einfach nur|ganz einfach"
    r"|du brauchst nur|unbedingt|bloß",
}
QUOTED = re.compile(r"“[^”]*”|„[^“]*“")
MOST_WORDS = {"en": 20, "de": 13}  # of a sentence, on average; German words are longer
PARTS = {
    EXPLORE: ("### What we can say", "### What we can’t", "### So in practice"),
    SLEEP: ("### Was sich sagen lässt", "### Was sich nicht sagen lässt", "### Was du daraus machen kannst"),
}
TRY = {
    EXPLORE: ("**Time.**", "**How.**", "**Easier.**", "**Without other people.**", "**Stop sign.**"),
    SLEEP: ("**Zeit.**", "**Wie.**", "**Leichter.**", "**Allein.**", "**Stopp.**"),
}


def read(name: str) -> Course:
    course, problems = read_course(FolderFiles(ROOT / "courses" / name))
    assert problems == []
    return course


@pytest.fixture(scope="module")
def explore() -> Course:
    return read(EXPLORE)


def boxes(module: Module, *kinds: str) -> list[Box]:
    return [
        part for page in module.pages for part in page.parts if isinstance(part, Box) and part.kind in kinds
    ]


def prose(module: Module) -> str:
    return "\n".join(part.markdown for page in module.pages for part in page.parts if isinstance(part, Prose))


def words_of(text: str) -> int:
    return len(re.sub(r"\{#[^}]*\}|\[@[^\]]*\]|!\[[^\]]*\]\([^)]*\)|[#*>|-]", " ", text).split())


def all_ids(course: Course) -> set[str]:
    """Everything that an answer may name: exercises, and the ids inside them."""
    found = set()
    for exercise in course.exercises():
        found.add(str(exercise.id))
        inside = exercise.wording()[
            "words"
        ]  # with the ends of scales, which have blanks as no id has, and `other`
        found |= {f"{exercise.id} {inner}" for inner in inside if " " not in inner and inner != OTHER}
    return found


@pytest.mark.parametrize("name", ALL)
def test_check_has_nothing_to_say(name: str) -> None:
    assert [str(problem) for problem in check_course(FolderFiles(ROOT / "courses" / name))] == []


@pytest.mark.parametrize("name", ALL)
def test_ids_only_ever_grow(name: str, request: pytest.FixtureRequest) -> None:
    """An id that goes would cost somebody an answer. New ones are taken in with --accept."""
    recorded = HERE / f"{name}-ids.txt"
    present = all_ids(read(name))
    if request.config.getoption("--accept"):
        known = set(recorded.read_text("utf-8").splitlines()) if recorded.exists() else set()
        recorded.write_text("\n".join(sorted(present | known)) + "\n", "utf-8")
    known = set(recorded.read_text("utf-8").splitlines())
    assert known - present == set(), "these were handed out, and answers hang on them"
    assert present - known == set(), "new ids: look at them, then run with --accept"


def test_every_exercise_of_the_course_is_there_as_it_was_planned(explore: Course) -> None:
    """Each exercise with its kind, and what the course suggests to do with the answers."""
    planned = [line.split(maxsplit=3) for line in (HERE / f"{EXPLORE}.txt").read_text("utf-8").splitlines()]
    found = {
        str(exercise.id): (
            str(module.id),
            exercise.kind,
            f"{exercise.share} {exercise.bring_as}".strip(),
        )
        for module in explore.modules
        for exercise in module.exercises()
        if exercise.asks
    }
    assert len(planned) == len(found)
    for module, exercise, kind, share in planned:
        assert found[exercise][0] == module, exercise
        assert found[exercise][1] in kind.split("/"), exercise
        assert found[exercise][2] == share, exercise


def test_the_modules_stand_in_their_order(explore: Course) -> None:
    order = ["start", "need", "guard", "hormone", "roots", "settle", "contact", "doors", "net", "rhythm"]
    assert [str(module.id) for module in explore.modules] == order
    assert all(2 <= len(module.pages) <= 9 for module in explore.modules)


def test_every_module_can_be_read_in_a_quarter_of_an_hour(explore: Course) -> None:
    """At a hundred words a minute, which is slow; the boxes come on top and can be left out."""
    counts = {str(module.id): words_of(prose(module)) for module in explore.modules}
    assert {name: count for name, count in counts.items() if not 330 <= count <= 1500} == {}


@pytest.mark.parametrize("name", ALL)
def test_sentences_are_short_and_no_word_pushes(name: str) -> None:
    course = read(name)
    language = course.about.language
    avoided = re.compile(rf"\b(?:{AVOIDED[language]})\b", re.IGNORECASE)
    for module in course.modules:
        text = "\n\n".join(
            [
                prose(module),
                *(box.markdown for box in boxes(module, "try", "care", "evidence", "note", "example")),
            ]
        )
        assert average_words(text) <= MOST_WORDS[language], module.id
        assert avoided.findall(QUOTED.sub("", text)) == [], module.id
        asked = "\n".join(f"{e.question}\n{e.explanation}\n{e.hint}" for e in module.exercises())
        assert avoided.findall(QUOTED.sub("", asked)) == [], module.id


def practices(course: Course) -> list[Exercise]:
    return [exercise for exercise in course.exercises() if exercise.kind == "practice"]


@pytest.mark.parametrize("name", ALL)
def test_every_practice_can_be_stopped_made_easier_and_done_alone(name: str) -> None:
    found = practices(read(name))
    assert found
    for practice in found:
        for line in ("stop", "easier", "alone"):
            assert len(str(vars(practice)[line])) > 15, (practice.id, line)


def test_every_module_has_a_way_without_other_people(explore: Course) -> None:
    for module in explore.modules:
        alone = [p for p in module.exercises() if p.kind == "practice" and vars(p).get("alone")]
        alone_boxes = [box for box in boxes(module, "try") if "Without other people" in box.markdown]
        assert alone or alone_boxes, module.id


@pytest.mark.parametrize("name", TRY)
def test_everything_to_try_says_how_long_how_easier_how_alone_and_when_to_stop(name: str) -> None:
    found = [box for module in read(name).modules for box in boxes(module, "try")]
    assert found
    for box in found:
        assert [part for part in TRY[name] if part not in box.markdown] == [], box.title


def test_touch_comes_with_consent_and_closeness_with_safety(explore: Course) -> None:
    by_id = {str(module.id): module for module in explore.modules}
    care = "\n".join(box.markdown for box in boxes(by_id["contact"], "care"))
    assert "clear yes" in care
    assert "free to change" in care
    for name in ("guard", "contact", "net"):
        said = "\n".join(f"{box.title}\n{box.markdown}" for box in boxes(by_id[name], "care"))
        assert "frighten" in said, name
    breathing = "\n".join(box.markdown for box in boxes(by_id["settle"], "care"))
    assert "no force" in breathing
    assert "epilepsy" in breathing


@pytest.mark.parametrize("name", PARTS)
def test_every_fact_box_says_how_sure_it_is_and_where_it_ends(name: str) -> None:
    found = [box for module in read(name).modules for box in boxes(module, "evidence")]
    assert len(found) >= 15
    for box in found:
        assert box.label in ("well-supported", "promising", "debated", "idea"), box.title
        assert [head for head in PARTS[name] if head not in box.markdown] == [], box.title


@pytest.mark.parametrize("name", [EXPLORE, SLEEP])
def test_every_fact_box_names_its_sources(name: str) -> None:
    found = [box for module in read(name).modules for box in boxes(module, "evidence")]
    assert [box.title for box in found if "[@" not in box.markdown] == []


@pytest.mark.parametrize("name", [EXPLORE, SLEEP])
def test_leaders_have_their_lines_in_every_module(name: str) -> None:
    assert [str(module.id) for module in read(name).modules if not boxes(module, "leader")] == []


def test_every_before_has_its_after_with_the_same_ends(explore: Course) -> None:
    by_id = {str(exercise.id): exercise for exercise in explore.exercises()}
    pairs = [(exercise, by_id[exercise.pair]) for exercise in explore.exercises() if exercise.pair]
    assert {str(after.id) for after, _ in pairs} == {
        "hormone-warm-after", "settle-after", "rhythm-after-connected", "rhythm-after-settled", "rhythm-wheel",
    }  # fmt: skip
    for after, before in pairs:
        assert (after.low, after.high) == (before.low, before.high), after.id  # type: ignore[attr-defined]


def test_tender_modules_say_so_before_they_open(explore: Course) -> None:
    tender = {str(module.id) for module in explore.outline.modules if module.tender}
    assert {"need", "guard", "roots", "contact"} <= tender


def test_pictures_have_words_for_those_who_cannot_see_them(explore: Course) -> None:
    text = "\n".join(prose(module) for module in explore.modules)
    pictures = re.findall(r"!\[([^\]]*)\]\((media/[^)]+)\)", text)
    assert len(pictures) >= 10
    assert all(len(words) > 20 for words, _ in pictures)


@pytest.mark.parametrize("name", ALL)
def test_the_example_answers_fit_and_are_somebodys(name: str) -> None:
    files = FolderFiles(ROOT / "courses" / name)
    data = json.loads(files["sample-answers.json"])
    asked = {str(exercise.id) for exercise in read(name).exercises() if exercise.asks}
    assert set(data["answers"]) <= asked
    assert len(data["answers"]) >= 0.85 * len(asked)
    assert len(data["not-today"]) >= 1
    assert "private" in data["share"].values()


def export(tmp_path: Path, name: str, edition: str) -> PdfReader:
    target = tmp_path / f"{edition}.pdf"
    command = [
        sys.executable,
        "-P",
        "-m",
        "workbook",
        "export",
        name,
        "--sample",
        "--edition",
        edition,
        "-o",
        str(target),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=100, env=None)
    return PdfReader(target)


@pytest.mark.parametrize(
    ("name", "private"), [(EXPLORE, "Would it be normal to cry"), (SLEEP, "Ob er Angst hatte")]
)
def test_the_workshop_pages_are_few_and_hold_nothing_private(tmp_path: Path, name: str, private: str) -> None:
    paper = export(tmp_path, name, "workshop")
    assert 4 <= len(paper.pages) <= 8
    text = "\n".join(page.extract_text() for page in paper.pages)
    written = FolderFiles(ROOT / "courses" / name)["sample-answers.json"].decode()
    data = json.loads(written)
    for_oneself = [
        data["answers"][str(exercise.id)]
        for exercise in read(name).exercises()
        if data["share"].get(str(exercise.id), exercise.share) == "private"
        and str(exercise.id) in data["answers"]
    ]
    said = [answer for answer in for_oneself if isinstance(answer, str)]
    assert len(for_oneself) > 20
    assert not [answer for answer in said if answer[:40] in " ".join(text.split())]
    assert private in written
    assert private not in text


def test_help_is_there_offline_and_says_no_day_on_which_nobody_checked_it() -> None:
    nobody = {EXPLORE: "nobody has rung them", MAKE: "Nobody has rung", SLEEP: "hat niemand dort angerufen"}
    for name in ALL:
        course = read(name)
        assert course.help is not None
        assert (course.help.checked, course.help.by) == ("", "")
        assert nobody[name].casefold() in course.help.markdown.casefold()
        assert "findahelpline.com" in course.help.markdown
