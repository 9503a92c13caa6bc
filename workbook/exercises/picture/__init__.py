"""A picture of the learner's own, with a caption and with words for who cannot see it."""
