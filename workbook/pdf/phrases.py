"""The words that paper adds of its own, in one place so that they can be translated."""

from __future__ import annotations

from workbook.language.translation import N_

ABOUT_LINE = N_("A workbook for learning and practice")
EDITION_NAMES = {
    "keepsake": N_("My whole workbook"),
    "workshop": N_("Workshop pages"),
    "blank": N_("Blank edition"),
    "facilitator": N_("Leader’s edition"),
}
COVER_LINES = {
    "keepsake": N_("My whole workbook"),
    "workshop": N_("Pages for the workshop"),
    "blank": N_("To write in by hand"),
    "facilitator": N_("For whoever leads a group"),
}
FOOT_LINES = {
    "keepsake": N_("Private. For my shelf."),
    "workshop": N_("I chose what is in here."),
    "blank": N_("Keep it, or bring it. You choose."),
    "facilitator": N_("Never contains anyone’s answers."),
}
COVER_NOTES = {
    "keepsake": N_("Private. For my shelf.\nPlease give it back if you find it."),
    "workshop": N_("I chose what is in here. The rest stays with me.\nPlease give it back if you find it."),
    "blank": N_("Keep it, or bring it. You choose.\nPlease give it back if you find it."),
    "facilitator": N_("Not for handing out. Never contains anyone’s answers."),
}
ON_SCREEN = N_("To fill in on a screen, or by hand")
NOT_FOR_HANDING_OUT = N_("Leader’s copy. Not for handing out.")
NAME_LABEL = N_("Name, if you like")
WISH = N_("What I want from this day")

CONTENTS = N_("What is in here")
CONTENTS_LINE = N_(
    "The small numbers are the same in every edition, also in the blank one: "
    "“turn to 6.4” works for everyone."
)
GOES_ON = N_("{title} (continued)")
HOW_FAR = N_("How far the research goes")
WHAT_NOT = N_("What this is not")
WHAT_NOT_LINE = N_(
    "It is not therapy, a diagnosis or medical advice. Nothing in it is scored. "
    "You may leave any page unopened, today and at the workshop."
)

MAY_SKIP = N_("You may skip any of these. A few words are enough.")
OVERVIEW = N_("The course at a glance")
OVERVIEW_LINE = N_("How long each module takes, what it asks, and what to have ready.")
OVERVIEW_HEAD = (N_("Module"), N_("Minutes"), N_("What it asks"), N_("To have ready"))
IN_ALL = N_("In all")
FOR_WHO_LEADS = N_("For you who lead")
WITH_CARE = N_("With care")
OWN_NOTES = N_("Your own notes")
OWN_TIMES = N_("Your own times")

ABOUT_THIS = N_("About this workbook")
MODULE = N_("Module {number}")
TENDER = N_("A tender page.")
TRY = N_("Try it")
EXAMPLE = N_("Example")
WRITTEN = N_("Written {day}")
WRITTEN_BEFORE = N_("Before, on {day}:")
READ_THEN = N_("The question read then: {question}")
JUST_FOR_ME = N_("Kept just for me.")
STAYS = N_("None of its rows comes along.")
NOT_TODAY = N_("Not today.")
OTHER_DAYS = N_("Written on other days.")
ROOM_FOR_LATER = N_("Room for later")
UNREADABLE = N_("This part needs a newer version of the program. It is shown as it was written.")
KEPT = N_("Kept answers")
KEPT_LINE = N_("Their questions are no longer in the course. The answers stay.")

BROUGHT = N_("What I bring")
BROUGHT_LINE = N_("Answers I chose to bring. The numbers lead back into the workbook.")
MY_DAYS = N_("My days")
MY_DAYS_LINE = N_("What I wrote, on the day I wrote it. A day without a note is only a day.")
TO_OPEN = N_("A letter that may be opened on this day.")
NAMED = N_("A day I named.")
MARKS = N_("My marks and notes")
MARKS_LINE = N_("Words of the course that I marked, and what I noted beside them.")
MARK_NAMES = {
    "honey": N_("Honey"),
    "mint": N_("Mint"),
    "slate": N_("Slate"),
    "page": N_("For the whole page"),
    "bookmark": N_("Bookmark"),
}
LOST_MARKS = N_("The course has these words no longer")

BEFORE_AFTER = N_("Before and after")
BEFORE_AFTER_LINE = N_(
    "Two moments, side by side. Higher is not better and lower is not worse; ask what was different."
)
ON_THESE_DAYS = N_("On these days. Higher is not better and lower is not worse.")
DIFFERENCE = N_("What might have made the difference?")
PLAN = N_("My action plan")
PLAN_LINE = N_("Small, and mine to change. The right-hand side is for what you hear today.")
PLAN_OPEN = N_("What I could do, and when")
CHANGED_MIND = N_("What I changed my mind about")
NOTE_COLUMN = (
    (N_("Notes on the day"), 17),
    (N_("Who I will tell about it"), 3),
    (N_("First small step, and when"), 4),
)
FROM_MODULES = N_("From my modules")
FROM_MODULES_LINE = N_("Answers I chose to bring. The numbers lead back into the workbook.")
QUESTIONS = N_("Questions I bring")
QUESTIONS_LINE = N_("To say aloud, or for a quiet moment with one person. As you like.")
MORE_QUESTIONS = N_("Questions that come up on the day")
NOTES = N_("Notes")
NOTES_FEET = (N_("Someone I would like to write to afterwards"), N_("What I keep to myself"))

SOURCES = N_("Sources, and where to find help")
IMPRINT = N_("About the course")  # the last page of one that has neither
SOURCES_HEAD = N_("Sources")
HELP_HEAD = N_("Where to find help")
CHECKED = {  # by whom it was checked, and for which place: whether either is known
    (False, False): N_("Checked {day}"),
    (True, False): N_("Checked {day} by {who}"),
    (False, True): N_("Checked {day}, for: {place}"),
    (True, True): N_("Checked {day} by {who}, for: {place}"),
}
NOT_THERAPY = N_(
    "This workbook is for learning and practice. It is not therapy, a diagnosis or medical advice."
)
CONTACT = N_("Questions about this course: {contact}")
COURSE_LINE = N_("{title}, version {version}.")
LICENCE = N_("Licence: {licence}.")
HOLDER = "© {}."
ANSWERS_OWN = N_("The answers belong to the person who wrote them.")
