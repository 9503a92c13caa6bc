"""Markdown as people write it: what the reader makes of it."""

import pytest

from workbook.course.loose_markdown import as_reader_knows
from workbook.course.text import UNREADABLE_NOTE, TextReader

READER = TextReader({"smith2020": 1}, {"media/x.png", "media/two words.png", "media/ä.png"})


def html(markdown: str) -> str:
    return READER.html(markdown).replace("\n", "")


@pytest.mark.parametrize("blanks", [2, 3, 4])
@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "–", "1.", "1)"])
def test_a_list_inside_a_list_with_two_to_four_blanks(mark: str, blanks: int) -> None:
    outer = "ol" if mark[0] == "1" else "ul"
    made = html(f"{mark} tea\n{' ' * blanks}- black\n{' ' * blanks}- green\n{mark} bread")
    inner = "<ul><li>black</li><li>green</li></ul>"
    assert made == f"<{outer}><li>tea{inner}</li><li>bread</li></{outer}>"


def test_three_lists_inside_each_other() -> None:
    deepest = "<ul><li>c</li></ul>"
    assert html("1. a\n  - b\n    - c") == f"<ol><li>a<ul><li>b{deepest}</li></ul></li></ol>"
    assert html("- a\n\t- b\n\t\t- c") == f"<ul><li>a<ul><li>b{deepest}</li></ul></li></ul>"


@pytest.mark.parametrize("blanks", [2, 3, 4])
@pytest.mark.parametrize(
    ("inside", "made"),
    [
        ("second", "<p>second</p>"),
        ("```\n  x\n- y\n```", "<pre><code>  x- y</code></pre>"),
        ("> said", "<blockquote><p>said</p></blockquote>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_paragraphs_listings_and_quotes_belong_to_their_item(inside: str, made: str, blanks: int) -> None:
    moved = "\n".join(" " * blanks + line for line in inside.split("\n"))
    assert html(f"1. first\n\n{moved}\n\n2. next") == (
        f"<ol><li><p>first</p>{made}</li><li><p>next</p></li></ol>"
    )


LOOSE = "<ol><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul></li><li><p>d</p></li></ol>"


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("Words\n3. a", '<p>Words</p><ol start="3"><li>a</li></ol>'),
        ("In the year\n1986. It was", "<p>In the year1986. It was</p>"),
        ("•a\n•b", "<ul><li>a</li><li>b</li></ul>"),
        ("– a\n— b", "<ul><li>a</li><li>b</li></ul>"),
        ("— Yes.\n— No.", "<p>— Yes.— No.</p>"),
        ("> Two:\n> - a\n> - b", "<blockquote><p>Two:</p><ul><li>a</li><li>b</li></ul></blockquote>"),
        ("> 1. a\n>   - b", "<blockquote><ol><li>a<ul><li>b</li></ul></li></ol></blockquote>"),
        (
            "> ```\n> • a\n> ```\n> • b",
            "<blockquote><pre><code>• a</code></pre><ul><li>b</li></ul></blockquote>",
        ),
        ("   - a\n   - b\n     - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("- a\n    - b\n        - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("1. a\n\n    - b\n\n    - c\n2. d", LOOSE),
        ("```\n• a\n##b\n```", "<pre><code>• a##b</code></pre>"),
    ],
)
def test_lists(markdown: str, made: str) -> None:
    assert html(markdown) == made


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("# A {#a}", "<h1>A</h1>"),
        ("   ## A ##", "<h2>A</h2>"),
        ("    ## A", "<pre><code>## A</code></pre>"),
        ("###A {#a}", "<h3>A</h3>"),
        ("#rest is a word", "<p>#rest is a word</p>"),
        ("#rest {#a}", "<p>#rest</p>"),
        ("A\n===", "<h1>A</h1>"),
        ("A *b*\nc\n=", "<h1>A <em>b</em>c</h1>"),
        ("A\n---\nb\n===", "<p>A</p><hr><h1>b</h1>"),
        ("A\n--", "<p>A--</p>"),
    ],
)
def test_headings(markdown: str, made: str) -> None:
    assert html(markdown) == made


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("- [ ] a\n- [x] b\n- [X] *c*", "<ul><li>☐ a</li><li>☑ b</li><li>☑ <em>c</em></li></ul>"),
        ("[x] a", "<p>[x] a</p>"),
        ("- [x](https://a.b)", '<ul><li><a href="https://a.b">x</a></li></ul>'),
        ("~~a~~ ~b~", "<p><s>a</s> ~b~</p>"),
        ("Tea\n: Hot.\n: Or not.", "<dl><dt>Tea</dt><dd>Hot.</dd><dd>Or not.</dd></dl>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("a  \nb", "<p>a<br>b</p>"),
        (
            "|a|b|\n|:-:|-:|",
            '<table><thead><tr><th align="center">a</th><th align="right">b</th></tr></thead></table>',
        ),
    ],
)
def test_what_other_programs_know_too(markdown: str, made: str) -> None:
    assert html(markdown) == made


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.org/b?c=d&e", "https://a.org/b?c=d&amp;e"),
        ("http://a.org", "http://a.org"),
        ("www.a.org", "https://www.a.org"),
        ("WWW.a.org", "https://WWW.a.org"),
        ("ruth@a.org", "mailto:ruth@a.org"),
    ],
)
def test_a_bare_address_is_a_link(written: str, address: str) -> None:
    words = written.replace("&", "&amp;")
    assert html(f"See {written}.") == f'<p>See <a href="{address}">{words}</a>.</p>'
    assert html(f"`{written}`") == f"<p><code>{words}</code></p>"


