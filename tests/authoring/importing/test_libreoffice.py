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

SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph">
<style:text-properties fo:language="de" fo:country="DE"/></style:default-style>
<style:style style:name="Title" style:family="paragraph" style:class="chapter"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
style:default-outline-level="1"/>
</office:styles>
<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:paragraph-properties>
<style:tab-stops><style:tab-stop style:position="15cm" style:type="right" style:leader-style="dotted"
style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="U" style:family="text">
<style:text-properties style:text-underline-style="solid"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-bullet text:level="1" text:bullet-char="☐"/></text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:p text:style-name="Title">Der ganze Kurs</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Anfang</text:h>
<text:p>Ein Satz<text:note
text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body
><text:p>Die Anmerkung.</text:p></text:note-body></text:note> mit Fußnote.</text:p>
<text:p text:style-name="P1">Mein Wort:<text:tab/></text:p>
<text:p>Unterstrichen: <text:span text:style-name="U"><text:tab/><text:tab/></text:span></text:p>
<text:p>Was trifft zu?</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>müde</text:p></text:list-item>
<text:list-item><text:p>wach</text:p></text:list-item></text:list>
<text:p>Drei Dinge:</text:p>
<text:list text:style-name="L2"><text:list-item><text:p/></text:list-item><text:list-item><text:p/></text:list-item>
<text:list-item><text:p/></text:list-item></text:list>
<text:p>Rahmen: <draw:frame draw:name="Textrahmen" svg:width="5cm" svg:height="2cm"
text:anchor-type="paragraph"><draw:text-box><text:p>Im Rahmen steht das.</text:p></draw:text-box></draw:frame></text:p>
<text:p><draw:custom-shape text:anchor-type="paragraph"
svg:width="3cm" svg:height="2cm"
svg:x="1cm" svg:y="1cm" draw:name="Form"><text:p>In der Form</text:p></draw:custom-shape></text:p>
<text:p>Was war schön?</text:p><text:p>___________</text:p><text:p>___________</text:p>
</office:text></office:body></office:document>"""


def converted(place: Path, name: str, text: str) -> Path:
    """A document as LibreOffice saves it for Word."""
    (place / name).write_text(text, encoding="utf-8")
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place), str(place / name),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (place / name).with_suffix(".docx")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_wrote(tmp_path: Path) -> None:
    made = became(read_word(converted(tmp_path, "blatt.html", PAGE)))
    assert errors(made) == []
    assert kinds(made) == ["module", "text", "page", "text", "line", "table", "scale"]
    assert "Ein **Nein** ist ein *Ja* zu [etwas](https://example.org/a)." in text_of(made)
    assert "1. eins\n2. zwei\n    - drei" in text_of(made)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_worksheet_that_was_made_in_libreoffice(tmp_path: Path) -> None:
    made = became(read_word(converted(tmp_path, "blatt.fodt", SHEET)))
    assert errors(made) == []
    assert kinds(made) == [
        "title", "module", "text", "line", "line", "checklist", "list", "text", "text", "text", "reflection",
    ]  # fmt: skip
    assert [row.entry.source for row in made.rows if row.look == "drawing"] == [
        "Im Rahmen steht das.",
        "In der Form",
    ]
    assert text_of(made).startswith("Ein Satz[^2] mit Fußnote.\n\n[^2]: Die Anmerkung.")
    assert b"language: de\n" in made.files["course.md"]
