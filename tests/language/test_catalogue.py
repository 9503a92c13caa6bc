"""What translators are handed: every message, and nothing that is only a value of the program."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.language.catalogue import ROOT, TEMPLATE, as_template, extracted, marked, mistakes_in
from workbook.language.languages import languages_folder

PLAIN_FIELD = re.compile(r"[a-z][a-z_]*")
TWICE = re.compile(r"_\d+$")


def test_the_template_is_true(request: pytest.FixtureRequest) -> None:
    now = as_template(extracted())
    if request.config.getoption("--accept"):
        TEMPLATE.write_text(now, encoding="utf-8")
    assert TEMPLATE.read_text("utf-8") == now, "keep the words anew with --accept"


def test_every_field_of_a_message_has_a_telling_name_and_no_format() -> None:
    odd = []
    for message in sorted(marked()):
        if not re.search(r"\{[a-z_:}]", message) or ("{{" in message and "{#" not in message):
            continue
        for _words, field, form, _turned in Formatter().parse(message):
            if field is not None and (form or not PLAIN_FIELD.fullmatch(field) or TWICE.search(field)):
                odd.append(message)
    assert odd == []


def test_no_message_begins_or_ends_with_a_blank() -> None:
    assert [message for message in sorted(marked()) if message != message.strip(" ")] == ["usage: "]


def test_no_module_that_translates_uses_the_name_for_anything_else() -> None:
    for path in sorted((ROOT / "workbook").rglob("*.py")):
        source = path.read_text("utf-8")
        if "gettext as _\n" in source:
            names = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
            assert not [node for node in names if node.id == "_" and isinstance(node.ctx, ast.Store)], path


def test_what_is_translated_is_written_out_and_not_put_together_before() -> None:
    """`_(f"…")` and `_("…".format(…))` would ask for words that no catalogue can have."""
    for path in sorted((ROOT / "workbook").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
                asked = node.args[0]
                assert not isinstance(asked, (ast.JoinedStr, ast.BinOp)), (path, node.lineno)
                within = [inner for part in node.args for inner in ast.walk(part)]
                names = {
                    inner.func.id
                    for inner in within
                    if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name)
                }
                assert not names & TRANSLATES, f"Babel finds none in another: {path}:{node.lineno}"


def test_no_words_are_written_inside_a_text_with_fields() -> None:
    """In `f"{_('…')}"` Babel finds nothing, and the words would stay English."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "workbook").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in TRANSLATES
        if any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in call.args)
    ]
    assert hidden == []


@pytest.mark.parametrize("file", sorted(languages_folder().rglob("*.po")), ids=lambda file: file.name)
def test_every_translation_has_the_fields_of_its_message(file: Path) -> None:
    with file.open("rb") as opened:
        assert mistakes_in(read_po(opened)) == []


def test_a_translation_with_other_fields_is_found() -> None:
    catalogue = Catalog(locale="pl")
    catalogue.add("{n} page of {whole}", "{n} z {whole}")
    catalogue.add(("{n} page", "{n} pages"), ("strona", "{n} strony", "{m} stron"))
    catalogue.add("{name} is ready.", "{nazwa} jest.")
    catalogue.add("Close it", "{")
    assert mistakes_in(catalogue) == ["{m} stron", "{nazwa} jest.", "{"]


TOLD = {
    "Problem", "problem", "_problem", "TooHard", "Refusal", "CourseTrouble", "PackageTrouble", "RefusedTrouble",
    "WorkbookTrouble", "ExportTrouble", "DamageError", "PictureError", "tell", "say", "announce", "Words",
}  # fmt: skip
TRANSLATES = {"_", "N_", "ngettext", "counted", "pgettext"}


def untranslated_in(node: ast.AST) -> list[str]:
    """The sentences in what is told that no catalogue is asked for."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATES:
        return []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if re.search(r"[a-z]{2} [a-zA-Z]", node.value) else []
    return [found for inner in ast.iter_child_nodes(node) for found in untranslated_in(inner)]


def test_every_problem_and_trouble_is_told_in_words_that_are_translated() -> None:
    found = []
    for path in sorted((ROOT / "workbook").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                told = (
                    [words for part in node.args for words in untranslated_in(part)] if name in TOLD else []
                )
                found += [f"{path.relative_to(ROOT)}:{node.lineno}: {words}" for words in told]
    assert found == []
