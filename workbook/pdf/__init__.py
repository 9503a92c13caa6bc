"""Paper: a course and its answers as a PDF."""
