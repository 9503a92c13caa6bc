"""What stands in each edition, and under which words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbook.pdf.material import EarlierVersion

from .conftest import AT

if TYPE_CHECKING:
    from .conftest import Desk


def test_a_keepsake_has_all_of_the_course(answered: Desk) -> None:
    words = answered.make().words
    for said in (
        "A workbook for learning and practice",
        "My whole workbook, 22 November 2026",
        "About this workbook Welcome here.",
        "Some prose with weight, and a source [1].",
        "1.2 What do you think? A few words are enough. Written 21 November 2026",
        "Call 112. Checked 22 November 2026 by Us, for: here",
        "[1] Lovelace, A. (1843). Notes.",
        "It is not therapy, a diagnosis or medical advice.",
        "Licence: CC BY 4.0.",
    ):
        assert said in words
    assert "Uncited" not in words


def test_not_today_is_said_and_nothing_more(desk: Desk) -> None:
    desk.answer("a-reflection", None, not_today=True)
    words = desk.make().words
    assert "1.2 What do you think? Not today. 1.3" in words


def test_an_answer_beside_not_today_is_printed(desk: Desk) -> None:
    desk.answer("a-reflection", "and yet I wrote", not_today=True)
    assert "and yet I wrote" in desk.make().words


def test_the_question_as_it_was_is_told_if_it_changed(desk: Desk) -> None:
    desk.answer("a-line", "words", question_then="A *long* line, please?")
    words = desk.make().words
    assert "The question read then: A long line, please?" in words
    assert words.count("The question read then") == 1


def test_an_answer_whose_question_is_gone_is_kept(desk: Desk) -> None:
    desk.answer("gone", "still mine", kind="reflection", title="Old one", question_then="What was it?")
    desk.answer(
        "gone-too", {"ticked": ["x"]}, kind="checklist", question_then="Which?", words={"x": "that one"}
    )
    desk.answer("gone-three", {"values": {"value": 4}}, kind="scale", question_then="How much?")
    desk.answer("gone-four", {"entries": [{"text": "of a later kind"}]}, kind="list", title="A list")
    words = desk.make().words
    assert "Kept answers" in words
    assert "What was it? Written 21 November 2026 still mine" in words
    assert "that one" in words
    assert "of a later kind" in words
    assert "Kept answers" not in desk.make("workshop").words


def test_the_workshop_pages_have_their_sections_in_order(answered: Desk) -> None:
    for exercise_id, given in list(answered.answers.items()):
        answered.answer(exercise_id, given.answer, share="bring")
    paper = answered.make("workshop", wish="To sing a little.")
    assert 4 <= len(paper.pages) <= 8
    assert "What I want from this day To sing a little." in " ".join(paper.pages[0].split())
    titles = [item.title for item in paper.reader.outline if not isinstance(item, list)]
    assert titles == [
        "Before and after",
        "My action plan",
        "From my modules",
        "Questions I bring",
        "Notes",
        "Where to find help",
    ]
    words = paper.words
    assert "1.7 What could you do? If it rains then I sing" in words
    assert "1.8 How do you end a hug? 1.8 Who sings here?" in words
    assert "What might have made the difference?" in words
    assert "Some prose" not in words


def test_one_may_come_with_empty_hands(desk: Desk) -> None:
    paper = desk.make("workshop")
    assert len(paper.pages) >= 4
    assert "What I could do, and when" in paper.words
    assert "Questions that come up on the day" in paper.words
    assert "What I keep to myself" in paper.words


def test_numbers_are_the_same_in_both_editions(answered: Desk) -> None:
    answered.answer("a-checklist", {"ticked": ["birds"]}, share="bring")
    assert "1.6 What do you know?" in answered.make().words
    assert "1.6 What do you know?" in answered.make("workshop").words


def test_a_tender_module_says_so_first(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\nsummary: About it.\ntender: It may touch you.\n---\n\nText begins.\n"
    )
    assert "About it. A tender page. It may touch you. Text begins." in desk.make().words


def test_a_cover_may_be_a_picture(new_desk: Any) -> None:
    import io

    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (400, 400), (200, 220, 210)).save(picture, "JPEG")
    desk: Desk = new_desk("---\ntitle: T\n---\n\nText.\n", {"media/cover.jpg": picture.getvalue()})
    assert not desk.make().reader.pages[0].images
    desk.files["course.md"] = b"---\ntitle: T\nid: t\ncover: media/cover.jpg\n---\n"
    from workbook.course.reading import read_course

    desk.course = read_course(desk.files)[0]
    assert len(desk.make().reader.pages[0].images) == 1


def test_a_cover_shows_the_pattern_and_the_colour_it_asks_for(new_desk: Any) -> None:
    from workbook.course.reading import read_course

    drawn = {}
    for cover in ("waves rust", "rings rust", "waves moss"):
        desk: Desk = new_desk("---\ntitle: T\n---\n\nText.\n")
        desk.files["course.md"] = f"---\ntitle: T\nid: t\ncover: {cover}\n---\n".encode()
        desk.course = read_course(desk.files)[0]
        content = desk.make().reader.pages[0].get_contents()
        assert content is not None
        drawn[cover] = content.get_data()
    assert drawn["rings rust"].count(b" c ") > drawn["waves rust"].count(b" c") > 8
    assert drawn["waves moss"] != drawn["waves rust"]
    assert len(drawn["waves moss"].splitlines()) == len(drawn["waves rust"].splitlines())


def test_what_is_left_out_is_one_quiet_line_and_takes_little_room(answered: Desk) -> None:
    shown = len(answered.make().pages)
    for exercise_id, given in list(answered.answers.items()):
        answered.answer(exercise_id, given.answer, share="private")
    paper = answered.make()
    assert "1.2 What do you think? Kept just for me. 1.3 How are you? Kept just for me." in paper.words
    assert "Written" not in paper.words
    assert len(paper.pages) < shown
    titles = [item.title for item in paper.reader.outline[3]]  # type: ignore[union-attr]
    assert "1.2 What do you think?" in titles


def test_only_my_answers_leaves_the_courses_text_and_empty_forms_out(desk: Desk) -> None:
    desk.answer("a-reflection", "Some thoughts")
    desk.answer("a-line", "secret words", share="private")
    desk.answer("gone", "still mine", kind="reflection", title="Old one", question_then="What was it?")
    paper = desk.make(only_answers=True)
    words = paper.words
    assert "1.1 A line, please? Kept just for me." in words
    assert "1.2 What do you think? A few words are enough. Written 21 November 2026 Some thoughts" in words
    assert "Kept answers" in words
    assert "still mine" in words
    for left in ("Some prose", "Welcome here", "Which one?", "secret"):
        assert left not in words
    assert "Call 112." in words


def test_a_range_of_days_takes_only_what_was_written_then(desk: Desk) -> None:
    desk.answer("a-line", "on the day")
    desk.answer("a-reflection", "long before", at=AT - timedelta(days=40))
    desk.answer("a-question", "at no time", at=None)
    words = desk.make(since=date(2026, 11, 20), until=date(2026, 11, 21)).words
    assert "on the day" in words
    assert "long before" not in words
    assert "at no time" not in words
    assert "1.2 What do you think? Written on other days." in words
    assert "on the day" not in desk.make(since=date(2026, 11, 22)).words


def test_earlier_versions_stand_under_the_answer_where_they_are_handed_over(desk: Desk) -> None:
    before = (
        EarlierVersion("Second thought", AT - timedelta(days=2)),
        EarlierVersion("First thought", AT - timedelta(days=9)),
    )
    desk.answer("a-reflection", "Last thought of Ines", earlier=before)
    desk.answer("a-scale", {"values": {"value": 3}}, earlier=(EarlierVersion({"values": {"value": 8}}, AT),))
    words = desk.make().words
    assert (
        "Last thought of Ines Before, on 19 November 2026: Second thought Before, on 12 November 2026: First thought"
        in words
    )
    assert "First thought" not in desk.make("blank").words


def test_a_scale_that_was_answered_on_other_days_is_a_chart_without_a_verdict(desk: Desk) -> None:
    words = next(e for e in desk.course.exercises() if e.id == "a-scale").wording()["words"]
    before = tuple(
        EarlierVersion({"values": {"value": value}}, AT - timedelta(days=days), words)
        for value, days in ((8, 2), (5, 9))
    )
    desk.answer("a-scale", {"values": {"value": 3}}, earlier=before)
    said = desk.make().words
    assert "On these days. Higher is not better and lower is not worse." in said
    assert "12 Nov: 5. 19 Nov: 8. 21 Nov: 3 of 0 to 10" in said
    assert "Before, on" not in said
    desk.answer(
        "a-scale", {"values": {"value": 3}}, earlier=(before[0], EarlierVersion({"values": {"value": 5}}, AT))
    )
    assert "Before, on" in desk.make().words  # its words were others: the numbers are not one row


HISTORIES = """---
title: Histories
id: histories
---

