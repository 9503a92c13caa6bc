"""What facilitators do with a course: check it, begin one, pack it."""
