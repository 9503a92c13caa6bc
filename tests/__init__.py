"""A package of its own, for some that are installed bring a folder of the same name."""
