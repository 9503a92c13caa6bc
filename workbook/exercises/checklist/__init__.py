"""A checklist: any of several lines, in groups if the course likes, with lines of the learner's own."""
