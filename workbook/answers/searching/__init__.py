"""Finding words again: in the course, and in what the learner wrote."""
