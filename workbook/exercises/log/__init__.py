"""A log: a few columns for each day, as many days as the learner likes; a day without a note is only a day."""
