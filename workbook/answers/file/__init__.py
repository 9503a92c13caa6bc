"""A workbook file as a whole: made, opened, brought up to date, and the one thread that owns it."""
