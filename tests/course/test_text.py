"""Markdown to clean HTML, and what is refused because it would take too long."""

import time

import pytest

from workbook.course.source import too_hard
from workbook.course.text import UNREADABLE_NOTE, TextReader

READER = TextReader({"smith2020": 1, "B.c:d-9": 2}, {"media/x.png"})


def html(markdown: str) -> str:
    return READER.html(markdown)


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("Text.", "<p>Text.</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("# A\ntext", "<h1>A</h1>\n<p>text</p>"),
        ("text\n# A", "<p>text</p>\n<h1>A</h1>"),
        ("Words\n---\nmore", "<p>Words</p>\n<hr>\n<p>more</p>"),
        ("Words\n===", "<h1>Words</h1>"),
        ("Words\n- a\n- b", "<p>Words</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Words\n1. a\n2. b", "<p>Words</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("• a\n• b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("```\n- a\n# b\n```", "<pre><code>- a\n# b\n</code></pre>"),
        ("[a](https://b.c)", '<p><a href="https://b.c">a</a></p>'),
        ("[a](mailto:b@c.d)", '<p><a href="mailto:b@c.d">a</a></p>'),
        ("[a](#b)", '<p><a href="#b">a</a></p>'),
        ('![a](media/x.png "b")', '<p><img src="media/x.png" alt="a" title="b"></p>'),
        ("[@smith2020]", '<p><sup><a href="#source-smith2020">[1]</a></sup></p>'),
        ("[@B.c:d-9]", '<p><sup><a href="#source-B.c:d-9">[2]</a></sup></p>'),
        ("[@nobody]", "<p>[@nobody]</p>"),
        ("`[@smith2020]`", "<p><code>[@smith2020]</code></p>"),
    ],
)
def test_markdown(markdown: str, made: str) -> None:
    assert html(markdown) == made


def test_a_table() -> None:
    made = html("| a | b |\n|---|:-:|\n| c | d |")
    assert "<table>" in made
    assert "<td>c</td>" in made


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("<div>\n\n*x*\n\n</div>", "<p>&lt;div&gt;</p>\n<p><em>x</em></p>\n<p>&lt;/div&gt;</p>"),
        ("R&D <3", "<p>R&amp;D &lt;3</p>"),
        ("[a](javascript:x)", "<p><a>a</a></p>"),
        ("[a](ftp://b.c)", "<p><a>a</a></p>"),
        ("[a](file:///etc/passwd)", "<p><a>a</a></p>"),
        ("[a](other.md)", "<p><a>a</a></p>"),
        ("![a](media/gone.png)", '<p><img alt="a"></p>'),
        ("![a](https://b.c/x.png)", '<p><img alt="a"></p>'),
    ],
)
def test_what_is_not_course_text_is_shown_as_it_stands_or_does_nothing(markdown: str, made: str) -> None:
    assert html(markdown) == made


def test_one_line_of_words() -> None:
    assert READER.inline("*a* & b") == "<em>a</em> &amp; b"
    assert READER.plain("*a* & [b](https://c.d)") == "a & b"


HARD = {
    "line": "a" * 10_001,
    "[": "[" * 100,
    "![": "![" * 50,
    "!": "!" * 100,
    "<": "<" * 100,
    "open brackets": "[a" * 2000,
    "open links": "[a](" * 2000,
    "backslashes": "\n".join(["\\" * 9000] * 20),
    "table": "a|b\n-|-\n" + "a|b\n" * 25_000,
    "quotations": "\n\n".join(">" * depth + " a" for depth in range(1, 60)),
    "links without an address": "[a]:\n" * 1500,
    "wide table": "|" * 200 + "\n" + "|-" * 200 + "\n" + "|a\n" * 200,
}


@pytest.mark.parametrize("name", HARD)
def test_what_would_take_minutes_is_shown_as_plain_text(name: str) -> None:
    hard = too_hard("Fine.\n\n" + HARD[name])
    assert hard
    assert hard.offset >= 7
    assert hard.what.endswith(".")
    assert html(HARD[name]).startswith(f"<p><em>{UNREADABLE_NOTE}</em></p><pre>")


ROUGH = {
    "links": "[a](https://b.c) " * 500,
    "list of links": "- [a](https://b.c)\n" * 5000,
    "lists": "\n".join("    " * n + "- a" for n in range(300)),
    "quotes": ">" * 9000,
    "headings": "# a\n" * 20_000,
    "rules": "---\n" * 20_000,
    "blanks": (" " * 9000 + "\n") * 20,
    "code": "```\n" * 5000,
    "citations": "[@smith2020] " * 500,
    "emphasis": "*a **b " * 1000,
    "cdata": "<![CDATA[" * 90,
    "comments without an end": "<!-- a\n\n" * 5000,
    "tasks": "- [ ] a\n" * 5000,
    "addresses": "a@b.c www.a.b https://a.b/(( " * 300,
    "meanings": "a\n: b\n\n" * 3000,
    "struck": "~~a " * 2000,
}


@pytest.mark.parametrize("name", ROUGH)
def test_what_is_rough_but_possible_ends_soon(name: str) -> None:
    began = time.process_time()
    html(ROUGH[name])
    assert time.process_time() - began < 20, "not a measure of speed: before the bounds these took minutes"


def test_real_text_is_never_too_hard() -> None:
    for text in ("Text with [a link](https://b.c) and [@smith2020].\n\n" * 3000, "- item {#id}\n" * 5000):
        assert too_hard(text) is None
