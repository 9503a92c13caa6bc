"""What a learner is told of another version before it is taken: every change, with what becomes of their words."""

import pytest

from workbook.answers.updating.letter import as_text, in_short, letter
from workbook.answers.updating.update import Outlook
from workbook.course.comparing import compare_courses
from workbook.course.ids import ExerciseId

TOP = b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"
ONE = """---
title: Arriving
---
::: line word
title: One word

Which word fits?
:::

::: choice room
title: The room

Where are you?

- at home {#home}
- at work {#work}
:::
"""
TWO = """---
title: Going on
---
::: line last
title: The last one

And now?
:::
"""


def told(*replaced: tuple[str, str], answered: tuple[str, ...] = (), again: tuple[str, ...] = ()) -> Outlook:
    one, two = ONE, TWO
    for old, new in replaced:
        assert old in one + two
        one, two = one.replace(old, new), two.replace(old, new)
    before = {"course.md": TOP, "modules/1-a.md": ONE.encode(), "modules/2-b.md": TWO.encode()}
    after = {"course.md": TOP, "modules/1-a.md": one.encode(), "modules/2-b.md": two.encode()}
    ids = frozenset(ExerciseId(name) for name in answered)
    return Outlook(compare_courses(before, after), ids, back=False, again=frozenset(again))


BLOCK = "::: line last\ntitle: The last one\n\nAnd now?\n:::\n"


@pytest.mark.parametrize(
    ("outlook", "says"),
    [
        (
            told(("Which word fits?", "Which word fits now?"), answered=("word", "last")),
            """\
- 2 exercises stay as they are
    Your answer stays in place.
- 1 question is worded anew
    One word
    Before: Which word fits?
    Now:    Which word fits now?
    Your answer stays, with the question as it was when you wrote it.
""",
        ),
        (
            told(("- at work {#work}", "- in a train {#train}")),
            """\
- 2 exercises stay as they are
- 1 question is worded anew
    The room
    Now:    in a train
    The room
    Before: at work
""",
        ),
        (
            told((BLOCK, ""), ("::: line word", BLOCK + "\n::: line word"), answered=("last",)),
            """\
- 2 exercises stay as they are
- 1 exercise moves
    “The last one” goes from module 2 to module 1, “Arriving”.
    Your answer goes with it.
""",
        ),
        (
            told(("::: line word\n", "::: line a-word\nwas: word\n"), answered=("word",)),
            """\
- 2 exercises stay as they are
- 1 exercise has another name inside the course
    “One word”.
    Your answer goes with it.
""",
        ),
        (
            told(("::: line word", "::: date word"), answered=("word",)),
            """\
- 2 exercises stay as they are
- 1 question is asked in another way
    “One word”.
    It begins empty. Your answer to the one before stays beside it, under Kept answers.
""",
        ),
        (
            told(("::: line word", "::: line other"), answered=("word",)),
            """\
- 2 exercises stay as they are
- 1 exercise is new
    “One word”.
    In module 1.
    It begins empty, and you may skip it.
- 1 exercise is taken out
    “One word”.
    What you wrote there moves to Kept answers and stays in your whole-workbook PDF.
""",
        ),
        (
            told(("::: line word", "::: line other"), answered=("other",), again=("other",)),
            """\
- 2 exercises stay as they are
- 1 exercise is taken out
    “One word”.
- 1 kept answer has its place again
    “One word”.
""",
        ),
    ],
)
def test_the_letter(outlook: Outlook, says: str) -> None:
    assert as_text(letter(outlook)) + "\n" == says


def test_many_are_named_up_to_a_number() -> None:
    many = "".join(f"::: line new-{n}\ntitle: New {n}\n\nQ?\n:::\n" for n in range(9))
    outlook = told((BLOCK, BLOCK + many))
    new = next(paragraph for paragraph in letter(outlook) if paragraph.subject == "new")
    assert new.sentences[0] == "“New 0”, “New 1”, “New 2”, “New 3”, “New 4”, “New 5”, and 3 more."
    assert new.heading == "9 exercises are new"


def test_in_short() -> None:
    outlook = told(("Which word", "What word"), ("::: line last", "::: line end"), answered=("word", "room"))
    assert in_short(outlook) == (
        "1 exercise stays, 1 is worded anew, 1 is new, 1 is taken out. Your 2 answers all stay."
    )
