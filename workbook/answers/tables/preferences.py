"""What the learner chose for the whole workbook, in the table `preferences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.disk.distrust import short
from workbook.answers.tables import seals

if TYPE_CHECKING:
    import apsw

LANGUAGE = "language"  # of the course as it is read; without one it is its own
SPELLING = "spelling"  # the dictionaries that words are looked up in, by their codes, with blanks between
OWN_WORD = "own word: "  # begins the keys of words that are known beside those of the dictionaries
MOST_OWN_WORDS = 5000
WRITE = "INSERT OR REPLACE INTO preferences (key, value) VALUES (?, ?)"


def chosen(db: apsw.Connection, key: str) -> str:
    """What was chosen; empty if nothing was."""
    found = db.execute("SELECT value FROM preferences WHERE key = ?", (key,)).get
    value = str(found) if found is not None else ""
    short(value)
    return value


def choose(db: apsw.Connection, key: str, value: str) -> None:
    """Choose something; inside the caller's transaction."""
    with seals.changing(db, "preferences", "key = ?", (key,)):
        db.execute(WRITE, (key, value))


def own_words(db: apsw.Connection) -> frozenset[str]:
    """The words that the learner added to the dictionaries."""
    keys = db.execute(
        "SELECT key FROM preferences WHERE substr(key, 1, ?) = ? LIMIT ?",
        (len(OWN_WORD), OWN_WORD, MOST_OWN_WORDS),
    ).fetchall()
    found = [str(key)[len(OWN_WORD) :] for (key,) in keys]
    short(*found)
    return frozenset(found)


def keep_own_word(db: apsw.Connection, word: str, *, known: bool) -> None:
    """Add a word, or take it out again; inside the caller's transaction."""
    key = f"{OWN_WORD}{word}"
    with seals.changing(db, "preferences", "key = ?", (key,)):
        if known:
            db.execute(WRITE, (key, ""))
        else:
            db.execute("DELETE FROM preferences WHERE key = ?", (key,))
