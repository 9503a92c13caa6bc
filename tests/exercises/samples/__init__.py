"""A sample of every kind, for the tests that run over all kinds. A module each, named as the kind:

SOURCE    a good block with the id `it` that uses every setting of its own
ANSWER    an answer that fills it
WORDS     what of it has to be read in the text export and on paper
BAD       blocks with the code of the problem that each has
STRATEGY  answers of every sort, for hypothesis
edit      makes one change to an empty editor by keyboard
"""
