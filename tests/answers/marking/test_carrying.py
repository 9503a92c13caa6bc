"""Marks survive another version of the course: they go to where their words are now, or are kept as lost."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.answers.conftest import check_all
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.marking.anchor import Span, quote
from workbook.answers.tables.marks import Mark, new_mark
from workbook.answers.updating.update import go_back, update

Files = dict[str, bytes]
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
PASSAGE = "a small, well-chosen step often does"
BODY = f"""Some words before. Pushing rarely helps; {PASSAGE}. You could sit side by side.

::: reflection hopes
What brings you here?
:::

## Signs {{#signs-page}}

Another page with *a few words* of its own.
"""


def course(body: str, version: str = "1.0.0", front: str = "Welcome to a course about walking.") -> Files:
    return {
        "course.md": f"---\ntitle: A small course\nid: small-course\nversion: {version}\n---\n{front}\n".encode(),
        "modules/01-beginning.md": f"---\ntitle: Beginning\n---\n{body}".encode(),
    }


@pytest.fixture
def files() -> Files:
    return course(BODY)


@pytest.fixture
def backups(file: WorkbookFile) -> BackupFolder:
    return BackupFolder(file.uuid)


def mark_of(words: str, text: str = BODY, page: str = "beginning", module: str = "beginning") -> Mark:
    quotation = quote(text, Span(text.index(words), text.index(words) + len(words)))
    return new_mark("honey", module, page, NOW)._replace(
        before=quotation.before, words=quotation.words, after=quotation.after, note="Ask Noor."
    )


def only(file: WorkbookFile) -> Mark:
    [mark] = file.marks()
    return mark


CHANGES: dict[str, tuple[Callable[[str], str], str]] = {
    "nothing": (lambda body: body, "beginning"),
    "words before it": (lambda body: f"A new beginning, of three\n\nparagraphs.\n\n{body}", "beginning"),
    "its own paragraph": (lambda body: body.replace("Pushing rarely helps", "To push seldom helps"), "beginning"),
    "emphasis": (lambda body: body.replace(PASSAGE, f"**{PASSAGE}**"), "beginning"),
    "to another page": (
        lambda body: body.replace(PASSAGE, "…").replace("Another page", f"There {PASSAGE}. Another page"), "signs-page",
    ),
    "into a box": (lambda body: body.replace(PASSAGE, f"x\n\n::: try\n{PASSAGE}\n:::\n\n"), "beginning"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_mark_goes_to_where_its_words_are(file: WorkbookFile, backups: BackupFolder, name: str) -> None:
    change, page = CHANGES[name]
    file.put_mark(before := mark_of(PASSAGE))
    update(file, course(change(BODY), "1.1.0"), backups)
    mark = only(file)
    assert (mark.module, mark.page, mark.lost) == ("beginning", page, False)
    assert (mark.words, mark.note, mark.sort) == (before.words, before.note, "honey")
    check_all(file)
    go_back(file, backups)
    assert (only(file).page, only(file).lost) == ("beginning", False)
    check_all(file)


def test_words_that_are_gone_keep_their_mark_and_its_note_and_come_back(
    file: WorkbookFile, backups: BackupFolder
) -> None:
    file.put_mark(before := mark_of(PASSAGE))
    update(file, course(BODY.replace(PASSAGE, "quite something else"), "1.1.0"), backups)
    assert only(file) == before._replace(lost=True)
    go_back(file, backups)
    assert not only(file).lost
    assert only(file).words == PASSAGE


def test_a_page_with_another_id_takes_its_bookmark_and_note_along_and_one_that_is_gone_keeps_them(
    file: WorkbookFile, backups: BackupFolder
) -> None:
    for sort in ("bookmark", "page"):
        file.put_mark(new_mark(sort, "beginning", "signs-page", NOW)._replace(note="All of it."))
    update(file, course(BODY.replace("{#signs-page}", "{#other-id}"), "1.1.0"), backups)
    assert {(mark.page, mark.lost) for mark in file.marks()} == {("other-id", False)}
    update(file, course(BODY.partition("## Signs")[0], "1.2.0"), backups)
    assert {(mark.page, mark.lost, mark.note) for mark in file.marks()} == {("other-id", True, "All of it.")}


def test_the_front_page_of_the_course_can_be_marked_too(file: WorkbookFile, backups: BackupFolder) -> None:
    file.put_mark(mark_of("course about walking", "Welcome to a course about walking.", "welcome", ""))
    file.put_mark(new_mark("bookmark", "", "welcome", NOW))
    update(file, course(BODY, "1.1.0", front="Once more: a course about walking."), backups)
    assert {(mark.module, mark.page, mark.lost) for mark in file.marks()} == {("", "welcome", False)}
    update(file, course(BODY, "1.2.0", front=""), backups)
    assert {mark.lost for mark in file.marks()} == {True}


def test_in_another_language_of_the_course_its_words_are_looked_for_there(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("other")
    arabic = "الجسد الحَذِر قد يقرأ الجهد علامةً أخرى على الخطر."
    both = {
        **course(BODY),
        "course.ar.md": "---\ntitle: دورة\n---\n".encode(),
        "modules/ar/01-beginning.md": f"---\ntitle: بداية\n---\n{arabic}\n".encode(),
    }
    with create_workbook(folder / "a.workbook", both, language="ar", notes=folder / "n") as file:
        file.put_mark(mark_of("يقرأ الجهد علامةً أخرى", arabic))
        newer = dict(both)
        newer["course.md"] = newer["course.md"].replace(b"1.0.0", b"1.1.0")
        newer["modules/ar/01-beginning.md"] += "\nفقرة أخيرة.\n".encode()
        update(file, newer, BackupFolder(file.uuid))
        assert not only(file).lost
