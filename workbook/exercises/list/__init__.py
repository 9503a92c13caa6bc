"""A list of one's own: so many things, each with a reason if one likes, perhaps again each day."""