@pytest.mark.parametrize(
    "words", ["the end.So it is", "course.md", "e.g. this", "ftp://a.b", "//a.org", "a@b"]
)
def test_what_does_not_say_that_it_is_an_address_is_words(words: str) -> None:
    assert html(words) == f"<p>{words}</p>"


@pytest.mark.parametrize("target", ["http://b.c", "https://b.c", "tel:112", "mailto:b@c.d", "#place"])
def test_where_links_lead(target: str) -> None:
    assert html(f"[a]({target})") == f'<p><a href="{target}">a</a></p>'


@pytest.mark.parametrize(
    "target",
    ["javascript:x", "JavaScript:x", "data:text/html,x", "vbscript:x", "ftp://b.c", "//b.c", "b.md", "a b"],
)
@pytest.mark.parametrize("form", ["[a](<{}>)", "[a][r]\n\n[r]: <{}>"])
def test_other_links_do_nothing(form: str, target: str) -> None:
    assert html(form.format(target)) == "<p><a>a</a></p>"


@pytest.mark.parametrize("name", ["media/two words.png", "media/two%20words.png", "<media/two words.png>"])
def test_a_picture_whose_name_has_blanks(name: str) -> None:
    assert html(f'![Two *words*]({name} "Under it")') == (
        '<p><img src="media/two words.png" alt="Two words" title="Under it"></p>'
    )


def test_a_picture_whose_name_has_letters_of_its_language() -> None:
    assert html("![a](media/ä.png)") == '<p><img src="media/ä.png" alt="a"></p>'


@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("a <!-- b --> c", "<p>a  c</p>"),
        ("a\n\n<!-- b\n\n::: c -->\n\nd", "<p>a</p><p>d</p>"),
        ("a\n<!-- b -->\nc", "<p>a</p><p>c</p>"),
        ("<!-- a\n\nb --> *c*", "<p><em>c</em></p>"),
        ("<!-- a --> b", "<p> b</p>"),
        ("- <!-- a --> b", "<ul><li> b</li></ul>"),
        ("- a\n  <!-- b -->\n- c", "<ul><li>a</li><li>c</li></ul>"),
        ("`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>"),
        ("```\n<!-- a -->\n```", "<pre><code>&lt;!-- a --&gt;</code></pre>"),
        ("<!-- a\n\nb", "<p>&lt;!-- a</p><p>b</p>"),
        ("a <!-- b\n\nc --> d", "<p>a &lt;!-- b</p><p>c --&gt; d</p>"),
    ],
)
def test_comments_are_left_out(markdown: str, made: str) -> None:
    assert html(markdown) == made


def test_one_line_of_words_is_no_list_and_no_heading() -> None:
    assert READER.inline("1. First") == "1. First"
    assert READER.inline("# *a*") == "# <em>a</em>"
    assert READER.plain("- a & ~~b~~") == "- a & b"


def test_lists_deeper_than_anybody_reads_are_shown_as_they_stand() -> None:
    deep = "\n".join("  " * depth + f"- w{depth}" for depth in range(60))
    made = READER.html(deep)
    assert UNREADABLE_NOTE in made
    assert all(f"w{depth}" in made for depth in range(60))


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  b\n\n      code in it\n- c",
        "1. a\n\n   b\n\n2. c",
        "> - a\n>   - b",
        "    # code\n    - code",
        "\tcode\n\n\tmore",
        "***\n- - -\n* * *",
        "a\n  b\n    c",
        "1. ```\n   - a\n   ```",
    ],
)
def test_what_is_in_order_stays_as_it_is(text: str) -> None:
    assert as_reader_knows(text) == text
