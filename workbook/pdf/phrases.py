"""The words that paper adds of its own, in one place so that they can be translated."""

from __future__ import annotations

ABOUT_LINE = "A workbook for learning and practice"
EDITION_NAMES = {"keepsake": "My whole workbook", "workshop": "Workshop pages"}
COVER_LINES = {"keepsake": "My whole workbook", "workshop": "Pages for the workshop"}
FOOT_LINES = {"keepsake": "Private. For my shelf.", "workshop": "I chose what is in here."}
COVER_NOTES = {
    "keepsake": "Private. For my shelf.\nPlease give it back if you find it.",
    "workshop": "I chose what is in here. The rest stays with me.\nPlease give it back if you find it.",
}
NAME_LABEL = "Name, if you like"
WISH = "What I want from this day"

CONTENTS = "What is in here"
CONTENTS_LINE = (
    "The small numbers are the same in every edition, also in the blank one: "
    "“turn to 6.4” works for everyone."
)
HOW_FAR = "How far the research goes"
WHAT_NOT = "What this is not"
WHAT_NOT_LINE = (
    "It is not therapy, a diagnosis or medical advice. Nothing in it is scored. "
    "You may leave any page unopened, today and at the workshop."
)

ABOUT_THIS = "About this workbook"
MODULE = "Module {}"
TENDER = "A tender page."
TRY = "Try it"
WRITTEN = "Written {}"
READ_THEN = "The question read then: {}"
JUST_FOR_ME = "Kept just for me."
NOT_TODAY = "Not today."
ROOM_FOR_LATER = "Room for later"
UNREADABLE = "This part needs a newer version of the program. It is shown as it was written."
KEPT = "Kept answers"
KEPT_LINE = "Their questions are no longer in the course. The answers stay."

BEFORE_AFTER = "Before and after"
BEFORE_AFTER_LINE = (
    "Two moments, side by side. Higher is not better and lower is not worse; ask what was different."
)
DIFFERENCE = "What might have made the difference?"
PLAN = "My action plan"
PLAN_LINE = "Small, and mine to change. The right-hand side is for what you hear today."
PLAN_OPEN = "What I could do, and when"
CHANGED_MIND = "What I changed my mind about"
NOTE_COLUMN = (("Notes on the day", 17), ("Who I will tell about it", 3), ("First small step, and when", 4))
FROM_MODULES = "From my modules"
FROM_MODULES_LINE = "Answers I chose to bring. The numbers lead back into the workbook."
QUESTIONS = "Questions I bring"
QUESTIONS_LINE = "To say aloud, or for a quiet moment with one person. As you like."
MORE_QUESTIONS = "Questions that come up on the day"
NOTES = "Notes"
NOTES_FEET = ("Someone I would like to write to afterwards", "What I keep to myself")

SOURCES = "Sources, and where to find help"
IMPRINT = "About the course"  # the last page of one that has neither
SOURCES_HEAD = "Sources"
HELP_HEAD = "Where to find help"
CHECKED = "Checked {}"
CHECKED_BY = " by {}"
CHECKED_FOR = ", for: {}"
NOT_THERAPY = "This workbook is for learning and practice. It is not therapy, a diagnosis or medical advice."
COURSE_LINE = "{title}, version {version}."
LICENCE = "Licence: {}."
HOLDER = "© {}."
ANSWERS_OWN = "The answers belong to the person who wrote them."
