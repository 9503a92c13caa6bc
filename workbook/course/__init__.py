"""What a course and an exercise are, and how files become them. Knows no Qt, no paper, no SQLite."""
