"""The words that a course has for under a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.course.files import Files

_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="([^"]*)"[^>]*>')
_CAPTION = re.compile(r'\btitle="([^"]+)"')


def with_captions(html: str, files: Files) -> str:
    """The HTML with a picture's words under it, if the picture is there."""

    def with_caption(found: re.Match[str]) -> str:
        caption = _CAPTION.search(found[0])
        return f"{found[0]}<br><i>{caption[1]}</i>" if caption and found[1] in files else found[0]

    return _PICTURE.sub(with_caption, html)
