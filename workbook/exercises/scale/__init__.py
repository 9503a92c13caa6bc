"""A scale: a number between two ends, for one item or several, alone or as a pair of before and after."""
