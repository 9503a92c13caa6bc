"""Explore This Further in German: the same course, whole, with the same facts, labels and people, and as gentle."""

import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.language.catalogue import catalogue_of
from workbook.course.checks.words import average_words
from workbook.course.exercise import Exercise
from workbook.course.files import FolderFiles
from workbook.course.model import Box, Course, Module, Page, Prose
from workbook.course.reading import read_course
from workbook.course.translations import in_language, languages

from .test_company import NUMBERS
from .test_shipped import (
    AVOIDED,
    EXPLORE,
    MOST_WORDS,
    PARTS,
    QUOTED,
    SLEEP,
    TRY,
    all_ids,
    boxes,
    practices,
    prose,
    read,
    words_of,
)

FILES = FolderFiles(ROOT / "courses" / EXPLORE)
ENGLISH_WORDS = re.compile(r"\b(?:the|and|you|your|with|what|is|are|it|of|to|not)\b", re.IGNORECASE)
NAMED = re.compile(r"[“„]([^“”„\n]+?)[,.?]?[”“]")
CITED = re.compile(r"\[@([\w-]+)\]")
PICTURE = re.compile(r"\]\((media/[^)]+)\)")
BUTTONS = ("Need help now", "What I wrote before", "Erase this answer", "Make my PDF", "No counting")
WORDS = {"title", "question", "explanation", "hint", "line"}


@pytest.fixture(scope="module")
def german() -> Course:
    course, problems = read_course(in_language(FILES, "de"))
    assert problems == []
    return course


@pytest.fixture(scope="module")
def english() -> Course:
    return read(EXPLORE)


def pages(english: Course, german: Course) -> Iterator[tuple[Page, Page]]:
    for module, other in zip(english.modules, german.modules, strict=True):
        yield from zip(module.pages, other.pages, strict=True)


def texts(page: Page) -> Iterator[str]:
    """All that is read of a page, each text by itself."""
    yield page.title
    for part in page.parts:
        if isinstance(part, Prose):
            yield part.markdown
        elif isinstance(part, Box):
            yield from (part.title, part.markdown)
        elif isinstance(part, Exercise) and part.asks:
            yield from (part.title, part.question, part.explanation, part.hint)
            yield from part.wording()["words"].values()


def whole(module: Module) -> str:
    return "\n\n".join(text for page in module.pages for text in texts(page))


def test_the_course_says_that_it_is_there_in_german(german: Course, english: Course) -> None:
    assert languages(FILES) == ("en", "de")
    assert german.about.title != english.about.title
    assert german.about.version == english.about.version
    assert len(german.about.changed) == len(english.about.changed)


def test_every_answer_finds_its_place_in_both(german: Course, english: Course) -> None:
    assert all_ids(german) == all_ids(english)


def test_no_paragraph_and_no_line_is_left_in_english(german: Course, english: Course) -> None:
    """Nothing of some length is the same in both, and nothing has an English word in it."""
    for page, other in pages(english, german):
        same = {text for text in texts(page) if len(text) > 15} & set(texts(other))
        assert same == set(), page.id
        for text in texts(other):
            bare = re.sub(r"\{#[^}]*\}|\[@[^\]]*\]|\(media/[^)]*\)|\*[^*]+\*", " ", text)
            assert ENGLISH_WORDS.findall(bare) == [], text
    for said in (german.about.summary, german.about.subtitle, german.about.text, *german.about.changed):
        assert ENGLISH_WORDS.findall(said) == []


def test_boxes_stand_in_the_same_places_with_the_same_labels(german: Course, english: Course) -> None:
    for page, other in pages(english, german):
        own, theirs = (
            [
                (part.kind, part.label, part.show_if) if isinstance(part, Box) else type(part).__name__
                for part in one.parts
            ]
            for one in (page, other)
        )
        assert own == theirs, page.id


def test_the_same_is_cited_and_the_same_figures_are_told(german: Course, english: Course) -> None:
    for page, other in pages(english, german):
        for part, theirs in zip(page.parts, other.parts, strict=True):
            if isinstance(part, Box | Prose) and isinstance(theirs, Box | Prose):
                said, told = part.markdown, theirs.markdown
                assert sorted(CITED.findall(told)) == sorted(CITED.findall(said)), (page.id, told)
                assert PICTURE.findall(told) == PICTURE.findall(said), page.id
                figures = [sorted(re.findall(r"\d+", CITED.sub("", text))) for text in (said, told)]
                assert figures[0] == figures[1], (page.id, told)


