"""What is special to sentence stems: one sentence, in place, in one flow, on screen and on paper."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make
from tests.exercises.test_conformance import editor_of, heard, on_paper, theme
from workbook.course.reading import read_course
from workbook.exercises.stems.editor import StemsEditor
from workbook.exercises.stems.spec import Stems, parted
from workbook.window.look.theme import Theme

__all__ = ["theme"]


def stems_editor(qtbot: QtBot, theme: Theme, exercise: Any = None) -> StemsEditor:
    editor = editor_of(qtbot, exercise or make("stems"), theme)
    assert isinstance(editor, StemsEditor)
    return editor


def stems_of(*lines: str) -> Stems:
    listed = "\n".join(f"- {line}" for line in lines)
    course, problems = read_course(
        {
            "course.md": b"---\ntitle: C\nid: c\n---\n",
            "modules/01-one.md": f"---\ntitle: One\n---\n::: stems it\nFinish\n\n{listed}\n:::\n".encode(),
        }
    )
    assert problems == []
    exercise = next(course.exercises())
    assert isinstance(exercise, Stems)
    return exercise


def test_the_words_go_where_the_sign_is_else_to_the_end() -> None:
    assert parted("I pull back when").with_words("I run") == "I pull back when I run"
    assert parted("It is …, I think.").with_words("so") == "It is so, I think."
    assert parted("… is what I say").with_words("No") == "No is what I say"
    assert parted("“…”, I say").with_words(" no ") == "“no”, I say"
    assert parted("I learned ...").with_words("it") == "I learned it"
    assert parted("One … two … three").with_words("and") == "One and two … three"
    assert parted("…").with_words("all") == "all"


@given(stem=st.text(max_size=60), words=st.text(max_size=60))
def test_no_word_is_lost(stem: str, words: str) -> None:
    before, after = parted(stem)
    assert words.strip() in parted(stem).with_words(words)
    assert before.strip() + after.strip() in stem.replace("…", "", 1).replace("...", "", 1) or "…" in stem


def test_the_learners_words_begin_beside_the_stem_and_wrap_below_it(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    line = editor.stems["pull"]
    low = line.height()
    line.set_words("so " * 60)
    first, second = line.field.lines()[:2]
    assert first.left > 60
    assert second.left == 0
    assert line.height() > 2 * low


def test_a_narrow_sentence_gives_the_words_a_line_of_their_own(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme, stems_of("When somebody comes nearer than I thought they would"))
    line = next(iter(editor.stems.values()))
    for width in (240, 300, 360, 640):
        line.lay_out(width)
        lines = line.field.lines()
        assert width - lines[0].left >= 0.3 * width
        assert line.height() >= line.field.y() + line.field.height()


def test_blank_again_is_no_word(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    said = heard(editor)
    QTest.keyClicks(editor.focus_target(), "a")
    QTest.keyClick(editor.focus_target(), Qt.Key.Key_Backspace)
    assert said[-1] == {"words": {}}
    assert not make("stems").is_answered(said[-1])


def test_what_the_course_no_longer_has_is_shown_and_kept(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme, make("stems").remembering({"gone": "It was …, then."}))
    said = heard(editor)
    editor.show_answer({"words": {"gone": "so", "odd": 5}, "more": 1})
    assert editor.stems["gone"].field.words() == "so"
    assert "It was" in editor.stems["gone"].field.accessibleName()
    QTest.keyClicks(editor.focus_target(), "a")
    assert said == [{"words": {"gone": "so", "odd": 5, "pull": "a"}, "more": 1}]


def test_enter_goes_on_and_shift_enter_begins_a_line(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    said = heard(editor)
    first, second = (editor.stems[key].field for key in ("pull", "mean"))
    first.setFocus()
    QTest.keyClicks(first, "a")
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(first, "b")
    assert said[-1] == {"words": {"pull": "a\nb"}}
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert editor.focusWidget() is second


def test_ctrl_z_in_a_field_takes_back_what_was_said(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    said = heard(editor)
    field = editor.stems["pull"].field
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not make("stems").is_answered(said[-1])
    assert field.words() == ""
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.words() == "ab"


def test_a_paste_is_plain_words(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    said = heard(editor)
    data = QMimeData()
    data.setHtml("<b>one</b><p>two<img src='/etc/passwd'></p>")
    editor.stems["pull"].field.insertFromMimeData(data)
    assert said[-1]["words"]["pull"].startswith("one\ntwo")


def test_a_sentence_runs_as_its_words_do(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(
        qtbot, theme, stems_of("I pull back when {#en}", "אני נסוג כאשר {#he}", "… {#none}")
    )
    editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [line.isRightToLeft() for line in editor.stems.values()] == [False, True, True]
    hebrew = editor.stems["he"]
    hebrew.set_words("מישהו")
    hebrew.lay_out(400)
    assert hebrew.field.lines()[0].right < 340


def test_a_hundred_thousand_characters_are_shown(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    words = "word " * 20_000
    editor.show_answer({"words": {"pull": words}})
    assert editor.stems["pull"].field.words() == words


def test_the_whole_sentence_reads_as_one_on_paper() -> None:
    text = " ".join(on_paper("stems", {"words": {"mean": "so *much* & <b>"}}).split())
    assert "It may mean so *much* & <b>, and that is fine." in text


def test_the_empty_form_has_both_parts_of_a_sentence() -> None:
    text = " ".join(on_paper("stems", None).split())
    assert "I pull back when" in text
    assert ", and that is fine." in text


def test_a_long_text_makes_room_a_few_times_only_and_leaves_none_over(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    line, field = editor.stems["pull"], editor.stems["pull"].field
    editor.setFixedWidth(400)
    qtbot.waitExposed(editor)
    editor.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    heights = []
    for _ in range(120):
        QTest.keyClicks(field, "so it is ")
        heights.append(line.height())
        assert field.lines()[-1].bottom <= field.height()
    assert len(field.lines()) > 6
    assert len(set(heights)) < len(field.lines()) / 2
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.hasFocus()
    assert field.height() - field.lines()[-1].bottom < 10


def test_the_underline_follows_a_word_that_moves_to_the_line_above(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    field = editor.stems["pull"].field
    editor.setFixedWidth(400)
    QTest.keyClicks(field, "so it is " * 12)
    for place, key in (
        (30, Qt.Key.Key_Backspace),
        (60, Qt.Key.Key_X),
        (9, Qt.Key.Key_Delete),
        (70, Qt.Key.Key_Y),
    ):
        cursor = field.textCursor()
        cursor.setPosition(place)
        field.setTextCursor(cursor)
        for _ in range(7):
            QTest.keyClick(field, key)
            kept = list(field.lines())
            field.place(field.width(), kept[0].left)  # asks for every line anew
            assert field.lines() == kept


def test_the_fixed_words_are_seen(qtbot: QtBot, theme: Theme) -> None:
    editor = stems_editor(qtbot, theme)
    picture = editor.stems["pull"].grab().toImage()
    ground = picture.pixelColor(1, 1)
    ratio = picture.devicePixelRatio()
    words = [
        (x, y)
        for x in range(round(40 * ratio))
        for y in range(round(20 * ratio))
        if abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 60
    ]
    assert len(words) > 30
