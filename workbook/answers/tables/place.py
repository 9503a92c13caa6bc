"""Where in the course the learner is reading, and which pages they looked at: how it is written."""

WRITE = "INSERT OR REPLACE INTO place (one, module, page, scroll) VALUES (1, ?, ?, ?)"
VISIT = "INSERT OR IGNORE INTO visited (module, page) VALUES (?, ?)"
