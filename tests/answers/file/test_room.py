"""The room of answers loads neither screen nor paper, and what it needs only when it needs it."""

from collections.abc import Callable


def test_opening_and_saving_loads_neither_screen_nor_paper_nor_pydantic(
    elsewhere: Callable[[str], str],
) -> None:
    heavy = elsewhere("""
with create_workbook(path, {"course.md": b"---\\ntitle: A\\n---\\n"}, notes=notes) as file:
    file.set_place("a", "b", 0)
import workbook.answers.file.worker, workbook.answers.copies.as_data, workbook.answers.copies.as_markdown
print(sorted({"PySide6", "reportlab", "pydantic", "markdown", "markdown_it", "PIL"} & set(sys.modules)))
""")
    assert heavy == "[]"
