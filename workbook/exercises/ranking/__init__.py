"""A ranking: options and own lines in the learner's order; what is not placed yet may stay so."""