def test_only_words_are_another_way_in_an_exercise(german: Course, english: Course) -> None:
    for exercise, other in zip(english.exercises(), german.exercises(), strict=True):
        own, theirs = (
            {key: value for key, value in vars(one).items() if isinstance(value, int) and key not in WORDS}
            for one in (exercise, other)
        )
        assert own == theirs, exercise.id
        given = [[bool(getattr(one, key)) for key in ("explanation", "hint")] for one in (exercise, other)]
        assert given[0] == given[1], exercise.id


def test_before_and_after_have_the_same_ends_and_the_same_question(german: Course) -> None:
    by_id = {str(exercise.id): exercise for exercise in german.exercises()}
    for after in (exercise for exercise in german.exercises() if exercise.pair):
        before = by_id[after.pair]
        assert (after.low, after.high) == (before.low, before.high), after.id  # type: ignore[attr-defined]
        assert [item.text for item in after.options()] == [item.text for item in before.options()], after.id


def test_pages_and_buttons_are_named_as_they_are_called(german: Course, english: Course) -> None:
    """What is named in quotation marks is found under that name: other pages, and buttons of the program."""
    called = {one.title: other.title for one, other in zip(english.modules, german.modules, strict=True)}
    called |= {page.title: other.title for page, other in pages(english, german)}
    buttons = {
        str(message.id).strip("&…?"): str(message.string).strip("&…?") for message in catalogue_of("de")
    }
    named = {**{name: buttons[name] for name in BUTTONS}, **called}
    for module, other in zip(english.modules, german.modules, strict=True):
        told = whole(other)
        missing = [name for name in NAMED.findall(whole(module)) if named.get(name, "") not in told]
        assert missing == [], module.id


def test_sentences_are_short_and_no_word_pushes(german: Course) -> None:
    avoided = re.compile(rf"\b(?:{AVOIDED['de']})\b", re.IGNORECASE)
    for module in german.modules:
        told = [
            prose(module),
            *(b.markdown for b in boxes(module, "try", "care", "evidence", "note", "example")),
        ]
        assert average_words("\n\n".join(told)) <= MOST_WORDS["de"], module.id
        assert avoided.findall(QUOTED.sub("", whole(module))) == [], module.id
    assert avoided.findall(QUOTED.sub("", german.about.text)) == []


def test_quotation_marks_are_german(german: Course) -> None:
    for module in german.modules:
        text = whole(module)
        assert re.findall(r"[\"”«»]", text) == [], module.id
        assert text.count("„") == text.count("“"), module.id


def test_everything_to_try_can_be_stopped_made_easier_and_done_alone(german: Course) -> None:
    for module in german.modules:
        for box in boxes(module, "try"):
            assert [part for part in TRY[SLEEP] if part not in box.markdown] == [], box.title
    for practice in practices(german):
        for line in ("stop", "easier", "alone"):
            assert len(str(vars(practice)[line])) > 15, (practice.id, line)


def test_every_fact_box_says_where_it_ends(german: Course) -> None:
    for module in german.modules:
        for box in boxes(module, "evidence"):
            assert [head for head in PARTS[SLEEP] if head not in box.markdown] == [], box.title


def test_the_people_are_the_same_ones(german: Course) -> None:
    """Their names, their ages, and how long is told of them."""
    told = "\n".join(whole(module) for module in german.modules)
    ages = {name: set(re.findall(rf"{name} ist (\w+) und", told)) for name in ("Marta", "Silas")}
    assert ages == {"Marta": {"sechsundvierzig"}, "Silas": {"achtunddreißig"}}
    assert set(re.findall(r"(?:mit|seit er) (vierund\w+)", told)) == {"vierunddreißig"}
    assert set(re.findall(r"\b(?:Herrn?|Frau|Tante) ([A-Z]\w+?)s?\b", told)) == {
        "Okafor", "Brandt", "Lindner", "Vera",
    }  # fmt: skip
    for name in ("Bruno", "Petra", "Devlin", "Ravi", "Mehmet"):
        assert name in told
    assert not re.search(r"\b(?:Mr|Mrs|Aunt)\b", told)
    for module in german.modules:
        assert boxes(module, "note", "example"), module.id
        for box in boxes(module, "note"):
            if re.search("Marta|Silas|Zwei Abende", box.title):
                assert 60 <= words_of(box.markdown) <= 130, (module.id, box.title)


def test_every_module_looks_back_under_the_same_name(german: Course) -> None:
    assert [module.pages[0].title for module in german.modules[1:]] == ["Seit dem letzten Mal"] * 9


def test_help_is_for_three_countries_and_says_that_nobody_rang(german: Course) -> None:
    assert german.help is not None
    assert (german.help.checked, german.help.by) == ("", "")
    for said in ("hat niemand dort angerufen", "findahelpline.com", "achtzehn", "wehtut", *NUMBERS):
        assert said in german.help.markdown, said
