"""A practice: something to do for some minutes, in stages, with a breath to follow if the course gives one."""
