"""A table: columns of several types, with rows of the course's or of the learner's own."""
