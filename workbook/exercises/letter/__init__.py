"""A letter: to anybody, nobody or oneself; it is never sent, and may be erased."""
