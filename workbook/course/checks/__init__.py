"""Everything that can be wrong with a course, each with its place and what to do."""
