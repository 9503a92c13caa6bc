"""A look back: earlier answers, and nothing to answer."""

from hypothesis import strategies as st

from workbook.window.parts.editor import ExerciseEditor

SOURCE = """::: recall it
of: helped
of: calm
first: yes

What you wrote before
:::"""
ANSWER: dict[str, str] = {}
WORDS: tuple[str, ...] = ()
BAD = (
    ("::: recall it\nfirst: yes\n\nBefore\n:::", "no-of"),
    ("::: recall it\nof: helped\nfirst: perhaps\n\nBefore\n:::", "bad-value"),
    ("::: recall it\nof: helped\nfrist: yes\n\nBefore\n:::", "unknown-setting"),
)
STRATEGY = st.just(ANSWER)


def edit(editor: ExerciseEditor) -> None:
    """There is nothing to change."""
