"""Sentence stems: beginnings of sentences that the learner goes on with."""
