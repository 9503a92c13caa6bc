"""Looking words up in a process of its own: dictionaries are slow and large, and typing waits for neither.

A question is a line of JSON, and so is its answer; both go through pipes, so no other program can read them. The
process ends when whoever asks ends. It writes nothing, and says nothing of what it was asked.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from workbook.no_dumps import keep_out_of_dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.spelling.lookup import Lookup

ASIDE = "--look-words-up"


def main() -> int:
    """Answer until nothing is asked any more."""
    from workbook.spelling.lookup import Lookup

    keep_out_of_dumps()
    sys.stderr = None  # a fault would be told with the words in it
    serve(sys.stdin.buffer, sys.stdout.buffer, Lookup())
    return 0


def serve(asked: BinaryIO, told: BinaryIO, lookup: Lookup) -> None:
    """Answer line by line."""
    for line in asked:
        question = json.loads(line)
        answer = {"id": question["id"], **_answer(question, lookup)}
        told.write(json.dumps(answer).encode() + b"\n")
        told.flush()


def _answer(question: Mapping[str, Any], lookup: Lookup) -> dict[str, Any]:
    if "use" in question:
        return {"broken": lookup.use(question["use"])}
    if "word" in question:
        return {"suggestions": lookup.suggestions(question["word"], question["paragraph"])}
    return {"unknown": [lookup.unknown(paragraph) for paragraph in question["paragraphs"]]}