::: wheel a-wheel
from: 0 empty
to: 10 full

How full is each?

- sleep {#sleep}
- friends {#friends}
- play {#play}
:::

::: log a-log
column: Ease | 0-10 {#ease}
column: What was there | text {#what}

Each day
:::
"""


def with_history(desk: Desk, exercise_id: str, *answers: Any) -> None:
    """Answer on days two days apart, the last of them on the usual day."""
    words = next(e for e in desk.course.exercises() if e.id == exercise_id).wording()["words"]
    *before, now = answers
    earlier = tuple(
        EarlierVersion(answer, AT - timedelta(days=2 * back), words)
        for back, answer in enumerate(reversed(before), 1)
    )
    desk.answer(exercise_id, now, earlier=earlier)


def test_a_wheel_that_was_answered_on_other_days_is_a_row_of_small_wheels(new_desk: Any) -> None:
    desk = new_desk(HISTORIES)
    wheels = [{"values": {"sleep": n, "friends": 4, "play": 9}} for n in (2, 7, 2)]
    with_history(desk, "a-wheel", *wheels)
    said = desk.make().words
    assert "On these days. Higher is not better and lower is not worse." in said
    assert "17 Nov: sleep 2; friends 4; play 9. 19 Nov: sleep 7; friends 4; play 9. 21 Nov: sleep 2" in said
    assert "Before, on" not in said


def test_a_log_tells_all_its_days_and_every_entry_once(new_desk: Any) -> None:
    desk = new_desk(HISTORIES)
    first = {"row": "r1", "on": "2026-11-15", "ease": 3, "what": "a long walk"}
    second = {"row": "r2", "on": "2026-11-18", "ease": 6, "what": "soup"}
    reworded = {**second, "what": "soup with Ines"}
    with_history(desk, "a-log", {"rows": [first]}, {"rows": [first, second]}, {"rows": [reworded]})
    said = desk.make().words
    assert "15 Nov: 3. 18 Nov: 6." in said
    assert said.count("a long walk") == 1  # it was taken out, and is not lost
    assert "Noted before, and no longer there" in said
    assert said.count("soup with Ines") == 1
    assert "Before, on" not in said
