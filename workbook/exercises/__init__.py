"""The kinds of exercise that exist, a folder each; `course/kinds.py` names them and finds their parts."""
