"""The `key: value` lines at the top of a file, sentence by sentence of the contract."""

import pytest

from workbook.course.front_matter import FrontMatter, read_facts


def front_matter(text: str) -> dict[str, list[str]]:
    found = read_facts("course.md", text)
    return {fact.key: list(found.all(fact.key)) for fact in found.lines}


def test_facts_stand_between_two_lines_of_hyphens() -> None:
    text = "---\ntitle: One\n---\nText.\n"
    found = read_facts("course.md", text)
    assert (found.first("title"), text[found.end :], found.end_line) == ("One", "Text.\n", 4)
    assert found.problems == ()


@pytest.mark.parametrize(
    "value",
    ["a: b", "'a' and 'b'", '"a" and "b"', '"a', "“a”", "a, b", "# no comment", "[x]",
     "{y}", "> z", "- w", "%", "a --- b", "12:30",
     "a\u2028b\x85c\x0bd"],
)  # fmt: skip
def test_a_value_is_the_rest_of_its_line(value: str) -> None:
    assert front_matter(f"---\ntitle: \t {value} \t\nid: x\n---\n") == {"title": [value], "id": ["x"]}


def test_a_repeated_key_makes_a_list() -> None:
    assert front_matter("---\nauthor: A\nid: x\nauthor: B\n---\n") == {"author": ["A", "B"], "id": ["x"]}


def test_a_line_that_begins_with_blanks_continues_the_value_above() -> None:
    assert front_matter("---\nsummary: one\n  two\n\tthree: four\nid: x\n---\n") == {
        "summary": ["one two three: four"],
        "id": ["x"],
    }


def test_keys_are_read_in_any_case() -> None:
    assert front_matter("---\nTitle: A\nLICENCE: B\n---\n") == {"title": ["A"], "licence": ["B"]}


def test_a_key_without_a_value_counts_as_missing() -> None:
    found = read_facts("course.md", "---\ntitle:\ntitle: B\n---\n")
    assert found.first("title") == "B"


@pytest.mark.parametrize("text", ["", "\n", "Text.\n", "--- x\ntitle: A\n---\n", "----\nTitle\n----\n", " x"])
def test_without_the_hyphens_there_are_no_facts(text: str) -> None:
    assert read_facts("course.md", text) == FrontMatter("course.md")


@pytest.mark.parametrize(
    "text",
    ["\n\n---\ntitle: A\n---\nText.", "--- \t\ntitle: A\n---\t\nText.", "---\n\ntitle: A\n\n---\nText."],
)
def test_blank_lines_and_blanks_around_the_hyphens_do_no_harm(text: str) -> None:
    found = read_facts("course.md", text)
    assert (found.first("title"), text[found.end :], found.problems) == ("A", "Text.", ())


@pytest.mark.parametrize("text", ["---", "---\n", "---\ntitle: A", "---\ntitle: A\n", "---\ntitle: A\n---"])
def test_a_file_may_end_anywhere(text: str) -> None:
    found = read_facts("course.md", text)
    assert found.end == len(text)
    assert bool(found.problems) == (not text.endswith("\n---"))


def test_a_line_that_is_no_fact_is_named_with_its_line() -> None:
    found = read_facts("modules/a.md", "---\ntitle: A\nJust words\nid: b\n---\nText")
    assert [(p.path, p.line, p.column, p.code) for p in found.problems] == [
        ("modules/a.md", 3, 1, "not-a-fact")
    ]
    assert found.first("id") == "b"
    assert (found.line_of("id"), found.line_of("minutes")) == (4, 1)


def test_facts_without_an_end_stop_where_the_text_begins() -> None:
    text = "---\ntitle: A\n\nDear reader,\nkey: no\n"
    found = read_facts("course.md", text)
    assert [(p.line, p.code) for p in found.problems] == [(3, "unclosed-facts")]
    assert text[found.end :] == "Dear reader,\nkey: no\n"
    assert found.end_line == 4


def test_minutes_are_a_whole_number() -> None:
    assert read_facts("a", "---\nminutes: 25 or so\n---").minutes() == 25
    assert read_facts("a", "---\nminutes: some\n---").minutes() is None


def test_an_unknown_fact_is_named_with_the_word_that_was_perhaps_meant() -> None:
    found = read_facts("course.md", "---\ntitle: A\ntitel: B\n---")
    problem = found.unknown(("title", "id"))[0]
    assert (problem.line, problem.hint) == (3, "Did you mean `title`?")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ('title: "Small: a trial"', {"title": ["Small: a trial"]}),
        ("title: 'It''s small'", {"title": ["It's small"]}),
        ('title: "Say \\"yes\\""', {"title": ['Say "yes"']}),
        ('title: "On two\n  lines"', {"title": ["On two lines"]}),
        ("summary: >\n  What this\n  is for.\nid: x", {"summary": ["What this is for."], "id": ["x"]}),
        ("summary: |-\n  One.\n\n  Two.\nid: x", {"summary": ["One. Two."], "id": ["x"]}),
        ("author:\n  - Ana\n  - Ben\nid: x", {"author": ["Ana", "Ben"], "id": ["x"]}),
        ("author:\n- Ana\n- 'Ben'\nid: x", {"author": ["Ana", "Ben"], "id": ["x"]}),
        ("author: [Ana, Ben]", {"author": ["Ana", "Ben"]}),
        ("title: [A, B]", {"title": ["[A, B]"]}),
        ("# my own note\ntitle: A", {"title": ["A"]}),
        ('**Title:** A\n*id*: x\n"language": en', {"title": ["A"], "id": ["x"], "language": ["en"]}),
        ("title:A\nid\uff1a x", {"title": ["A"], "id": ["x"]}),
    ],
)
def test_what_is_written_as_in_front_matter_elsewhere_is_understood(
    text: str, facts: dict[str, list[str]]
) -> None:
    assert front_matter(f"---\n{text}\n---\n") == facts
    assert read_facts("course.md", f"---\n{text}\n---\n").problems == ()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("—\ntitle: A\n—\nText.\n", 1, "other-hyphens"),
        ("\n+++\ntitle: A\n+++\n", 2, "other-hyphens"),
        ("title: A\n\nText.\n", 1, "no-hyphens"),
        ("---\nauthor:\n  name: A\n---\n", 3, "fact-in-fact"),
    ],
)
def test_facts_that_begin_or_are_built_in_another_way_are_named(text: str, line: int, code: str) -> None:
    assert [(p.line, p.code) for p in read_facts("course.md", text).problems] == [(line, code)]


def test_what_a_file_knows_is_said_where_no_word_is_near() -> None:
    found = read_facts("course.md", "---\nxyz: A\n---")
    assert found.unknown(("title", "id"))[0].hint == "It knows `title`, `id`."
    assert found.unknown(())[0].hint == "It has no facts; write your words below the second line of hyphens."
