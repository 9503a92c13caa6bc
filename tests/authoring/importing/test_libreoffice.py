"""What LibreOffice itself writes as a Word file, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.authoring.importing.imported import errors, kinds, text_of
from workbook.authoring.importing.drafting import became
from workbook.authoring.importing.word import read_word

SOFFICE = shutil.which("soffice")
PAGE = """<html><body><h1>Freundlich Nein</h1><p>Ein <b>Nein</b> ist ein <i>Ja</i> zu
<a href="https://example.org/a">etwas</a>.</p><h2>Üben</h2><ol><li>eins</li><li>zwei<ul><li>drei</li></ul></li></ol>
<p>Mein Wort: ____________</p><table border=1><tr><td>Wer</td><td>Was</td></tr><tr><td></td><td></td></tr></table>
<p>Wie schwer? 0 1 2 3 4 5 6 7 8 9 10</p></body></html>"""


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_wrote(tmp_path: Path) -> None:
    (tmp_path / "blatt.html").write_text(PAGE, encoding="utf-8")
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(tmp_path / "blatt.html"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    made = became(read_word(tmp_path / "blatt.docx"))
    assert errors(made) == []
    assert kinds(made) == ["module", "text", "page", "text", "line", "table", "scale"]
    assert "Ein **Nein** ist ein *Ja* zu [etwas](https://example.org/a)." in text_of(made)
    assert "1. eins\n2. zwei\n    - drei" in text_of(made)
