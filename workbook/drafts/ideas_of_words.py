"""Ideas that put one word of a line right: a kind, a key, a value, a name, a link, a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.course.columns import bring_condition
from workbook.course.files import module_id
from workbook.course.key_lines import key_and_value
from workbook.course.problems import did_you_mean
from workbook.course.reading import EVIDENCE_LABELS
from workbook.drafts.idea import Idea, Place, told
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

_KIND = re.compile(r"\s*:{3,}[ \t]*(\S+)")
_TYPE = re.compile(r"\|[ \t]*([^{]*[^{\s])")
_RANGE = re.compile(r"(-?\d{1,4})(\s*(?:-|–|to)\s*)(-?\d{1,4})", re.IGNORECASE)
_STAGE = re.compile(r"(\s*(?:[-*+]|\d{1,3}[.)])\s+)(.*\S)\s*\|\s*([^|{]*[^|{\s])\s*(\{#[^{}\s]*\})?\s*")
_LINK = re.compile(r"\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\(([^()\n]*)\)")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(([^()\n]*)\)")
_BROKEN = re.compile(r"[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}")
_PAPERS = ("page", "half page")


def _kind(place: Place) -> Idea | None:
    kind = _KIND.match(place.text)
    return place.word_replaced(kind[1], place.near(), kind.start(1)) if kind else None


def _setting(place: Place) -> Idea | None:
    key = key_and_value(place.text)
    return place.word_replaced(key[0], place.near()) if key else None


def _value(place: Place) -> Idea | None:
    """The word that a setting can be."""
    setting = place.setting
    if setting is None:
        return None
    near = place.near()
    if setting.key == "paper":
        near = _near(setting.value.replace("-", " "), _PAPERS)
    return place.value_replaced(setting.value, near)


def _label(place: Place) -> Idea | None:
    """The label that was meant."""
    setting = place.setting
    if setting is None or setting.key != "label":
        return None
    return place.value_replaced(setting.value, _near(setting.value.replace(" ", "-"), EVIDENCE_LABELS))


def _near(word: str, known: tuple[str, ...]) -> str:
    return told(did_you_mean(word, known), _("Did you mean `{near}`?")).get("near", "")


def _exercise(place: Place) -> Idea | None:
    """The exercise whose name is near."""
    setting = place.setting
    if setting is None:
        return None
    name = setting.value.split()[0] if setting.key == "show-if" else setting.value
    return place.value_replaced(name, place.near())


def _no_answer(place: Place) -> Idea | None:
    """The exercise whose answer a recall shows, in place of the recall."""
    setting = place.setting
    if setting is None or place.module is None:
        return None
    name = setting.value.split()[0]
    recall = next((part for part in place.written if _is(part, name)), None)
    shown = [s.value for s in recall.all("of")] if recall is not None and hasattr(recall, "all") else []
    return place.value_replaced(name, shown[0]) if len(shown) == 1 else None


def _is(part: object, name: str) -> bool:
    return getattr(getattr(part, "exercise", None), "id", None) == name


def _option(place: Place) -> Idea | None:
    setting = place.setting
    if setting is None:
        return None
    picked = setting.key == "bring-rows"
    wrong = bring_condition(setting.value)[1] if picked else place.named(setting.value.split()[1:])
    found = place.value_replaced(wrong, place.near())
    name = setting.value.split()[0]
    if found and setting.key == "show-if" and wrong == name:  # an option that is called as its exercise
        at = place.text.rindex(wrong)
        return place.rewritten(place.text[:at] + place.near() + place.text[at + len(wrong) :], place.near())
    return found


def _condition(place: Place) -> Idea | None:
    """`show-if` with the exercise alone."""
    setting = place.setting
    if setting is None:
        return None
    name, *options = setting.value.split()
    at = place.text.rindex(setting.value)
    line = place.text[:at] + name
    return place.rewritten(line, line.strip()) if options else None


def _column(place: Place) -> Idea | None:
    setting = place.setting
    return place.value_replaced(bring_condition(setting.value)[0], place.near()) if setting else None


def _column_type(place: Place) -> Idea | None:
    found, near = _TYPE.search(place.text), place.near()
    if found is None or not near or near == "pick":
        return None
    return place.rewritten(place.text[: found.start(1)] + near + place.text[found.end(1) :], near)


def _range(place: Place) -> Idea | None:
    """The smaller number first."""
    sort = _TYPE.search(place.text)
    found = _RANGE.fullmatch(sort[1]) if sort else None
    if sort is None or found is None or not 0 < int(found[1]) - int(found[3]) <= 100:
        return None
    words = found[3] + found[2] + found[1]
    return place.rewritten(place.text[: sort.start(1)] + words + place.text[sort.end(1) :], words)


def _late_length(place: Place) -> Idea | None:
    """The length of a stage before its words."""
    found = _STAGE.fullmatch(place.text)
    if found is None:
        return None
    words = f"{found[3]} | {found[2]}"
    return place.rewritten(found[1] + words + (f" {found[4]}" if found[4] else ""), words)


# Links, pictures, citations


def _link(place: Place) -> Idea | None:
    """Where a link was meant to lead."""
    found = _LINK.match(place.text, place.problem.column - 1)
    if found is None:
        return None
    target = found[1].strip()
    if target in place.files:
        return place.rewritten(f"{place.text[: found.start()]}!{place.text[found.start() :]}", f"!{found[0]}")
    right = _meant(place, target)
    if not right:
        return None
    return place.rewritten(place.text[: found.start(1)] + right + place.text[found.end(1) :], right)


def _meant(place: Place, target: str) -> str:
    for template, begin in (
        (_("Write `https://{target}`."), "https://"),
        (_("Write `mailto:{target}`."), "mailto:"),
    ):
        if found := told(place.problem.hint, template):
            return begin + found["target"]
    if place.problem.code == "unknown-place" and place.near():
        return f"#{place.near()}"
    scheme, colon, rest = target.partition(":")
    if colon and scheme.lower() in ("https", "mailto") and scheme != scheme.lower() and " " not in rest:
        return f"{scheme.lower()}:{rest}" if scheme.lower() == "mailto" or rest.startswith("//") else ""
    path, _unused, part = target.removeprefix("./").partition("#")
    modules = {module.path.rsplit("/", 1)[-1]: module for module in place.outline.modules}
    module = modules.get(path.rsplit("/", 1)[-1]) if module_id(path) else None
    return f"#{part or module.id}" if module and (not part or part in {p.id for p in module.pages}) else ""


def _picture(place: Place) -> Idea | None:
    """The name that a picture has."""
    right = next(
        (path for template in _there() if (path := told(place.problem.hint, template).get("path"))), ""
    )
    right = right or place.near()
    found = _PICTURE.match(place.text, place.problem.column - 1)
    if not right:
        return None
    if found:
        return place.rewritten(place.text[: found.start(1)] + right + place.text[found.end(1) :], right)
    if key_and_value(place.text) and (key_and_value(place.text) or ("",))[0] == "cover":
        return place.rewritten(f"cover: {right}", right)
    settings = place.block.all("picture") if place.block else []
    if len(settings) != 1:
        return None
    line = settings[0].line
    text = place.source.texts(line, line)[0]
    at = text.rindex(settings[0].value)
    changed = place.source.with_lines(line, line, [text[:at] + right])
    return Idea(_("Write `{words}`.").format(words=right), changed)


def _there() -> tuple[str, ...]:
    """How it is said under which name a picture is there."""
    return (
        _("Write it as `{path}`."),
        _("Capital and small letters count: the file is called `{path}`."),
        _("The file lies at `{path}`; write that."),
    )


def _source(place: Place) -> Idea | None:
    return place.word_replaced(place.text[place.problem.column + 1 :].partition("]")[0], place.near())


def _footnote(place: Place) -> Idea | None:
    names = re.findall(r"\[\^([^\]\s]+)\]", place.text)
    wrong = next((name for name in names if f"`[^{name}]`" in place.problem.what), "")
    near = place.near()
    if not wrong or not near:
        return None
    return place.rewritten(place.text.replace(f"[^{wrong}]", f"[^{near}]", 1), f"[^{near}]")


def _letters(place: Place) -> Idea | None:
    """The letters that were there before a program took them for another encoding."""
    line = _BROKEN.sub(lambda found: _mended(found[0]), place.text)
    new = {word for word in line.split() if word not in place.text}
    return place.rewritten(line, " ".join(word for word in line.split() if word in new)) if new else None


def _mended(letters: str) -> str:
    data = bytearray()
    for letter in letters:
        try:
            data += letter.encode("cp1252")
        except UnicodeEncodeError:
            data += letter.encode("latin-1", "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return letters


def _key_in_json(place: Place) -> Idea | None:
    """A key of the example answers that stands once."""
    wrong = next(iter(re.findall(r"`([^`]+)`", place.problem.what)), "")
    lines = [n for n, line in enumerate(place.source.lines, 1) if f'"{wrong}"' in line.text]
    near = place.near()
    if not near or len(lines) != 1 or place.source.plain.count(f'"{wrong}"') != 1:
        return None
    text = place.source.texts(lines[0], lines[0])[0].replace(f'"{wrong}"', f'"{near}"')
    return Idea(_("Write `{words}`.").format(words=near), place.source.with_lines(lines[0], lines[0], [text]))


FINDERS: dict[str, Callable[[Place], Idea | None]] = {
    "unknown-kind": _kind,
    "unknown-setting": _setting,
    "bad-value": _value,
    "no-label": _label,
    "unknown-exercise": _exercise,
    "no-answer": _no_answer,
    "unknown-option": _option,
    "bad-condition": _condition,
    "unknown-column": _column,
    "bad-type": _column_type,
    "bad-range": _range,
    "late-length": _late_length,
    "bad-link": _link,
    "unknown-place": _link,
    "missing-picture": _picture,
    "unknown-source": _source,
    "unknown-footnote": _footnote,
    "broken-letters": _letters,
    "unknown-key": _key_in_json,
}
