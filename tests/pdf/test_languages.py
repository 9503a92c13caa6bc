"""Paper in a language that nobody speaks: no word untranslated, none cut off, and nothing else speaks it."""

import re
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from tests.language.catalogue import catalogue_of, extracted, translated
from tests.language.left_over import cut_off, left_over
from tests.language.pseudo import Pseudo, greek, pseudo
from tests.window import greek_course
from workbook.course.reading import read_course
from workbook.exercises.scale.spec import change_in_words
from workbook.language.dates import before_and_after
from workbook.language.languages import paper_language
from workbook.language.translation import Language, speaking
from workbook.language.translation import gettext as _
from workbook.pdf.export import build_pdf
from workbook.pdf.material import Edition, PaperAnswer, PaperOptions, PaperSize
from workbook.pdf.recovery_sheet import recovery_sheet

AT = datetime(2026, 11, 21, 18, 24, tzinfo=UTC)
DAY = date(2026, 11, 22)
SOME = ["abandon", "ability", "able"] * 4
ON_PAPER = re.compile(r"workbook/(pdf|exercises/\w+/(page\.py|paper))")
EDGE = 14  # points of a page that stay empty


def pages_of(data: bytes) -> list[str]:
    """The words of each page; lines are parted where the paper parts them."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def words_beyond_the_edge(data: bytes) -> list[str]:
    """What stands where nothing of ours may: so near the edge that it was meant to be shorter."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            wide, text = page.get_width(), page.get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                if left < EDGE or right > wide - EDGE:
                    found.append(text.get_text_bounded(left, bottom, right, top))
    return found


def answers() -> dict[str, PaperAnswer]:
    course = read_course(greek_course.course())[0]
    made = {
        exercise.id: PaperAnswer(
            greek_course.answer(exercise.kind),
            "bring",
            at=AT,
            kind=exercise.kind,
            question_then=greek("Then"),
        )
        for exercise in course.exercises()
        if exercise.kind != "recall"
    }
    return {**made, "gone": PaperAnswer(greek("words"), at=AT, kind="line", title=greek("Gone"))}  # type: ignore[dict-item]


def made(edition: Edition, *, filled: bool, large: bool = False) -> tuple[bytes, Pseudo]:
    catalogue = Pseudo()
    course = read_course(greek_course.course())[0]
    options = PaperOptions(name=greek("Ana") if filled else "", date=DAY, large_print=large)
    data = build_pdf(
        course,
        answers() if filled else {},  # type: ignore[arg-type]
        edition,
        options,
        files=greek_course.course(),
        language=Language("el", catalogue),
    )
    return data, catalogue


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_no_word_on_paper_is_untranslated_and_none_is_cut_off(
    edition: Edition, filled: bool, large: bool
) -> None:
    data, catalogue = made(edition, filled=filled, large=large)
    pages = pages_of(data)
    assert [sorted(left) for page in pages if (left := left_over(page, greek_course.own_words()))] == []
    assert [page for page in pages if cut_off(page)] == []
    assert words_beyond_the_edge(data) == []
    assert sorted(catalogue.unknown) == []
    assert _("Notes") == "Notes"


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_word_of_the_recovery_sheet_is_untranslated_and_all_of_it_is_there(paper: PaperSize) -> None:
    catalogue = Pseudo()
    with speaking(Language("el", catalogue)):
        data = recovery_sheet(SOME, greek("Ana"), DAY, paper)
    [page] = pages_of(data)
    assert left_over(page, set(SOME)) == set()
    assert not cut_off(page)
    assert page.count("⟦") == 6
    assert sorted(catalogue.unknown) == []


def test_who_is_told_how_far_it_is_is_told_in_their_own_language() -> None:
    told = set[str]()
    course = read_course(greek_course.course())[0]
    build_pdf(
        course, {}, "workshop", PaperOptions(), language=Language("el", Pseudo()),
        progress=lambda _part: told.add(_("Notes")),
    )  # fmt: skip
    assert told == {"Notes"}


def test_a_course_in_english_has_english_paper_whatever_the_window_speaks() -> None:
    course = read_course({**greek_course.course()})[0]
    with speaking(Language("el", Pseudo())):
        data = build_pdf(course, {}, "workshop", PaperOptions(date=DAY))
    assert "Questions I bring" in "".join(pages_of(data))
    assert pseudo("Questions I bring") not in "".join(pages_of(data))


class Noting:
    """A catalogue that knows nothing, and notes every message that paper asks for."""

    def __init__(self) -> None:
        self.asked: set[tuple[str, str]] = set()

    def gettext(self, message: str, /) -> str:
        self.asked.add(("", message))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        self.asked.add(("", msgid1))
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str, /) -> str:
        self.asked.add((context, message))
        return message


def words_from_elsewhere() -> None:
    """What only some answers say: how two moments differ, and where a name stands on a map without rings."""
    for after in (2, 3, 4):
        change_in_words(3, after)
    for before in (None, datetime(2026, 11, 21, tzinfo=UTC), datetime(2026, 11, 22, 9, tzinfo=UTC)):
        before_and_after(before, before and datetime(2026, 11, 22, 18, tzinfo=UTC))
    module = b"---\ntitle: M\n---\n\n## P\n\n::: map m\nWho?\n:::\n"
    course = read_course({"course.md": b"---\ntitle: T\n---\n", "modules/01-m.md": module})[0]
    [exercise] = course.exercises()
    for distance in (0.1, 0.5, 0.9):
        exercise.as_lines({"items": [{"row": "r", "name": "N", "distance": distance, "angle": 1}]})


@pytest.fixture(scope="module")
def asked_for() -> set[tuple[str, str]]:
    """Every message that paper asks for: those that its rooms mark, and those that it gets from elsewhere."""
    noting = Noting()
    course, files = read_course(greek_course.course())[0], greek_course.course()
    editions: list[Edition] = ["keepsake", "workshop", "blank", "facilitator"]
    for edition in editions:
        for given in ({}, answers()):
            build_pdf(course, given, edition, PaperOptions(), files=files, language=Language("el", noting))  # type: ignore[arg-type]
    with speaking(Language("el", noting)):
        words_from_elsewhere()
    return noting.asked | {
        (message.context or "", message.id if isinstance(message.id, str) else message.id[0])
        for message in extracted()
        if message.id and any(ON_PAPER.match(place) for place, _line in message.locations)
    }


@pytest.mark.parametrize("code", ["ar", "de", "es"])
def test_paper_has_all_of_its_words_in_the_languages_that_it_speaks(
    code: str, asked_for: set[tuple[str, str]]
) -> None:
    assert sorted(asked_for - translated(catalogue_of(code))) == []


@pytest.mark.parametrize(
    ("tag", "said"),
    [("de-AT", "Fragen, die ich mitbringe"), ("es", "Preguntas que llevo"), ("ar", "أسئلة أحضرها"),
     ("en", "Questions I bring"), ("fi", "Questions I bring")],
)  # fmt: skip
def test_the_paper_of_a_course_speaks_its_language(tag: str, said: str) -> None:
    with speaking(paper_language(tag)):
        assert _("Questions I bring") == said
