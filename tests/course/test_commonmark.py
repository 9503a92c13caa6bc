"""How near course text is to CommonMark: the count of its own examples that match may only rise."""

import pytest

from workbook.course.loose_markdown import as_reader_knows
from workbook.course.markdown_reader import markdown_reader

from .commonmark import examples, same_form, spec_text

MATCHING = 560  # of the 652 of version 0.31.2
ON_PURPOSE = {
    "HTML blocks", "Raw HTML",  # shown as it stands
    "Setext headings", "Thematic breaks",  # `---` under text is a rule
    "Lists", "List items",  # two or three blanks are enough, and a list may follow text with any number
    "Autolinks",  # bare addresses are links
}  # fmt: skip


def matches(markdown: str, html: str) -> bool:
    return same_form(markdown_reader({}).render(as_reader_knows(markdown))) == same_form(html)


def test_examples_of_commonmark() -> None:
    found = examples(spec_text())
    if not found:
        pytest.skip(
            "CommonMark's examples are not here: npm install commonmark-spec, or name COMMONMARK_SPEC"
        )
    kept = [matches(example.markdown, example.html) for example in found]
    assert sum(kept) >= MATCHING
    others = [example for example, good in zip(found, kept, strict=True) if not good]
    stray = [
        example
        for example in others
        if example.section not in ON_PURPOSE and not _is_explained(example.markdown)
    ]
    assert stray == []


def _is_explained(markdown: str) -> bool:
    """Whether an example of another section has raw HTML or a heading of dashes in it."""
    return "<" in markdown or "\n---" in markdown


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a **b** c* __d__ e_f_g", "<p><em>a <strong>b</strong> c</em> <strong>d</strong> e_f_g</p>"),
        ("\\*a\\* &copy; &#35;", "<p>*a* © #</p>"),
        ("`` a`b `` `c`", "<p><code>a`b</code> <code>c</code></p>"),
        (
            "[a][r] [r]\n\n[R]: https://b.c 'T'",
            '<p><a href="https://b.c" title="T">a</a> <a href="https://b.c" title="T">r</a></p>',
        ),
        ("- a\n\n  - b\n\n- c", "<ul><li><p>a</p><ul><li>b</li></ul></li><li><p>c</p></li></ul>"),
        ("> a\nb\n\nc", "<blockquote><p>a b</p></blockquote><p>c</p>"),
        ("~~~ text\n``` a\n~~~", "<pre><code>``` a</code></pre>"),
        ("a\n    b\n\n    c", "<p>a b</p><pre><code>c</code></pre>"),
        (
            "* a\n+ b\n1. c\n1) d",
            "<ul><li>a</li></ul><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol>",
        ),
        ("![a *b*](c.png)", '<p><img src="c.png" alt="a b"></p>'),
    ],
)
def test_what_is_as_in_commonmark(markdown: str, html: str) -> None:
    assert matches(markdown, html)
