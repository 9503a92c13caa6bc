"""What is kept ready for the first page is of this very program, or it is not used."""

from workbook.course.outline import read_outline
from workbook.course.outline_text import outline_key, outline_to_text
from workbook.window.session.open_course import READY_PAGE, OpenCourse

FILES = {"course.md": b"---\ntitle: C\n---\n~~old~~", "modules/1-m.md": b"---\ntitle: M\n---\nText."}


def test_a_text_that_another_version_laid_out_is_laid_out_anew() -> None:
    ready = {READY_PAGE + "~~old~~": "<p>~~old~~</p>"}
    assert (
        OpenCourse(FILES, {"outline 0.0.1 5": "null", **ready}).reader.html("~~old~~") == "<p><s>old</s></p>"
    )
    own = {outline_key(): outline_to_text(read_outline(FILES))}
    assert OpenCourse(FILES, {**own, **ready}).reader.html("~~old~~") == "<p>~~old~~</p>"
