"""Finds code in Markdown, and takes HTML comments out of it: an author writes those for themselves."""

from __future__ import annotations

import re

_FENCED = r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)"
_BETWEEN_BACKTICKS = r"(?<![`\\])(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)"
CODE = rf"(?P<code>{_FENCED}|{_BETWEEN_BACKTICKS})"
"""Of a pattern with DOTALL and MULTILINE."""
_CODE_OR_COMMENT = re.compile(rf"{CODE}|<!--.*?-->", re.DOTALL | re.MULTILINE)


def without_comments(text: str) -> str:
    """The text without its comments; all lines stay where they are, and what is in code stays."""
    if "<!--" not in text:
        return text
    return _CODE_OR_COMMENT.sub(lambda found: found["code"] or "\n" * found[0].count("\n"), text)
