"""A reflection: as many words as the learner likes."""
