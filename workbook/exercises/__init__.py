"""The kinds of exercise that exist: a folder of this name each, with the name of its class."""

KINDS = {
    "line": "Line",
    "reflection": "Reflection",
    "letter": "Letter",
    "list": "List",
    "stems": "Stems",
    "scale": "Scale",
    "wheel": "Wheel",
    "choice": "Choice",
    "checklist": "Checklist",
    "ranking": "Ranking",
    "table": "Table",
    "log": "Log",
    "plan": "Plan",
    "practice": "Practice",
    "map": "Map",
    "drawing": "Drawing",
    "picture": "Picture",
    "date": "Date",
    "recall": "Recall",
}
