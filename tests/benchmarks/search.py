"""How long a search among many answers takes, against a bare query of SQLite's full-text search over the same words."""

from __future__ import annotations

import random
import statistics
import time

import apsw

from workbook.answers.searching.index import MOST, Place, SearchIndex

WORDS, IN_ONE, QUERIES = 8000, 40, 200
BARE = f"SELECT rowid, words FROM bare WHERE bare MATCH ? ORDER BY rowid LIMIT {MOST}"


def measure() -> dict[str, float]:
    """The ratios of the medians, for 10,000 and for 100,000 answers."""
    return {f"search in {count:,} answers p50 / bare FTS5": _ratio(count) for count in (10_000, 100_000)}


def _ratio(count: int) -> float:
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghiklmnoprstuw", k=chance.randint(2, 9))) for _ in range(WORDS)]
    texts = [" ".join(chance.choices(words, k=IN_ONE)) for _ in range(count)]
    index = SearchIndex()
    for number, text in enumerate(texts):
        index.put_answer(Place("module", "page", str(number)), text)
    bare = apsw.Connection(":memory:")
    bare.execute("CREATE VIRTUAL TABLE bare USING fts5 (words)")
    bare.executemany("INSERT INTO bare VALUES (?)", [(text,) for text in texts])
    ours, theirs = [], []
    for typed in chance.choices(words, k=QUERIES):
        begin = time.perf_counter()
        index.find(typed)
        between = time.perf_counter()
        bare.execute(BARE, (f'"{typed}" *',)).fetchall()
        ours.append(between - begin)
        theirs.append(time.perf_counter() - between)
    return statistics.median(ours) / statistics.median(theirs)
