"""The kinds of exercise that exist: a folder of this name each, with the name of its class."""

KINDS = {
    "line": "Line",
    "reflection": "Reflection",
    "scale": "Scale",
    "choice": "Choice",
    "checklist": "Checklist",
    "plan": "Plan",
}
