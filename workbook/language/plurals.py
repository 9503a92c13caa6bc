"""How many of something there are, in words."""


def many(count: int, one: str, more: str = "") -> str:
    """1 answer, 2 answers; `more` where an s at the end does not make the plural."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
