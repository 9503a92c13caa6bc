"""An index of words, in memory alone: what is erased or locked away leaves no trace of it on any disk.

It is made anew for each visit, off the typing path. SQLite's full-text search does the work (FTS5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import apsw

from workbook.answers.searching.folding import folded, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

Sort = Literal["answer", "note", "text"]
HitSort = Literal["answer", "note", "text", "earlier"]  # what stood in an answer once is not in the index
MOST = 200  # hits that are handed out at once
LONGEST_TYPED = 200  # signs of what is looked for
_TOKENS = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"  # the index is folded already
_TABLE = f'CREATE VIRTUAL TABLE entry USING fts5 (folded, words UNINDEXED, tokenize = "{_TOKENS}")'
_COUNT = "SELECT count(*) FROM entry WHERE entry MATCH ? AND rowid BETWEEN ? AND ?"
_FIND = "SELECT rowid, words FROM entry WHERE entry MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
# Numbers of the sorts, each in the order of the course; notes are in the order in which they came.
_ANSWERS, _NOTES, _TEXTS = (1, 1 << 39), ((1 << 39) + 1, 1 << 40), ((1 << 40) + 1, 1 << 50)
_BETWEEN: dict[Sort, tuple[int, int]] = {"answer": _ANSWERS, "note": _NOTES, "text": _TEXTS}


class Place(NamedTuple):
    """Where something stands: on a page of a module, of an answer its exercise, of a note its mark.

    `row` is that of an earlier version of the answer.
    """

    module: str
    page: str
    exercise: str = ""
    mark: str = ""
    row: int = 0


class Hit(NamedTuple):
    """Something that has all the words that were looked for."""

    sort: HitSort
    place: Place
    words: str


class Found(NamedTuple):
    """How many there are of each sort, and the first of them."""

    answers: int
    texts: int
    hits: tuple[Hit, ...]
    notes: int = 0


class SearchIndex:
    """Answers and the course's paragraphs; for the thread that made it."""

    def __init__(self) -> None:
        self._db = apsw.Connection(":memory:")
        self._db.execute(_TABLE)
        self._places: dict[int, Place] = {}
        self._answers: dict[str, int] = {}
        self._notes: dict[str, int] = {}
        self._last_text = _TEXTS[0]

    def add_texts(self, place: Place, paragraphs: Iterable[str]) -> None:
        """Add a page's paragraphs, after all that was added before."""
        rows = []
        for words in paragraphs:
            self._last_text += 1
            self._places[self._last_text] = place
            rows.append((self._last_text, folded(words), words))
        self._db.executemany("INSERT INTO entry (rowid, folded, words) VALUES (?, ?, ?)", rows)

    def put_answer(self, place: Place, words: str) -> None:
        """Add an answer, or take the newer words in the place of the older; without words it is no longer found."""
        self._put(self._answers.setdefault(place.exercise, len(self._answers) + _ANSWERS[0]), place, words)

    def put_note(self, place: Place, words: str) -> None:
        """The same with a note, and the words that were marked for it."""
        self._put(self._notes.setdefault(place.mark, len(self._notes) + _NOTES[0]), place, words)

    def _put(self, number: int, place: Place, words: str) -> None:
        self._db.execute("DELETE FROM entry WHERE rowid = ?", (number,))
        if words.strip():
            self._places[number] = place
            insert = "INSERT INTO entry (rowid, folded, words) VALUES (?, ?, ?)"
            self._db.execute(insert, (number, folded(words), words))

    def find(self, typed: str, sorts: Iterable[Sort] = ("answer", "note", "text"), most: int = MOST) -> Found:
        """All that has every word that was typed, or a word that begins with it; answers first, then notes."""
        asked = _query(typed[:LONGEST_TYPED])
        if not asked:
            return Found(0, 0, ())
        answers, answer_hits = self._of(asked, "answer", most) if "answer" in sorts else (0, [])
        notes, note_hits = self._of(asked, "note", most) if "note" in sorts else (0, [])
        texts, text_hits = self._of(asked, "text", most) if "text" in sorts else (0, [])
        return Found(answers, texts, (*answer_hits, *note_hits, *text_hits), notes)

    def _of(self, asked: str, sort: Sort, most: int) -> tuple[int, list[Hit]]:
        between = _BETWEEN[sort]
        count = int(self._db.execute(_COUNT, (asked, *between)).get)
        rows = self._db.execute(_FIND, (asked, *between, most)) if count else ()
        return count, [Hit(sort, self._places[int(str(number))], str(words)) for number, words in rows]

    def close(self) -> None:
        """Nothing is found any more."""
        self._db.close()


def _query(typed: str) -> str:
    """What was typed in FTS5's language: each word, or signs that follow each other, from its beginning."""
    return " AND ".join(f'"{word}" *' for word in words_in(typed))
